//! The proof, the fast way: what is wrong is not named here, only on which pages it is. [`super::verify`] looks at those again and
//! finds the words; it is the specification of what is proved.
//!
//! Everything that is written has a number before any page is made, so a link to a file is settled while its page is read. What is
//! kept of a page are its ids, and the fragments of other pages that it leads to, letter for letter.

use super::{
    policy::Policy,
    scan::{self, Tag},
    verify::{self, Link, Site},
};
use crate::model::{BaseUrl, LangSet, Languages, PagePath};
use ahash::{HashMap, HashSet};
use rayon::prelude::*;
use std::{borrow::Cow, collections::BTreeSet};

/// The number of something that is written.
type Number = u32;

/// Everything that is written, by its path.
#[derive(Debug)]
pub(super) struct Paths(HashMap<String, Number>);

impl Paths {
    /// Numbers the paths in their order.
    pub fn new<'p>(paths: impl Iterator<Item = &'p str>) -> Self {
        Self(paths.map(str::to_owned).zip(0..).collect())
    }
}

/// What the proof keeps of a page.
#[derive(Debug, Default)]
pub(super) struct Kept {
    /// The ids, sorted.
    ids: Texts,
    /// Fragments of other files that the page leads to.
    fragments: Texts,
    /// The number of the file for each of them.
    targets: Vec<Number>,
    /// Whether something is wrong, as far as the page alone shows it.
    is_faulty: bool,
}

/// Texts one after the other in one piece of memory.
#[derive(Debug, Default)]
struct Texts {
    letters: String,
    /// Where each begins and ends.
    spans: Vec<(u32, u32)>,
}

impl Texts {
    fn push(&mut self, text: &str) {
        // A page of more than four thousand million bytes is not written.
        let end = |letters: &str| u32::try_from(letters.len()).unwrap_or(u32::MAX);
        let start = end(&self.letters);
        self.letters.push_str(text);
        self.spans.push((start, end(&self.letters)));
    }

    fn of(&self, (start, end): (u32, u32)) -> &str {
        &self.letters[start as usize..end as usize]
    }

    fn iter(&self) -> impl Iterator<Item = &str> {
        self.spans.iter().map(|span| self.of(*span))
    }

    /// Whether sorted texts have one.
    fn has(&self, text: &str) -> bool {
        self.spans.binary_search_by(|span| self.of(*span).cmp(text)).is_ok()
    }

    fn shrink(&mut self) {
        self.letters.shrink_to_fit();
        self.spans.shrink_to_fit();
    }
}

/// What a page is held to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rules<'s> {
    pub paths: &'s Paths,
    pub languages: &'s Languages,
    pub base_url: Option<&'s BaseUrl>,
}

impl Rules<'_> {
    /// Reads a page, which stands in some languages.
    pub fn read(&self, page: &PagePath, langs: LangSet, text: &str) -> Kept {
        if !page.is_html() {
            return Kept::default();
        }
        let mut reader = PageReader::new(page, self);
        if scan::tags(text, |tag| reader.tag(tag)).is_err() {
            reader = PageReader::new(page, self);
            verify::tags(text, |tag| reader.tag(tag));
        }
        reader.finish(langs)
    }
}

/// A page as far as it is read.
struct PageReader<'r, 't> {
    page: &'r PagePath,
    rules: &'r Rules<'r>,
    ids: Vec<Cow<'t, str>>,
    /// Fragments of the page itself that it leads to.
    own_fragments: Vec<String>,
    /// Those of other files.
    fragments: Vec<(Number, String)>,
    /// The files that addresses without fragments lead to, in `link` elements and in others: a page leads to the same over and over.
    known: HashMap<(bool, Cow<'t, str>), Leads>,
    language: Option<Cow<'t, str>>,
    alternates: HashSet<Cow<'t, str>>,
    marked: BTreeSet<Cow<'t, str>>,
    noted: BTreeSet<Cow<'t, str>>,
    policies: Vec<Policy>,
    is_faulty: bool,
}

/// Where an address leads.
#[derive(Debug, Clone, Copy)]
enum Leads {
    /// To somewhere else.
    Away,
    /// To the page itself.
    Here,
    To(Number),
    Nowhere,
}

impl<'r, 't> PageReader<'r, 't> {
    fn new(page: &'r PagePath, rules: &'r Rules<'r>) -> Self {
        Self {
            page,
            rules,
            ids: Vec::new(),
            own_fragments: Vec::new(),
            fragments: Vec::new(),
            known: HashMap::default(),
            language: None,
            alternates: HashSet::default(),
            marked: BTreeSet::new(),
            noted: BTreeSet::new(),
            policies: Vec::new(),
            is_faulty: false,
        }
    }

