//! YAML: the only module that knows which libraries read and write it.
//!
//! `serde_yaml` reads values and prints them; Saphyr looks at a text before (`guard.rs`), and finds places in it afterwards
//! (`marked.rs`). What the two say in English is taken apart here (`Unreadable`, `Refusal`), so nothing else depends on their words.

mod guard;
mod marked;

pub(crate) use guard::{Extra, Refusal, Refused, look};
pub(crate) use marked::Marked;
pub use serde_yaml::{Mapping, Value};

use serde::{Serialize, de::DeserializeOwned};
use thiserror::Error;

/// One step into YAML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Into a mapping.
    Key(Box<str>),
    /// Into a sequence, from 0.
    Item(usize),
}

/// What is meant of a key and its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The key.
    Key,
    /// The value.
    Value,
}

/// Why a text cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum Unreadable {
    /// A key appears twice, which YAML forbids (1.2.2, 3.2.1.1); the last step of the path is that key.
    #[error("the key `{key}` appears twice")]
    Twice { key: String, path: Vec<Step> },
    /// It is not YAML, or not of the expected shape: the message without its place, and the byte at which it was noticed.
    #[error("{why}")]
    Otherwise { why: String, at: usize },
}

/// A value that YAML cannot express.
#[derive(Debug, Error)]
#[error(transparent)]
pub(crate) struct Unsayable(#[from] serde_yaml::Error);

/// Reads a text as a value or a shape of ours. Call [`look`] first if an editor has written it.
pub(crate) fn read<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    Ok(serde_yaml::from_str(text)?)
}

/// The value in YAML, with a line end.
pub(crate) fn print<T: Serialize>(value: &T) -> Result<String, Unsayable> {
    Ok(serde_yaml::to_string(value)?)
}

/// The value as one of YAML.
pub(crate) fn value<T: Serialize>(value: &T) -> Result<Value, Unsayable> {
    Ok(serde_yaml::to_value(value)?)
}

/// Returns the value as it would be written on a line: for a number, its digits.
pub(crate) fn word(value: &Value) -> String {
    print(value).unwrap_or_default().trim().to_owned()
}

impl From<serde_yaml::Error> for Unreadable {
    fn from(error: serde_yaml::Error) -> Self {
        let message = error.to_string();
        let why = without_place(&message);
        twice(why).unwrap_or_else(|| Self::Otherwise {
            why: why.to_owned(),
            at: error.location().map_or(0, |location| location.index()),
        })
    }
}

/// `a.b[2]: duplicate entry with key "c"`, taken apart.
fn twice(message: &str) -> Option<Unreadable> {
    const SIGN: &str = "duplicate entry with key ";
    let mut signs = message.rmatch_indices(SIGN).map(|(at, _)| (&message[..at], &message[at + SIGN.len()..]));
    let (way, key) = signs.find(|(way, _)| way.is_empty() || way.ends_with(": "))?;
    let steps = way.trim_end_matches(": ").split('.').filter(|step| !step.is_empty()).flat_map(steps_of);
    // The key is quoted as Rust does it, a number is not: both are YAML.
    let key = read::<Value>(key.trim_matches('`'))
        .map_or_else(|_| key.to_owned(), |key| key.as_str().map_or_else(|| word(&key), str::to_owned));
    let path = steps.chain([Step::Key(key.as_str().into())]).collect();
    Some(Unreadable::Twice { key, path })
}

/// `evidence[2]`, a part of a path as it is written there.
fn steps_of(step: &str) -> Vec<Step> {
    let mut parts = step.split('[');
    let key = parts.next().filter(|key| !key.is_empty()).map(|key| Step::Key(key.into()));
    let items = parts.filter_map(|part| part.trim_end_matches(']').parse().ok()).map(Step::Item);
    key.into_iter().chain(items).collect()
}

/// Removes `at line 3 column 4`, which the excerpt shows better, and what follows: where something began that is not closed.
fn without_place(message: &str) -> &str {
    const SIGN: &str = " at line ";
    let digits = |text: &'_ str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let is_place = |text: &str| {
        let rest = text[digits(text)..].strip_prefix(" column ");
        rest.map(|rest| &rest[digits(rest)..]).is_some_and(|rest| rest.is_empty() || rest.starts_with(", "))
    };
    let mut signs = message.match_indices(SIGN);
    signs.find(|(at, _)| is_place(&message[at + SIGN.len()..])).map_or(message, |(at, _)| &message[..at])
}

#[cfg(test)]
mod tests {
    use super::{Mapping, Step, Unreadable, Value, read, without_place, word};

    #[test]
    fn a_key_that_stands_twice_is_told_with_the_way_to_it() {
        let key = |name: &str| Step::Key(name.into());
        for (yaml, name, path) in [
            ("a: 1\na: 2\n", "a", vec![key("a")]),
            ("a:\n  b: [{c: 1}, {c: 1, c: 2}]\n", "c", vec![key("a"), key("b"), Step::Item(1), key("c")]),
            ("1: a\n1: b\n", "1", vec![key("1")]),
            ("true: a\ntrue: b\n", "true", vec![key("true")]),
            ("'a\"b': 1\n'a\"b': 2\n", "a\"b", vec![key("a\"b")]),
            ("duplicate x: {y: 1, y: 2}\n", "y", vec![key("duplicate x"), key("y")]),
            ("duplicate entry with key x: {y: 1, y: 2}\n", "y", vec![key("duplicate entry with key x"), key("y")]),
            (
                "a: {duplicate entry with key x: 1, duplicate entry with key x: 2}\n",
                "duplicate entry with key x",
                vec![key("a"), key("duplicate entry with key x")],
            ),
            ("see at line 3: 1\nsee at line 3: 2\n", "see at line 3", vec![key("see at line 3")]),
        ] {
            assert_eq!(read::<Value>(yaml), Err(Unreadable::Twice { key: name.into(), path }), "{yaml}");
        }
    }

    #[test]
    fn what_is_no_yaml_is_told_without_its_place() {
        let told = read::<Value>("a: [b\nc: d\n");
        assert_eq!(told, Err(Unreadable::Otherwise { why: "did not find expected ',' or ']'".into(), at: 7 }));
        assert_eq!(without_place("unknown word `x at line 3` at line 12 column 4"), "unknown word `x at line 3`");
        assert_eq!(without_place("a: at line 3"), "a: at line 3");
    }

    #[test]
    fn a_word_is_what_an_editor_would_write() {
        assert_eq!(word(&Value::from(2026)), "2026");
        assert_eq!(word(&Value::from(true)), "true");
        assert_eq!(word(&Value::from("a b")), "a b");
        assert_eq!(word(&Value::Mapping(Mapping::new())), "{}");
    }
}
