//! `site.toml` as written.

use super::forms;
use crate::{model::LanguageTag, parse::text::RawText};
use schemars::JsonSchema;
use serde::Deserialize;

/// A site.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawSettings {
    /// The site's name.
    pub title: RawText<String>,
    /// A sentence for the home page, search engines and link previews.
    pub description: Option<RawText<String>>,
    /// The languages of the site, by their tags (BCP 47); the first is the default language.
    #[schemars(length(min = 1, max = 64), extend("uniqueItems" = true))]
    pub languages: Vec<LanguageTag>,
    /// Where the site will stand. Without it no canonical links and no sitemap are written.
    #[schemars(with = "Option<forms::Folder>")]
    pub base_url: Option<String>,
    /// Where readers tell of errors: a mail address, or a web or `mailto:` address in which `{claim}` and `{url}` are filled in.
    pub contact: Option<String>,
    /// How sources are cited.
    #[serde(default)]
    pub citation: RawCitation,
    /// The search page.
    #[serde(default)]
    pub search: RawSearch,
    /// Which pages are built.
    #[serde(default)]
    pub pages: RawPages,
}

/// `[citation]`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawCitation {
    /// A citation style for all languages, or for some of them: one that Hayagriva bundles, such as `apa`, or a `.csl` file by its
    /// path below `templates/`.
    #[schemars(with = "Option<forms::ForSome>")]
    pub style: Option<RawText<String>>,
}

/// `[search]`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawSearch {
    /// Whether there is a search page; without effect so far.
    pub enabled: bool,
}

impl Default for RawSearch {
    fn default() -> Self {
        Self { enabled: true }
    }
}

/// `[pages]`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawPages {
    /// Whether a page with two languages side by side is built for every reading and language.
    pub parallel: bool,
}

impl Default for RawPages {
    fn default() -> Self {
        Self { parallel: true }
    }
}
