//! Ids and the places that they have in the lists of the site.

use super::quantities::Quantities;
use crate::{
    diagnostics::{Kind, Place, Report, Reported, Sort, nearest},
    model::{ClaimIx, Id, Localised, ReadingIx, RemarkIx, SourceIx, SpeakerIx},
};
use std::collections::HashMap;

/// Ids of one sort and the places that they have in the site.
#[derive(Debug)]
pub(super) struct Table<Ix> {
    sort: Sort,
    places: HashMap<Id, Ix>,
    /// Ids whose records could not be read: nobody is told that they are missing.
    broken: HashMap<Id, Reported>,
    /// Whether all records of this sort could be read.
    whole: Result<(), Reported>,
    /// Ids of what is there and not published, which something else could have meant.
    unpublished: Vec<Id>,
}

impl<Ix: Copy> Table<Ix> {
    pub fn new(sort: Sort, places: impl Iterator<Item = (Id, Ix)>) -> Self {
        Self { sort, places: places.collect(), broken: HashMap::new(), whole: Ok(()), unpublished: Vec::new() }
    }

    /// A table of which some records are known by id alone.
    pub fn without(self, broken: HashMap<Id, Reported>) -> Self {
        Self { broken, ..self }
    }

    /// A table of which some records may not be known even by id.
    pub fn partial(self, whole: Result<(), Reported>) -> Self {
        Self { whole, ..self }
    }

    /// Ids of what is there and not published, which something else could have meant.
    pub fn beside(self, unpublished: Vec<Id>) -> Self {
        Self { unpublished, ..self }
    }

    /// The known id that was probably meant.
    pub fn nearest(&self, id: &Id) -> Option<String> {
        nearest(id.as_str(), self.places.keys().chain(self.broken.keys()).chain(&self.unpublished).map(Id::as_str))
    }

    pub fn peek(&self, id: &Id) -> Option<Ix> {
        self.places.get(id).copied()
    }

    /// The place of an id; that there is none is told, unless something told before is the cause.
    pub fn find(&self, id: &Id, place: impl FnOnce() -> Place, report: &mut Report) -> Result<Ix, Reported> {
        if let Some(found) = self.peek(id) {
            return Ok(found);
        }
        self.whole?;
        if let Some(reported) = self.broken.get(id) {
            return Err(*reported);
        }
        let (sort, suggestion) = (self.sort, self.nearest(id));
        // What something published names is published, but for a reading.
        let kind = if self.unpublished.contains(id) {
            Kind::NamesDraft { sort, id: id.to_string() }
        } else {
            Kind::UnknownId { sort, id: id.to_string(), suggestion }
        };
        Err(report.emit(kind, place()))
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
    /// How many there are of what on the pages of each language.
    pub quantities: Localised<Quantities>,
}

/// The ids of one reading.
#[derive(Debug)]
pub(super) struct Within {
    pub claims: Table<ClaimIx>,
    pub remarks: Table<RemarkIx>,
    /// How many there are of what in the reading.
    pub quantities: Quantities,
}
