//! How others cite a claim of a reading: as what its speaker says, in the work, as it is restated here.

use super::super::Shared;
use crate::model::{Claim, ClaimIx, Lang, PartialDate, Reading, Voice};
use biblatex::{Chunk, Entry, EntryType, Spanned};
use serde::Serialize;
use serde_json::{Value, json};

/// A claim's citation in three forms.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct Cite {
    /// In words, as the language writes it.
    pub words: String,
    /// For BibLaTeX and what reads it.
    pub bibtex: String,
    /// For Zotero and others that read CSL.
    pub csl: String,
}

/// What all three forms say.
struct Facts<'a> {
    key: String,
    /// Whoever makes the claim.
    speakers: Vec<&'a str>,
    /// The claim as it is restated, with its number.
    title: String,
    /// Who says it, where, and that it is restated.
    words: String,
    reading: String,
    site: &'a str,
    language: &'a str,
    published: PartialDate,
    /// When the work was published.
    work: Option<PartialDate>,
    url: Option<String>,
}

impl Cite {
    pub fn new(shared: &Shared, reading: &Reading, at: ClaimIx, lang: Lang) -> Self {
        let facts = Facts::new(shared, reading, at, lang);
        let words = facts.url.as_ref().map_or_else(|| facts.words.clone(), |url| format!("{} {url}", facts.words));
        Self { words, bibtex: facts.bibtex(), csl: facts.csl().to_string() }
    }
}

impl<'a> Facts<'a> {
    fn new(shared: &'a Shared, reading: &Reading, at: ClaimIx, lang: Lang) -> Self {
        let settings = shared.site.settings();
        let claim = reading.claim(at);
        let tag = settings.languages.tag(lang).as_str();
        let number = at.index() + 1;
        let text = claim.text.get(lang).plain();
        let numbered = [("claim", text.trim_end_matches(['.', '。']).into()), ("number", number.into())];
        let name = |speaker: &crate::model::SpeakerIx| shared.site.speaker(*speaker).name.get(lang).as_str();
        let speakers: Vec<&str> = claim.speakers.iter().map(name).collect();
        Self {
            key: format!("{}-{}", reading.id, claim.id),
            title: shared.messages.with(lang, "cite-title", numbered),
            words: words(shared, reading, claim, number, lang, &speakers),
            speakers,
            reading: reading.title.get(lang).plain(),
            site: settings.title.get(lang),
            language: tag,
            published: reading.published,
            work: shared.site.source(reading.work).date,
            url: settings.base_url.as_ref().map(|base| base.absolute(&shared.claim_path(reading, claim, lang))),
        }
    }

    /// Names and titles stand in braces of their own, so that no program takes them apart or lowers their letters; the crate's
    /// writer escapes the signs that TeX reads.
    fn bibtex(&self) -> String {
        let chunk = |text: &str| Spanned::detached(Chunk::Verbatim(text.to_owned()));
        let mut entry = Entry::new(self.key.clone(), EntryType::Online);
        let mut authors = Vec::new();
        for speaker in &self.speakers {
            if !authors.is_empty() {
                authors.push(Spanned::detached(Chunk::Normal(" and ".to_owned())));
            }
            authors.push(chunk(speaker));
        }
        entry.set("author", authors);
        for (field, text) in
            [("title", &*self.title), ("titleaddon", &*self.reading), ("organization", self.site), ("note", &*self.words)]
        {
            entry.set(field, vec![chunk(text)]);
        }
        for (field, text) in [
            ("date", Some(self.published.to_string())),
            ("origdate", self.work.map(|date| date.to_string())),
            ("langid", Some(self.language.to_owned())),
            ("url", self.url.clone()),
        ] {
            if let Some(text) = text {
                entry.set(field, vec![Spanned::detached(Chunk::Normal(text))]);
            }
        }
        entry.to_biblatex_string()
    }

    fn csl(&self) -> Value {
        let mut csl = json!({
            "id": self.key,
            "type": "webpage",
            "title": self.title,
            "container-title": self.reading,
            "publisher": self.site,
            "author": self.speakers.iter().map(|name| json!({ "literal": name })).collect::<Vec<_>>(),
            "issued": date(self.published),
            "language": self.language,
            "note": self.words,
        });
        if let Some(work) = self.work {
            csl["original-date"] = date(work);
        }
        if let Some(url) = &self.url {
            csl["URL"] = json!(url);
        }
        csl
    }
}

/// Who says it, in which work, at which place, and where it is restated.
fn words(shared: &Shared, reading: &Reading, claim: &Claim, number: usize, lang: Lang, speakers: &[&str]) -> String {
    let messages = &shared.messages;
    let work = shared.cited(reading.work, lang).text.trim_end_matches(['.', '。']).to_owned();
    let speaker = messages.list(lang, speakers.iter().copied());
    let said = match claim.voice {
        Voice::Quote => "cite-quote",
        Voice::Paraphrase => "cite-paraphrase",
        Voice::Narration | Voice::Hearsay => "cite-own",
    };
    let said = messages.with(lang, said, [("speaker", speaker.into()), ("source", work.into())]);
    let locus = claim.locus;
    let locus = messages.with(
        lang,
        if locus.first == locus.last { "cite-locus" } else { "cite-loci" },
        [("witness", locus.witness.to_string().into()), ("from", locus.first.into()), ("to", locus.last.into())],
    );
    messages.with(
        lang,
        if claim.inferred { "cite-words-inferred" } else { "cite-words" },
        [
            ("said", said.into()),
            ("locus", locus.into()),
            ("reading", reading.title.get(lang).plain().into()),
            ("number", number.into()),
        ],
    )
}

/// The date as CSL has it, no finer than it is known.
fn date(date: PartialDate) -> Value {
    let parts = [Some(date.year()), date.month().map(i16::from), date.day().map(i16::from)];
    let parts: Vec<i16> = parts.into_iter().flatten().collect();
    json!({ "date-parts": [parts] })
}
