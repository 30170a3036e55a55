//! What is well formed and cannot be meant: evidence that weighs nothing, dates in an order that cannot be.

use crate::{
    diagnostics::{Kind, Place, Report, ValueFault, YamlPlace},
    model::{ClaimKind, Due, PartialDate, Relation},
    parse::{
        Record,
        raw::{OneOrMany, RawClaim, RawReading, RawSource},
    },
};
use std::collections::HashMap;

/// Tells of what contradicts itself within a claim.
pub(super) fn claim(raw: &RawClaim, work: Option<PartialDate>, place: &YamlPlace, report: &mut Report) {
    if raw.speaker.ids().is_empty() {
        report.emit(Kind::BadValue { why: ValueFault::NoSpeaker }, place.key("speaker"));
    }
    if let Some(due) = raw.due {
        if raw.kind != ClaimKind::Forecast {
            report.emit(Kind::DueNoForecast, place.key("due"));
        }
        order(("the day on which it falls due", due.end()), work.map(|day| ("the work", day)), place.key("due"), report);
    }
    let mut seen = HashMap::new();
    for (k, one) in raw.evidence.iter().enumerate() {
        let here = place.key("evidence").item(k);
        let records = matches!(one.relation, Relation::Attests | Relation::Rewords);
        let relation = one.relation.key();
        if records && !raw.voice.is_reported() {
            report.emit(Kind::NotAsked { relation, voice: raw.voice.key() }, here.key("relation"));
        }
        if !records && one.speaker.is_some() {
            report.emit(Kind::SpeakerIdle { relation }, here.key("speaker").name());
        }
        // A source that joins matters of several origins, or passes on the words of several people, bears on a claim more than once.
        let matter = (&one.source, one.relation, &one.speaker, &one.word_of, one.reports.as_ref().map(OneOrMany::ids));
        if let Some(first) = seen.get(&matter).copied() {
            let kind = Kind::SameEvidence { source_id: one.source.to_string(), relation };
            let beside = place.key("evidence").item(first);
            report.emit_with(kind, here.key("source"), Some(beside.key("source").into()));
        }
        seen.entry(matter).or_insert(k);
    }
}

/// Tells of an open forecast that fell due before today, unless the editor has said since that nothing came of it.
pub(super) fn overdue(raw: &RawClaim, work: Option<PartialDate>, today: PartialDate, place: &YamlPlace, report: &mut Report) {
    // That it fell due before it was made is told already.
    let made = |due: &Due| work.is_none_or(|work| !due.end().is_before(work));
    let Some(due) = raw.due.filter(|due| due.end().is_before(today) && made(due)) else { return };
    if !raw.history.iter().any(|change| due.end().is_before(change.date)) {
        report.emit(Kind::Overdue { due: due.to_string() }, place.key("due"));
    }
}

/// Tells of a reading from before its work, and of changes from before the reading.
pub(super) fn reading(about: &Record<RawReading>, work: Option<PartialDate>, report: &mut Report) {
    if about.value.license.trim().is_empty() {
        report.emit(Kind::EmptyText, about.place.key("license"));
    }
    let Record { value: raw, place, .. } = about;
    order(("the reading", raw.published), work.map(|day| ("the work", day)), place.key("published"), report);
    if let Some(updated) = raw.updated {
        order(("`updated`", updated), Some(("`published`", raw.published)), place.key("updated"), report);
    }
}

/// Tells of a source that was seen before it was there, or will be; `place` says when it was.
pub(super) fn source(raw: &RawSource, date: Option<PartialDate>, today: PartialDate, place: &Place, report: &mut Report) {
    let Some(seen) = raw.seen_on else { return };
    order(("`seen_on`", seen), date.map(|day| ("the source's own date", day)), place.clone(), report);
    if today.is_before(seen) {
        report.emit(Kind::NotYet { date: seen.to_string() }, place.clone());
    }
}

fn order(later: (&str, PartialDate), earlier: Option<(&str, PartialDate)>, place: impl Into<Place>, report: &mut Report) {
    let ((what, date), Some((other, day))) = (later, earlier) else { return };
    if date.is_before(day) {
        let kind = Kind::DatesReversed { what: what.into(), date: date.to_string(), other: other.into(), day: day.to_string() };
        report.emit(kind, place);
    }
}
