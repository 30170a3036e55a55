//! `kunten new`: the files of a reading, section, claim … with nothing in them yet.
//!
//! What the editor has to write is left empty: an empty text is an error (K0510), an empty section (K0511) and word too, so that
//! `check` lists all that is still to be written, and no site goes out with it.

mod args;
mod known;
mod text;

use super::{Status, clock, failed, print::say, tell};
use crate::{
    diagnostics::Sort,
    model::{ContentPath, Id},
    parse::ParsedReading,
    pipeline::Failure,
    schema::Name,
    write::{self, NewFile, WriteError},
};
use args::{NewClaim, NewReading, NewRemark, NewSection, NewSource, NewSpeaker};
use clap::{Args, Subcommand};
use known::{Known, NotKnown};
use std::path::{Path, PathBuf};

/// `kunten new`
#[derive(Debug, Args)]
pub(super) struct New {
    #[command(subcommand)]
    what: What,
    /// The site's folder.
    #[arg(long, value_name = "DIR", default_value = ".", global = true)]
    site: PathBuf,
}

#[derive(Debug, Subcommand)]
enum What {
    /// A reading: its folder with reading.yaml, a first section in every language and an empty claims.yaml.
    Reading(NewReading),
    /// A section of a reading, in every language.
    Section(NewSection),
    /// A claim, at the end of a reading's claims.yaml.
    Claim(NewClaim),
    /// A remark, at the end of a reading's remarks.yaml.
    Remark(NewRemark),
    /// A speaker.
    Speaker(NewSpeaker),
    /// A source.
    Source(NewSource),
}

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
enum NotWritten {
    /// An id is named that does not exist.
    #[error(transparent)]
    NotKnown(#[from] NotKnown),
    /// The id belongs to something else.
    #[error("`{id}` cannot be the id of a {sort}: {why}")]
    Taken { sort: Sort, id: Id, why: &'static str },
    /// The reading has a section of that id.
    #[error("{reading} has a section `{id}` already: {stem}")]
    SectionThere { reading: Id, id: Id, stem: String },
    /// No number is free.
    #[error(
        "no number is free between {before} and {after}: rename the files of {after}, and of what follows it, to higher numbers"
    )]
    NoNumber { before: String, after: String },
    /// The last number is the greatest that there is.
    #[error("there is no number after that of {stem}")]
    LastNumber { stem: String },
    /// site.toml cannot be read, which has been reported.
    #[error("without its site.toml nothing can be added to a site")]
    NoSettings,
    #[error(transparent)]
    Machine(#[from] Failure),
}

impl From<WriteError> for NotWritten {
    fn from(error: WriteError) -> Self {
        Self::Machine(error.into())
    }
}

impl New {
    pub fn run(self) -> Status {
        match self.write() {
            Ok(()) => Status::Done,
            Err(NotWritten::Machine(failure)) => failed(&failure),
            Err(error) => {
                say!("kunten: {error}");
                if matches!(error, NotWritten::NoSettings) { Status::Wrong } else { Status::Refused }
            }
        }
    }

