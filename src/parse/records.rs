//! YAML to the raw shapes, and what is wrong in it to diagnostics.

use super::{
    deceptive,
    faults::{self, Fault, Faults},
    keyed::Keyed,
    limits,
};
use crate::{
    diagnostics::{Kind, Part, Place, Report, Reported, ValueFault, YamlPlace},
    model::Id,
    yaml::{self, Extra, Mapping, Refusal, Refused, Unreadable, Value},
};
use serde::de::DeserializeOwned;

/// Reads one record. Everything that is wrong is reported, each at the place of its value.
///
/// `limit` is the number of bytes that it may have: [`limits::FILE`] or [`limits::FRONT_MATTER`].
pub(super) fn record<T: DeserializeOwned>(
    yaml: &str,
    limit: usize,
    place: &YamlPlace,
    report: &mut Report,
) -> Result<T, Reported> {
    guarded(yaml, limit, place, report)?;
    deceptive::tell(yaml, place, report);
    if let Ok(record) = yaml::read(yaml) {
        return Ok(record);
    }
    match yaml::read(yaml) {
        // Empty where there should be keys: every one of them is missing.
        Ok(Value::Null) => read(Value::Mapping(Mapping::new()), place, report),
        Ok(value) => read(value, place, report),
        Err(error) => Err(unreadable(error, yaml, place, report)),
    }
}

/// Reads a map of records. If some are wrong, everything wrong in each of them is reported, and the others are kept.
pub(super) fn keyed<T: DeserializeOwned>(yaml: &str, place: &YamlPlace, report: &mut Report) -> (Keyed<T>, Result<(), Reported>) {
    if let Err(reported) = guarded(yaml, limits::FILE, place, report) {
        return (Keyed::default(), Err(reported));
    }
    deceptive::tell(yaml, place, report);
    if let Ok(all) = yaml::read(yaml) {
        return (all, Ok(()));
    }
    let rows = match yaml::read(yaml) {
        Ok(Value::Mapping(rows)) => rows,
        Ok(value) => {
            let read = read(value, place, report);
            let whole = read.as_ref().map(drop).map_err(|reported| *reported);
            return (read.unwrap_or_default(), whole);
        }
        Err(error) => return (Keyed::default(), Err(unreadable(error, yaml, place, report))),
    };
    let mut all = Vec::new();
    let mut whole = Ok(());
    for (key, value) in rows {
        let name = key.as_str().map_or_else(|| yaml::word(&key), str::to_owned);
        let here = place.key(&name);
        let row = match Id::parse(&name) {
            Ok(id) => read(value, &here, report).map(|record| (id, record)),
            Err(error) => Err(report.emit(Kind::BadValue { why: ValueFault::NotAnId(error.0) }, here.name())),
        };
        match row {
            Ok(row) => all.push(row),
            Err(reported) => whole = Err(reported),
        }
    }
    (Keyed(all), whole)
}

/// The value under one key of a record that may have faults elsewhere; `None` if it is not there, or cannot be read.
pub(super) fn key<T: DeserializeOwned>(yaml: &str, name: &str) -> Option<T> {
    T::deserialize(mapping(yaml)?.remove(name)?).ok()
}

/// Returns the map in a file, empty if the file is. `None` if it contains something else or cannot be read.
pub(crate) fn mapping(yaml: &str) -> Option<Mapping> {
    yaml::look(yaml, limits::FILE).ok()?;
    yaml::read::<Option<Mapping>>(yaml).ok().map(Option::unwrap_or_default)
}

