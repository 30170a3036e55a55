//! The places of keys and values in a YAML text. serde keeps no places, so Saphyr reads the text once more.

use super::{Part, Step};
use saphyr::{LoadableYamlNode, MarkedYaml, Scalar, ScanError, YamlData};
use std::ops::Range;

/// A YAML text with its places, or why it has none.
pub(crate) struct Marked<'s> {
    text: &'s str,
    root: Result<Option<MarkedYaml<'s>>, ScanError>,
    offsets: Offsets,
}

impl<'s> Marked<'s> {
    /// Reads the text with its places. A text that Saphyr refuses has at most the place of its fault.
    pub fn read(text: &'s str) -> Self {
        let root = MarkedYaml::load_from_str(text).map(|documents| documents.into_iter().next());
        Self { text, root, offsets: Offsets::new(text) }
    }

    /// Returns the bytes to which a path leads, or the last place that it reached.
    pub fn find(&self, path: &[Step], part: Part) -> Range<usize> {
        let root = match &self.root {
            Ok(root) => root,
            Err(error) => return self.again(path, error),
        };
        let Some(mut node) = root.as_ref() else { return 0..0 };
        let mut found = 0..0;
        for (depth, step) in path.iter().enumerate() {
            let last = depth + 1 == path.len();
            match (step, &node.data) {
                (Step::Key(key), YamlData::Mapping(mapping)) => {
                    let Some((name, value)) = mapping.iter().find(|(name, _)| is_key(name, key)) else { return found };
                    found = self.trimmed(if last && part == Part::Key { name } else { value });
                    node = value;
                }
                (Step::Item(index), YamlData::Sequence(items)) => {
                    let Some(item) = items.get(*index) else { return found };
                    found = self.trimmed(item);
                    node = item;
                }
                // A single id where a list is allowed is the list's only item.
                (Step::Item(0), YamlData::Value(_)) => {}
                _ => return found,
            }
        }
        found
    }

    /// Returns where a key appears for the second time, for which Saphyr refuses the whole text; otherwise the beginning.
    fn again(&self, path: &[Step], error: &ScanError) -> Range<usize> {
        match path.last() {
            Some(Step::Key(key)) if error.info().contains("duplicated key") => {
                let at = self.offsets.byte(error.marker().index());
                at..at + key.len()
            }
            _ => 0..0,
        }
    }

    /// The node's bytes without the blank lines and spaces that a block ends with; of a block mapping or sequence its
    /// first line.
    fn trimmed(&self, node: &MarkedYaml) -> Range<usize> {
        let (start, end) = (self.offsets.byte(node.span.start.index()), self.offsets.byte(node.span.end.index()));
        let text = self.text[start..end.max(start)].trim_end();
        let flow = text.starts_with(['{', '[']);
        let block = matches!(node.data, YamlData::Mapping(_) | YamlData::Sequence(_)) && !flow;
        let text = if block { text.lines().next().unwrap_or_default() } else { text };
        start..start + text.len()
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
}

#[cfg(test)]
mod tests {
    use super::{Marked, Part, Step};

    #[test]
    fn a_way_ends_at_a_key_a_value_or_where_it_is_lost() {
        let yaml = "é:\n  - b: c\n    d: [e, f]\n\n1: g\n";
        let marked = Marked::read(yaml);
        let key = |name: &str| Step::Key(name.into());
        let found = |path: &[Step], part| &yaml[marked.find(path, part)];
        assert_eq!(found(&[key("é"), Step::Item(0), key("d")], Part::Key), "d");
        assert_eq!(found(&[key("é"), Step::Item(0), key("d"), Step::Item(1)], Part::Value), "f");
        assert_eq!(found(&[key("é"), Step::Item(0)], Part::Value), "b: c");
        assert_eq!(found(&[key("1")], Part::Value), "g");
        assert_eq!(found(&[key("1"), Step::Item(0)], Part::Value), "g");
        assert_eq!(found(&[key("1"), key("x")], Part::Value), "g");
        assert_eq!(found(&[key("x")], Part::Value), "");
    }

    #[test]
    fn a_key_that_stands_twice_is_found_at_its_second_place() {
        let yaml = "é: 1\nab: 2\nab: 3\n";
        assert_eq!(Marked::read(yaml).find(&[Step::Key("ab".into())], Part::Key), 12..14);
        assert_eq!(Marked::read("a: [").find(&[Step::Key("a".into())], Part::Key), 0..0);
    }
}
