//! [`Pages`] -> [`Published`]: every page made, its bytes proved, and the whole put in its place at once.

mod append;
mod create;
mod folder;
mod memory;
mod place;
mod renew;
mod staging;
mod stamp;
mod verify;
mod whole;

pub use append::append;
pub use create::{NewFile, create, vacant};
pub use folder::Folder;
pub use memory::Memory;
pub use renew::renew;
pub use stamp::stamp;

use crate::{
    diagnostics::{Kind, Report},
    load::{self, Files},
    render::Pages,
};
use place::Finder;
use rayon::prelude::*;
use std::{io, path::PathBuf};
use tracing::trace;
use verify::{Facts, Verifier};

/// The file that says that a folder is Kunten's to replace.
pub const MARKER: &str = ".kunten-site";

/// What is in the marker.
const MARKER_TEXT: &str = "Kunten wrote this folder, and replaces it whole at every build. Keep nothing of your own in it.\n";

/// The output could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The folder is not Kunten's.
    #[error("{path} is not written: {why}", path = path.display())]
    Refused {
        /// The folder.
        path: PathBuf,
        /// Why.
        why: &'static str,
    },
    /// A new file would stand where one is.
    #[error("{path} is not written: it is there already", path = path.display())]
    There {
        /// The file.
        path: PathBuf,
    },
    /// Another build is writing the folder.
    #[error("{path} is being written by another build; try again when that has ended", path = path.display())]
    Locked {
        /// The folder.
        path: PathBuf,
    },
    /// The machine failed.
    #[error("cannot write {path}: {error}", path = path.display())]
    Machine {
        /// The path.
        path: PathBuf,
        /// What the system says.
        #[source]
        error: io::Error,
    },
    /// The site has changed meanwhile, so nobody waits for this one any more.
    #[error("{path} is not made: the site has changed", path = path.display())]
    Outdated {
        /// The path.
        path: PathBuf,
    },
    /// A picture could not be read any more.
    #[error(transparent)]
    Load(#[from] load::LoadError),
}

/// Where files go. Nothing of what was there before is touched until [`Sink::commit`].
pub trait Sink: Sync + Sized {
    /// Takes a file, its path relative to the output and with `/`.
    ///
    /// # Errors
    /// Where it cannot be written.
    fn put(&self, path: &str, bytes: Vec<u8>) -> Result<(), WriteError>;

    /// Puts all files in the place of what was there, at once.
    ///
    /// # Errors
    /// Where that cannot be done; what was there stays.
    fn commit(self) -> Result<Self, WriteError>;
}

/// For `check`, which proves the bytes and keeps none.
#[derive(Debug)]
pub struct Nowhere;

impl Sink for Nowhere {
    fn put(&self, _: &str, _: Vec<u8>) -> Result<(), WriteError> {
        Ok(())
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

/// Makes every page, proves all of them, and commits them. `None` where something in them is wrong: then nothing changes.
///
/// # Errors
/// Where the machine fails.
pub fn publish<S: Sink>(pages: &Pages, files: &Files, sink: S, report: &mut Report) -> Result<Option<Published<S>>, WriteError> {
    let settings = pages.site().settings();
    let rows: Vec<_> = pages
        .list()
        .par_iter()
        .map(|page| {
            let text = match pages.render(page) {
                Ok(text) => text,
                Err(told) => return Ok(Err(told)),
            };
            trace!(page = page.path.as_str(), "made");
            let facts = Facts::of(&page.path, page.langs, &text, settings.base_url.as_ref());
            sink.put(page.path.as_str(), text.into_bytes())?;
            Ok(Ok(facts))
        })
        .collect::<Result<_, WriteError>>()?;
    let data: Vec<_> = pages
        .data()
        .par_iter()
        .map(|file| {
            let text = match pages.data_text(file) {
                Ok(text) => text,
                Err(told) => return Ok(Err(told)),
            };
            sink.put(&file.path, text.into_bytes())?;
            Ok(Ok(Facts::of_file(&file.path)))
        })
        .collect::<Result<_, WriteError>>()?;
    let mut verifier = Verifier::new(&settings.languages);
    for row in rows.into_iter().chain(data) {
        match row {
            Ok(facts) => verifier.add(facts),
            // One fault of a template shows on every page that it makes; the first of them is enough.
            Err(told) => report.emit_once(*told),
        }
    }
    for asset in pages.assets() {
        sink.put(&asset.path, asset.bytes.to_vec())?;
        verifier.add(Facts::of_file(&asset.path));
    }
    for picture in pages.pictures() {
        sink.put(&picture.path, load::picture(files, &picture.from)?)?;
        verifier.add(Facts::of_file(&picture.path));
    }
    sink.put(MARKER, MARKER_TEXT.as_bytes().to_vec())?;
    // A page that failed is told; that others lead to it only follows from that.
    if !report.has_errors() {
        let finder = Finder::new(pages, files);
        for (page, kind) in verifier.verdict() {
            let place = finder.find(&kind, &page);
            report.emit(kind, place);
        }
    }
    if report.has_errors() {
        return Ok(None);
    }
    let count = pages.list().len();
    let all = count + pages.data().len() + pages.assets().len() + pages.pictures().len() + 1;
    Ok(Some(Published { sink: sink.commit()?, pages: count, files: all, drafts: pages.site().drafts() }))
}

/// What the bytes of the output can be wrong about.
type Broken = (String, Kind);
