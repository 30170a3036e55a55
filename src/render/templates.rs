//! Tera with Kunten's templates beneath the site's own, and what templates can call.

use super::{assets::Assets, messages::Messages};
use crate::{
    diagnostics::{Diagnostic, FileIx, Kind, Place, Report, Reported},
    load::Template,
    model::Languages,
};
use data_encoding::BASE64;
use fluent_bundle::FluentValue;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use tera::{Context, Error, ErrorKind, Kwargs, State, Tera, Value};

/// The templates of a run.
pub(super) struct Templates {
    tera: Tera,
    /// Where the site's own stand.
    own: Vec<(String, Place)>,
    /// Components that the site's own templates make, each with the place of its name. Of one that calls itself without end,
    /// Tera names neither.
    components: Vec<(String, Place)>,
}

impl std::fmt::Debug for Templates {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.tera.get_template_names()).finish()
    }
}

/// Below this, Kunten's own templates stand, also where the site has one of the same name.
const DEFAULTS: &str = "kunten/";

impl Templates {
    /// Reads all templates; what is wrong in them is told.
    pub fn new(
        files: &[Template],
        assets: &Assets,
        messages: Arc<Messages>,
        languages: &Languages,
        report: &mut Report,
    ) -> Result<Self, Reported> {
        let mut tera = Tera::default();
        let markup = |file: &&Template| [".html", ".xml", ".txt"].iter().any(|end| file.name.ends_with(end));
        let files: Vec<&Template> = files.iter().filter(markup).collect();
        let own = files.iter().filter_map(|file| Some((file.name.clone(), Place::File(file.own?)))).collect();
        let hrefs = assets.hrefs();
        tera.register_function("asset", move |kwargs: Kwargs, _: &State| -> Result<String, Error> {
            let name: String = kwargs.must_get("name")?;
            hrefs.get(&name).cloned().ok_or_else(|| Error::message(format!("there is no file `{name}` in static/")))
        });
        // `csp_hash(text=style)`: what lets a page hold a style of its own.
        tera.register_function("csp_hash", |kwargs: Kwargs, _: &State| -> Result<String, Error> {
            let text: String = kwargs.must_get("text")?;
            Ok(format!("'sha256-{}'", BASE64.encode(&Sha256::digest(text))))
        });
        // `t(k="speakers")`, `t(k="back-to-claim", number=1)`
        let languages = languages.clone();
        tera.register_function("t", move |kwargs: Kwargs, state: &State| message(&messages, &languages, &kwargs, state));
        let components = files.iter().filter_map(|file| Some(components(&file.text, file.own?))).flatten().collect();
        let mut templates = Self { tera, own, components };
        let named = files.iter().map(|file| {
            let name = if file.own.is_some() { file.name.clone() } else { format!("{DEFAULTS}{}", file.name) };
            (name, file.text.as_ref())
        });
        let added = templates.tera.set_fallback_prefixes([DEFAULTS]).and_then(|()| templates.tera.add_raw_templates(named));
        match added {
            Ok(()) => Ok(templates),
            Err(error) => {
                let told = templates.explain(&error, None);
                Err(report.emit(told.kind, told.place))
            }
        }
    }

    /// A page.
    ///
    /// # Errors
    /// Where a template fails, with its place.
    pub fn render(&self, template: &str, context: &Context, page: &str, out: &mut Vec<u8>) -> Result<(), Box<Diagnostic>> {
        self.tera.render_to(template, context, out).map_err(|error| Box::new(self.explain(&error, Some(page))))
    }

    fn explain(&self, error: &Error, page: Option<&str>) -> Diagnostic {
        let page = page.map(|page| format!(" (on {page})")).unwrap_or_default();
        let (file, range, why) = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                (report.filename().to_owned(), Some(report.span().range.clone()), report.message().to_owned())
            }
            other => (String::new(), None, other.to_string()),
        };
        if range.is_none() && why.contains("recursion depth for components") {
            let names: Vec<_> = self.components.iter().map(|(name, _)| format!("`{name}`")).collect();
            let why = format!("a component calls itself without end; the site's own are {}", names.join(", "));
            let place = self.components.first().map_or_else(|| Place::Path("templates".to_owned()), |(_, place)| place.clone());
            return Diagnostic::new(Kind::Template { why, page }, place);
        }
        // A circle has no place of its own, but names its templates.
        let named = |name: &str| *name == file || (file.is_empty() && why.contains(&format!("\"{name}\"")));
        let found = self.own.iter().find(|(name, _)| named(name)).map(|(_, place)| place.clone());
        let place = match (found, range) {
            (Some(Place::File(at)), Some(range)) => Place::Span(at, range),
            (Some(place), _) => place,
            _ => Place::Path(if file.is_empty() { "templates".to_owned() } else { format!("templates/{file}") }),
        };
        Diagnostic::new(Kind::Template { why, page }, place)
    }
}

/// The components that a template makes.
fn components(text: &str, file: FileIx) -> Vec<(String, Place)> {
    const BEGIN: &str = "{% component ";
    let named = |(at, _): (usize, &str)| {
        let start = at + BEGIN.len();
        let length = text[start..].find('(')?;
        Some((text[start..start + length].trim().to_owned(), Place::Span(file, start..start + length)))
    };
    text.match_indices(BEGIN).filter_map(named).collect()
}

fn message(messages: &Messages, languages: &Languages, kwargs: &Kwargs, state: &State) -> Result<String, Error> {
    let key: String = kwargs.must_get("k")?;
    let tag: String = state.get("lang")?.unwrap_or_default();
    let lang = languages.find(&tag).unwrap_or_else(|| languages.default_lang());
    if !messages.has(lang, &key) {
        return Err(Error::message(format!("there is no message `{key}` in templates/messages/{}.ftl", languages.tag(lang))));
    }
    let mut arguments = Vec::new();
    for (name, value) in kwargs.iter() {
        if let Some(name) = name.as_str().filter(|name| *name != "k") {
            arguments.push((name, fluent(value)));
        }
    }
    Ok(if arguments.is_empty() { messages.get(lang, &key).to_owned() } else { messages.with(lang, &key, arguments) })
}

fn fluent(value: &Value) -> FluentValue<'static> {
    match value.as_i64() {
        Some(number) => FluentValue::from(number),
        None => FluentValue::from(value.to_string()),
    }
}
