//! How others cite a claim of a reading: as what its speaker says, in the work, as it is restated here.

use super::super::cx::PageCx;
use crate::model::{Claim, ClaimIx, PartialDate, Reading, ReadingIx, Voice};
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
    pub fn new(cx: PageCx, reading: ReadingIx, at: ClaimIx) -> Self {
        let facts = Facts::new(cx, reading, at);
        let words = facts.url.as_ref().map_or_else(|| facts.words.clone(), |url| format!("{} {url}", facts.words));
        Self { words, bibtex: facts.bibtex(), csl: facts.csl().to_string() }
    }
}

impl<'a> Facts<'a> {
    fn new(cx: PageCx<'a>, reading_at: ReadingIx, at: ClaimIx) -> Self {
        let reading = cx.site().reading(reading_at);
        let claim = reading.claim(at);
        let number = at.index() + 1;
        let text = claim.text.get(cx.lang).plain();
        let numbered = [("claim", text.trim_end_matches(['.', '。']).into()), ("number", number.into())];
        let speakers: Vec<&str> = claim.speakers.iter().map(|speaker| cx.name(*speaker)).collect();
        Self {
            key: format!("{}-{}", reading.id, claim.id),
            title: cx.words("cite-title", numbered),
            words: words(cx, reading, claim, number, &speakers),
            speakers,
            reading: reading.title.get(cx.lang).plain(),
            site: cx.site().settings().title.get(cx.lang),
            language: cx.tag().as_str(),
            published: reading.published,
            work: cx.site().source(reading.work).date,
            url: cx.claim_url(reading_at, claim),
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
fn words(cx: PageCx, reading: &Reading, claim: &Claim, number: usize, speakers: &[&str]) -> String {
    let work = cx.cited(reading.work).text.trim_end_matches(['.', '。']).to_owned();
    let speaker = cx.list(speakers.iter().copied());
    let said = match claim.voice {
        Voice::Quote => "cite-quote",
        Voice::Paraphrase => "cite-paraphrase",
        Voice::Narration | Voice::Hearsay => "cite-own",
    };
    let said = cx.words(said, [("speaker", speaker.into()), ("source", work.into())]);
    let locus = claim.locus;
    let locus = cx.words(
        if locus.first == locus.last { "cite-locus" } else { "cite-loci" },
        [("witness", locus.witness.to_string().into()), ("from", locus.first.into()), ("to", locus.last.into())],
    );
    cx.words(
        if claim.inferred { "cite-words-inferred" } else { "cite-words" },
        [
            ("said", said.into()),
            ("locus", locus.into()),
            ("reading", reading.title.get(cx.lang).plain().into()),
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
