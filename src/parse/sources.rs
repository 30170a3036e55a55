//! The sources: a file in YAML each, or an entry of a library with a companion in YAML, or an entry alone.

use super::{
    Record,
    bib::{self, LibraryEntry, Problem},
    collect, entry, is_read,
    layout::Layout,
    limits,
    raw::RawSource,
    record,
};
use crate::{
    diagnostics::{FileIx, Kind, Place, Report, Reported, YamlPlace, nearest},
    load::Files,
    model::{Id, LanguageTag, Languages, Localised, PartialDate, Seen},
    yaml::{self, Value},
};
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};

/// A source with its entry.
#[derive(Debug)]
pub struct ParsedSource {
    /// The YAML; for an entry of a library without a companion, `seen: not`.
    pub record: Record<RawSource>,
    /// The entry in each language.
    pub entry: Localised<hayagriva::Entry>,
    /// Its date.
    pub date: Option<PartialDate>,
    /// Where `seen_on` comes from, if it is the library's `urldate`.
    pub visited: Option<Place>,
    /// Whether it is an entry of a library without a companion.
    pub bare: bool,
}

/// An entry of a library that has no companion: a source if anything names it.
#[derive(Debug)]
pub struct Shelved {
    /// The id that its key makes.
    pub id: Id,
    /// The key.
    pub key: String,
    /// The place of the key.
    pub place: Place,
    /// The source, or why the entry cannot be read and where.
    pub read: Result<ParsedSource, (String, Place)>,
    /// Other entries of the same id, by their keys, with their places.
    pub twins: Vec<(String, Place)>,
}

/// All that was read of sources.
#[derive(Debug)]
pub(super) struct Sources {
    pub read: Vec<ParsedSource>,
    pub broken: HashMap<Id, Reported>,
    pub shelved: Vec<Shelved>,
    /// Whether all libraries could be read.
    pub whole: Result<(), Reported>,
}

/// An entry, and what else has its id.
type Shelf = BTreeMap<Id, (LibraryEntry, Vec<LibraryEntry>)>;

pub(super) fn read(layout: &Layout, files: &Files, languages: &Languages, report: &mut Report) -> Sources {
    let mut whole = Ok(());
    let mut shelf = Shelf::new();
    for file in &layout.libraries {
        let read = is_read(*file, limits::FILE, files, report);
        let entries = read.and_then(|()| bib::read(*file, files.sources.text(*file), report)).unwrap_or_else(|reported| {
            whole = Err(reported);
            Vec::new()
        });
        for one in entries {
            match shelf.get_mut(&one.id) {
                Some((_, twins)) => twins.push(one),
                None => drop(shelf.insert(one.id.clone(), (one, Vec::new()))),
            }
        }
    }
    let (read, broken) = collect(
        report,
        layout.sources.par_iter().map(|(id, file)| {
            let mut report = Report::default();
            let source = source(id, *file, files, languages, &shelf, &mut report);
            (id.clone(), source, report)
        }),
    );
    layout.sources.iter().for_each(|(id, _)| drop(shelf.remove(id)));
    let shelved = shelf.into_par_iter().map(|(_, (one, twins))| shelved(one, &twins, languages)).collect();
    Sources { read, broken, shelved, whole }
}

fn source(
    id: &Id,
    file: FileIx,
    files: &Files,
    languages: &Languages,
    shelf: &Shelf,
    report: &mut Report,
) -> Result<ParsedSource, Reported> {
    let on_shelf = shelf.get(id);
    let record = record::<RawSource>(id, file, files, report).inspect_err(|_| {
        if on_shelf.is_none() && files.sources.unread(file).is_none() && lacks_entry(files.sources.text(file)) {
            missing(id, YamlPlace::root(file, 0..files.sources.text(file).len()), shelf, report);
        }
    })?;
    let Some(value) = &record.value.entry else {
        let Some((one, twins)) = on_shelf else {
            return Err(missing(id, record.place, shelf, report));
        };
        for twin in twins {
            taken(twin, &format!("`{}`", one.key), one.place(), report);
        }
        return companion(record, one, languages, report);
    };
    for one in on_shelf.into_iter().flat_map(|(one, twins)| std::iter::once(one).chain(twins)) {
        taken(one, files.sources.path(file), record.place.key("entry").name().into(), report);
    }
    let at = record.place.key("entry");
    let language = record.value.language.as_ref().map(LanguageTag::as_str);
    match entry::read(id.as_str(), value, language, languages) {
        Ok(entry) => {
            let date = entry::date(value);
            Ok(ParsedSource { record, entry, date, visited: None, bare: false })
        }
        Err((error, lang)) => {
            let place = entry::place(&error, value, languages.tag(lang).as_str(), &at);
            Err(report.emit(Kind::BadEntry { why: error.to_string() }, place))
        }
    }
}

