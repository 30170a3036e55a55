//! An output folder: staged beside it, locked while it is written, and exchanged whole.

use super::{MARKER, Sink, WriteError, staging::Staging};
use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

/// An output folder, staged beside it and exchanged whole.
#[derive(Debug)]
pub struct Folder {
    target: PathBuf,
    staging: Staging,
}

impl Folder {
    /// Prepares to write `target`, which must be new, empty, or written by Kunten before, and must not be part of the site in
    /// `site` or contain it. What a killed build has left is removed first.
    ///
    /// # Errors
    /// If the folder is refused, another build is writing it, or nothing can be written beside it.
    pub fn prepare(target: &Path, site: &Path) -> Result<Self, WriteError> {
        let named = std::path::absolute(target).map_err(machine(target))?;
        // If it is a link, the folder that it leads to is exchanged, and not the link.
        let target = if named.is_symlink() { fs::canonicalize(&named).map_err(machine(&named))? } else { named };
        refuse_sources(&target, site)?;
        let parent = target.parent().ok_or_else(|| refused(&target, "it is the root of the disk"))?;
        fs::create_dir_all(parent).map_err(machine(parent))?;
        // Before the target is looked at: a build that was killed between two renames is set right here.
        let staging = Staging::lock(&target)?;
        refuse_foreign(&target)?;
        staging.begin()?;
        Ok(Self { target, staging })
    }

    /// Where the site is written to in the end.
    #[must_use]
    pub fn target(&self) -> &Path {
        &self.target
    }
}

impl Folder {
    /// A new file of the site, and where it stands, with the folders that it needs.
    fn create(&self, path: &str) -> Result<(PathBuf, fs::File), WriteError> {
        let file = self.staging.new_site().join(path);
        let made = match fs::File::create(&file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let folder = file.parent().unwrap_or(&file);
                fs::create_dir_all(folder).map_err(machine(folder))?;
                fs::File::create(&file)
            }
            other => other,
        };
        made.map(|made| (file.clone(), made)).map_err(machine(&file))
    }
}

impl Sink for Folder {
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), WriteError> {
        let (file, mut to) = self.create(path)?;
        to.write_all(bytes).map_err(machine(&file))
    }

    fn copy(&self, path: &str, mut from: fs::File) -> Result<u64, WriteError> {
        let (file, mut to) = self.create(path)?;
        io::copy(&mut from, &mut to).map_err(machine(&file))
    }

    fn commit(self) -> Result<Self, WriteError> {
        self.staging.exchange()?;
        Ok(self)
    }
}

/// The output must not be the site's folder, nor above it, nor among its sources.
fn refuse_sources(target: &Path, site: &Path) -> Result<(), WriteError> {
    let site = fs::canonicalize(site).map_err(machine(site))?;
    // The part of the target that exists, so that links in it are followed.
    let there = target.ancestors().find_map(|part| fs::canonicalize(part).ok().map(|real| (part, real)));
    let real =
        there.map_or_else(|| target.to_owned(), |(part, real)| real.join(target.strip_prefix(part).unwrap_or(Path::new(""))));
    if site.starts_with(&real) {
        return Err(refused(target, "the site's own sources stand in it"));
    }
    if ["content", "templates", "static"].iter().any(|folder| real.starts_with(site.join(folder))) {
        return Err(refused(target, "it is among the site's sources"));
    }
    Ok(())
}

/// Checks that a folder that is not empty has the marker.
fn refuse_foreign(target: &Path) -> Result<(), WriteError> {
    match fs::read_dir(target) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Err(refused(target, "it is a file")),
        Err(error) => Err(machine(target)(error)),
        Ok(mut entries) => {
            if entries.next().is_none() || target.join(MARKER).is_file() {
                Ok(())
            } else {
                Err(refused(
                    target,
                    "it is not empty and does not bear Kunten's marker, .kunten-site; name another folder with --output",
                ))
            }
        }
    }
}

pub(super) fn refused(path: &Path, why: &'static str) -> WriteError {
    WriteError::Refused { path: path.to_owned(), why }
}

pub(super) fn machine(path: &Path) -> impl FnOnce(io::Error) -> WriteError + use<> {
    let path = path.to_owned();
    |error| WriteError::Machine { path, error }
}
