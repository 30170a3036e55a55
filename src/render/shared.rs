//! What all pages of a run have in common: messages, dates, citations, the order of names.

use super::{
    citations::{self, Cited, Styles},
    kept::Links,
    locale::Locales,
    messages::Messages,
    verdicts::Verdicts,
};
use crate::link::Site;
use crate::model::{ClaimUse, Feature, Localised, OwnLang, PagePath, Reading, ReadingIx, Source, SourceIx, SpeakerIx};
use hayagriva::types::EntryType;
use std::sync::Arc;

/// Made once, seen by every page. All but the site is the same for every site with the same speakers and sources.
#[derive(Debug, Clone)]
pub(super) struct Shared {
    pub site: Arc<Site>,
    pub messages: Arc<Messages>,
    pub locales: Arc<Locales>,
    /// In words.
    pub verdicts: Arc<Verdicts>,
    /// By the source's place.
    citations: Arc<[Localised<Cited>]>,
    /// What a source is called in a note: who published it, else who wrote it, else its title.
    labels: Arc<[Localised<String>]>,
    /// The speakers and sources of each language, in its order.
    pub speaker_order: Arc<Localised<Vec<SpeakerIx>>>,
    pub source_order: Arc<Localised<Vec<SourceIx>>>,
    /// The place of each source in the order of each language.
    pub source_ranks: Arc<Localised<Vec<usize>>>,
    /// Links from the folder of each language, and from one below it.
    links: Arc<Localised<[Links; 2]>>,
    /// Every claim of the readings of each language.
    pub ledger: Arc<Localised<Vec<ClaimUse>>>,
}

impl Shared {
    /// The same for a site that has only readings otherwise.
    #[cfg(feature = "serve")]
    pub fn with(&self, site: Arc<Site>) -> Self {
        let verdicts = Verdicts::new(&site, &self.messages, &self.locales);
        Self { ledger: Arc::new(ledger(&site)), verdicts: Arc::new(verdicts), site, ..self.clone() }
    }

    pub fn new(site: Arc<Site>, messages: Arc<Messages>, styles: &Styles) -> Self {
        let languages = &site.settings().languages;
        let locales = Locales::new(languages, &messages);
        let cite = |lang: OwnLang, entry: &hayagriva::Entry| styles.cite(lang, languages.tag(lang).as_str(), entry);
        let cited = |source: &Source| Localised::new(source.langs, |lang| cite(lang, source.entry.get(lang)));
        let citations = site.sources().map(|(_, source)| cited(source)).collect();
        let labels: Vec<_> = site.sources().map(|(_, source)| source.entry.map(label)).collect();
        let speaker_order = Localised::new(languages, |lang| {
            let mut order: Vec<_> = site.speakers().filter(|(_, one)| one.langs.has(lang)).map(|(at, _)| at).collect();
            let name = |at: &SpeakerIx| {
                let speaker = site.speaker(*at);
                (speaker.name.get(lang).as_str(), speaker.yomi.as_deref())
            };
            order.sort_by(|a, b| locales.order(lang, name(a), name(b)));
            order
        });
        let source_order = Localised::new(languages, |lang| {
            let mut order: Vec<_> = site.sources().filter(|(_, one)| one.langs.has(lang)).map(|(at, _)| at).collect();
            order.sort_by(|a, b| locales.order(lang, (labels[a.index()].get(lang), None), (labels[b.index()].get(lang), None)));
            order
        });
        let source_ranks = Localised::new(languages, |lang| {
            let mut ranks = vec![usize::MAX; labels.len()];
            source_order.get(lang).iter().enumerate().for_each(|(rank, at)| ranks[at.index()] = rank);
            ranks
        });
        Self {
            ledger: Arc::new(ledger(&site)),
            source_ranks: Arc::new(source_ranks),
            verdicts: Arc::new(Verdicts::new(&site, &messages, &locales)),
            links: Arc::new(Localised::new(languages, |_| [Links::new(&site), Links::new(&site)])),
            site,
            messages,
            locales: Arc::new(locales),
            citations,
            labels: labels.into(),
            speaker_order: Arc::new(speaker_order),
            source_order: Arc::new(source_order),
        }
    }

    pub fn cited(&self, source: SourceIx, lang: OwnLang) -> &Cited {
        self.citations[source.index()].get(lang)
    }

    pub fn label(&self, source: SourceIx, lang: OwnLang) -> &str {
        self.labels[source.index()].get(lang)
    }

    /// The links from a page to others of its language; nothing for pages of no language.
    pub fn links(&self, here: &PagePath) -> Option<&Links> {
        let lang = self.site.settings().languages.find(here.language()?)?;
        let [beside, below] = self.links.get(lang);
        Some(if here.to_language().is_empty() { beside } else { below })
    }

    /// Whether a reading has pages of two languages side by side.
    pub fn has_parallel(&self, reading: &Reading) -> bool {
        self.site.settings().parallel && reading.langs.count() > 1
    }

    /// What messages call the work of a reading.
    pub fn work_kind(&self, reading: &Reading) -> WorkKind {
        work_kind(&self.site, reading)
    }
}

/// What messages call a work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum WorkKind {
    /// What stands in a paper or on the web.
    Article,
    Document,
}

impl WorkKind {
    pub const fn key(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Document => "document",
        }
    }
}

/// What messages call the work of a reading.
pub(super) fn work_kind(site: &Site, reading: &Reading) -> WorkKind {
    let kind = site.source(reading.work).entry.values().next().map(hayagriva::Entry::entry_type);
    let article = matches!(kind, Some(EntryType::Article | EntryType::Web | EntryType::Blog));
    if article { WorkKind::Article } else { WorkKind::Document }
}

fn ledger(site: &Site) -> Localised<Vec<ClaimUse>> {
    let of = |(reading, read): (ReadingIx, &Reading)| -> Vec<ClaimUse> {
        read.numbered_claims().map(|(claim, _)| ClaimUse { reading, claim, feature: Feature::Speaks }).collect()
    };
    Localised::new(&site.settings().languages, |lang| site.readings_in(lang).flat_map(of).collect())
}

fn label(entry: &hayagriva::Entry) -> String {
    let publisher = entry.publisher().and_then(hayagriva::types::Publisher::name).map(ToString::to_string);
    let author = || entry.authors().and_then(<[_]>::first).map(citations::full);
    let title = || entry.title().map(ToString::to_string);
    let container = || entry.parents().first().and_then(hayagriva::Entry::title).map(ToString::to_string);
    publisher.or_else(container).or_else(author).or_else(title).unwrap_or_else(|| entry.key().to_owned())
}
