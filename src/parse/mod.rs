//! [`Files`] -> [`Parsed`]: every file understood by itself, nothing held against anything else.

pub(crate) mod address;
mod bib;
mod entry;
mod faults;
mod front_matter;
#[cfg(feature = "fuzzing")]
#[doc(hidden)]
pub mod fuzzing;
mod guard;
mod japanese;
mod keyed;
mod layout;
mod lost;
mod markdown;
pub(crate) mod raw;
mod settings;
mod sources;
pub(crate) mod text;
mod yaml;

pub(crate) use bib::language;
#[cfg(test)]
pub(crate) use entry::KEYS as ENTRY_KEYS;
pub(crate) use entry::{EntryError, parse_entry};
pub(crate) use keyed::Keyed;
pub use sources::{ParsedSource, Shelved};
pub(crate) use yaml::mapping;

use crate::{
    diagnostics::{FileIx, Kind, Place, Report, YamlPlace, caught},
    load::Files,
    model::{ContentPath, Fingerprint, Id, Lang, Languages, Localised, Settings},
};
use layout::{Folder, Layout};
use raw::{RawClaim, RawPage, RawReading, RawRemark, RawSection, RawSpeaker};
use rayon::prelude::*;
use serde::de::DeserializeOwned;
use std::collections::HashSet;
use text::{Target, WrittenBlock, WrittenMark};

/// Everything that the files say, file by file; ids are names still.
#[derive(Debug)]
pub struct Parsed {
    /// `site.toml`.
    pub settings: Settings,
    /// The readings by id.
    pub readings: Vec<ParsedReading>,
    /// The speakers by id.
    pub speakers: Vec<Record<RawSpeaker>>,
    /// The sources by id, with their entries.
    pub sources: Vec<ParsedSource>,
    /// Entries of libraries by id, of which nothing is said in YAML.
    pub shelved: Vec<Shelved>,
    /// Whether all libraries could be read.
    pub libraries_whole: bool,
    /// The plain pages by id.
    pub pages: Vec<ParsedPage>,
    /// Ids whose files are there but could not be read, so that nobody complains of their absence.
    pub broken: Broken,
}

/// What could not be read.
#[derive(Debug, Default)]
pub struct Broken {
    /// Speakers.
    pub speakers: HashSet<Id>,
    /// Sources.
    pub sources: HashSet<Id>,
}

/// A record of YAML and where it stands.
#[derive(Debug)]
pub struct Record<T> {
    /// The file's name.
    pub id: Id,
    /// What it says.
    pub value: T,
    /// Where.
    pub place: YamlPlace,
}

/// A reading's folder.
#[derive(Debug)]
pub struct ParsedReading {
    /// The folder's name.
    pub id: Id,
    /// `reading.yaml`, where it could be read.
    pub about: Option<Record<RawReading>>,
    /// Whether `claims.yaml` could be read whole.
    pub claims_whole: bool,
    /// The claims.
    pub claims: Keyed<RawClaim>,
    /// `claims.yaml`.
    pub claims_place: Option<YamlPlace>,
    /// Whether `remarks.yaml` could be read whole.
    pub remarks_whole: bool,
    /// The remarks.
    pub remarks: Keyed<RawRemark>,
    /// `remarks.yaml`.
    pub remarks_place: Option<YamlPlace>,
    /// The sections in order, each in the languages in which it stands.
    pub sections: Vec<ParsedSection>,
    /// The files of pictures in the folder, by their names there.
    pub pictures: Vec<String>,
}

/// A section in the languages in which it stands.
#[derive(Debug)]
pub struct ParsedSection {
    /// The id.
    pub id: Id,
    /// `01-lead`: the file's name up to the language.
    pub stem: String,
    /// By language; none where there is no such file.
    pub texts: Localised<Option<SectionFile>>,
}

impl ParsedSection {
    /// The marks of every language.
    fn marks(&self) -> impl Iterator<Item = &WrittenMark> {
        self.texts.values().flatten().flat_map(|text| &text.blocks).flat_map(WrittenBlock::marks)
    }
}

/// A section's file.
#[derive(Debug)]
pub struct SectionFile {
    /// The file.
    pub file: FileIx,
    /// The front matter, where it could be read.
    pub front: Option<RawSection>,
    /// Its place.
    pub place: YamlPlace,
    /// Where the text begins.
    pub body: usize,
    /// Whether nothing stands there.
    pub blank: bool,
    /// The text.
    pub blocks: Vec<WrittenBlock>,
    /// Which version of the text this is, if another language says which one it follows.
    pub fingerprint: Option<Fingerprint>,
}

/// A plain page in the languages in which it stands.
#[derive(Debug)]
pub struct ParsedPage {
    /// The id.
    pub id: Id,
    /// By language: the front matter, its place and the text.
    pub texts: Localised<Option<PageFile>>,
}

