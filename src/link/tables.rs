use super::quantities::Quantities;
use crate::{
    diagnostics::{Kind, Place, Report, Sort, nearest},
    model::{ClaimIx, Id, ReadingIx, RemarkIx, SourceIx, SpeakerIx},
};
use std::collections::{HashMap, HashSet};

/// Ids of one sort and the places that they have in the site.
#[derive(Debug)]
pub(super) struct Table<Ix> {
    sort: Sort,
    places: HashMap<Id, Ix>,
    /// Ids whose records could not be read: nobody is told that they are missing.
    broken: HashSet<Id>,
    /// Whether all records of this sort could be read.
    whole: bool,
    /// Ids that could be named and are not.
    unnamed: Vec<Id>,
}

impl<Ix: Copy> Table<Ix> {
    pub fn new(sort: Sort, places: impl Iterator<Item = (Id, Ix)>, broken: HashSet<Id>) -> Self {
        Self { sort, places: places.collect(), broken, whole: true, unnamed: Vec::new() }
    }

    /// A table of which some records are not known even by id.
    pub fn partial(mut self, whole: bool) -> Self {
        self.whole = whole;
        self
    }

    /// Ids that something else could have meant.
    pub fn beside(mut self, unnamed: Vec<Id>) -> Self {
        self.unnamed = unnamed;
        self
    }

    /// The known id that was probably meant.
    pub fn nearest(&self, id: &Id) -> Option<String> {
        nearest(id.as_str(), self.places.keys().chain(&self.broken).chain(&self.unnamed).map(Id::as_str))
    }

    pub fn peek(&self, id: &Id) -> Option<Ix> {
        self.places.get(id).copied()
    }

    /// The place of an id; that there is none is told, unless something told before is the cause.
    pub fn find(&self, id: &Id, place: impl FnOnce() -> Place, report: &mut Report) -> Option<Ix> {
        let found = self.peek(id);
        if found.is_none() && self.whole && !self.broken.contains(id) {
            let suggestion = self.nearest(id);
            report.emit(Kind::UnknownId { sort: self.sort, id: id.to_string(), suggestion }, place());
        }
        found
    }
}

/// All ids of the site.
#[derive(Debug)]
pub(super) struct Tables {
    pub speakers: Table<SpeakerIx>,
    pub sources: Table<SourceIx>,
    pub readings: Table<ReadingIx>,
    /// The claims and remarks of every reading, by its place.
    pub within: Vec<Within>,
    /// How many there are of what.
    pub quantities: Quantities,
}

/// The ids of one reading.
#[derive(Debug)]
pub(super) struct Within {
    pub claims: Table<ClaimIx>,
    pub remarks: Table<RemarkIx>,
    /// How many there are of what in the reading.
    pub quantities: Quantities,
}
