//! Claims and their evidence, and remarks.

use super::{
    doubts,
    origins::{Ends, Reports},
    sources, speakers,
    texts::Scope,
    verdicts::Case,
};
use crate::{
    diagnostics::{Kind, Report, YamlPlace},
    model::{
        Claim, Evidence, Id, Inline, Lines, Localised, Locus, PartialDate, Relation, Remark, Seen, SoKey, Source, SourceIx,
        Speaker, SpeakerIx, SpeakerKind,
    },
    parse::{
        raw::{OneOrMany, RawClaim, RawEvidence, RawRemark, RawWording},
        text::RawText,
    },
};

/// What claims of one reading are held against.
#[derive(Clone, Copy)]
pub(super) struct Against<'a> {
    pub scope: Scope<'a>,
    pub speakers: &'a [Speaker],
    pub sources: &'a [Source],
    /// The document that is read.
    pub work: Option<SourceIx>,
    /// The letters of its witnesses with their lines; none where they could not be read.
    pub witnesses: Option<&'a [(char, Option<Lines>)]>,
    /// The day of the check.
    pub today: PartialDate,
}

impl Against<'_> {
    /// The day of the work, as far as it is known.
    pub fn work_date(self) -> Option<PartialDate> {
        self.work.and_then(|work| self.sources.get(work.index())?.date)
    }

    /// Tells of a locus into a copy that the reading does not list, or beyond its end.
    pub fn locus(self, locus: Option<Locus>, place: &YamlPlace, report: &mut Report) {
        let (Some(locus), Some(witnesses)) = (locus, self.witnesses) else { return };
        match witnesses.iter().find(|(letter, _)| *letter == locus.witness) {
            None => {
                report.emit(Kind::NoWitness { letter: locus.witness }, place.key("locus"));
            }
            Some((letter, Some(lines))) if !lines.hold(locus) => {
                let kind = Kind::OutsideWitness { letter: *letter, first: lines.first, last: lines.last };
                report.emit(kind, place.key("locus"));
            }
            Some(_) => {}
        }
    }

    /// The claim, with marks still to be counted.
    pub fn claim(self, id: Id, raw: &RawClaim, place: &YamlPlace, report: &mut Report) -> Option<Claim> {
        self.locus(Some(raw.locus), place, report);
        doubts::claim(raw, self.work_date(), place, report);
        let scope = self.scope;
        let speakers = self.people(&raw.speaker, &place.key("speaker"), report);
        let party = raw.party.as_ref().map(|party| self.people(party, &place.key("party"), report));
        let text = scope.text(&raw.text, &place.key("text"), report);
        let note = scope.optional(raw.note.as_ref(), &place.key("note"), report);
        let label = raw.label.as_ref().map(|label| scope.plain(label, &place.key("label"), report));
        let remark = raw
            .remark
            .as_ref()
            .map(|id| scope.reading.and_then(|within| within.remarks.find(id, || place.key("remark").into(), report)));
        let inferred = inferred(raw, place, report);
        let history = self.history(raw, &place.key("history"), report);
        let evidence: Vec<_> = raw
            .evidence
            .iter()
            .enumerate()
            .map(|(k, one)| self.evidence(one, raw, speakers.as_deref(), &place.key("evidence").item(k), report))
            .collect();
        let (speakers, evidence) = (speakers?, evidence.into_iter().collect::<Option<Vec<_>>>()?);
        let parties = party.unwrap_or_else(|| Some(speakers.clone()))?;
        if self.sources.is_empty() {
            return None;
        }
        let case = Case {
            voice: raw.voice,
            kind: raw.kind,
            speakers: &speakers,
            parties: &parties,
            evidence: &evidence,
            work_date: self.work_date(),
            all_speakers: self.speakers,
            all_sources: self.sources,
        };
        let verdicts = case.verdicts();
        if verdicts.so.key == SoKey::Open {
            doubts::overdue(raw, self.work_date(), self.today, place, report);
        }
        Some(Claim {
            id,
            speakers,
            voice: raw.voice,
            kind: raw.kind,
            locus: raw.locus,
            text: text?,
            inferred,
            remark: remark.map_or(Some(None), |found| found.map(Some))?,
            parties,
            evidence,
            note,
            label: label.map_or(Some(None), |label| label.map(Some))?,
            due: raw.due,
            history: history?,
            marks: Localised::new(scope.languages, |_| 0),
            section: 0,
            verdicts,
        })
    }

    fn history(self, raw: &RawClaim, place: &YamlPlace, report: &mut Report) -> Option<Vec<(PartialDate, Localised<Inline>)>> {
        let changes = raw.history.iter().enumerate();
        let text = |k: usize, text: &RawText, report: &mut Report| self.scope.text(text, &place.item(k).key("text"), report);
        let told: Vec<_> = changes.map(|(k, change)| Some((change.date, text(k, &change.text, report)?))).collect();
        told.into_iter().collect()
    }

    fn people(self, raw: &OneOrMany, place: &YamlPlace, report: &mut Report) -> Option<Vec<SpeakerIx>> {
        let ids = raw.ids().iter().enumerate();
        let found: Vec<_> = ids.map(|(k, id)| self.scope.tables.speakers.find(id, || place.item(k).into(), report)).collect();
        found.into_iter().collect()
    }

    fn evidence(
        self,
        raw: &RawEvidence,
        claim: &RawClaim,
        speakers: Option<&[SpeakerIx]>,
        place: &YamlPlace,
        report: &mut Report,
    ) -> Option<Evidence> {
        let scope = self.scope;
        let at = scope.optional(raw.at.as_ref(), &place.key("at"), report);
        let note = scope.optional(raw.note.as_ref(), &place.key("note"), report);
        let chain = raw.reports.as_ref().map(|raw| sources::reports(raw, &place.key("reports"), scope, report));
        let word_of = self.word_of(raw, place, report);
        let source = scope.tables.sources.find(&raw.source, || place.key("source").into(), report)?;
        let speaker = self.whose(raw, claim, speakers, place, report)?;
        let chain = chain.map_or(Some(None), |found| found.map(Some))?;
        let word_of = word_of.map_or(Some(None), |found| found.map(Some))?;
        let record = self.sources.get(source.index())?;
        if record.seen == Seen::Not {
            report.emit(Kind::UnseenEvidence { source_id: record.id.to_string(), bare: record.bare }, place.key("source"));
        }
        if raw.relation == Relation::Updates && record.date.zip(self.work_date()).is_some_and(|(date, work)| date.is_before(work))
        {
            report.emit(Kind::UpdateTooEarly { source_id: record.id.to_string() }, place.key("relation"));
        }
        let weighs = !matches!(raw.relation, Relation::Updates | Relation::Context);
        let ends = self.independent(source, chain.as_ref(), weighs, place, report);
        let Ends { origins, unknown } = ends;
        Some(Evidence { source, relation: raw.relation, origins, word_of, unknown, speaker, at, note })
    }

    /// On whose word the source has it.
    #[allow(clippy::option_option, reason = "whether somebody is named, and whether that resolves")]
    fn word_of(self, raw: &RawEvidence, place: &YamlPlace, report: &mut Report) -> Option<Option<SpeakerIx>> {
        let id = raw.word_of.as_ref()?;
        if matches!(raw.relation, Relation::Attests | Relation::Rewords) {
            report.emit(Kind::WordOfRecord { relation: raw.relation.key() }, place.key("word_of"));
        }
        Some(self.scope.tables.speakers.find(id, || place.key("word_of").into(), report))
    }

    /// Whose words a record is about.
    #[allow(clippy::option_option, reason = "whether it resolves, and whether somebody is named")]
    fn whose(
        self,
        raw: &RawEvidence,
        claim: &RawClaim,
        speakers: Option<&[SpeakerIx]>,
        place: &YamlPlace,
        report: &mut Report,
    ) -> Option<Option<SpeakerIx>> {
        let records = matches!(raw.relation, Relation::Attests | Relation::Rewords);
        let Some(id) = &raw.speaker else {
            let speakers = speakers?;
            let unnamed = |at: &SpeakerIx| self.speakers.get(at.index()).is_some_and(|one| one.kind == SpeakerKind::Unnamed);
            if records && claim.voice.is_reported() && speakers.len() > 1 {
                report.emit(Kind::WhichSpeaker, place.clone());
            } else if records && speakers.iter().all(unnamed) {
                report.emit(Kind::AttestsUnnamed, place.key("relation"));
            }
            return Some(None);
        };
        let named = self.scope.tables.speakers.find(id, || place.key("speaker").into(), report)?;
        if !speakers?.contains(&named) {
            report.emit(Kind::NotItsSpeaker { speaker: id.to_string() }, place.key("speaker"));
        }
        Some(Some(named))
    }

    /// The origins behind a piece of evidence without those of the work itself, which cannot vouch for itself.
    fn independent(
        self,
        source: SourceIx,
        chain: Option<&Reports>,
        weighs: bool,
        place: &YamlPlace,
        report: &mut Report,
    ) -> Ends {
        let own =
            |at: SourceIx| Ends { origins: self.sources[at.index()].origins.clone(), unknown: self.sources[at.index()].unknown };
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
        ends.origins.retain(|origin| !work.origins.contains(origin) && Some(*origin) != self.work);
        if weighs && ends.origins.is_empty() && before > 0 && !ends.unknown {
            let source_id = self.sources[source.index()].id.to_string();
            report.emit(Kind::WorkAsEvidence { source_id }, place.key("source"));
        }
        ends
    }

    /// The remark, with marks still to be counted.
    pub fn remark(self, id: Id, raw: &RawRemark, place: &YamlPlace, report: &mut Report) -> Option<Remark> {
        self.locus(raw.locus, place, report);
        let text = self.scope.text(&raw.text, &place.key("text"), report);
        let sources = speakers::sources(&raw.sources, &place.key("sources"), self.scope, report);
        Some(Remark {
            id,
            kind: raw.kind,
            locus: raw.locus,
            inferred: raw.inferred,
            text: text?,
            sources: sources?,
            marks: Localised::new(self.scope.languages, |_| 0),
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
