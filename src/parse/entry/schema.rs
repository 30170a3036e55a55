//! The entry of a source: Hayagriva's form, whose types have no schema of their own.

use crate::parse::raw::forms;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};
use std::borrow::Cow;

/// The entry of a source.
pub(crate) struct Entry;

/// The definition of what an entry stands in: an entry itself, whose type and title may be left out.
const PARENT: &str = "parent";

/// What a key of an entry takes.
#[derive(Clone, Copy)]
enum Form {
    Type,
    /// Words, perhaps with braces; perhaps with a short form.
    Title,
    Words,
    Publisher,
    People,
    Roles,
    Date,
    Url,
    /// A number, or words around one.
    Number,
    /// Pages or times, which are kept as they are written.
    Span,
    Serial,
    Language,
    Parents,
}

/// The keys of an entry and of each of its parents, in the order of their use.
const KEYS: &[(&str, Form, &str)] = &[
    ("type", Form::Type, "What sort of document it is."),
    ("title", Form::Title, "The title. One that is not known is described in brackets: `[press briefing]`."),
    ("author", Form::People, "Who wrote it, as `Family, Given`, or a list of them."),
    ("publisher", Form::Publisher, "Who published it. In notes and lists the source goes by this name."),
    ("date", Form::Date, "When it was published, as far as is known. A `~` before it says that the date is inferred."),
    ("url", Form::Url, "Its address on the web."),
    ("parent", Form::Parents, "What it stands in: a newspaper, a periodical, a blog, a book; an entry itself."),
    ("language", Form::Language, "Its language, where that is not the source's `language`."),
    ("editor", Form::People, "Who edited it, as `Family, Given`, or a list of them."),
    ("affiliated", Form::Roles, "Others who took part in it, with their roles."),
    ("location", Form::Words, "Where it was published or took place."),
    ("organization", Form::Words, "The body at which or for which it was made."),
    ("issue", Form::Number, "The issue of its parent, or the number of an episode."),
    ("volume", Form::Number, "The volume of its parent, or the season."),
    ("volume-total", Form::Number, "How many volumes there are."),
    ("chapter", Form::Number, "The number of its chapter in the parent."),
    ("edition", Form::Number, "Which edition it is."),
    ("page-range", Form::Span, "Its pages in the parent, such as `12-15`."),
    ("page-total", Form::Number, "How many pages it has."),
    ("time-range", Form::Span, "Where in its parent it begins and ends, such as `00:12:30-00:14:00`."),
    ("runtime", Form::Span, "How long it lasts, such as `01:42:21`."),
    (
        "serial-number",
        Form::Serial,
        "A number that identifies it: one, or a map such as `{ doi: 10.1000/1, isbn: 978-3-16-148410-0 }`.",
    ),
    ("serial", Form::Serial, "The same as `serial-number`."),
    ("genre", Form::Words, "What it calls itself, such as `White paper`."),
    ("archive", Form::Words, "The institution that keeps it."),
    ("archive-location", Form::Words, "Where that institution is."),
    ("call-number", Form::Words, "The mark under which it is kept there."),
    ("note", Form::Words, "What else stands in the bibliographic entry."),
    ("abstract", Form::Words, "Its abstract."),
];

/// The types of entries, those of most use first.
const TYPES: &[(&str, &str)] = &[
    ("web", "A page on the web that is none of the others."),
    ("article", "A piece in something larger, which is its `parent`: a newspaper, a periodical, a blog."),
    ("report", "What a body publishes: a study, a paper, data."),
    ("post", "A message on a network."),
    ("audio", "A podcast or another recording."),
    ("video", "A film or another moving picture."),
    ("scene", "An episode or a part of a show, which is its `parent`."),
    ("legislation", "A law, an order, an official plan."),
    ("repository", "Code or data."),
    ("book", "A book."),
    ("chapter", "A part of a book, which is its `parent`."),
    ("newspaper", "A newspaper, mostly as a `parent`."),
    ("periodical", "A journal or magazine, mostly as a `parent`."),
    ("blog", "A blog, mostly as a `parent`."),
    ("thread", "A discussion on the web."),
    ("case", "A case at a court of law."),
    ("manuscript", "What has not been published."),
    ("thesis", "A work for a degree."),
    ("patent", "A patent."),
    ("conference", "A talk or another event at a conference."),
    ("proceedings", "What a conference published."),
    ("performance", "A performance before an audience."),
    ("exhibition", "An exhibition."),
    ("artwork", "A work of art."),
    ("reference", "A dictionary, a handbook."),
    ("entry", "An article of a work of reference, which is its `parent`."),
    ("anthology", "A collection of texts."),
    ("anthos", "A text in a collection, which is its `parent`."),
    ("original", "An earlier publication of the same, as a `parent`."),
    ("misc", "What is none of the others."),
];

