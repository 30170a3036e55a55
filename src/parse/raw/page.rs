//! The front matter of sections and plain pages.

use super::{RawDraft, forms};
use crate::{
    model::Locus,
    parse::{accept::RawAccept, keyed::Keyed, text::RawText},
};
use schemars::JsonSchema;
use serde::Deserialize;

/// The front matter of a section.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawSection {
    /// The section's heading.
    pub title: RawText,
    /// The part of the work that is retold, such as `B69-76`; the first language that gives one decides.
    pub locus: Option<Locus>,
    /// Which version of the first language's text this one was written against; `kunten check --stamp` writes it.
    #[schemars(with = "Option<forms::Text>")]
    pub follows: Option<String>,
    /// Warnings that are accepted, by their codes, each with the reason.
    #[serde(default)]
    #[schemars(with = "Option<Keyed<forms::Text, forms::Code>>")]
    pub accept: RawAccept,
}

/// The front matter of a plain page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawPage {
    /// The page's heading, and its name in the site's navigation.
    pub title: RawText,
    /// `true` for a draft in this language, or the languages in which the page is one: there it is built only with `--drafts`.
    #[serde(default)]
    pub draft: RawDraft,
    /// Warnings that are accepted, by their codes, each with the reason.
    #[serde(default)]
    #[schemars(with = "Option<Keyed<forms::Text, forms::Code>>")]
    pub accept: RawAccept,
}
