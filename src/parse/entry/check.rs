//! The entry of a source (Hayagriva's YAML), checked.
//!
//! Hayagriva drops keys that it does not know, takes `$` for the start of Typst's mathematics, and accepts any scheme of address. So
//! the entry is checked before Hayagriva sees it, in words for the one who wrote it.

use crate::yaml::{self, Mapping, Unreadable, Value};
use std::str::FromStr as _;

use hayagriva::types::{ChunkedString, Date, EntryType, QualifiedUrl};
use hayagriva::{Entry, io};
use thiserror::Error;

/// Every key of an entry, and of each of its parents.
pub(crate) const KEYS: &[&str] = &[
    "type",
    "title",
    "author",
    "date",
    "editor",
    "affiliated",
    "publisher",
    "location",
    "organization",
    "issue",
    "chapter",
    "volume",
    "volume-total",
    "edition",
    "page-range",
    "page-total",
    "time-range",
    "runtime",
    "url",
    "serial-number",
    "serial",
    "language",
    "archive",
    "archive-location",
    "call-number",
    "note",
    "abstract",
    "genre",
    "parent",
];
/// Keys whose text may hold Hayagriva's braces (`{GPU}` keeps its case).
const TEXTS: &[&str] = &[
    "title",
    "publisher",
    "location",
    "organization",
    "archive",
    "archive-location",
    "call-number",
    "note",
    "abstract",
    "genre",
];
const PERSON: &[&str] = &["name", "given-name", "prefix", "suffix", "comma-suffix", "alias"];

/// What is wrong with an entry, in an editor's words.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum EntryError {
    #[error("an entry is a mapping, such as `{{ type: web, title: …, publisher: …, date: 2026-01, url: https://… }}`")]
    NotAMapping,
    #[error("the entry has no `type`; for a page on the web it is `web`")]
    NoType,
    #[error(
        "there is no type `{found}`{hint}; sources are mostly web, article, report, post, audio, video, legislation or repository"
    )]
    UnknownType { found: String, hint: &'static str },
    #[error("the entry has no `title`; where it is not known, describe the source in brackets: '[press briefing]'")]
    NoTitle,
    #[error("an entry has no key `{key}`{hint}")]
    UnknownKey { key: String, hint: &'static str },
    #[error("`{key}` is empty; {}", if key == "title" { "where it is not known, describe the source in brackets: '[press briefing]'" } else { "leave it out instead" })]
    Empty { key: String },
    #[error("`{key}: {found}` is not a date ({why}); write 2026-02-11, 2026-02 or 2026, with ~ before it if it is inferred")]
    BadDate { key: String, found: String, why: String },
    #[error("`{key}: {found}` is not a web address ({why}); leave `url` out if there is none")]
    BadAddress { key: String, found: String, why: String },
    #[error("the braces in `{key}` do not match; write \\{{ and \\}} for braces that are meant")]
    BadBraces { key: String },
    #[error("the entry cannot be read: {0}")]
    Refused(String),
}

impl EntryError {
    /// The keys that lead to what is wrong, and whether the last key itself is meant; empty for the entry as a whole.
    pub fn path(&self) -> (Vec<&str>, bool) {
        match self {
            Self::UnknownKey { key, .. } => (key.split('.').collect(), true),
            Self::UnknownType { .. } => (vec!["type"], false),
            Self::Empty { key } | Self::BadDate { key, .. } | Self::BadAddress { key, .. } | Self::BadBraces { key } => {
                (key.split('.').collect(), false)
            }
            Self::NotAMapping | Self::NoType | Self::NoTitle | Self::Refused(_) => (Vec::new(), false),
        }
    }
}

/// Reads the entry of the source `id`. `value` is the entry's mapping alone, without its id.
///
/// # Errors
/// The first thing that is wrong, by the order of the keys.
pub(crate) fn parse_entry(id: &str, value: Value) -> Result<Entry, EntryError> {
    let Value::Mapping(mut fields) = value else { return Err(EntryError::NotAMapping) };
    check_entry(&mut fields, "")?;
    if !fields.contains_key("type") {
        return Err(EntryError::NoType);
    }
    if fields.get("title").is_none_or(Value::is_null) {
        return Err(EntryError::NoTitle);
    }
    // Through text: from a `Value`, Hayagriva cannot borrow, and a `runtime` silently stays a string.
    let library = Mapping::from_iter([(Value::from(id), Value::Mapping(fields))]);
    let text = yaml::print(&library).map_err(|error| EntryError::Refused(error.to_string()))?;
    let library = io::from_yaml_str(&text).map_err(|error| EntryError::Refused(refusal(id, &error.into())))?;
    library.into_iter().next().ok_or(EntryError::NotAMapping)
}

/// Returns Hayagriva's message without the id and the place: the place would be in a text that we made ourselves.
fn refusal(id: &str, error: &Unreadable) -> String {
    let message = error.to_string();
    message.strip_prefix(id).map_or(&*message, |rest| rest.trim_start_matches(['.', ':', ' '])).to_owned()
}

/// Checks the fields of an entry or of a parent, and makes every `$` a plain dollar.
fn check_entry(fields: &mut Mapping, path: &str) -> Result<(), EntryError> {
    for (key, value) in fields.iter_mut() {
        let Some(name) = key.as_str() else { return Err(unknown(path, &format!("{key:?}"))) };
        let here = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        if !KEYS.contains(&name) {
            return Err(unknown(path, name));
        }
        if value.as_str().is_some_and(|text| text.trim().is_empty()) {
            return Err(EntryError::Empty { key: here });
        }
        match name {
            "type" => check_type(value)?,
            "date" => check_date(value, &here)?,
            "url" => check_address(value, &here)?,
            "author" | "editor" => each(value, &mut |item| only(item, PERSON, &here))?,
            "affiliated" => each(value, &mut |item| only(item, &["names", "role"], &here))?,
            "parent" => each(value, &mut |item| item.as_mapping_mut().map_or(Ok(()), |parent| check_entry(parent, &here)))?,
            "publisher" => {
                only(value, &["name", "location"], &here)?;
                check_text(value, &here)?;
            }
            "title" => {
                only(value, &["value", "short"], &here)?;
                check_text(value, &here)?;
            }
            _ if TEXTS.contains(&name) => check_text(value, &here)?,
            _ => {}
        }
    }
    Ok(())
}

fn unknown(path: &str, name: &str) -> EntryError {
    let hint = match name {
        "authors" => "; it is `author`, which may be a list",
        "year" | "issued" | "published" => "; it is `date`",
        "accessed" | "urldate" => "; the day of reading is the source's `seen_on`",
        "site" | "website" | "journal" | "container-title" | "newspaper" => {
            "; it is the `title` of a `parent`, or the `publisher`"
        }
        "doi" | "isbn" | "issn" | "version" | "number" => "; it belongs under `serial-number`",
        "lang" => "; it is `language`",
        _ => "",
    };
    EntryError::UnknownKey { key: if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }, hint }
}

