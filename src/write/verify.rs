//! The last proof, from the bytes: every relative link meets a file, every fragment an id, no id appears twice, each mark has
//! its note and each note its mark, each page says its language and leads to its twins, and has nothing that its own policy forbids.

use super::{Broken, policy::Policy, scan::Tag};
use crate::{
    diagnostics::Kind,
    model::{BaseUrl, LangSet, Languages, PagePath, address},
};
use html5gum::{DefaultEmitter, Token, Tokenizer};
use percent_encoding::percent_decode_str;
use std::{
    borrow::Cow,
    collections::{BTreeSet, HashSet},
};

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
    /// What the page's own policy forbids.
    forbidden: Vec<String>,
}

/// A link to a file of the site.
#[derive(Debug)]
pub(super) struct Link {
    /// As it stands in the page.
    written: String,
    /// The path in the output; `None` if it leads outside.
    pub path: Option<String>,
    fragment: Option<String>,
}

/// Attributes that hold addresses.
pub(super) const ADDRESSES: [&str; 4] = ["href", "src", "poster", "action"];

/// What is written, to which pages lead.
pub(super) trait Site {
    /// Whether a file stands at a path.
    fn has_file(&self, path: &str) -> bool;
    /// Whether the file at a path has an id.
    fn has_id(&self, path: &str, id: &str) -> bool;
}

/// Finds every start tag of a page (HTML, "Tokenization"), with the text of scripts, styles and titles left out.
pub(super) fn tags<'p>(text: &str, mut each: impl FnMut(&Tag<'p>)) {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let lossy = |bytes: &[u8]| Cow::Owned(String::from_utf8_lossy(bytes).into_owned());
    for token in Tokenizer::new_with_emitter(text, emitter).flatten() {
        let Token::StartTag(tag) = token else { continue };
        let attributes = tag.attributes.iter().map(|(name, value)| (lossy(name), lossy(value)));
        each(&Tag { name: lossy(&tag.name), attributes: attributes.collect() });
    }
}

impl Facts {
    /// Reads a page, which exists in some languages.
    pub fn of(page: &PagePath, langs: LangSet, text: &str, base_url: Option<&BaseUrl>) -> Self {
        let mut facts = Self { path: page.as_str().to_owned(), ..Self::default() };
        if !page.is_html() {
            return facts;
        }
        facts.folder = page.language().map(str::to_owned);
        facts.langs = langs;
        // A page links to the same places over and over; each is proved once.
        let mut known = HashSet::new();
        let mut policies = Vec::new();
        tags(text, |tag| {
            facts.forbidden.extend(policies.iter().find_map(|policy: &Policy| policy.forbids(tag)));
            policies.extend(Policy::of(tag));
            if tag.name == "base" {
                return;
            }
            facts.hooks(tag);
            for (name, value) in &tag.attributes {
                if name == "id" {
                    if !facts.ids.insert(value.to_string()) {
                        facts.twice.push(value.to_string());
                    }
                } else if ADDRESSES.contains(&&**name) && known.insert((tag.name == "link", value.to_string())) {
                    // Only what the page says of itself is held to the site's own address; a source may well stand there.
                    let base_url = base_url.filter(|_| tag.name == "link");
                    facts.links.extend(Link::read(page.as_str(), value, base_url));
                }
            }
        });
        facts
    }

    /// Reads the attributes by which claims, notes and languages are recognised.
    fn hooks(&mut self, tag: &Tag) {
        let value = |name: &str| tag.value(name).map(str::to_owned);
        match &*tag.name {
            "html" => self.language = value("lang"),
            "link" if tag.value("rel") == Some("alternate") => self.alternates.extend(value("hreflang")),
            "mark" => self.marked.extend(value("data-claim")),
            _ => {}
        }
        self.noted.extend(value("data-note"));
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
        broken.extend(self.forbidden.iter().map(|what| Kind::Forbidden { page: page(), what: what.clone() }));
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
    pub fn read(from: &str, written: &str, base_url: Option<&BaseUrl>) -> Option<Self> {
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
        Some(Self { written: written.to_owned(), path, fragment: fragment.and_then(Self::fragment) })
    }

    /// The id that a fragment means; none for an empty one, which is the top of the page.
    pub fn fragment(written: &str) -> Option<String> {
        (!written.is_empty()).then(|| decoded(written))
    }
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// The facts of pages, held against all that is written.
#[derive(Debug)]
pub(super) struct Verifier<'s, S> {
    languages: &'s Languages,
    site: S,
    broken: Vec<Broken>,
    links: Vec<(String, Link)>,
}

impl<'s, S: Site> Verifier<'s, S> {
    pub fn new(languages: &'s Languages, site: S) -> Self {
        Self { languages, site, broken: Vec::new(), links: Vec::new() }
    }