    fn tag(&mut self, tag: &Tag<'t>) {
        self.is_faulty |= self.policies.iter().any(|policy| policy.forbids(tag).is_some());
        self.policies.extend(Policy::of(tag));
        if tag.name == "base" {
            return;
        }
        let value = |name: &str| tag.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone());
        match &*tag.name {
            "html" => self.language = value("lang"),
            "link" if tag.value("rel") == Some("alternate") => self.alternates.extend(value("hreflang")),
            "mark" => self.marked.extend(value("data-claim")),
            _ => {}
        }
        for (name, value) in &tag.attributes {
            match &**name {
                "data-note" => drop(self.noted.insert(value.clone())),
                "id" => self.ids.push(value.clone()),
                name if verify::ADDRESSES.contains(&name) => self.link(tag.name == "link", value.clone()),
                _ => {}
            }
        }
    }

    fn link(&mut self, is_of_page: bool, mut address: Cow<'t, str>) {
        let at = address.find('#').unwrap_or(address.len());
        let fragment = address.get(at + 1..).and_then(Link::fragment);
        match &mut address {
            Cow::Borrowed(text) => *text = &text[..at],
            Cow::Owned(text) => text.truncate(at),
        }
        let key = (is_of_page, address);
        let leads = if let Some(known) = self.known.get(&key) {
            *known
        } else {
            let leads = self.leads(is_of_page, &key.1);
            self.known.insert(key, leads);
            leads
        };
        match leads {
            Leads::Away => {}
            Leads::Nowhere => self.is_faulty = true,
            Leads::Here => self.own_fragments.extend(fragment),
            Leads::To(number) => self.fragments.extend(fragment.map(|fragment| (number, fragment))),
        }
    }

    fn leads(&self, is_of_page: bool, address: &str) -> Leads {
        let base_url = self.rules.base_url.filter(|_| is_of_page);
        let Some(link) = Link::read(self.page.as_str(), address, base_url) else { return Leads::Away };
        match link.path.as_deref() {
            Some(path) if path == self.page.as_str() => Leads::Here,
            path => path.and_then(|path| self.rules.paths.0.get(path)).map_or(Leads::Nowhere, |number| Leads::To(*number)),
        }
    }

    fn finish(mut self, langs: LangSet) -> Kept {
        self.ids.sort_unstable();
        let twice = self.ids.windows(2).any(|pair| pair[0] == pair[1]);
        let mut ids = Texts::default();
        self.ids.iter().for_each(|id| ids.push(id));
        let within = self.own_fragments.iter().all(|fragment| ids.has(fragment));
        self.fragments.sort_unstable();
        self.fragments.dedup();
        let (mut fragments, mut targets) = (Texts::default(), Vec::with_capacity(self.fragments.len()));
        for (number, fragment) in &self.fragments {
            targets.push(*number);
            fragments.push(fragment);
        }
        ids.shrink();
        fragments.shrink();
        let is_faulty = self.is_faulty || twice || !within || self.marked != self.noted || !self.says_its_languages(langs);
        Kept { ids, fragments, targets, is_faulty }
    }

    fn says_its_languages(&self, langs: LangSet) -> bool {
        let languages = self.rules.languages;
        let Some(own) = self.page.language().and_then(|tag| languages.find(tag)) else { return true };
        let is_own = self.language.as_deref() == Some(languages.tag(own).as_str());
        let mut others = langs.iter().filter(|lang| *lang != own);
        is_own && others.all(|lang| self.alternates.contains(languages.tag(lang).as_str()))
    }
}

/// The places, among the pages in the order of their numbers, of those on which something is wrong.
pub(super) fn faulty(pages: &[Kept]) -> Vec<usize> {
    let leads_nowhere = |page: &Kept| {
        let has =
            |(number, fragment): (&Number, &str)| pages.get(*number as usize).is_some_and(|target| target.ids.has(fragment));
        !page.targets.iter().zip(page.fragments.iter()).all(has)
    };
    (0..pages.len()).into_par_iter().filter(|at| pages[*at].is_faulty || leads_nowhere(&pages[*at])).collect()
}

/// What is written, for the slow way: files by their paths, and the ids of pages.
#[derive(Debug, Clone, Copy)]
pub(super) struct Written<'s> {
    pub paths: &'s Paths,
    pub pages: &'s [Kept],
}

impl Site for Written<'_> {
    fn has_file(&self, path: &str) -> bool {
        self.paths.0.contains_key(path)
    }

    fn has_id(&self, path: &str, id: &str) -> bool {
        self.paths.0.get(path).and_then(|number| self.pages.get(*number as usize)).is_some_and(|page| page.ids.has(id))
    }
}
