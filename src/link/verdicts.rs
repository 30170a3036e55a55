//! What the evidence of a claim adds up to, by the table in docs/verdicts.md.

use crate::model::{
    ClaimKind, Counted, Evidence, Origin, PartialDate, Relation, Said, SaidKey, So, SoKey, Source, SourceIx, Speaker, SpeakerIx,
    SpeakerKind, Verdicts, Voice,
};
use std::collections::HashSet;

/// What the verdicts on a claim depend on.
pub(super) struct Case<'a> {
    pub voice: Voice,
    pub kind: ClaimKind,
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
        let recorded = |one: &Evidence| one.origins.iter().copied().map(Origin::Source).collect();
        let attest = count(self.with(Relation::Attests).filter(about), recorded, |one| one.unknown);
        let reword = count(self.with(Relation::Rewords).filter(about), recorded, |one| one.unknown);
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
        let settles = |one: &&Evidence| self.kind != ClaimKind::Forecast || self.is_later(one.source);
        let voices = self.voices();
        let count = |relation| {
            let origins = |one: &Evidence| one.bearing().map(|origin| self.joined(origin, &voices)).collect();
            count(self.with(relation).filter(settles), origins, Evidence::is_dark)
        };
        let supports = count(Relation::Supports);
        let (own, independent) = supports.origins.into_iter().partition(|origin| self.is_party(*origin));
        let agree = Counted { origins: independent, unknown: supports.unknown };
        let (differ, dispute) = (count(Relation::Differs), count(Relation::Disputes));
        let bears = |one: &&Evidence| one.is_dark() || one.bearing().next().is_some();
        let sources: HashSet<SourceIx> =
            self.with(Relation::Supports).filter(settles).filter(bears).map(|one| one.source).collect();
        let any = |counted: &Counted| counted.count() > 0;
        let key = match self.kind {
            ClaimKind::Judgement => SoKey::Judgement,
            ClaimKind::Forecast if any(&agree) && any(&dispute) => SoKey::Disputed,
            ClaimKind::Forecast if any(&agree) => SoKey::CameAbout,
            ClaimKind::Forecast if any(&dispute) => SoKey::NotComeAbout,
            ClaimKind::Forecast if any(&differ) => SoKey::Differs,
            ClaimKind::Forecast => SoKey::Open,
            ClaimKind::Fact | ClaimKind::Figure if any(&dispute) => SoKey::Disputed,
            ClaimKind::Fact | ClaimKind::Figure if any(&differ) => SoKey::Differs,
            ClaimKind::Fact | ClaimKind::Figure if any(&agree) => SoKey::Supported,
            ClaimKind::Fact | ClaimKind::Figure if !own.is_empty() => SoKey::Own,
            ClaimKind::Fact | ClaimKind::Figure => SoKey::Unconfirmed,
        };
        So { key, agree, agreeing: sources.len(), differ, dispute, own }
    }

    fn with(&self, relation: Relation) -> impl Iterator<Item = &Evidence> {
        self.evidence.iter().filter(move |one| one.relation == relation)
    }

    /// Those on whose word something is said to be so, or not.
    fn voices(&self) -> HashSet<SpeakerIx> {
        let weighs = |one: &&Evidence| matches!(one.relation, Relation::Supports | Relation::Differs | Relation::Disputes);
        self.evidence.iter().filter(weighs).filter_map(|one| one.word_of).collect()
    }

    /// What somebody publishes and what others have on the same one's word is one origin.
    fn joined(&self, origin: Origin, voices: &HashSet<SpeakerIx>) -> Origin {
        match origin {
            Origin::Source(at) => {
                self.all_sources[at.index()].by.filter(|by| voices.contains(by)).map_or(origin, Origin::Speaker)
            }
            Origin::Speaker(_) => origin,
        }
    }

    /// Whether an origin is a party's own: published by a party or by the body that a party belongs to; or the word of either, or
    /// of somebody who belongs to a party.
    fn is_party(&self, origin: Origin) -> bool {
        let affiliation = |at: SpeakerIx| self.all_speakers[at.index()].affiliation;
        let is_one = |at: SpeakerIx| self.parties.iter().any(|party| *party == at || affiliation(*party) == Some(at));
        match origin {
            Origin::Source(at) => self.all_sources[at.index()].by.is_some_and(is_one),
            Origin::Speaker(at) => is_one(at) || affiliation(at).is_some_and(|body| self.parties.contains(&body)),
        }
    }

    /// Whether a source can only be from after the work.
    fn is_later(&self, source: SourceIx) -> bool {
        let date = self.all_sources[source.index()].date;
        date.zip(self.work_date).is_some_and(|(source, work)| source.earliest() > work.earliest())
    }
}

/// Origins, each once; sources of unknown origin apart.
fn count<'a>(
    evidence: impl Iterator<Item = &'a Evidence>,
    origins: impl Fn(&Evidence) -> Vec<Origin>,
    is_dark: impl Fn(&Evidence) -> bool,
) -> Counted {
    let mut counted = Counted::default();
    let (mut unknown, mut met) = (HashSet::new(), HashSet::new());
    for one in evidence {
        counted.unknown += usize::from(is_dark(one) && unknown.insert(one.source));
        for origin in origins(one) {
            if met.insert(origin) {
                counted.origins.push(origin);
            }
        }
    }
    counted
}
