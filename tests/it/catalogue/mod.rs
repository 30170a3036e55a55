//! The catalogue of rules: every one is explained by an example that breaks it and the same mended, and both are built here.
//!
//! Expected diagnostics stand in the example itself, as carets under the line that is wrong.

pub mod example;

use crate::site::{Site, options};
use example::{Expected, Part, read};
use kunten::{
    diagnostics::{Kind, Located, Paint, Told, draw, explanation},
    pipeline,
    write::Memory,
};
use snapbox::{Data, assert_data_eq, file};
use std::{fmt::Write as _, fs, path::Path};
use unicode_width::UnicodeWidthStr;

/// Rules whose example cannot be written down as text: bytes that are none, links, texts of some million letters, faults of ours.
const UNWRITABLE: [&str; 14] = [
    "K0102", "K0106", "K0107", "K0108", "K0111", "K0112", "K0113", "K0114", "K0117", "K0213", "K0809", "K0810", "K0902", "K0903",
];

/// The site that the examples change: the file of it stands at the head of docs/diagnostics.md, in the form of the examples.
const BASE: &str = include_str!("base.md");

fn site(changes: &Part) -> Site {
    let base = read(BASE).into_iter().next().expect("the base is one part");
    let site = base.files.iter().fold(Site::empty(), |site, (path, text)| site.file(path, text.as_deref().unwrap_or_default()));
    changes.files.iter().fold(site, |site, (path, text)| match text {
        Some(text) => site.file(path, text),
        None => site.without(path),
    })
}

/// What a run tells, in the form of what an example expects, and as it is drawn; and whether it has written a site.
fn told(site: &Site) -> (Vec<Expected>, String, bool) {
    let outcome = pipeline::build(&site.root(), options(false), Memory::default()).expect("the machine works");
    let located = outcome.report.located(&outcome.sources);
    let drawn: Vec<_> = located.iter().map(|one| draw(one, Paint::PLAIN) + "\n").collect();
    (located.iter().flat_map(expected).collect(), drawn.join("\n"), outcome.published.is_some())
}

/// A diagnostic, its help and its second place.
fn expected(told: &Told) -> Vec<Expected> {
    let Told { kind, at, beside, severity, .. } = told;
    let mut all = vec![placed(at, format!("{}[{}]: {}", severity.key(), kind.code(), told.message()))];
    all.extend(kind.help().map(|help| placed(at, format!("help: {help}"))));
    all.extend(beside.as_ref().map(|other| placed(other, format!("note: {}", kind.beside()))));
    all
}

fn placed(at: &Located, says: String) -> Expected {
    let path = at.path.to_owned();
    if at.text.is_empty() {
        return Expected { path, line: 0, columns: 0..1, says };
    }
    let ((line, _), _) = at.lines();
    let text = at.text.lines().nth(line - 1).unwrap_or_default();
    let start = at.text[..at.range.start].rfind('\n').map_or(0, |end| end + 1);
    let width = |end: usize| text.get(..(end - start).min(text.len())).unwrap_or(text).width();
    let columns = width(at.range.start)..width(at.range.end).max(width(at.range.start) + 1);
    Expected { path, line, columns, says }
}

/// In the order in which files are told of; within a file, examples have the order themselves. Second places, which may stand in
/// any file, come last.
fn in_order(mut all: Vec<Expected>) -> Vec<Expected> {
    let place = |one: &Expected| if one.is_note() { (one.line, one.columns.start) } else { (0, 0) };
    all.sort_by_key(|one| (one.is_note(), one.path.clone(), place(one)));
    all
}

/// As the explanations have it: without help and second places, and with carets even where no line is told; all of that is drawn.
fn in_short(mut all: Vec<Expected>) -> Vec<Expected> {
    all.retain(|one| !one.is_help() && !one.is_note());
    for one in &mut all {
        one.line = one.line.max(1);
    }
    in_order(all)
}

#[test]
fn the_base_holds() {
    let (told, drawn, _) = told(&site(&Part::default()));
    assert_eq!(told, [], "{drawn}");
}

