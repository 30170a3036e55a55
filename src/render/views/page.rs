//! What every template sees.

use serde::Serialize;

/// What every template sees, under its own names.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct Page<'a> {
    /// The page’s language; of pages that belong to none, the default one.
    pub lang: &'a str,
    /// From the page to the top of the site: empty, `../`, `../../`.
    pub root: String,
    /// The page’s own path: `en/speakers/ito-hana.html`.
    pub path: &'a str,
    /// The site’s name.
    pub site_title: &'a str,
    /// The page’s title without markup; empty on the home pages.
    pub title: String,
    /// The reading’s summary, else the site’s description; may be empty.
    pub description: String,
    /// The page’s full address; nothing without `base_url`.
    pub canonical: Option<String>,
    /// The site’s address with a slash at its end.
    pub base_url: Option<&'a str>,
    /// Where errors on this page are told of; nothing without `contact`.
    pub report: Option<String>,
    /// The same page in every language of the site, this one included; the home page where a language lacks the page, and on pages of
    /// no language.
    pub twins: Vec<Twin<'a>>,
    /// Links to the home page, speakers, sources, claims (their ids are `home`, `speakers` …) and the plain pages.
    pub nav: Vec<Item>,
}

/// The same page in one language.
#[derive(Debug, Serialize, Clone)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct Twin<'a> {
    /// Its language.
    pub tag: &'a str,
    /// The language’s own name.
    pub name: &'a str,
    /// From this page.
    pub href: String,
    /// Its full address; nothing without `base_url`.
    pub url: Option<String>,
    /// Whether it is this page.
    pub current: bool,
    /// What it leads to where its language lacks the page, in its words: “ (home page)”.
    pub instead: Option<&'a str>,
}

/// A link with its words.
#[derive(Debug, Serialize, Clone)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct Item {
    /// The id of what it leads to.
    pub id: String,
    /// The words.
    pub text: String,
    /// HTML: the same with words of another language marked as such.
    pub html: String,
    /// From this page.
    pub href: String,
    /// Whether it leads to this page.
    pub current: bool,
}
