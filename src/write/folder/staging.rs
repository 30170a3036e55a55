//! The folder beside the output in which a new site is made: `.kunten-staging-NAME`, one for each output.
//!
//! It is the lock against two builds at once, and its name is always the same, so that what a killed build has left is found
//! by the next one. It contains `lock`, the new site, and for a moment the old one:
//!
//! | what a kill leaves | what the next build does |
//! | --- | --- |
//! | `new/`, in part or whole; the target as it was | deletes `new/` |
//! | after an exchange in one step: the target new, the old site in `new/` | deletes `new/` |
//! | between two renames: no target, the old site in `old/` | puts `old/` back |
//! | after two renames: the target new, the old site in `old/` | deletes `old/` |
//!
//! Every site has its marker before any other file, so what a kill leaves is deleted by a list, too. What Kunten has not
//! written stays, and is named.

use super::{WriteError, contents::Contents, machine, marker::Listed, mv, refused};
use cap_fs_ext::{DirExt as _, FollowSymlinks, MetadataExt as _, OpenOptionsFollowExt as _};
use cap_std::{
    ambient_authority,
    fs::{Dir, OpenOptions},
};
#[cfg(target_os = "linux")]
use rustix::{
    fs::{CWD, RenameFlags, renameat_with},
    io::Errno,
};
use std::{
    ffi::OsString,
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
};

/// What is locked.
const LOCK: &str = "lock";
/// The new site; after an exchange, the old one.
const NEW: &str = "new";
/// The old site, where there is no exchange.
const OLD: &str = "old";

/// The folder, while this process alone may use it.
#[derive(Debug)]
pub(super) struct Staging {
    target: PathBuf,
    folder: PathBuf,
    dir: Dir,
    /// Locked until it is dropped.
    _lock: File,
    /// What tests do at some moments.
    #[cfg(test)]
    pub meanwhile: super::races::Meanwhile,
}

/// The moments at which others may change what is being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Moment {
    /// The target has been looked at, and nothing is made yet.
    Looked,
    /// The new site is whole.
    Made,
    /// The new site stands in the place of the old.
    Exchanged,
    /// A file of the old site is about to be deleted.
    Deleting,
}

