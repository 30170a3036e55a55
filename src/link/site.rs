//! The site that is proved, and how its lists are read.

use super::Proof;
use crate::model::{
    ClaimIx, ClaimUse, Index, OwnLang, PageIx, PlainPage, Reading, ReadingIx, Settings, Source, SourceIx, Speaker, SpeakerIx,
};
use std::sync::Arc;

/// A site of which everything has been proved that can be proved before a page is written: every id resolves, every text
/// stands in every language of what it belongs to, every claim is marked in each of them.
///
/// Only this stage makes one, and nobody can change it. Its lists are shared, so a site with one other reading costs that reading.
#[derive(Debug)]
pub struct Site {
    /// `site.toml`.
    pub(super) settings: Arc<Settings>,
    /// The readings, newest first.
    pub(super) readings: Vec<Arc<Reading>>,
    /// The speakers by id.
    pub(super) speakers: Arc<[Speaker]>,
    /// The sources by id.
    pub(super) sources: Arc<[Source]>,
    /// The plain pages by id.
    pub(super) pages: Arc<[PlainPage]>,
    /// Who and what is named by which claims.
    pub(super) index: Index,
    /// How many readings are drafts and were left out, in some language or in all.
    pub(super) drafts: usize,
    /// Against what it was proved.
    #[cfg_attr(not(feature = "serve"), expect(dead_code, reason = "only `renew` looks back"))]
    pub(super) proof: Arc<Proof>,
}

/// Accessors by place: whoever holds a place has resolved an id.
impl Site {
    /// `site.toml`.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The readings, newest first.
    #[must_use]
    pub fn readings(&self) -> impl ExactSizeIterator<Item = (ReadingIx, &Reading)> {
        self.readings.iter().enumerate().map(|(index, reading)| (ReadingIx::new(index), &**reading))
    }

    /// The speakers by id.
    #[must_use]
    pub fn speakers(&self) -> impl ExactSizeIterator<Item = (SpeakerIx, &Speaker)> {
        self.speakers.iter().enumerate().map(|(index, speaker)| (SpeakerIx::new(index), speaker))
    }

    /// The sources by id.
    #[must_use]
    pub fn sources(&self) -> impl ExactSizeIterator<Item = (SourceIx, &Source)> {
        self.sources.iter().enumerate().map(|(index, source)| (SourceIx::new(index), source))
    }

    /// The plain pages by id.
    #[must_use]
    pub fn pages(&self) -> impl ExactSizeIterator<Item = (PageIx, &PlainPage)> {
        self.pages.iter().enumerate().map(|(index, page)| (PageIx::new(index), page))
    }

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

    /// A plain page.
    #[must_use]
    pub fn page(&self, at: PageIx) -> &PlainPage {
        &self.pages[at.index()]
    }

    /// The readings that a language has, newest first.
    pub fn readings_in(&self, lang: OwnLang) -> impl Iterator<Item = (ReadingIx, &Reading)> {
        self.readings().filter(move |(_, reading)| reading.langs.has(lang))
    }

    /// The claims of a language's readings that name a speaker, in the order of readings and claims.
    pub fn claims_naming_speaker(&self, at: SpeakerIx, lang: OwnLang) -> impl Iterator<Item = ClaimUse> {
        self.uses_in(&self.index.speakers[at.index()], lang)
    }

    /// The claims of a language's readings that name a source as evidence or lead to it, in the order of readings and claims.
    pub fn claims_naming_source(&self, at: SourceIx, lang: OwnLang) -> impl Iterator<Item = ClaimUse> {
        self.uses_in(&self.index.sources[at.index()], lang)
    }

    fn uses_in(&self, uses: &[ClaimUse], lang: OwnLang) -> impl Iterator<Item = ClaimUse> {
        uses.iter().copied().filter(move |one| self.reading(one.reading).langs.has(lang))
    }

    /// How many readings are drafts and were left out, in some language or in all.
    #[must_use]
    pub const fn drafts(&self) -> usize {
        self.drafts
    }
}

impl Reading {
    /// The claims with their places, in the order of their numbers.
    #[must_use]
    pub fn numbered_claims(&self) -> impl ExactSizeIterator<Item = (ClaimIx, &crate::model::Claim)> {
        self.claims.iter().enumerate().map(|(index, claim)| (ClaimIx::new(index), claim))
    }
}
