//! The last proof, from the bytes: every relative link meets a file, every fragment an id, no id appears twice, each mark has
//! its note and each note its mark, and each page says its language and leads to its twins.

use super::Broken;
use crate::{
    diagnostics::Kind,
    model::{BaseUrl, LangSet, Languages, PagePath, address},
};
use html5gum::{StartTag, Token, Tokenizer};
use percent_encoding::percent_decode_str;
use std::collections::{BTreeSet, HashMap, HashSet};

/// What a page or file has and what it leads to.
#[derive(Debug, Default)]
pub(super) struct Facts {
    path: String,
    /// The language in whose folder a page is, and all languages that have the same page.
    folder: Option<String>,
    langs: LangSet,
    ids: HashSet<String>,
    twice: Vec<String>,
    links: Vec<Link>,
    /// `<html lang>`, and the languages of `<link rel="alternate">`.
    language: Option<String>,
    alternates: HashSet<String>,
    /// The claims that are marked, and those that have a note.
    marked: BTreeSet<String>,
    noted: BTreeSet<String>,
}

/// A link to a file of the site.
#[derive(Debug)]
struct Link {
    /// As it is written in the page.
    written: String,
    /// The path in the output; `None` if it leads outside.
    path: Option<String>,
    fragment: Option<String>,
}

/// Attributes that hold addresses.
const ADDRESSES: [&[u8]; 4] = [b"href", b"src", b"poster", b"action"];

impl Facts {
    /// Reads a page, which exists in some languages.
    pub fn of(page: &PagePath, langs: LangSet, text: &str, base_url: Option<&BaseUrl>) -> Self {
        let mut facts = Self::of_file(page.as_str());
        if !page.is_html() {
            return facts;
        }
        facts.folder = page.language().map(str::to_owned);
        facts.langs = langs;
        // A page links to the same places over and over; each is proved once.
        let mut known = HashSet::new();
        for token in Tokenizer::new(text).flatten() {
            let Token::StartTag(tag) = token else { continue };
            if *tag.name == b"base"[..] {
                continue;
            }
            facts.hooks(&tag);
            for (name, value) in tag.attributes {
                if name.as_slice() == b"id" {
                    let id = String::from_utf8_lossy(&value).into_owned();
                    if !facts.ids.insert(id.clone()) {
                        facts.twice.push(id);
                    }
                } else if ADDRESSES.contains(&name.as_slice()) && known.insert((*tag.name == b"link"[..], value.0.clone())) {
                    // Only what the page says about itself is checked against the site's own address; a source may be there, too.
                    let base_url = base_url.filter(|_| *tag.name == b"link"[..]);
                    facts.links.extend(Link::read(page.as_str(), &String::from_utf8_lossy(&value), base_url));
                }
            }
        }
        facts
    }

    /// A file without ids or links of its own.
    pub fn of_file(path: &str) -> Self {
        Self { path: path.to_owned(), ..Self::default() }
    }

    /// Reads the attributes by which claims, notes and languages are recognised.
    fn hooks(&mut self, tag: &StartTag<()>) {
        let value = |name: &[u8]| tag.attributes.get(name).map(|value| String::from_utf8_lossy(value).into_owned());
        match tag.name.as_slice() {
            b"html" => self.language = value(b"lang"),
            b"link" if value(b"rel").as_deref() == Some("alternate") => self.alternates.extend(value(b"hreflang")),
            b"mark" => self.marked.extend(value(b"data-claim")),
            _ => {}
        }
        if tag.attributes.contains_key(b"data-note".as_slice()) {
            self.noted.extend(value(b"data-note"));
        }
    }

    /// Returns what is wrong in the page's own bytes.
    fn broken(&self, languages: &Languages) -> Vec<Kind> {
        let page = || self.path.clone();
        let mut broken: Vec<Kind> = self.twice.iter().map(|id| Kind::DoubleId { page: page(), id: id.clone() }).collect();
        // What a template leaves out of one note it leaves out of all.
        let without = |claim: &String| Kind::MarkWithoutNote { page: page(), claim: claim.clone() };
        broken.extend(self.marked.difference(&self.noted).next().map(without));
        let unmarked = |claim: &String| Kind::NoteWithoutMark { page: page(), claim: claim.clone() };
        broken.extend(self.noted.difference(&self.marked).next().map(unmarked));
        let Some(own) = self.folder.as_deref().and_then(|tag| languages.find(tag)) else { return broken };
        let tag = |lang| languages.tag(lang).to_string();
        if self.language.as_deref() != Some(languages.tag(own).as_str()) {
            broken.push(Kind::PageLanguage { page: page(), language: tag(own) });
        }
        let lacks = |lang: &_| *lang != own && !self.alternates.contains(languages.tag(*lang).as_str());
        broken.extend(self.langs.iter().filter(lacks).map(|lang| Kind::NoAlternate { page: page(), language: tag(lang) }));
        broken
    }
}

impl Link {
    /// Reads a link of the page at `from`. `None` if it leads to another site.
    fn read(from: &str, written: &str, base_url: Option<&BaseUrl>) -> Option<Self> {
        let within = base_url.and_then(|base| base.within(written));
        if within.is_none() && address::has_scheme(written) {
            return None;
        }
        let (from, address) = within.map_or((from, written), |below| ("", below));
        let (address, fragment) =
            address.split_once('#').map_or((address, None), |(address, fragment)| (address, Some(fragment)));
        let address = address.split('?').next().unwrap_or_default();
        // Compared as a host reads it: `%20` is a space.
        let path = address::resolve(from, address).map(|path| decoded(&address::served(path)));
        let fragment = fragment.filter(|fragment| !fragment.is_empty()).map(decoded);
        Some(Self { written: written.to_owned(), path, fragment })
    }
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// All facts of a site, checked against each other.
#[derive(Debug)]
pub(super) struct Verifier<'s> {
    languages: &'s Languages,
    pages: HashMap<String, HashSet<String>>,
    broken: Vec<Broken>,
    links: Vec<(String, Link)>,
}

