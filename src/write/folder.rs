use super::{MARKER, Sink, WriteError};
use std::{
    fs, io,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// An output folder, staged beside it and exchanged whole.
#[derive(Debug)]
pub struct Folder {
    target: PathBuf,
    /// Holds the new site until it stands, then the old one until it is gone.
    staging: TempDir,
}

impl Folder {
    /// Prepares to write `target`, which must be new, empty, or written by Kunten before, and no part of the site in `site`
    /// nor above it.
    ///
    /// # Errors
    /// Where the folder is refused, or nothing can be written beside it.
    pub fn prepare(target: &Path, site: &Path) -> Result<Self, WriteError> {
        let target = std::path::absolute(target).map_err(machine(target))?;
        refuse_sources(&target, site)?;
        refuse_foreign(&target)?;
        let parent = target.parent().ok_or_else(|| refused(&target, "it is the root of the disk"))?;
        fs::create_dir_all(parent).map_err(machine(parent))?;
        let staging = tempfile::Builder::new().prefix(".kunten-staging-").tempdir_in(parent).map_err(machine(parent))?;
        let folder = Self { target, staging };
        // The temporary folder is for its owner alone; the site in it is as public as the system makes folders.
        let new = folder.new_site();
        fs::create_dir(&new).map_err(machine(&new))?;
        Ok(folder)
    }

    /// Where the site is written to in the end.
    #[must_use]
    pub fn target(&self) -> &Path {
        &self.target
    }

    fn new_site(&self) -> PathBuf {
        self.staging.path().join("site")
    }
}

impl Sink for Folder {
    fn put(&self, path: &str, bytes: Vec<u8>) -> Result<(), WriteError> {
        let file = self.new_site().join(path);
        match fs::write(&file, &bytes) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let folder = file.parent().unwrap_or(&file);
                fs::create_dir_all(folder).map_err(machine(folder))?;
                fs::write(&file, &bytes).map_err(machine(&file))
            }
            other => other.map_err(machine(&file)),
        }
    }

    fn commit(self) -> Result<Self, WriteError> {
        let new = self.new_site();
        if self.target.exists() {
            exchange(&new, &self.target, &self.staging.path().join("old"))?;
        } else {
            fs::rename(&new, &self.target).map_err(machine(&self.target))?;
        }
        Ok(self)
    }
}

/// Puts `new` in the place of `target` in one step where the system can, and else in two, the first of which is undone
/// where the second fails.
fn exchange(new: &Path, target: &Path, old: &Path) -> Result<(), WriteError> {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        if renameat_with(CWD, new, CWD, target, RenameFlags::EXCHANGE).is_ok() {
            return Ok(());
        }
    }
    fs::rename(target, old).map_err(machine(target))?;
    fs::rename(new, target).map_err(|error| {
        let _ = fs::rename(old, target);
        machine(target)(error)
    })
}

/// The output must not be the site's folder, nor above it, nor among its sources.
fn refuse_sources(target: &Path, site: &Path) -> Result<(), WriteError> {
    let site = fs::canonicalize(site).map_err(machine(site))?;
    // The part of the target that is there, so that links in it are seen through.
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

/// A folder that is not empty must bear the marker.
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

fn refused(path: &Path, why: &'static str) -> WriteError {
    WriteError::Refused { path: path.to_owned(), why }
}

fn machine(path: &Path) -> impl FnOnce(io::Error) -> WriteError + use<> {
    let path = path.to_owned();
    |error| WriteError::Machine { path, error }
}
