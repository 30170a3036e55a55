//! Adds a record to the end of a file.

use super::{WriteError, whole};
use crate::{
    model::Id,
    parse::mapping,
    yaml::{Mapping, Value},
};
use std::{borrow::Cow, fs, io, path::Path};

const UNREADABLE: &str = "it cannot be read: see what `kunten check` tells of it";

/// Adds a record to the end of a file of YAML that is a map by id, and touches nothing else in it.
///
/// # Errors
/// If the id exists already, if the file cannot be read or written, or if anything else in it would change; then it stays as it
/// was.
pub fn append(root: &Path, path: &str, id: &Id, record: &str) -> Result<(), WriteError> {
    let file = root.join(path);
    let failed = |error: io::Error| WriteError::Machine { path: file.clone(), error };
    let real = file.canonicalize().map_err(failed)?;
    let text = String::from_utf8(fs::read(&real).map_err(failed)?);
    match text.map_err(|_| UNREADABLE).and_then(|text| appended(&text, id, record)) {
        Ok(text) => whole::replace(&real, text.as_bytes()).map_err(failed),
        Err(why) => Err(WriteError::Refused { path: file, why }),
    }
}

/// Returns the text with the record at its end, or why that is not possible.
fn appended(text: &str, id: &Id, record: &str) -> Result<String, &'static str> {
    let before = mapping(&plain(text)).ok_or(UNREADABLE)?;
    if before.keys().any(|key| names(key, id)) {
        return Err("that id is there already");
    }
    let base = if before.is_empty() { without_brackets(text) } else { Cow::Borrowed(text) };
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let fresh = base.is_empty() || base == "\u{feff}";
    let last = if fresh || base.ends_with(['\n', '\r']) { "" } else { end };
    let blank = if fresh || base.ends_with("\n\n") || base.ends_with("\n\r\n") { "" } else { end };
    let record = record.replace('\n', end);
    // A blank line would be a part of some texts in blocks.
    let tries = [format!("{base}{last}{blank}{record}"), format!("{base}{last}{record}")];
    let holds = |text: &String| mapping(&plain(text)).is_some_and(|after| is_with(&before, &after, id, &record));
    tries
        .into_iter()
        .find(holds)
        .ok_or("nothing can be added to its end: it is written in brackets, or indented; add the record by hand")
}

/// Returns whether a map is what it was, plus the record.
fn is_with(before: &Mapping, after: &Mapping, id: &Id, record: &str) -> bool {
    let Some(added) = mapping(&plain(record)).filter(|added| added.len() == 1) else { return false };
    let rest = after.iter().filter(|(key, _)| !names(key, id));
    after.len() == before.len() + 1 && rest.eq(before.iter()) && added.iter().all(|(key, value)| after.get(key) == Some(value))
}

/// Whether a key is the id: digits alone are a number to YAML.
fn names(key: &Value, id: &Id) -> bool {
    match key {
        Value::String(text) => text == id.as_str(),
        Value::Number(number) => number.to_string() == id.as_str(),
        _ => false,
    }
}

/// The text as `load` reads it.
fn plain(text: &str) -> String {
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n")
}

/// Returns the text without the brackets, if it is an empty map.
fn without_brackets(text: &str) -> Cow<'_, str> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let code = line.find('#').map_or(line, |comment| &line[..comment]);
        if let Some(open) = code.find('{') {
            let rest = &text[at + open..];
            let Some(close) = rest.find('}') else { break };
            return Cow::Owned(format!("{}{}", &text[..at + open], &rest[close + 1..]));
        }
        at += line.len();
    }
    Cow::Borrowed(text)
}

#[cfg(test)]
mod tests {
    use super::{Mapping, appended, names, plain};
    use crate::{model::Id, parse::mapping};
    use proptest::prelude::*;

    const RECORD: &str = "new:\n  text: \"\"\n";

    fn with(text: &str) -> Result<String, &'static str> {
        appended(text, &Id::parse("new").expect("an id"), RECORD)
    }

    #[test]
    fn everything_else_stays_byte_for_byte() {
        for (before, after) in [
            ("", "new:\n  text: \"\"\n"),
            ("# c\n", "# c\n\nnew:\n  text: \"\"\n"),
            ("# c\n\n", "# c\n\nnew:\n  text: \"\"\n"),
            ("a: 1", "a: 1\n\nnew:\n  text: \"\"\n"),
            ("a: 1\n\n\n# end\n", "a: 1\n\n\n# end\n\nnew:\n  text: \"\"\n"),
            ("a: 1 # c", "a: 1 # c\n\nnew:\n  text: \"\"\n"),
            ("a:\r\n  b: 1\r\n", "a:\r\n  b: 1\r\n\r\nnew:\r\n  text: \"\"\r\n"),
            ("a: 1\r\n\r\n", "a: 1\r\n\r\nnew:\r\n  text: \"\"\r\n"),
            ("\u{feff}a: 1\n", "\u{feff}a: 1\n\nnew:\n  text: \"\"\n"),
            ("\u{feff}", "\u{feff}new:\n  text: \"\"\n"),
            ("---\na: 1\n", "---\na: 1\n\nnew:\n  text: \"\"\n"),
            ("{}", "new:\n  text: \"\"\n"),
            ("# {none}\n{ } # yet\n", "# {none}\n # yet\n\nnew:\n  text: \"\"\n"),
            // A file that ends in a text that keeps its blank lines gets none.
            ("a: |+\n  b\n", "a: |+\n  b\nnew:\n  text: \"\"\n"),
        ] {
            assert_eq!(with(before).as_deref(), Ok(after), "{before:?}");
        }
    }

    #[test]
    fn what_cannot_be_added_to_is_refused() {
        for (before, why) in [
            ("new: 1\n", "that id is there already"),
            ("\"new\": 1\n", "that id is there already"),
            ("{ a: 1 }\n", "nothing can be added"),
            ("  a: 1\n", "nothing can be added"),
            ("a: 1\n...\n", "nothing can be added"),
            ("a: [\n", "it cannot be read"),
            ("a: 1\na: 2\n", "it cannot be read"),
            ("- a\n", "it cannot be read"),
            ("a\n", "it cannot be read"),
            ("a: &b c\n", "it cannot be read"),
        ] {
            let told = with(before).expect_err(before);
            assert!(told.starts_with(why), "{before:?}: {told}");
        }
    }

    #[test]
    fn digits_are_an_id() {
        let id = Id::parse("381").expect("an id");
        assert_eq!(appended("381: a\n", &id, "\"381\": b\n"), Err("that id is there already"));
        assert_eq!(appended("38: a\n", &id, "\"381\": b\n").as_deref(), Ok("38: a\n\n\"381\": b\n"));
    }

    proptest! {
        /// For any file: either it is refused, or everything in it is still there, plus the record.
        #[test]
        fn all_else_is_kept(lines in prop::collection::vec("( {0,3})([a-d]{1,2}: ?)?(\\|\\+?|>-?|\"|'|[a-z{}#, \u{e9}]{0,6})", 0..8), end in "(\n|\r\n|\r)", tail in any::<bool>()) {
            let mut text = lines.join(&end);
            if tail {
                text.push_str(&end);
            }
            if let Ok(added) = with(&text) {
                let (before, after) = (mapping(&plain(&text)).expect("it was read"), mapping(&plain(&added)).expect("it is read"));
                prop_assert!(before.is_empty() || added.starts_with(&text));
                let id = Id::parse("new").expect("an id");
                let rest: Mapping = after.into_iter().filter(|(key, _)| !names(key, &id)).collect();
                prop_assert_eq!(rest, before);
            }
        }
    }
}
