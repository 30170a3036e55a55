//! The addresses of pages, of their parts, and of the site itself, and how they lead from one to another.

use super::{Id, LanguageTag};
use std::fmt::{self, Write as _};

/// The path of a page in the output, with `/`: `en/speakers/justin-lin.html`. Flat files below a folder for each language.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PagePath {
    path: String,
    /// How many bytes its language's folder takes, with the slash.
    folder: usize,
}

impl PagePath {
    /// A page of no language, such as `404.html`.
    #[must_use]
    pub fn of_site(name: &str) -> Self {
        Self { path: name.to_owned(), folder: 0 }
    }

    /// `en/index.html`
    #[must_use]
    pub fn home(tag: &LanguageTag) -> Self {
        Self::of(tag, &["index"])
    }

    /// `en/speakers.html`, `en/about.html` …
    #[must_use]
    pub fn named(tag: &LanguageTag, name: &str) -> Self {
        Self::of(tag, &[name])
    }

    /// `en/china-ai-race.html`
    #[must_use]
    pub fn reading(tag: &LanguageTag, id: &Id) -> Self {
        Self::of(tag, &[id.as_str()])
    }

    /// `en/china-ai-race.parallel.html`
    #[must_use]
    pub fn parallel(tag: &LanguageTag, id: &Id) -> Self {
        Self::of(tag, &[id.as_str(), ".parallel"])
    }

    /// `en/speakers/justin-lin.html`
    #[must_use]
    pub fn speaker(tag: &LanguageTag, id: &Id) -> Self {
        Self::of(tag, &["speakers/", id.as_str()])
    }

    /// `en/sources/agi-next.html`
    #[must_use]
    pub fn source(tag: &LanguageTag, id: &Id) -> Self {
        Self::of(tag, &["sources/", id.as_str()])
    }

    /// The `number`th page of a list, counted from 1: `justin-lin.html`, `justin-lin.2.html`.
    #[must_use]
    pub fn numbered(mut self, number: usize) -> Self {
        if number > 1 {
            self.path.truncate(self.path.len() - ".html".len());
            let _ = write!(self.path, ".{number}.html");
        }
        self
    }

    fn of(tag: &LanguageTag, stem: &[&str]) -> Self {
        let tag = tag.as_str();
        Self { path: [tag, "/", &stem.concat(), ".html"].concat(), folder: tag.len() + 1 }
    }

    /// The whole path.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.path
    }

    /// The language in whose folder the page stands.
    #[must_use]
    pub fn language(&self) -> Option<&str> {
        self.path[..self.folder].strip_suffix('/')
    }

    /// Whether it is a page of HTML, and not one for programs such as `robots.txt`.
    #[must_use]
    pub fn is_html(&self) -> bool {
        self.path.strip_suffix(".html").is_some_and(|stem| !stem.is_empty())
    }

    /// The address that leads here from another page: by the folder of their language where they share one, else by the top of
    /// the site.
    #[must_use]
    pub fn relative_to(&self, from: &Self) -> String {
        if self.language() == from.language() { from.to_language() + self.below_language() } else { from.to_top() + &self.path }
    }

    fn below_language(&self) -> &str {
        &self.path[self.folder..]
    }

    /// The file's name alone, which leads from one page of a list to another: `justin-lin.2.html`.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// The prefix that leads from the page to the folder of its language: empty, or `../`.
    #[must_use]
    pub fn to_language(&self) -> String {
        to_top(self.below_language())
    }

    /// The prefix that leads from the page to the top of the site: `../../`.
    #[must_use]
    pub fn to_top(&self) -> String {
        to_top(&self.path)
    }
}

impl fmt::Display for PagePath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.path)
    }
}

/// What the ids of a page begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ids<'a> {
    /// Nothing: the page is in one language.
    Bare,
    /// A language, on a page of two: `en-`.
    Of(&'a LanguageTag),
}

impl fmt::Display for Ids<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bare => Ok(()),
            Self::Of(tag) => write!(out, "{tag}-"),
        }
    }
}