fn check_type(value: &Value) -> Result<(), EntryError> {
    let Some(found) = value.as_str() else { return Err(EntryError::NoType) };
    let hint = match found.to_lowercase().as_str() {
        "website" | "webpage" | "page" | "online" => "; use `web`",
        "blogpost" | "blog-post" => "; use `article` with a parent of type `blog`, or `web`",
        "news" | "newspaper-article" => "; use `article` with a parent of type `newspaper`, or `web`",
        "dataset" | "data" | "software" | "code" => "; use `repository`",
        "podcast" | "episode" => "; use `scene` with a parent of type `audio`, or `audio`",
        "law" | "act" | "regulation" => "; use `legislation`",
        "tweet" | "toot" | "message" => "; use `post`",
        _ => "",
    };
    EntryType::from_str(found).map(|_| ()).map_err(|_| EntryError::UnknownType { found: found.to_owned(), hint })
}

fn check_date(value: &Value, key: &str) -> Result<(), EntryError> {
    let bad = |found: String, why: &str| Err(EntryError::BadDate { key: key.to_owned(), found, why: why.to_owned() });
    match value {
        Value::String(text) => Date::from_str(text).map_or_else(|error| bad(text.clone(), &error.to_string()), |_| Ok(())),
        Value::Number(year) if year.as_i64().is_some_and(|year| (1000..=9999).contains(&year)) => Ok(()),
        Value::Number(year) => bad(year.to_string(), "a year has four digits"),
        Value::Null => Ok(()),
        // Hayagriva would also take a mapping, but counts its months and days from zero.
        _ => bad("…".to_owned(), "not in brackets, not a mapping"),
    }
}

fn check_address(value: &mut Value, key: &str) -> Result<(), EntryError> {
    only(value, &["value", "date"], key)?;
    let address = value.as_mapping().map_or(Some(&*value), |parts| parts.get("value"));
    let Some(text) = address.and_then(Value::as_str) else { return Ok(()) };
    let why = match QualifiedUrl::from_str(text) {
        Ok(url) if matches!(url.value.scheme(), "http" | "https") => return Ok(()),
        Ok(_) => "it must begin with https:// or http://".to_owned(),
        Err(error) => error.to_string(),
    };
    Err(EntryError::BadAddress { key: key.to_owned(), found: text.to_owned(), why })
}

