//! The addresses of pages, of their parts, and of the site itself.

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
        Self::of(tag, format_args!("index"))
    }

    /// `en/speakers.html`, `en/about.html` …
    #[must_use]
    pub fn named(tag: &LanguageTag, name: &str) -> Self {
        Self::of(tag, format_args!("{name}"))
    }

    /// `en/china-ai-race.html`
    #[must_use]
    pub fn reading(tag: &LanguageTag, id: &Id) -> Self {
        Self::of(tag, format_args!("{id}"))
    }

    /// `en/china-ai-race.parallel.html`
    #[must_use]
    pub fn parallel(tag: &LanguageTag, id: &Id) -> Self {
        Self::of(tag, format_args!("{id}.parallel"))
    }

    /// `en/speakers/justin-lin.html`
    #[must_use]
    pub fn speaker(tag: &LanguageTag, id: &Id) -> Self {
        Self::of(tag, format_args!("speakers/{id}"))
    }

    /// `en/sources/agi-next.html`
    #[must_use]
    pub fn source(tag: &LanguageTag, id: &Id) -> Self {
        Self::of(tag, format_args!("sources/{id}"))
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

    fn of(tag: &LanguageTag, stem: fmt::Arguments) -> Self {
        Self { path: format!("{tag}/{stem}.html"), folder: tag.as_str().len() + 1 }
    }

    /// The whole path.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.path
    }

    /// The path below the folder of the page's language: `speakers/justin-lin.html`.
    #[must_use]
    pub fn below_language(&self) -> &str {
        &self.path[self.folder..]
    }

    /// The address from a page of the same language, where `up` leads from that page to the folder of the language.
    #[must_use]
    pub fn href(&self, up: &str) -> String {
        format!("{up}{}", self.below_language())
    }

    /// The file's name alone, which leads from one page of a folder to another: `justin-lin.html`.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// The prefix that leads from the page to the top of the site: `../../`.
    #[must_use]
    pub fn to_top(&self) -> String {
        "../".repeat(self.path.matches('/').count())
    }
}

impl fmt::Display for PagePath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.path)
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
    /// The id on a page whose ids begin with `prefix`: empty, or `en-`.
    #[must_use]
    pub fn on(self, prefix: &str) -> String {
        // The first mark has the bare id, the address that is cited.
        let nth = |id: &Id, nth: u32| if nth == 1 { id.to_string() } else { format!("{id}-{nth}") };
        match self {
            Self::Mark(id, number) => prefix.to_owned() + &nth(id, number),
            Self::Note(id) => format!("note-{prefix}{id}"),
            Self::Label(id) => format!("label-{prefix}{id}"),
            Self::RemarkMark(id, number) => format!("remark-{prefix}{}", nth(id, number)),
            Self::Remark(id) => format!("note-remark-{prefix}{id}"),
            // A section has one heading for both languages.
            Self::Section(id) => format!("s-{id}"),
            Self::Heading(id) => format!("h-{id}"),
        }
    }
}

impl fmt::Display for Anchor<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.on(""))
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

#[cfg(test)]
mod tests {
    use super::{Anchor, BaseUrl, PagePath};
    use crate::model::{Id, LanguageTag};

    #[test]
    fn paths_of_pages() {
        let (tag, id) = (LanguageTag::parse("pt-BR").expect("a tag"), Id::parse("a-index").expect("an id"));
        let page = PagePath::source(&tag, &id);
        assert_eq!(
            (page.as_str(), page.below_language(), page.name()),
            ("pt-BR/sources/a-index.html", "sources/a-index.html", "a-index.html")
        );
        assert_eq!(page.to_top(), "../../");
        assert_eq!(page.clone().numbered(1), page);
        assert_eq!(page.numbered(2).name(), "a-index.2.html");
        assert_eq!(PagePath::of_site("404.html").to_top(), "");
        assert_eq!(PagePath::home(&tag).as_str(), "pt-BR/index.html");
    }

    #[test]
    fn anchors_with_and_without_a_language() {
        let id = Id::parse("a").expect("an id");
        let all =
            [Anchor::Mark(&id, 1), Anchor::Mark(&id, 2), Anchor::Note(&id), Anchor::RemarkMark(&id, 3), Anchor::Section(&id)];
        assert_eq!(all.map(|one| one.on("en-")), ["en-a", "en-a-2", "note-en-a", "remark-en-a-3", "s-a"]);
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
