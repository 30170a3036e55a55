//! The shapes of YAML and TOML as an editor writes them. Ids are of the right form; whether they exist, nobody knows yet.

use super::{keyed::Keyed, lost, text::RawText};
use crate::model::{
    Due, Id, Kind, LanguageTag, Lines, Locus, PartialDate, Relation, RemarkKind, Seen, SpeakerKind, Voice, composed,
};
use serde::{
    Deserialize, Deserializer,
    de::{Error, SeqAccess, Visitor},
};
use std::fmt;

/// One id or a list of them.
#[derive(Debug)]
pub enum OneOrMany {
    /// One.
    One(Id),
    /// A list.
    Many(Vec<Id>),
}

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Ids;

        impl<'de> Visitor<'de> for Ids {
            type Value = OneOrMany;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an id or a list of ids")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<OneOrMany, E> {
                Id::parse(text).map(OneOrMany::One).map_err(E::custom)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<OneOrMany, A::Error> {
                let mut ids = Vec::new();
                while let Some(id) = items.next_element()? {
                    ids.push(id);
                }
                Ok(OneOrMany::Many(ids))
            }
        }

        deserializer.deserialize_any(Ids)
    }
}

impl OneOrMany {
    /// The ids.
    pub fn ids(&self) -> &[Id] {
        match self {
            Self::One(id) => std::slice::from_ref(id),
            Self::Many(ids) => ids,
        }
    }
}

impl Default for OneOrMany {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

/// `reading.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawReading {
    pub title: RawText,
    pub summary: RawText,
    pub work: Id,
    pub witnesses: Keyed<RawText, String>,
    /// The lines of each witness, as `1-62`.
    #[serde(default)]
    pub lines: Keyed<Lines, String>,
    pub published: PartialDate,
    pub updated: Option<PartialDate>,
    #[serde(default)]
    pub editors: Vec<RawEditor>,
    #[serde(deserialize_with = "license")]
    pub license: String,
    #[serde(default)]
    pub draft: bool,
    #[serde(default)]
    pub pictures: Keyed<RawPicture>,
}

/// An editor of a reading.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawEditor {
    pub name: RawText,
    pub orcid: Option<String>,
}

/// A picture of a reading: a file, or `held: false`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawPicture {
    #[serde(default, deserialize_with = "file")]
    pub file: Option<String>,
    pub held: Option<bool>,
    pub alt: RawText,
    pub caption: Option<RawText>,
    pub credit: Option<RawText>,
    pub locus: Option<Locus>,
}

/// A text without Markdown.
fn plain<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    license(deserializer).map(Some)
}

fn license<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    let fault = lost::unprintable(&text).next();
    fault.map_or(Ok(text), |(kind, _)| Err(D::Error::custom(kind)))
}

/// The name of a file, as [`crate::load`] spells it.
fn file<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Ok(Option::<String>::deserialize(deserializer)?.map(|name| composed(&name).into_owned()))
}

/// A claim of `claims.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawClaim {
    pub speaker: OneOrMany,
    pub voice: Voice,
    pub kind: Kind,
    pub locus: Locus,
    pub text: RawText,
    pub wording: Option<RawWording>,
    pub remark: Option<Id>,
    pub party: Option<OneOrMany>,
    #[serde(default)]
    pub evidence: Vec<RawEvidence>,
    pub note: Option<RawText>,
    pub due: Option<Due>,
    #[serde(default)]
    pub history: Vec<RawChange>,
}

/// `wording: inferred`; there is no other.
#[derive(Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum RawWording {
    Inferred,
}

/// One source's bearing on a claim.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawEvidence {
    pub source: Id,
    pub relation: Relation,
    pub reports: Option<OneOrMany>,
    pub speaker: Option<Id>,
    pub at: Option<RawText>,
    pub note: Option<RawText>,
}

/// What changed after publication.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawChange {
    pub date: PartialDate,
    pub text: RawText,
}

/// A remark of `remarks.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawRemark {
    pub kind: RemarkKind,
    pub locus: Option<Locus>,
    pub inferred: bool,
    pub text: RawText,
    #[serde(default)]
    pub sources: Vec<Id>,
}

/// `speakers/ID.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawSpeaker {
    pub name: RawText,
    pub kind: SpeakerKind,
    pub yomi: Option<String>,
    #[serde(default, deserialize_with = "plain")]
    pub own_name: Option<String>,
    pub language: Option<LanguageTag>,
    #[serde(default, deserialize_with = "plain")]
    pub as_written: Option<String>,
    pub role: Option<RawText>,
    pub affiliation: Option<Id>,
    pub note: Option<RawText>,
    #[serde(default)]
    pub sources: Vec<Id>,
    #[serde(default)]
    pub links: Vec<String>,
}

/// `sources/ID.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawSource {
    pub entry: serde_yaml::Value,
    pub language: Option<LanguageTag>,
    pub seen: Seen,
    pub seen_on: Option<PartialDate>,
    pub reports: Option<OneOrMany>,
    pub by: Option<Id>,
    pub archive: Option<String>,
    pub note: Option<RawText>,
}

/// Front matter of a section.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawSection {
    pub title: RawText,
    pub locus: Option<Locus>,
    pub follows: Option<String>,
}

/// Front matter of a plain page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawPage {
    pub title: RawText,
}

/// `site.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawSettings {
    pub title: RawText<String>,
    pub description: Option<RawText<String>>,
    pub languages: Vec<LanguageTag>,
    pub base_url: Option<String>,
    #[serde(default)]
    pub citation: RawCitation,
    #[serde(default)]
    pub search: RawSearch,
    #[serde(default)]
    pub pages: RawPages,
}

/// `[citation]`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawCitation {
    pub style: Option<RawText<String>>,
}

/// `[search]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawSearch {
    pub enabled: bool,
}

impl Default for RawSearch {
    fn default() -> Self {
        Self { enabled: true }
    }
}

/// `[pages]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawPages {
    pub parallel: bool,
}

impl Default for RawPages {
    fn default() -> Self {
        Self { parallel: true }
    }
}
