use std::sync::Arc;

use super::{Claim, Contact, Languages, Localised, PlainPage, Reading, Relation, Remark, Source, Speaker};

/// Declares places in the lists of a [`Site`]: whoever holds one has resolved an id.
macro_rules! places {
    ($($(#[$doc:meta])* $name:ident)+) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub(crate) u32);

        impl $name {
            /// The place, from 0.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0 as usize
            }

            /// The place of the `index`th.
            ///
            /// # Panics
            /// Beyond four thousand million of them.
            #[must_use]
            pub(crate) fn new(index: usize) -> Self {
                Self(u32::try_from(index).expect("fewer than 2^32 of a kind"))
            }
        }
    )+ };
}

places! {
    /// A reading of the site.
    ReadingIx
    /// A claim of its reading.
    ClaimIx
    /// A remark of its reading.
    RemarkIx
    /// A speaker of the site.
    SpeakerIx
    /// A source of the site.
    SourceIx
}

/// `site.toml`.
#[derive(Debug)]
pub struct Settings {
    /// The site's name.
    pub title: Localised<String>,
    /// A sentence for search engines and link previews.
    pub description: Option<Localised<String>>,
    /// The languages, the default first.
    pub languages: Languages,
    /// Where the site will stand, with a slash at its end.
    pub base_url: Option<String>,
    /// Where readers tell of errors.
    pub contact: Option<Contact>,
    /// The citation style of each language: a bundled name or a file of the site.
    pub citation: Localised<Option<String>>,
    /// Whether the search index is built.
    pub search: bool,
    /// Whether pages with both languages side by side are built.
    pub parallel: bool,
}

/// A site of which everything has been proved that can be proved before a page is written: every id resolves, every text
/// stands in every language, every claim is marked in each of them.
///
/// Only [`crate::link::link`] makes one.
#[derive(Debug)]
pub struct Site {
    /// `site.toml`.
    pub settings: Arc<Settings>,
    /// The readings, newest first.
    pub readings: Vec<Arc<Reading>>,
    /// The speakers by id.
    pub speakers: Arc<[Speaker]>,
    /// The sources by id.
    pub sources: Arc<[Source]>,
    /// The plain pages by id.
    pub pages: Arc<[PlainPage]>,
    /// Who and what is named by which claims.
    pub index: Index,
    /// How many readings are drafts and were left out.
    pub drafts: usize,
    #[cfg_attr(not(feature = "serve"), expect(dead_code, reason = "only `renew` looks back"))]
    pub(crate) proof: Arc<crate::link::Proof>,
}

/// How a claim names a speaker or a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Feature {
    /// The claim is attributed to the speaker.
    Speaks,
    /// The speaker is a party to it.
    Party,
    /// Evidence on it rests on the speaker's word.
    Word,
    /// The source is evidence.
    Evidence(Relation),
    /// The source is the work that makes the claim.
    Work,
    /// The source is an origin behind the evidence.
    Origin,
}

/// One claim that names a speaker or source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClaimUse {
    /// The reading.
    pub reading: ReadingIx,
    /// The claim in it.
    pub claim: ClaimIx,
    /// How it names them.
    pub feature: Feature,
}

/// The way back: from speakers and sources to the claims that name them, in the order of readings and claims.
#[derive(Debug, Default)]
pub struct Index {
    /// By the speaker's place.
    pub speakers: Vec<Vec<ClaimUse>>,
    /// By the source's place.
    pub sources: Vec<Vec<ClaimUse>>,
}

impl Site {
    /// A reading.
    #[must_use]
    pub fn reading(&self, at: ReadingIx) -> &Reading {
        &self.readings[at.index()]
    }

    /// A speaker.
    #[must_use]
    pub fn speaker(&self, at: SpeakerIx) -> &Speaker {
        &self.speakers[at.index()]
    }

    /// A source.
    #[must_use]
    pub fn source(&self, at: SourceIx) -> &Source {
        &self.sources[at.index()]
    }
}

impl Reading {
    /// A claim.
    #[must_use]
    pub fn claim(&self, at: ClaimIx) -> &Claim {
        &self.claims[at.index()]
    }

    /// A remark.
    #[must_use]
    pub fn remark(&self, at: RemarkIx) -> &Remark {
        &self.remarks[at.index()]
    }
}