/// A plain page's file.
#[derive(Debug)]
pub struct PageFile {
    /// The file.
    pub file: FileIx,
    /// The front matter, where it could be read.
    pub front: Option<RawPage>,
    /// Its place.
    pub place: YamlPlace,
    /// The text.
    pub blocks: Vec<WrittenBlock>,
}

/// A section and the version of the default language's that it is written against now.
#[derive(Debug, Clone)]
pub struct Stamp {
    /// The section's file, relative to the site with `/`.
    pub path: String,
    /// That version.
    pub fingerprint: Fingerprint,
}

impl Parsed {
    /// A stamp for each section that follows the default language's.
    #[must_use]
    pub fn stamps(&self, files: &Files) -> Vec<Stamp> {
        let mut stamps = Vec::new();
        for section in self.readings.iter().flat_map(|reading| &reading.sections) {
            let Some(default) = section.texts.get(Lang::DEFAULT).as_ref().filter(|text| text.has_body()) else { continue };
            let fingerprint = default.version(files);
            let others = self.settings.languages.iter().filter(|lang| *lang != Lang::DEFAULT);
            let texts = others.filter_map(|lang| section.texts.get(lang).as_ref()).filter(|text| text.has_body());
            stamps.extend(texts.map(|text| Stamp { path: files.sources.path(text.file).to_owned(), fingerprint }));
        }
        stamps
    }
}

/// Understands `site.toml` alone. `None` where it cannot be read.
pub fn settings(files: &Files, report: &mut Report) -> Option<Settings> {
    let at = files.settings?;
    settings::read(files.sources.text(at), at, report)
}

