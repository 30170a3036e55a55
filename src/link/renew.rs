use super::{Named, Site, index, readings, texts::Scope};
use crate::{
    diagnostics::Report,
    model::{PartialDate, Reading},
    parse::ParsedReading,
};
use std::sync::Arc;

/// The site with one reading as it now is. `None` where anything else can be another for it, or where it does not hold: then all
/// has to be linked.
pub(crate) fn renew(site: &Site, mut parsed: ParsedReading, today: PartialDate, report: &mut Report) -> Option<Site> {
    let at = site.readings.iter().position(|reading| reading.id == parsed.id)?;
    readings::number(&mut parsed);
    let named = site.proof.named.get(&parsed.id);
    if !is_alike(&parsed, &site.readings[at]) || named != Some(&Named::of(&parsed)) {
        return None;
    }
    let tables = &site.proof.tables;
    let scope = Scope { languages: &site.settings.languages, tables, reading: tables.within.get(at) };
    let reading = readings::one(parsed, scope, &site.speakers, &site.sources, today, report)?;
    if report.has_errors() {
        return None;
    }
    let mut readings = site.readings.clone();
    readings[at] = Arc::new(reading);
    let index = index::index(&readings, site.speakers.len(), &site.sources);
    Some(Site {
        settings: Arc::clone(&site.settings),
        readings,
        speakers: Arc::clone(&site.speakers),
        sources: Arc::clone(&site.sources),
        pages: Arc::clone(&site.pages),
        index,
        drafts: site.drafts,
        proof: Arc::clone(&site.proof),
    })
}

/// Whether a reading keeps its place among the others, and every claim and remark its place in it: marks of other readings and the
/// tables of ids are right as they stand.
fn is_alike(parsed: &ParsedReading, reading: &Reading) -> bool {
    let Some(about) = parsed.about.as_ref().map(|about| &about.value) else { return false };
    let claims = parsed.claims.0.iter().map(|(id, _)| id);
    let remarks = parsed.remarks.0.iter().map(|(id, _)| id);
    (about.published, about.draft) == (reading.published, reading.draft)
        && (parsed.claims_whole && parsed.remarks_whole)
        && claims.eq(reading.claims.iter().map(|claim| &claim.id))
        && remarks.eq(reading.remarks.iter().map(|remark| &remark.id))
}