impl Staging {
    /// Locks the folder and removes what a killed build has left there.
    pub fn lock(target: &Path) -> Result<Self, WriteError> {
        let mut name = OsString::from(".kunten-staging-");
        name.push(target.file_name().ok_or_else(|| refused(target, "it has no name of its own"))?);
        let folder = target.with_file_name(&name);
        let beside = target.parent().unwrap_or(target);
        let beside = Dir::open_ambient_dir(beside, ambient_authority()).map_err(machine(beside))?;
        loop {
            match beside.create_dir(&name) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(machine(&folder)(error)),
                _ => {}
            }
            if beside.symlink_metadata(&name).is_ok_and(|about| !about.is_dir()) {
                return Err(refused(&folder, "new sites are made there, and it is no folder; move it away"));
            }
            // Another build has just ended and removed the folder, if it is gone.
            let Some(dir) = gone(beside.open_dir_nofollow(&name)).map_err(machine(&folder))? else { continue };
            refuse_others(&dir, &folder, target)?;
            let path = folder.join(LOCK);
            let Some(lock) = gone(open_lock(&dir)).map_err(machine(&path))? else { continue };
            match lock.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(WriteError::Locked { path: target.to_owned() }),
                Err(TryLockError::Error(error)) => return Err(machine(&path)(error)),
            }
            // The same: what is locked has no name any more, and others lock another file.
            if !is_lock(&lock, &dir) {
                continue;
            }
            let staging = Self {
                target: target.to_owned(),
                folder,
                dir,
                _lock: lock,
                #[cfg(test)]
                meanwhile: super::races::Meanwhile::default(),
            };
            staging.recover()?;
            return Ok(staging);
        }
    }

    /// Makes the empty folder of the new site, as public as the system makes folders.
    pub fn begin(&self) -> Result<Dir, WriteError> {
        let made = self.dir.create_dir(NEW).and_then(|()| self.dir.open_dir_nofollow(NEW));
        made.map_err(machine(&self.folder.join(NEW)))
    }

    /// Repairs what a killed build has left: puts the old site back if there is no other, and removes the rest.
    fn recover(&self) -> Result<(), WriteError> {
        let old = self.folder.join(OLD);
        let is_gone = || self.target.symlink_metadata().is_err();
        if is_gone() && self.look(OLD, &Listed::default())?.is_some_and(|old| old.is_marked) {
            fs::rename(&old, &self.target).map_err(machine(&self.target))?;
        }
        // As long as it cannot be put back, it is the only copy, and stays.
        if !is_gone() {
            self.clear(OLD, &Listed::default())?;
        }
        self.clear(NEW, &Listed::default())
    }

    /// What stands in the staging under a name; nothing where nothing does.
    fn look(&self, name: &str, new: &Listed) -> Result<Option<Contents>, WriteError> {
        let path = self.folder.join(name);
        match self.dir.symlink_metadata(name) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(machine(&path)(error)),
            Ok(about) if !about.is_dir() => Err(self.foreign(&self.folder, vec![name.to_owned()])),
            Ok(_) => {
                let dir = self.dir.open_dir_nofollow(name).map_err(machine(&path))?;
                Contents::of(dir, new).map(Some).map_err(machine(&path))
            }
        }
    }

    /// Deletes the site that stands in the staging under a name, file by file. What is not Kunten's stays, and is named.
    fn clear(&self, name: &str, new: &Listed) -> Result<(), WriteError> {
        let path = self.folder.join(name);
        let Some(contents) = self.look(name, new)? else { return Ok(()) };
        if !contents.foreign.is_empty() {
            return Err(self.foreign(&path, contents.foreign));
        }
        contents.delete(&|| self.at(Moment::Deleting)).map_err(machine(&path))?;
        match self.dir.remove_dir(name) {
            // Something has come in the meantime, and has no list any more.
            Err(error) if error.kind() == io::ErrorKind::DirectoryNotEmpty => {
                let left = self.look(name, new)?.map(|left| left.foreign);
                Err(self.foreign(&path, left.unwrap_or_default()))
            }
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(machine(&path)(error)),
            _ => Ok(()),
        }
    }

    /// Puts the new site in the place of the target, looks at what stood there, and deletes it. Where Kunten has not written
    /// all of it, it is put back, and the new site is not published. Returns what could not be deleted of the old site, since
    /// something came to it in the meantime.
    ///
    /// # Errors
    /// If that fails; then what was there stays.
    pub fn exchange(&self, new: &Listed) -> Result<Option<WriteError>, WriteError> {
        self.at(Moment::Made);
        let name = match self.in_one_step()? {
            Swap::Alone => return Ok(None),
            Swap::Exchanged => {
                self.at(Moment::Exchanged);
                if let Err(told) = self.is_all_ours(NEW, new) {
                    self.swap_back()?;
                    return Err(told);
                }
                NEW
            }
            Swap::Unsupported => {
                if !self.in_two_steps(new)? {
                    return Ok(None);
                }
                OLD
            }
        };
        Ok(self.clear(name, new).err())
    }

    /// Checks that all of what stood in the target is Kunten's.
    fn is_all_ours(&self, name: &str, new: &Listed) -> Result<(), WriteError> {
        match self.look(name, new) {
            Ok(Some(contents)) if !contents.foreign.is_empty() => Err(self.foreign(&self.target, contents.foreign)),
            Err(WriteError::Foreign { .. }) => Err(refused(&self.target, "it is no folder any more")),
            other => other.map(drop),
        }
    }

    /// Puts the new site in the place of the target in one step, where the system can.
    #[cfg(target_os = "linux")]
    fn in_one_step(&self) -> Result<Swap, WriteError> {
        // Others may make or remove the target between the two.
        for _ in 0..100 {
            match self.rename(RenameFlags::NOREPLACE) {
                Ok(()) => return Ok(Swap::Alone),
                Err(Errno::EXIST) => {}
                Err(error) => return unsupported(&self.target, error),
            }
            match self.rename(RenameFlags::EXCHANGE) {
                Ok(()) => return Ok(Swap::Exchanged),
                Err(Errno::NOENT) => {}
                Err(error) => return unsupported(&self.target, error),
            }
        }
        Ok(Swap::Unsupported)
    }

    #[cfg(not(target_os = "linux"))]
    fn in_one_step(&self) -> Result<Swap, WriteError> {
        Ok(Swap::Unsupported)
    }

    #[cfg(target_os = "linux")]
    fn rename(&self, flags: RenameFlags) -> Result<(), Errno> {
        renameat_with(&self.dir, NEW, CWD, &self.target, flags)
    }

    /// Puts back what an exchange took away. The target may have gone again meanwhile.
    #[cfg(target_os = "linux")]
    fn swap_back(&self) -> Result<(), WriteError> {
        let back = self.rename(RenameFlags::EXCHANGE).or_else(|_| self.rename(RenameFlags::NOREPLACE));
        back.map_err(|error| machine(&self.target)(error.into()))
    }

    #[cfg(not(target_os = "linux"))]
    fn swap_back(&self) -> Result<(), WriteError> {
        Ok(())
    }

    /// Puts the new site in the place of the target by two renames, with the look between them. Returns whether something stood
    /// there.
    fn in_two_steps(&self, new: &Listed) -> Result<bool, WriteError> {
        let (fresh, old, target) = (self.folder.join(NEW), self.folder.join(OLD), &self.target);
        if target.symlink_metadata().is_err() {
            return fs::rename(&fresh, target).map(|()| false).map_err(machine(target));
        }
        fs::rename(target, &old).map_err(machine(target))?;
        self.at(Moment::Exchanged);
        let done = self.is_all_ours(OLD, new).and_then(|()| fs::rename(&fresh, target).map_err(machine(target)));
        if done.is_err() {
            fs::rename(&old, target).map_err(machine(target))?;
        }
        done.map(|()| true)
    }

    /// What Kunten has not written, and how to move it away.
    fn foreign(&self, path: &Path, names: Vec<String>) -> WriteError {
        WriteError::Foreign { path: path.to_owned(), command: mv(path, &names, &self.target), names }
    }

    #[cfg_attr(not(test), expect(clippy::unused_self, reason = "only tests do something then"))]
    pub fn at(&self, moment: Moment) {
        #[cfg(test)]
        self.meanwhile.happen(moment);
        #[cfg(not(test))]
        let _ = moment;
    }
}