    pub fn add(&mut self, facts: Facts) {
        self.broken.extend(facts.broken(self.languages).into_iter().map(|kind| (facts.path.clone(), kind)));
        let Facts { path, links, .. } = facts;
        self.links.extend(links.into_iter().map(|link| (path.clone(), link)));
    }

    /// Returns what is wrong, each with its page.
    pub fn verdict(self) -> Vec<Broken> {
        // A fault of a template shows on every page that it makes; the first of them is enough.
        let mut slips = HashSet::new();
        let mut broken: Vec<Broken> = self.broken;
        broken.retain(|(_, kind)| {
            let of = match kind {
                Kind::DoubleId { id, .. } => id.as_str(),
                Kind::Forbidden { what, .. } => what.as_str(),
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
            let target = link.path.as_deref().filter(|path| self.site.has_file(path));
            match (target, &link.fragment) {
                (None, _) if fresh(&mut told) => broken.push((page.clone(), Kind::DeadLink { page, link: written })),
                (Some(path), Some(id)) if !self.site.has_id(path, id) && fresh(&mut told) => {
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
    use super::{
        super::proof::{self, Paths, Rules, Written},
        Facts, Site, Verifier,
    };
    use crate::model::{BaseUrl, LangSet, LanguageTag, Languages, PagePath};
    use std::collections::{HashMap, HashSet};

    impl Site for HashMap<String, HashSet<String>> {
        fn has_file(&self, path: &str) -> bool {
            self.contains_key(path)
        }

        fn has_id(&self, path: &str, id: &str) -> bool {
            self.get(path).is_some_and(|ids| ids.contains(id))
        }
    }

    /// What is wrong with pages. That the fast way finds it on the same ones is asked along with it.
    fn told(pages: &[(&str, &str)]) -> Vec<String> {
        let languages = Languages::new(vec![LanguageTag::parse("en").expect("a tag"), LanguageTag::parse("ja").expect("a tag")]);
        let languages = languages.expect("two languages");
        let base = BaseUrl::parse("https://e.org/k/").expect("a folder");
        let page = |path: &str| {
            let own = path.split_once('/').and_then(|(tag, rest)| Some((languages.find(tag)?, rest.strip_suffix(".html")?)));
            own.map_or_else(|| PagePath::of_site(path), |(lang, name)| PagePath::named(languages.tag(lang), name))
        };
        let langs = LangSet::from(&languages);
        let facts = || pages.iter().map(|(path, text)| Facts::of(&page(path), langs, text, Some(&base)));
        let site: HashMap<_, _> = facts().map(|facts| (facts.path, facts.ids)).collect();
        let mut verifier = Verifier::new(&languages, site);
        facts().for_each(|facts| verifier.add(facts));
        let told: Vec<String> = verifier.verdict().into_iter().map(|(_, kind)| kind.to_string()).collect();

        let paths = Paths::new(pages.iter().map(|(path, _)| *path));
        let rules = Rules { paths: &paths, languages: &languages, base_url: Some(&base) };
        let kept: Vec<_> = pages.iter().map(|(path, text)| rules.read(&page(path), langs, text)).collect();
        let faulty = proof::faulty(&kept);
        let mut verifier = Verifier::new(&languages, Written { paths: &paths, pages: &kept });
        for (path, text) in faulty.into_iter().map(|at| pages[at]) {
            verifier.add(Facts::of(&page(path), langs, text, Some(&base)));
        }
        assert_eq!(verifier.verdict().into_iter().map(|(_, kind)| kind.to_string()).collect::<Vec<_>>(), told);
        told
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
