use serde::Serialize;

/// What every template sees, under its own names.
#[derive(Debug, Serialize)]
pub(in crate::render) struct Page<'a> {
    /// The page's language (BCP 47).
    pub lang: &'a str,
    /// From the page to the top of the site: `../` for each folder.
    pub root: String,
    /// The page's own path.
    pub path: &'a str,
    /// The site's name.
    pub site_title: &'a str,
    /// The page's title without markup.
    pub title: String,
    /// A sentence for search engines and link previews.
    pub description: String,
    /// The page's full address, where the site has one.
    pub canonical: Option<String>,
    /// The site's full address, where it has one.
    pub base_url: Option<&'a str>,
    /// The same page in every language, this one included; empty where it stands in one only.
    pub twins: Vec<Twin<'a>>,
    /// The pages at the top of the language.
    pub nav: Vec<Item>,
}

/// The same page in one language.
#[derive(Debug, Serialize, Clone)]
pub(in crate::render) struct Twin<'a> {
    /// Its language.
    pub tag: &'a str,
    /// The language's own name.
    pub name: &'a str,
    /// From this page.
    pub href: String,
    /// Its full address, where the site has one.
    pub url: Option<String>,
    /// Whether it is this page.
    pub current: bool,
}

/// A link with its words.
#[derive(Debug, Serialize, Clone)]
pub(in crate::render) struct Item {
    /// The id of what it leads to.
    pub id: String,
    /// The words.
    pub text: String,
    /// The same with words of another language marked as such.
    pub html: String,
    /// From this page.
    pub href: String,
    /// Whether it leads to this page.
    pub current: bool,
}