/// What people do, apart from writing and editing.
const ROLES: &[&str] = &[
    "translator",
    "afterword",
    "foreword",
    "introduction",
    "annotator",
    "commentator",
    "holder",
    "compiler",
    "founder",
    "collaborator",
    "organizer",
    "cast-member",
    "composer",
    "producer",
    "executive-producer",
    "writer",
    "cinematography",
    "director",
    "illustrator",
    "narrator",
];

/// What Hayagriva takes for a date.
const DATE: &str = r"^\s*~?\s*([+-]?\d{4}\s*(-\s*(0?[1-9]|1[0-2])\s*)?|[+-]?(\d{2}|\d{4})\s*-\s*(0?[1-9]|1[0-2])\s*-\s*(0?[1-9]|[12]\d|3[01])\s*)$";

impl JsonSchema for Entry {
    fn schema_name() -> Cow<'static, str> {
        "Entry".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.definitions_mut().insert(PARENT.into(), record().into());
        let mut schema = record();
        // Each language may have an entry of its own.
        schema.insert("if".into(), json!({ (forms::ALONE): true }));
        let titled = json!({ "title": { "type": ["string", "object"] } });
        schema.insert("else".into(), json!({ "required": ["type", "title"], "properties": titled }));
        let body = json!({ "type": "${1:web}", "title": "$2", "publisher": "$3", "date": "$4", "url": "$5" });
        schema.insert("defaultSnippets".into(), json!([{ "label": "entry", "description": "A page on the web.", "body": body }]));
        schema
    }
}

/// A map with the keys of an entry.
fn record() -> Schema {
    let property = |(key, form, about): &(&str, Form, &str)| ((*key).to_owned(), described(form.schema(), about).to_value());
    json_schema!({
        "type": "object",
        "properties": KEYS.iter().map(property).collect::<Map<_, _>>(),
        "additionalProperties": false,
        (forms::ASIDE): parent()
    })
}

fn parent() -> Value {
    json!({ "$ref": format!("#/definitions/{PARENT}") })
}

impl Form {
    fn schema(self) -> Schema {
        let blank = json!({ "type": ["string", "integer"], "pattern": forms::WORDS });
        match self {
            Self::Type => {
                let (known, about): (Vec<_>, Vec<_>) = TYPES.iter().copied().unzip();
                let known = json!({ "enum": known, "enumDescriptions": about });
                let mut schema = aside(json!({ "type": "string", "anyOf": [known, { "pattern": capitals() }] }));
                schema.insert("type".into(), json!(["string", "object"]));
                schema
            }
            Self::Title => map(text(), &[("value", text(), "The title."), ("short", text(), "A short form of it.")], true),
            Self::Words => map(text(), &[("value", text(), "The text."), ("short", text(), "A short form of it.")], true),
            Self::Publisher => {
                let any = json!({ "type": ["string", "null"] });
                let part = map(any.clone(), &[("value", any.clone(), "The text."), ("short", any, "A short form of it.")], true);
                let part = part.to_value();
                let name = ("name", part.clone(), "The publisher's name.");
                map(text(), &[name, ("location", part, "Where the publisher is.")], false)
            }
            Self::People => many(person()),
            Self::Roles => many(json_schema!({
                "type": "object",
                "properties": {
                    "names": described(many(person()), "Who they are, as `Family, Given`, or a list of them."),
                    "role": { "type": "string", "description": "What they did.", "enum": ROLES }
                },
                "required": ["names", "role"],
                "additionalProperties": false
            })),
            Self::Date => aside(date()),
            Self::Url => {
                let address = json!({
                    "type": "string",
                    "pattern": "^\\s*[Hh][Tt][Tt][Pp][Ss]?:",
                    "patternErrorMessage": "an address begins with https:// or http://"
                });
                let day = "A day on which it was read; the source's `seen_on` is the better place.";
                map(address.clone(), &[("value", address, "The address."), ("date", date(), day)], true)
            }
            Self::Number | Self::Span => aside(blank),
            Self::Serial => json_schema!({
                "type": ["string", "number", "object", "null"],
                "pattern": forms::WORDS,
                "additionalProperties": { "type": ["string", "number", "object"] }
            }),
            Self::Language => aside(json!({ "type": "string", "pattern": "^[A-Za-z0-9_-]+$" })),
            Self::Parents => json_schema!({ "anyOf": [parent(), { "type": "array", "items": parent() }] }),
        }
    }
}

/// Hayagriva takes types with a capital letter as well; they are not offered.
fn capitals() -> String {
    let capital = |(word, _): &(&str, &str)| word[..1].to_uppercase() + &word[1..];
    format!("^({})$", TYPES.iter().map(capital).collect::<Vec<_>>().join("|"))
}

