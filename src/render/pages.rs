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

/// What a page shows; numbers count the pages of a long list from 1.
#[derive(Debug, Clone, Copy)]
pub(super) enum What {
    Root,
    NotFound,
    Robots,
    Sitemap,
    Home(Lang),
    Reading(Lang, ReadingIx),
    Parallel(Lang, ReadingIx),
    Plain(Lang, PageIx),
    Speakers(Lang),
    Speaker(Lang, SpeakerIx, usize),
    Sources(Lang),
    Source(Lang, SourceIx, usize),
    Claims(Lang, usize),
}

/// Every page of the site.
pub(super) fn all(shared: &Shared) -> Vec<Page> {
    let site = &shared.site;
    let mut list = Vec::new();
    let mut add = |what| list.push(Page { path: path(shared, what), what });
    [What::Root, What::NotFound, What::Robots].into_iter().for_each(&mut add);
    if site.settings().base_url.is_some() {
        add(What::Sitemap);
    }
    for lang in site.settings().languages.iter() {
        let mut many = |count: usize, what: &dyn Fn(usize) -> What| {
            (1..=Pager::pages(count)).for_each(|number| add(what(number)));
        };
        many(0, &|_| What::Home(lang));
        many(0, &|_| What::Speakers(lang));
        many(0, &|_| What::Sources(lang));
        many(site.readings().map(|(_, reading)| reading.claims.len()).sum(), &|number| What::Claims(lang, number));
        site.pages().for_each(|(at, _)| many(0, &|_| What::Plain(lang, at)));
        site.readings().for_each(|(at, _)| many(0, &|_| What::Reading(lang, at)));
        if shared.has_parallel() {
            site.readings().for_each(|(at, _)| many(0, &|_| What::Parallel(lang, at)));
        }
        for (at, _) in site.speakers() {
            many(site.claims_naming_speaker(at).len(), &|number| What::Speaker(lang, at, number));
        }
        for (at, _) in site.sources() {
            many(site.claims_naming_source(at).len(), &|number| What::Source(lang, at, number));
        }
    }
    list
}

/// Where a page stands.
fn path(shared: &Shared, what: What) -> PagePath {
    let site = &shared.site;
    let tag = |lang: Lang| site.settings().languages.tag(lang);
    match what {
        What::Root => PagePath::of_site("index.html"),
        What::NotFound => PagePath::of_site("404.html"),
        What::Robots => PagePath::of_site("robots.txt"),
        What::Sitemap => PagePath::of_site("sitemap.xml"),
        What::Home(lang) => PagePath::home(tag(lang)),
        What::Reading(lang, at) => PagePath::reading(tag(lang), &site.reading(at).id),
        What::Parallel(lang, at) => PagePath::parallel(tag(lang), &site.reading(at).id),
        What::Plain(lang, at) => PagePath::named(tag(lang), site.page(at).id.as_str()),
        What::Speakers(lang) => PagePath::named(tag(lang), "speakers"),
        What::Sources(lang) => PagePath::named(tag(lang), "sources"),
        What::Claims(lang, number) => PagePath::named(tag(lang), "claims").numbered(number),
        What::Speaker(lang, at, number) => PagePath::speaker(tag(lang), &site.speaker(at).id).numbered(number),
        What::Source(lang, at, number) => PagePath::source(tag(lang), &site.source(at).id).numbered(number),
    }
}

/// Where a page stands, as its full address has it: the home pages are folders. What the page is decides, not the letters of
/// its path, since an id may end in `index`.
fn address(shared: &Shared, what: What) -> String {
    match what {
        What::Root => String::new(),
        What::Home(lang) => format!("{}/", shared.site.settings().languages.tag(lang)),
        other => path(shared, other).to_string(),
    }
}

/// The file or folder of content that gives a page its name; none for pages that have names of ours.
pub(super) fn source(site: &crate::link::Site, what: What) -> Option<String> {
    Some(match what {
        What::Reading(_, at) | What::Parallel(_, at) => format!("content/readings/{}", site.reading(at).id),
        What::Plain(lang, at) => format!("content/{}.{}.md", site.page(at).id, site.settings().languages.tag(lang)),
        What::Speaker(_, at, _) => format!("content/speakers/{}.yaml", site.speaker(at).id),
        What::Source(_, at, _) => format!("content/sources/{}.yaml", site.source(at).id),
        _ => return None,
    })
}

/// The same page in another language; none for pages that belong to no language.
fn in_language(what: What, lang: Lang) -> Option<What> {
    Some(match what {
        What::Root | What::NotFound | What::Robots | What::Sitemap => return None,
        What::Home(_) => What::Home(lang),
        What::Reading(_, at) => What::Reading(lang, at),
        What::Parallel(_, at) => What::Parallel(lang, at),
        What::Plain(_, at) => What::Plain(lang, at),
        What::Speakers(_) => What::Speakers(lang),
        What::Speaker(_, at, number) => What::Speaker(lang, at, number),
        What::Sources(_) => What::Sources(lang),
        What::Source(_, at, number) => What::Source(lang, at, number),
        What::Claims(_, number) => What::Claims(lang, number),
    })
}

/// The template of a page and what it is given.
pub(super) fn context(shared: &Shared, page: &Page) -> (&'static str, Context) {
    (template(page.what), Context::from_serialize(&given(shared, page)).unwrap_or_default())
}