/// The id of a part of a page, without the `#`. On a page of two languages each has the language before it.
#[derive(Debug, Clone, Copy)]
pub enum Anchor<'a> {
    /// The `nth` mark of a claim, counted from 1: `lin-under-20`, `lin-under-20-2`.
    Mark(&'a Id, u32),
    /// A claim's note.
    Note(&'a Id),
    /// The summary of a claim's note, by which the mark is described.
    Label(&'a Id),
    /// The `nth` mark of a remark.
    RemarkMark(&'a Id, u32),
    /// A remark's text.
    Remark(&'a Id),
    /// A section.
    Section(&'a Id),
    /// A section's heading.
    Heading(&'a Id),
}

impl Anchor<'_> {
    /// The id on a page with such ids.
    #[must_use]
    pub fn on(self, ids: Ids) -> String {
        // The first mark has the bare id, the address that is cited.
        let nth = |id: &Id, nth: u32| if nth == 1 { id.to_string() } else { format!("{id}-{nth}") };
        match self {
            Self::Mark(id, number) => format!("{ids}{}", nth(id, number)),
            Self::Note(id) => format!("note-{ids}{id}"),
            Self::Label(id) => format!("label-{ids}{id}"),
            Self::RemarkMark(id, number) => format!("remark-{ids}{}", nth(id, number)),
            Self::Remark(id) => format!("note-remark-{ids}{id}"),
            // A section has one heading for both languages.
            Self::Section(id) => format!("s-{id}"),
            Self::Heading(id) => format!("h-{id}"),
        }
    }
}

impl fmt::Display for Anchor<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.on(Ids::Bare))
    }
}

/// Where a site will stand: an address of http or https that ends in a folder, with a slash at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl(String);

impl BaseUrl {
    /// An address as an editor writes it, with or without slashes at its end. `None` where it is no folder of the web.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_folder = super::is_web(text) && !text.contains(['?', '#', '"', '<', '>']);
        is_folder.then(|| Self(format!("{}/", text.trim_end_matches('/'))))
    }

    /// With its slash.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The full address of a path below it, or of the site itself for an empty one.
    #[must_use]
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }

    /// The path of an address below it; `None` for one that stands elsewhere.
    #[must_use]
    pub fn within<'a>(&self, address: &'a str) -> Option<&'a str> {
        address.strip_prefix(&self.0)
    }
}