/// Refuses other keys if the value is a mapping.
fn only(value: &Value, allowed: &[&str], path: &str) -> Result<(), EntryError> {
    let keys = value.as_mapping().into_iter().flat_map(Mapping::keys);
    keys.map(|key| key.as_str().unwrap_or_default())
        .find(|key| !allowed.contains(key))
        .map_or(Ok(()), |key| Err(unknown(path, key)))
}

/// Checks one item or every item of a list.
fn each(value: &mut Value, check: &mut dyn FnMut(&mut Value) -> Result<(), EntryError>) -> Result<(), EntryError> {
    match value {
        Value::Sequence(items) => items.iter_mut().try_for_each(check),
        item => check(item),
    }
}

fn check_text(value: &mut Value, key: &str) -> Result<(), EntryError> {
    match value {
        Value::Mapping(parts) => parts.iter_mut().try_for_each(|(_, part)| check_text(part, key)),
        Value::String(text) => {
            *text = text.trim().replace("\\$", "$").replace('$', "\\$");
            let open = text.replace("\\{", "").matches('{').count();
            let closed = text.replace("\\}", "").matches('}').count();
            let well_formed = open == closed && ChunkedString::from_str(text).is_ok();
            if well_formed { Ok(()) } else { Err(EntryError::BadBraces { key: key.to_owned() }) }
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_said_in_words() {
        let value = |text: &str| yaml::read(text).expect(text);
        let said = |yaml: &str| parse_entry("x", value(yaml)).expect_err(yaml).to_string();
        for (yaml, words) in [
            ("{type: web, title: T, titel: x}", "an entry has no key `titel`"),
            (
                "{type: web, title: T, accessed: x}",
                "an entry has no key `accessed`; the day of reading is the source's `seen_on`",
            ),
            ("{type: article, title: T, parent: {titel: x}}", "an entry has no key `parent.titel`"),
            ("{type: web, title: T, author: [{name: x, giben: y}]}", "an entry has no key `author.giben`"),
            (
                "{type: web, title: ''}",
                "`title` is empty; where it is not known, describe the source in brackets: '[press briefing]'",
            ),
            ("{type: web, title: T, author: ''}", "`author` is empty; leave it out instead"),
            (
                "{type: podcast, title: T}",
                "there is no type `podcast`; use `scene` with a parent of type `audio`, or `audio`; sources are",
            ),
            ("{title: T}", "the entry has no `type`"),
            ("{type: web}", "the entry has no `title`"),
            ("{type: web, title: T, date: 2026-02-30}", "`date: 2026-02-30` is not a date (month has no day 30)"),
            ("{type: web, title: T, date: [2026-01]}", "`date: …` is not a date (not in brackets, not a mapping)"),
            ("{type: web, title: T, date: 26}", "`date: 26` is not a date (a year has four digits)"),
            ("{type: article, title: T, parent: {date: soon}}", "`parent.date: soon` is not a date (date format unknown)"),
            ("{type: web, title: T, url: none known}", "`url: none known` is not a web address (relative URL without a base)"),
            ("{type: web, title: T, url: 'javascript:alert(1)'}", "`url: javascript:alert(1)` is not a web address (it must"),
            ("{type: web, title: 'a { b'}", "the braces in `title` do not match"),
            ("{type: web, title: 'a } b'}", "the braces in `title` do not match"),
            ("{type: web, title: 2026}", "the entry cannot be read: title: invalid type: integer `2026`"),
            ("{type: web, title: T, language: 日本語}", "the entry cannot be read: language: "),
            ("web", "an entry is a mapping"),
        ] {
            assert!(said(yaml).starts_with(words), "{yaml}: {}", said(yaml));
        }
    }

    #[test]
    fn no_key_of_hayagriva_is_missing() {
        let value = |key: &&str| match *key {
            "type" => "report".to_owned(),
            "parent" => "{type: book, title: P}".to_owned(),
            "date" => "2026".to_owned(),
            "url" => "https://e.org/".to_owned(),
            "affiliated" => "[{role: translator, names: [X]}]".to_owned(),
            "language" => "en".to_owned(),
            _ => "'1'".to_owned(),
        };
        let yaml: String =
            KEYS.iter().filter(|key| **key != "serial").fold(String::new(), |yaml, key| yaml + key + ": " + &value(key) + "\n");
        let library = std::iter::once(parse_entry("some-id", yaml::read(&yaml).expect("yaml")).expect("every key")).collect();
        let back: Value = yaml::read(&io::to_yaml_str(&library).expect("yaml")).expect("yaml");
        let mut back: Vec<_> = back["some-id"].as_mapping().expect("a mapping").keys().filter_map(Value::as_str).collect();
        let mut keys: Vec<_> = KEYS.iter().copied().filter(|key| *key != "serial").collect();
        back.sort_unstable();
        keys.sort_unstable();
        assert_eq!(back, keys);
    }
}