/// What a page's template is given.
pub(super) fn given<'a>(shared: &'a Shared, page: &'a Page) -> Given<'a> {
    let (title, view) = view(shared, page.what);
    Given { page: frame(shared, page, title), view }
}

/// The template that makes a page.
pub(super) const fn template(what: What) -> &'static str {
    match what {
        What::Root => "root.html",
        What::NotFound => "404.html",
        What::Robots => "robots.txt",
        What::Sitemap => "sitemap.xml",
        What::Home(_) => "home.html",
        What::Reading(..) => "reading.html",
        What::Parallel(..) => "parallel.html",
        What::Plain(..) => "page.html",
        What::Speakers(_) => "speakers.html",
        What::Sources(_) => "sources.html",
        What::Claims(..) => "claims.html",
        What::Speaker(..) => "speaker.html",
        What::Source(..) => "source.html",
    }
}

fn view(shared: &Shared, what: What) -> (String, View) {
    let site = &shared.site;
    let word = |lang: Lang, key: &str| shared.messages.get(lang, key).to_owned();
    let up = "../";
    let tag = |lang: Lang| site.settings().languages.tag(lang);
    let readings = || site.readings().map(|(at, _)| at);
    match what {
        What::Root | What::Robots => (String::new(), View::Nothing {}),
        What::NotFound => (word(Lang::DEFAULT, "not-found"), View::Nothing {}),
        What::Sitemap => (String::new(), View::Sitemap { urls: urls(shared) }),
        What::Home(lang) => {
            (String::new(), View::Readings(readings().map(|at| ReadingItem::new(shared, at, lang, "")).collect()))
        }
        What::Reading(lang, at) => {
            let title = site.reading(at).title.get(lang).plain();
            (title, View::Reading(Box::new(ReadingView::new(shared, at, lang, ""))))
        }
        What::Parallel(lang, at) => {
            let title = site.reading(at).title.get(lang).plain();
            (title, View::Parallel(Box::new(ParallelView::new(shared, at, lang))))
        }
        What::Plain(lang, at) => plain(shared, lang, site.page(at)),
        What::Speakers(lang) => {
            let all = shared.speaker_order.get(lang).iter().map(|at| SpeakerItem::new(shared, *at, lang)).collect();
            (word(lang, "speakers"), View::Speakers(all))
        }
        What::Speaker(lang, at, number) => {
            let uses = site.claims_naming_speaker(at);
            let speaker = site.speaker(at);
            let groups = views::groups(shared, lang, up, uses, number);
            let pager = Pager::new(shared, lang, &PagePath::speaker(tag(lang), &speaker.id), number, uses.len());
            let view = Box::new(SpeakerView::new(shared, at, lang));
            (speaker.name.get(lang).clone(), View::Speaker { view, groups, pager })
        }
        What::Sources(lang) => {
            let all = shared.source_order.get(lang).iter();
            let (unseen, read): (Vec<_>, Vec<_>) = all.partition(|at| site.source(**at).seen == Seen::Not);
            let items = |list: Vec<&SourceIx>| list.into_iter().map(|at| SourceItem::new(shared, *at, lang)).collect();
            (word(lang, "sources"), View::Sources { read: items(read), unseen: items(unseen) })
        }
        What::Source(lang, at, number) => {
            let uses = site.claims_naming_source(at);
            let groups = views::groups(shared, lang, up, uses, number);
            let pager = Pager::new(shared, lang, &PagePath::source(tag(lang), &site.source(at).id), number, uses.len());
            let view = Box::new(SourceView::new(shared, at, lang));
            (shared.cited(at, lang).text.clone(), View::Source { view, groups, pager })
        }
        What::Claims(lang, number) => {
            let uses = ledger(shared);
            let pager = Pager::new(shared, lang, &PagePath::named(tag(lang), "claims"), number, uses.len());
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
    let lang = language(page.what);
    let tag = settings.languages.tag(lang);
    let base_url = settings.base_url.as_ref();
    let full = |what: What| base_url.map(|base| base.absolute(&address(shared, what)));
    let description = match page.what {
        What::Reading(_, at) | What::Parallel(_, at) => shared.site.reading(at).summary.get(lang).plain(),
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

/// The language of a page; the default one for pages that belong to none.
const fn language(what: What) -> Lang {
    match what {
        What::Root | What::NotFound | What::Robots | What::Sitemap => Lang::DEFAULT,
        What::Home(lang)
        | What::Reading(lang, _)
        | What::Parallel(lang, _)
        | What::Plain(lang, _)
        | What::Speakers(lang)
        | What::Speaker(lang, ..)
        | What::Sources(lang)
        | What::Source(lang, ..)
        | What::Claims(lang, _) => lang,
    }
}

fn twins<'a>(shared: &'a Shared, page: &Page, full: &dyn Fn(What) -> Option<String>) -> Vec<Twin<'a>> {
    let languages = &shared.site.settings().languages;
    let twin = |lang: Lang| {
        // From pages of no language one goes to the homes.
        let what = in_language(page.what, lang).unwrap_or(What::Home(lang));
        let there = path(shared, what);
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
    let of_language = |page: &Page| in_language(page.what, language(page.what)).is_some();
    let twins = |page: &Page| {
        let all = settings.languages.iter();
        all.filter_map(|lang| Some((settings.languages.tag(lang).to_string(), full(in_language(page.what, lang)?)))).collect()
    };
    all(shared).iter().filter(|page| of_language(page)).map(|page| Url { path: full(page.what), twins: twins(page) }).collect()
}
