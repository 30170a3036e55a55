//! What is not published: drafts, and speakers and sources that nothing published reaches. Their errors do not stop a build.

use super::{
    Named, Parsed, ParsedReading, Reach, Unnamed, Unpublished,
    reach::Links,
    reading::{publish, publish_page},
};
use crate::{
    diagnostics::{Report, Sort},
    load::Files,
    model::{Id, LangSet},
};
use std::collections::{HashMap, HashSet};

/// Removes what is not published and turns its errors into warnings, once it is known what all files name.
pub(super) fn take_out(mut parsed: Parsed, files: &Files, drafts: bool, report: &mut Report) -> Parsed {
    let named: HashMap<Id, Named> =
        parsed.readings.iter().map(|reading| (reading.id.clone(), Named::by_reading(reading))).collect();
    let pages: HashMap<Id, Named> = parsed.pages.iter().map(|page| (page.id.clone(), Named::by_page(page))).collect();
    let links = Links {
        speakers: parsed.speakers.iter().map(|record| (record.id.clone(), Named::by_speaker(record))).collect(),
        sources: parsed.sources.iter().map(|source| (source.record.id.clone(), Named::by_source(source))).collect(),
    };
    parsed.unnamed =
        unnamed(&parsed, || named.values().chain(pages.values()).chain(links.speakers.values()).chain(links.sources.values()));
    let readings = parsed.readings.iter().map(|reading| (reading.langs, &named[&reading.id]));
    let roots = readings.chain(parsed.pages.iter().map(|page| (page.langs, &pages[&page.id])));
    parsed.reach = Reach::from(roots.filter(|(langs, _)| !langs.is_empty()), &links);
    // What cannot be read may name anything.
    if drafts || !is_whole(&parsed) {
        let langs = parsed.readings.iter().map(|reading| reading.langs).chain(parsed.pages.iter().map(|page| page.langs));
        let langs = if drafts { LangSet::from(&parsed.settings.languages) } else { langs.fold(LangSet::NONE, LangSet::union) };
        parsed.reach.add_all(&parsed.broken, &links, langs);
    }
    parsed.named = named;
    report.unpublish(|place| !is_published(&parsed, place.path(&files.sources)));
    let Parsed { readings, speakers, sources, pages, broken, reach, unpublished, .. } = &mut parsed;
    let Unpublished { readings: drafts, speakers: silent, sources: unread } = unpublished;
    keep(readings, |reading| (&reading.id, reading.langs), drafts);
    keep(pages, |page| (&page.id, page.langs), &mut Vec::new());
    keep(speakers, |record| (&record.id, reach.speaker(&record.id)), silent);
    keep(sources, |source| (&source.record.id, reach.source(&source.record.id)), unread);
    broken.speakers.retain(|id, _| !reach.speaker(id).is_empty());
    broken.sources.retain(|id, _| !reach.source(id).is_empty());
    readings.iter_mut().for_each(publish);
    pages.iter_mut().for_each(publish_page);
    parsed
}

/// Keeps what is published in some language, and collects the ids of the rest.
fn keep<T>(all: &mut Vec<T>, langs: impl Fn(&T) -> (&Id, LangSet), rest: &mut Vec<Id>) {
    all.retain(|one| {
        let (id, langs) = langs(one);
        if langs.is_empty() {
            rest.push(id.clone());
        }
        !langs.is_empty()
    });
}

/// Returns the records that nothing here names.
fn unnamed<'n, I: Iterator<Item = &'n Named>>(parsed: &Parsed, all: impl Fn() -> I) -> Vec<Unnamed> {
    let speakers: HashSet<&Id> = all().flat_map(|named| &named.speakers).collect();
    let sources: HashSet<&Id> = all().flat_map(|named| &named.sources).collect();
    let unnamed = |sort, id: &Id, file| Unnamed { sort, id: id.clone(), file };
    let silent = parsed.speakers.iter().filter(|record| !speakers.contains(&record.id));
    let unused = parsed.sources.iter().map(|source| &source.record).filter(|record| !sources.contains(&record.id));
    let silent = silent.map(|record| unnamed(Sort::Speaker, &record.id, record.place.file));
    silent.chain(unused.map(|record| unnamed(Sort::Source, &record.id, record.place.file))).collect()
}

/// Whether all that is published could be read, so that what it reaches is known.
fn is_whole(parsed: &Parsed) -> bool {
    let Parsed { readings, broken, reach, .. } = parsed;
    let is_whole =
        |reading: &ParsedReading| reading.about.is_ok() && reading.claims.whole.is_ok() && reading.remarks.whole.is_ok();
    readings.iter().filter(|reading| !reading.langs.is_empty()).all(is_whole)
        && broken.speakers.keys().all(|id| reach.speaker(id).is_empty())
        && broken.sources.keys().all(|id| reach.source(id).is_empty())
}

/// Returns whether a file is published, or may be, judging by its name.
fn is_published(parsed: &Parsed, path: &str) -> bool {
    let Parsed { readings, pages, reach, .. } = parsed;
    let is_reached = |name: &str, langs: &dyn Fn(&Id) -> LangSet| {
        let id = name.strip_suffix(".yaml").and_then(|id| Id::parse(id).ok());
        id.is_none_or(|id| !langs(&id).is_empty())
    };
    let parts: Vec<&str> = path.split('/').collect();
    match parts[..] {
        ["content", "readings", id, ref rest @ ..] => {
            let reading = readings.iter().find(|reading| reading.id.as_str() == id);
            reading.is_none_or(|reading| is_text_of(parsed, reading.langs, rest.last().copied().unwrap_or_default()))
        }
        ["content", "speakers", name] => is_reached(name, &|id| reach.speaker(id)),
        ["content", "sources", name] => is_reached(name, &|id| reach.source(id)),
        ["content", name] => {
            let page = pages.iter().find(|page| name.split('.').next() == Some(page.id.as_str()));
            page.is_none_or(|page| is_text_of(parsed, page.langs, name))
        }
        _ => true,
    }
}

/// Returns whether a file is in one of these languages, or in no particular one.
fn is_text_of(parsed: &Parsed, langs: LangSet, name: &str) -> bool {
    let tag = name.strip_suffix(".md").and_then(|stem| stem.rsplit_once('.')).map(|(_, tag)| tag);
    let lang = tag.and_then(|tag| parsed.settings.languages.find(tag));
    !langs.is_empty() && lang.is_none_or(|lang| langs.has(lang))
}
