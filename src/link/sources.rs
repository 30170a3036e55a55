use super::{
    doubts,
    origins::{self, Reports},
    texts::Scope,
};
use crate::{
    diagnostics::{Kind, Report, YamlPlace},
    model::{PartialDate, Source, SourceIx, is_web},
    parse::{ParsedSource, Record, raw::OneOrMany},
};

pub(super) fn link(records: Vec<ParsedSource>, scope: Scope, today: PartialDate, report: &mut Report) -> Option<Vec<Source>> {
    let places: Vec<YamlPlace> = records.iter().map(|one| one.record.place.clone()).collect();
    let linked: Vec<_> = records.into_iter().map(|record| one(record, scope, today, report)).collect();
    let mut sources = linked.into_iter().collect::<Option<Vec<Source>>>()?;
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
            for circle in circles {
                let name = |at: &SourceIx| sources[at.index()].id.to_string();
                let chain = circle.iter().chain(circle.first()).map(name).collect::<Vec<_>>().join(" → ");
                let reports = |at: &SourceIx| places[at.index()].key("reports");
                let last = circle.last().filter(|_| circle.len() > 1).map(|at| reports(at).into());
                report.emit_with(Kind::ReportsCycle { chain }, reports(&circle[0]), last);
            }
            return None;
        }
    }
    for (at, one) in reports.iter().enumerate() {
        for reported in &one.sources {
            sources[reported.index()].reported_by.push(SourceIx::new(at));
        }
    }
    Some(sources)
}

fn one(parsed: ParsedSource, scope: Scope, today: PartialDate, report: &mut Report) -> Option<Source> {
    let ParsedSource { record: Record { id, value: raw, place }, entry, date, visited, bare } = parsed;
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
    let chain = chain.unwrap_or_else(|| Some(Reports::default()))?;
    Some(Source {
        id,
        entry,
        language: raw.language,
        seen: raw.seen,
        seen_on: raw.seen_on,
        reports: chain.sources,
        reports_unknown: chain.unknown,
        by: by.map_or(Some(None), |found| found.map(Some))?,
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
pub(super) fn reports(raw: &OneOrMany, place: &YamlPlace, scope: Scope, report: &mut Report) -> Option<Reports> {
    let mut found = Reports::default();
    let mut whole = true;
    for (k, id) in raw.ids().iter().enumerate() {
        if id.as_str() == "unknown" {
            found.unknown = true;
            continue;
        }
        match scope.tables.sources.find(id, || place.item(k).into(), report) {
            Some(source) => found.sources.push(source),
            None => whole = false,
        }
    }
    whole.then_some(found)
}
