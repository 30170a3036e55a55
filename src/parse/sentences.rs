//! What serde and TOML say in English, taken apart: the one file that knows their words.
//!
//! An editor's own words come in these sentences between signs that they may contain themselves, so they are looked for between
//! what the libraries put before and after them.

use crate::diagnostics::Expected;
use serde::de::Error;
use std::fmt::Display;

/// A sentence by what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sentence {
    UnknownField {
        name: String,
        known: Vec<String>,
    },
    MissingField {
        name: String,
    },
    UnknownVariant {
        found: String,
        known: Vec<String>,
    },
    /// Both in an editor's words.
    WrongType {
        found: String,
        expected: Expected,
    },
    Duplicate {
        name: String,
    },
    /// Our own words, and rare sentences.
    Other(String),
}

/// What a localised text says that it expects.
pub(super) const EACH: &str = "a text, or one for each language";

impl Sentence {
    /// Reads what serde says of a value, without the path to it or its place.
    pub fn of_serde(message: &str) -> Self {
        if let Some((name, known)) = message.strip_prefix("unknown field `").and_then(named) {
            return Self::UnknownField { name, known };
        }
        if let Some((found, known)) = message.strip_prefix("unknown variant `").and_then(named) {
            return Self::UnknownVariant { found, known };
        }
        let quoted = |start| message.strip_prefix(start)?.strip_suffix('`').map(str::to_owned);
        if let Some(name) = quoted("missing field `") {
            return Self::MissingField { name };
        }
        if let Some(name) = quoted("duplicate field `") {
            return Self::Duplicate { name };
        }
        match message.strip_prefix("invalid type: ").and_then(|rest| rest.rsplit_once(", expected ")) {
            Some((found, expected)) => Self::WrongType { found: found_in_words(found), expected: in_words(expected) },
            None => Self::Other(message.to_owned()),
        }
    }

    /// The same for TOML, which has sentences of its own for syntax; `marked` is the text that the sentence is about.
    pub fn of_toml(message: &str, marked: &str) -> Self {
        match message.trim() {
            "duplicate key" if !marked.is_empty() => Self::Duplicate { name: marked.to_owned() },
            message => Self::of_serde(message),
        }
    }
}

/// serde's own sentence for a key that appears twice, which it has only for names that are known beforehand.
pub(super) fn duplicate<E: Error>(name: impl Display) -> E {
    E::custom(format!("duplicate field `{name}`"))
}

/// ``x`, expected `a` or `b``: the name, and those that are known.
fn named(rest: &str) -> Option<(String, Vec<String>)> {
    let (name, known) = rest.rsplit_once("`, expected ").or_else(|| rest.rsplit_once("`, there are no "))?;
    Some((name.to_owned(), known.split('`').skip(1).step_by(2).map(str::to_owned).collect()))
}

/// serde's name of a value in an editor's words.
fn found_in_words(found: &str) -> String {
    let value = found.split_once('`').map(|(_, value)| value.trim_end_matches('`'));
    match (found.split(' ').next().unwrap_or_default(), value) {
        ("integer" | "floating", Some(number)) => format!("the number {number}"),
        ("boolean", Some(value)) => format!("`{value}`, which is yes or no"),
        ("string", _) => format!("the text {}", found.trim_start_matches("string ")),
        ("sequence", _) => "a list".to_owned(),
        ("map", _) => "a map of keys".to_owned(),
        ("unit" | "Option", _) => "nothing".to_owned(),
        _ => found.to_owned(),
    }
}