    fn write(self) -> Result<(), NotWritten> {
        let root = &self.site;
        let known = Known::new(root).map_err(Failure::from)?;
        let known = known.map_err(|(report, sources)| {
            tell::on_stderr(&report, &sources, false);
            NotWritten::NoSettings
        })?;
        match self.what {
            What::Reading(new) => reading(root, &known, new),
            What::Section(new) => section(root, &known, new),
            What::Claim(new) => claim(root, &known, &new),
            What::Remark(new) => remark(root, &known, &new),
            What::Speaker(NewSpeaker { id, kind }) => {
                let path = ContentPath::speaker(&id).into();
                create(root, &[NewFile { path, text: text::speaker(kind, known.languages()) }])?;
                next("write the name there, and then name the speaker: `[words](speaker:ID)`, or under a claim's `speaker`", &id);
                Ok(())
            }
            What::Source(NewSource { id, seen }) => {
                create(root, &[source_file(&id, text::source(seen))?])?;
                next("write its entry there, and then name it under a claim's `evidence`: `source: ID`", &id);
                Ok(())
            }
        }
    }
}

fn reading(root: &Path, known: &Known, new: NewReading) -> Result<(), NotWritten> {
    let NewReading { id, work } = new;
    if let Some(why) = known.reading_taken(&id) {
        return Err(NotWritten::Taken { sort: Sort::Reading, id, why });
    }
    let about = text::reading(work.as_ref(), clock::in_utc(), known.languages());
    let mut files = vec![NewFile { path: ContentPath::about(&id).into(), text: about }];
    files.extend(section_files(&id, "01-lead", known));
    files.push(NewFile { path: ContentPath::claims(&id).into(), text: text::head(Name::Claims, 3) });
    if let Some(work) = work.filter(|work| !known.has_source(work)) {
        files.push(source_file(&work, text::source(crate::model::Seen::Whole))?);
    }
    create(root, &files)?;
    say!("next: `kunten check --drafts` lists what is to be written there; add to it with `kunten new section {id} ID` and");
    say!("`kunten new claim {id} ID --speaker SPEAKER`, and when it goes out, set `published` and take `draft: true` away");
    Ok(())
}

fn section(root: &Path, known: &Known, new: NewSection) -> Result<(), NotWritten> {
    let NewSection { reading, id, after } = new;
    let reading = known.reading(&reading)?;
    if let Some(there) = reading.sections.iter().find(|section| section.id == id) {
        return Err(NotWritten::SectionThere { reading: reading.id.clone(), id, stem: there.stem.clone() });
    }
    let number = number(reading, after.as_ref())?;
    create(root, &section_files(&reading.id, &format!("{number}-{id}"), known))?;
    next("write the title and the same paragraphs in each of them", &id);
    Ok(())
}

/// The number of a new section: after the last one, or after the one that is named.
fn number(reading: &ParsedReading, after: Option<&Id>) -> Result<String, NotWritten> {
    let sections = &reading.sections;
    let at = match after {
        None => sections.len().checked_sub(1),
        Some(id) => Some(known::section(reading, id)?),
    };
    let Some(before) = at.and_then(|at| sections.get(at)) else { return Ok("01".to_owned()) };
    let digits = |stem: &str| stem.split('-').next().unwrap_or_default().to_owned();
    let value = |stem: &str| digits(stem).parse::<u64>().ok();
    let width = digits(&before.stem).len();
    let number = value(&before.stem).and_then(|number| number.checked_add(1));
    let number = number.ok_or_else(|| NotWritten::LastNumber { stem: before.stem.clone() })?;
    match at.and_then(|at| sections.get(at + 1)) {
        Some(next) if value(&next.stem).is_some_and(|next| next <= number) => {
            Err(NotWritten::NoNumber { before: before.stem.clone(), after: next.stem.clone() })
        }
        _ => Ok(format!("{number:0width$}")),
    }
}

fn claim(root: &Path, known: &Known, new: &NewClaim) -> Result<(), NotWritten> {
    let reading = known.reading(&new.reading)?;
    new.speaker.iter().try_for_each(|speaker| known.speaker(speaker))?;
    let path = ContentPath::claims(&reading.id);
    add(root, path.as_str(), Name::Claims, &new.id, &text::claim(new, known.languages()))?;
    next("write its text there, and mark its words in every language: `[words](claim:ID)`", &new.id);
    where_to_mark(reading, new.locus, known);
    Ok(())
}

fn remark(root: &Path, known: &Known, new: &NewRemark) -> Result<(), NotWritten> {
    let reading = known.reading(&new.reading)?;
    let path = ContentPath::remarks(&reading.id);
    add(root, path.as_str(), Name::Remarks, &new.id, &text::remark(new, known.languages()))?;
    next("write its text there, and mark its place in every language: `[words](remark:ID)`", &new.id);
    where_to_mark(reading, new.locus, known);
    Ok(())
}

/// Prints the files in which a mark belongs.
fn where_to_mark(reading: &ParsedReading, locus: Option<crate::model::Locus>, known: &Known) {
    for path in known::sections_of(reading, locus, known.languages()) {
        say!("  {path}");
    }
}

fn section_files(reading: &Id, stem: &str, known: &Known) -> Vec<NewFile> {
    let languages = known.languages();
    let file =
        |lang| NewFile { path: ContentPath::section(reading, stem, languages.tag(lang)).into(), text: text::SECTION.to_owned() };
    languages.iter().map(file).collect()
}

fn source_file(id: &Id, text: String) -> Result<NewFile, NotWritten> {
    if id.as_str() == "unknown" {
        let why = "the word is what `reports` says where nobody knows";
        return Err(NotWritten::Taken { sort: Sort::Source, id: id.clone(), why });
    }
    Ok(NewFile { path: ContentPath::source(id).into(), text })
}

/// Writes files and says which.
fn create(root: &Path, files: &[NewFile]) -> Result<(), NotWritten> {
    write::create(root, files)?;
    for file in files {
        say!("written: {}", file.path);
    }
    Ok(())
}

/// Adds a record to a file, or begins it.
fn add(root: &Path, path: &str, name: Name, id: &Id, record: &str) -> Result<(), NotWritten> {
    if root.join(path).exists() {
        write::append(root, path, id, record)?;
        say!("added to {path}: {id}");
        return Ok(());
    }
    let text = format!("{}\n{record}", text::head(name, 3));
    create(root, &[NewFile { path: path.to_owned(), text }])
}

fn next(words: &str, id: &Id) {
    say!("next: {}", words.replace("ID", id.as_str()));
}
