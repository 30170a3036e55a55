//! The views as tables: keys from the types, words from what is written above them.

use crate::render::views::{Page, View};
use schemars::generate::SchemaSettings;
use serde_json::Value;
use std::{collections::BTreeSet, fmt::Write as _};

/// What each view is called, and many of it.
const NAMES: [(&str, &str, &str); 48] = [
    ("Item", "item", "items"),
    ("Twin", "twin", "twins"),
    ("Url", "address of a page", "addresses of pages"),
    ("ReadingItem", "listed reading", "listed readings"),
    ("ReadingView", "reading", "readings"),
    ("Editor", "editor", "editors"),
    ("WitnessView", "witness", "witnesses"),
    ("SectionView", "section", "sections"),
    ("BlockView", "block", "blocks"),
    ("PictureView", "picture", "pictures"),
    ("Note", "note", "notes"),
    ("SaidView", "verdict on words", "verdicts on words"),
    ("SoView", "verdict on facts", "verdicts on facts"),
    ("EvidenceView", "piece of evidence", "pieces of evidence"),
    ("Change", "change", "changes"),
    ("NoteTwin", "twin of a note", "twins of the note"),
    ("Cite", "citation of a claim", "citations of claims"),
    ("RemarkView", "remark", "remarks"),
    ("CitedView", "cited source", "cited sources"),
    ("RemarkClaim", "claim of a remark", "claims of the remark"),
    ("Figures", "figures", "figures"),
    ("Who", "figure of speakers", "figures of speakers"),
    ("WhoRow", "row of a speaker", "rows of speakers"),
    ("LegendItem", "item of the legend", "items of the legend"),
    ("Mark", "mark", "marks"),
    ("Origins", "figure of origins", "figures of origins"),
    ("Fan", "fan", "fans"),
    ("FanNames", "origin in the table", "origins in the table"),
    ("Time", "figure of time", "figures of time"),
    ("Dot", "dot", "dots"),
    ("Month", "month", "months"),
    ("ParallelView", "reading in two languages", "readings in two languages"),
    ("Column", "column", "columns"),
    ("PairedSection", "section in two languages", "sections in two languages"),
    ("Cell_of_string", "cell of text", "cells of text"),
    ("Cell_of_BlockView", "cell of a block", "cells of blocks"),
    ("SpeakerItem", "listed speaker", "listed speakers"),
    ("SpeakerView", "speaker", "speakers"),
    ("Amount", "amount", "amounts"),
    ("SourceItem", "listed source", "listed sources"),
    ("SourceView", "source", "sources"),
    ("Group", "group", "groups"),
    ("RowOf", "rows of a reading", "rows of readings"),
    ("Row", "row", "rows"),
    ("RowSaid", "verdict on words in a list", "verdicts on words in a list"),
    ("RowSo", "verdict on facts in a list", "verdicts on facts in a list"),
    ("Pager", "pager", "pagers"),
    ("Filter", "filter", "filters"),
];

/// The views as schemas: keys from the types, words from what is written above them.
pub struct Views {
    pub page: Value,
    view: Value,
    /// In the order in which they are met, each once.
    met: Vec<String>,
}

impl Views {
    pub fn new() -> Self {
        let generator = SchemaSettings::draft07().for_serialize().into_generator();
        let page = generator.clone().into_root_schema_for::<Page>().to_value();
        let view = generator.into_root_schema_for::<View>().to_value();
        Self { page, view, met: Vec::new() }
    }

    fn definition(&self, name: &str) -> &Value {
        let found = [&self.page, &self.view].map(|root| &root["definitions"][name]);
        found.into_iter().find(|one| one.is_object()).unwrap_or_else(|| panic!("{name} is a view"))
    }

    /// What a schema refers to, or itself.
    fn resolve<'a>(&'a self, schema: &'a Value) -> &'a Value {
        match name(schema) {
            Some(name) => self.definition(name),
            None => schema,
        }
    }

    /// The variables of the pages besides the frame: each with its schema, and what is said of it.
    pub fn variables(&self) -> Vec<(&str, &Value, &str)> {
        let all = self.view["oneOf"].as_array().expect("variants").iter();
        let named = |one: &'_ Value| one["properties"].as_object().expect("one key").keys().next().cloned();
        let pairs = all.map(|one| (one, named(one).expect("one key")));
        pairs
            .filter(|(_, key)| key != "nothing")
            .map(|(one, key)| {
                let (key, schema) = one["properties"].as_object().and_then(|all| all.get_key_value(&key)).expect("the key");
                (key.as_str(), schema, one["description"].as_str().expect("a description"))
            })
            .collect()
    }

