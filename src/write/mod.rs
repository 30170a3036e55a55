//! [`Pages`] -> [`Published`]: every page made, its bytes proved, and the whole put in its place at once.

mod append;
mod create;
mod folder;
mod memory;
mod place;
mod policy;
mod proof;
mod renew;
mod scan;
mod stamp;
mod verify;
mod whole;

pub use crate::model::address::MARKER;
pub use append::append;
pub use create::{NewFile, create, vacant};
pub use folder::Folder;
pub use memory::Memory;
pub use renew::renew;
pub use stamp::stamp;

use crate::{
    diagnostics::{Diagnostic, Kind, Report, shown},
    load::{self, Files},
    render::{Page, Pages},
};
use folder::marker;
use place::Finder;
use proof::{Kept, Paths, Rules, Written};
use rayon::prelude::*;
use std::{
    borrow::Cow,
    fs::File,
    io::{self, Read as _},
    path::PathBuf,
    sync::atomic::{AtomicU64, Ordering::Relaxed},
};
use tracing::{Span, trace};
use verify::{Facts, Verifier};

/// The output could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The folder is not Kunten's.
    #[error("{path} is not written: {why}", path = shown(path))]
    Refused {
        /// The folder.
        path: PathBuf,
        /// Why.
        why: &'static str,
    },
    /// The folder holds what Kunten has not written there.
    #[error("{path} is not written: Kunten did not write {names} there, and would have to delete {it}; move {it} away: {command}",
        path = shown(path), names = few(names), it = if names.len() == 1 { "it" } else { "them" })]
    Foreign {
        /// The folder.
        path: PathBuf,
        /// The paths in it, folders with a slash at their ends.
        names: Vec<String>,
        /// What moves them away.
        command: String,
    },
    /// Somebody has ended the run.
    #[error("{path} is as it was: the build was interrupted", path = shown(path))]
    Interrupted {
        /// The folder.
        path: PathBuf,
    },
    /// A new file would replace an existing one.
    #[error("{path} is not written: it is there already", path = shown(path))]
    There {
        /// The file.
        path: PathBuf,
    },
    /// Another build is writing the folder.
    #[error("{path} is being written by another build; try again when that has ended", path = shown(path))]
    Locked {
        /// The folder.
        path: PathBuf,
    },
    /// The machine failed.
    #[error("cannot write {path}: {error}", path = shown(path))]
    Machine {
        /// The path.
        path: PathBuf,
        /// What the system says.
        #[source]
        error: io::Error,
    },
    /// The site has changed meanwhile, so this one is no longer needed.
    #[error("{path} is not made: the site has changed", path = shown(path))]
    Outdated {
        /// The path.
        path: PathBuf,
    },
    /// A picture could no longer be read.
    #[error(transparent)]
    Load(#[from] load::LoadError),
}

/// The first of some names, and how many more there are.
fn few(names: &[String]) -> String {
    const MOST: usize = 5;
    let more = names.len().saturating_sub(MOST);
    let first: Vec<_> = names.iter().take(MOST).map(|name| format!("`{name}`")).collect();
    if more == 0 { first.join(", ") } else { format!("{} and {more} more", first.join(", ")) }
}

/// Where files go. Nothing of what was there before is touched until [`Sink::commit`].
pub trait Sink: Sync + Sized {
    /// Takes a file, its path relative to the output and with `/`.
    ///
    /// # Errors
    /// Where it cannot be written.
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), WriteError>;

    /// Takes a file of the disk as it is, piece by piece. Returns how many bytes it has.
    ///
    /// # Errors
    /// Where it cannot be read or written.
    fn copy(&self, path: &str, mut from: File) -> Result<u64, WriteError> {
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes).map_err(|error| WriteError::Machine { path: path.into(), error })?;
        self.put(path, &bytes)?;
        Ok(bytes.len() as u64)
    }

    /// Puts all files in the place of what was there, at once.
    ///
    /// # Errors
    /// If that fails; what was there stays.
    fn commit(self) -> Result<Self, WriteError>;
}

/// For `check`, which proves the bytes and keeps none.
#[derive(Debug)]
pub struct Nowhere;

impl Sink for Nowhere {
    fn put(&self, _: &str, _: &[u8]) -> Result<(), WriteError> {
        Ok(())
    }

    fn copy(&self, path: &str, from: File) -> Result<u64, WriteError> {
        let about = from.metadata().map_err(|error| WriteError::Machine { path: path.into(), error })?;
        Ok(about.len())
    }

    fn commit(self) -> Result<Self, WriteError> {
        Ok(self)
    }
}

/// A site of which every link in the bytes meets a file, and every fragment an id.
#[derive(Debug)]
pub struct Published<S> {
    sink: S,
    pages: usize,
    files: usize,
    drafts: usize,
}

impl<S> Published<S> {
    /// Where it went.
    pub const fn sink(&self) -> &S {
        &self.sink
    }

    /// The sink with all that was put into it.
    pub fn into_sink(self) -> S {
        self.sink
    }

