//! Every fault of a YAML value that has not the shape it should have.
//!
//! serde stops at the first. So each fault is mended in a copy by something of the right shape, and the copy read again, until
//! serde has nothing left to say.

use crate::diagnostics::{Kind, Part, Step, ValueFault, nearest};
use serde::de::DeserializeOwned;
use serde_path_to_error::{Path, Segment};
use serde_yaml::{Mapping, Value};

/// Something that is wrong, and the way to it.
#[derive(Debug)]
pub(super) struct Fault {
    pub kind: Kind,
    pub path: Vec<Step>,
    pub part: Part,
}

/// All that is wrong with a value, in the order of its keys; what is missing comes last.
#[derive(Debug)]
pub(super) struct Faults {
    pub first: Fault,
    pub rest: Vec<Fault>,
}

/// What a string is to an editor.
const TEXT: &str = "a text";

/// More faults than anybody mends at once.
const MOST: usize = 64;

/// Reads a value, or gives all of its faults.
pub(super) fn read<T: DeserializeOwned>(mut value: Value) -> Result<T, Box<Faults>> {
    let first = match first::<T>(&mut value) {
        Ok(whole) => return Ok(whole),
        Err(fault) => *fault,
    };
    let mut next = mend::<T>(&mut value, &first);
    let mut rest = Vec::new();
    while let Some(Err(fault)) = next.take_if(|_| rest.len() + 1 < MOST) {
        next = mend::<T>(&mut value, &fault);
        rest.push(*fault);
    }
    // A key that was misspelt is told of as such, and not as missing. serde finds what is missing after all else.
    let meant: Vec<_> = [&first].into_iter().chain(&rest).filter_map(meant).collect();
    rest.retain(|fault| match &fault.kind {
        Kind::MissingKey { key } => !meant.contains(&(fault.path.clone(), key.clone())),
        _ => true,
    });
    Err(Box::new(Faults { first, rest }))
}

/// The key that an unknown one was meant to be, with the way to the map that holds it.
fn meant(fault: &Fault) -> Option<(Vec<Step>, String)> {
    let Kind::UnknownKey { suggestion: Some(meant), .. } = &fault.kind else { return None };
    let (_, owner) = fault.path.split_last()?;
    Some((owner.to_vec(), meant.clone()))
}

/// The value read, or its first fault. A number where a text belongs is read as its digits, as YAML's own reader does.
fn first<T: DeserializeOwned>(value: &mut Value) -> Result<T, Box<Fault>> {
    loop {
        let error = match serde_path_to_error::deserialize::<_, T>(value.clone()) {
            Ok(whole) => return Ok(whole),
            Err(error) => error,
        };
        let fault = told(error.path(), &error.inner().to_string());
        let scalar = at(value, &fault.path).filter(|value| value.is_number() || value.is_bool());
        match (&fault.kind, scalar) {
            (Kind::WrongType { expected, .. }, Some(scalar)) if expected == TEXT => {
                *scalar = Value::from(serde_yaml::to_string(scalar).unwrap_or_default().trim());
            }
            _ => return Err(Box::new(fault)),
        }
    }
}

/// Puts something of the right shape in the place of a fault, and reads again; none where nothing fits.
fn mend<T: DeserializeOwned>(value: &mut Value, fault: &Fault) -> Option<Result<T, Box<Fault>>> {
    if let Kind::UnknownKey { key, .. } = &fault.kind {
        let (_, owner) = fault.path.split_last()?;
        at(value, owner)?.as_mapping_mut()?.remove(key.as_str());
        return Some(first::<T>(value));
    }
    let texts = ["a", "A1", "2026-01-01"].map(Value::from).into_iter();
    let others = [Value::from(true), Value::Sequence(Vec::new()), Value::Mapping(Mapping::new())];
    let first_word = |known: &str| known.split(", ").next().map(Value::from);
    let word = if let Kind::UnknownWord { known, .. } = &fault.kind { first_word(known) } else { None };
    for stand_in in word.into_iter().chain(texts).chain(others) {
        let mut trial = value.clone();
        put(&mut trial, fault, stand_in)?;
        let mut next = first::<T>(&mut trial);
        // It has to be a word; now that one is tried, serde says which.
        if let Some(Kind::UnknownWord { known, .. }) =
            next.as_ref().err().filter(|next| next.path == place_of(fault)).map(|next| &next.kind)
        {
            put(&mut trial, fault, first_word(known)?)?;
            next = first::<T>(&mut trial);
        }
        if next.as_ref().err().is_none_or(|next| !next.path.starts_with(&place_of(fault))) {
            *value = trial;
            return Some(next);
        }
    }
    None
}

