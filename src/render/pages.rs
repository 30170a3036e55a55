//! Which pages there are, and what each template is given.

use super::{
    Page, Shared,
    cx::PageCx,
    html,
    subject::{Subject, What, Whole},
    views::{
        self, Given, Item, Pager, ParallelView, ReadingItem, ReadingView, SourceItem, SourceView, SpeakerItem, SpeakerView, Twin,
        Url, View,
    },
};
use crate::model::{BaseUrl, OwnLang, PlainPage, ReadingIx, Seen, SourceIx};
use tera::Context;

/// Every page of the site.
pub(super) fn all(shared: &Shared) -> Vec<Page> {
    let site = &shared.site;
    let settings = site.settings();
    let sitemap = settings.base_url.is_some().then_some(Whole::Sitemap);
    let whole = [Whole::Root, Whole::NotFound, Whole::Robots].into_iter().chain(sitemap).map(What::Whole);
    let in_languages = settings.languages.iter().flat_map(|lang| {
        let subjects = subjects(shared, lang).into_iter();
        subjects.map(move |subject| What::In(lang, subject))
    });
    whole.chain(in_languages).map(|what| Page { path: what.path(site), langs: what.languages(site), what }).collect()
}

/// What a language has pages about.
fn subjects(shared: &Shared, lang: OwnLang) -> Vec<Subject> {
    let site = &shared.site;
    let numbers = |count: usize| 1..=Pager::pages(count);
    let readings = || site.readings_in(lang);
    let claims = shared.ledger.get(lang).len();
    let mut all = vec![Subject::Home, Subject::Speakers, Subject::Sources];
    all.extend(numbers(claims).map(Subject::Claims));
    all.extend(site.pages().filter(|(_, page)| page.langs.has(lang)).map(|(at, _)| Subject::Plain(at)));
    all.extend(readings().map(|(at, _)| Subject::Reading(at)));
    all.extend(readings().filter(|(_, reading)| shared.has_parallel(reading)).map(|(at, _)| Subject::Parallel(at)));
    for (at, _) in site.speakers().filter(|(_, speaker)| speaker.langs.has(lang)) {
        all.extend(numbers(site.claims_naming_speaker(at, lang).count()).map(|number| Subject::Speaker(at, number)));
    }
    for (at, _) in site.sources().filter(|(_, source)| source.langs.has(lang)) {
        all.extend(numbers(site.claims_naming_source(at, lang).count()).map(|number| Subject::Source(at, number)));
    }
    all
}

/// The template of a page and what it is given.
pub(super) fn context(shared: &Shared, page: &Page) -> (&'static str, Context) {
    (page.what.template(), given(shared, page).context())
}

/// What a page's template is given.
pub(super) fn given<'a>(shared: &'a Shared, page: &'a Page) -> Given<'a> {
    let cx = PageCx::new(shared, page.what.language(&shared.site), &page.path);
    let (title, view) = view(cx, page.what);
    Given { page: frame(cx, page, title), view }
}

fn view(cx: PageCx, what: What) -> (String, View) {
    let subject = match what {
        What::Whole(Whole::Root | Whole::Robots) => return (String::new(), View::Nothing {}),
        What::Whole(Whole::NotFound) => return (cx.word("not-found"), View::Nothing {}),
        What::Whole(Whole::Sitemap) => return (String::new(), View::Sitemap { urls: urls(cx) }),
        What::In(_, subject) => subject,
    };
    let site = cx.site();
    let title = |at: ReadingIx| site.reading(at).title.get(cx.lang).plain();
    match subject {
        Subject::Home => (String::new(), View::Readings(site.readings().map(|(at, _)| ReadingItem::listed(cx, at)).collect())),
        Subject::Reading(at) => (title(at), View::Reading(Box::new(ReadingView::new(cx, at)))),
        Subject::Parallel(at) => (title(at), View::Parallel(Box::new(ParallelView::new(cx, at)))),
        Subject::Plain(at) => plain(cx, site.page(at)),
        Subject::Speakers => {
            let all = cx.shared.speaker_order.get(cx.lang).iter().map(|at| SpeakerItem::new(cx, *at)).collect();
            (cx.word("speakers"), View::Speakers(all))
        }
        Subject::Speaker(at, number) => {
            let uses: Vec<_> = site.claims_naming_speaker(at, cx.lang).collect();
            let groups = views::groups(cx, &uses, number);
            let pager = Pager::new(cx, number, uses.len(), &|nth| Subject::Speaker(at, nth));
            let view = Box::new(SpeakerView::new(cx, at));
            (cx.name(at).to_owned(), View::Speaker { view, groups, pager })
        }
        Subject::Sources => {
            let all = cx.shared.source_order.get(cx.lang).iter();
            let (unseen, read): (Vec<_>, Vec<_>) = all.partition(|at| site.source(**at).seen == Seen::Not);
            let items = |list: Vec<&SourceIx>| list.into_iter().map(|at| SourceItem::new(cx, *at)).collect();
            (cx.word("sources"), View::Sources { read: items(read), unseen: items(unseen) })
        }
        Subject::Source(at, number) => {
            let uses: Vec<_> = site.claims_naming_source(at, cx.lang).collect();
            let work = views::works(cx, at).filter(|_| number == 1);
            let groups = work.into_iter().chain(views::groups(cx, &uses, number)).collect();
            let pager = Pager::new(cx, number, uses.len(), &|nth| Subject::Source(at, nth));
            let view = Box::new(SourceView::new(cx, at));
            (cx.cited(at).text.clone(), View::Source { view, groups, pager })
        }
        Subject::Claims(number) => {
            let uses = cx.shared.ledger.get(cx.lang);
            let pager = Pager::new(cx, number, uses.len(), &Subject::Claims);
            let groups = views::groups(cx, uses, number);
            let filters = views::filters(cx, &groups);
            (cx.word("claims"), View::Claims { groups, filters, pager })
        }
    }
}

