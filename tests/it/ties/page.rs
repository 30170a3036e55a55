//! The hooks of a page, read once.

use crate::site::css;
use scraper::{ElementRef, Html};
use std::collections::{HashMap, HashSet};

/// A link with what it is for: the id, key or language in its hook.
pub type Hook = (String, String);

/// The hooks of a page.
#[derive(Default)]
pub struct Page {
    pub lang: String,
    pub ids: HashSet<String>,
    pub marks: HashMap<String, Vec<Mark>>,
    pub notes: HashMap<String, Vec<Note>>,
    /// `a[data-claim]`
    pub claims: HashMap<String, Vec<String>>,
    /// `a[data-reading]`
    pub readings: Vec<Hook>,
    /// `a[hreflang]` outside notes.
    pub languages: Vec<Hook>,
    /// `link[rel=alternate]`
    pub alternates: Vec<Hook>,
}

pub struct Mark {
    pub id: String,
    /// The link to a note with which it ends.
    pub end: Option<String>,
}

pub struct Note {
    pub role: String,
    pub ids: HashSet<String>,
    pub links: HashSet<String>,
    pub speakers: Vec<Hook>,
    pub sources: Vec<Hook>,
    pub twins: Vec<Hook>,
    pub said: Vec<[String; 5]>,
    pub so: Vec<[String; 4]>,
}

fn attr(one: &ElementRef, name: &str) -> String {
    one.attr(name).unwrap_or_default().to_owned()
}

fn hooks(within: ElementRef, selector: &str, hook: &str) -> Vec<Hook> {
    within.select(&css(selector)).map(|one| (attr(&one, hook), attr(&one, "href"))).collect()
}

fn ids(within: ElementRef) -> HashSet<String> {
    within.select(&css("[id]")).map(|one| attr(&one, "id")).chain(within.attr("id").map(str::to_owned)).collect()
}

impl Page {
    pub fn read(text: &str) -> Self {
        let html = Html::parse_document(text);
        let root = html.root_element();
        let mut page = Self { lang: attr(&root, "lang"), ids: ids(root), ..Self::default() };
        for one in root.select(&css("mark[data-claim]")) {
            page.marks.entry(attr(&one, "data-claim")).or_default().push(Mark::read(one));
        }
        for one in root.select(&css("[data-note]")) {
            page.notes.entry(attr(&one, "data-note")).or_default().push(Note::read(one));
        }
        for (claim, href) in hooks(root, "a[data-claim]", "data-claim") {
            page.claims.entry(claim).or_default().push(href);
        }
        page.readings = hooks(root, "a[data-reading]", "data-reading");
        page.languages = hooks(root, "header a[hreflang]", "hreflang");
        page.alternates = hooks(root, "link[rel=alternate][hreflang]", "hreflang");
        page
    }
}

impl Mark {
    fn read(one: ElementRef) -> Self {
        let refs = css("a[role=doc-noteref]");
        let last = one.select(&refs).last();
        let words = |one: ElementRef| one.text().collect::<String>();
        let end = last.filter(|last| words(one).ends_with(&words(*last))).map(|last| attr(&last, "href"));
        Self { id: attr(&one, "id"), end }
    }
}

impl Note {
    fn read(one: ElementRef) -> Self {
        let words = |one: &ElementRef| one.text().collect::<String>();
        let row = |one: ElementRef, names: &[&str]| -> Vec<String> {
            names.iter().map(|name| attr(&one, name)).chain([words(&one)]).collect()
        };
        let (of_said, of_so) = (css("[data-said]"), css("[data-so]"));
        let said = one.select(&of_said).map(|said| row(said, &["data-said", "data-of", "data-attest", "data-reword"]));
        let said = said.filter_map(|row| row.try_into().ok()).collect();
        let so = one.select(&of_so).map(|so| row(so, &["data-so", "data-agree", "data-against"]));
        let so = so.filter_map(|row| row.try_into().ok()).collect();
        Self {
            role: attr(&one, "role"),
            ids: ids(one),
            links: one.select(&css("a[href]")).map(|link| attr(&link, "href")).collect(),
            speakers: hooks(one, "a[data-speaker]", "data-speaker"),
            sources: hooks(one, "a[data-source]", "data-source"),
            twins: hooks(one, "a[hreflang]", "hreflang"),
            said,
            so,
        }
    }
}

/// The path and the fragment that a link on a page leads to.
pub fn resolve(from: &str, href: &str) -> (String, String) {
    let (path, fragment) = href.split_once('#').unwrap_or((href, ""));
    if path.is_empty() {
        return (from.to_owned(), fragment.to_owned());
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    (parts.join("/"), fragment.to_owned())
}
