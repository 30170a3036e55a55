//! Claims, evidence and remarks as written.

use super::{OneOrMany, forms};
use crate::{
    model::{ClaimKind, Due, Id, Locus, PartialDate, Relation, RemarkKind, Voice},
    parse::{accept::RawAccept, keyed::Keyed, text::RawText},
};
use schemars::JsonSchema;
use serde::Deserialize;

/// A claim: one statement that the work makes.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(transform = forms::inferred_needs_remark)]
pub struct RawClaim {
    /// Whom the claim is attributed to, one speaker or a list; for the work's own voice, its author.
    #[schemars(extend("minItems" = 1))]
    pub speaker: OneOrMany,
    /// How the work gives the claim.
    pub voice: Voice,
    /// What sort of statement it is.
    pub kind: ClaimKind,
    /// Where its words stand: the letter of a copy and a line or page, or a range, such as `B70` or `B69-76`.
    pub locus: Locus,
    /// The claim restated so that it can stand alone.
    pub text: RawText,
    /// `inferred`: the work's wording is doubtful, and the claim is restated as probably meant. Needs `remark`.
    pub wording: Option<RawWording>,
    /// The remark of `remarks.yaml` that belongs to the claim.
    pub remark: Option<Id>,
    /// Whose own word on the claim is not independent, one speaker or a list. Without it, the speakers; `[]` for nobody.
    pub party: Option<OneOrMany>,
    /// What sources have to say on the claim.
    #[serde(default)]
    #[schemars(with = "Option<Vec<RawEvidence>>")]
    pub evidence: Vec<RawEvidence>,
    /// A comment of the editor's.
    pub note: Option<RawText>,
    /// A few neutral words that name the matter, for lists.
    pub label: Option<RawText>,
    /// When a forecast falls due: a date, or a range such as `2029/2031`.
    pub due: Option<Due>,
    /// What changed after publication.
    #[serde(default)]
    #[schemars(with = "Option<Vec<RawChange>>")]
    pub history: Vec<RawChange>,
    /// Warnings that are accepted, by their codes, each with the reason.
    #[serde(default)]
    #[schemars(with = "Option<Keyed<forms::Text, forms::Code>>")]
    pub accept: RawAccept,
}

/// `wording: inferred`; there is no other.
#[derive(Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum RawWording {
    /// Restated as probably meant.
    Inferred,
}

/// One source's bearing on a claim.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawEvidence {
    /// The source: the name of its file in `content/sources/`. Not one with `seen: not`.
    pub source: Id,
    /// How the source bears on the claim.
    pub relation: Relation,
    /// Where the source has this very point from: one source or a list, or `unknown`. Goes over the source's own `reports`.
    pub reports: Option<OneOrMany>,
    /// On whose word the source has it, where it only passes on what a speaker says: an interview, a briefing, a company's figure.
    /// On "is it so?" that speaker then counts as the origin. Not beside `attests` or `rewords`.
    pub word_of: Option<Id>,
    /// Whose words are recorded, where the claim has several speakers.
    pub speaker: Option<Id>,
    /// The place in the source, such as `p. 2`.
    pub at: Option<RawText>,
    /// How words or figures differ, or which part of the claim it bears on.
    pub note: Option<RawText>,
}

/// What changed after publication.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawChange {
    /// When it changed.
    pub date: PartialDate,
    /// What changed.
    pub text: RawText,
}

/// A remark: what an editor has to say on the work itself. It is no claim and has no verdict.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawRemark {
    /// What the remark is about.
    pub kind: RemarkKind,
    /// Where in the work, such as `B70`; the list of remarks follows it.
    pub locus: Option<Locus>,
    /// Whether the remark is an inference.
    pub inferred: bool,
    /// The remark.
    pub text: RawText,
    /// On what ground: sources, among them such as nobody has seen.
    #[serde(default, deserialize_with = "super::ids")]
    #[schemars(with = "Option<Vec<Id>>", extend("uniqueItems" = true))]
    pub sources: Vec<Id>,
    /// Warnings that are accepted, by their codes, each with the reason.
    #[serde(default)]
    #[schemars(with = "Option<Keyed<forms::Text, forms::Code>>")]
    pub accept: RawAccept,
}