/// What became of a try to put the new site in the place of the target in one step.
#[derive(Debug, Clone, Copy)]
enum Swap {
    /// Nothing stood there.
    Alone,
    /// What stood there is in the staging.
    Exchanged,
    /// The system cannot do it, and nothing has changed.
    Unsupported,
}

#[cfg(target_os = "linux")]
fn unsupported(target: &Path, error: Errno) -> Result<Swap, WriteError> {
    match error {
        Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP => Ok(Swap::Unsupported),
        error => Err(machine(target)(error.into())),
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // The next build removes what cannot be removed now. The lock goes last, and only then the folder.
        if self.recover().is_ok() && self.dir.remove_file(LOCK).is_ok() {
            let _ = fs::remove_dir(&self.folder);
        }
    }
}

/// Opens the lock without following a link, and without waiting for whoever writes to a pipe.
fn open_lock(dir: &Dir) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).write(true).follow(FollowSymlinks::No);
    #[cfg(unix)]
    {
        use cap_std::fs::OpenOptionsExt as _;
        options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    }
    dir.open_with(LOCK, &options).map(cap_std::fs::File::into_std)
}

/// Refuses a staging that contains anything but a lock and sites: it is not ours.
fn refuse_others(dir: &Dir, folder: &Path, target: &Path) -> Result<(), WriteError> {
    let mut others = Vec::new();
    for entry in dir.entries().map_err(machine(folder))? {
        let name = entry.map_err(machine(folder))?.file_name();
        let is_plain = || dir.symlink_metadata(&name).is_ok_and(|about| about.is_file());
        if !(name == NEW || name == OLD || (name == LOCK && is_plain())) {
            others.push(name.to_string_lossy().into_owned());
        }
    }
    if others.is_empty() {
        return Ok(());
    }
    others.sort();
    Err(WriteError::Foreign { path: folder.to_owned(), command: mv(folder, &others, target), names: others })
}

/// Nothing where something is not there, or not any more.
fn gone<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        other => other.map(Some),
    }
}

/// Whether an open file is still the one of the lock's name.
fn is_lock(open: &File, dir: &Dir) -> bool {
    let open = open.try_clone().and_then(|open| cap_std::fs::File::from_std(open).metadata());
    let (Ok(open), Ok(named)) = (open, dir.symlink_metadata(LOCK)) else { return false };
    (open.dev(), open.ino()) == (named.dev(), named.ino())
}
