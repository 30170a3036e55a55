//! YAML to the raw shapes, and what is wrong in it to diagnostics.

use super::{
    faults::{self, Fault},
    keyed::Keyed,
    limits,
};
use crate::{
    diagnostics::{Kind, Part, Place, Report, YamlPlace},
    model::Id,
    yaml::{self, Extra, Mapping, Refusal, Refused, Unreadable, Value},
};
use serde::de::DeserializeOwned;

/// Reads one record. All that is wrong is told, each with the place of its value.
///
/// `limit` is the number of bytes that it may have: [`limits::FILE`] or [`limits::FRONT_MATTER`].
pub(super) fn record<T: DeserializeOwned>(yaml: &str, limit: usize, place: &YamlPlace, report: &mut Report) -> Option<T> {
    guarded(yaml, limit, place, report)?;
    if let Ok(record) = yaml::read(yaml) {
        return Some(record);
    }
    match yaml::read(yaml) {
        // Nothing where there should be keys: every one of them is missing.
        Ok(Value::Null) => read(Value::Mapping(Mapping::new()), place, report),
        Ok(value) => read(value, place, report),
        Err(error) => {
            unreadable(error, yaml, place, report);
            None
        }
    }
}

/// Reads a map of records; where some are wrong, all that is wrong in each of them is told, and the others live.
pub(super) fn keyed<T: DeserializeOwned>(yaml: &str, place: &YamlPlace, report: &mut Report) -> (Keyed<T>, bool) {
    if guarded(yaml, limits::FILE, place, report).is_none() {
        return (Keyed::default(), false);
    }
    if let Ok(all) = yaml::read(yaml) {
        return (all, true);
    }
    let rows = match yaml::read(yaml) {
        Ok(Value::Mapping(rows)) => rows,
        Ok(value) => return (read(value, place, report).unwrap_or_default(), false),
        Err(error) => {
            unreadable(error, yaml, place, report);
            return (Keyed::default(), false);
        }
    };
    let mut all = Vec::new();
    for (key, value) in rows {
        let name = key.as_str().map_or_else(|| yaml::word(&key), str::to_owned);
        let here = place.key(&name);
        match Id::parse(&name) {
            Ok(id) => all.extend(read(value, &here, report).map(|record| (id, record))),
            Err(error) => {
                report.emit(Kind::BadValue { why: error.to_string() }, here.name());
            }
        }
    }
    (Keyed(all), false)
}

/// The map that a file holds, empty where it holds nothing; none where it holds something else or cannot be read.
pub(crate) fn mapping(yaml: &str) -> Option<Mapping> {
    yaml::look(yaml, limits::FILE).ok()?;
    yaml::read::<Option<Mapping>>(yaml).ok().map(Option::unwrap_or_default)
}

/// Nothing where the text may not be read, which is told.
fn guarded(yaml: &str, limit: usize, place: &YamlPlace, report: &mut Report) -> Option<()> {
    match yaml::look(yaml, limit) {
        Ok(()) => Some(()),
        Err(Refused { why, at }) => {
            let kind = match why {
                Refusal::NotYaml { why } => {
                    not_yaml(why, at, yaml, place, report);
                    return None;
                }
                Refusal::TooLarge { size, limit } => Kind::TooLarge { size, limit },
                Refusal::TooDeep { most } => Kind::YamlDeep { most },
                Refusal::Extra(Extra::Anchors) => Kind::YamlExtra { what: "anchors" },
                Refusal::Extra(Extra::Aliases) => Kind::YamlExtra { what: "aliases" },
                Refusal::Extra(Extra::Tags) => Kind::YamlExtra { what: "tags" },
            };
            let end = yaml[at..].chars().next().map_or(at, |c| at + c.len_utf8());
            report.emit(kind, Place::Span(place.file, place.within.start + at..place.within.start + end));
            None
        }
    }
}

fn read<T: DeserializeOwned>(value: Value, place: &YamlPlace, report: &mut Report) -> Option<T> {
    faults::read(value).map_err(|faults| tell(faults, place, report)).ok()
}

fn tell(faults: Vec<Fault>, place: &YamlPlace, report: &mut Report) {
    for Fault { kind, path, part } in faults {
        let mut here = place.clone();
        here.path.extend(path);
        here.part = part;
        report.emit(kind, here);
    }
}

/// What is no YAML at all, or has one key twice.
fn unreadable(error: Unreadable, yaml: &str, place: &YamlPlace, report: &mut Report) {
    match error {
        Unreadable::Twice { key, path } => {
            tell(vec![Fault { kind: Kind::DuplicateKey { key }, path, part: Part::Key }], place, report);
        }
        Unreadable::Otherwise { why, at } => not_yaml(why, at.min(yaml.len()), yaml, place, report),
    }
}

fn not_yaml(why: String, at: usize, yaml: &str, place: &YamlPlace, report: &mut Report) {
    let start = place.within.start;
    let line_start = yaml[..yaml.floor_char_boundary(at)].rfind('\n').unwrap_or_default();
    let lone = lone_sign(&yaml[..line_start]).map(|at| Place::Span(place.file, start + at..start + at + 1));
    report.emit_with(Kind::Yaml { why }, Place::Span(place.file, start + at..start + at), lone);
}

/// The quotation mark or bracket that has no twin on its line, in one of the last lines before that of a fault: what it opens
/// goes on until another one closes it, and only there YAML ceases to make sense.
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

/// The first quotation mark, or the innermost bracket, that a line opens and does not close.
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
