//! YAML to the raw shapes, and serde's complaints to diagnostics.

use super::keyed::Keyed;
use crate::{
    diagnostics::{Kind, Report, Step, YamlPlace},
    model::Id,
};
use serde::de::DeserializeOwned;
use serde_path_to_error::{Path, Segment};

/// Reads one record. What is wrong is told, with the place of the value.
pub(super) fn record<T: DeserializeOwned>(yaml: &str, place: &YamlPlace, report: &mut Report) -> Option<T> {
    match serde_yaml::from_str(yaml) {
        Ok(record) => Some(record),
        Err(_) => explain::<T>(yaml, place, report),
    }
}

/// Reads a map of records; where one is wrong, each of them is told of, and the others live.
pub(super) fn keyed<T: DeserializeOwned>(yaml: &str, place: &YamlPlace, report: &mut Report) -> (Keyed<T>, bool) {
    if let Ok(all) = serde_yaml::from_str(yaml) {
        return (all, true);
    }
    let Ok(serde_yaml::Value::Mapping(rows)) = serde_yaml::from_str(yaml) else {
        explain::<Keyed<T>>(yaml, place, report);
        return (Keyed::default(), false);
    };
    let mut all = Vec::new();
    for (key, value) in rows {
        let name = key.as_str().map_or_else(|| serde_yaml::to_string(&key).unwrap_or_default().trim().to_owned(), str::to_owned);
        let here = place.key(&name);
        match Id::parse(&name) {
            Ok(id) => match serde_path_to_error::deserialize::<_, T>(value) {
                Ok(record) => all.push((id, record)),
                Err(error) => tell(error.path(), &error.inner().to_string(), &here, report),
            },
            Err(error) => report.tell(Kind::BadValue { why: error.to_string() }, here.name()),
        }
    }
    (Keyed(all), false)
}

/// Reads once more, this time with the way to the fault.
fn explain<T: DeserializeOwned>(yaml: &str, place: &YamlPlace, report: &mut Report) -> Option<T> {
    match serde_path_to_error::deserialize::<_, T>(serde_yaml::Deserializer::from_str(yaml)) {
        Ok(record) => Some(record),
        Err(error) => {
            let inner = error.inner();
            let syntax = serde_yaml::from_str::<serde_yaml::Value>(yaml).err();
            match syntax.as_ref().and_then(serde_yaml::Error::location) {
                Some(at) if !inner.to_string().contains("duplicate") => {
                    let start = place.within.start + at.index().min(yaml.len());
                    let why = without_place(&inner.to_string()).to_owned();
                    report.tell(Kind::Yaml { why }, crate::diagnostics::Place::Span(place.file, start..start));
                }
                _ => tell(error.path(), &inner.to_string(), place, report),
            }
            None
        }
    }
}

/// serde's errors are texts; this is the one place that reads them.
fn tell(path: &Path, message: &str, place: &YamlPlace, report: &mut Report) {
    let message = without_place(message);
    let mut here = place.clone();
    here.path.extend(path.iter().filter_map(|segment| match segment {
        Segment::Map { key } => Some(Step::Key(key.as_str().into())),
        Segment::Seq { index } => Some(Step::Item(*index)),
        Segment::Enum { .. } | Segment::Unknown => None,
    }));
    let message = message.rsplit_once("]: ").filter(|_| message.contains('[')).map_or(message, |(_, tail)| tail);
    let message = path_prefix(message);
    let quoted = |text: &str| text.split('`').nth(1).map(str::to_owned);
    if let Some(rest) = message.strip_prefix("unknown field ") {
        let key = quoted(rest).unwrap_or_default();
        let known: Vec<&str> = rest.split('`').skip(3).step_by(2).collect();
        let suggestion = crate::link::nearest(&key, known.iter().copied());
        let owner = if here.path.last() == Some(&Step::Key(key.as_str().into())) { here } else { here.key(&key) };
        report.tell(Kind::UnknownKey { key, suggestion, known: known.join(", ") }, owner.name());
    } else if message.starts_with("missing field ") {
        report.tell(Kind::MissingKey { key: quoted(message).unwrap_or_default() }, here);
    } else if message.starts_with("duplicate ") {
        let key = quoted(message).or_else(|| message.split('"').nth(1).map(str::to_owned)).unwrap_or_default();
        report.tell(Kind::DuplicateKey { key: key.clone() }, here.key(&key).name());
    } else {
        report.tell(Kind::BadValue { why: message.to_owned() }, here);
    }
}

/// Without `at line 3 column 4`, which the excerpt shows better.
fn without_place(message: &str) -> &str {
    message.split(" at line ").next().unwrap_or(message)
}

/// Without the path that `serde_yaml` puts in front.
fn path_prefix(message: &str) -> &str {
    match message.split_once(": ") {
        Some((path, rest)) if !path.contains([' ', '`']) => rest,
        _ => message,
    }
}
