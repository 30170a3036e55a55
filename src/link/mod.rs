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
mod shape;
mod site;
mod sources;
mod speakers;
mod tables;
mod texts;
mod verdicts;

pub(crate) use pages::is_ours;
#[cfg(feature = "serve")]
pub(crate) use renew::renew;
pub use site::Site;

use crate::{
    diagnostics::{Kind, Place, Report, Reported, Sort},
    model::{ClaimIx, Id, Localised, PartialDate, ReadingIx, RemarkIx, Source, SourceIx, Speaker, SpeakerIx},
    parse::{Named, Parsed, ParsedReading, Unnamed},
};
use quantities::Census;
use std::{collections::HashMap, sync::Arc};
use tables::{Table, Tables, Within};

/// Says that a [`Site`] was made here and nowhere else, and against what it was proved.
#[derive(Debug)]
#[cfg_attr(not(feature = "serve"), expect(dead_code, reason = "only `renew` looks back"))]
pub struct Proof {
    tables: Tables,
    /// What each reading names, by its id.
    named: HashMap<Id, Named>,
}

/// The speakers and sources of the site, by their places.
#[derive(Debug, Clone, Copy)]
struct Records<'a> {
    speakers: &'a [Speaker],
    sources: &'a [Source],
}

/// Resolves every id, completes every text, derives origins and verdicts, and tells all that does not hold. What has not come by
/// `today` cannot have been seen.
///
/// # Errors
/// Where anything is wrong, here or in an earlier stage.
pub fn link(mut parsed: Parsed, today: PartialDate, report: &mut Report) -> Result<Site, Reported> {
    let shelved = library::admit(&mut parsed, report);
    parsed.readings.sort_by(newest_first);
    pages::reserved(&parsed, report);
    let tables = tables(&mut parsed, shelved);
    let Parsed { mut settings, readings, speakers, sources, pages, reach, named, unnamed, unpublished, .. } = parsed;
    if let Some(description) = &mut settings.description {
        *description = Localised::new(&settings.languages, |lang| tables.quantities.get(lang).fill(description.get(lang)));
    }
    let languages = &settings.languages;
    let scope = texts::Scope { languages, langs: languages.into(), tables: &tables, reading: None };
    let pages = pages::link(pages, scope, report);
    let speakers = speakers::link(speakers, &reach, scope, report);
    let sources = sources::link(sources, &reach, scope, today, report);
    let records = match (&speakers, &sources) {
        (Ok(speakers), Ok(sources)) => Ok(Records { speakers, sources }),
        (Err(reported), _) | (_, Err(reported)) => Err(*reported),
    };
    let readings = readings::link(readings, scope, records, today, report);
    report.check()?;
    tell_unnamed(unnamed, report);
    let (speakers, sources, readings, pages) = (speakers?, sources?, readings?, pages?);
    let partly = readings.iter().filter(|reading| !reading.draft.without(reading.langs).is_empty()).count();
    let readings: Vec<_> = readings.into_iter().map(Arc::new).collect();
    let index = index::index(&readings, speakers.len(), &sources);
    Ok(Site {
        settings: settings.into(),
        readings,
        speakers: speakers.into(),
        sources: sources.into(),
        pages: pages.into(),
        index,
        drafts: unpublished.readings.len() + partly,
        proof: Arc::new(Proof { tables, named }),
    })
}

fn newest_first(a: &ParsedReading, b: &ParsedReading) -> std::cmp::Ordering {
    let day = |reading: &ParsedReading| reading.about.as_ref().ok().map(|about| about.value.published.earliest());
    day(b).cmp(&day(a)).then_with(|| a.id.cmp(&b.id))
}

/// Tells of records that nothing names, once everything else holds: an id that is misspelt elsewhere is told of there.
fn tell_unnamed(unnamed: Vec<Unnamed>, report: &mut Report) {
    for Unnamed { sort, id, file } in unnamed {
        report.emit(Kind::Unused { sort, id: id.to_string() }, Place::File(file));
    }
}

fn tables(parsed: &mut Parsed, mut shelved: Vec<Id>) -> Tables {
    let census = Census::new(parsed);
    let site = census.site(parsed);
    let each: Vec<_> = parsed.readings.iter().map(|reading| census.reading(reading, &parsed.named)).collect();
    let broken = std::mem::take(&mut parsed.broken);
    let unpublished = &parsed.unpublished;
    shelved.extend(unpublished.sources.iter().cloned());
    let speakers = parsed.speakers.iter().enumerate().map(|(k, one)| (one.id.clone(), SpeakerIx::new(k)));
    let sources = parsed.sources.iter().enumerate().map(|(k, one)| (one.record.id.clone(), SourceIx::new(k)));
    let readings = parsed.readings.iter().enumerate().map(|(k, one)| (one.id.clone(), ReadingIx::new(k)));
    Tables {
        speakers: Table::new(Sort::Speaker, speakers).without(broken.speakers).beside(unpublished.speakers.clone()),
        sources: Table::new(Sort::Source, sources).without(broken.sources).partial(parsed.libraries).beside(shelved),
        readings: Table::new(Sort::Reading, readings).beside(unpublished.readings.clone()),
        within: parsed.readings.iter_mut().zip(each).map(|(reading, quantities)| within(reading, quantities)).collect(),
        quantities: site,
    }
}

/// Puts the claims and remarks of a reading into their order, which is that of their numbers, and names their places.
fn within(reading: &mut ParsedReading, quantities: quantities::Quantities) -> Within {
    readings::number(reading);
    let claims = reading.claims.ids().enumerate().map(|(k, id)| (id.clone(), ClaimIx::new(k)));
    let remarks = reading.remarks.ids().enumerate().map(|(k, id)| (id.clone(), RemarkIx::new(k)));
    Within {
        claims: Table::new(Sort::Claim, claims).partial(reading.claims.whole),
        remarks: Table::new(Sort::Remark, remarks).partial(reading.remarks.whole),
        quantities,
    }
}
