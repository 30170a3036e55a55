//! The schemas and the program say the same of every key: each value of the documented site is replaced by others, taken away, and
//! given an unknown neighbour, and both are asked.

use crate::{
    documented,
    schemas::{typed, validator},
    site::options,
};
use kunten::{diagnostics::Report, link, load::Files, parse, schema::Name};
use rayon::prelude::*;
use serde_yaml::{Mapping, Value};
use std::collections::BTreeMap;

/// Whether a site holds, and the codes of all that the program has to say against it if `which` is asked.
fn told(files: &[(String, String)], which: bool) -> (bool, Vec<&'static str>) {
    let mut site = Files::none();
    for (path, text) in files {
        site.add(path, text.clone());
    }
    let mut report = Report::default();
    let options = options(false);
    let parsed = parse::parse(&site, options.drafts, &mut report);
    let _ = parsed.and_then(|parsed| link::link(parsed, options.today, &mut report));
    let holds = !report.has_errors();
    let codes =
        if holds || !which { Vec::new() } else { report.located(&site.sources).iter().map(|one| one.kind.code()).collect() };
    (holds, codes)
}

/// A file taken apart: its YAML or TOML as a value, and how the file looks with another one.
struct Typed {
    name: Name,
    value: Value,
    below: Option<String>,
}

impl Typed {
    fn new(path: &str, text: &str) -> Option<Self> {
        let (name, _) = typed(path, text)?;
        let front = text.split("---\n").nth(1);
        let is_front = matches!(name, Name::Section | Name::Page);
        let below = front.filter(|_| is_front).map(|front| text[8 + front.len()..].to_owned());
        let value = match name {
            Name::Site => serde_yaml::to_value(toml::from_str::<toml::Value>(text).expect("TOML")).expect("a value"),
            _ => serde_yaml::from_str(below.as_ref().and(front).unwrap_or(text)).expect("YAML"),
        };
        Some(Self { name, value, below })
    }

    /// None for what TOML cannot hold.
    fn text(&self, value: &Value) -> Option<String> {
        if self.name == Name::Site {
            return toml::to_string(value).ok();
        }
        let yaml = serde_yaml::to_string(value).expect("YAML");
        Some(self.below.as_ref().map_or_else(|| yaml.clone(), |below| format!("---\n{yaml}---\n{below}")))
    }
}

/// Every value with each change of it or of its keys, and what the change is.
fn changed(value: &Value, others: &[Value]) -> Vec<(String, Value)> {
    let mut all: Vec<_> = others.iter().map(|other| (format!(" = {}", shown(other)), other.clone())).collect();
    match value {
        Value::Mapping(map) => {
            let mut more = map.clone();
            more.insert("un-known".into(), "x".into());
            all.push((" + un-known".into(), Value::Mapping(more)));
            for (key, below) in map {
                let name = key.as_str().expect("keys are texts");
                let mut less = map.clone();
                less.remove(key);
                all.push((format!(" - {name}"), Value::Mapping(less)));
                // A text in one language may be what a text is.
                for (change, below) in if ["en", "ja"].contains(&name) { Vec::new() } else { changed(below, others) } {
                    let mut other = map.clone();
                    other.insert(key.clone(), below);
                    all.push((format!(".{name}{change}"), Value::Mapping(other)));
                }
            }
        }
        Value::Sequence(items) => {
            for (at, below) in items.iter().enumerate() {
                for (change, below) in changed(below, others) {
                    let mut other = items.clone();
                    other[at] = below;
                    all.push((format!(".{at}{change}"), Value::Sequence(other)));
                }
            }
        }
        _ => {}
    }
    all
}

fn shown(value: &Value) -> String {
    serde_yaml::to_string(value).unwrap_or_default().trim().replace('\n', ", ")
}

fn others() -> Vec<Value> {
    let both: Mapping = [("en", "A text"), ("ja", "文")].into_iter().map(|(tag, text)| (tag.into(), text.into())).collect();
    let texts = ["a", "A1", "2026-02", ""].map(Value::from);
    let plain = [Value::Null, 7.into(), Value::Sequence(vec![]), Value::Sequence(vec!["gazette".into()])];
    texts.into_iter().chain(plain).chain([Value::Mapping(both)]).collect()
}

/// A key that is missing or unknown, a value of another sort or form, a word that is none.
const FORM: [&str; 6] = ["K0202", "K0203", "K0204", "K0207", "K0208", "K0209"];

/// Where the two differ, and may.
fn excused(change: &str) -> bool {
    // A bare `null` for a text is the word "null" to the program, and hardly meant.
    let null = change.ends_with(".license = null");
    // A range that ends before it begins.
    let range = change.contains(".lines.") && change.ends_with("2026-02");
    // A `.bib` file may have it.
    let entry = change.ends_with(" - entry") || change.ends_with(".entry = null");
    // A table of one key, written as a list.
    let table = change == "site.toml.citation = - gazette";
    null || range || entry || table
}

#[test]
fn schemas_refuse_what_the_program_refuses_and_nothing_else() {
    let [_, site] = documented::sites();
    // What stands twice in the document is the fuller one at last.
    let files: BTreeMap<_, _> = site.files.into_iter().filter_map(|(path, text)| Some((path, text?))).collect();
    let files: Vec<(String, String)> = files.into_iter().collect();
    assert_eq!(told(&files, true), (true, Vec::new()));
    let mut all = Vec::new();
    for (at, (path, text)) in files.iter().enumerate() {
        // Others of the same sort have the same keys.
        let again = ["speakers/dockers", "speakers/gazette", "speakers/port", "sources/gazette", "sources/harbour", ".ja.md"];
        let Some(file) = Typed::new(path, text).filter(|_| !again.iter().any(|one| path.contains(one))) else { continue };
        all.extend(changed(&file.value, &others()).into_iter().filter_map(|(change, value)| {
            let text = file.text(&value)?;
            Some((at, file.name, change, value, text))
        }));
    }
    assert!(all.len() > 1000, "{}", all.len());
    let validators: Vec<_> = Name::ALL.iter().map(|name| validator(*name, "en ja")).collect();
    let wrong = all.par_iter().filter_map(|(at, name, change, value, text)| {
        let change = format!("{}{change}", files[*at].0);
        let mut files = files.clone();
        files[*at].1.clone_from(text);
        let schema = &validators[Name::ALL.iter().position(|one| one == name)?];
        let passed = schema.is_valid(&serde_json::to_value(value).ok()?);
        let (holds, codes) = told(&files, passed);
        let differ = if passed { codes.iter().any(|code| FORM.contains(code)) } else { holds };
        let does = if passed { "takes" } else { "refuses" };
        (differ && !excused(&change)).then(|| format!("{change}: the schema {does} it, {codes:?}"))
    });
    assert_eq!(wrong.collect::<Vec<_>>(), Vec::<String>::new());
}
