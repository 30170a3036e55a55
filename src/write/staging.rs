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

use super::{
    WriteError,
    folder::{machine, refused},
};
use std::{
    ffi::OsString,
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
};

/// The folder, while this process alone may use it.
#[derive(Debug)]
pub(super) struct Staging {
    target: PathBuf,
    folder: PathBuf,
    /// Locked until it is dropped.
    _lock: File,
}

impl Staging {
    /// Locks the folder and removes what a killed build has left there.
    pub fn lock(target: &Path) -> Result<Self, WriteError> {
        let mut name = OsString::from(".kunten-staging-");
        name.push(target.file_name().ok_or_else(|| refused(target, "it has no name of its own"))?);
        let folder = target.with_file_name(name);
        loop {
            refuse_foreign(&folder)?;
            create(&folder)?;
            let path = folder.join("lock");
            let lock = match File::options().create(true).truncate(false).write(true).open(&path) {
                // Another build has just ended and removed the folder.
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                other => other.map_err(machine(&path))?,
            };
            match lock.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(WriteError::Locked { path: target.to_owned() }),
                Err(TryLockError::Error(error)) => return Err(machine(&path)(error)),
            }
            // The same: what is locked has no name any more, and others lock another file.
            if !same_file(&lock, &path) {
                continue;
            }
            let staging = Self { target: target.to_owned(), folder, _lock: lock };
            staging.recover()?;
            return Ok(staging);
        }
    }

    /// Where the new site is made.
    pub fn new_site(&self) -> PathBuf {
        self.folder.join("new")
    }

    fn old_site(&self) -> PathBuf {
        self.folder.join("old")
    }

    /// Makes the empty folder of the new site, as public as the system makes folders.
    pub fn begin(&self) -> Result<(), WriteError> {
        create(&self.new_site())
    }

    /// Repairs what a killed build has left: puts the old site back if there is no other, and removes the rest.
    fn recover(&self) -> Result<(), WriteError> {
        let (old, new) = (self.old_site(), self.new_site());
        // As long as it cannot be put back, it is the only copy, and stays.
        if old.is_dir() && !self.target.exists() {
            fs::rename(&old, &self.target).map_err(machine(&self.target))?;
        }
        for left in [old, new] {
            clear(&left).map_err(machine(&left))?;
        }
        Ok(())
    }

    /// Puts the new site in the place of the target: in one step if the system can, otherwise in two, the first of which is
    /// undone if the second fails.
    pub fn exchange(&self) -> Result<(), WriteError> {
        let (new, old, target) = (self.new_site(), self.old_site(), &self.target);
        if !target.exists() {
            return fs::rename(&new, target).map_err(machine(target));
        }
        #[cfg(target_os = "linux")]
        {
            use rustix::fs::{CWD, RenameFlags, renameat_with};
            if renameat_with(CWD, &new, CWD, target, RenameFlags::EXCHANGE).is_ok() {
                return Ok(());
            }
        }
        fs::rename(target, &old).map_err(machine(target))?;
        fs::rename(&new, target).map_err(|error| {
            let _ = fs::rename(&old, target);
            machine(target)(error)
        })
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // The next build removes what cannot be removed now. The lock goes last, and only then the folder.
        if self.recover().is_ok() && fs::remove_file(self.folder.join("lock")).is_ok() {
            let _ = fs::remove_dir(&self.folder);
        }
    }
}

/// Refuses a folder of this name that contains anything but a staging: it is not ours.
fn refuse_foreign(folder: &Path) -> Result<(), WriteError> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
    let names: Vec<OsString> = entries.flatten().map(|entry| entry.file_name()).collect();
    let ours = |name: &OsString| ["lock", "new", "old"].iter().any(|known| name == known);
    if names.is_empty() || (names.iter().all(ours) && names.iter().any(|name| name == "lock")) {
        return Ok(());
    }
    Err(refused(folder, "new sites are made there, but it holds something else; move that away"))
}

fn create(folder: &Path) -> Result<(), WriteError> {
    match fs::create_dir(folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(machine(folder)(error)),
        _ => Ok(()),
    }
}

fn clear(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// Whether an open file is the one of that name.
fn same_file(open: &File, path: &Path) -> bool {
    let (Ok(open), Ok(named)) = (open.metadata(), fs::metadata(path)) else { return false };
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        (open.dev(), open.ino()) == (named.dev(), named.ino())
    }
    #[cfg(not(unix))]
    {
        // A file that is open keeps its name there.
        open.len() == named.len()
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::Staging;
    use std::{fs, os::unix::fs::symlink};

    #[test]
    fn an_old_site_that_cannot_be_put_back_is_kept() {
        let dir = tempfile::tempdir().expect("a folder");
        let (target, staging) = (dir.path().join("out"), dir.path().join(".kunten-staging-out"));
        fs::create_dir_all(staging.join("old")).expect("a folder");
        fs::write(staging.join("old/index.html"), "the only copy").expect("a file");
        fs::write(staging.join("lock"), "").expect("a file");
        // Nothing is there, and nothing can be put there.
        symlink(dir.path().join("nowhere"), &target).expect("a link");
        assert!(Staging::lock(&target).is_err());
        assert_eq!(fs::read_to_string(staging.join("old/index.html")).expect("it is there"), "the only copy");
    }
}
