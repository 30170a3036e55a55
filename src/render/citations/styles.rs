//! The style of every language: a bundled one, a file of the site, or our own.

use super::{Cited, Style};
use crate::{
    diagnostics::{Kind, Place, Report},
    load::Template,
    model::{Localised, OwnLang, Settings},
};
use hayagriva::Entry;

/// The citation styles of a site.
#[derive(Debug)]
pub(in crate::render) struct Styles(Localised<Chosen>);

/// The style that a language chose, and ours, for entries of which that one prints nothing.
#[derive(Debug)]
struct Chosen {
    chosen: Option<Style>,
    own: Option<Style>,
}

impl Styles {
    /// Finds and reads the styles; one that cannot be used is told.
    pub fn new(settings: &Settings, templates: &[Template], report: &mut Report) -> Self {
        Self(Localised::new(&settings.languages, |lang| choose(settings, lang, templates, report)))
    }

    /// An entry as a language cites it.
    pub fn cite(&self, lang: OwnLang, tag: &str, entry: &Entry) -> Cited {
        let Chosen { chosen, own } = self.0.get(lang);
        let by = |style: &Option<Style>| style.as_ref().and_then(|style| style.cite(tag, entry));
        by(chosen).or_else(|| by(own)).unwrap_or_else(|| Cited { html: String::new(), text: String::new() })
    }
}

fn choose(settings: &Settings, lang: OwnLang, templates: &[Template], report: &mut Report) -> Chosen {
    let tag = settings.languages.tag(lang);
    let file = |name: &str| templates.iter().find(|file| file.name == name);
    let names = [tag.as_str(), tag.primary(), "en"].map(|tag| format!("citation/{tag}.csl"));
    let mut tell = |name: &str, why: String| {
        report.emit(Kind::Citation { name: name.to_owned(), why }, Place::Path("site.toml".into()));
    };
    let own = names.iter().find_map(|name| file(name));
    let own = own.and_then(|file| Style::own(&file.text).map_err(|error| tell(&file.name, error.to_string())).ok());
    let chosen = settings.citation.get(lang).as_ref().and_then(|name| {
        let style = match file(name.strip_prefix("templates/").unwrap_or(name)) {
            Some(file) => Style::csl(&file.text),
            None => Style::bundled(name),
        };
        style.map_err(|error| tell(name, error.to_string())).ok()
    });
    Chosen { chosen, own }
}
