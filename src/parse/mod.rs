//! [`Files`] -> [`Parsed`]: every file understood by itself, and not yet compared with any other.

pub(crate) mod accept;
pub(crate) mod address;
mod bib;
mod deceptive;
mod entry;
mod faults;
mod front_matter;
#[cfg(feature = "fuzzing")]
#[doc(hidden)]
pub mod fuzzing;
mod japanese;
mod keyed;
mod layout;
mod lost;
mod markdown;
mod marks;
mod named;
mod parsed;
pub(crate) mod raw;
mod reach;
mod reading;
mod records;
mod sentences;
mod settings;
mod sources;
pub(crate) mod text;
mod unpublished;

pub(crate) use bib::language;
#[cfg(test)]
pub(crate) use entry::KEYS as ENTRY_KEYS;
pub(crate) use entry::{EntryError, complete as complete_entry, parse_entry};
pub(crate) use keyed::Keyed;
pub use marks::{Marks, Spot};
pub use named::Named;
pub use parsed::{
    Broken, PageFile, Parsed, ParsedPage, ParsedReading, ParsedSection, Record, Rows, SectionFile, Stamp, Unnamed, Unpublished,
};
pub use reach::Reach;
pub(crate) use records::mapping;
pub use sources::{ParsedSource, Shelved};

use crate::{
    diagnostics::{FileIx, Kind, Place, Report, Reported, YamlPlace},
    load::{Files, limits},
    model::{Id, Settings},
};
use layout::Layout;
use raw::RawSpeaker;
use rayon::prelude::*;
use reading::Input;
use serde::de::DeserializeOwned;
use std::collections::HashMap;

/// Understands `site.toml` alone.
///
/// # Errors
/// If it cannot be read.
pub fn settings(files: &Files, report: &mut Report) -> Result<Settings, Reported> {
    let Some(at) = files.settings else {
        // One that is not text was reported when it was read.
        report.check()?;
        return Err(report.emit(Kind::NoSite, Place::Path("site.toml".into())));
    };
    is_read(at, limits::FRONT_MATTER, files, report)?;
    settings::read(files.sources.text(at), at, report)
}

/// Understands every file, and takes out what is not published: drafts, unless `drafts` asks for them, and what only they need.
///
/// # Errors
/// If `site.toml` cannot be read, without which no other file can be.
pub fn parse(files: &Files, drafts: bool, report: &mut Report) -> Result<Parsed, Reported> {
    let settings = settings(files, report)?;
    let layout = layout::sort(files, &settings.languages, report);
    let sources = sources::read(&layout, files, &settings.languages, report);
    let input = Input { files, languages: &settings.languages, drafts };
    let Layout { folders, speakers, pages, .. } = layout;
    let (readings, _) = collect(
        report,
        folders.par_iter().map(|folder| {
            let mut report = Report::default();
            let reading = reading::reading(folder, input, &mut report);
            (folder.id.clone(), Ok(reading), report)
        }),
    );
    let (speakers, broken_speakers) = collect(
        report,
        speakers.par_iter().map(|(id, file)| {
            let mut report = Report::default();
            let record = record::<RawSpeaker>(id, *file, files, &mut report);
            (id.clone(), record, report)
        }),
    );
    let pages = pages.iter().map(|(id, texts)| reading::page(id, texts, input, report)).collect();
    let broken = Broken { speakers: broken_speakers, sources: sources.broken };
    let read = Parsed {
        settings,
        readings,
        speakers,
        sources: sources.read,
        shelved: sources.shelved,
        libraries: sources.whole,
        pages,
        broken,
        reach: Reach::default(),
        named: HashMap::new(),
        unnamed: Vec::new(),
        unpublished: Unpublished::default(),
        accepted: Vec::new(),
    };
    let mut published = unpublished::take_out(read, files, drafts, report);
    published.accepted = accept::all(&published, report);
    Ok(published)
}

/// A reading as it now is.
#[cfg(feature = "serve")]
pub(crate) struct Renewed {
    pub reading: ParsedReading,
    /// What it names.
    pub named: Named,
    /// The warnings that it accepts.
    pub accepted: Vec<crate::diagnostics::Acceptance>,
}

/// Reads one reading, of files that are otherwise as they were; `None` if it is not there any more, or a draft.
#[cfg(feature = "serve")]
pub(crate) fn renew(id: &Id, files: &Files, settings: &Settings, drafts: bool, report: &mut Report) -> Option<Renewed> {
    // What there is to tell of names was told before.
    let layout = layout::sort(files, &settings.languages, &mut Report::default());
    let folder = layout.folders.iter().find(|folder| folder.id == *id)?;
    let mut reading = reading::reading(folder, Input { files, languages: &settings.languages, drafts }, report);
    let named = Named::by_reading(&reading);
    reading::publish(&mut reading);
    let accepted = accept::of_reading(&reading, report);
    Some(Renewed { reading, named, accepted }).filter(|renewed| !renewed.reading.langs.is_empty())
}

/// What was read, and what was not, by id.
type Collected<T> = (Vec<T>, HashMap<Id, Reported>);

/// Gathers what was read on every core, in order.
fn collect<T: Send>(report: &mut Report, rows: impl ParallelIterator<Item = (Id, Result<T, Reported>, Report)>) -> Collected<T> {
    let mut all = Vec::new();
    let mut broken = HashMap::new();
    for (id, one, told) in rows.collect::<Vec<_>>() {
        report.append(told);
        match one {
            Ok(one) => all.push(one),
            Err(reported) => drop(broken.insert(id, reported)),
        }
    }
    (all, broken)
}

/// Tells of a file that was too large to be read at all.
fn is_read(file: FileIx, limit: usize, files: &Files, report: &mut Report) -> Result<(), Reported> {
    let size = files.sources.unread(file);
    size.map_or(Ok(()), |size| Err(report.emit(Kind::TooLarge { size, limit }, Place::File(file))))
}

fn record<T: DeserializeOwned>(id: &Id, file: FileIx, files: &Files, report: &mut Report) -> Result<Record<T>, Reported> {
    is_read(file, limits::FILE, files, report)?;
    let text = files.sources.text(file);
    let place = YamlPlace::root(file, 0..text.len());
    let value = records::record(text, limits::FILE, &place, report)?;
    Ok(Record { id: id.clone(), value, place })
}
