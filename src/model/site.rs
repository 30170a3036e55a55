//! Places in the lists of a site, its settings, and how claims name speakers and sources.

use super::{BaseUrl, Claim, Contact, Languages, Localised, Picture, Reading, Relation, Remark, Section};

/// Declares places in the lists of a site: whoever holds one has resolved an id, since `link` alone makes them.
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
    /// A section of its reading.
    SectionIx
    /// A picture of its reading.
    PictureIx
    /// A speaker of the site.
    SpeakerIx
    /// A source of the site.
    SourceIx
    /// A plain page of the site.
    PageIx
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
    pub base_url: Option<BaseUrl>,
    /// Where readers tell of errors.
    pub contact: Option<Contact>,
    /// The citation style of each language: a bundled name or a file of the site.
    pub citation: Localised<Option<String>>,
    /// Whether the search index is built.
    pub search: bool,
    /// Whether pages with both languages side by side are built.
    pub parallel: bool,
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

/// The way back: from speakers and sources to the claims that name them, by how they do, then in the order of readings and claims.
#[derive(Debug, Default)]
pub struct Index {
    /// By the speaker's place.
    pub speakers: Vec<Vec<ClaimUse>>,
    /// By the source's place.
    pub sources: Vec<Vec<ClaimUse>>,
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

    /// A section.
    #[must_use]
    pub fn section(&self, at: SectionIx) -> &Section {
        &self.sections[at.index()]
    }

    /// A picture.
    #[must_use]
    pub fn picture(&self, at: PictureIx) -> &Picture {
        &self.pictures[at.index()]
    }
}