    /// How many pages there are.
    #[must_use]
    pub const fn pages(&self) -> usize {
        self.pages
    }

    /// How many readings are drafts and were left out, in some language or in all.
    #[must_use]
    pub const fn drafts(&self) -> usize {
        self.drafts
    }

    /// How many files there are in all.
    #[must_use]
    pub const fn files(&self) -> usize {
        self.files
    }
}

/// Makes every page, proves all of them, and commits them. `None` if anything in them is wrong: then nothing changes.
///
/// # Errors
/// If the machine fails.
pub fn publish<S: Sink>(pages: &Pages, files: &Files, sink: S, report: &mut Report) -> Result<Option<Published<S>>, WriteError> {
    let every = || {
        let assets = pages.assets().iter().map(|asset| asset.path.as_str());
        let pictures = pages.pictures().iter().map(|picture| picture.path.as_str());
        let data = pages.data().iter().flat_map(|files| files.paths.iter().map(String::as_str));
        pages.list().iter().map(|page| page.path.as_str()).chain(assets).chain(pictures).chain(data)
    };
    let paths = Paths::new(every());
    let written = AtomicU64::new(0);
    let put = |path: &str, bytes: &[u8]| {
        written.fetch_add(bytes.len() as u64, Relaxed);
        sink.put(path, bytes)
    };
    // First, so that what a killed build leaves is known to be Kunten's.
    put(MARKER, marker(every()).as_bytes())?;
    let made = make(pages, &paths, put)?;
    let kept: Vec<Kept> = made
        .into_iter()
        .filter_map(|row| {
            // One fault of a template shows on every page that it makes; the first of them is enough.
            row.map_err(|told| report.emit_once(*told)).ok()
        })
        .collect();
    let data = pages.data().par_iter().map(|files| match pages.data_texts(files) {
        Ok(texts) => files.paths.iter().zip(texts).try_for_each(|(path, text)| put(path, text.as_bytes())).map(Ok),
        Err(told) => Ok(Err(told)),
    });
    for told in data.collect::<Result<Vec<_>, WriteError>>()?.into_iter().filter_map(Result::err) {
        report.emit_once(*told);
    }
    for asset in pages.assets() {
        put(&asset.path, &asset.bytes)?;
    }
    for picture in pages.pictures() {
        written.fetch_add(sink.copy(&picture.path, load::picture(files, &picture.from)?)?, Relaxed);
    }
    Span::current().record("bytes", written.load(Relaxed));
    // A page that failed is told; that others lead to it only follows from that.
    if !report.has_errors() {
        tell_faults(pages, files, Written { paths: &paths, pages: &kept }, report);
    }
    if report.has_errors() {
        return Ok(None);
    }
    let count = pages.list().len();
    let all = count + 2 * pages.data().len() + pages.assets().len() + pages.pictures().len() + 1;
    Ok(Some(Published { sink: sink.commit()?, pages: count, files: all, drafts: pages.site().drafts() }))
}

/// A page as the proof keeps it, or why it could not be made.
type Made = Result<Kept, Box<Diagnostic>>;

/// Makes every page and hands it on; returns what the proof keeps of each, in their order.
fn make(
    pages: &Pages,
    paths: &Paths,
    put: impl Fn(&str, &[u8]) -> Result<(), WriteError> + Sync,
) -> Result<Vec<Made>, WriteError> {
    let settings = pages.site().settings();
    let rules = Rules { paths, languages: &settings.languages, base_url: settings.base_url.as_ref() };
    let one = |buffer: &mut Vec<u8>, page: &Page| {
        buffer.clear();
        if let Err(told) = pages.render_to(page, buffer) {
            return Ok(Err(told));
        }
        trace!(page = page.path.as_str(), "made");
        // Templates write nothing but letters; to look is quicker than to replace.
        let text = simdutf8::basic::from_utf8(buffer).map_or_else(|_| String::from_utf8_lossy(buffer), Cow::Borrowed);
        let kept = rules.read(&page.path, page.langs, &text);
        put(page.path.as_str(), buffer)?;
        Ok(Ok(kept))
    };
    // A buffer for each thread, which grows to its largest page.
    pages.list().par_iter().map_init(Vec::new, one).collect()
}

/// Makes the pages again on which something is wrong, and tells what it is.
fn tell_faults(pages: &Pages, files: &Files, written: Written, report: &mut Report) {
    let faulty = proof::faulty(written.pages);
    if faulty.is_empty() {
        return;
    }
    let settings = pages.site().settings();
    let mut verifier = Verifier::new(&settings.languages, written);
    for page in faulty.into_iter().map(|at| &pages.list()[at]) {
        match pages.render(page) {
            Ok(text) => verifier.add(Facts::of(&page.path, page.langs, &text, settings.base_url.as_ref())),
            Err(told) => report.emit_once(*told),
        }
    }
    let finder = Finder::new(pages, files);
    for (page, kind) in verifier.verdict() {
        let place = finder.find(&kind, &page);
        report.emit(kind, place);
    }
}

/// What the bytes of the output can be wrong about.
type Broken = (String, Kind);
