//! Tera with Kunten's templates beneath the site's own, and what templates can call.

use super::{
    assets::Assets,
    fold::{Constants, fold, of_one_language},
    limited::{LARGEST, LONGEST, Limited, Stop},
    messages::Messages,
};
use crate::{
    diagnostics::{Diagnostic, FileIx, Kind, Place, Report, Reported},
    load::Template,
    model::{Languages, Localised, OwnLang},
};
use data_encoding::BASE64;
use fluent_bundle::FluentValue;
use sha2::{Digest, Sha256};
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};
use tera::{Context, Error, ErrorKind, Kwargs, State, Tera, Value, escape_html};

/// The templates of a run.
pub(super) struct Templates {
    /// As they were written.
    tera: Tera,
    /// With the constants of each language in their places.
    folded: Localised<Option<Folded>>,
    /// Those whose pages can be made with folded ones.
    of_one_language: HashSet<String>,
    /// Where the site's own stand.
    own: Vec<(String, Place)>,
    /// Components that the site's own templates make, each with the place of its name. Of one that calls itself without end,
    /// Tera names neither.
    components: Vec<(String, Place)>,
}

/// Templates with the constants of a language in their places.
struct Folded {
    tera: Tera,
    /// By the template's name.
    constants: HashMap<String, Constants>,
}

impl std::fmt::Debug for Templates {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.tera.get_template_names()).finish()
    }
}

/// Below this, Kunten's own templates stand, also where the site has one of the same name.
pub(super) const DEFAULTS: &str = "kunten/";

impl Templates {
    /// Reads all templates; what is wrong in them is told.
    pub fn new(
        files: &[Template],
        assets: &Assets,
        messages: Arc<Messages>,
        languages: &Languages,
        report: &mut Report,
    ) -> Result<Self, Reported> {
        let markup = |file: &&Template| [".html", ".xml", ".txt"].iter().any(|end| file.name.ends_with(end));
        let files: Vec<&Template> = files.iter().filter(markup).collect();
        let own = files.iter().filter_map(|file| Some((file.name.clone(), Place::File(file.own?)))).collect();
        let components = files.iter().filter_map(|file| Some(components(&file.text, file.own?))).flatten().collect();
        let called = Called { hrefs: assets.hrefs(), messages, languages: languages.clone() };
        // Where a site has none of its own, Tera finds ours at once.
        let has_own = files.iter().any(|file| file.own.is_some());
        let full_name = |file: &Template| {
            if file.own.is_none() && has_own { format!("{DEFAULTS}{}", file.name) } else { file.name.clone() }
        };
        let named: Vec<(String, &str)> = files.iter().map(|file| (full_name(file), file.text.as_ref())).collect();
        let texts: Vec<_> = files.iter().map(|file| (file.name.as_str(), file.text.as_ref())).collect();
        let of_one_language = of_one_language(&texts).into_iter().map(str::to_owned).collect();
        let (tera, added) = tera(&called, &named);
        let mut templates = Self { tera, folded: Localised::new(languages, |_| None), of_one_language, own, components };
        if let Err(error) = added {
            let told = templates.explain(&error, None, None);
            return Err(report.emit(told.kind, told.place));
        }
        templates.folded = Localised::new(languages, |lang| Folded::new(&called, lang, &named));
        Ok(templates)
    }

    /// A page, in a language.
    ///
    /// # Errors
    /// Where a template fails, or the page is given up, with its place.
    pub fn render(
        &self,
        lang: OwnLang,
        template: &str,
        context: &Context,
        page: &str,
        out: &mut Limited,
    ) -> Result<(), Box<Diagnostic>> {
        let folded = self.folded.get(lang).as_ref().filter(|_| self.of_one_language.contains(template));
        let tera = folded.map_or(&self.tera, |folded| &folded.tera);
        let made = tera.render_to(template, context, &mut *out);
        let stop = out.stop;
        made.map_err(|error| {
            let (page, template) = (page.to_owned(), template.to_owned());
            let kind = match stop {
                None => return Box::new(self.explain(&error, folded, Some(&page))),
                Some(Stop::TooLarge) => Kind::PageTooLarge { page, template: template.clone(), limit: LARGEST },
                Some(Stop::TooLong) => Kind::PageTooLong { page, template: template.clone(), limit: LONGEST.as_secs() },
            };
            let own = self.own.iter().find(|(name, _)| *name == template);
            let place = own.map_or_else(|| Place::Path(format!("templates/{template}")), |(_, place)| place.clone());
            Box::new(Diagnostic::new(kind, place))
        })
    }

