//! What a page is about, and what follows from that: where it stands, which template makes it, which file an editor wrote for it.

use super::views::Pager;
use crate::{
    link::Site,
    model::{ContentPath, LangSet, OwnLang, PageIx, PagePath, ReadingIx, SourceIx, SpeakerIx, address},
};

/// What a page shows, and in which language.
#[derive(Debug, Clone, Copy)]
pub(super) enum What {
    /// What belongs to the site as a whole, in no language of its own.
    Whole(Whole),
    In(OwnLang, Subject),
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Whole {
    Root,
    NotFound,
    Robots,
    Sitemap,
}

/// What a page of one language is about; numbers count the pages of a long list from 1.
#[derive(Debug, Clone, Copy)]
pub(super) enum Subject {
    Home,
    Reading(ReadingIx),
    Parallel(ReadingIx),
    Plain(PageIx),
    Speakers,
    Speaker(SpeakerIx, usize),
    Sources,
    Source(SourceIx, usize),
    Claims(usize),
}

impl What {
    /// The language; the default one for pages that belong to none.
    pub fn language(self, site: &Site) -> OwnLang {
        match self {
            Self::Whole(_) => site.settings().languages.default_lang(),
            Self::In(lang, _) => lang,
        }
    }

    /// The languages in which the same page stands; none for pages that belong to no language.
    pub fn languages(self, site: &Site) -> LangSet {
        match self {
            Self::Whole(_) => LangSet::NONE,
            Self::In(_, subject) => subject.languages(site),
        }
    }

    /// Where the page stands.
    pub fn path(self, site: &Site) -> PagePath {
        match self {
            Self::Whole(whole) => PagePath::of_site(whole.name()),
            Self::In(lang, subject) => subject.path(site, lang),
        }
    }

    /// Where the page stands, as its full address has it: the home pages are folders. What the page is decides, not the letters
    /// of its path, since an id may end in `index`.
    pub fn address(self, site: &Site) -> String {
        match self {
            Self::Whole(Whole::Root) => String::new(),
            Self::In(lang, Subject::Home) => format!("{}/", site.settings().languages.tag(lang)),
            other => other.path(site).to_string(),
        }
    }

    /// The template that makes the page.
    pub const fn template(self) -> &'static str {
        match self {
            Self::Whole(Whole::Root) => "root.html",
            Self::Whole(whole) => whole.name(),
            Self::In(_, subject) => subject.template(),
        }
    }

    /// The file or folder of content that gives the page its name; none for pages that have names of ours.
    pub fn source(self, site: &Site) -> Option<ContentPath> {
        let Self::In(lang, subject) = self else { return None };
        Some(match subject {
            Subject::Reading(at) | Subject::Parallel(at) => ContentPath::reading(&site.reading(at).id),
            Subject::Plain(at) => ContentPath::page(&site.page(at).id, site.settings().languages.tag(lang)),
            Subject::Speaker(at, _) => ContentPath::speaker(&site.speaker(at).id),
            Subject::Source(at, _) => ContentPath::source(&site.source(at).id),
            Subject::Home | Subject::Speakers | Subject::Sources | Subject::Claims(_) => return None,
        })
    }
}

impl Whole {
    /// The file's name.
    const fn name(self) -> &'static str {
        match self {
            Self::Root => address::INDEX,
            Self::NotFound => address::NOT_FOUND,
            Self::Robots => "robots.txt",
            Self::Sitemap => "sitemap.xml",
        }
    }
}

impl Subject {
    /// The languages in which there is a page about it.
    pub fn languages(self, site: &Site) -> LangSet {
        let all = LangSet::from(&site.settings().languages);
        // Of a long list, other languages may have fewer pages.
        let long = |langs: LangSet, number: usize, count: &dyn Fn(OwnLang) -> usize| -> LangSet {
            langs.iter().filter(|lang| number == 1 || number <= Pager::pages(count(*lang))).collect()
        };
        match self {
            Self::Home | Self::Speakers | Self::Sources => all,
            Self::Reading(at) | Self::Parallel(at) => site.reading(at).langs,
            Self::Plain(at) => site.page(at).langs,
            Self::Speaker(at, number) => {
                long(site.speaker(at).langs, number, &|lang| site.claims_naming_speaker(at, lang).count())
            }
            Self::Source(at, number) => long(site.source(at).langs, number, &|lang| site.claims_naming_source(at, lang).count()),
            Self::Claims(number) => {
                long(all, number, &|lang| site.readings_in(lang).map(|(_, reading)| reading.claims.len()).sum())
            }
        }
    }

    /// Where the page about it stands in a language.
    pub fn path(self, site: &Site, lang: OwnLang) -> PagePath {
        let tag = site.settings().languages.tag(lang);
        match self {
            Self::Home => PagePath::home(tag),
            Self::Reading(at) => PagePath::reading(tag, &site.reading(at).id),
            Self::Parallel(at) => PagePath::parallel(tag, &site.reading(at).id),
            Self::Plain(at) => PagePath::named(tag, site.page(at).id.as_str()),
            Self::Speakers => PagePath::named(tag, "speakers"),
            Self::Speaker(at, number) => PagePath::speaker(tag, &site.speaker(at).id).numbered(number),
            Self::Sources => PagePath::named(tag, "sources"),
            Self::Source(at, number) => PagePath::source(tag, &site.source(at).id).numbered(number),
            Self::Claims(number) => PagePath::named(tag, "claims").numbered(number),
        }
    }

    const fn template(self) -> &'static str {
        match self {
            Self::Home => "home.html",
            Self::Reading(_) => "reading.html",
            Self::Parallel(_) => "parallel.html",
            Self::Plain(_) => "page.html",
            Self::Speakers => "speakers.html",
            Self::Speaker(..) => "speaker.html",
            Self::Sources => "sources.html",
            Self::Source(..) => "source.html",
            Self::Claims(_) => "claims.html",
        }
    }
}