    /// What a value is, in plain words.
    pub fn form(&mut self, schema: &Value, many: bool) -> String {
        let word = |one: &str, all: &str| if many { all.to_owned() } else { one.to_owned() };
        if let Some(name) = name(schema) {
            let (_, one, all) = NAMES.iter().find(|(view, ..)| *view == name).unwrap_or_else(|| panic!("{name} has no name"));
            if !self.met.iter().any(|met| met == name) {
                self.met.push(name.to_owned());
            }
            return format!("[{}](#{})", word(one, all), one.replace(' ', "-"));
        }
        if let Some(either) = schema["anyOf"].as_array() {
            return format!("{}, or nothing", self.form(&either[0], many));
        }
        let kinds = &schema["type"];
        let kind = kinds.as_str().or_else(|| kinds[0].as_str()).unwrap_or_else(|| panic!("{schema} has a type"));
        let plain = match (kind, &schema["items"]) {
            ("string", _) => word("text", "texts"),
            ("integer", _) => word("number", "numbers"),
            ("boolean", _) => word("yes or no", "yes or no"),
            ("array", Value::Array(both)) => {
                let both: Vec<_> = both.iter().map(|one| self.form(one, false)).collect();
                format!("{} of {}", word("pair", "pairs"), both.join(" and "))
            }
            ("array", one) => format!("{} of {}", word("list", "lists"), self.form(one, true)),
            other => panic!("{other:?} has a word"),
        };
        if kinds.is_array() { format!("{plain}, or nothing") } else { plain }
    }

    /// Rows of a table: every key of an object in the order of the struct, with a prefix.
    pub fn rows(&mut self, object: &Value, prefix: &str) -> String {
        let mut out = String::new();
        let properties = object["properties"].as_object().expect("an object");
        let order: Vec<&str> = object["required"].as_array().expect("keys").iter().filter_map(Value::as_str).collect();
        assert_eq!(
            order.iter().copied().collect::<BTreeSet<_>>(),
            properties.keys().map(String::as_str).collect(),
            "all are given"
        );
        for key in order {
            let said = properties[key]["description"].as_str().unwrap_or_else(|| panic!("{key} is described: {object}"));
            let (form, said) = (self.form(&properties[key], false), marked(said));
            let _ = writeln!(out, "| `{prefix}{key}` | {form} | {said} |");
        }
        out
    }

    /// Nothing in a value is unknown to its schema.
    pub fn hold(&self, value: &Value, schema: &Value, at: &str) {
        let schema = self.resolve(schema);
        let schema = schema["anyOf"].get(0).map_or(schema, |one| self.resolve(one));
        match (value, &schema["items"]) {
            (Value::Object(map), _) => map.iter().for_each(|(key, value)| {
                let known = &schema["properties"][key];
                assert!(known.is_object(), "{at}.{key} is documented");
                self.hold(value, known, &format!("{at}.{key}"));
            }),
            (Value::Array(all), Value::Array(each)) => all.iter().zip(each).for_each(|(one, schema)| self.hold(one, schema, at)),
            (Value::Array(all), each) => all.iter().for_each(|one| self.hold(one, each, at)),
            _ => {}
        }
    }
}

/// The view that a schema refers to, if it does.
fn name(schema: &Value) -> Option<&str> {
    let to = schema["$ref"].as_str().or_else(|| schema["allOf"][0]["$ref"].as_str())?;
    to.rsplit('/').next()
}

/// A description as it stands in a table.
fn marked(said: &str) -> String {
    let said = said.replace('\n', " ");
    said.strip_prefix("HTML").map_or(said.clone(), |rest| format!("**HTML**{rest}"))
}

/// Every view that is met, and what is met in it.
pub fn structures(views: &mut Views) -> String {
    let mut out = String::new();
    let mut at = 0;
    while let Some(view) = views.met.get(at).cloned() {
        let (_, one, _) = NAMES.iter().find(|(name, ..)| *name == view).expect("form() has found it");
        let definition = views.definition(&view).clone();
        let said = definition["description"].as_str().unwrap_or_else(|| panic!("{view} is described"));
        let rows = views.rows(&definition, "");
        let _ = writeln!(out, "### {}{}\n\n{said}\n\n{ROWS}{rows}", one[..1].to_uppercase(), &one[1..]);
        at += 1;
    }
    assert_eq!(views.met.len(), NAMES.len(), "every name is of a view: {:?}", views.met);
    out
}

pub const ROWS: &str = "| variable | form | what |\n| --- | --- | --- |\n";
