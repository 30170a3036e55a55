//! How many there are of what: the numbers that stand for `{claims}` and its like in texts.

use super::unused::Named;
use crate::{
    model::{Id, Quantity, Seen},
    parse::{Parsed, ParsedReading, raw::OneOrMany},
};
use std::collections::{HashMap, HashSet};

/// One number for each [`Quantity`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Quantities(HashMap<Quantity, usize>);

impl Quantities {
    pub fn of(&self, quantity: Quantity) -> usize {
        self.0.get(&quantity).copied().unwrap_or_default()
    }

    /// A text without markup, with its counts filled in.
    pub fn fill(&self, text: &str) -> String {
        Quantity::ALL.iter().fold(text.to_owned(), |text, one| text.replace(&one.to_string(), &self.of(*one).to_string()))
    }
}

/// What is counted with: each source's state and where it has it from.
pub(super) struct Census<'p>(HashMap<&'p Id, (Seen, Vec<&'p Id>)>);

impl<'p> Census<'p> {
    pub fn new(parsed: &'p Parsed) -> Self {
        let sources = parsed.sources.iter().map(|one| {
            let raw = &one.record.value;
            (&one.record.id, (raw.seen, raw.reports.iter().flat_map(OneOrMany::ids).collect()))
        });
        Self(sources.collect())
    }

    /// The whole site, of the readings that are in it.
    pub fn site(&self, readings: &[ParsedReading], named: &HashMap<Id, Named>) -> Quantities {
        let all: Vec<&Named> = readings.iter().filter_map(|reading| named.get(&reading.id)).collect();
        let (mut speaking, mut cited) = (HashSet::new(), HashSet::new());
        for named in all {
            speaking.extend(&named.speaking);
            cited.extend(&named.cited);
        }
        let count = |of: &dyn Fn(&ParsedReading) -> usize| readings.iter().map(of).sum();
        let claims = count(&|reading| reading.claims.0.len());
        let remarks = count(&|reading| reading.remarks.0.len());
        self.count(claims, remarks, speaking.len(), cited.len(), self.0.keys().copied())
    }

    /// One reading: its sources are those that are cited, the work, and all that these have it from.
    pub fn reading(&self, reading: &ParsedReading, named: &Named) -> Quantities {
        let work = reading.about.iter().map(|about| &about.value.work);
        let mut open: Vec<&Id> = named.cited.iter().chain(&named.behind).chain(work).collect();
        let mut met: HashSet<&Id> = HashSet::new();
        while let Some(next) = open.pop() {
            if let Some((_, reports)) = self.0.get(next).filter(|_| met.insert(next)) {
                open.extend(reports);
            }
        }
        self.count(reading.claims.0.len(), reading.remarks.0.len(), named.speaking.len(), named.cited.len(), met.into_iter())
    }

    fn count<'i>(
        &self,
        claims: usize,
        remarks: usize,
        speakers: usize,
        cited: usize,
        sources: impl Iterator<Item = &'i Id>,
    ) -> Quantities {
        let states: Vec<Seen> = sources.filter_map(|id| Some(self.0.get(id)?.0)).collect();
        let unseen = states.iter().filter(|seen| **seen == Seen::Not).count();
        let of = |quantity: &Quantity| match quantity {
            Quantity::Claims => claims,
            Quantity::Remarks => remarks,
            Quantity::Speakers => speakers,
            Quantity::Sources => states.len(),
            Quantity::SourcesCited => cited,
            Quantity::SourcesRead => states.len() - unseen,
            Quantity::SourcesUnseen => unseen,
        };
        Quantities(Quantity::ALL.iter().map(|one| (*one, of(one))).collect())
    }
}
