//! Which pages there are, and what each template is given.

use super::{
    Page, Shared, html,
    views::{
        self, Given, Item, Pager, ParallelView, ReadingItem, ReadingView, SourceItem, SourceView, SpeakerItem, SpeakerView, Twin,
        Url, View,
    },
};
use crate::model::{
    BaseUrl, ClaimUse, Feature, Lang, LanguageTag, PageIx, PagePath, PlainPage, Reading, ReadingIx, Seen, SourceIx, SpeakerIx,
};
use tera::Context;

/// What a page shows, and in which language.
#[derive(Debug, Clone, Copy)]
pub(super) enum What {
    /// What belongs to the site as a whole, in no language of its own.
    Whole(Whole),
    In(Lang, Subject),
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
    const fn language(self) -> Lang {
        match self {
            Self::Whole(_) => Lang::DEFAULT,
            Self::In(lang, _) => lang,
        }
    }

    /// The same page in another language; none for pages that belong to no language.
    const fn in_language(self, lang: Lang) -> Option<Self> {
        match self {
            Self::Whole(_) => None,
            Self::In(_, subject) => Some(Self::In(lang, subject)),
        }
    }
}

/// Every page of the site.
pub(super) fn all(shared: &Shared) -> Vec<Page> {
    let site = &shared.site;
    let settings = site.settings();
    let sitemap = settings.base_url.is_some().then_some(Whole::Sitemap);
    let whole = [Whole::Root, Whole::NotFound, Whole::Robots].into_iter().chain(sitemap).map(What::Whole);
    let subjects = subjects(shared);
    let in_languages = settings.languages.iter().flat_map(|lang| subjects.iter().map(move |subject| What::In(lang, *subject)));
    whole.chain(in_languages).map(|what| Page { path: route(shared, what).0, what }).collect()
}

/// What each language has pages about.
fn subjects(shared: &Shared) -> Vec<Subject> {
    let site = &shared.site;
    let numbers = |count: usize| 1..=Pager::pages(count);
    let claims = site.readings().map(|(_, reading)| reading.claims.len()).sum();
    let mut all = vec![Subject::Home, Subject::Speakers, Subject::Sources];
    all.extend(numbers(claims).map(Subject::Claims));
    all.extend(site.pages().map(|(at, _)| Subject::Plain(at)));
    all.extend(site.readings().map(|(at, _)| Subject::Reading(at)));
    if shared.has_parallel() {
        all.extend(site.readings().map(|(at, _)| Subject::Parallel(at)));
    }
    for (at, _) in site.speakers() {
        all.extend(numbers(site.claims_naming_speaker(at).len()).map(|number| Subject::Speaker(at, number)));
    }
    for (at, _) in site.sources() {
        all.extend(numbers(site.claims_naming_source(at).len()).map(|number| Subject::Source(at, number)));
    }
    all
}

/// Where a page stands, and the template that makes it.
fn route(shared: &Shared, what: What) -> (PagePath, &'static str) {
    let site = &shared.site;
    let (lang, subject) = match what {
        What::Whole(whole) => {
            let (path, template) = match whole {
                Whole::Root => ("index.html", "root.html"),
                Whole::NotFound => ("404.html", "404.html"),
                Whole::Robots => ("robots.txt", "robots.txt"),
                Whole::Sitemap => ("sitemap.xml", "sitemap.xml"),
            };
            return (PagePath::of_site(path), template);
        }
        What::In(lang, subject) => (lang, subject),
    };
    let tag = site.settings().languages.tag(lang);
    match subject {
        Subject::Home => (PagePath::home(tag), "home.html"),
        Subject::Reading(at) => (PagePath::reading(tag, &site.reading(at).id), "reading.html"),
        Subject::Parallel(at) => (PagePath::parallel(tag, &site.reading(at).id), "parallel.html"),
        Subject::Plain(at) => (PagePath::named(tag, site.page(at).id.as_str()), "page.html"),
        Subject::Speakers => (PagePath::named(tag, "speakers"), "speakers.html"),
        Subject::Sources => (PagePath::named(tag, "sources"), "sources.html"),
        Subject::Claims(number) => (PagePath::named(tag, "claims").numbered(number), "claims.html"),
        Subject::Speaker(at, number) => (PagePath::speaker(tag, &site.speaker(at).id).numbered(number), "speaker.html"),
        Subject::Source(at, number) => (PagePath::source(tag, &site.source(at).id).numbered(number), "source.html"),
    }
}

