//! [`Parsed`] -> [`Site`]: everything held against everything else. Whoever holds a `Site` knows that every id resolves.

mod about;
mod claims;
mod doubts;
mod ids;
mod index;
mod library;
mod origins;
mod pages;
mod pairs;
mod parity;
mod quantities;
mod readings;
#[cfg(feature = "serve")]
mod renew;
mod sections;
mod site;
mod sources;
mod speakers;
mod tables;
mod texts;
mod unused;
mod verdicts;

pub(crate) use pages::is_ours;
#[cfg(feature = "serve")]
pub(crate) use renew::renew;
pub use site::Site;

use crate::{
    diagnostics::{Report, Sort},
    model::{ClaimIx, Id, PartialDate, ReadingIx, RemarkIx, SourceIx, SpeakerIx},
    parse::{Parsed, ParsedReading},
};
use quantities::{Census, Quantities};
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};
use tables::{Table, Tables, Within};
use unused::Named;

/// Says that a [`Site`] was made here and nowhere else, and against what it was proved.
#[derive(Debug)]
#[cfg_attr(not(feature = "serve"), expect(dead_code, reason = "only `renew` looks back"))]
pub struct Proof {
    tables: Tables,
    /// What each reading names, by its id.
    named: HashMap<Id, Named>,
}

/// Resolves every id, completes every text, derives origins and verdicts, and tells all that does not hold.
/// A site only where nothing is wrong, here or in an earlier stage. Drafts are left out unless `drafts`; what has not come by
/// `today` cannot have been seen.
pub fn link(mut parsed: Parsed, drafts: bool, today: PartialDate, report: &mut Report) -> Option<Site> {
    let (named, all) = unused::named(&parsed);
    let unused = unused::find(&parsed, &all);
    let unnamed = library::admit(&mut parsed, &all.sources, report);
    let all_readings = parsed.readings.len();
    parsed.readings.retain(|reading| drafts || !reading.about.as_ref().is_some_and(|about| about.value.draft));
    let left_out = all_readings - parsed.readings.len();
    parsed.readings.sort_by(newest_first);
    pages::reserved(&parsed, report);
    let tables = tables(&mut parsed, unnamed, &named);
    let Parsed { mut settings, readings, speakers, sources, pages, .. } = parsed;
    settings.description = settings.description.map(|text| text.map(|text| tables.quantities.fill(text)));
    let languages = &settings.languages;
    let scope = texts::Scope { languages, tables: &tables, reading: None };
    let pages = pages::link(pages, scope, report);
    let speakers = speakers::link(speakers, scope, report);
    let sources = sources::link(sources, scope, today, report);
    let (Some(speakers), Some(sources)) = (speakers, sources) else {
        // Readings are checked all the same; without speakers and sources they have no verdicts.
        readings::link(readings, scope, &[], &[], today, report);
        return None;
    };
    let readings = readings::link(readings, scope, &speakers, &sources, today, report);
    if report.has_errors() {
        return None;
    }
    unused::tell(unused, report);
    let (readings, pages) = (readings?, pages?);
    let readings: Vec<_> = readings.into_iter().map(Arc::new).collect();
    let index = index::index(&readings, speakers.len(), &sources);
    Some(Site {
        settings: settings.into(),
        readings,
        speakers: speakers.into(),
        sources: sources.into(),
        pages: pages.into(),
        index,
        drafts: left_out,
        proof: Arc::new(Proof { tables, named }),
    })
}

fn newest_first(a: &ParsedReading, b: &ParsedReading) -> std::cmp::Ordering {
    let day = |reading: &ParsedReading| reading.about.as_ref().map(|about| about.value.published.earliest());
    day(b).cmp(&day(a)).then_with(|| a.id.cmp(&b.id))
}

fn tables(parsed: &mut Parsed, unnamed: Vec<Id>, named: &HashMap<Id, Named>) -> Tables {
    let (site, each) = quantities(parsed, named);
    let broken = std::mem::take(&mut parsed.broken);
    let speakers = parsed.speakers.iter().enumerate().map(|(k, one)| (one.id.clone(), SpeakerIx::new(k)));
    let sources = parsed.sources.iter().enumerate().map(|(k, one)| (one.record.id.clone(), SourceIx::new(k)));
    let readings = parsed.readings.iter().enumerate().map(|(k, one)| (one.id.clone(), ReadingIx::new(k)));
    Tables {
        speakers: Table::new(Sort::Speaker, speakers, broken.speakers),
        sources: Table::new(Sort::Source, sources, broken.sources).partial(parsed.libraries_whole).beside(unnamed),
        readings: Table::new(Sort::Reading, readings, HashSet::new()),
        within: parsed.readings.iter_mut().zip(each).map(|(reading, quantities)| within(reading, quantities)).collect(),
        quantities: site,
    }
}

/// The numbers of the site and those of each reading.
fn quantities(parsed: &Parsed, named: &HashMap<Id, Named>) -> (Quantities, Vec<Quantities>) {
    let census = Census::new(parsed);
    let of = |reading: &ParsedReading| named.get(&reading.id).map(|named| census.reading(reading, named)).unwrap_or_default();
    (census.site(&parsed.readings, named), parsed.readings.iter().map(of).collect())
}

/// Puts the claims and remarks of a reading into their order, which is that of their numbers, and names their places.
fn within(reading: &mut ParsedReading, quantities: Quantities) -> Within {
    readings::number(reading);
    let claims = reading.claims.0.iter().enumerate().map(|(k, (id, _))| (id.clone(), ClaimIx::new(k)));
    let remarks = reading.remarks.0.iter().enumerate().map(|(k, (id, _))| (id.clone(), RemarkIx::new(k)));
    let none = HashSet::<Id>::new;
    Within {
        claims: Table::new(Sort::Claim, claims, none()).partial(reading.claims_whole),
        remarks: Table::new(Sort::Remark, remarks, none()).partial(reading.remarks_whole),
        quantities,
    }
}
