//! What takes roxmltree, and other readers of XML, a time that grows with the square of it.

use memchr::{memchr_iter, memmem};
use std::{collections::HashSet, ops::Range};

/// Attributes of one element. Each is held against all others, so a million of them would take hours.
const ATTRIBUTES: usize = 500;

/// Prefixes of namespaces. All that are known are copied to each element that declares one.
const PREFIXES: usize = 32;

/// More of something than any text has that somebody wrote.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Costly {
    /// How many there may be.
    pub most: usize,
    pub what: &'static str,
    pub at: Range<usize>,
}

/// Finds what should not be read as XML at all.
pub(crate) fn costly(text: &str) -> Option<Costly> {
    // A `<` within an attribute is not well formed, so no element has more attributes than there are signs up to the next one.
    let mut starts = memchr_iter(b'<', text.as_bytes()).peekable();
    while let Some(start) = starts.next() {
        let until = starts.peek().copied().unwrap_or(text.len());
        if memmem::find_iter(&text.as_bytes()[start..until], b"=").count() > ATTRIBUTES && has_many(&text[start..until]) {
            return Some(Costly { most: ATTRIBUTES, what: "attributes in one element", at: start..start + 1 });
        }
    }
    let mut prefixes = HashSet::new();
    for at in memmem::find_iter(text.as_bytes(), "xmlns:") {
        let name = &text[at + "xmlns:".len()..];
        prefixes.insert(&name[..name.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(name.len())]);
        if prefixes.len() > PREFIXES {
            return Some(Costly { most: PREFIXES, what: "prefixes of namespaces", at: at..at + "xmlns".len() });
        }
    }
    None
}

/// Whether a start tag has more attributes than an element may have; text and comments behind it have none.
fn has_many(tag: &str) -> bool {
    let values = tag.split('=').skip(1).filter(|value| value.trim_start().starts_with(['"', '\'']));
    !tag.starts_with("<!") && values.count() > ATTRIBUTES
}
