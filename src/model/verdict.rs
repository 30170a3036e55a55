//! What the evidence of a claim adds up to. Derived in [`crate::link`], never written by hand.

use super::{SourceIx, SpeakerIx, words::keyed};
use serde::{Deserialize, Serialize};

keyed! {
    /// Was it said? One answer for each speaker of a quote or paraphrase.
    SaidKey {
        /// Another origin records it.
        Recorded = "recorded",
        /// Nothing but the work has it.
        WorkOnly = "work-only",
        /// The work names nobody.
        Unnamed = "unnamed",
    }
}

keyed! {
    /// Is it so?
    SoKey {
        /// An independent origin agrees.
        Supported = "supported",
        /// An origin gives another detail.
        Differs = "differs",
        /// An origin says that it is not so.
        Disputed = "disputed",
        /// Only the parties themselves say so.
        Own = "own",
        /// Nobody independent was found.
        Unconfirmed = "unconfirmed",
        /// An opinion, which nothing can confirm.
        Judgement = "judgement",
        /// A forecast that nothing has settled.
        Open = "open",
        /// A forecast that came about.
        CameAbout = "came-about",
        /// A forecast that did not.
        NotComeAbout = "not-come-about",
    }
}

/// Where something is known from, as verdicts count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Origin {
    /// A document that has it from no other.
    Source(SourceIx),
    /// A person or body on whose word sources rest.
    Speaker(SpeakerIx),
}

/// Origins that count for one relation, each once, and whether there are some of unknown origin besides.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counted {
    /// The origins, in the order of the evidence.
    pub origins: Vec<Origin>,
    /// How many sources do not say where they have it from.
    pub unknown: usize,
}

impl Counted {
    /// How many origins there are; those unknown are not among them.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.origins.len()
    }
}

/// Whether a speaker is on record with a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Whom the question is about.
    pub speaker: SpeakerIx,
    /// The answer.
    pub key: SaidKey,
    /// Origins that record the words.
    pub attest: Counted,
    /// Origins that record other words.
    pub reword: Counted,
}

/// Whether a claim is so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct So {
    /// The answer.
    pub key: SoKey,
    /// Independent origins that agree (of a judgement: that share it).
    pub agree: Counted,
    /// How many sources agree, those of parties and of unknown origin included.
    pub agreeing: usize,
    /// Origins with another detail.
    pub differ: Counted,
    /// Origins that say it is not so.
    pub dispute: Counted,
    /// Origins of the parties' own that agree; never counted.
    pub own: Vec<Origin>,
}

impl So {
    /// How many origins do not agree, whether in a detail or altogether.
    #[must_use]
    pub fn against(&self) -> usize {
        let fresh = |origin: &&Origin| !self.dispute.origins.contains(origin);
        self.dispute.count() + self.differ.origins.iter().filter(fresh).count()
    }
}

/// The answers to both questions about one claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdicts {
    /// One for each speaker of a quote or paraphrase; empty for the work's own voice.
    pub said: Vec<Said>,
    /// Is it so?
    pub so: So,
}
