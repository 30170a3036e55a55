//! The result of parsing: everything that the files say, file by file; ids are not resolved yet.

use super::{
    Keyed, ParsedSource, Shelved,
    marks::Marks,
    named::Named,
    raw::{RawClaim, RawPage, RawReading, RawRemark, RawSection, RawSpeaker},
    reach::Reach,
    text::WrittenBlock,
};
use crate::{
    diagnostics::{Acceptance, FileIx, Reported, Sort, YamlPlace},
    load::Files,
    model::{Fingerprint, Id, LangSet, Localised, OwnLang, PixelSize, Settings},
};
use std::collections::{BTreeMap, HashMap};

/// Everything that the files say and that is published; drafts and what only they need are taken out.
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
    /// Entries of libraries without a companion in YAML, by id.
    pub shelved: Vec<Shelved>,
    /// Whether all libraries could be read.
    pub libraries: Result<(), Reported>,
    /// The plain pages by id.
    pub pages: Vec<ParsedPage>,
    /// Ids whose files exist but could not be read, so that they are not reported as missing.
    pub broken: Broken,
    /// In which languages each speaker and source is needed.
    pub reach: Reach,
    /// What each reading names.
    pub named: HashMap<Id, Named>,
    /// Warnings that editors accept.
    pub accepted: Vec<Acceptance>,
    /// Records that nothing names, drafts included.
    pub unnamed: Vec<Unnamed>,
    /// What exists but is not published.
    pub unpublished: Unpublished,
}

/// What could not be read.
#[derive(Debug, Default)]
pub struct Broken {
    /// Speakers.
    pub speakers: HashMap<Id, Reported>,
    /// Sources.
    pub sources: HashMap<Id, Reported>,
}

/// Ids of what exists but is not published.
#[derive(Debug, Default)]
pub struct Unpublished {
    /// Readings that are drafts in every language.
    pub readings: Vec<Id>,
    /// Speakers that nothing published reaches.
    pub speakers: Vec<Id>,
    /// Sources that nothing published reaches.
    pub sources: Vec<Id>,
}

/// A record that nothing names.
#[derive(Debug)]
pub struct Unnamed {
    /// A speaker or a source.
    pub sort: Sort,
    /// Its id.
    pub id: Id,
    /// Its file.
    pub file: FileIx,
}

/// A record of YAML and its place.
#[derive(Debug)]
pub struct Record<T> {
    /// The file's name.
    pub id: Id,
    /// What it says.
    pub value: T,
    /// Where.
    pub place: YamlPlace,
}

/// A file of records by id.
#[derive(Debug)]
pub struct Rows<T> {
    /// Those that could be read.
    pub rows: Keyed<T>,
    /// Whether that is all of them.
    pub whole: Result<(), Reported>,
    /// The file, if there is one.
    pub place: Option<YamlPlace>,
}

impl<T> Rows<T> {
    /// The ids in their order.
    #[must_use]
    pub fn ids(&self) -> impl ExactSizeIterator<Item = &Id> {
        self.rows.0.iter().map(|(id, _)| id)
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.rows.0.len()
    }
}

/// A reading's folder.
#[derive(Debug)]
pub struct ParsedReading {
    /// The folder's name.
    pub id: Id,
    /// The languages in which it is published, at least one.
    pub langs: LangSet,
    /// The languages in which it is a draft.
    pub draft: LangSet,
    /// `reading.yaml`.
    pub about: Result<Record<RawReading>, Reported>,
    /// `claims.yaml`.
    pub claims: Rows<RawClaim>,
    /// `remarks.yaml`.
    pub remarks: Rows<RawRemark>,
    /// The sections in order, each in the languages it is written in.
    pub sections: Vec<ParsedSection>,
    /// The marks of the sections.
    pub marks: Marks,
    /// The files of pictures in the folder, by their names there, and how large they are.
    pub pictures: BTreeMap<String, Option<PixelSize>>,
}

/// A section in the languages it is written in.
#[derive(Debug)]
pub struct ParsedSection {
    /// The id.
    pub id: Id,
    /// `01-lead`: the file's name up to the language.
    pub stem: String,
    /// By language of the site; `None` if there is no such file.
    pub texts: Localised<Option<SectionFile>>,
}

/// A section's file.
#[derive(Debug)]
pub struct SectionFile {
    /// The file.
    pub file: FileIx,
    /// The front matter.
    pub front: Result<RawSection, Reported>,
    /// Its place.
    pub place: YamlPlace,
    /// Where the text begins.
    pub body: usize,
    /// Whether it is empty.
    pub blank: bool,
    /// The text.
    pub blocks: Vec<WrittenBlock>,
    /// Which version of the text this is, if another language says which one it follows.
    pub fingerprint: Option<Fingerprint>,
}

/// A plain page in the languages it is written in.
#[derive(Debug)]
pub struct ParsedPage {
    /// The id.
    pub id: Id,
    /// The languages in which it is published, at least one.
    pub langs: LangSet,
    /// By language of the site; `None` if there is no such file.
    pub texts: Localised<Option<PageFile>>,
}

/// A plain page's file.
#[derive(Debug)]
pub struct PageFile {
    /// The file.
    pub file: FileIx,
    /// The front matter.
    pub front: Result<RawPage, Reported>,
    /// Its place.
    pub place: YamlPlace,
    /// The text.
    pub blocks: Vec<WrittenBlock>,
}

/// A section and the current version of the first language's section that it follows.
#[derive(Debug, Clone)]
pub struct Stamp {
    /// The section's file, relative to the site with `/`.
    pub path: String,
    /// That version.
    pub fingerprint: Fingerprint,
}

impl ParsedReading {
    /// The language that the others are compared with: the first in which it is not a draft.
    #[must_use]
    pub fn first(&self) -> OwnLang {
        self.langs.first_published(self.draft)
    }
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

impl Parsed {
    /// A stamp for each section that follows the first language's.
    #[must_use]
    pub fn stamps(&self, files: &Files) -> Vec<Stamp> {
        let mut stamps = Vec::new();
        for reading in &self.readings {
            let first = reading.first();
            for section in &reading.sections {
                let Some(original) = section.texts.get(first).as_ref().filter(|text| text.has_body()) else { continue };
                let fingerprint = original.version(files);
                let others = reading.langs.iter().filter(|lang| *lang != first);
                let texts = others.filter_map(|lang| section.texts.get(lang).as_ref()).filter(|text| text.has_body());
                stamps.extend(texts.map(|text| Stamp { path: files.sources.path(text.file).to_owned(), fingerprint }));
            }
        }
        stamps
    }
}