fn described(mut schema: Schema, about: &str) -> Schema {
    schema.insert("description".into(), about.into());
    schema
}

/// A text that is not blank.
fn text() -> Value {
    json!({ "type": "string", "pattern": forms::WORDS, "patternErrorMessage": "this text is empty; leave it out instead" })
}

fn date() -> Value {
    json!({
        "type": ["string", "integer"],
        "pattern": DATE,
        "patternErrorMessage": "write 2026-02-11, 2026-02 or 2026, with ~ before it where it is inferred",
        "minimum": 1000,
        "maximum": 9999
    })
}

fn person() -> Schema {
    let name = json!({ "type": ["string", "number"] });
    let keys = [
        ("name", name.clone(), "The family name."),
        ("given-name", name.clone(), "The given name."),
        ("prefix", name.clone(), "What stands before the family name, such as `von`."),
        ("suffix", name.clone(), "What stands after it, such as `Jr.`."),
        ("comma-suffix", json!({ "type": "boolean" }), "Whether a comma stands before the suffix."),
        ("alias", name, "Another name, such as that of a user."),
    ];
    map(text(), &keys, true)
}

/// A value, or a map with keys of its own, of which the others need the first if `led`; in one language or in each. What stands in
/// each language is seldom a map, so that its keys are not looked at.
fn map(value: Value, keys: &[(&str, Value, &str)], led: bool) -> Schema {
    let property =
        |(key, value, about): &(&str, Value, &str)| ((*key).to_owned(), described(aside(value.clone()), about).to_value());
    let needs = |(key, ..): &(&str, Value, &str)| ((*key).to_owned(), json!([keys[0].0]));
    let localised = typed(value.clone(), &["object"]);
    let mut one = typed(value, &["object", "null"]);
    one.insert("properties".into(), keys.iter().map(property).collect::<Map<_, _>>().into());
    one.insert("additionalProperties".into(), false.into());
    if led {
        one.insert("minProperties".into(), 1.into());
        one.insert("dependencies".into(), keys.iter().skip(1).map(needs).collect::<Map<_, _>>().into());
    }
    one.insert(forms::BESIDE.into(), localised.to_value());
    one
}

/// One or a list.
fn many(one: Schema) -> Schema {
    let mut many = typed(one.clone().to_value(), &["array", "null"]);
    if let Some(localised) = one.get(forms::BESIDE).cloned() {
        many.insert(forms::BESIDE.into(), typed(localised, &["array"]).to_value());
    }
    many.insert("items".into(), one.to_value());
    many
}

/// A value that may be localised like any other, though few are.
fn aside(value: Value) -> Schema {
    let mut aside = typed(value.clone(), &["object", "null"]);
    if value.get("properties").is_none() {
        aside.insert("additionalProperties".into(), false.into());
        aside.insert(forms::ASIDE.into(), value);
    }
    aside
}

/// The schema of a value with more types that it may have.
fn typed(value: Value, more: &[&str]) -> Schema {
    let mut types: Vec<Value> = match &value["type"] {
        Value::Array(types) => types.clone(),
        one => vec![one.clone()],
    };
    for one in more {
        if !types.contains(&Value::from(*one)) {
            types.push(Value::from(*one));
        }
    }
    let mut schema = Schema::try_from(value).unwrap_or_default();
    schema.insert("type".into(), types.into());
    schema
}

#[cfg(test)]
mod tests {
    use super::{KEYS, ROLES, TYPES};
    use crate::parse::ENTRY_KEYS;
    use hayagriva::types::{EntryType, PersonRole};
    use std::collections::BTreeSet;

    /// The words that an error of serde's lists.
    fn listed(error: &str) -> BTreeSet<&str> {
        error.split('`').skip(3).step_by(2).collect()
    }

    #[test]
    fn keys_types_and_roles_are_those_of_hayagriva() {
        let keys: BTreeSet<_> = KEYS.iter().map(|(key, ..)| *key).collect();
        assert_eq!(keys, ENTRY_KEYS.iter().copied().collect());
        let error = "?".parse::<EntryType>().expect_err("no type").to_string();
        let small = |word: &&str| word.chars().all(|c| !c.is_uppercase());
        assert_eq!(
            TYPES.iter().map(|(word, _)| *word).collect::<BTreeSet<_>>(),
            listed(&error).into_iter().filter(small).collect()
        );
        let error = crate::yaml::read::<PersonRole>("'?'").expect_err("no role").to_string();
        assert_eq!(ROLES.iter().copied().collect::<BTreeSet<_>>(), listed(&error));
    }
}
