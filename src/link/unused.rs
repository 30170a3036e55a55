//! Speakers and sources that nothing names. They have pages all the same, which lead nowhere.

use crate::{
    diagnostics::{Kind, Place, Report, Sort, YamlPlace},
    model::{Id, Node},
    parse::{
        Parsed, ParsedReading,
        raw::{OneOrMany, RawSource},
        text::{RawText, Target, WrittenNodes},
    },
};
use std::collections::{HashMap, HashSet};

/// Ids of which something speaks.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Named {
    pub speakers: HashSet<Id>,
    pub sources: HashSet<Id>,
    /// Of the speakers, those with a claim.
    pub speaking: HashSet<Id>,
    /// Of the sources, those that are evidence.
    pub cited: HashSet<Id>,
    /// Of the sources, those that an entry of evidence says it has it from.
    pub behind: HashSet<Id>,
}

/// What each reading names, drafts included, and what all files together do.
pub(super) fn named(parsed: &Parsed) -> (HashMap<Id, Named>, Named) {
    let readings: HashMap<_, _> = parsed.readings.iter().map(|reading| (reading.id.clone(), Named::of(reading))).collect();
    let mut all = Named::default();
    for named in readings.values() {
        all.speakers.extend(named.speakers.iter().cloned());
        all.sources.extend(named.sources.iter().cloned());
    }
    for speaker in parsed.speakers.iter().map(|record| &record.value) {
        all.speakers.extend(speaker.affiliation.clone());
        all.sources.extend(speaker.sources.iter().cloned());
        all.texts([&speaker.role, &speaker.note].into_iter().flatten());
    }
    for source in &parsed.sources {
        let RawSource { reports, by, note, .. } = &source.record.value;
        all.speakers.extend(by.clone());
        all.sources.extend(reports.iter().flat_map(OneOrMany::ids).cloned());
        all.texts(note);
    }
    for text in parsed.pages.iter().flat_map(|page| page.texts.values()).flatten() {
        all.texts(text.front.iter().map(|front| &front.title));
        text.blocks.iter().for_each(|block| all.nodes(&block.nodes));
    }
    (readings, all)
}

/// Every speaker and source that nothing names.
pub(super) fn find(parsed: &Parsed, named: &Named) -> Vec<(Kind, YamlPlace)> {
    let unused = |sort, id: &Id, place: &YamlPlace| (Kind::Unused { sort, id: id.to_string() }, place.clone());
    let speakers = parsed.speakers.iter().filter(|one| !named.speakers.contains(&one.id));
    let sources = parsed.sources.iter().map(|one| &one.record).filter(|one| !named.sources.contains(&one.id));
    let speakers = speakers.map(|one| unused(Sort::Speaker, &one.id, &one.place));
    speakers.chain(sources.map(|one| unused(Sort::Source, &one.id, &one.place))).collect()
}

/// Tells of them, once everything else holds: an id that is misspelt elsewhere is told of there.
pub(super) fn tell(unused: Vec<(Kind, YamlPlace)>, report: &mut Report) {
    for (kind, place) in unused {
        report.emit(kind, Place::File(place.file));
    }
}

impl Named {
    /// What a reading names.
    pub fn of(reading: &ParsedReading) -> Self {
        let mut named = Self::default();
        named.reading(reading);
        named
    }

    fn reading(&mut self, reading: &ParsedReading) {
        if let Some(about) = reading.about.as_ref().map(|record| &record.value) {
            self.sources.insert(about.work.clone());
            self.texts([&about.title, &about.summary]);
            self.texts(about.witnesses.0.iter().map(|(_, text)| text));
            for (_, picture) in &about.pictures.0 {
                self.texts([&picture.caption, &picture.credit].into_iter().flatten());
            }
        }
        for (_, claim) in &reading.claims.0 {
            self.speakers.extend(claim.speaker.ids().iter().cloned());
            self.speaking.extend(claim.speaker.ids().iter().cloned());
            self.speakers.extend(claim.party.iter().flat_map(OneOrMany::ids).cloned());
            self.texts(
                [&claim.text]
                    .into_iter()
                    .chain(&claim.note)
                    .chain(&claim.label)
                    .chain(claim.history.iter().map(|change| &change.text)),
            );
            for one in &claim.evidence {
                self.sources.insert(one.source.clone());
                self.cited.insert(one.source.clone());
                self.behind.extend(one.reports.iter().flat_map(OneOrMany::ids).cloned());
                self.sources.extend(one.reports.iter().flat_map(OneOrMany::ids).cloned());
                self.speakers.extend(one.speaker.iter().chain(&one.word_of).cloned());
                self.texts([&one.at, &one.note].into_iter().flatten());
            }
        }
        for (_, remark) in &reading.remarks.0 {
            self.sources.extend(remark.sources.iter().cloned());
            self.texts([&remark.text]);
        }
        for text in reading.sections.iter().flat_map(|section| section.texts.values()).flatten() {
            self.texts(text.front.iter().map(|front| &front.title));
            text.blocks.iter().for_each(|block| self.nodes(&block.nodes));
        }
    }

    fn texts<'t>(&mut self, texts: impl IntoIterator<Item = &'t RawText>) {
        for text in texts {
            match text {
                RawText::All(text) => self.nodes(&text.nodes),
                RawText::Per(texts) => texts.iter().for_each(|(_, text)| self.nodes(&text.nodes)),
            }
        }
    }

    fn nodes(&mut self, nodes: &WrittenNodes) {
        for node in nodes {
            let Node::Open(mark) = node else { continue };
            match &mark.target {
                Target::Speaker(id) => drop(self.speakers.insert(id.clone())),
                Target::Source(id) => drop(self.sources.insert(id.clone())),
                _ => {}
            }
        }
    }
}
