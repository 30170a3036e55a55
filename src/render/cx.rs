//! What a page is written with: the words of a language, and the addresses that lead on from the page.

use super::{
    citations::Cited,
    data::DataForm,
    html::{self, Place},
    kept::{Link, Links, Text},
    shared::{Shared, WorkKind},
    subject::{Subject, What},
    views::{Item, NoteTwin},
};
use crate::{
    link::Site,
    model::{
        Anchor, Claim, Feature, Ids, LanguageTag, Origin, OwnLang, PagePath, PartialDate, Reading, ReadingIx, SourceIx,
        SpeakerIx, address,
    },
};
use fluent_bundle::FluentValue;
use std::collections::{HashMap, HashSet};

/// The page that is being written, as everything on it sees it.
#[derive(Clone, Copy)]
pub(super) struct PageCx<'a> {
    pub shared: &'a Shared,
    /// The language in which it is written here.
    pub lang: OwnLang,
    /// What its ids begin with here.
    pub ids: Ids<'a>,
    /// Where it stands.
    here: &'a PagePath,
    /// The language in whose folder it stands.
    home: OwnLang,
    /// What leads on from pages of this folder that are written in its language.
    links: Option<&'a Links>,
}

impl<'a> PageCx<'a> {
    pub fn new(shared: &'a Shared, lang: OwnLang, here: &'a PagePath) -> Self {
        Self { shared, lang, ids: Ids::Bare, here, home: lang, links: shared.links(here) }
    }

    /// The same page where it is written in one of two languages. Links lead to pages of the language that it stands under.
    pub fn column(self, lang: OwnLang) -> Self {
        let links = self.links.filter(|_| lang == self.home);
        Self { lang, ids: Ids::Of(self.site().settings().languages.tag(lang)), links, ..self }
    }

    /// The same page where something is written that stands in another language alone; its links lead on in that.
    pub fn elsewhere(self, lang: OwnLang) -> Self {
        Self { lang, home: lang, links: None, ..self }
    }

