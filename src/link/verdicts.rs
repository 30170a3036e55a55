//! What the evidence of a claim adds up to, by the table in docs/verdicts.md.

use crate::model::{
    Counted, Evidence, Kind, PartialDate, Relation, Said, SaidKey, So, SoKey, Source, SourceIx, Speaker, SpeakerIx, SpeakerKind,
    Verdicts, Voice,
};
use std::collections::HashSet;

/// What the verdicts on a claim depend on.
pub(super) struct Case<'a> {
    pub voice: Voice,
    pub kind: Kind,
    pub speakers: &'a [SpeakerIx],
    pub parties: &'a [SpeakerIx],
    pub evidence: &'a [Evidence],
    /// The day of the work, as early as it can be.
    pub work_date: Option<PartialDate>,
    pub all_speakers: &'a [Speaker],
    pub all_sources: &'a [Source],
}

impl Case<'_> {
    pub fn verdicts(&self) -> Verdicts {
        let said = if self.voice.is_reported() { self.speakers.iter().map(|one| self.said(*one)).collect() } else { Vec::new() };
        Verdicts { said, so: self.so() }
    }

    fn said(&self, speaker: SpeakerIx) -> Said {
        let about = |one: &&Evidence| one.speaker.is_none_or(|named| named == speaker);
        let attest = count(self.with(Relation::Attests).filter(about));
        let reword = count(self.with(Relation::Rewords).filter(about));
        let key = if self.all_speakers[speaker.index()].kind == SpeakerKind::Unnamed {
            SaidKey::Unnamed
        } else if attest.count() + reword.count() > 0 {
            SaidKey::Recorded
        } else {
            SaidKey::WorkOnly
        };
        Said { speaker, key, attest, reword }
    }

    fn so(&self) -> So {
        let settles = |one: &&Evidence| self.kind != Kind::Forecast || self.is_later(one.source);
        let supports = count(self.with(Relation::Supports).filter(settles));
        let (own, independent) = supports.origins.into_iter().partition(|origin| self.is_party(*origin));
        let agree = Counted { origins: independent, unknown: supports.unknown };
        let differ = count(self.with(Relation::Differs).filter(settles));
        let dispute = count(self.with(Relation::Disputes).filter(settles));
        let any = |counted: &Counted| counted.count() > 0;
        let key = match self.kind {
            Kind::Judgement => SoKey::Judgement,
            Kind::Forecast if any(&agree) && any(&dispute) => SoKey::Disputed,
            Kind::Forecast if any(&agree) => SoKey::CameAbout,
            Kind::Forecast if any(&dispute) => SoKey::NotComeAbout,
            Kind::Forecast if any(&differ) => SoKey::Differs,
            Kind::Forecast => SoKey::Open,
            Kind::Fact | Kind::Figure if any(&dispute) => SoKey::Disputed,
            Kind::Fact | Kind::Figure if any(&differ) => SoKey::Differs,
            Kind::Fact | Kind::Figure if any(&agree) => SoKey::Supported,
            Kind::Fact | Kind::Figure if !own.is_empty() => SoKey::Own,
            Kind::Fact | Kind::Figure => SoKey::Unconfirmed,
        };
        So { key, agree, differ, dispute, own }
    }

    fn with(&self, relation: Relation) -> impl Iterator<Item = &Evidence> {
        self.evidence.iter().filter(move |one| one.relation == relation)
    }

    /// Whether an origin is published by a party, or by the body that a party belongs to.
    fn is_party(&self, origin: SourceIx) -> bool {
        let Some(by) = self.all_sources[origin.index()].by else { return false };
        self.parties.iter().any(|party| *party == by || self.all_speakers[party.index()].affiliation == Some(by))
    }

    /// Whether a source can only be from after the work.
    fn is_later(&self, source: SourceIx) -> bool {
        let date = self.all_sources[source.index()].date;
        date.zip(self.work_date).is_some_and(|(source, work)| source.earliest() > work.earliest())
    }
}

/// Origins, each once; sources of unknown origin apart.
fn count<'a>(evidence: impl Iterator<Item = &'a Evidence>) -> Counted {
    let mut counted = Counted::default();
    let mut unknown = HashSet::new();
    for one in evidence {
        counted.unknown += usize::from(one.unknown && unknown.insert(one.source));
        for origin in &one.origins {
            if !counted.origins.contains(origin) {
                counted.origins.push(*origin);
            }
        }
    }
    counted
}
