//! `reading.yaml` as written.

use super::{RawDraft, file, forms, license};
use crate::{
    model::{EditorKind, Id, Lines, Locus, PartialDate},
    parse::{accept::RawAccept, keyed::Keyed, text::RawText},
};
use schemars::JsonSchema;
use serde::Deserialize;

/// A reading: what is read, from which copies, and by whom.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawReading {
    /// The reading's own title, not the work's.
    pub title: RawText,
    /// One or two sentences for lists and link previews.
    pub summary: RawText,
    /// The source that is read: the name of its file in `content/sources/`.
    pub work: Id,
    /// The copies of the work that loci point into: a capital letter for each, and what the copy is.
    #[schemars(with = "Keyed<RawText, forms::Letter>")]
    pub witnesses: Keyed<RawText, String>,
    /// How far each copy goes: its first and last line or page, such as `1-62`. A locus beyond it is an error.
    #[serde(default)]
    #[schemars(with = "Keyed<Lines, forms::Letter>")]
    pub lines: Keyed<Lines, String>,
    /// When the reading was published; lists show the newest first.
    pub published: PartialDate,
    /// When the reading was last changed.
    pub updated: Option<PartialDate>,
    /// Who made the reading.
    #[serde(default)]
    #[schemars(with = "Option<Vec<RawEditor>>")]
    pub editors: Vec<RawEditor>,
    /// Who has checked the reading against its sources and answers for it. Without it the page says that no named editor has signed.
    pub checked: Option<RawChecked>,
    /// The licence of the reading: an SPDX expression such as `CC-BY-4.0`, or a name, shown as it is.
    #[serde(deserialize_with = "license")]
    #[schemars(with = "forms::Text")]
    pub license: String,
    /// `true`, or the languages in which the reading is a draft, such as `[ja]`: there it is built only with `--drafts`.
    #[serde(default)]
    pub draft: RawDraft,
    /// The pictures that sections place with `![](picture:ID)`, by their ids.
    #[serde(default)]
    pub pictures: Keyed<RawPicture>,
    /// Warnings that are accepted, by their codes, each with the reason.
    #[serde(default)]
    #[schemars(with = "Option<Keyed<forms::Text, forms::Code>>")]
    pub accept: RawAccept,
}

/// An editor of a reading.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawEditor {
    /// The editor's name.
    pub name: RawText,
    /// The editor's ORCID, its number alone or its address.
    #[schemars(with = "Option<forms::Orcid>")]
    pub orcid: Option<String>,
    /// A person or an organisation, for data that search engines read. Without it nothing is said, unless there is an ORCID, which
    /// only persons have.
    pub kind: Option<EditorKind>,
}

/// Who has checked a reading.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawChecked {
    /// The name of whoever has checked it.
    pub name: RawText,
    /// When it was checked last.
    pub date: PartialDate,
}

/// A picture of a reading: either a `file` or `held: false`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(transform = forms::file_or_not_held)]
pub struct RawPicture {
    /// A file in the reading's folder.
    #[serde(default, deserialize_with = "file")]
    pub file: Option<String>,
    /// `false`: the work has the picture and we do not; a framed caption stands in its place and says so.
    pub held: Option<bool>,
    /// What is to be seen, for those who do not see it.
    pub alt: RawText,
    /// The caption, retold; it may mark remarks.
    pub caption: Option<RawText>,
    /// Whose picture it is; it may mark remarks.
    pub credit: Option<RawText>,
    /// Where the caption stands in the work, such as `B70`.
    pub locus: Option<Locus>,
}
