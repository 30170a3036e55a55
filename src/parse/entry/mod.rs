//! Bibliographic entries: Hayagriva's own form, once for each language of the site.

mod check;
mod schema;

#[cfg(test)]
pub(crate) use check::KEYS;
pub(crate) use check::{EntryError, parse_entry};
pub(crate) use schema::Entry as EntryForm;

use super::lost;
use crate::{
    diagnostics::{Kind, Report, YamlPlace},
    model::{LangSet, Languages, Localised, OwnLang, PartialDate},
    yaml::{Mapping, Value},
};
use hayagriva::Entry;
use std::collections::HashMap;

/// Reads `entry` of a source for every language. A text in it may be localised like any other: a map with the languages
/// of the site, or one string that holds for all.
///
/// # Errors
/// The first thing that is wrong, and in which language.
pub(super) fn read(
    id: &str,
    raw: &Value,
    language: Option<&str>,
    languages: &Languages,
) -> Result<Localised<Entry>, (EntryError, OwnLang)> {
    let mut known: HashMap<Value, Entry> = HashMap::new();
    let entries = Localised::new(languages, |lang| {
        let mut value = localise(raw, languages, languages.tag(lang).as_str());
        if let (Value::Mapping(map), Some(language)) = (&mut value, language) {
            map.entry("language".into()).or_insert_with(|| language.into());
        }
        // Most entries are the same in every language.
        if let Some(entry) = known.get(&value) {
            return Ok(entry.clone());
        }
        let entry = parse_entry(id, value.clone()).map_err(|error| (error, lang))?;
        known.insert(value, entry.clone());
        Ok(entry)
    });
    entries.transpose()
}

/// Reports localised texts of an entry that lack a language or are the same in two, and texts that a page cannot contain.
pub(crate) fn complete(raw: &Value, languages: &Languages, langs: LangSet, place: &YamlPlace, report: &mut Report) {
    let mut open = vec![(raw, place.clone())];
    while let Some((value, here)) = open.pop() {
        match value {
            Value::Mapping(map) if is_localised(map, languages) => {
                let mut before: Vec<(&str, &Value)> = Vec::new();
                for tag in langs.iter().map(|lang| languages.tag(lang).as_str()) {
                    let Some(text) = map.get(tag) else {
                        report.emit(Kind::TextMissing { language: tag.to_owned() }, here.name());
                        continue;
                    };
                    if let Some((other, _)) = before.iter().find(|(_, known)| *known == text) {
                        let kind = Kind::SameText { language: tag.to_owned(), other: (*other).to_owned() };
                        report.emit_with(kind, here.key(tag), Some(here.key(other).into()));
                    }
                    before.push((tag, text));
                    open.push((text, here.key(tag)));
                }
            }
            Value::Mapping(map) => open.extend(map.iter().filter_map(|(key, value)| Some((value, here.key(key.as_str()?))))),
            Value::Sequence(items) => open.extend(items.iter().enumerate().map(|(k, item)| (item, here.item(k)))),
            Value::String(text) => {
                if let Some((kind, _)) = lost::unprintable(text).next() {
                    report.emit(kind, here);
                }
            }
            _ => {}
        }
    }
}

/// Whether a map is a text in the languages of the site, or in some of them.
fn is_localised(map: &Mapping, languages: &Languages) -> bool {
    !map.is_empty() && map.keys().all(|key| key.as_str().is_some_and(|key| languages.find(key).is_some()))
}

/// Returns where in a source's record an error is, under its key `entry`; in a localised text, the language that is wrong.
pub(super) fn place(error: &EntryError, raw: &Value, tag: &str, entry: &YamlPlace) -> YamlPlace {
    let (path, is_key) = error.path();
    let (mut here, mut value) = (entry.clone(), Some(raw));
    for key in path {
        here = here.key(key);
        value = value.and_then(|value| value.get(key));
    }
    match value {
        _ if is_key => here.name(),
        Some(Value::Mapping(map)) if map.contains_key(tag) => here.key(tag),
        _ => here,
    }
}

/// The date of an entry, as far as it is known.
pub(super) fn date(raw: &Value) -> Option<PartialDate> {
    match raw.get("date")? {
        // `~` says that a date is inferred.
        Value::String(text) => text.trim_start_matches('~').parse().ok(),
        Value::Number(year) => year.to_string().parse().ok(),
        _ => None,
    }
}

/// The value with every localised text replaced by that of one language.
fn localise(value: &Value, languages: &Languages, tag: &str) -> Value {
    match value {
        Value::Mapping(map) => {
            if is_localised(map, languages) {
                return map.get(tag).or_else(|| map.values().next()).map_or(Value::Null, |text| localise(text, languages, tag));
            }
            Value::Mapping(map.iter().map(|(key, value)| (key.clone(), localise(value, languages, tag))).collect())
        }
        Value::Sequence(items) => Value::Sequence(items.iter().map(|item| localise(item, languages, tag)).collect()),
        other => other.clone(),
    }
}
