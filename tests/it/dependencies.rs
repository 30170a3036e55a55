//! What `Cargo.toml` names is used: whoever builds the program waits for each crate of it.

use regex::Regex;
use std::{collections::BTreeSet, fs, path::Path};
use toml::Table;
use walkdir::WalkDir;

/// Crates that no line names, with what they are for.
const UNNAMED: [(&str, &str); 1] = [("icu_provider", "its feature `sync`: formatters are shared between threads")];

/// The names under a key of a manifest, as code has them.
fn names(manifest: &Table, key: &str) -> BTreeSet<String> {
    let below = manifest.get(key).and_then(toml::Value::as_table);
    below.into_iter().flat_map(Table::keys).map(|name| name.replace('-', "_")).collect()
}

/// What the program and its tests may use; the first also on single systems.
fn declared(manifest: &Table) -> [BTreeSet<String>; 2] {
    let mut used = names(manifest, "dependencies");
    let systems = manifest.get("target").and_then(toml::Value::as_table);
    for system in systems.into_iter().flat_map(Table::values).filter_map(toml::Value::as_table) {
        used.append(&mut names(system, "dependencies"));
    }
    [used, names(manifest, "dev-dependencies")]
}

/// The lines of code below some folders, without comments: prose has words like `open` and `toml`.
fn code(folders: &[&str]) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = folders.iter().flat_map(|folder| WalkDir::new(root.join(folder))).map(|entry| entry.expect("it is read"));
    let mut code = String::new();
    for file in files.filter(|file| file.path().extension().is_some_and(|ending| ending == "rs")) {
        let text = fs::read_to_string(file.path()).expect("a source");
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            code.push_str(line);
            code.push('\n');
        }
    }
    code
}

/// The crates from which no path in the code begins.
fn unused(crates: &BTreeSet<String>, code: &str) -> Vec<String> {
    let begins = |name: &str| Regex::new(&format!(r"(^|[^:\w]){name}::")).expect("an expression");
    crates.iter().filter(|name| !begins(name).is_match(code)).cloned().collect()
}

#[test]
fn every_dependency_is_used() {
    let manifest: Table = include_str!("../../Cargo.toml").parse().expect("TOML");
    let [used, tested] = declared(&manifest);
    assert!(used.len() > 30 && tested.len() > 5, "{used:?} {tested:?}");
    assert_eq!(unused(&used, &code(&["src"])), UNNAMED.map(|(name, _)| name), "named in [dependencies] and not in src/");
    assert_eq!(unused(&tested, &code(&["src", "tests", "benches"])), [""; 0], "named in [dev-dependencies] and nowhere else");
}

#[test]
fn a_dependency_that_is_only_spoken_of_is_unused() {
    let manifest: Table = "[dependencies]\na-b = \"1\"\n[target.'cfg(unix)'.dependencies]\nc = \"1\"".parse().expect("TOML");
    let [used, tested] = declared(&manifest);
    assert_eq!((unused(&used, "a_b::c::d()"), tested), (vec!["c".to_owned()], BTreeSet::new()));
    assert_eq!(unused(&used, "use c::a_b;"), ["a_b"]);
    assert_eq!(unused(&used, "use c::{self, e};\nuse a_b::C;"), [""; 0]);
}