#[test]
fn every_rule_is_explained_by_an_example_that_breaks_it_and_the_same_mended() {
    let mut all = String::new();
    for rule in Kind::RULES {
        let code = rule.code;
        let told_of = explanation(code).unwrap_or_else(|| panic!("{code} is not explained"));
        let parts = read(told_of.text());
        if UNWRITABLE.contains(&code) {
            assert_eq!(parts.len(), 0, "{code}");
            let shown = [
                include_str!("../told_of_files.rs"),
                include_str!("../told_of_pictures.rs"),
                include_str!("../told_of_symlinks.rs"),
                include_str!("../bad_inputs/mod.rs"),
                include_str!("../bad_inputs/texts.rs"),
                include_str!("../../../src/diagnostics/caught.rs"),
                include_str!("../../../src/render/templates.rs"),
            ];
            assert!(shown.iter().any(|tests| tests.contains(&format!("[{code}]:"))), "{code} has a test of its own");
            continue;
        }
        let [fails, mended] = &parts[..] else { panic!("{code} has a part that fails and one that is mended") };
        let (found, drawn, _) = told(&site(fails));
        assert!(fails.expected.iter().any(|one| one.says.contains(code)), "the example of {code} shows it");
        assert_eq!(in_short(found), in_short(fails.expected.clone()), "{code}:\n{drawn}");
        let (left, still, _) = told(&site(mended));
        assert_eq!(left, [], "{code}, mended:\n{still}");
        let _ = writeln!(all, "==== {code}\n{drawn}");
    }
    assert_data_eq!(all, file!["drawn.txt"].raw());
}

#[test]
fn every_site_of_tests_rules_is_told_what_stands_in_it() {
    let (mut sites, mut faults) = (0, Vec::new());
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules")).expect("the folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let parts = read(&fs::read_to_string(&path).expect("a text"));
        assert!(!parts.is_empty(), "{name} has an example");
        sites += parts.len();
        faults.extend(parts.iter().filter_map(|part| Some(format!("{name} {}\n{}", part.name, fault(part)?))));
    }
    assert!(sites > 1, "{sites}");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What is told of a site and does not stand in it (`+`), or the other way round (`-`). A site has all help, or none.
fn fault(part: &Part) -> Option<String> {
    assert!(!part.files.is_empty(), "{} has a file", part.name);
    let (mut found, drawn, published) = told(&site(part));
    if !part.expected.iter().any(Expected::is_help) {
        found.retain(|one| !one.is_help());
    }
    let (found, expected) = (in_order(found), in_order(part.expected.clone()));
    if published == expected.iter().any(|one| one.says.starts_with("error[")) {
        return Some(format!("errors alone keep a site from being written\n{drawn}"));
    }
    let lacking = expected.iter().filter(|one| !found.contains(one)).map(|one| format!("- {one:?}\n"));
    let more = found.iter().filter(|one| !expected.contains(one)).map(|one| format!("+ {one:?}\n"));
    let both: String = lacking.chain(more).collect();
    (found != expected).then(|| format!("{}{drawn}", if both.is_empty() { "another order, or one twice\n" } else { &both }))
}

/// `docs/diagnostics.md` is written by this test: `SNAPSHOTS=overwrite cargo test --test it catalogue`.
#[test]
fn the_catalogue_is_documented() {
    let mut out = String::from(HEAD);
    let _ = writeln!(out, "\n{}", BASE.trim());
    for rule in Kind::RULES {
        let told = explanation(rule.code).unwrap_or_else(|| panic!("{} is not explained", rule.code));
        let text = told.text().replace("\n## ", "\n### ");
        let _ = writeln!(out, "\n## {}: {}\n\n*{}*\n\n{text}", rule.code, told.title(), rule.severity.key());
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/diagnostics.md");
    assert_data_eq!(out, Data::read_from(&path, None).raw());
}

const HEAD: &str = "<!-- Written by the test `the_catalogue_is_documented` from src/diagnostics/explanations/; change it there. -->

# Diagnostics

Everything that Kunten tells an editor has a code that stays the same. An *error* keeps the site from being built, a *warning* does not
(`kunten check --deny warnings` ends with 1 all the same), and a *note* is good to know. `kunten explain K0401` prints what stands here.

The carets under a line are no part of the file: they show the place and the words of what is told. The examples change this site, in
which all is well:
";
