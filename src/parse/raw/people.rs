//! Speakers and sources as written.

use super::{OneOrMany, forms, plain};
use crate::{
    model::{Id, LanguageTag, PartialDate, Seen, SpeakerKind},
    parse::{accept::RawAccept, entry::EntryForm, keyed::Keyed, text::RawText},
    yaml::Value,
};
use schemars::JsonSchema;
use serde::Deserialize;

/// A speaker: whoever claims are attributed to, or is needed as affiliation, party or publisher.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawSpeaker {
    /// The name.
    pub name: RawText,
    /// Whether it is a person, a body, or somebody unnamed.
    pub kind: SpeakerKind,
    /// The reading of the name in kana, by which Japanese lists are sorted.
    #[schemars(with = "Option<forms::Text>")]
    pub yomi: Option<String>,
    /// The name in the speaker's own script.
    #[serde(default, deserialize_with = "plain")]
    #[schemars(with = "Option<forms::Text>")]
    pub own_name: Option<String>,
    /// The language of `own_name`.
    pub language: Option<LanguageTag>,
    /// How the work spells the name.
    #[serde(default, deserialize_with = "plain")]
    #[schemars(with = "Option<forms::Text>")]
    pub as_written: Option<String>,
    /// The role at the time of the work.
    pub role: Option<RawText>,
    /// The body that the speaker belongs to, by its id; its word counts as the speaker's own.
    pub affiliation: Option<Id>,
    /// A comment.
    pub note: Option<RawText>,
    /// What the role rests on: sources by their ids.
    #[serde(default, deserialize_with = "super::ids")]
    #[schemars(with = "Option<Vec<Id>>", extend("uniqueItems" = true))]
    pub sources: Vec<Id>,
    /// Addresses: home page, Wikidata.
    #[serde(default)]
    #[schemars(with = "Option<Vec<forms::Address>>")]
    pub links: Vec<String>,
    /// Warnings that are accepted, by their codes, each with the reason.
    #[serde(default)]
    #[schemars(with = "Option<Keyed<forms::Text, forms::Code>>")]
    pub accept: RawAccept,
}

/// A source: a document with its bibliographic entry, and what can be said of it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawSource {
    /// The bibliographic entry. Needed unless a `.bib` file of `content/sources/` has one under this id.
    #[schemars(with = "Option<EntryForm>")]
    pub entry: Option<Value>,
    /// The language of the document.
    pub language: Option<LanguageTag>,
    /// How much of it was read.
    pub seen: Seen,
    /// When it was read.
    pub seen_on: Option<PartialDate>,
    /// Where the source has this from: one source or a list, or `unknown`. Without it, the source is its own origin.
    pub reports: Option<OneOrMany>,
    /// The speaker who publishes it, where it is one.
    pub by: Option<Id>,
    /// The address of an archived copy.
    #[schemars(with = "Option<forms::Address>")]
    pub archive: Option<String>,
    /// What the source says, how far it can be trusted.
    pub note: Option<RawText>,
    /// Warnings that are accepted, by their codes, each with the reason.
    #[serde(default)]
    #[schemars(with = "Option<Keyed<forms::Text, forms::Code>>")]
    pub accept: RawAccept,
}

impl RawSource {
    /// Of a source that nobody has said anything of.
    pub(in crate::parse) const fn unseen() -> Self {
        Self {
            entry: None,
            language: None,
            seen: Seen::Not,
            seen_on: None,
            reports: None,
            by: None,
            archive: None,
            note: None,
            accept: Keyed(Vec::new()),
        }
    }
}
