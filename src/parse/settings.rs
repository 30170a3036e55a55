//! `site.toml`.

use super::{guard, raw::RawSettings, text::RawText};
use crate::{
    diagnostics::{FileIx, Kind, Place, Report, Reported, nearest},
    model::{BaseUrl, Contact, Languages, Localised, Settings},
};

/// Reads `site.toml`; without it nothing else can be read.
pub(super) fn read(text: &str, file: FileIx, report: &mut Report) -> Result<Settings, Reported> {
    if text.len() > guard::FRONT_MATTER {
        return Err(report.emit(Kind::TooLarge { size: text.len(), limit: guard::FRONT_MATTER }, Place::File(file)));
    }
    let raw: RawSettings = match toml::from_str(text) {
        Ok(raw) => raw,
        Err(error) => {
            let place = error.span().map_or(Place::File(file), |span| Place::Span(file, span));
            return Err(report.emit(told(error.message()), place));
        }
    };
    let mut problems = Vec::new();
    let Some(languages) = Languages::new(raw.languages) else {
        let why = "`languages` names at least one language, and none twice".to_owned();
        return Err(report.emit(Kind::Settings { why }, key(text, file, "languages")));
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
    let base_url = raw.base_url.as_deref().map(BaseUrl::parse);
    if base_url == Some(None) {
        let why = "`base_url` begins with https:// or http:// and ends in a folder".to_owned();
        problems.push((Kind::Settings { why }, "base_url"));
    }
    let contact = raw.contact.as_deref().map(Contact::parse);
    if contact == Some(None) {
        let why = "`contact` is a mail address, or an address of mailto:, https: or http: without spaces".to_owned();
        problems.push((Kind::Settings { why }, "contact"));
    }
    for (kind, name) in problems {
        report.emit(kind, key(text, file, name));
    }
    if base_url.is_none() {
        report.emit(Kind::NoBaseUrl, Place::File(file));
    }
    Ok(Settings {
        title,
        description,
        languages,
        base_url: base_url.flatten(),
        contact: contact.flatten(),
        citation,
        search: raw.search.enabled,
        parallel: raw.pages.parallel,
    })
}

/// serde's message as a rule of ours.
fn told(message: &str) -> Kind {
    let mut quoted = message.split('`').skip(1).step_by(2);
    match quoted.next() {
        Some(name) if message.starts_with("unknown field") => {
            let known: Vec<_> = quoted.collect();
            Kind::UnknownKey { key: name.into(), suggestion: nearest(name, known.iter().copied()), known: known.join(", ") }
        }
        Some(name) if message.starts_with("missing field") => Kind::MissingKey { key: name.into() },
        _ => Kind::Settings { why: message.trim().to_owned() },
    }
}

/// Where a key begins a line.
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
