//! Claims and their evidence, and remarks.

use super::{
    Records,
    about::Extent,
    doubts,
    origins::{Ends, Reports},
    sources, speakers,
    texts::Scope,
    verdicts::Case,
};
use crate::{
    diagnostics::{Kind, Report, Reported, YamlPlace, all},
    model::{
        Change, Claim, Evidence, Id, Localised, Locus, PartialDate, Relation, Remark, SectionIx, Seen, SoKey, SourceIx,
        SpeakerIx, SpeakerKind, Verdicts,
    },
    parse::raw::{OneOrMany, RawClaim, RawEvidence, RawRemark, RawWording},
};

/// What the claims of one reading are checked against.
#[derive(Clone, Copy)]
pub(super) struct ReadingCx<'a> {
    pub scope: Scope<'a>,
    /// Without them, claims have no verdicts.
    pub records: Result<Records<'a>, Reported>,
    /// The document that is read.
    pub work: Result<SourceIx, Reported>,
    /// Its witnesses.
    pub witnesses: Result<&'a [Extent], Reported>,
    /// The day of the check.
    pub today: PartialDate,
}

impl ReadingCx<'_> {
    /// The day of the work, as far as it is known.
    pub fn work_date(self) -> Option<PartialDate> {
        self.records.ok()?.sources[self.work.ok()?.index()].date
    }

    /// Tells of a locus into a copy that the reading does not list, or beyond its end.
    pub fn locus(self, locus: Option<Locus>, place: &YamlPlace, report: &mut Report) {
        let (Some(locus), Ok(witnesses)) = (locus, self.witnesses) else { return };
        match witnesses.iter().find(|extent| extent.letter == locus.witness) {
            None => {
                report.emit(Kind::NoWitness { letter: locus.witness }, place.key("locus"));
            }
            Some(Extent { letter, lines: Some(lines) }) if !lines.hold(locus) => {
                let kind = Kind::OutsideWitness { letter: *letter, first: lines.first, last: lines.last };
                report.emit(kind, place.key("locus"));
            }
            Some(_) => {}
        }
    }

    /// The claim, which `section` marks first, with marks still to be counted.
    pub fn claim(
        self,
        id: Id,
        raw: &RawClaim,
        section: Result<SectionIx, Reported>,
        place: &YamlPlace,
        report: &mut Report,
    ) -> Result<Claim, Reported> {
        self.locus(Some(raw.locus), place, report);
        doubts::claim(raw, self.work_date(), place, report);
        let scope = self.scope;
        let speakers = self.people(&raw.speaker, &place.key("speaker"), report);
        let party = raw.party.as_ref().map(|party| self.people(party, &place.key("party"), report));
        let text = scope.text(&raw.text, &place.key("text"), report);
        let note = scope.optional(raw.note.as_ref(), &place.key("note"), report);
        let label = raw.label.as_ref().map(|label| scope.plain(label, &place.key("label"), report));
        let remarks = |id| scope.reading.map(|within| within.remarks.find(id, || place.key("remark").into(), report));
        let remark = raw.remark.as_ref().and_then(remarks);
        let inferred = inferred(raw, place, report);
        let history = self.history(raw, &place.key("history"), report);
        let evidence = raw.evidence.iter().enumerate();
        let speakers_of = speakers.as_deref().map_err(|reported| *reported);
        let evidence = all(evidence.map(|(k, one)| self.evidence(one, raw, speakers_of, &place.key("evidence").item(k), report)));
        let (speakers, evidence) = (speakers?, evidence?);
        let parties = party.transpose()?.unwrap_or_else(|| speakers.clone());
        let verdicts = self.verdicts(raw, &speakers, &parties, &evidence)?;
        if verdicts.so.key == SoKey::Open {
            doubts::overdue(raw, self.work_date(), self.today, place, report);
        }
        Ok(Claim {
            id,
            speakers,
            voice: raw.voice,
            kind: raw.kind,
            locus: raw.locus,
            text: text?,
            inferred,
            remark: remark.transpose()?,
            parties,
            evidence,
            note,
            label: label.transpose()?,
            due: raw.due,
            history: history?,
            marks: Localised::new(scope.langs, |_| 0),
            section: section?,
            verdicts,
        })
    }

    fn verdicts(
        self,
        raw: &RawClaim,
        speakers: &[SpeakerIx],
        parties: &[SpeakerIx],
        evidence: &[Evidence],
    ) -> Result<Verdicts, Reported> {
        let Records { speakers: all_speakers, sources: all_sources } = self.records?;
        let (voice, kind, work_date) = (raw.voice, raw.kind, self.work_date());
        Ok(Case { voice, kind, speakers, parties, evidence, work_date, all_speakers, all_sources }.verdicts())
    }

    fn history(self, raw: &RawClaim, place: &YamlPlace, report: &mut Report) -> Result<Vec<Change>, Reported> {
        all(raw.history.iter().enumerate().map(|(k, change)| {
            let text = self.scope.text(&change.text, &place.item(k).key("text"), report)?;
            Ok(Change { date: change.date, text })
        }))
    }

    fn people(self, raw: &OneOrMany, place: &YamlPlace, report: &mut Report) -> Result<Vec<SpeakerIx>, Reported> {
        let ids = raw.ids().iter().enumerate();
        all(ids.map(|(k, id)| self.scope.tables.speakers.find(id, || place.item(k).into(), report)))
    }

    fn evidence(
        self,
        raw: &RawEvidence,
        claim: &RawClaim,
        speakers: Result<&[SpeakerIx], Reported>,
        place: &YamlPlace,
        report: &mut Report,
    ) -> Result<Evidence, Reported> {
        let scope = self.scope;
        let at = scope.optional(raw.at.as_ref(), &place.key("at"), report);
        let note = scope.optional(raw.note.as_ref(), &place.key("note"), report);
        let chain = raw.reports.as_ref().map(|raw| sources::reports(raw, &place.key("reports"), scope, report));
        let word_of = self.word_of(raw, place, report);
        let source = scope.tables.sources.find(&raw.source, || place.key("source").into(), report)?;
        let speaker = self.whose(raw, claim, speakers, place, report)?;
        let (chain, word_of, records) = (chain.transpose()?, word_of?, self.records?);
        let record = &records.sources[source.index()];
        if record.seen == Seen::Not {
            report.emit(Kind::UnseenEvidence { source_id: record.id.to_string(), bare: record.bare }, place.key("source"));
        }
        if raw.relation == Relation::Updates && record.date.zip(self.work_date()).is_some_and(|(date, work)| date.is_before(work))
        {
            report.emit(Kind::UpdateTooEarly { source_id: record.id.to_string() }, place.key("relation"));
        }
        let weighs = !matches!(raw.relation, Relation::Updates | Relation::Context);
        let Ends { origins, unknown } = self.independent(records, source, chain.as_ref(), weighs, place, report);
        Ok(Evidence { source, relation: raw.relation, origins, word_of, unknown, speaker, at, note })
    }

    /// On whose word the source has it, if on somebody's.
    fn word_of(self, raw: &RawEvidence, place: &YamlPlace, report: &mut Report) -> Result<Option<SpeakerIx>, Reported> {
        let Some(id) = &raw.word_of else { return Ok(None) };
        if matches!(raw.relation, Relation::Attests | Relation::Rewords) {
            report.emit(Kind::WordOfRecord { relation: raw.relation.key() }, place.key("word_of"));
        }
        self.scope.tables.speakers.find(id, || place.key("word_of").into(), report).map(Some)
    }

    /// Whose words a record is about, where somebody is named.
    fn whose(
        self,
        raw: &RawEvidence,
        claim: &RawClaim,
        speakers: Result<&[SpeakerIx], Reported>,
        place: &YamlPlace,
        report: &mut Report,
    ) -> Result<Option<SpeakerIx>, Reported> {
        let records = matches!(raw.relation, Relation::Attests | Relation::Rewords);
        let Some(id) = &raw.speaker else {
            let (speakers, all) = (speakers?, self.records?.speakers);
            let unnamed = |at: &SpeakerIx| all[at.index()].kind == SpeakerKind::Unnamed;
            if records && claim.voice.is_reported() && speakers.len() > 1 {
                report.emit(Kind::WhichSpeaker, place.clone());
            } else if records && speakers.iter().all(unnamed) {
                report.emit(Kind::AttestsUnnamed, place.key("relation"));
            }
            return Ok(None);
        };
        let named = self.scope.tables.speakers.find(id, || place.key("speaker").into(), report)?;
        if !speakers?.contains(&named) {
            report.emit(Kind::NotItsSpeaker { speaker: id.to_string() }, place.key("speaker"));
        }
        Ok(Some(named))
    }

    /// The origins behind a piece of evidence without those of the work itself, which cannot vouch for itself.
    fn independent(
        self,
        Records { sources, .. }: Records,
        source: SourceIx,
        chain: Option<&Reports>,
        weighs: bool,
        place: &YamlPlace,
        report: &mut Report,
    ) -> Ends {
        let own = |at: SourceIx| Ends { origins: sources[at.index()].origins.clone(), unknown: sources[at.index()].unknown };
        let mut ends = Ends::default();
        match chain {
            None => ends = own(source),
            Some(chain) => {
                ends.unknown = chain.unknown;
                // A source that names itself has this from nobody else, whatever it reports besides.
                let itself = Ends { origins: vec![source], unknown: false };
                chain.sources.iter().for_each(|at| if *at == source { ends.join(&itself) } else { ends.join(&own(*at)) });
            }
        }
        let work = self.work.map(own).unwrap_or_default();
        let before = ends.origins.len();
        ends.origins.retain(|origin| !work.origins.contains(origin) && self.work != Ok(*origin));
        if weighs && ends.origins.is_empty() && before > 0 && !ends.unknown {
            let source_id = sources[source.index()].id.to_string();
            report.emit(Kind::WorkAsEvidence { source_id }, place.key("source"));
        }
        ends
    }

    /// The remark, with marks still to be counted.
    pub fn remark(self, id: Id, raw: &RawRemark, place: &YamlPlace, report: &mut Report) -> Result<Remark, Reported> {
        self.locus(raw.locus, place, report);
        let text = self.scope.text(&raw.text, &place.key("text"), report);
        let sources = speakers::sources(&raw.sources, &place.key("sources"), self.scope, report);
        Ok(Remark {
            id,
            kind: raw.kind,
            locus: raw.locus,
            inferred: raw.inferred,
            text: text?,
            sources: sources?,
            marks: Localised::new(self.scope.langs, |_| 0),
        })
    }
}

/// Whether the wording is inferred, for which there must be a reason.
fn inferred(raw: &RawClaim, place: &YamlPlace, report: &mut Report) -> bool {
    let inferred = raw.wording == Some(RawWording::Inferred);
    if inferred && raw.remark.is_none() {
        report.emit(Kind::InferredNeedsRemark, place.key("wording"));
    }
    inferred
}
