//! An entry of a library in Hayagriva's form, as an editor would write it under `entry`.

use super::{
    super::entry,
    BibError, Library, Problem,
    fields::{chain, known_type, rebuilt, texts},
    language, latex,
};
use crate::{
    diagnostics::caught,
    model::{Id, LanguageTag, Languages, Localised, PartialDate},
    yaml::{self, Mapping, Value},
};
use biblatex::{
    Bibliography, Chunk, ChunksExt as _, DateValue, Entry, PermissiveType, RawBibliography, RawEntry, RetrievalError, Spanned,
};
use hayagriva::types::Person;
use std::{collections::HashMap, ops::Range};

/// An entry that could be read, and what of it belongs beside `entry`.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    /// `entry`, as an editor would write it.
    pub value: Value,
    /// Its language.
    pub language: Option<LanguageTag>,
    /// `urldate`, with its place.
    pub visited: Option<(PartialDate, Range<usize>)>,
    /// Where its fields are, and its key and type under `key` and `@`.
    places: HashMap<String, Range<usize>>,
}

/// An entry in every language, and its date.
pub(crate) type Read = (Localised<hayagriva::Entry>, Option<PartialDate>);

impl Draft {
    /// The entry, through the same checks as one that an editor writes; `language` is for one that has none.
    pub fn read(&self, id: &Id, language: Option<&str>, languages: &Languages) -> Result<Read, Problem> {
        match entry::read(id.as_str(), &self.value, language, languages) {
            Ok(entries) => Ok((entries, entry::date(&self.value))),
            Err((error, _)) => {
                let at = self.place(error.path().0.first().copied().unwrap_or_default());
                Err(Problem { why: error.into(), at })
            }
        }
    }

    /// Where a key of `entry` comes from.
    fn place(&self, key: &str) -> Range<usize> {
        let fields: &[&str] = match key {
            "date" => &["date", "year"],
            "type" => &["@"],
            "parent" => &["journaltitle", "journal", "booktitle", "maintitle", "series"],
            "publisher" => &["publisher", "organization", "institution", "school", "titleaddon"],
            "url" => &["url", "howpublished"],
            "language" => &["langid", "language", "hyphenation"],
            other => &[other],
        };
        let found = fields.iter().chain(&["key"]).find_map(|field| self.places.get(*field));
        found.cloned().unwrap_or_default()
    }
}

/// Reads an entry with what it draws on.
pub(super) fn draft(raw: &Spanned<RawEntry>, library: &Library) -> Result<Draft, Problem> {
    let key = raw.v.key.span.clone();
    let kind = known_type(raw.v.kind.v).map_err(|why| Problem { why, at: raw.v.kind.span.clone() })?;
    let chain = chain(&raw.v, library)?;
    let texts = chain.iter().map(|one| texts(one, library)).collect::<Result<Vec<_>, _>>()?;
    let entries = chain.iter().zip(&texts).map(|(one, texts)| Spanned::new(rebuilt(one, texts), 0..0)).collect();
    let bibliography = RawBibliography { preamble: String::new(), entries, abbreviations: Vec::new() };
    let failed = |why: String| Problem { why: BibError::Syntax(why), at: key.clone() };
    let read = caught("", || Bibliography::from_raw(bibliography)).map_err(|_| failed("LaTeX that nobody can read".into()))?;
    let read = read.map_err(|error| Problem::of(&error))?;
    let Some(mut entry) = read.get(raw.v.key.v).cloned() else { return Err(failed("it has no key".into())) };
    tidy(&mut entry);
    let mut places: HashMap<_, _> = texts[0].iter().map(|text| (text.name.clone(), text.at.clone())).collect();
    places.insert("key".into(), key.clone());
    places.insert("@".into(), raw.v.kind.span.clone());
    let at = |field: &str| places.get(field).unwrap_or(&key).clone();
    let language = tongue(&entry).map_err(|(field, found)| Problem { why: BibError::Language { found }, at: at(field) })?;
    checked_date(&entry).map_err(|(field, found)| Problem { why: BibError::Date { field, found }, at: at(field) })?;
    let visited = match text_of(&entry, "urldate") {
        Some(found) => match found.split('T').next().unwrap_or_default().parse() {
            Ok(day) => Some((day, at("urldate"))),
            Err(_) => return Err(Problem { why: BibError::Date { field: "urldate", found }, at: at("urldate") }),
        },
        None => None,
    };
    let url = texts.iter().flatten().find(|text| text.name == "url").map(|text| unescaped(&text.value));
    let doi = texts[0].iter().find(|text| text.name == "doi").map(|text| unescaped(&text.value));
    let url = url.or_else(|| text_of(&entry, "howpublished").filter(|text| text.starts_with("http")));
    let converted =
        caught("", || hayagriva::Entry::try_from(&entry)).map_err(|_| failed("a number in it is too large".into()))?;
    let converted = converted.map_err(|error| Problem { why: BibError::Syntax(error.kind.to_string()), at: error.span })?;
    let mut value = yaml::value(&converted).map_err(|error| failed(error.to_string()))?;
    if let Value::Mapping(fields) = &mut value {
        complete(fields, &entry, &converted, kind, url.as_deref(), doi.as_deref());
        if let Some(tag) = &language {
            fields.insert("language".into(), tag.as_str().into());
        } else {
            fields.remove("language");
        }
    }
    Ok(Draft { value, language, visited, places })
}

