//! The texts of a site, for places in them.

use std::{
    collections::HashMap,
    sync::{Arc, OnceLock},
};

/// A text file of the site, by its place in [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileIx(u32);

/// The text files of a site with their paths, for stages that read them and for places in diagnostics.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// Shared with the next version of a site, which has mostly the same files.
    files: Vec<(Arc<str>, Arc<str>)>,
    /// Where the lines of each file begin, once that has been asked for.
    lines: Vec<OnceLock<Vec<usize>>>,
    /// The bytes of files that are too large to be read; their texts are empty.
    unread: HashMap<FileIx, usize>,
}

impl Sources {
    /// Adds a file: its path relative to the site with `/`, and its text without a byte order mark.
    ///
    /// # Panics
    /// If there are more than 2^32 files.
    pub fn add(&mut self, path: String, text: String) -> FileIx {
        let at = FileIx(u32::try_from(self.files.len()).expect("fewer than 2^32 files"));
        self.files.push((path.into(), text.into()));
        self.lines.push(OnceLock::new());
        at
    }

    /// Adds a file that is too large to be read, and so many bytes long.
    pub fn add_unread(&mut self, path: String, size: usize) -> FileIx {
        let at = self.add(path, String::new());
        self.unread.insert(at, size);
        at
    }

    /// How many bytes a file has that was too large to be read.
    #[must_use]
    pub fn unread(&self, file: FileIx) -> Option<usize> {
        self.unread.get(&file).copied()
    }

    /// Replaces the text of a file.
    pub fn replace(&mut self, file: FileIx, text: String) {
        self.files[file.0 as usize].1 = text.into();
        self.lines[file.0 as usize] = OnceLock::new();
        self.unread.remove(&file);
    }

    /// The path relative to the site, with `/`.
    #[must_use]
    pub fn path(&self, file: FileIx) -> &str {
        &self.files[file.0 as usize].0
    }

    /// The text.
    #[must_use]
    pub fn text(&self, file: FileIx) -> &str {
        &self.files[file.0 as usize].1
    }

    /// Where its lines begin, in bytes.
    pub(super) fn lines(&self, file: FileIx) -> &[usize] {
        let starts = || std::iter::once(0).chain(self.text(file).match_indices('\n').map(|(at, _)| at + 1)).collect();
        self.lines[file.0 as usize].get_or_init(starts)
    }

    /// Every file.
    pub fn iter(&self) -> impl Iterator<Item = (FileIx, &str)> {
        (0u32..).zip(&self.files).map(|(at, (path, _))| (FileIx(at), &**path))
    }
}
