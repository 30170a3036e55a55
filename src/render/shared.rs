//! What all pages of a run have in common: messages, dates, citations, the order of names.

use super::{
    citations::{self, Cited, Styles},
    html::{self, Place},
    locale::Locales,
    messages::Messages,
    views::{Item, NoteTwin},
};
use crate::link::Site;
use crate::model::{Anchor, Claim, Feature, Lang, Localised, Origin, PagePath, Reading, Source, SourceIx, SpeakerIx};
use hayagriva::types::EntryType;
use std::{collections::HashSet, sync::Arc};

/// Made once, seen by every page. All but the site is the same for every site with the same speakers and sources.
#[derive(Debug, Clone)]
pub(super) struct Shared {
    pub site: Arc<Site>,
    pub messages: Arc<Messages>,
    pub locales: Arc<Locales>,
    /// By the source's place.
    citations: Arc<[Localised<Cited>]>,
    /// What a source is called in a note: who published it, else who wrote it, else its title.
    labels: Arc<[Localised<String>]>,
    /// The speakers and sources in the order of each language.
    pub speaker_order: Arc<Localised<Vec<SpeakerIx>>>,
    pub source_order: Arc<Localised<Vec<SourceIx>>>,
}

impl Shared {
    /// The same for a site that has only readings otherwise.
    #[cfg(feature = "serve")]
    pub fn with(&self, site: Arc<Site>) -> Self {
        Self { site, ..self.clone() }
    }

    pub fn new(site: Arc<Site>, messages: Arc<Messages>, styles: &Styles) -> Self {
        let languages = &site.settings().languages;
        let locales = Locales::new(languages, &messages);
        let cite = |lang: Lang, entry: &hayagriva::Entry| styles.cite(lang, languages.tag(lang).as_str(), entry);
        let cited = |source: &Source| Localised::new(languages, |lang| cite(lang, source.entry.get(lang)));
        let citations = site.sources().map(|(_, source)| cited(source)).collect();
        let labels: Vec<_> = site.sources().map(|(_, source)| source.entry.map(label)).collect();
        let speaker_order = Localised::new(languages, |lang| {
            let mut order: Vec<_> = site.speakers().map(|(at, _)| at).collect();
            let name = |at: &SpeakerIx| {
                let speaker = site.speaker(*at);
                (speaker.name.get(lang).as_str(), speaker.yomi.as_deref())
            };
            order.sort_by(|a, b| locales.order(lang, name(a), name(b)));
            order
        });
        let source_order = Localised::new(languages, |lang| {
            let mut order: Vec<_> = site.sources().map(|(at, _)| at).collect();
            order.sort_by(|a, b| locales.order(lang, (labels[a.index()].get(lang), None), (labels[b.index()].get(lang), None)));
            order
        });
        Self {
            site,
            messages,
            locales: Arc::new(locales),
            citations,
            labels: labels.into(),
            speaker_order: Arc::new(speaker_order),
            source_order: Arc::new(source_order),
        }
    }

