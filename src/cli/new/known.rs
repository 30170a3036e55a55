//! What is already in a site: the ids that can be named, and those that are taken.

use crate::{
    diagnostics::{self, Report, Sort, Sources},
    link,
    load::{self, LoadError},
    model::{ContentPath, Id, Languages, Locus},
    parse::{self, Parsed, ParsedReading, ParsedSection},
};
use std::path::Path;

/// An id is named that does not exist in the site.
#[derive(Debug, thiserror::Error)]
pub(super) enum NotKnown {
    #[error("there is no {sort} called `{id}`; did you mean `{near}`?")]
    Near { sort: Sort, id: Id, near: String },
    #[error("there is no {sort} called `{id}`; start it with `kunten new {sort} {id}`")]
    Nothing { sort: Sort, id: Id },
    #[error("{reading} has no section `{id}`; its sections are {known}")]
    Section { reading: Id, id: Id, known: String },
}

/// What the files of a site say.
#[derive(Debug)]
pub(super) struct Known(Parsed);

/// Why a site cannot be read, with the texts to show it in.
type Unreadable = (Report, Sources);

impl Known {
    /// Reads the site, including drafts and what they need. Errors in its content are ignored.
    pub fn new(root: &Path) -> Result<Result<Self, Unreadable>, LoadError> {
        let mut report = Report::default();
        let files = load::load(root, &mut report)?;
        let parsed = parse::parse(&files, true, &mut report);
        Ok(parsed.map(Self).map_err(|_| (report, files.sources)))
    }

    pub const fn languages(&self) -> &Languages {
        &self.0.settings.languages
    }

    pub fn reading(&self, id: &Id) -> Result<&ParsedReading, NotKnown> {
        let readings = &self.0.readings;
        let found = readings.iter().find(|reading| reading.id == *id);
        found.ok_or_else(|| not_known(Sort::Reading, id, readings.iter().map(|reading| &reading.id)))
    }

    pub fn speaker(&self, id: &Id) -> Result<(), NotKnown> {
        let ids = || self.0.speakers.iter().map(|speaker| &speaker.id).chain(self.0.broken.speakers.keys());
        if ids().any(|known| known == id) { Ok(()) } else { Err(not_known(Sort::Speaker, id, ids())) }
    }

    pub fn has_source(&self, id: &Id) -> bool {
        let Parsed { sources, shelved, broken, .. } = &self.0;
        broken.sources.contains_key(id)
            || sources.iter().any(|source| source.record.id == *id)
            || shelved.iter().any(|entry| entry.id == *id)
    }

    /// Returns why no reading can have this id; `None` if one can.
    pub fn reading_taken(&self, id: &Id) -> Option<&'static str> {
        if link::is_ours(id) {
            Some("Kunten writes a page of that name itself")
        } else if self.0.pages.iter().any(|page| page.id == *id) {
            Some("a plain page has it")
        } else if self.0.readings.iter().any(|reading| reading.id == *id) {
            Some("a reading has it already")
        } else {
            None
        }
    }
}

fn not_known<'a>(sort: Sort, id: &Id, known: impl Iterator<Item = &'a Id>) -> NotKnown {
    let id = id.clone();
    match diagnostics::nearest(id.as_str(), known.map(Id::as_str)) {
        Some(near) => NotKnown::Near { sort, id, near },
        None => NotKnown::Nothing { sort, id },
    }
}

/// The place of a section in its reading.
pub(super) fn section(reading: &ParsedReading, id: &Id) -> Result<usize, NotKnown> {
    let sections = &reading.sections;
    sections.iter().position(|section| section.id == *id).ok_or_else(|| {
        let known: Vec<_> = sections.iter().map(|section| format!("`{}`", section.id)).collect();
        NotKnown::Section { reading: reading.id.clone(), id: id.clone(), known: known.join(", ") }
    })
}

/// Returns the files in which to mark a claim: those of sections whose `locus` contains it, else of sections without a `locus`,
/// else of all.
pub(super) fn sections_of(reading: &ParsedReading, locus: Option<Locus>, languages: &Languages) -> Vec<ContentPath> {
    let told = |section: &ParsedSection| section.texts.values().flatten().find_map(|text| text.front.as_ref().ok()?.locus);
    let within = |section: Locus, locus: Locus| {
        section.witness == locus.witness && section.first <= locus.first && locus.last <= section.last
    };
    let holds = |section: &ParsedSection| locus.is_some_and(|locus| told(section).is_some_and(|section| within(section, locus)));
    let open = |section: &ParsedSection| locus.is_some() && told(section).is_none();
    let those =
        |which: &dyn Fn(&ParsedSection) -> bool| reading.sections.iter().filter(|section| which(section)).collect::<Vec<_>>();
    let sections = [those(&holds), those(&open), those(&|_| true)].into_iter().find(|some| !some.is_empty()).unwrap_or_default();
    let file = |section: &ParsedSection, lang| ContentPath::section(&reading.id, &section.stem, languages.tag(lang));
    sections.into_iter().flat_map(|section| languages.iter().map(move |lang| file(section, lang))).collect()
}
