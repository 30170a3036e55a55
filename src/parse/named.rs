//! The speakers and sources that a reading or a record names, by any key or mark.

use super::{
    ParsedPage, ParsedReading, ParsedSource, Record,
    raw::{OneOrMany, RawSource, RawSpeaker},
    text::{RawText, Target, WrittenNodes},
};
use crate::model::{Id, Node};
use std::collections::HashSet;

/// The ids that something names.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// Speakers.
    pub speakers: HashSet<Id>,
    /// Sources.
    pub sources: HashSet<Id>,
    /// Of the speakers, those with a claim.
    pub speaking: HashSet<Id>,
    /// Of the sources, those that are evidence.
    pub cited: HashSet<Id>,
    /// Of the sources, those that an entry of evidence names in `reports`.
    pub behind: HashSet<Id>,
}

impl Named {
    /// What a reading names.
    #[must_use]
    pub fn by_reading(reading: &ParsedReading) -> Self {
        let mut named = Self::default();
        named.about(reading);
        for (_, claim) in &reading.claims.rows.0 {
            named.speakers.extend(claim.speaker.ids().iter().cloned());
            named.speaking.extend(claim.speaker.ids().iter().cloned());
            named.speakers.extend(claim.party.iter().flat_map(OneOrMany::ids).cloned());
            let texts = [&claim.text].into_iter().chain(&claim.note).chain(&claim.label);
            named.texts(texts.chain(claim.history.iter().map(|change| &change.text)));
            for one in &claim.evidence {
                named.sources.insert(one.source.clone());
                named.cited.insert(one.source.clone());
                named.behind.extend(one.reports.iter().flat_map(OneOrMany::ids).cloned());
                named.sources.extend(one.reports.iter().flat_map(OneOrMany::ids).cloned());
                named.speakers.extend(one.speaker.iter().chain(&one.word_of).cloned());
                named.texts([&one.at, &one.note].into_iter().flatten());
            }
        }
        for (_, remark) in &reading.remarks.rows.0 {
            named.sources.extend(remark.sources.iter().cloned());
            named.texts([&remark.text]);
        }
        for text in reading.sections.iter().flat_map(|section| section.texts.values()).flatten() {
            named.texts(text.front.iter().map(|front| &front.title));
        }
        reading.marks.iter().for_each(|spot| named.target(&spot.target));
        named
    }

    /// What a speaker's record names.
    #[must_use]
    pub fn by_speaker(record: &Record<RawSpeaker>) -> Self {
        let RawSpeaker { affiliation, sources, role, note, .. } = &record.value;
        let mut named = Self::default();
        named.speakers.extend(affiliation.clone());
        named.sources.extend(sources.iter().cloned());
        named.texts([role, note].into_iter().flatten());
        named
    }

    /// What a source's record names.
    #[must_use]
    pub fn by_source(source: &ParsedSource) -> Self {
        let RawSource { reports, by, note, .. } = &source.record.value;
        let mut named = Self::default();
        named.speakers.extend(by.clone());
        named.sources.extend(reports.iter().flat_map(OneOrMany::ids).cloned());
        named.texts(note);
        named
    }

    /// What a plain page names.
    #[must_use]
    pub fn by_page(page: &ParsedPage) -> Self {
        let mut named = Self::default();
        for text in page.texts.values().flatten() {
            named.texts(text.front.iter().map(|front| &front.title));
            text.blocks.iter().for_each(|block| named.nodes(&block.nodes));
        }
        named
    }

    fn about(&mut self, reading: &ParsedReading) {
        let Ok(about) = reading.about.as_ref().map(|record| &record.value) else { return };
        self.sources.insert(about.work.clone());
        self.texts([&about.title, &about.summary]);
        self.texts(about.witnesses.0.iter().map(|(_, text)| text));
        for (_, picture) in &about.pictures.0 {
            self.texts([&picture.caption, &picture.credit].into_iter().flatten());
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
            if let Node::Open(mark) = node {
                self.target(&mark.target);
            }
        }
    }

    fn target(&mut self, target: &Target) {
        match target {
            Target::Speaker(id) => drop(self.speakers.insert(id.clone())),
            Target::Source(id) => drop(self.sources.insert(id.clone())),
            _ => {}
        }
    }
}
