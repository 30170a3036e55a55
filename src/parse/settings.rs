//! `site.toml`.

use super::{faults, limits, raw::RawSettings, sentences::Sentence, text::RawText};
use crate::{
    diagnostics::{FileIx, Kind, Place, Report, Reported, SettingsFault, nearest},
    model::{BaseUrl, Contact, Languages, Localised, Settings},
};
use serde_path_to_error::{Error, Track};

/// Reads `site.toml`; without it nothing else can be read.
pub(super) fn read(text: &str, file: FileIx, report: &mut Report) -> Result<Settings, Reported> {
    if text.len() > limits::FRONT_MATTER {
        return Err(report.emit(Kind::TooLarge { size: text.len(), limit: limits::FRONT_MATTER }, Place::File(file)));
    }
    let raw = raw(text, file, report)?;
    let mut problems = Vec::new();
    let Some(languages) = Languages::new(raw.languages) else {
        return Err(report.emit(Kind::Settings { why: SettingsFault::Languages }, key(text, file, "languages")));
    };
    let mut complete = |name: &'static str, text: &RawText<String>| {
        localise(text, &languages).unwrap_or_else(|kind| {
            problems.push((kind, name));
            Localised::new(&languages, |_| String::new())
        })
    };
    let title = complete("title", &raw.title);
    let description = raw.description.as_ref().map(|text| complete("description", text));
    let citation = styles(raw.citation.style.as_ref(), &languages).unwrap_or_else(|kind| {
        problems.push((kind, "style"));
        Localised::new(&languages, |_| None)
    });
    let base_url = raw.base_url.as_deref().map(|text| BaseUrl::parse(text).ok_or(SettingsFault::BaseUrl));
    let contact = raw.contact.as_deref().map(|text| Contact::parse(text).ok_or(SettingsFault::Contact));
    let mut wrong = |why, name| problems.push((Kind::Settings { why }, name));
    let base_url = base_url.transpose().unwrap_or_else(|why| {
        wrong(why, "base_url");
        None
    });
    let contact = contact.transpose().unwrap_or_else(|why| {
        wrong(why, "contact");
        None
    });
    for (kind, name) in problems {
        report.emit(kind, key(text, file, name));
    }
    if raw.base_url.is_none() {
        report.emit(Kind::NoBaseUrl, Place::File(file));
    }
    Ok(Settings {
        title,
        description,
        languages,
        base_url,
        contact,
        citation,
        search: raw.search.enabled,
        parallel: raw.pages.parallel,
    })
}

/// Returns the settings. `Err` if something is wrong, once the first fault has been reported.
fn raw(text: &str, file: FileIx, report: &mut Report) -> Result<RawSettings, Reported> {
    let parsed = toml::Deserializer::parse(text).map_err(|error| Error::new(Track::new().path(), error));
    let error = match parsed.and_then(serde_path_to_error::deserialize) {
        Ok(raw) => return Ok(raw),
        Err(error) => error,
    };
    let span = error.inner().span();
    let marked = span.clone().and_then(|span| text.get(span)).unwrap_or_default();
    let kind = match faults::told(error.path(), Sentence::of_toml(error.inner().message(), marked)).kind {
        Kind::BadValue { why } => Kind::Settings { why: SettingsFault::Value(why) },
        kind => kind,
    };
    Err(report.emit(kind, span.map_or(Place::File(file), |span| Place::Span(file, span))))
}

/// Returns where a key begins a line.
fn key(text: &str, file: FileIx, name: &str) -> Place {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_start().strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with('=')) {
            return Place::Span(file, at..at + line.trim_end().len());
        }
        at += line.len();
    }
    Place::File(file)
}

fn localise(text: &RawText<String>, languages: &Languages) -> Result<Localised<String>, Kind> {
    match text {
        RawText::All(text) => Ok(Localised::new(languages, |_| text.clone())),
        RawText::Per(texts) => {
            known(texts, languages)?;
            let missing = languages.iter().find(|lang| !texts.iter().any(|(tag, _)| tag == languages.tag(*lang).as_str()));
            if let Some(lang) = missing {
                return Err(Kind::TextMissing { language: languages.tag(lang).to_string() });
            }
            let find = |tag: &str| texts.iter().find(|(known, _)| known == tag).map(|(_, text)| text.clone());
            Ok(Localised::new(languages, |lang| find(languages.tag(lang).as_str()).unwrap_or_default()))
        }
    }
}

/// A style for each language that has one of its own.
fn styles(style: Option<&RawText<String>>, languages: &Languages) -> Result<Localised<Option<String>>, Kind> {
    Ok(match style {
        None => Localised::new(languages, |_| None),
        Some(RawText::All(name)) => Localised::new(languages, |_| Some(name.clone())),
        Some(RawText::Per(names)) => {
            known(names, languages)?;
            let find = |tag: &str| names.iter().find(|(known, _)| known == tag).map(|(_, name)| name.clone());
            Localised::new(languages, |lang| find(languages.tag(lang).as_str()))
        }
    })
}

/// Whether every text is in a language of the site.
fn known(texts: &[(String, String)], languages: &Languages) -> Result<(), Kind> {
    match texts.iter().find(|(tag, _)| languages.find(tag).is_none()) {
        None => Ok(()),
        Some((tag, _)) => {
            let suggestion = nearest(tag, languages.iter().map(|lang| languages.tag(lang).as_str()));
            Err(Kind::UnknownLanguage { language: tag.clone(), suggestion })
        }
    }
}