    /// Where a text is written that belongs to no reading.
    pub fn place<'a>(&'a self, lang: Lang, up: &'a str, prefix: &'a str) -> Place<'a> {
        Place {
            site: &self.site,
            messages: &self.messages,
            lang,
            up,
            prefix,
            upright: false,
            reading: None,
            noted: &[],
            footnotes: &[],
        }
    }

    pub fn cited(&self, source: SourceIx, lang: Lang) -> &Cited {
        self.citations[source.index()].get(lang)
    }

    pub fn label(&self, source: SourceIx, lang: Lang) -> &str {
        self.labels[source.index()].get(lang)
    }

    pub fn source_link(&self, at: SourceIx, lang: Lang, up: &str) -> Item {
        let source = self.site.source(at);
        let page = self.site.settings().languages.tag(lang);
        let html = html::foreign(self.label(at, lang), page, source.language.as_ref());
        let href = PagePath::source(page, &source.id).href(up);
        Item { href, id: source.id.to_string(), text: self.label(at, lang).to_owned(), html, current: false }
    }

    pub fn speaker_link(&self, at: SpeakerIx, lang: Lang, up: &str) -> Item {
        let speaker = self.site.speaker(at);
        let text = speaker.name.get(lang).clone();
        let html = html::Escaped(&text).to_string();
        let href = PagePath::speaker(self.site.settings().languages.tag(lang), &speaker.id).href(up);
        Item { id: speaker.id.to_string(), href, text, html, current: false }
    }

    /// Where a reading's page stands.
    pub fn page_of(&self, reading: &Reading, lang: Lang) -> PagePath {
        PagePath::reading(self.site.settings().languages.tag(lang), &reading.id)
    }

    /// Where a reading's page of two languages stands, under one of them.
    pub fn parallel_of(&self, reading: &Reading, lang: Lang) -> PagePath {
        PagePath::parallel(self.site.settings().languages.tag(lang), &reading.id)
    }

    /// A reading's page, at a claim's first mark.
    pub fn claim_path(&self, reading: &Reading, claim: &Claim, lang: Lang) -> String {
        format!("{}#{}", self.page_of(reading, lang), Anchor::Mark(&claim.id, 1))
    }

    /// Whether there are pages of two languages side by side.
    pub fn has_parallel(&self) -> bool {
        self.site.settings().parallel && self.site.settings().languages.count() > 1
    }

    /// The language that stands beside another one: the default, or beside that the second.
    pub fn beside(&self, lang: Lang) -> Lang {
        self.site.settings().languages.iter().find(|other| *other != lang).unwrap_or(lang)
    }

    /// Links to origins, each once.
    pub fn origins(&self, origins: &[Origin], lang: Lang, up: &str) -> Vec<Item> {
        let mut seen = HashSet::new();
        let fresh: Vec<Origin> = origins.iter().copied().filter(|origin| seen.insert(*origin)).collect();
        let names = self.told_apart(&fresh, lang);
        let link = |(origin, more): (&Origin, &Option<String>)| {
            let mut link = self.origin_link(*origin, lang, up);
            if let Some(more) = more {
                link.text += more;
                link.html += &html::Escaped(more).to_string();
            }
            link
        };
        fresh.iter().zip(&names).map(link).collect()
    }

    /// What follows the name of each origin so that two of one name can be told apart: its date, else its title.
    pub fn told_apart(&self, origins: &[Origin], lang: Lang) -> Vec<Option<String>> {
        let names: Vec<&str> = origins.iter().map(|origin| self.origin_name(*origin, lang)).collect();
        let apart = |(origin, name): (&Origin, &&str)| {
            let Origin::Source(at) = origin else { return None };
            let twice = names.iter().filter(|other| *other == name).count() > 1;
            let source = self.site.source(*at);
            let date = source.date.map(|date| self.locales.date(lang, date));
            let title = || source.entry.get(lang).title().map(ToString::to_string);
            let more = date.filter(|_| twice).or_else(|| title().filter(|_| twice))?;
            Some(format!("{}{more}", self.messages.get(lang, "list-comma")))
        };
        origins.iter().zip(&names).map(apart).collect()
    }

    /// What an origin is called in a note.
    pub fn origin_name(&self, origin: Origin, lang: Lang) -> &str {
        match origin {
            Origin::Source(at) => self.label(at, lang),
            Origin::Speaker(at) => self.site.speaker(at).name.get(lang),
        }
    }

    fn origin_link(&self, origin: Origin, lang: Lang, up: &str) -> Item {
        match origin {
            Origin::Source(at) => self.source_link(at, lang, up),
            Origin::Speaker(at) => self.speaker_link(at, lang, up),
        }
    }

    /// What messages call the work of a reading: `article` for what stands in a paper or on the web, else `document`.
    pub fn work_kind(&self, reading: &Reading) -> &'static str {
        match self.site.source(reading.work).entry.get(Lang::DEFAULT).entry_type() {
            EntryType::Article | EntryType::Web | EntryType::Blog => "article",
            _ => "document",
        }
    }

    /// The same where claims of all readings stand together.
    pub fn any_work_kind(&self) -> &'static str {
        let articles = self.site.readings().all(|(_, reading)| self.work_kind(reading) == "article");
        if articles { "article" } else { "document" }
    }

    /// A message that may speak of the work.
    pub fn of_work(&self, lang: Lang, key: &str, work: &'static str) -> String {
        self.messages.with(lang, key, [("work", work.into())])
    }

    /// A verdict's words with the sources of unknown origin, which change nothing in it.
    pub fn with_unknown(&self, lang: Lang, words: String, unknown: usize) -> String {
        if unknown == 0 {
            return words;
        }
        let more = self.messages.with(lang, "unknown-origins", [("count", unknown.into())]);
        format!("{words}{more}")
    }

    /// How many claims are attributed to a speaker.
    pub fn claims_of_speaker(&self, at: SpeakerIx) -> usize {
        self.site.claims_naming_speaker(at).iter().filter(|one| one.feature == Feature::Speaks).count()
    }

    /// For how many claims a source is the work or evidence.
    pub fn claims_of_source(&self, at: SourceIx) -> usize {
        let uses = self.site.claims_naming_source(at).iter().filter(|one| one.feature != Feature::Origin);
        uses.map(|one| (one.reading, one.claim)).collect::<HashSet<_>>().len()
    }

    pub fn claim_count(&self, lang: Lang, count: usize) -> String {
        self.messages.with(lang, "claim-count", [("count", count.into())])
    }

    /// How many claims, speakers and sources a reading has.
    pub fn counts(&self, reading: &Reading, lang: Lang) -> String {
        let speakers: HashSet<_> = reading.claims.iter().flat_map(|claim| &claim.speakers).collect();
        let sources: HashSet<_> = reading.claims.iter().flat_map(|claim| &claim.evidence).map(|one| one.source).collect();
        let numbers = [("claims", reading.claims.len()), ("speakers", speakers.len()), ("sources", sources.len())];
        self.messages.with(lang, "counts", numbers.map(|(name, count)| (name, count.into())))
    }

    /// The same claim on the pages of the other languages.
    pub fn note_twins(&self, reading: &Reading, claim: &Claim, lang: Lang) -> Vec<NoteTwin> {
        let languages = &self.site.settings().languages;
        let others = languages.iter().filter(|other| *other != lang);
        others
            .map(|other| {
                let tag = languages.tag(other).to_string();
                let name = self.messages.get(other, "language-name").to_owned();
                NoteTwin { href: format!("../{}", self.claim_path(reading, claim, other)), tag, name }
            })
            .collect()
    }
}

fn label(entry: &hayagriva::Entry) -> String {
    let publisher = entry.publisher().and_then(hayagriva::types::Publisher::name).map(ToString::to_string);
    let author = || entry.authors().and_then(<[_]>::first).map(citations::full);
    let title = || entry.title().map(ToString::to_string);
    let container = || entry.parents().first().and_then(hayagriva::Entry::title).map(ToString::to_string);
    publisher.or_else(container).or_else(author).or_else(title).unwrap_or_else(|| entry.key().to_owned())
}