/// Understands every file. `None` only where `site.toml` itself cannot be read, without which no other file can be.
pub fn parse(files: &Files, report: &mut Report) -> Option<Parsed> {
    let settings = settings(files, report)?;
    let layout = layout::sort(files, &settings.languages, report);
    let sources = sources::read(&layout, files, &settings.languages, report);
    let Layout { folders, speakers, pages, .. } = layout;
    let (readings, _) = collect(
        report,
        folders.par_iter().map(|folder| {
            let mut report = Report::default();
            let reading = reading(folder, files, &mut report);
            (folder.id.clone(), Some(reading), report)
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
    let pages = pages.iter().map(|(id, texts)| page(id, texts, files, report)).collect();
    let broken = Broken { speakers: broken_speakers, sources: sources.broken };
    Some(Parsed {
        settings,
        readings,
        speakers,
        sources: sources.read,
        shelved: sources.shelved,
        libraries_whole: sources.whole,
        pages,
        broken,
    })
}

/// A reading as it now is, of files that are otherwise as they were.
#[cfg(feature = "serve")]
pub(crate) fn renew(id: &Id, files: &Files, settings: &Settings, report: &mut Report) -> Option<ParsedReading> {
    // What there is to tell of names was told before.
    let layout = layout::sort(files, &settings.languages, &mut Report::default());
    let folder = layout.folders.iter().find(|folder| folder.id == *id)?;
    Some(reading(folder, files, report))
}

/// Gathers what was read on every core, in order, and the ids of what was not.
fn collect<T: Send>(report: &mut Report, rows: impl ParallelIterator<Item = (Id, Option<T>, Report)>) -> (Vec<T>, HashSet<Id>) {
    let mut all = Vec::new();
    let mut broken = HashSet::new();
    for (id, one, told) in rows.collect::<Vec<_>>() {
        report.append(told);
        match one {
            Some(one) => all.push(one),
            None => drop(broken.insert(id)),
        }
    }
    (all, broken)
}

fn record<T: DeserializeOwned>(id: &Id, file: FileIx, files: &Files, report: &mut Report) -> Option<Record<T>> {
    let text = files.sources.text(file);
    let place = YamlPlace::root(file, 0..text.len());
    let value = yaml::record(text, guard::FILE, &place, report)?;
    Some(Record { id: id.clone(), value, place })
}

fn reading(folder: &Folder, files: &Files, report: &mut Report) -> ParsedReading {
    let place = |file: FileIx| YamlPlace::root(file, 0..files.sources.text(file).len());
    let (claims, mut claims_whole): (Keyed<RawClaim>, _) =
        folder.claims.map_or((Keyed::default(), true), |file| yaml::keyed(files.sources.text(file), &place(file), report));
    let (remarks, mut remarks_whole) =
        folder.remarks.map_or((Keyed::default(), true), |file| yaml::keyed(files.sources.text(file), &place(file), report));
    let about = folder.about.and_then(|file| record(&folder.id, file, files, report));
    if folder.about.is_none() {
        report.emit(Kind::FileMissing { missing: ContentPath::about(&folder.id).into() }, folder.nearest(files));
    }
    let sections = folder.sections.iter().map(|(stem, id, texts)| {
        let mut texts = texts.map(|file| file.map(|file| section(id, file, files, report)));
        let followed = texts.values().flatten().any(|text| text.front.as_ref().is_some_and(|front| front.follows.is_some()));
        if let Some(text) = texts.get_mut(Lang::DEFAULT).as_mut().filter(|_| followed) {
            text.fingerprint = Some(text.version(files));
        }
        ParsedSection { id: id.clone(), stem: stem.clone(), texts }
    });
    let sections: Vec<_> = sections.collect();
    // That a file is gone is told once, and not at every mark that names something in it.
    let marks = |wanted: fn(&Target) -> bool| sections.iter().flat_map(ParsedSection::marks).any(|mark| wanted(&mark.target));
    let mut gone = |path: ContentPath, whole: &mut bool| {
        report.emit(Kind::FileMissing { missing: path.into() }, folder.nearest(files));
        *whole = false;
    };
    if folder.claims.is_none() && marks(|target| matches!(target, Target::Claims(_))) {
        gone(ContentPath::claims(&folder.id), &mut claims_whole);
    }
    let named = marks(|target| matches!(target, Target::Remark(_))) || claims.0.iter().any(|(_, claim)| claim.remark.is_some());
    if folder.remarks.is_none() && named {
        gone(ContentPath::remarks(&folder.id), &mut remarks_whole);
    }
    ParsedReading {
        id: folder.id.clone(),
        about,
        claims_whole,
        claims,
        claims_place: folder.claims.map(place),
        remarks_whole,
        remarks,
        remarks_place: folder.remarks.map(place),
        sections,
        pictures: folder.pictures.clone(),
    }
}

fn section(id: &Id, file: FileIx, files: &Files, report: &mut Report) -> SectionFile {
    let (front, place, body, blocks) = markdown_file(file, files, 3, id.as_str(), report);
    let blank = body > 0 && files.sources.text(file)[body..].trim().is_empty();
    SectionFile { file, front, place, body, blank, blocks, fingerprint: None }
}

impl SectionFile {
    /// Which version of the text this is.
    #[must_use]
    pub fn version(&self, files: &Files) -> Fingerprint {
        Fingerprint::of(&files.sources.text(self.file)[self.body..])
    }

    /// Whether the file has front matter, readable or not, so that its body is known.
    #[must_use]
    pub fn has_body(&self) -> bool {
        self.body > 0
    }
}

fn page(id: &Id, texts: &Localised<Option<FileIx>>, files: &Files, report: &mut Report) -> ParsedPage {
    let texts = texts.map(|file| {
        file.map(|file| {
            let (front, place, _, blocks) = markdown_file(file, files, 2, "", report);
            PageFile { file, front, place, blocks }
        })
    });
    ParsedPage { id: id.clone(), texts }
}

/// A Markdown file: front matter, its place, where the text below it begins, and that text, whose headings begin at level `least`.
fn markdown_file<T: DeserializeOwned>(
    file: FileIx,
    files: &Files,
    least: u8,
    scope: &str,
    report: &mut Report,
) -> (Option<T>, YamlPlace, usize, Vec<WrittenBlock>) {
    let text = files.sources.text(file);
    if text.len() > guard::TEXT {
        report.emit(Kind::TooLarge { size: text.len(), limit: guard::TEXT }, Place::File(file));
        return (None, YamlPlace::root(file, 0..0), 0, vec![WrittenBlock::unread(text)]);
    }
    let Some((yaml, body)) = front_matter::split(text) else {
        let kind = if text.starts_with("---\n") { Kind::FrontMatterOpen } else { Kind::NoFrontMatter };
        report.emit(kind, Place::File(file));
        // Its marks are read, so that nobody misses them; what else seems wrong may be the front matter itself.
        let blocks = caught("", || markdown::blocks(text, 0, least, scope, &mut Vec::new())).unwrap_or_default();
        return (None, YamlPlace::root(file, 0..0), 0, blocks);
    };
    let place = YamlPlace::root(file, yaml.clone());
    let front = yaml::record(&text[yaml], guard::FRONT_MATTER, &place, report);
    let mut problems = Vec::new();
    let at = format!("reading {}", files.sources.path(file));
    let blocks = caught(&at, || markdown::blocks(&text[body..], body, least, scope, &mut problems));
    let blocks = blocks.unwrap_or_else(|kind| {
        report.emit(kind, Place::File(file));
        Vec::new()
    });
    for (kind, range) in problems {
        report.emit(kind, Place::Span(file, range));
    }
    (front, place, body, blocks)
}

/// The languages that have a file.
pub(crate) fn present<T>(texts: &Localised<Option<T>>, languages: &Languages) -> impl Iterator<Item = Lang> {
    languages.iter().filter(|lang| texts.get(*lang).is_some()).collect::<Vec<_>>().into_iter()
}
