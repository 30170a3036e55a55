//! Where a diagnostic stands, before anybody looks it up in the text.

use super::{FileIx, Part, Sources, Step};
use std::ops::Range;

/// The place of a diagnostic. Looked up in the text only when it is drawn: a site without errors pays nothing for places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A path that was not read, or does not exist; relative to the site.
    Path(String),
    /// A whole file: its beginning.
    File(FileIx),
    /// Bytes of a file.
    Span(FileIx, Range<usize>),
    /// A key or value of a YAML text.
    Yaml(YamlPlace),
}

impl Place {
    /// The file, if it was read.
    pub(crate) const fn file(&self) -> Option<FileIx> {
        match self {
            Self::Path(_) => None,
            Self::File(file) | Self::Span(file, _) => Some(*file),
            Self::Yaml(place) => Some(place.file),
        }
    }

    /// The path, relative to the site.
    pub(crate) fn path<'a>(&'a self, sources: &'a Sources) -> &'a str {
        match self {
            Self::Path(path) => path,
            Self::File(file) | Self::Span(file, _) => sources.path(*file),
            Self::Yaml(place) => sources.path(place.file),
        }
    }
}

/// A place in YAML by the path to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YamlPlace {
    /// The file.
    pub file: FileIx,
    /// The bytes of the file that are YAML: all of it, or the front matter.
    pub within: Range<usize>,
    /// The keys and numbers that lead there; empty for the whole.
    pub path: Vec<Step>,
    /// Whether the last key itself is meant or its value.
    pub part: Part,
}

impl YamlPlace {
    /// The whole of a YAML text.
    #[must_use]
    pub const fn root(file: FileIx, within: Range<usize>) -> Self {
        Self { file, within, path: Vec::new(), part: Part::Value }
    }

    /// The value under a key.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        self.step(Step::Key(key.into()))
    }

    /// An item of a sequence.
    #[must_use]
    pub fn item(&self, index: usize) -> Self {
        self.step(Step::Item(index))
    }

    /// The key itself that leads here.
    #[must_use]
    pub fn name(&self) -> Self {
        Self { part: Part::Key, ..self.clone() }
    }

    fn step(&self, step: Step) -> Self {
        let mut place = self.clone();
        place.path.push(step);
        place.part = Part::Value;
        place
    }
}

impl From<YamlPlace> for Place {
    fn from(place: YamlPlace) -> Self {
        Self::Yaml(place)
    }
}