/// An entry of a library with what its companion adds.
fn companion(
    mut record: Record<RawSource>,
    one: &LibraryEntry,
    languages: &Languages,
    report: &mut Report,
) -> Result<ParsedSource, Reported> {
    let own = record.value.language.clone();
    let read = one.read.as_ref().map_err(Clone::clone);
    let read = read.and_then(|draft| Ok((draft, draft.read(&one.id, own.as_ref().map(LanguageTag::as_str), languages)?)));
    match read {
        Ok((draft, (entry, date))) => {
            record.value.language = own.or_else(|| draft.language.clone());
            let visit = draft.visited.clone().filter(|_| record.value.seen_on.is_none() && record.value.seen != Seen::Not);
            let visited = visit.map(|(day, at)| {
                record.value.seen_on = Some(day);
                Place::Span(one.file, at)
            });
            Ok(ParsedSource { record, entry, date, visited, bare: false })
        }
        Err(problem) => {
            Err(report.emit(Kind::LibraryEntry { key: one.key.clone(), why: problem.why.to_string() }, one.at(&problem)))
        }
    }
}

/// An entry alone.
fn shelved(one: LibraryEntry, twins: &[LibraryEntry], languages: &Languages) -> Shelved {
    let source = |draft: &bib::Draft| -> Result<ParsedSource, Problem> {
        let (entry, date) = draft.read(&one.id, None, languages)?;
        let value = RawSource { language: draft.language.clone(), ..RawSource::unseen() };
        // It has no YAML, so no place is looked up there.
        let place = YamlPlace::root(one.file, one.at.clone());
        let record = Record { id: one.id.clone(), value, place };
        Ok(ParsedSource { record, entry, date, visited: None, bare: true })
    };
    let read = one.read.as_ref().map_err(Clone::clone).and_then(source);
    let read = read.map_err(|problem| (problem.why.to_string(), one.at(&problem)));
    let place = one.place();
    let twins = twins.iter().map(|twin| (twin.key.clone(), twin.place())).collect();
    Shelved { id: one.id, key: one.key, place, read, twins }
}

fn taken(one: &LibraryEntry, other: &str, beside: Place, report: &mut Report) {
    let what = format!("the id `{}` of the entry `{}`", one.id, one.key);
    report.emit_with(Kind::Duplicate { what, other: other.to_owned() }, one.place(), Some(beside));
}

/// Reports a source without an entry anywhere, and shows one of a library that may be meant.
fn missing(id: &Id, place: YamlPlace, shelf: &Shelf, report: &mut Report) -> Reported {
    let near = nearest(id.as_str(), shelf.keys().map(Id::as_str));
    let near = near.and_then(|near| shelf.get(near.as_str())).map(|(one, _)| one.place());
    report.emit_with(Kind::MissingKey { key: "entry".into() }, place, near)
}

/// Returns whether a file with other faults also lacks `entry`, or any key that is meant to be it.
fn lacks_entry(yaml: &str) -> bool {
    let readable = yaml::look(yaml, limits::FILE).is_ok();
    match readable.then(|| yaml::read(yaml)) {
        Some(Ok(Value::Null)) => true,
        Some(Ok(Value::Mapping(keys))) => !keys.keys().filter_map(Value::as_str).any(|key| nearest("entry", [key]).is_some()),
        _ => false,
    }
}
