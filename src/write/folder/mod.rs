//! An output folder: staged beside it, locked while it is written, and exchanged whole.
//!
//! Only what Kunten has written there is ever deleted: its marker lists it, and whatever else is found when the new site stands
//! in the place of the old one makes the exchange undone.

mod contents;
mod marker;
#[cfg(test)]
mod races;
mod resolve;
mod staging;

pub use marker::marker;

use super::{Sink, WriteError};
use cap_std::{ambient_authority, fs::Dir};
use contents::Contents;
use marker::Listed;
use resolve::{is_within, resolved};
use staging::{Moment, Staging};
use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
};

/// An output folder, staged beside it and exchanged whole.
#[derive(Debug)]
pub struct Folder {
    target: PathBuf,
    /// The new site, open.
    new: Dir,
    staging: Staging,
    interrupted: Arc<AtomicBool>,
    left: Option<WriteError>,
}

impl Folder {
    /// Prepares to write `target`, which must be new, empty, or written by Kunten before, and must not be part of the site in
    /// `site` or contain it. What a killed build has left is removed first.
    ///
    /// # Errors
    /// If the folder is refused, another build is writing it, or nothing can be written beside it.
    pub fn prepare(target: &Path, site: &Path) -> Result<Self, WriteError> {
        let target = resolved(target).map_err(machine(target))?;
        refuse_sources(&target, site)?;
        let parent = target.parent().ok_or_else(|| refused(&target, "it is the root of the disk"))?;
        fs::create_dir_all(parent).map_err(machine(parent))?;
        // Before the target is looked at: a build that was killed between two renames is set right here.
        Self::begin(Staging::lock(&target)?, target)
    }

    fn begin(staging: Staging, target: PathBuf) -> Result<Self, WriteError> {
        refuse_foreign(&target)?;
        staging.at(Moment::Looked);
        let new = staging.begin()?;
        Ok(Self { target, new, staging, interrupted: Arc::default(), left: None })
    }

    /// The same, which gives up before its next file once something sets `interrupted`.
    #[must_use]
    pub fn unless(self, interrupted: Arc<AtomicBool>) -> Self {
        Self { interrupted, ..self }
    }

    /// Where the site is written to in the end.
    #[must_use]
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Gives up where somebody has asked for it.
    fn go_on(&self) -> Result<(), WriteError> {
        if self.interrupted.load(Relaxed) { Err(WriteError::Interrupted { path: self.target.clone() }) } else { Ok(()) }
    }

    /// A new file of the site, with the folders that it needs.
    fn create(&self, path: &str) -> io::Result<cap_std::fs::File> {
        match self.new.create(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.new.create_dir_all(path.rsplit_once('/').map_or("", |(folder, _)| folder))?;
                self.new.create(path)
            }
            made => made,
        }
    }

    /// What could not be deleted of the old site, since something came to it while it was deleted.
    #[must_use]
    pub const fn left(&self) -> Option<&WriteError> {
        self.left.as_ref()
    }
}

impl Sink for Folder {
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), WriteError> {
        self.go_on()?;
        self.create(path).and_then(|mut to| to.write_all(bytes)).map_err(machine(&self.target.join(path)))
    }

    fn copy(&self, path: &str, mut from: fs::File) -> Result<u64, WriteError> {
        self.go_on()?;
        let copied = self.create(path).and_then(|mut to| io::copy(&mut from, &mut to));
        copied.map_err(machine(&self.target.join(path)))
    }

    fn commit(self) -> Result<Self, WriteError> {
        self.go_on()?;
        let new = contents::listed(&self.new).map_err(machine(&self.target))?;
        let left = self.staging.exchange(&new.unwrap_or_default())?;
        Ok(Self { left, ..self })
    }
}

/// The output must not be the site's folder, nor above it, nor among its sources.
fn refuse_sources(target: &Path, site: &Path) -> Result<(), WriteError> {
    let site = fs::canonicalize(site).map_err(machine(site))?;
    if is_within(&site, target) {
        return Err(refused(target, "the site's own sources stand in it"));
    }
    let sources = ["content", "templates", "static"].map(|folder| site.join(folder));
    if sources.iter().any(|folder| is_within(target, folder)) {
        return Err(refused(target, "it is among the site's sources"));
    }
    Ok(())
}

/// Checks that all of what stands in a folder is Kunten's, as far as that can be said before the new site is made.
fn refuse_foreign(target: &Path) -> Result<(), WriteError> {
    let dir = match Dir::open_ambient_dir(target, ambient_authority()) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => return Err(refused(target, "it is a file")),
        other => other.map_err(machine(target))?,
    };
    let found = Contents::of(dir, &Listed::default()).map_err(machine(target))?;
    if found.foreign.is_empty() || found.goes_by_path {
        return Ok(());
    }
    if !found.is_marked {
        let why = "it is not empty and does not bear Kunten's marker, .kunten-site; name another folder with --output";
        return Err(refused(target, why));
    }
    Err(WriteError::Foreign { path: target.to_owned(), command: mv(target, &found.foreign, target), names: found.foreign })
}

/// The command that moves what is not Kunten's out of a folder, into a new one beside the target.
fn mv(folder: &Path, names: &[String], target: &Path) -> String {
    const MOST: usize = 20;
    let free = |k: &usize| {
        let mut name = target.file_name().unwrap_or_default().to_owned();
        name.push(if *k == 1 { ".kept".to_owned() } else { format!(".kept-{k}") });
        Some(target.with_file_name(name)).filter(|path| path.symlink_metadata().is_err())
    };
    let kept = (1..1000).find_map(|k| free(&k)).unwrap_or_default();
    let quoted = |path: &Path| shlex::try_quote(&path.to_string_lossy()).map(std::borrow::Cow::into_owned).unwrap_or_default();
    let is_plain = |name: &String| !name.contains(|c: char| c.is_control() || c == char::REPLACEMENT_CHARACTER);
    if names.len() > MOST || !names.iter().all(is_plain) {
        return format!("mv {} {}", quoted(folder), quoted(&kept));
    }
    let moved: Vec<_> = names.iter().map(|name| quoted(&folder.join(name.trim_end_matches('/')))).collect();
    format!("mkdir {0} && mv {1} {0}", quoted(&kept), moved.join(" "))
}

fn refused(path: &Path, why: &'static str) -> WriteError {
    WriteError::Refused { path: path.to_owned(), why }
}

fn machine(path: &Path) -> impl FnOnce(io::Error) -> WriteError + use<> {
    let path = path.to_owned();
    |error| WriteError::Machine { path, error }
}
