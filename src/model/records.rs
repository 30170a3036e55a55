//! Speakers, sources and plain pages.

use super::{
    Id, Inline, LangSet, LanguageTag, Localised, Mark, Node, PartialDate, SourceIx, SpeakerIx, SpeakerKind, words::keyed,
};
use serde::{Deserialize, Serialize};

keyed! {
    /// How much of a source was read.
    Seen {
        /// All of it.
        Whole = "whole",
        /// A part.
        Excerpt = "excerpt",
        /// Nothing: it serves as an origin only.
        Not = "not",
    }
}

/// Whoever claims are attributed to, or is needed as affiliation, party or publisher.
#[derive(Debug)]
pub struct Speaker {
    /// The file's name.
    pub id: Id,
    /// The languages of the readings and pages that reach the speaker.
    pub langs: LangSet,
    /// The name.
    pub name: Localised<String>,
    /// A person, a body, or somebody unnamed.
    pub kind: SpeakerKind,
    /// The reading of a Japanese name in kana, for sorting.
    pub yomi: Option<String>,
    /// The name in the speaker's own script.
    pub own_name: Option<OwnName>,
    /// How the work spells it.
    pub as_written: Option<String>,
    /// The role at the time of the work.
    pub role: Option<Localised<Inline>>,
    /// The body that the speaker belongs to.
    pub affiliation: Option<SpeakerIx>,
    /// A comment.
    pub note: Option<Localised<Inline>>,
    /// What the role rests on.
    pub sources: Vec<SourceIx>,
    /// Addresses: Wikidata, home page.
    pub links: Vec<String>,
}

/// A name in its bearer's own script.
#[derive(Debug)]
pub struct OwnName {
    /// The name.
    pub name: String,
    /// Its language, where that is said.
    pub language: Option<LanguageTag>,
}

/// A document with its bibliographic entry and a note.
#[derive(Debug)]
pub struct Source {
    /// The file's name, or the key of the `.bib`.
    pub id: Id,
    /// The languages of the readings and pages that reach the source.
    pub langs: LangSet,
    /// The bibliographic entry, with its texts in each language.
    pub entry: Localised<hayagriva::Entry>,
    /// The language of the document.
    pub language: Option<LanguageTag>,
    /// How much was read.
    pub seen: Seen,
    /// When.
    pub seen_on: Option<PartialDate>,
    /// Where it has this from; empty for an origin.
    pub reports: Vec<SourceIx>,
    /// Whether it must have it from somewhere and does not say.
    pub reports_unknown: bool,
    /// The speaker who publishes it.
    pub by: Option<SpeakerIx>,
    /// An archived copy.
    pub archive: Option<String>,
    /// What it says, how far it can be trusted.
    pub note: Option<Localised<Inline>>,
    /// Whether it stands in a `.bib` and nobody has said anything of it.
    pub bare: bool,
    /// The date of the entry.
    pub date: Option<PartialDate>,
    /// The origins at the end of its chain: itself, where it reports nothing.
    pub origins: Vec<SourceIx>,
    /// Whether the chain ends in the dark.
    pub unknown: bool,
    /// The sources that have it from here.
    pub reported_by: Vec<SourceIx>,
}

/// A page that is no reading, such as `about`.
#[derive(Debug)]
pub struct PlainPage {
    /// `about` of `about.en.md`.
    pub id: Id,
    /// The languages in which it is published.
    pub langs: LangSet,
    /// The heading.
    pub title: Localised<Inline>,
    /// The text.
    pub body: Localised<Vec<Node<Mark>>>,
}
