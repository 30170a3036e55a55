//! What stands in a folder that Kunten has written: found without following a link, and deleted file by file.

use super::marker::Listed;
use crate::model::address::MARKER;
use cap_fs_ext::{DirExt as _, MetadataExt as _};
use cap_std::fs::{Dir, Metadata};
use std::{
    collections::{BTreeMap, BTreeSet},
    ffi::OsStr,
    io::{self, Read as _},
    time::SystemTime,
};

/// What file managers leave in every folder that somebody looks at.
const LITTER: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];

/// The largest marker that is read: 64 MiB list a million files.
const LARGEST_MARKER: u64 = 64 * 1024 * 1024;

/// What stands in a folder.
#[derive(Debug)]
pub(super) struct Contents {
    dir: Dir,
    /// Whether it has a marker that Kunten has written.
    pub is_marked: bool,
    /// Whether that marker has no list, so that paths decide, and what the new site writes.
    pub goes_by_path: bool,
    /// The files that may be deleted.
    files: BTreeMap<String, Identity>,
    /// The folders of these, which may be deleted when they are empty.
    folders: BTreeSet<String>,
    /// The paths of everything else, folders with a slash at their ends.
    pub foreign: Vec<String>,
}

/// What a file is, whatever its name: one that took the place of another is not the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Identity {
    device: u64,
    number: u64,
    length: u64,
    modified: Option<SystemTime>,
}

impl Identity {
    fn of(about: &Metadata) -> Self {
        let modified = about.modified().ok().map(cap_std::time::SystemTime::into_std);
        Self { device: about.dev(), number: about.ino(), length: about.len(), modified }
    }
}

/// The list in a folder's marker; nothing where it has no marker that Kunten has written.
pub(super) fn listed(dir: &Dir) -> io::Result<Option<Listed>> {
    match dir.symlink_metadata(MARKER) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
        Ok(about) if !about.is_file() || about.len() > LARGEST_MARKER => return Ok(None),
        Ok(_) => {}
    }
    let mut text = String::new();
    match dir.open(MARKER)?.take(LARGEST_MARKER).read_to_string(&mut text) {
        Err(error) if error.kind() == io::ErrorKind::InvalidData => Ok(None),
        Err(error) => Err(error),
        Ok(_) => Ok(Listed::read(&text)),
    }
}

impl Contents {
    /// Everything in a folder, held against its own marker. Of `new`, see [`Listed::and`].
    pub fn of(dir: Dir, new: &Listed) -> io::Result<Self> {
        let marked = listed(&dir)?;
        let (is_marked, goes_by_path) = (marked.is_some(), marked.as_ref().is_some_and(Listed::goes_by_path));
        let mut contents =
            Self { dir, is_marked, goes_by_path, files: BTreeMap::new(), folders: BTreeSet::new(), foreign: Vec::new() };
        let listed = marked.unwrap_or_default().and(new);
        contents.add(&contents.dir.try_clone()?, "", &listed)?;
        contents.foreign.sort();
        Ok(contents)
    }

    fn add(&mut self, dir: &Dir, above: &str, listed: &Listed) -> io::Result<()> {
        for entry in dir.entries()? {
            let name = entry?.file_name();
            let about = dir.symlink_metadata(&name)?;
            let end = if about.is_dir() { "/" } else { "" };
            let Some(text) = name.to_str() else {
                self.foreign.push(format!("{above}{}{end}", name.to_string_lossy()));
                continue;
            };
            let path = format!("{above}{text}");
            let is_ours = listed.has_file(&path) || (path == MARKER && self.is_marked);
            let is_litter = LITTER.contains(&text) || text.starts_with("._");
            if about.is_file() && (is_ours || is_litter) {
                self.files.insert(path, Identity::of(&about));
            } else if about.is_dir() && listed.has_folder(&path) {
                self.add(&dir.open_dir_nofollow(&name)?, &format!("{path}/"), listed)?;
                self.folders.insert(path);
            } else {
                self.foreign.push(path + end);
            }
        }
        Ok(())
    }

    /// Deletes the files, then the folders that are empty. What has come since stays, and so does what has taken a file's place.
    pub fn delete(&self, look: &dyn Fn()) -> io::Result<()> {
        self.delete_below(&self.dir, "", look)?;
        // Last, or what a kill leaves would be nobody's.
        self.delete_file(&self.dir, MARKER.as_ref(), MARKER)
    }

    fn delete_below(&self, dir: &Dir, above: &str, look: &dyn Fn()) -> io::Result<()> {
        for entry in dir.entries()? {
            let name = entry?.file_name();
            let Some(path) = name.to_str().map(|text| format!("{above}{text}")) else { continue };
            let Ok(about) = dir.symlink_metadata(&name) else { continue };
            if about.is_dir() && self.folders.contains(&path) {
                let Ok(below) = dir.open_dir_nofollow(&name) else { continue };
                self.delete_below(&below, &format!("{path}/"), look)?;
                unless_in_use(dir.remove_dir(&name))?;
            } else if path != MARKER {
                look();
                self.delete_file(dir, &name, &path)?;
            }
        }
        Ok(())
    }

    fn delete_file(&self, dir: &Dir, name: &OsStr, path: &str) -> io::Result<()> {
        let Some(known) = self.files.get(path) else { return Ok(()) };
        let is_same = dir.symlink_metadata(name).is_ok_and(|about| *known == Identity::of(&about));
        if is_same { unless_in_use(dir.remove_file(name)) } else { Ok(()) }
    }
}

/// What others have moved away, and a folder into which something has come, are theirs.
fn unless_in_use(removed: io::Result<()>) -> io::Result<()> {
    use io::ErrorKind::{DirectoryNotEmpty, IsADirectory, NotADirectory, NotFound};
    match removed {
        Err(error) if matches!(error.kind(), DirectoryNotEmpty | NotFound | NotADirectory | IsADirectory) => Ok(()),
        other => other,
    }
}
