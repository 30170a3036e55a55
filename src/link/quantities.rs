//! How many there are of what: the numbers that stand for `{claims}` and its like in texts.

use crate::{
    model::{Id, LangSet, Localised, Quantity, Seen},
    parse::{Named, Parsed, ParsedReading, raw::OneOrMany},
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

/// What is counted with: every source.
pub(super) struct Census<'p>(HashMap<&'p Id, Counted<'p>>);

/// What counts of a source.
struct Counted<'p> {
    seen: Seen,
    reports: Vec<&'p Id>,
    langs: LangSet,
}

impl<'p> Census<'p> {
    pub fn new(parsed: &'p Parsed) -> Self {
        let sources = parsed.sources.iter().map(|one| {
            let raw = &one.record.value;
            let reports = raw.reports.iter().flat_map(OneOrMany::ids).collect();
            let id = &one.record.id;
            (id, Counted { seen: raw.seen, reports, langs: parsed.reach.source(id) })
        });
        Self(sources.collect())
    }

    /// The whole site, for each language of the readings that are in it.
    pub fn site(&self, parsed: &Parsed) -> Localised<Quantities> {
        Localised::new(&parsed.settings.languages, |lang| {
            let readings = || parsed.readings.iter().filter(|reading| reading.langs.has(lang));
            let (mut speaking, mut cited) = (HashSet::new(), HashSet::new());
            for named in readings().filter_map(|reading| parsed.named.get(&reading.id)) {
                speaking.extend(&named.speaking);
                cited.extend(&named.cited);
            }
            let claims = readings().map(|reading| reading.claims.count()).sum();
            let remarks = readings().map(|reading| reading.remarks.count()).sum();
            let sources = self.0.iter().filter(|(_, source)| source.langs.has(lang)).map(|(id, _)| *id);
            self.count(claims, remarks, speaking.len(), cited.len(), sources)
        })
    }

    /// One reading: its sources are those that are cited, the work, and all that these have it from.
    pub fn reading(&self, reading: &ParsedReading, named: &HashMap<Id, Named>) -> Quantities {
        let Some(named) = named.get(&reading.id) else { return Quantities::default() };
        let work = reading.about.iter().map(|about| &about.value.work);
        let mut open: Vec<&Id> = named.cited.iter().chain(&named.behind).chain(work).collect();
        let mut met: HashSet<&Id> = HashSet::new();
        while let Some(next) = open.pop() {
            if let Some(source) = self.0.get(next).filter(|_| met.insert(next)) {
                open.extend(&source.reports);
            }
        }
        self.count(reading.claims.count(), reading.remarks.count(), named.speaking.len(), named.cited.len(), met.into_iter())
    }

    fn count<'i>(
        &self,
        claims: usize,
        remarks: usize,
        speakers: usize,
        cited: usize,
        sources: impl Iterator<Item = &'i Id>,
    ) -> Quantities {
        let states: Vec<Seen> = sources.filter_map(|id| Some(self.0.get(id)?.seen)).collect();
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
