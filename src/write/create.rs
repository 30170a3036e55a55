use super::WriteError;
use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

/// A file that is not there yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// Its path below the folder, with `/`.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// What has been made so far; taken back when it is dropped, unless it is kept.
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
        // What cannot be taken back stays; nobody can be told.
        self.files.iter().for_each(|file| drop(fs::remove_file(file)));
        self.folders.iter().rev().for_each(|folder| drop(fs::remove_dir(folder)));
    }
}

/// Writes files below a folder, with the folders that they need: all of them, or none.
///
/// # Errors
/// Where one of them is there already, would stand outside the folder, or cannot be written.
pub fn create(root: &Path, files: &[NewFile]) -> Result<(), WriteError> {
    for file in files {
        let path = root.join(&file.path);
        if path.symlink_metadata().is_ok() {
            return Err(WriteError::Refused { path, why: "it is there already" });
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
        let mut open = File::create_new(&path).map_err(failed(&path))?;
        made.files.push(path.clone());
        open.write_all(file.text.as_bytes()).map_err(failed(&path))?;
    }
    made.keep();
    Ok(())
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
        // The second cannot stand below the first.
        assert!(create(&root, &[file("c/d"), file("c/d/e")]).is_err());
        assert!(!dir.path().join("a").exists());
        create(&root, &[file("c/d"), file("e")]).expect("they are written");
        assert!(create(&root, &[file("f"), file("c/d")]).is_err());
        assert!(!root.join("f").exists());
        assert_eq!(fs::read_to_string(root.join("c/d")).ok().as_deref(), Some("x"));
    }
}
