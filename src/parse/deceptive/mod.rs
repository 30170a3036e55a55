//! Signs and words that look like others, or like nothing: a reader is shown something else than what stands there.

mod mixed;
mod unseen;

use super::limits;
use crate::{
    diagnostics::{Kind, Report, Sign, YamlPlace, is_unseen},
    yaml::{self, Value},
};
use std::ops::Range;

/// All that deceives in a text, with its bytes there.
pub(super) fn find(text: &str) -> Vec<(Kind, Range<usize>)> {
    if !is_suspect(text) {
        return Vec::new();
    }
    let mut found = unseen::find(text);
    found.extend(mixed::find(text));
    found.sort_by_key(|(_, range)| range.start);
    found
}

/// Whether any of it can be in a text: most texts are passed over by one look at each character.
fn is_suspect(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(|c| mixed::is_suspect(c) || (is_unseen(c) && c != '\u{ad}'))
}

/// What is written as an entity in Markdown, such as `&#x202e;`: whoever reviews the file sees it, and readers of the page do not.
pub(super) fn entity(text: &str) -> Option<Kind> {
    text.chars().find(|c| unseen::turns(*c)).map(|sign| Kind::TurningSign { sign: Sign(sign) })
}

/// Tells of all that deceives in the values of a record, which may be read.
pub(super) fn tell(yaml: &str, place: &YamlPlace, report: &mut Report) {
    // Within quotation marks a sign may be written as an escape.
    if !(is_suspect(yaml) || yaml.contains("\\u") || yaml.contains("\\x") || yaml.contains("\\U")) || yaml.len() > limits::FILE {
        return;
    }
    let Ok(value) = yaml::read::<Value>(yaml) else { return };
    let mut open = vec![(&value, place.clone())];
    while let Some((value, here)) = open.pop() {
        match value {
            Value::String(text) => {
                let mut told = Vec::new();
                for (kind, _) in find(text) {
                    // The value has one place for all of them.
                    if !told.contains(&kind) {
                        told.push(kind.clone());
                        report.emit(kind, here.clone());
                    }
                }
            }
            Value::Mapping(map) => {
                open.extend(map.iter().filter_map(|(key, value)| Some((value, here.key(key.as_str()?)))));
            }
            Value::Sequence(items) => open.extend(items.iter().enumerate().map(|(k, item)| (item, here.item(k)))),
            _ => {}
        }
    }
}