/// serde's name of what it expected, or that of a type of ours.
fn in_words(expected: &str) -> Expected {
    match expected {
        "a string" => Expected::Text,
        EACH => Expected::Texts,
        "a sequence" => Expected::List,
        "a map" => Expected::Map,
        "a boolean" => Expected::Boolean,
        other if other.starts_with("struct ") => Expected::Map,
        other => Expected::Other(other.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Expected, Sentence, duplicate};
    use crate::yaml;
    use serde::{Deserialize, de::value};

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only what is wrong in it is looked at")]
    struct Shape {
        a: String,
        b: Option<bool>,
        c: Option<Word>,
        d: Option<Vec<String>>,
        e: Option<Nothing>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Word {
        Yes,
        No,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Nothing {}

    /// Of a value, as its sentences have neither way nor place.
    fn yaml(text: &str) -> Sentence {
        let value: yaml::Value = yaml::read(text).expect(text);
        Sentence::of_serde(&Shape::deserialize(value).expect_err(text).to_string())
    }

    fn toml(text: &str) -> Sentence {
        let error = toml::from_str::<Shape>(text).expect_err(text);
        Sentence::of_toml(error.message(), error.span().and_then(|at| text.get(at)).unwrap_or_default())
    }

    fn unknown(name: &str, known: &[&str]) -> Sentence {
        Sentence::UnknownField { name: name.into(), known: known.iter().copied().map(str::to_owned).collect() }
    }

    fn wrong(found: &str, expected: Expected) -> Sentence {
        Sentence::WrongType { found: found.into(), expected }
    }

    #[test]
    fn keys() {
        let all = ["a", "b", "c", "d", "e"];
        assert_eq!(yaml("{a: x, f: y}"), unknown("f", &all));
        assert_eq!(yaml("{a: x, 'f`, `g': y}"), unknown("f`, `g", &all));
        assert_eq!(yaml("{a: x, 'f`, expected `g': y}"), unknown("f`, expected `g", &all));
        assert_eq!(yaml("{a: x, e: {f: y}}"), unknown("f", &[]));
        assert_eq!(yaml("{b: true}"), Sentence::MissingField { name: "a".into() });
        assert_eq!(toml("a = 'x'\nf = 1"), unknown("f", &all));
        assert_eq!(toml("b = true"), Sentence::MissingField { name: "a".into() });
    }

    #[test]
    fn keys_that_stand_twice() {
        let twice = Sentence::Duplicate { name: "a".into() };
        assert_eq!(toml("a = 'x'\na = 'y'"), twice);
        assert_eq!(toml("e = { a = 1, a = 2 }"), twice);
        assert_eq!(Sentence::of_serde(&duplicate::<value::Error>("a").to_string()), twice);
    }

    #[test]
    fn words() {
        let word = |found: &str| Sentence::UnknownVariant { found: found.into(), known: vec!["yes".into(), "no".into()] };
        assert_eq!(yaml("{a: x, c: yess}"), word("yess"));
        assert_eq!(yaml("{a: x, c: 'y`z at line 3'}"), word("y`z at line 3"));
        assert_eq!(toml("a = 'x'\nc = 'yess'"), word("yess"));
    }

    #[test]
    fn types() {
        assert_eq!(yaml("{a: 1}"), wrong("the number 1", Expected::Text));
        assert_eq!(yaml("{a: true}"), wrong("`true`, which is yes or no", Expected::Text));
        assert_eq!(yaml("{a: ~}"), wrong("nothing", Expected::Text));
        assert_eq!(yaml("{a: x, b: 'on'}"), wrong("the text \"on\"", Expected::Boolean));
        assert_eq!(yaml("{a: x, d: 'y, expected z'}"), wrong("the text \"y, expected z\"", Expected::List));
        assert_eq!(yaml("[]"), wrong("a list", Expected::Map));
        assert_eq!(toml("a = 1.5"), wrong("the number 1.5", Expected::Text));
        assert_eq!(toml("a = ['x']"), wrong("a list", Expected::Text));
        assert_eq!(toml("a = 'x'\nb = 'on'"), wrong("the text \"on\"", Expected::Boolean));
        assert_eq!(toml("a = 'x'\nd = { y = 1 }"), wrong("a map of keys", Expected::List));
    }

    #[test]
    fn other_sentences_stay_as_they_are() {
        assert_eq!(Sentence::of_serde("`x y` is not a valid id"), Sentence::Other("`x y` is not a valid id".into()));
        assert!(matches!(toml("a = "), Sentence::Other(_)));
    }
}
