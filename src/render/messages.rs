//! The interface's words: Fluent files, Kunten's own with the site's over them.

use super::{kept::Text, shared::WorkKind};
use crate::{
    diagnostics::{Kind, Place, Report},
    load::Template,
    model::{Languages, Localised, OwnLang},
};
use ahash::HashMap;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue, concurrent::FluentBundle};
use std::{collections::BTreeSet, fmt::Write as _};

/// The file that says which messages there are.
const REFERENCE: &str = "messages/en.ftl";

/// The messages of every language of the site.
pub(super) struct Messages(Localised<Book>);

/// The messages of one language.
struct Book {
    bundle: FluentBundle<FluentResource>,
    /// Those without arguments, formatted once.
    plain: HashMap<String, Text>,
    /// Those that need to know of the work alone, formatted once for each kind.
    of_work: HashMap<String, [Text; 2]>,
}

impl std::fmt::Debug for Messages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Messages")
    }
}

impl Messages {
    /// Reads the message files of every language and tells of each message that one of them lacks.
    pub fn new(languages: &Languages, templates: &[Template], report: &mut Report) -> Self {
        let reference =
            templates.iter().filter(|file| file.name == REFERENCE && file.own.is_none()).map(|file| resource(file, report));
        let mut keys: BTreeSet<String> = reference.flat_map(|resource| names(&resource)).collect();
        let mut own: Localised<BTreeSet<String>> = Localised::new(languages, |_| BTreeSet::new());
        let books = Localised::new(languages, |lang| {
            let name = format!("messages/{}.ftl", languages.tag(lang));
            // The site's own file comes first in the list and so goes over Kunten's.
            let resources: Vec<_> =
                templates.iter().filter(|file| file.name == name).map(|file| resource(file, report)).collect();
            own.get_mut(lang).extend(resources.iter().flat_map(names));
            Book::new(languages.tag(lang).as_str(), resources)
        });
        keys.extend(own.values().flatten().cloned());
        for lang in languages.iter() {
            let language = languages.tag(lang).to_string();
            let file = templates.iter().find(|file| file.own.is_some() && file.name == format!("messages/{language}.ftl"));
            for key in keys.difference(own.get(lang)) {
                let place = file.and_then(|file| file.own).map_or_else(|| Place::Path("site.toml".into()), Place::File);
                report.emit(Kind::NoMessage { key: key.clone(), language: language.clone() }, place);
            }
        }
        Self(books)
    }

    /// A message without arguments; its key where there is none, which [`Messages::new`] has told.
    pub fn get<'a>(&'a self, lang: OwnLang, key: &'a str) -> &'a str {
        self.plain(lang, key).map_or(key, Text::as_str)
    }

    /// The same as a text for templates.
    pub fn text(&self, lang: OwnLang, key: &str) -> Text {
        self.plain(lang, key).cloned().unwrap_or_else(|| key.into())
    }

    /// A message that needs no arguments, if it is one.
    pub fn plain(&self, lang: OwnLang, key: &str) -> Option<&Text> {
        self.0.get(lang).plain.get(key)
    }

    /// A message that may speak of the work, as a text for templates.
    pub fn of_work(&self, lang: OwnLang, key: &str, work: WorkKind) -> Text {
        match self.0.get(lang).of_work.get(key) {
            Some([article, _]) if work == WorkKind::Article => article.clone(),
            Some([_, document]) => document.clone(),
            None => self.plain(lang, key).cloned().unwrap_or_else(|| {
                // The site's own message asks for something else.
                self.with(lang, key, [("work", work.key().into())]).as_str().into()
            }),
        }
    }

    /// Whether there is such a message.
    pub fn has(&self, lang: OwnLang, key: &str) -> bool {
        self.0.get(lang).bundle.has_message(key)
    }