    fn explain(&self, error: &Error, folded: Option<&Folded>, page: Option<&str>) -> Diagnostic {
        let page = page.map(|page| format!(" (on {page})")).unwrap_or_default();
        let (file, range, why) = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let range = report.span().range.clone();
                let constants = folded.and_then(|folded| folded.constants.get(report.filename()));
                let range = constants.map_or(range.clone(), |constants| constants.original(range));
                (report.filename().to_owned(), Some(range), report.message().to_owned())
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

/// What templates can call.
struct Called {
    hrefs: Arc<HashMap<String, String>>,
    messages: Arc<Messages>,
    languages: Languages,
}

/// Tera with some templates and all that they can call.
fn tera(called: &Called, templates: &[(String, impl AsRef<str>)]) -> (Tera, Result<(), Error>) {
    let mut tera = Tera::default();
    let hrefs = Arc::clone(&called.hrefs);
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
    let (messages, languages) = (Arc::clone(&called.messages), called.languages.clone());
    tera.register_function("t", move |kwargs: Kwargs, state: &State| message(&messages, &languages, &kwargs, state));
    let templates = templates.iter().map(|(name, text)| (name, text.as_ref()));
    let added = tera.set_fallback_prefixes([DEFAULTS]).and_then(|()| tera.add_raw_templates(templates));
    (tera, added)
}

impl Folded {
    fn new(called: &Called, lang: OwnLang, templates: &[(String, &str)]) -> Option<Self> {
        let mut folded = Vec::with_capacity(templates.len());
        let mut constants = HashMap::new();
        for (name, text) in templates {
            let is_escaped = [".html", ".xml"].iter().any(|end| name.ends_with(end));
            let (text, places) = fold(text, |inner| called.constant(lang, inner, is_escaped));
            folded.push((name.clone(), text));
            constants.insert(name.clone(), places);
        }
        let (tera, added) = tera(called, &folded);
        // Those that were written hold, and so do these.
        added.ok().map(|()| Self { tera, constants })
    }
}

impl Called {
    /// What a variable says on every page of a language, if it is a message without arguments or the address of a file.
    fn constant(&self, lang: OwnLang, inner: &str, is_escaped: bool) -> Option<String> {
        let argument = |call: &str| inner.strip_prefix(call)?.strip_suffix("\") ").filter(|name| !name.contains(['"', '\\']));
        let text = match argument(" t(k=\"") {
            Some(key) => self.messages.plain(lang, key)?.as_str(),
            None => self.hrefs.get(argument(" asset(name=\"")?)?,
        };
        let mut out = Vec::with_capacity(text.len());
        if is_escaped {
            escape_html(text, &mut out).ok()?;
        } else {
            out.extend_from_slice(text.as_bytes());
        }
        String::from_utf8(out).ok()
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

fn message(messages: &Messages, languages: &Languages, kwargs: &Kwargs, state: &State) -> Result<Value, Error> {
    let key: &str = kwargs.must_get("k")?;
    let tag: Option<Value> = state.get("lang")?;
    let lang = tag.as_ref().and_then(Value::as_str).and_then(|tag| languages.find(tag));
    let lang = lang.unwrap_or_else(|| languages.default_lang());
    if let Some(text) = messages.plain(lang, key).filter(|_| kwargs.iter().nth(1).is_none()) {
        return Ok(text.value());
    }
    if !messages.has(lang, key) {
        return Err(Error::message(format!("there is no message `{key}` in templates/messages/{}.ftl", languages.tag(lang))));
    }
    let arguments = kwargs.iter().filter_map(|(name, value)| Some((name.as_str().filter(|name| *name != "k")?, fluent(value))));
    Ok(Value::from(messages.with(lang, key, arguments)))
}

fn fluent(value: &Value) -> FluentValue<'static> {
    match value.as_i64() {
        Some(number) => FluentValue::from(number),
        None => FluentValue::from(value.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        diagnostics::Report,
        load::load,
        pipeline::{self, Options},
        render::{Pages, limited::Limited, pages},
    };
    use std::{path::Path, time::Instant};

    fn our_pages() -> Pages {
        let (mut report, today) = (Report::default(), "2026-11-30".parse().expect("a day"));
        let files = load(Path::new(env!("CARGO_MANIFEST_DIR")), &mut report).expect("our files");
        pipeline::pages(&files, Options { drafts: true, today }, &mut report).expect("our pages")
    }

    #[test]
    fn a_page_that_takes_too_long_is_given_up() {
        let pages = our_pages();
        let page = pages.list().iter().find(|page| page.what.template() == "reading.html").expect("a reading");
        let (template, context) = pages::context(&pages.shared, page);
        let lang = page.what.language(&pages.shared.site);
        let mut buffer = Vec::new();
        let mut late = Limited::new(&mut buffer, Instant::now());
        let made = pages.templates.render(lang, template, &context, page.path.as_str(), &mut late);
        let told = made.expect_err("it is late");
        let told = format!("error[{}]: {}", told.kind.code(), told.kind);
        assert_eq!(told, format!("error[K0810]: {} was given up after 30 seconds, in `reading.html`", page.path));
    }

    /// The templates as they were written are the specification.
    #[test]
    fn pages_are_the_same_with_folded_templates_and_with_those_that_were_written() {
        let pages = our_pages();
        let mut folded = 0;
        for page in pages.list() {
            let (template, context) = pages::context(&pages.shared, page);
            let mut written = Vec::new();
            pages.templates.tera.render_to(template, &context, &mut written).expect("a page");
            assert_eq!(pages.render(page).expect("a page").as_bytes(), written, "{}", page.path);
            folded += usize::from(pages.templates.of_one_language.contains(template));
        }
        assert!(folded > pages.list().len() / 2, "{folded} of {}", pages.list().len());
    }
}
