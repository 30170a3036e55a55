//! Places as bytes, lines and columns of a text.

use super::{FileIx, Place, Sources, YamlPlace};
use crate::yaml::Marked;
use std::{collections::HashMap, ops::Range};

/// A place in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<'s> {
    /// The file, relative to the site with `/`.
    pub path: &'s str,
    /// Its text; empty where it was not read.
    pub text: &'s str,
    /// The bytes that are meant.
    pub range: Range<usize>,
    /// Where the lines of the text begin.
    starts: &'s [usize],
}

impl Located<'_> {
    /// Line and column of the beginning and of the exclusive end, from 1, in Unicode scalar values.
    #[must_use]
    pub fn lines(&self) -> ((usize, usize), (usize, usize)) {
        (self.position(self.range.start), self.position(self.range.end))
    }

    fn position(&self, at: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= at).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or_default();
        (line, self.text[start..at].chars().count() + 1)
    }
}

/// Finds places in texts; a YAML text is read once for all its places.
pub(super) struct Locator<'s> {
    sources: &'s Sources,
    yaml: HashMap<(FileIx, usize), Marked<'s>>,
}

impl<'s> Locator<'s> {
    pub fn new(sources: &'s Sources) -> Self {
        Self { sources, yaml: HashMap::new() }
    }

    pub fn locate(&mut self, place: &'s Place) -> Located<'s> {
        let (file, range) = match place {
            Place::Path(path) => return Located { path, text: "", range: 0..0, starts: &[] },
            Place::File(file) => (*file, 0..0),
            Place::Span(file, range) => (*file, range.clone()),
            Place::Yaml(yaml) => (yaml.file, self.find(yaml)),
        };
        let text = self.sources.text(file);
        let start = floor(text, range.start);
        let range = start..floor(text, range.end).max(start);
        Located { path: self.sources.path(file), text, range, starts: self.sources.lines(file) }
    }

    fn find(&mut self, place: &YamlPlace) -> Range<usize> {
        let yaml = &self.sources.text(place.file)[place.within.clone()];
        let read = self.yaml.entry((place.file, place.within.start)).or_insert_with(|| Marked::read(yaml));
        let found = read.find(&place.path, place.part);
        place.within.start + found.start..place.within.start + found.end
    }
}

/// The nearest beginning of a character at or before a byte.
fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at.min(text.len()))
}
