//! New files, all of them or none.

use super::{WriteError, whole};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// A file to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// Its path below the folder, with `/`.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// What has been made so far; deleted when this is dropped, unless it is kept.
#[derive(Debug, Default)]
struct Made {
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

impl Made {
    fn keep(mut self) {
        self.files.clear();
        self.folders.clear();
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        // What cannot be deleted stays; there is nowhere to report it.
        self.files.iter().for_each(|file| drop(fs::remove_file(file)));
        self.folders.iter().rev().for_each(|folder| drop(fs::remove_dir(folder)));
    }
}

/// Writes files below a folder, with the folders that they need: all of them, or none.
///
/// # Errors
/// If one of them exists already, would be outside the folder, or cannot be written.
pub fn create(root: &Path, files: &[NewFile]) -> Result<(), WriteError> {
    for file in files {
        let path = root.join(&file.path);
        if path.symlink_metadata().is_ok() {
            return Err(WriteError::There { path });
        }
    }
    let mut made = Made::default();
    folder(root, &mut made)?;
    let within = root.canonicalize().map_err(failed(root))?;
    for file in files {
        let path = root.join(&file.path);
        let parent = path.parent().unwrap_or(root);
        folder(parent, &mut made)?;
        if !parent.canonicalize().map_err(failed(parent))?.starts_with(&within) {
            return Err(WriteError::Refused { path, why: "a link leads out of the site there" });
        }
        if !whole::make(&path, file.text.as_bytes()).map_err(failed(&path))? {
            return Err(WriteError::There { path });
        }
        made.files.push(path);
    }
    made.keep();
    Ok(())
}

/// Checks that a new site can be written there: no folder, or one that contains at most a repository.
///
/// # Errors
/// If it cannot.
pub fn vacant(dir: &Path) -> Result<(), WriteError> {
    let refused = |why| Err(WriteError::Refused { path: dir.to_owned(), why });
    let mut entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => return refused("it is a file, or stands below one"),
        Err(error) => return Err(failed(dir)(error)),
    };
    match entries.find(|entry| entry.as_ref().map_or(true, |entry| entry.file_name() != ".git")) {
        None => Ok(()),
        Some(Ok(_)) => refused("it is not empty; name a folder that is new or empty"),
        Some(Err(error)) => Err(failed(dir)(error)),
    }
}

/// Makes a folder, and those above it that are not there.
fn folder(path: &Path, made: &mut Made) -> Result<(), WriteError> {
    let missing: Vec<_> = path.ancestors().take_while(|one| !one.as_os_str().is_empty() && !one.is_dir()).collect();
    for one in missing.into_iter().rev() {
        fs::create_dir(one).map_err(failed(one))?;
        made.folders.push(one.to_owned());
    }
    Ok(())
}

fn failed(path: &Path) -> impl Fn(io::Error) -> WriteError + use<> {
    let path = path.to_owned();
    move |error| WriteError::Machine { path: path.clone(), error }
}

#[cfg(test)]
mod tests {
    use super::{NewFile, create};
    use std::fs;

    fn file(path: &str) -> NewFile {
        NewFile { path: path.to_owned(), text: "x".to_owned() }
    }

    #[test]
    fn all_or_none() {
        let dir = tempfile::tempdir().expect("a folder");
        let root = dir.path().join("a/b");
        // The second cannot be below the first.
        assert!(create(&root, &[file("c/d"), file("c/d/e")]).is_err());
        assert!(!dir.path().join("a").exists());
        create(&root, &[file("c/d"), file("e")]).expect("they are written");
        assert!(create(&root, &[file("f"), file("c/d")]).is_err());
        assert!(!root.join("f").exists());
        assert_eq!(fs::read_to_string(root.join("c/d")).ok().as_deref(), Some("x"));
    }
}