/// Makes plain text of LaTeX, and joins subtitles to their titles.
fn tidy(entry: &mut Entry) {
    for (name, chunks) in &mut entry.fields {
        if matches!(name.as_str(), "url" | "doi" | "eprint") {
            continue;
        }
        for chunk in chunks {
            chunk.v = match &chunk.v {
                Chunk::Normal(text) => Chunk::Normal(latex::plain(text)),
                Chunk::Verbatim(text) => Chunk::Verbatim(latex::plain(text)),
                Chunk::Math(text) => Chunk::Verbatim(latex::math(text)),
            };
        }
    }
    for (title, subtitle) in [("title", "subtitle"), ("booktitle", "booksubtitle"), ("journaltitle", "journalsubtitle")] {
        let Some(below) = entry.fields.get(subtitle).cloned() else { continue };
        let Some(above) = entry.fields.get_mut(title) else { continue };
        above.push(Spanned::detached(Chunk::Normal(": ".into())));
        above.extend(below);
    }
}

fn text_of(entry: &Entry, field: &str) -> Option<String> {
    entry.get(field).map(|chunks| chunks.format_verbatim().trim().to_owned()).filter(|text| !text.is_empty())
}

/// Returns the language of an entry. `Err` with the field if it names an unknown one.
fn tongue(entry: &Entry) -> Result<Option<LanguageTag>, (&'static str, String)> {
    let named = ["langid", "language", "hyphenation"].into_iter().filter_map(|field| Some((field, text_of(entry, field)?)));
    let mut wrong = None;
    for (field, name) in named {
        match language::language(&name) {
            Some(tag) => return Ok(Some(tag)),
            None => wrong = wrong.or(Some((field, name))),
        }
    }
    wrong.map_or(Ok(None), Err)
}

/// Checks that the date can be read: if not, the conversion would leave it out without a word.
fn checked_date(entry: &Entry) -> Result<(), (&'static str, String)> {
    let field = if entry.get("date").is_some() { "date" } else { "year" };
    let found = || (field, text_of(entry, field).unwrap_or_default());
    // The biblatex crate does not survive a day of three digits in the field of the month.
    let long = |month: &String| month.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() > 2);
    if let Some(month) = text_of(entry, "month").filter(long) {
        return Err(("month", month));
    }
    // Nor, where overflow is checked, the month 00 and a year of five digits.
    let days = |date: String| date.split('/').map(|day| day.split('T').next().unwrap_or_default().to_owned()).collect::<Vec<_>>();
    let none = |day: &String| day.split(|c: char| !c.is_ascii_digit()).any(|digits| digits == "00" || digits.len() > 4);
    if text_of(entry, field).map(days).unwrap_or_default().iter().any(none) {
        return Err(found());
    }
    match caught("", || entry.date()).map_err(|_| found())? {
        Ok(PermissiveType::Typed(date)) => match date.value {
            DateValue::At(_) | DateValue::After(_) | DateValue::Before(_) | DateValue::Between(..) => Ok(()),
        },
        Err(RetrievalError::Missing(_)) => Ok(()),
        Ok(PermissiveType::Chunks(_)) | Err(_) => Err(found()),
    }
}