/// Where a page stands, as its full address has it: the home pages are folders. What the page is decides, not the letters of
/// its path, since an id may end in `index`.
fn address(shared: &Shared, what: What) -> String {
    match what {
        What::Whole(Whole::Root) => String::new(),
        What::In(lang, Subject::Home) => format!("{}/", shared.site.settings().languages.tag(lang)),
        other => route(shared, other).0.to_string(),
    }
}

/// The file or folder of content that gives a page its name; none for pages that have names of ours.
pub(super) fn source(site: &crate::link::Site, what: What) -> Option<String> {
    let What::In(lang, subject) = what else { return None };
    Some(match subject {
        Subject::Reading(at) | Subject::Parallel(at) => format!("content/readings/{}", site.reading(at).id),
        Subject::Plain(at) => format!("content/{}.{}.md", site.page(at).id, site.settings().languages.tag(lang)),
        Subject::Speaker(at, _) => format!("content/speakers/{}.yaml", site.speaker(at).id),
        Subject::Source(at, _) => format!("content/sources/{}.yaml", site.source(at).id),
        _ => return None,
    })
}

/// The template of a page and what it is given.
pub(super) fn context(shared: &Shared, page: &Page) -> (&'static str, Context) {
    (template(shared, page.what), Context::from_serialize(&given(shared, page)).unwrap_or_default())
}

/// What a page's template is given.
pub(super) fn given<'a>(shared: &'a Shared, page: &'a Page) -> Given<'a> {
    let (title, view) = view(shared, page.what);
    Given { page: frame(shared, page, title), view }
}

/// The template that makes a page.
pub(super) fn template(shared: &Shared, what: What) -> &'static str {
    route(shared, what).1
}

fn view(shared: &Shared, what: What) -> (String, View) {
    let site = &shared.site;
    let word = |lang: Lang, key: &str| shared.messages.get(lang, key).to_owned();
    let (lang, subject) = match what {
        What::Whole(Whole::Root | Whole::Robots) => return (String::new(), View::Nothing {}),
        What::Whole(Whole::NotFound) => return (word(Lang::DEFAULT, "not-found"), View::Nothing {}),
        What::Whole(Whole::Sitemap) => return (String::new(), View::Sitemap { urls: urls(shared) }),
        What::In(lang, subject) => (lang, subject),
    };
    let pager = |number, count, nth: &dyn Fn(usize) -> Subject| {
        Pager::new(shared, lang, number, count, &|other| route(shared, What::In(lang, nth(other))).0)
    };
    let up = "../";
    let readings = || site.readings().map(|(at, _)| at);
    match subject {
        Subject::Home => (String::new(), View::Readings(readings().map(|at| ReadingItem::new(shared, at, lang, "")).collect())),
        Subject::Reading(at) => {
            let title = site.reading(at).title.get(lang).plain();
            (title, View::Reading(Box::new(ReadingView::new(shared, at, lang, ""))))
        }
        Subject::Parallel(at) => {
            let title = site.reading(at).title.get(lang).plain();
            (title, View::Parallel(Box::new(ParallelView::new(shared, at, lang))))
        }
        Subject::Plain(at) => plain(shared, lang, site.page(at)),
        Subject::Speakers => {
            let all = shared.speaker_order.get(lang).iter().map(|at| SpeakerItem::new(shared, *at, lang)).collect();
            (word(lang, "speakers"), View::Speakers(all))
        }
        Subject::Speaker(at, number) => {
            let uses = site.claims_naming_speaker(at);
            let speaker = site.speaker(at);
            let groups = views::groups(shared, lang, up, uses, number);
            let pager = pager(number, uses.len(), &|nth| Subject::Speaker(at, nth));
            let view = Box::new(SpeakerView::new(shared, at, lang));
            (speaker.name.get(lang).clone(), View::Speaker { view, groups, pager })
        }
        Subject::Sources => {
            let all = shared.source_order.get(lang).iter();
            let (unseen, read): (Vec<_>, Vec<_>) = all.partition(|at| site.source(**at).seen == Seen::Not);
            let items = |list: Vec<&SourceIx>| list.into_iter().map(|at| SourceItem::new(shared, *at, lang)).collect();
            (word(lang, "sources"), View::Sources { read: items(read), unseen: items(unseen) })
        }
        Subject::Source(at, number) => {
            let uses = site.claims_naming_source(at);
            let groups = views::groups(shared, lang, up, uses, number);
            let pager = pager(number, uses.len(), &|nth| Subject::Source(at, nth));
            let view = Box::new(SourceView::new(shared, at, lang));
            (shared.cited(at, lang).text.clone(), View::Source { view, groups, pager })
        }
        Subject::Claims(number) => {
            let uses = ledger(shared);
            let pager = pager(number, uses.len(), &Subject::Claims);
            let groups = views::groups(shared, lang, "", &uses, number);
            let filters = views::filters(shared, lang, &groups);
            (word(lang, "claims"), View::Claims { groups, filters, pager })
        }
    }
}