    /// A message with its arguments.
    pub fn with<'v>(&self, lang: OwnLang, key: &str, values: impl IntoIterator<Item = (&'v str, FluentValue<'v>)>) -> String {
        let args: FluentArgs = values.into_iter().collect();
        self.0.get(lang).format(key, Some(&args)).unwrap_or_else(|| key.to_owned())
    }

    /// Texts joined as the language joins a list.
    pub fn list<'s>(&self, lang: OwnLang, texts: impl IntoIterator<Item = &'s str>) -> String {
        let mut out = String::new();
        for text in texts {
            if !out.is_empty() {
                out.push_str(self.get(lang, "list-separator"));
            }
            out.push_str(text);
        }
        out
    }
}

impl Book {
    fn new(tag: &str, resources: Vec<FluentResource>) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![tag.parse().unwrap_or_default()]);
        // The marks would stand in titles and attributes, and our arguments are numbers and names of the page's own direction.
        bundle.set_use_isolating(false);
        let keys: BTreeSet<String> = resources.iter().flat_map(names).collect();
        for resource in resources.into_iter().rev() {
            bundle.add_resource_overriding(resource);
        }
        let mut book = Self { bundle, plain: HashMap::default(), of_work: HashMap::default() };
        for key in keys {
            // A message that needs arguments is not plain.
            if let Some(text) = book.whole(&key, None) {
                book.plain.insert(key, text);
                continue;
            }
            let of = |work: WorkKind| book.whole(&key, Some(&[("work", work.key())].into_iter().collect()));
            if let (Some(article), Some(document)) = (of(WorkKind::Article), of(WorkKind::Document)) {
                book.of_work.insert(key, [article, document]);
            }
        }
        book
    }

    fn format(&self, key: &str, args: Option<&FluentArgs>) -> Option<String> {
        self.try_format(key, args, &mut Vec::new())
    }

    /// A message that lacks none of its arguments.
    fn whole(&self, key: &str, args: Option<&FluentArgs>) -> Option<Text> {
        let mut errors = Vec::new();
        let text = self.try_format(key, args, &mut errors)?;
        errors.is_empty().then(|| text.as_str().into())
    }

    fn try_format(&self, key: &str, args: Option<&FluentArgs>, errors: &mut Vec<FluentError>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        Some(self.bundle.format_pattern(pattern, args, errors).into_owned())
    }
}

fn names(resource: &FluentResource) -> Vec<String> {
    let name = |entry: &fluent_syntax::ast::Entry<&str>| match entry {
        fluent_syntax::ast::Entry::Message(message) => Some(message.id.name.to_owned()),
        _ => None,
    };
    resource.entries().filter_map(name).collect()
}

/// Braces within braces; the reader of messages follows them as deep as they lead.
const DEEPEST: usize = 50;

/// Where braces are nested too deep, in whatever they stand.
fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    text.bytes().enumerate().find_map(|(at, byte)| {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            // A message ends before a line that is not indented.
            b'\n' if text.as_bytes().get(at + 1).is_some_and(u8::is_ascii_alphabetic) => depth = 0,
            _ => {}
        }
        (depth > DEEPEST).then_some(at)
    })
}

/// A message file; what cannot be read in it is told, the rest lives.
fn resource(file: &Template, report: &mut Report) -> FluentResource {
    if let Some(at) = too_deep(&file.text) {
        let place = file.own.map_or_else(|| Place::Path(file.name.clone()), |own| Place::Span(own, at..at + 1));
        report.emit(Kind::BadMessage { why: format!("braces are nested more than {DEEPEST} deep") }, place);
        return FluentResource::try_new(String::new()).unwrap_or_else(|(resource, _)| resource);
    }
    FluentResource::try_new(file.text.clone().into_owned()).unwrap_or_else(|(resource, errors)| {
        for error in errors {
            let mut why = String::new();
            let _ = write!(why, "{}", error.kind);
            let place = file.own.map_or_else(|| Place::Path(file.name.clone()), |at| Place::Span(at, error.pos));
            report.emit(Kind::BadMessage { why }, place);
        }
        resource
    })
}