impl<'s> Verifier<'s> {
    pub fn new(languages: &'s Languages) -> Self {
        Self { languages, pages: HashMap::new(), broken: Vec::new(), links: Vec::new() }
    }

    pub fn add(&mut self, facts: Facts) {
        self.broken.extend(facts.broken(self.languages).into_iter().map(|kind| (facts.path.clone(), kind)));
        let Facts { path, ids, links, .. } = facts;
        self.links.extend(links.into_iter().map(|link| (path.clone(), link)));
        self.pages.insert(path, ids);
    }

    /// Returns what is wrong, each with its page.
    pub fn verdict(self) -> Vec<Broken> {
        // A fault of a template shows on every page that it makes; the first of them is enough.
        let mut slips = HashSet::new();
        let mut broken: Vec<Broken> = self.broken;
        broken.retain(|(_, kind)| {
            let of = match kind {
                Kind::DoubleId { id, .. } => id.as_str(),
                Kind::MarkWithoutNote { claim, .. } | Kind::NoteWithoutMark { claim, .. } => claim.as_str(),
                _ => "",
            };
            slips.insert((kind.code(), of.to_owned()))
        });
        // A link on many pages, such as one from a template, is reported once.
        let mut told = HashSet::new();
        for (page, link) in self.links {
            let written = link.written;
            let fresh = |told: &mut HashSet<String>| told.insert(address::way_down(&written).to_owned());
            let target = link.path.as_ref().and_then(|path| self.pages.get(path));
            match (target, &link.fragment) {
                (None, _) if fresh(&mut told) => broken.push((page.clone(), Kind::DeadLink { page, link: written })),
                (Some(ids), Some(id)) if !ids.contains(id) && fresh(&mut told) => {
                    broken.push((page.clone(), Kind::DeadFragment { page, link: written }));
                }
                _ => {}
            }
        }
        broken
    }
}

#[cfg(test)]
mod tests {
    use super::{Facts, Verifier};
    use crate::model::{BaseUrl, LangSet, LanguageTag, Languages, PagePath};

    fn told(pages: &[(&str, &str)]) -> Vec<String> {
        let languages = Languages::new(vec![LanguageTag::parse("en").expect("a tag"), LanguageTag::parse("ja").expect("a tag")]);
        let languages = languages.expect("two languages");
        let mut verifier = Verifier::new(&languages);
        let base = BaseUrl::parse("https://e.org/k/").expect("a folder");
        let page = |path: &str| {
            let own = path.split_once('/').and_then(|(tag, rest)| Some((languages.find(tag)?, rest.strip_suffix(".html")?)));
            own.map_or_else(|| PagePath::of_site(path), |(lang, name)| PagePath::named(languages.tag(lang), name))
        };
        for (path, text) in pages {
            verifier.add(Facts::of(&page(path), LangSet::from(&languages), text, Some(&base)));
        }
        verifier.verdict().into_iter().map(|(_, kind)| kind.to_string()).collect()
    }

    #[test]
    fn marks_and_notes_and_languages() {
        let head = "<html lang=en><link rel=alternate hreflang=en href=x.html><link rel=alternate hreflang=ja href=x.html>";
        let page = |rest: &str| format!("{head}{rest}");
        let good = page("<mark data-claim=a></mark><div data-note=a></div><a data-claim='r#b'>");
        assert_eq!(told(&[("en/x.html", &good), ("x.html", "<html>")]), Vec::<String>::new());
        let bad = page("<mark data-claim=a></mark><div data-note=b></div>");
        assert_eq!(
            told(&[("en/x.html", &bad), ("en/y.html", "<html lang=ja>")]),
            [
                "en/x.html marks the claim `a` but has no note for it",
                "en/x.html has a note for the claim `b` but does not mark it",
                "en/y.html does not say that its language is `en`",
                "en/y.html does not link to its version in `ja`",
            ]
        );
    }

    #[test]
    fn a_file_of_the_sites_own_in_the_folder_of_a_language_is_no_page_of_it() {
        let languages = Languages::new(vec![LanguageTag::parse("en").expect("a tag")]).expect("a language");
        let mut verifier = Verifier::new(&languages);
        verifier.add(Facts::of_file("en/x.html"));
        assert!(verifier.verdict().is_empty());
    }

    #[test]
    fn dead_links_and_fragments_and_double_ids() {
        let good = [
            (
                "a/x.html",
                "<p id=one><a href='y.html#two'>y</a><a href='#one'>1</a><a href='https://other.org/'>o</a><a href=#>top</a>",
            ),
            ("a/y.html", "<p id=two><a href='../index.html'>i</a><link href='https://e.org/k/a/x.html'>"),
            ("index.html", "<a href='a/x.html?q=1'>x</a>"),
        ];
        assert_eq!(told(&good), Vec::<String>::new());
        let bad = [(
            "a.html",
            "<p id=one><p id=one><a href='b.html'>b</a><a href='#two'>2</a><img src=/x.png><link href='https://e.org/k/c.html'><a href='https://e.org/k/d.html'>",
        )];
        assert_eq!(
            told(&bad),
            [
                "the id `one` appears twice on a.html",
                "a.html links to `b.html`, which does not exist",
                "a.html links to `#two`, but nothing there has that id",
                "a.html links to `/x.png`, which does not exist",
                "a.html links to `https://e.org/k/c.html`, which does not exist",
            ]
        );
    }
}