fn plain(shared: &Shared, lang: Lang, page: &PlainPage) -> (String, View) {
    let footnotes = html::footnotes(page.body.get(lang).iter());
    let place = html::Place { footnotes: &footnotes, ..shared.place(lang, "", "") };
    let title = page.title.get(lang);
    let view = View::Plain { title_html: place.inline(title), body: place.nodes(page.body.get(lang)) };
    (title.plain(), view)
}

/// Every claim of every reading.
fn ledger(shared: &Shared) -> Vec<ClaimUse> {
    let of = |(reading, read): (ReadingIx, &Reading)| -> Vec<ClaimUse> {
        read.numbered_claims().map(|(claim, _)| ClaimUse { reading, claim, feature: Feature::Speaks }).collect()
    };
    shared.site.readings().flat_map(of).collect()
}

/// What every template sees.
fn frame<'a>(shared: &'a Shared, page: &'a Page, title: String) -> views::Page<'a> {
    let settings = shared.site.settings();
    let lang = page.what.language();
    let tag = settings.languages.tag(lang);
    let base_url = settings.base_url.as_ref();
    let full = |what: What| base_url.map(|base| base.absolute(&address(shared, what)));
    let description = match page.what {
        What::In(_, Subject::Reading(at) | Subject::Parallel(at)) => shared.site.reading(at).summary.get(lang).plain(),
        _ => settings.description.as_ref().map(|text| text.get(lang).clone()).unwrap_or_default(),
    };
    views::Page {
        lang: tag.as_str(),
        root: page.path.to_top(),
        path: page.path.as_str(),
        site_title: settings.title.get(lang),
        title,
        description,
        canonical: full(page.what),
        base_url: base_url.map(BaseUrl::as_str),
        report: settings
            .contact
            .as_ref()
            .map(|contact| contact.about("", &full(page.what).unwrap_or_else(|| page.path.to_string()))),
        twins: twins(shared, page, &full),
        nav: nav(shared, page, lang, tag),
    }
}

fn twins<'a>(shared: &'a Shared, page: &Page, full: &dyn Fn(What) -> Option<String>) -> Vec<Twin<'a>> {
    let languages = &shared.site.settings().languages;
    let twin = |lang: Lang| {
        // From pages of no language one goes to the homes.
        let what = page.what.in_language(lang).unwrap_or(What::In(lang, Subject::Home));
        let there = route(shared, what).0;
        Twin {
            tag: languages.tag(lang).as_str(),
            name: shared.messages.get(lang, "language-name"),
            href: page.path.to_top() + there.as_str(),
            url: full(what),
            current: there == page.path,
        }
    };
    languages.iter().map(twin).collect()
}

fn nav(shared: &Shared, page: &Page, lang: Lang, tag: &LanguageTag) -> Vec<Item> {
    let site = &shared.site;
    let item = |id: &str, text: String, path: PagePath| Item {
        id: id.to_owned(),
        html: html::Escaped(&text).to_string(),
        text,
        href: page.path.to_top() + path.as_str(),
        current: path == page.path,
    };
    let ours = ["speakers", "sources", "claims"]
        .map(|name| item(name, shared.messages.get(lang, name).to_owned(), PagePath::named(tag, name)));
    let home = item("home", shared.messages.get(lang, "home").to_owned(), PagePath::home(tag));
    let plain = site
        .pages()
        .map(|(_, plain)| item(plain.id.as_str(), plain.title.get(lang).plain(), PagePath::named(tag, plain.id.as_str())));
    std::iter::once(home).chain(ours).chain(plain).collect()
}

/// Every page that search engines should know, with its twins.
fn urls(shared: &Shared) -> Vec<Url> {
    let settings = shared.site.settings();
    // Without `base_url` there is no sitemap.
    let full = |what: What| settings.base_url.as_ref().map(|base| base.absolute(&address(shared, what))).unwrap_or_default();
    let of_language = |page: &Page| matches!(page.what, What::In(..));
    let twins = |page: &Page| {
        let all = settings.languages.iter();
        all.filter_map(|lang| Some((settings.languages.tag(lang).to_string(), full(page.what.in_language(lang)?)))).collect()
    };
    all(shared).iter().filter(|page| of_language(page)).map(|page| Url { path: full(page.what), twins: twins(page) }).collect()
}