/// Whether the text may be read.
fn guarded(yaml: &str, limit: usize, place: &YamlPlace, report: &mut Report) -> Result<(), Reported> {
    yaml::look(yaml, limit).map_err(|Refused { why, at }| {
        let kind = match why {
            Refusal::NotYaml { why } => return not_yaml(why, at, yaml, place, report),
            Refusal::TooLarge { size, limit } => Kind::TooLarge { size, limit },
            Refusal::TooDeep { most } => Kind::YamlDeep { most },
            Refusal::Extra(Extra::Anchors) => Kind::YamlExtra { what: "anchors" },
            Refusal::Extra(Extra::Aliases) => Kind::YamlExtra { what: "aliases" },
            Refusal::Extra(Extra::Tags) => Kind::YamlExtra { what: "tags" },
        };
        let end = yaml[at..].chars().next().map_or(at, |c| at + c.len_utf8());
        report.emit(kind, Place::Span(place.file, place.within.start + at..place.within.start + end))
    })
}

fn read<T: DeserializeOwned>(value: Value, place: &YamlPlace, report: &mut Report) -> Result<T, Reported> {
    faults::read(value).map_err(|faults| {
        let Faults { first, rest } = *faults;
        let reported = emit(first, place, report);
        for fault in rest {
            emit(fault, place, report);
        }
        reported
    })
}

fn emit(Fault { kind, path, part }: Fault, place: &YamlPlace, report: &mut Report) -> Reported {
    let mut here = place.clone();
    here.path.extend(path);
    here.part = part;
    report.emit(kind, here)
}

/// Reports a text that is not YAML, or has the same key twice.
fn unreadable(error: Unreadable, yaml: &str, place: &YamlPlace, report: &mut Report) -> Reported {
    match error {
        Unreadable::Twice { key, path } => emit(Fault { kind: Kind::DuplicateKey { key }, path, part: Part::Key }, place, report),
        Unreadable::Otherwise { why, at } => not_yaml(why, at.min(yaml.len()), yaml, place, report),
    }
}

fn not_yaml(why: String, at: usize, yaml: &str, place: &YamlPlace, report: &mut Report) -> Reported {
    let start = place.within.start;
    let line_start = yaml[..yaml.floor_char_boundary(at)].rfind('\n').unwrap_or_default();
    let lone = lone_sign(&yaml[..line_start]).map(|at| Place::Span(place.file, start + at..start + at + 1));
    report.emit_with(Kind::Yaml { why }, Place::Span(place.file, start + at..start + at), lone)
}

/// Returns the quotation mark or bracket that is not closed on its line, in one of the last lines before a fault: what it opens
/// goes on until another one closes it, and only there does the YAML stop making sense.
fn lone_sign(before: &str) -> Option<usize> {
    const LINES: usize = 20;
    let mut end = before.len();
    for line in before.rsplit('\n').take(LINES) {
        let start = end - line.len();
        if let Some(at) = unpaired(line) {
            return Some(start + at);
        }
        end = start.saturating_sub(1);
    }
    None
}

/// Returns the first quotation mark, or the innermost bracket, that a line opens and does not close.
fn unpaired(line: &str) -> Option<usize> {
    let mut quote = None;
    let mut open = Vec::new();
    let mut letters = line.char_indices();
    while let Some((at, c)) = letters.next() {
        match (c, quote) {
            ('\\', Some(_)) => drop(letters.next()),
            ('"', Some(_)) => quote = None,
            ('"', None) => quote = Some(at),
            ('[' | '{', None) => open.push(at),
            (']' | '}', None) => drop(open.pop()),
            _ => {}
        }
    }
    quote.or_else(|| open.pop())
}

#[cfg(test)]
mod tests {
    use super::lone_sign;

    #[test]
    fn a_sign_without_its_twin() {
        assert_eq!(lone_sign("a: \"b\"\nc: \"d\ne: f"), Some(10));
        assert_eq!(lone_sign("a: [b, c\nd: [e]"), Some(3));
        assert_eq!(lone_sign("a: { b: [c, d]\ne: f"), Some(3));
        assert_eq!(lone_sign("a: \"b \\\" [ c\"\n"), None);
        assert_eq!(lone_sign("e: f"), None);
    }
}