/// Returns an address as it is, without LaTeX escapes. The biblatex crate would make two hyphens a dash.
fn unescaped(text: &str) -> String {
    let text = text.trim().strip_prefix("\\url{").and_then(|rest| rest.strip_suffix('}')).unwrap_or(text.trim());
    let mut out = text.to_owned();
    for sign in ["_", "%", "&", "#", "~{}", "$", ":"] {
        out = out.replace(&format!("\\{sign}"), sign.trim_end_matches("{}"));
    }
    out.replace("\\textasciitilde{}", "~")
        .replace("{\\textasciitilde}", "~")
        .replace("\\textasciitilde", "~")
        .replace(['{', '}'], "")
}

/// What the conversion leaves out or puts elsewhere.
fn complete(
    fields: &mut Mapping,
    entry: &Entry,
    converted: &hayagriva::Entry,
    kind: Option<&'static str>,
    url: Option<&str>,
    doi: Option<&str>,
) {
    fields.remove("abstract");
    for (key, people) in [("author", converted.authors()), ("editor", converted.editors())] {
        if let Some(people) = people.map(|people| people.iter().filter_map(person).collect::<Vec<_>>()) {
            fields.insert(key.into(), Value::Sequence(people));
        }
    }
    match url {
        Some(url) => drop(fields.insert("url".into(), url.into())),
        None => drop(fields.remove("url")),
    }
    let is = |name: &str| fields.get("type").and_then(Value::as_str).is_some_and(|kind| kind.eq_ignore_ascii_case(name));
    let kind = kind.or_else(|| (is("misc") && url.is_some()).then_some("web"));
    if let Some(serial) = fields.get_mut("serial-number").and_then(Value::as_mapping_mut)
        && let Some(doi) = doi
    {
        serial.insert("doi".into(), doi.into());
    }
    if let Some(kind) = kind {
        fields.insert("type".into(), kind.into());
    }
    // What a page or report is published by, where the library calls it otherwise.
    let named = |value: &Value| value.as_str().is_some() || value.get("name").is_some_and(|name| !name.is_null());
    if !fields.get("publisher").is_some_and(named) {
        let place = text_of(entry, "location").or_else(|| text_of(entry, "address"));
        let body = fields.remove("organization").or_else(|| {
            let site = text_of(entry, "titleaddon").filter(|_| matches!(entry.entry_type, biblatex::EntryType::Online));
            site.map(|site| escaped(&site).into())
        });
        fields.remove("publisher");
        match (body, place) {
            (Some(name), Some(place)) => {
                let parts = [("name".into(), name), ("location".into(), escaped(&place).into())];
                fields.insert("publisher".into(), Value::Mapping(Mapping::from_iter(parts)));
            }
            (Some(name), None) => drop(fields.insert("publisher".into(), name)),
            (None, Some(place)) => drop(fields.insert("location".into(), escaped(&place).into())),
            (None, None) => {}
        }
    }
    parents(fields, entry);
}

/// Removes parents that say nothing, and gives newspapers their type.
fn parents(fields: &mut Mapping, entry: &Entry) {
    let Some(parent) = fields.remove("parent") else { return };
    let mut parents = if let Value::Sequence(parents) = parent { parents } else { vec![parent] };
    parents.retain(|parent| parent.as_mapping().is_some_and(|parent| parent.len() > 1));
    let sort = text_of(entry, "entrysubtype").filter(|sort| matches!(sort.as_str(), "newspaper" | "blog"));
    if let (Some(sort), Some(parent)) = (sort, parents.first_mut().and_then(Value::as_mapping_mut)) {
        parent.insert("type".into(), sort.into());
    }
    match parents.len() {
        0 => {}
        1 => drop(fields.insert("parent".into(), parents.remove(0))),
        _ => drop(fields.insert("parent".into(), Value::Sequence(parents))),
    }
}

/// Text for one of Hayagriva's, in which braces and backslashes are signs.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('{', "\\{").replace('}', "\\}")
}

/// A name in its parts: as one text, that of a body with a comma in it would be taken apart again.
fn person(person: &Person) -> Option<Value> {
    let parts = [
        ("name", Some(&person.name)),
        ("given-name", person.given_name.as_ref()),
        ("prefix", person.prefix.as_ref()),
        ("suffix", person.suffix.as_ref()),
    ];
    let said = |text: &&String| !text.trim().is_empty();
    let mut map: Mapping =
        parts.into_iter().filter_map(|(key, part)| Some((key.into(), part.filter(said)?.as_str().into()))).collect();
    if !map.contains_key("name") {
        let given = map.remove("given-name")?;
        map.insert("name".into(), given);
    }
    Some(Value::Mapping(map))
}
