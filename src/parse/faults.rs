//! Every fault of a YAML value that does not have the shape it should have.
//!
//! serde stops at the first. So each fault is replaced in a copy by something of the right shape, and the copy is read again, until
//! serde finds no more.

use super::sentences::Sentence;
use crate::{
    diagnostics::{Expected, Kind, Part, Step, ValueFault, nearest},
    yaml::{Mapping, Value, word},
};
use serde::de::DeserializeOwned;
use serde_path_to_error::{Path, Segment};

/// Something that is wrong, and the path to it.
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

/// The most faults that are reported at once.
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
    // A misspelt key is reported as such, and not as missing. serde finds missing keys last.
    let meant: Vec<_> = [&first].into_iter().chain(&rest).filter_map(meant).collect();
    rest.retain(|fault| match &fault.kind {
        Kind::MissingKey { key } => !meant.contains(&(fault.path.clone(), key.clone())),
        _ => true,
    });
    Err(Box::new(Faults { first, rest }))
}

/// Returns the key that an unknown one was meant to be, with the path to the map that contains it.
fn meant(fault: &Fault) -> Option<(Vec<Step>, String)> {
    let Kind::UnknownKey { suggestion: Some(meant), .. } = &fault.kind else { return None };
    let (_, owner) = fault.path.split_last()?;
    Some((owner.to_vec(), meant.clone()))
}

/// Returns the value, or its first fault. A number where a text belongs is read as its digits, as YAML's own reader does.
fn first<T: DeserializeOwned>(value: &mut Value) -> Result<T, Box<Fault>> {
    loop {
        let error = match serde_path_to_error::deserialize::<_, T>(value.clone()) {
            Ok(whole) => return Ok(whole),
            Err(error) => error,
        };
        let fault = told(error.path(), Sentence::of_serde(&error.inner().to_string()));
        let scalar = at(value, &fault.path).filter(|value| value.is_number() || value.is_bool());
        match (&fault.kind, scalar) {
            (Kind::WrongType { expected, .. }, Some(scalar)) if *expected == Expected::Text => {
                *scalar = Value::from(word(scalar));
            }
            _ => return Err(Box::new(fault)),
        }
    }
}

/// Replaces a fault by something of the right shape, and reads again. `None` if nothing fits.
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

/// Returns the path to the value that is wrong or missing.
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

/// Returns the fault that a sentence describes, at the place that the path leads to.
pub(super) fn told(path: &Path, sentence: Sentence) -> Fault {
    let mut path: Vec<Step> = path
        .iter()
        .filter_map(|segment| match segment {
            Segment::Map { key } => Some(Step::Key(key.as_str().into())),
            Segment::Seq { index } => Some(Step::Item(*index)),
            Segment::Enum { .. } | Segment::Unknown => None,
        })
        .collect();
    let key = match &sentence {
        Sentence::UnknownField { name, .. } | Sentence::Duplicate { name } => Some(Step::Key(name.as_str().into())),
        _ => None,
    };
    let part = if key.is_some() { Part::Key } else { Part::Value };
    path.extend(key.filter(|key| path.last() != Some(key)));
    let kind = match sentence {
        Sentence::UnknownField { name, known } => {
            Kind::UnknownKey { suggestion: near(&name, &known), key: name, known: known.join(", ") }
        }
        Sentence::MissingField { name } => Kind::MissingKey { key: name },
        Sentence::UnknownVariant { found, known } => {
            let key = path.iter().rev().find_map(|step| if let Step::Key(key) = step { Some(key.to_string()) } else { None });
            Kind::UnknownWord { key: key.unwrap_or_default(), suggestion: near(&found, &known), found, known: known.join(", ") }
        }
        Sentence::WrongType { found, expected } => Kind::WrongType { found, expected },
        Sentence::Duplicate { name } => Kind::DuplicateKey { key: name },
        Sentence::Other(why) => Kind::BadValue { why: ValueFault::Other(why) },
    };
    Fault { kind, path, part }
}

fn near(name: &str, known: &[String]) -> Option<String> {
    nearest(name, known.iter().map(String::as_str))
}
