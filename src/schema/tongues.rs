//! Texts in several languages: which ones an editor is offered and must give.
//!
//! A type does not know the languages of a site. So its schema has one of the keywords of [`forms`](crate::parse::raw::forms) with the schema of a text in one
//! language, and [`Tongues`] puts what is meant in its place.

use crate::{
    model::{LANGUAGE, LanguageTag},
    parse::raw::forms::{ALONE, ASIDE, BESIDE, EACH, SOME},
};
use schemars::{
    Schema,
    transform::{Transform, transform_subschemas},
};
use serde_json::{Map, Value, json};

/// What is done with a keyword's schema of a text.
type Put = fn(&Tongues, &mut Schema, Value);

/// Puts languages in the place of the keywords; none are known where the list is empty.
#[derive(Debug, Clone)]
pub(super) struct Tongues(pub Vec<LanguageTag>);

impl Transform for Tongues {
    fn transform(&mut self, schema: &mut Schema) {
        let keywords: [(&str, Put); 5] =
            [(EACH, Self::each), (SOME, Self::some), (BESIDE, Self::beside), (ASIDE, Self::aside), (ALONE, Self::alone)];
        for (keyword, put) in keywords {
            if let Some(text) = schema.remove(keyword) {
                put(self, schema, text);
            }
        }
        transform_subschemas(self, schema);
    }
}

impl Tongues {
    fn each(&self, schema: &mut Schema, text: Value) {
        self.some(schema, text);
        schema.insert("minProperties".into(), 1.into());
        if !self.0.is_empty() {
            schema.insert("defaultSnippets".into(), self.snippet());
        }
    }

    fn some(&self, schema: &mut Schema, text: Value) {
        if self.0.is_empty() {
            schema.insert("propertyNames".into(), json!({ "pattern": LANGUAGE }));
            schema.insert("additionalProperties".into(), text);
        } else {
            schema.insert("properties".into(), self.properties(&text).into());
            schema.insert("additionalProperties".into(), false.into());
        }
    }

    fn beside(&self, schema: &mut Schema, text: Value) {
        if self.0.is_empty() {
            return self.aside(schema, text);
        }
        extend(schema, "properties", self.properties(&text));
    }

    fn aside(&self, schema: &mut Schema, text: Value) {
        extend(schema, "patternProperties", Map::from_iter([(self.pattern(), text)]));
    }

    fn alone(&self, schema: &mut Schema, _: Value) {
        schema.insert("propertyNames".into(), json!({ "pattern": self.pattern() }));
        schema.insert("minProperties".into(), 1.into());
    }

    fn tags(&self) -> Vec<&str> {
        self.0.iter().map(LanguageTag::as_str).collect()
    }

    fn properties(&self, text: &Value) -> Map<String, Value> {
        let property = |tag: &LanguageTag| {
            let mut text = text.clone();
            text["description"] = format!("The text in `{tag}`.").into();
            (tag.to_string(), text)
        };
        self.0.iter().map(property).collect()
    }

    /// A text in every language, to be filled in.
    fn snippet(&self) -> Value {
        let body: Map<_, _> = self.0.iter().zip(1..).map(|(tag, stop)| (tag.to_string(), format!("${stop}").into())).collect();
        json!([{ "label": self.tags().join(", "), "description": "A text in each language.", "body": body }])
    }

    /// The key of a language; where the site's are not known, a tag that is no key of an entry.
    fn pattern(&self) -> String {
        if self.0.is_empty() {
            "^(?!url$)[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$".into()
        } else {
            format!("^({})$", self.tags().join("|"))
        }
    }
}

/// Adds to the map under a keyword, which need not be there.
fn extend(schema: &mut Schema, keyword: &str, more: Map<String, Value>) {
    match schema.get_mut(keyword) {
        Some(Value::Object(known)) => known.extend(more),
        _ => drop(schema.insert(keyword.to_owned(), more.into())),
    }
}