    pub fn site(self) -> &'a Site {
        &self.shared.site
    }

    /// The language's tag.
    pub fn tag(self) -> &'a LanguageTag {
        self.site().settings().languages.tag(self.lang)
    }

    /// The address that leads from here to the page about something.
    pub fn link_to(self, subject: Subject) -> String {
        subject.path(self.site(), self.home).relative_to(self.here)
    }

    /// The address that leads from here, by the top of the site, to the page about something in some language.
    pub fn link_in(self, lang: OwnLang, subject: Subject) -> String {
        self.here.to_top() + subject.path(self.site(), lang).as_str()
    }

    /// The address that leads from here to a reading, in the language of the folder or in the first that the reading has; which one,
    /// if it is another.
    pub fn link_to_reading(self, reading: ReadingIx) -> (String, Option<OwnLang>) {
        let langs = self.site().reading(reading).langs;
        match langs.first().filter(|_| !langs.has(self.home)) {
            None => (self.link_to(Subject::Reading(reading)), None),
            Some(first) => (Subject::Reading(reading).path(self.site(), first).relative_to(self.here), Some(first)),
        }
    }

    /// The address that leads from here to where an editor's link leads from the folder of the language.
    pub fn link_below_language(self, address: &str) -> String {
        self.here.to_language() + address
    }

    /// The address that leads from here to a picture of a reading.
    pub fn picture(self, reading: &Reading, file: &str) -> String {
        self.here.to_top() + &super::assets::encoded(&address::picture(&reading.id, file))
    }

    /// The address that leads from here to the citations of a reading's claims in the language, for programs.
    pub fn data_file(self, form: DataForm, reading: ReadingIx) -> String {
        self.here.to_top() + &form.path(self.site(), reading, self.lang)
    }

    /// Whether the page about something in some language is this one.
    pub fn is_at(self, lang: OwnLang, subject: Subject) -> bool {
        subject.path(self.site(), lang) == *self.here
    }

    /// The full address of a page; nothing without `base_url`.
    pub fn full(self, what: What) -> Option<String> {
        self.site().settings().base_url.as_ref().map(|base| base.absolute(&what.address(self.site())))
    }

    /// The path of a claim's first mark in the output, with its fragment.
    pub fn claim_path(self, reading: ReadingIx, claim: &Claim) -> String {
        format!("{}#{}", Subject::Reading(reading).path(self.site(), self.lang), Anchor::Mark(&claim.id, 1))
    }

    /// The full address of a claim's first mark; nothing without `base_url`.
    pub fn claim_url(self, reading: ReadingIx, claim: &Claim) -> Option<String> {
        self.site().settings().base_url.as_ref().map(|base| base.absolute(&self.claim_path(reading, claim)))
    }

    /// The same claim on the pages of the other languages.
    pub fn note_twins(self, reading: ReadingIx, claim: &Claim) -> Vec<NoteTwin> {
        let languages = &self.site().settings().languages;
        let mark = Anchor::Mark(&claim.id, 1);
        let langs = self.site().reading(reading).langs;
        let twin = |lang: OwnLang| NoteTwin {
            tag: languages.tag(lang).to_string(),
            name: self.shared.messages.get(lang, "language-name").to_owned(),
            href: format!("{}#{mark}", self.link_in(lang, Subject::Reading(reading))),
        };
        langs.iter().filter(|other| *other != self.lang).map(twin).collect()
    }

    /// Where a text is written that belongs to no reading.
    pub const fn place(self) -> Place<'a> {
        Place { cx: self, upright: false, reading: None, noted: &[], footnotes: None }
    }

    /// A message without arguments.
    pub fn word(self, key: &str) -> String {
        self.shared.messages.get(self.lang, key).to_owned()
    }

    /// The same as a text that pages share.
    pub fn text(self, key: &str) -> Text {
        self.shared.messages.text(self.lang, key)
    }

    /// A message with arguments.
    pub fn words<'v>(self, key: &str, values: impl IntoIterator<Item = (&'v str, FluentValue<'v>)>) -> String {
        self.shared.messages.with(self.lang, key, values)
    }

    /// A message that names a language.
    pub fn language_words(self, key: &str, lang: OwnLang) -> String {
        let tag = self.site().settings().languages.tag(lang).as_str();
        self.words(key, [("tag", tag.into()), ("name", self.shared.messages.get(lang, "language-name").into())])
    }

    /// A list of names.
    pub fn list<'s>(self, texts: impl IntoIterator<Item = &'s str>) -> String {
        self.shared.messages.list(self.lang, texts)
    }

    /// A date in words.
    pub fn date(self, date: PartialDate) -> String {
        self.shared.locales.date(self.lang, date)
    }

    /// A message that may speak of the work.
    pub fn of_work(self, key: &str, work: WorkKind) -> Text {
        self.shared.messages.of_work(self.lang, key, work)
    }

    /// What messages call the works of all readings of the language together.
    pub fn any_work_kind(self) -> WorkKind {
        let is_article = |(_, reading): (ReadingIx, &Reading)| self.shared.work_kind(reading) == WorkKind::Article;
        if self.site().readings_in(self.lang).all(is_article) { WorkKind::Article } else { WorkKind::Document }
    }

    /// How many claims of the language's readings are attributed to a speaker.
    pub fn claims_of_speaker(self, at: SpeakerIx) -> usize {
        self.site().claims_naming_speaker(at, self.lang).filter(|one| one.feature == Feature::Speaks).count()
    }

    /// The readings of the language that read a source.
    pub fn readings_of_work(self, at: SourceIx) -> impl Iterator<Item = (ReadingIx, &'a Reading)> {
        self.site().readings_in(self.lang).filter(move |(_, reading)| reading.work == at)
    }

    /// How many claims of the language's readings a source makes, as their work, or is evidence for.
    pub fn claims_of_source(self, at: SourceIx) -> usize {
        let made: usize = self.readings_of_work(at).map(|(_, reading)| reading.claims.len()).sum();
        let uses = self.site().claims_naming_source(at, self.lang).filter(|one| one.feature != Feature::Origin);
        let others = uses.filter(|one| self.site().reading(one.reading).work != at);
        made + others.map(|one| (one.reading, one.claim)).collect::<HashSet<_>>().len()
    }

    /// How many claims there are, in words.
    pub fn claim_count(self, count: usize) -> String {
        self.words("claim-count", [("count", count.into())])
    }

    /// The citation of a source.
    pub fn cited(self, source: SourceIx) -> &'a Cited {
        self.shared.cited(source, self.lang)
    }

    /// What a source is called in a note.
    pub fn label(self, source: SourceIx) -> &'a str {
        self.shared.label(source, self.lang)
    }

    /// What a speaker is called.
    pub fn name(self, speaker: SpeakerIx) -> &'a str {
        self.site().speaker(speaker).name.get(self.lang)
    }

    /// A link to a source under what it is called in a note.
    pub fn source_link(self, at: SourceIx) -> Link {
        let make = || {
            let source = self.site().source(at);
            let html = html::foreign(self.label(at), self.tag(), source.language.as_ref());
            let href = self.link_to(Subject::Source(at, 1));
            Item { href, id: source.id.to_string(), text: self.label(at).to_owned(), html, current: false }
        };
        self.links.map_or_else(|| make().into(), |links| links.source(at, make))
    }

    /// A link to a speaker under their name.
    pub fn speaker_link(self, at: SpeakerIx) -> Link {
        let make = || {
            let text = self.name(at).to_owned();
            let html = html::Escaped(&text).to_string();
            let href = self.link_to(Subject::Speaker(at, 1));
            Item { id: self.site().speaker(at).id.to_string(), href, text, html, current: false }
        };
        self.links.map_or_else(|| make().into(), |links| links.speaker(at, make))
    }

    /// Links to origins, each once.
    pub fn origins(self, origins: &[Origin]) -> Vec<Link> {
        let mut seen = HashSet::new();
        let fresh: Vec<Origin> = origins.iter().copied().filter(|origin| seen.insert(*origin)).collect();
        let names = self.told_apart(&fresh);
        let link = |(origin, more): (&Origin, &Option<String>)| {
            let link = match *origin {
                Origin::Source(at) => self.source_link(at),
                Origin::Speaker(at) => self.speaker_link(at),
            };
            let Some(more) = more else { return link };
            let text = format!("{}{more}", link.item.text);
            let html = format!("{}{}", link.item.html, html::Escaped(more));
            Item { text, html, ..link.item.as_ref().clone() }.into()
        };
        fresh.iter().zip(&names).map(link).collect()
    }

    /// What follows the name of each origin so that two of one name can be told apart: its date, else its title.
    pub fn told_apart(self, origins: &[Origin]) -> Vec<Option<String>> {
        if origins.len() < 2 {
            return vec![None; origins.len()];
        }
        let names: Vec<&str> = origins.iter().map(|origin| self.origin_name(*origin)).collect();
        let mut often: HashMap<&str, usize> = HashMap::new();
        for name in &names {
            *often.entry(name).or_default() += 1;
        }
        let apart = |(origin, name): (&Origin, &&str)| {
            let Origin::Source(at) = origin else { return None };
            let twice = often.get(name).is_some_and(|often| *often > 1);
            let source = self.site().source(*at);
            let date = source.date.map(|date| self.date(date));
            let title = || source.entry.get(self.lang).title().map(ToString::to_string);
            let more = date.filter(|_| twice).or_else(|| title().filter(|_| twice))?;
            Some(self.word("list-comma") + &more)
        };
        origins.iter().zip(&names).map(apart).collect()
    }

    /// What an origin is called in a note.
    pub fn origin_name(self, origin: Origin) -> &'a str {
        match origin {
            Origin::Source(at) => self.label(at),
            Origin::Speaker(at) => self.name(at),
        }
    }
}
