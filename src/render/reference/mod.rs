//! `docs/variables.md` is written from the views themselves, and what real pages are given is held against it.

mod shapes;
mod words;

use super::{Pages, pages};
use crate::{
    diagnostics::Report,
    load::{Files, load},
    pipeline::{self, Options},
};
use serde_json::Value;
use shapes::{ROWS, Views, structures};
use snapbox::{Data, assert_data_eq};
use std::{collections::BTreeSet, fmt::Write as _, path::Path};
use words::{blocks, messages};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The site of this repository, with an address.
fn site() -> Pages {
    let mut report = Report::default();
    let mut files = load(Path::new(ROOT), &mut report).expect("the machine works");
    let settings = files.sources.text(files.settings.expect("site.toml")).to_owned();
    files.add("site.toml", format!("base_url = \"https://example.org/\"\n{settings}"));
    let options = Options { drafts: true, today: "2026-11-30".parse().expect("a day") };
    pipeline::pages(&files, options, &mut report).expect("the site holds")
}

/// Each template with the variable of its own, from the pages of a site.
fn templates(views: &Views, pages: &Pages) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    for page in pages.list() {
        let template = page.what.template();
        let given = pages::given(&pages.shared, page);
        let json = |part: serde_json::Result<Value>| part.expect("a view");
        views.hold(&json(serde_json::to_value(&given.page)), &views.page, "");
        let view = json(serde_json::to_value(&given.view));
        let mut own = String::from("–");
        for (key, schema, _) in views.variables() {
            if let Some(value) = view.get(key) {
                views.hold(value, schema, key);
                own = key.to_owned();
            }
        }
        if !found.iter().any(|(known, _)| *known == template) {
            found.push((template, own));
        }
    }
    found
}

/// The rows of every variable, or of its own keys where no view stands for it.
fn by_template(views: &mut Views, templates: &[(&str, String)]) -> String {
    let mut out = String::from("| template | variable | form | what |\n| --- | --- | --- | --- |\n");
    let variables: Vec<_> =
        views.variables().into_iter().map(|(key, schema, said)| (key.to_owned(), schema.clone(), said.to_owned())).collect();
    let given: BTreeSet<&str> = templates.iter().map(|(_, own)| own.as_str()).filter(|own| *own != "–").collect();
    assert_eq!(given, variables.iter().map(|(key, ..)| key.as_str()).collect(), "the site has a page of every sort");
    for (template, own) in templates {
        let Some((key, schema, said)) = variables.iter().find(|(key, ..)| key == own) else {
            let _ = writeln!(out, "| `{template}` | – | | |");
            continue;
        };
        if schema["properties"].is_object() {
            let rows = views.rows(schema, &format!("{key}."));
            for row in rows.lines() {
                let _ = writeln!(out, "| `{template}` {row}");
            }
        } else {
            let form = views.form(schema, false);
            let _ = writeln!(out, "| `{template}` | `{key}` | {form} | {said} |");
        }
    }
    out
}

/// `docs/variables.md` is written by this test: `SNAPSHOTS=overwrite cargo test --lib reference`.
#[test]
fn what_templates_see_is_documented() {
    let pages = site();
    let mut views = Views::new();
    let templates = templates(&views, &pages);
    let page = views.page.clone();
    let frame = views.rows(&page, "");
    let own = by_template(&mut views, &templates);
    let structures = structures(&mut views);
    let (blocks, messages) = (blocks(&Files::none()), messages());
    let out = format!(
        "{HEAD}\n## Every template\n\n{ROWS}{frame}\n## Each template\n\n{own}\n## What these hold\n\n{structures}\
         ## Blocks\n\nAll are blocks of `base.html`.\n\n{blocks}\n## Messages\n\n{OF_MESSAGES}\n{messages}"
    );
    let path = Path::new(ROOT).join("docs/variables.md");
    assert_data_eq!(out, Data::read_from(&path, None).raw());
}

/// What is written by hand names all templates and functions.
#[test]
fn templates_and_functions_are_documented() {
    let told = include_str!("../../../docs/templates.md");
    let others = ["messages/", "citation/"];
    for file in Files::none().templates.iter().filter(|file| !others.iter().any(|folder| file.name.starts_with(folder))) {
        assert!(told.contains(&format!("`{}`", file.name)), "{}", file.name);
    }
    let code = include_str!("../templates.rs");
    for rest in code.split(".register_function(\"").skip(1) {
        let name = rest.split('"').next().unwrap_or_default();
        assert!(told.contains(&format!("`{name}(")), "{name}");
    }
    assert!(!code.contains(".register_filter(") && !code.contains(".register_test("), "nor are there filters of our own");
}

const HEAD: &str = "<!-- Written by the test `what_templates_see_is_documented` from src/render/views/; change it there. -->

# What templates see

Every variable, block and message of Kunten’s own templates. How to write templates is described in [templates.md](templates.md).

A *text* is escaped when it is printed. **HTML** is finished and printed with `| safe`. What is *or nothing* is there in any case, so it can be
asked for: `{% if note.due %}`. A *pair* is a list of two: `pair[0]`, `pair[1]`.
";

const OF_MESSAGES: &str =
    "What each is given is passed to `t` under these names. Of a message with several forms, the last is shown.
";
