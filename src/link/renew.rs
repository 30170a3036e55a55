//! A site with one reading as its files now are.

use super::{Records, Site, index, readings, texts::Scope};
use crate::{
    diagnostics::Report,
    model::{PartialDate, Reading},
    parse::{Named, ParsedReading},
};
use std::sync::Arc;

/// The site with one reading as it now is. `None` where anything else can be another for it, or where it does not hold: then all
/// has to be linked.
pub(crate) fn renew(
    site: &Site,
    mut parsed: ParsedReading,
    named: &Named,
    today: PartialDate,
    report: &mut Report,
) -> Option<Site> {
    let at = site.readings.iter().position(|reading| reading.id == parsed.id)?;
    readings::number(&mut parsed);
    if !is_alike(&parsed, &site.readings[at]) || site.proof.named.get(&parsed.id) != Some(named) {
        return None;
    }
    let (languages, tables) = (&site.settings.languages, &site.proof.tables);
    let scope = Scope { languages, langs: languages.into(), tables, reading: None };
    let records = Records { speakers: &site.speakers, sources: &site.sources };
    let reading = readings::one(parsed, tables.within.get(at)?, scope, Ok(records), today, report).ok()?;
    report.check().ok()?;
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
    let Ok(about) = parsed.about.as_ref().map(|about| &about.value) else { return false };
    (about.published, parsed.langs, parsed.draft) == (reading.published, reading.langs, reading.draft)
        && (parsed.claims.whole.is_ok() && parsed.remarks.whole.is_ok())
        && parsed.claims.ids().eq(reading.claims.iter().map(|claim| &claim.id))
        && parsed.remarks.ids().eq(reading.remarks.iter().map(|remark| &remark.id))
}