fn plain(cx: PageCx, page: &PlainPage) -> (String, View) {
    let footnotes = html::Footnotes::new(page.body.get(cx.lang).iter());
    let place = html::Place { footnotes: Some(&footnotes), ..cx.place() };
    let title = page.title.get(cx.lang);
    let view = View::Plain { title_html: place.inline(title), body: place.nodes(page.body.get(cx.lang)) };
    (title.plain(), view)
}

/// What every template sees.
fn frame<'a>(cx: PageCx<'a>, page: &'a Page, title: String) -> views::Page<'a> {
    let settings = cx.site().settings();
    let description = match page.what {
        What::In(_, Subject::Reading(at) | Subject::Parallel(at)) => cx.site().reading(at).summary.get(cx.lang).plain(),
        _ => settings.description.as_ref().map(|text| text.get(cx.lang).clone()).unwrap_or_default(),
    };
    let canonical = cx.full(page.what);
    let about = || canonical.clone().unwrap_or_else(|| page.path.to_string());
    views::Page {
        lang: cx.tag().as_str(),
        root: page.path.to_top(),
        path: page.path.as_str(),
        site_title: settings.title.get(cx.lang),
        title,
        description,
        base_url: settings.base_url.as_ref().map(BaseUrl::as_str),
        report: settings.contact.as_ref().map(|contact| contact.about("", &about())),
        twins: twins(cx, page.what),
        nav: nav(cx),
        canonical,
    }
}

fn twins(cx: PageCx<'_>, what: What) -> Vec<Twin<'_>> {
    let languages = &cx.site().settings().languages;
    // From pages of no language, and to languages that lack the page, one goes to the home page.
    let subject = match what {
        What::Whole(_) => Subject::Home,
        What::In(_, subject) => subject,
    };
    let langs = subject.languages(cx.site());
    let twin = |lang: OwnLang| {
        let stands = langs.has(lang);
        let subject = if stands { subject } else { Subject::Home };
        Twin {
            tag: languages.tag(lang).as_str(),
            name: cx.shared.messages.get(lang, "language-name"),
            href: cx.link_in(lang, subject),
            url: cx.full(What::In(lang, subject)),
            current: cx.is_at(lang, subject),
            instead: (!stands).then(|| cx.shared.messages.get(lang, "home-page")),
        }
    };
    languages.iter().map(twin).collect()
}

fn nav(cx: PageCx) -> Vec<Item> {
    let item = |id: &str, text: String, subject: Subject| Item {
        id: id.to_owned(),
        html: html::Escaped(&text).to_string(),
        text,
        href: cx.link_in(cx.lang, subject),
        current: cx.is_at(cx.lang, subject),
    };
    let ours =
        [("home", Subject::Home), ("speakers", Subject::Speakers), ("sources", Subject::Sources), ("claims", Subject::Claims(1))];
    let ours = ours.map(|(name, subject)| item(name, cx.word(name), subject));
    let plain = cx.site().pages().filter(|(_, page)| page.langs.has(cx.lang));
    let plain = plain.map(|(at, plain)| item(plain.id.as_str(), plain.title.get(cx.lang).plain(), Subject::Plain(at)));
    ours.into_iter().chain(plain).collect()
}

/// Every page that search engines should know, with its twins.
fn urls(cx: PageCx) -> Vec<Url> {
    let languages = &cx.site().settings().languages;
    // Without `base_url` there is no sitemap.
    let full = |what: What| cx.full(what).unwrap_or_default();
    let of = |page: &Page| {
        let What::In(_, subject) = page.what else { return None };
        let twin = |lang| (languages.tag(lang).to_string(), full(What::In(lang, subject)));
        Some(Url { path: full(page.what), twins: page.langs.iter().map(twin).collect() })
    };
    all(cx.shared).iter().filter_map(of).collect()
}