/// Whether an address leads to the web.
pub(crate) fn is_web(address: &str) -> bool {
    ["http://", "https://"]
        .iter()
        .any(|scheme| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
        && !address.chars().any(|c| c.is_control() || c.is_whitespace())
}

/// Whether an address says by a scheme that it leads out of the site: `mailto:a@b`, but not `a/b:c`.
#[must_use]
pub fn has_scheme(address: &str) -> bool {
    address.split(['/', '?', '#']).next().is_some_and(|first| first.contains(':'))
}

/// The prefix that leads from a file to the top of what its path is counted from: `../../` for `a/b/c.css`.
#[must_use]
pub fn to_top(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// An address without the way up that it begins with.
#[must_use]
pub fn way_down(address: &str) -> &str {
    address.trim_start_matches("../")
}

/// The path that a relative address leads to from the file at `from`; a folder ends in `/`, and the top is empty. `None` above
/// the top, or where it is counted from that of a host.
#[must_use]
pub fn resolve(from: &str, address: &str) -> Option<String> {
    if address.is_empty() {
        return Some(from.to_owned());
    }
    if address.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = from.rsplit_once('/').map_or_else(Vec::new, |(folder, _)| folder.split('/').collect());
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    // RFC 3986, 5.2.4: a last segment of dots is a folder, too.
    if matches!(address.rsplit('/').next(), Some("" | "." | "..")) && !parts.is_empty() {
        parts.push("");
    }
    Some(parts.join("/"))
}

/// What a host sends for a path of which it has nothing.
pub const NOT_FOUND: &str = "404.html";

/// What a host sends for a folder.
pub const INDEX: &str = "index.html";

/// The path of what a host sends: for a folder, that of its `index.html`.
#[must_use]
pub fn served(path: String) -> String {
    if path.is_empty() || path.ends_with('/') { path + INDEX } else { path }
}

/// The folder of the output in which static files and pictures stand, with its slash.
pub const ASSETS: &str = "assets/";

/// The file of an output folder that lists what Kunten has written there.
pub const MARKER: &str = ".kunten-site";

/// The path in the output of a picture of a reading.
#[must_use]
pub fn picture(reading: &Id, file: &str) -> String {
    format!("{ASSETS}{reading}/{file}")
}

/// The path in the output of what programs read of a reading in a language: `data/china-ai-race.en.bib`. No language has a folder
/// `data`, since no tag begins with four letters.
#[must_use]
pub fn data(reading: &Id, tag: &LanguageTag, ending: &str) -> String {
    format!("data/{reading}.{tag}.{ending}")
}

#[cfg(test)]
mod tests {
    use super::{Anchor, BaseUrl, Ids, PagePath, has_scheme, resolve, served};
    use crate::model::{Id, LanguageTag};

    #[test]
    fn paths_of_pages() {
        let (tag, id) = (LanguageTag::parse("pt-BR").expect("a tag"), Id::parse("a-index").expect("an id"));
        let page = PagePath::source(&tag, &id);
        assert_eq!((page.as_str(), page.language(), page.is_html()), ("pt-BR/sources/a-index.html", Some("pt-BR"), true));
        assert_eq!((page.to_top(), page.to_language()), ("../../".to_owned(), "../".to_owned()));
        assert_eq!(page.clone().numbered(1), page);
        assert_eq!(page.numbered(2).name(), "a-index.2.html");
        assert_eq!(PagePath::home(&tag).as_str(), "pt-BR/index.html");
        let robots = PagePath::of_site("robots.txt");
        assert_eq!((robots.to_top().as_str(), robots.language(), robots.is_html()), ("", None, false));
    }

    #[test]
    fn an_address_goes_by_the_folder_of_the_language_or_by_the_top() {
        let tag = |text| LanguageTag::parse(text).expect("a tag");
        let (en, ja, id) = (tag("en"), tag("ja"), Id::parse("a").expect("an id"));
        let (reading, speaker, source) = (PagePath::reading(&en, &id), PagePath::speaker(&en, &id), PagePath::source(&en, &id));
        assert_eq!(speaker.relative_to(&reading), "speakers/a.html");
        assert_eq!(source.relative_to(&speaker), "../sources/a.html");
        assert_eq!(PagePath::parallel(&en, &id).relative_to(&reading), "a.parallel.html");
        assert_eq!(PagePath::reading(&ja, &id).relative_to(&speaker), "../../ja/a.html");
        assert_eq!(reading.relative_to(&PagePath::of_site("404.html")), "en/a.html");
        assert_eq!(PagePath::of_site("index.html").relative_to(&reading), "../index.html");
    }

    #[test]
    fn every_address_leads_where_it_is_meant_to() {
        let tags = ["en", "zh-Hant"].map(|tag| LanguageTag::parse(tag).expect("a tag"));
        let id = Id::parse("a").expect("an id");
        let of = |tag| {
            [
                PagePath::home(tag),
                PagePath::reading(tag, &id),
                PagePath::speaker(tag, &id),
                PagePath::source(tag, &id).numbered(3),
            ]
        };
        let pages: Vec<_> = tags.iter().flat_map(of).chain(["404.html", "index.html"].map(PagePath::of_site)).collect();
        for (from, to) in pages.iter().flat_map(|from| pages.iter().map(move |to| (from, to))) {
            assert_eq!(resolve(from.as_str(), &to.relative_to(from)).as_deref(), Some(to.as_str()), "from {from}");
        }
    }

    #[test]
    fn addresses_resolve_as_in_a_browser() {
        let leads = |from, address, to: Option<&str>| assert_eq!(resolve(from, address).map(served).as_deref(), to, "{address}");
        leads("en/speakers/a.html", "../x.html", Some("en/x.html"));
        leads("en/a.html", "../ja/", Some("ja/index.html"));
        leads("en/a.html", "./a/../b", Some("en/b"));
        leads("en/speakers/a.html", "..", Some("en/index.html"));
        leads("en/a.html", ".", Some("en/index.html"));
        leads("en/a.html", "..", Some("index.html"));
        leads("en/a.html", "x..", Some("en/x.."));
        leads("en/a.html", "", Some("en/a.html"));
        leads("en/a.html", "../../x", None);
        leads("en/a.html", "/x", None);
        assert!(has_scheme("https://x") && has_scheme("mailto:a@b"));
        assert!(!has_scheme("claims.html") && !has_scheme("a/b:c"));
    }

    #[test]
    fn anchors_with_and_without_a_language() {
        let (tag, id) = (LanguageTag::parse("en").expect("a tag"), Id::parse("a").expect("an id"));
        let all =
            [Anchor::Mark(&id, 1), Anchor::Mark(&id, 2), Anchor::Note(&id), Anchor::RemarkMark(&id, 3), Anchor::Section(&id)];
        assert_eq!(all.map(|one| one.on(Ids::Of(&tag))), ["en-a", "en-a-2", "note-en-a", "remark-en-a-3", "s-a"]);
    }

    #[test]
    fn what_is_joined_is_stripped() {
        let base = BaseUrl::parse("https://e.org/k//").expect("a folder");
        assert_eq!(base.within(&base.absolute("en/")), Some("en/"));
        assert_eq!(base.within("https://e.org/kk/"), None);
        for bad in ["e.org", "ftp://e.org", "https://e.org/?q", "https://e.org/ a"] {
            assert_eq!(BaseUrl::parse(bad), None, "{bad}");
        }
    }
}
