//! The first reading, and copies of it to damage.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// The text files of `content/` by path.
pub struct Content(pub BTreeMap<String, String>);

impl Content {
    pub fn of_this_repository() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut files = BTreeMap::new();
        let mut folders = vec![root.join("content")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else if let Ok(text) = fs::read_to_string(&path) {
                    let name = path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
                    files.insert(name, text);
                }
            }
        }
        files.insert("site.toml".into(), fs::read_to_string(root.join("site.toml")).expect("a text"));
        Self(files)
    }

    /// Files whose path passes.
    pub fn matching(&self, wanted: impl Fn(&str) -> bool) -> Vec<(&str, &str)> {
        self.0.iter().filter(|(path, _)| wanted(path)).map(|(path, text)| (path.as_str(), text.as_str())).collect()
    }
}

/// A copy on the disk.
pub struct Copy {
    dir: TempDir,
}

impl Copy {
    pub fn new(content: &Content) -> Self {
        let copy = Self { dir: tempfile::tempdir().expect("a temporary folder") };
        content.0.iter().for_each(|(path, text)| copy.write(path, text));
        copy
    }

    pub fn root(&self) -> &Path {
        self.dir.path()
    }

    fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    /// Looks at the copy with some files changed or, where they have no text, gone; then all is as before.
    pub fn with<T>(&self, content: &Content, changes: &[(String, Option<String>)], look: impl FnOnce() -> T) -> T {
        for (path, text) in changes {
            match text {
                Some(text) => self.write(path, text),
                None => fs::remove_file(self.path(path)).expect("the file was there"),
            }
        }
        let seen = look();
        for (path, text) in changes {
            match content.0.get(path) {
                Some(before) => self.write(path, before),
                None if text.is_some() => fs::remove_file(self.path(path)).expect("the file is there"),
                None => {}
            }
        }
        seen
    }
}
