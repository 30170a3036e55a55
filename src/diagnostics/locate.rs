use super::{Part, Place, Sources, Step, YamlPlace};
use saphyr::{LoadableYamlNode, MarkedYaml, Scalar, ScanError, YamlData};
use std::ops::Range;

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

pub(super) fn locate<'s>(place: &'s Place, sources: &'s Sources) -> Located<'s> {
    let (file, range) = match place {
        Place::Path(path) => return Located { path, text: "", range: 0..0, starts: &[] },
        Place::File(file) => (*file, 0..0),
        Place::Span(file, range) => (*file, range.clone()),
        Place::Yaml(yaml) => (yaml.file, find(yaml, sources.text(yaml.file))),
    };
    let text = sources.text(file);
    let start = floor(text, range.start);
    Located { path: sources.path(file), text, range: start..floor(text, range.end).max(start), starts: sources.lines(file) }
}

/// The nearest beginning of a character at or before a byte.
fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at.min(text.len()))
}

/// Reads the YAML once more with places; serde keeps none. Where the way leads nowhere, the last place that it reached.
fn find(place: &YamlPlace, text: &str) -> Range<usize> {
    let yaml = &text[place.within.clone()];
    let start = place.within.start;
    let offsets = Offsets::new(yaml);
    let root = match MarkedYaml::load_from_str(yaml) {
        Ok(documents) => documents.into_iter().next(),
        Err(error) => return again(place, &error, &offsets),
    };
    let Some(root) = root else { return start..start };
    let mut node = &root;
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
