//! Speakers and sources, in lists and on their own pages.

use super::{
    super::{cx::PageCx, kept::Link},
    page::Item,
};
use crate::model::{Feature, Inline, Localised, Seen, SoKey, SourceIx, SpeakerIx};
use serde::Serialize;
use std::collections::HashSet;

/// A speaker in the list of all.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct SpeakerItem {
    #[serde(flatten)]
    pub link: Item,
    /// `person`, `organisation` or `unnamed`.
    pub kind: &'static str,
    /// HTML: the role.
    pub role: Option<String>,
    /// How many claims name the speaker.
    pub count: usize,
    /// The same in words.
    pub count_words: String,
}

/// A speaker's page.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct SpeakerView {
    /// The speaker’s id.
    pub id: String,
    /// The name.
    pub name: String,
    /// `person`, `organisation` or `unnamed`.
    pub kind: &'static str,
    /// The same in words.
    pub kind_words: String,
    /// The name in the speaker’s own script.
    pub own_name: Option<String>,
    /// The language of the own name.
    pub own_lang: Option<String>,
    /// How the work spells the name.
    pub as_written: Option<String>,
    /// The language of the work.
    pub as_written_lang: Option<String>,
    /// HTML: the role.
    pub role: Option<String>,
    /// The body that the speaker belongs to.
    pub affiliation: Option<Link>,
    /// HTML: a comment.
    pub note: Option<String>,
    /// What the role rests on.
    pub sources: Vec<Link>,
    /// Addresses of pages elsewhere.
    pub links: Vec<String>,
    /// How many claims there are, in words.
    pub count_words: String,
    /// What the speaker’s claims amount to.
    pub amounts: Vec<Amount>,
}

/// How many claims came out in one way.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct Amount {
    /// A verdict, as in a note’s `so`.
    pub key: &'static str,
    /// The verdict in words.
    pub words: String,
    /// How many.
    pub count: usize,
}

/// A source in the list of all.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct SourceItem {
    #[serde(flatten)]
    pub link: Item,
    /// HTML: the citation.
    pub cited: String,
    /// `whole`, `excerpt` or `not`.
    pub seen: &'static str,
    /// How many claims name the source.
    pub count: usize,
    /// The same in words.
    pub count_words: String,
}

/// A source's page.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct SourceView {
    /// The source’s id.
    pub id: String,
    /// HTML: the citation.
    pub cited: String,
    /// What it is called in notes.
    pub label: String,
    /// `whole`, `excerpt` or `not`.
    pub seen: &'static str,
    /// The same in words, with the day.
    pub seen_words: String,
    /// Its address.
    pub url: Option<String>,
    /// The address of an archived copy.
    pub archive: Option<String>,
    /// The speaker who publishes it.
    pub by: Option<Link>,
    /// HTML: what it says, how far it can be trusted.
    pub note: Option<String>,
    /// The sources that it has this from; empty for an origin.
    pub reports: Vec<Link>,
    /// The origins at the end of its chains, where these are others.
    pub origins: Vec<Link>,
    /// Whether it does not say where it has it from.
    pub unknown: bool,
    /// The sources that report it.
    pub reported_by: Vec<Link>,
    /// How many claims there are, in words.
    pub count_words: String,
}

impl SpeakerItem {
    pub fn new(cx: PageCx, at: SpeakerIx) -> Self {
        let speaker = cx.site().speaker(at);
        let count = cx.claims_of_speaker(at);
        Self {
            link: cx.speaker_link(at).item.as_ref().clone(),
            kind: speaker.kind.key(),
            role: text(cx, speaker.role.as_ref()),
            count,
            count_words: cx.claim_count(count),
        }
    }
}