/// The way to the value that is wrong or missing.
fn place_of(fault: &Fault) -> Vec<Step> {
    let mut path = fault.path.clone();
    if let Kind::MissingKey { key } = &fault.kind {
        path.push(Step::Key(key.as_str().into()));
    }
    path
}

fn put(value: &mut Value, fault: &Fault, stand_in: Value) -> Option<()> {
    if let Kind::MissingKey { key } = &fault.kind {
        at(value, &fault.path)?.as_mapping_mut()?.insert(key.as_str().into(), stand_in);
    } else {
        *at(value, &fault.path)? = stand_in;
    }
    Some(())
}

fn at<'v>(value: &'v mut Value, path: &[Step]) -> Option<&'v mut Value> {
    path.iter().try_fold(value, |value, step| match step {
        Step::Key(key) => value.get_mut(&**key),
        Step::Item(index) => value.get_mut(*index),
    })
}

/// One key twice, if that is what an error says.
pub(super) fn duplicate(error: &serde_yaml::Error) -> Option<Fault> {
    let message = error.to_string();
    let (path, rest) = message.split_once("duplicate ").map(|(path, rest)| (path.trim_end_matches(": "), rest))?;
    let key = rest.split(['`', '"']).nth(1)?;
    let steps = path.split('.').filter(|step| !step.is_empty()).flat_map(steps_of);
    let path = steps.chain([Step::Key(key.into())]).collect();
    Some(Fault { kind: Kind::DuplicateKey { key: key.to_owned() }, path, part: Part::Key })
}

/// `evidence[2]`, as `serde_yaml` writes a way.
fn steps_of(step: &str) -> Vec<Step> {
    let mut parts = step.split('[');
    let key = parts.next().filter(|key| !key.is_empty()).map(|key| Step::Key(key.into()));
    let items = parts.filter_map(|part| part.trim_end_matches(']').parse().ok()).map(Step::Item);
    key.into_iter().chain(items).collect()
}

/// serde's errors are texts; this is the one place that reads them.
fn told(path: &Path, message: &str) -> Fault {
    let path: Vec<Step> = path
        .iter()
        .filter_map(|segment| match segment {
            Segment::Map { key } => Some(Step::Key(key.as_str().into())),
            Segment::Seq { index } => Some(Step::Item(*index)),
            Segment::Enum { .. } | Segment::Unknown => None,
        })
        .collect();
    let message = without_path(without_place(message));
    let mut quoted = message.split('`').skip(1).step_by(2);
    let mut named = || quoted.next().unwrap_or_default().to_owned();
    let value = |kind| Fault { kind, path: path.clone(), part: Part::Value };
    if message.starts_with("unknown field ") {
        let key = named();
        let known: Vec<&str> = quoted.collect();
        let suggestion = nearest(&key, known.iter().copied());
        let mut path = path;
        if path.last() != Some(&Step::Key(key.as_str().into())) {
            path.push(Step::Key(key.as_str().into()));
        }
        Fault { kind: Kind::UnknownKey { key, suggestion, known: known.join(", ") }, path, part: Part::Key }
    } else if message.starts_with("missing field ") {
        value(Kind::MissingKey { key: named() })
    } else if message.starts_with("unknown variant ") {
        let found = named();
        let known: Vec<&str> = quoted.collect();
        let suggestion = nearest(&found, known.iter().copied());
        let key = path.iter().rev().find_map(|step| if let Step::Key(key) = step { Some(key.to_string()) } else { None });
        value(Kind::UnknownWord { key: key.unwrap_or_default(), found, suggestion, known: known.join(", ") })
    } else if let Some((found, expected)) = message.strip_prefix("invalid type: ").and_then(|rest| rest.split_once(", expected "))
    {
        value(Kind::WrongType { found: found_in_words(found), expected: expected_in_words(expected).to_owned() })
    } else {
        value(Kind::BadValue { why: ValueFault::Other(message.to_owned()) })
    }
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

/// serde's name of what it expected.
fn expected_in_words(expected: &str) -> &str {
    match expected {
        "a string" => TEXT,
        "a sequence" => "a list",
        "a map" => "a map of keys",
        "a boolean" => "`true` or `false`",
        other if other.starts_with("struct ") => "a map of keys",
        other => other,
    }
}

/// Without `at line 3 column 4`, which the excerpt shows better.
pub(super) fn without_place(message: &str) -> &str {
    message.split(" at line ").next().unwrap_or(message)
}

/// Without the path that `serde_yaml` puts in front.
fn without_path(message: &str) -> &str {
    match message.split_once(": ") {
        Some((path, rest)) if !path.contains([' ', '`']) => rest,
        _ => message,
    }
}
