use super::{FileIx, Part, Place, Sources, Step, YamlPlace};
use saphyr::{LoadableYamlNode, MarkedYaml, Scalar, ScanError, YamlData};
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
    yaml: HashMap<(FileIx, usize), Yaml<'s>>,
}

/// A YAML text with its places, or why it has none.
struct Yaml<'s> {
    root: Result<Option<MarkedYaml<'s>>, ScanError>,
    offsets: Offsets,
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
        let read = self.yaml.entry((place.file, place.within.start)).or_insert_with(|| Yaml {
            root: MarkedYaml::load_from_str(yaml).map(|documents| documents.into_iter().next()),
            offsets: Offsets::new(yaml),
        });
        find(place, yaml, read)
    }
}

/// The nearest beginning of a character at or before a byte.
fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at.min(text.len()))
}

/// The place in a text that was read once more with places, since serde keeps none. Where the way leads nowhere, the last place
/// that it reached.
fn find(place: &YamlPlace, yaml: &str, read: &Yaml) -> Range<usize> {
    let start = place.within.start;
    let offsets = &read.offsets;
    let root = match &read.root {
        Ok(root) => root,
        Err(error) => return again(place, error, offsets),
    };
    let Some(root) = root else { return start..start };
    let mut node = root;
    let mut found = start..start;
    for (depth, step) in place.path.iter().enumerate() {
        let last = depth + 1 == place.path.len();
        match (step, &node.data) {
            (Step::Key(key), YamlData::Mapping(mapping)) => {
                let Some((name, value)) = mapping.iter().find(|(name, _)| is_key(name, key)) else { return found };
                let marked = if last && place.part == Part::Key { name } else { value };
                found = offsets.trimmed(yaml, marked, start);
                node = value;
            }
            (Step::Item(index), YamlData::Sequence(items)) => {
                let Some(item) = items.get(*index) else { return found };
                found = offsets.trimmed(yaml, item, start);
                node = item;
            }
            // A single id where a list is allowed is the list's only item.
            (Step::Item(0), YamlData::Value(_)) => {}
            _ => return found,
        }
    }
    found
}

/// Where a key stands for the second time, for which Saphyr refuses the whole text; of any other refusal, the beginning.
fn again(place: &YamlPlace, error: &ScanError, offsets: &Offsets) -> Range<usize> {
    let start = place.within.start;
    match place.path.last() {
        Some(Step::Key(key)) if error.info().contains("duplicated key") => {
            let at = start + offsets.byte(error.marker().index());
            at..at + key.len()
        }
        _ => start..start,
    }
}

fn is_key(node: &MarkedYaml, key: &str) -> bool {
    match &node.data {
        YamlData::Value(Scalar::String(text)) | YamlData::Representation(text, ..) => text == key,
        YamlData::Value(Scalar::Integer(number)) => number.to_string() == key,
        _ => false,
    }
}

/// Saphyr counts characters; we count bytes.
struct Offsets(Vec<usize>);

impl Offsets {
    fn new(text: &str) -> Self {
        Self(text.char_indices().map(|(at, _)| at).chain([text.len()]).collect())
    }

    fn byte(&self, character: usize) -> usize {
        self.0[character.min(self.0.len() - 1)]
    }

    /// The node's bytes without the blank lines and spaces that a block ends with; of a block mapping or sequence its
    /// first line.
    fn trimmed(&self, yaml: &str, node: &MarkedYaml, base: usize) -> Range<usize> {
        let (start, end) = (self.byte(node.span.start.index()), self.byte(node.span.end.index()));
        let text = yaml[start..end.max(start)].trim_end();
        let flow = text.starts_with(['{', '[']);
        let block = matches!(node.data, YamlData::Mapping(_) | YamlData::Sequence(_)) && !flow;
        let text = if block { text.lines().next().unwrap_or_default() } else { text };
        base + start..base + start + text.len()
    }
}