impl SpeakerView {
    pub fn new(cx: PageCx, at: SpeakerIx) -> Self {
        let speaker = cx.site().speaker(at);
        // The work that speaks of them: the first, where several readings do.
        let named = cx.site().claims_naming_speaker(at, cx.lang).map(|one| one.reading).min();
        let named = named.map(|reading| cx.site().reading(reading));
        let reading = named.or_else(|| cx.site().readings_in(cx.lang).next().map(|(_, reading)| reading));
        let work = reading.map(|reading| cx.site().source(reading.work));
        Self {
            id: speaker.id.to_string(),
            name: speaker.name.get(cx.lang).clone(),
            kind: speaker.kind.key(),
            kind_words: cx.word(&format!("kind-{}", speaker.kind.key())),
            own_name: speaker.own_name.as_ref().map(|own| own.name.clone()),
            own_lang: speaker.own_name.as_ref().and_then(|own| own.language.as_ref().map(ToString::to_string)),
            as_written: speaker.as_written.clone(),
            as_written_lang: work.and_then(|work| work.language.as_ref().map(ToString::to_string)),
            role: text(cx, speaker.role.as_ref()),
            affiliation: speaker.affiliation.map(|body| cx.speaker_link(body)),
            note: text(cx, speaker.note.as_ref()),
            sources: speaker.sources.iter().map(|one| cx.source_link(*one)).collect(),
            links: speaker.links.clone(),
            amounts: amounts(cx, at),
            count_words: cx.claim_count(cx.claims_of_speaker(at)),
        }
    }
}

impl SourceItem {
    pub fn new(cx: PageCx, at: SourceIx) -> Self {
        let count = cx.claims_of_source(at);
        Self {
            link: cx.source_link(at).item.as_ref().clone(),
            cited: cx.cited(at).html.clone(),
            seen: cx.site().source(at).seen.key(),
            count,
            count_words: cx.claim_count(count),
        }
    }
}

impl SourceView {
    pub fn new(cx: PageCx, at: SourceIx) -> Self {
        let source = cx.site().source(at);
        let key = format!("seen-{}", source.seen.key());
        let how = cx.word(&key);
        let seen_words = match source.seen_on.filter(|_| source.seen != Seen::Not) {
            Some(date) => cx.words("seen-on", [("how", how.into()), ("date", cx.date(date).into())]),
            None => how,
        };
        let first_steps: HashSet<&SourceIx> = source.reports.iter().collect();
        let origins: &[SourceIx] =
            if source.origins.iter().all(|origin| first_steps.contains(origin)) { &[] } else { &source.origins };
        let reported_by = source.reported_by.iter().filter(|one| cx.site().source(**one).langs.has(cx.lang));
        Self {
            id: source.id.to_string(),
            cited: cx.cited(at).html.clone(),
            label: cx.label(at).to_owned(),
            seen: source.seen.key(),
            seen_words,
            url: source.entry.get(cx.lang).url().map(|url| url.value.to_string()),
            archive: source.archive.clone(),
            by: source.by.map(|speaker| cx.speaker_link(speaker)),
            note: text(cx, source.note.as_ref()),
            reports: source.reports.iter().map(|one| cx.source_link(*one)).collect(),
            origins: origins.iter().filter(|one| **one != at).map(|one| cx.source_link(*one)).collect(),
            unknown: source.reports_unknown,
            reported_by: reported_by.map(|one| cx.source_link(*one)).collect(),
            count_words: cx.claim_count(cx.claims_of_source(at)),
        }
    }
}

/// The verdicts on what a speaker says, in the order of the design.
fn amounts(cx: PageCx, at: SpeakerIx) -> Vec<Amount> {
    let uses = cx.site().claims_naming_speaker(at, cx.lang).filter(|one| one.feature == Feature::Speaks);
    let keys: Vec<SoKey> = uses.map(|one| cx.site().reading(one.reading).claim(one.claim).verdicts.so.key).collect();
    let amount = |key: &SoKey| {
        let count = keys.iter().filter(|one| *one == key).count();
        let words = cx.word(&format!("short-{}", key.key()));
        (count > 0).then(|| Amount { key: key.key(), words, count })
    };
    SoKey::ALL.iter().filter_map(amount).collect()
}

fn text(cx: PageCx, text: Option<&Localised<Inline>>) -> Option<String> {
    text.map(|text| cx.place().inline(text.get(cx.lang)))
}
