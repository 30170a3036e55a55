//! Sources: their entries, and where they have it from.

use super::{
    doubts,
    origins::{self, Circles, Reports},
    texts::Scope,
};
use crate::{
    diagnostics::{Kind, Report, Reported, YamlPlace, all},
    model::{PartialDate, Source, SourceIx, is_web},
    parse::{ParsedSource, Reach, Record, complete_entry, raw::OneOrMany},
};

pub(super) fn link(
    records: Vec<ParsedSource>,
    reach: &Reach,
    scope: Scope,
    today: PartialDate,
    report: &mut Report,
) -> Result<Vec<Source>, Reported> {
    let places: Vec<YamlPlace> = records.iter().map(|one| one.record.place.clone()).collect();
    let mut sources = all(records.into_iter().map(|record| one(record, reach, scope, today, report)))?;
    let reports: Vec<Reports> =
        sources.iter().map(|one| Reports { sources: one.reports.clone(), unknown: one.reports_unknown }).collect();
    match origins::ends(&reports) {
        Ok(ends) => {
            for (source, end) in sources.iter_mut().zip(ends) {
                source.origins = end.origins;
                source.unknown = end.unknown;
            }
        }
        Err(circles) => {
            return Err(tell_circles(&circles, &sources, &places, report));
        }
    }
    for (at, one) in reports.iter().enumerate() {
        for reported in &one.sources {
            sources[reported.index()].reported_by.push(SourceIx::new(at));
        }
    }
    Ok(sources)
}

/// Tells of chains of `reports` that go round.
fn tell_circles(circles: &Circles, sources: &[Source], places: &[YamlPlace], report: &mut Report) -> Reported {
    let mut tell = |circle: &[SourceIx]| {
        let name = |at: &SourceIx| sources[at.index()].id.to_string();
        let chain = circle.iter().chain(circle.first()).map(name).collect::<Vec<_>>().join(" → ");
        let reports = |at: &SourceIx| places[at.index()].key("reports");
        let last = circle.last().filter(|_| circle.len() > 1).map(|at| reports(at).into());
        report.emit_with(Kind::ReportsCycle { chain }, reports(&circle[0]), last)
    };
    for circle in &circles.rest {
        tell(circle);
    }
    tell(&circles.first)
}

fn one(parsed: ParsedSource, reach: &Reach, scope: Scope, today: PartialDate, report: &mut Report) -> Result<Source, Reported> {
    let ParsedSource { record: Record { id, value: raw, place }, mut entry, date, visited, bare } = parsed;
    let langs = reach.source(&id);
    let scope = Scope { langs, ..scope };
    entry.retain(langs);
    if let Some(value) = &raw.entry {
        complete_entry(value, scope.languages, langs, &place.key("entry"), report);
    }
    let chain = raw.reports.as_ref().map(|raw| reports(raw, &place.key("reports"), scope, report));
    let by = raw.by.as_ref().map(|id| scope.tables.speakers.find(id, || place.key("by").into(), report));
    let note = scope.optional(raw.note.as_ref(), &place.key("note"), report);
    doubts::source(&raw, date, today, &visited.unwrap_or_else(|| place.key("seen_on").into()), report);
    if let Some(archive) = raw.archive.as_ref().filter(|address| !is_web(address)) {
        report.emit(Kind::BadAddress { address: archive.clone() }, place.key("archive"));
    }
    let url = entry.values().find_map(|entry| entry.url()).map(|url| url.value.to_string());
    if let Some(url) = url.filter(|address| !is_web(address)) {
        report.emit(Kind::BadAddress { address: url }, place.key("entry").key("url"));
    }
    let chain = chain.transpose()?.unwrap_or_default();
    Ok(Source {
        id,
        langs,
        entry,
        language: raw.language,
        seen: raw.seen,
        seen_on: raw.seen_on,
        reports: chain.sources,
        reports_unknown: chain.unknown,
        by: by.transpose()?,
        archive: raw.archive,
        note,
        bare,
        date,
        origins: Vec::new(),
        unknown: false,
        reported_by: Vec::new(),
    })
}

/// What a `reports` names: ids, and the word `unknown`.
pub(super) fn reports(raw: &OneOrMany, place: &YamlPlace, scope: Scope, report: &mut Report) -> Result<Reports, Reported> {
    let mut found = Reports::default();
    let mut whole = Ok(());
    for (k, id) in raw.ids().iter().enumerate() {
        if id.as_str() == "unknown" {
            found.unknown = true;
            continue;
        }
        match scope.tables.sources.find(id, || place.item(k).into(), report) {
            Ok(source) => found.sources.push(source),
            Err(reported) => whole = Err(reported),
        }
    }
    whole.map(|()| found)
}
