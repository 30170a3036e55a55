//! `kunten init`: what it writes, that it holds, and what it refuses.

use crate::site::{kunten, tree};
use snapbox::{assert_data_eq, str};
use std::{fs, path::Path};
use tempfile::{TempDir, tempdir};

/// Runs the program in a folder and gives what it said; nothing goes to standard output.
#[track_caller]
fn run(folder: &Path, args: &[&str], status: i32) -> String {
    let ran = kunten(folder).args(args).assert().code(status);
    assert_eq!(ran.get_output().stdout, b"");
    String::from_utf8_lossy(&ran.get_output().stderr).into_owned()
}

/// A folder with a new site in it, `site`.
fn site(languages: &str) -> TempDir {
    let dir = tempdir().expect("a folder");
    run(dir.path(), &["init", "site", "--languages", languages], 0);
    dir
}

fn files(folder: &Path) -> String {
    let all = tree(folder);
    all.iter().filter(|(_, bytes)| bytes.is_some()).map(|(path, _)| path.to_string_lossy().replace('\\', "/") + "\n").collect()
}

fn read(dir: &TempDir, path: &str) -> String {
    fs::read_to_string(dir.path().join("site").join(path)).expect("the file is there")
}

#[test]
fn a_site_in_two_languages() {
    let dir = tempdir().expect("a folder");
    assert_data_eq!(
        run(dir.path(), &["init", "site"], 0),
        str![[r#"
28 files written: site holds a site with an example to read, change and delete
look at it with `kunten serve --site site`, check it with `kunten check --site site`
then read site/README.md

"#]]
    );
    assert_data_eq!(
        files(&dir.path().join("site")),
        str![[r#"
.github/workflows/pages.yml
.gitignore
.kunten/claims.schema.json
.kunten/page.schema.json
.kunten/reading.schema.json
.kunten/remarks.schema.json
.kunten/section.schema.json
.kunten/site.schema.json
.kunten/source.schema.json
.kunten/speaker.schema.json
README.md
content/about.en.md
content/about.ja.md
content/readings/early-ferry/01-boat.en.md
content/readings/early-ferry/01-boat.ja.md
content/readings/early-ferry/02-island.en.md
content/readings/early-ferry/02-island.ja.md
content/readings/early-ferry/claims.yaml
content/readings/early-ferry/reading.yaml
content/readings/early-ferry/remarks.yaml
content/sources/coast-digest.yaml
content/sources/island-count.yaml
content/sources/timetable.yaml
content/sources/weekly-notice.yaml
content/speakers/corvay-ferries.yaml
content/speakers/harbour-weekly.yaml
content/speakers/ida-marsh.yaml
site.toml

"#]]
    );
}

#[test]
fn a_new_site_holds_without_a_warning() {
    for languages in ["en,ja", "ja,en", "ja", "en", "en,de", "de", "ja,fr,en-GB,en-US"] {
        let dir = site(languages);
        let check = kunten(&dir.path().join("site")).args(["check", "--deny", "warnings", "--format", "json"]).assert().code(0);
        let told: serde_json::Value = serde_json::from_slice(&check.get_output().stdout).expect("it is JSON");
        let codes: Vec<_> = told.as_array().expect("a list").iter().map(|one| one["code"].clone()).collect();
        assert_eq!(codes, ["K0901"], "{languages}");
    }
}

#[test]
fn the_files_of_the_repository_are_what_is_written() {
    let dir = site("en,ja");
    let starter = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli/init/site");
    let mut written = tree(&dir.path().join("site"));
    let readme = written.remove(Path::new("README.md")).expect("it is there");
    written.retain(|path, _| !path.starts_with(".kunten"));
    let mut starter = tree(&starter);
    assert_eq!(starter.remove(Path::new("README.en.md")), Some(readme));
    starter.remove(Path::new("README.ja.md")).expect("it is there");
    assert_eq!(written, starter);
}

#[test]
fn every_record_says_which_keys_it_can_have() {
    let dir = site("en,ja");
    for (path, text) in tree(&dir.path().join("site")) {
        let text = text.map(|bytes| String::from_utf8(bytes).expect("it is UTF-8")).unwrap_or_default();
        if path.extension().is_none_or(|ending| ending != "yaml") {
            continue;
        }
        let first = text.lines().next().unwrap_or_default().to_owned();
        let schema =
            first.strip_prefix("# yaml-language-server: $schema=").unwrap_or_else(|| panic!("{}: {first}", path.display()));
        let up = "../".repeat(path.components().count() - 1);
        let name = schema.strip_prefix(&format!("{up}.kunten/")).and_then(|name| name.strip_suffix(".schema.json"));
        assert!(["reading", "claims", "remarks", "speaker", "source"].map(Some).contains(&name), "{schema}");
        assert!(dir.path().join("site").join(path).with_file_name(schema).exists(), "{schema}");
    }
    assert!(read(&dir, "site.toml").starts_with("#:schema .kunten/site.schema.json\n"));
}

#[test]
fn one_language_has_its_texts_alone() {
    let dir = site("ja");
    assert_data_eq!(
        read(&dir, "content/readings/early-ferry/reading.yaml"),
        str![[r##"
# yaml-language-server: $schema=../../../.kunten/reading.schema.json
title:
  ja: "七時前の渡し船"
summary:
  ja: "週刊紙が伝えた早朝便。書かれていることは、それぞれ誰の話にさかのぼれるのか。"
work: weekly-notice
witnesses:
  A:
    ja: "紙面の2ページに載った6行の記事。"
lines: { A: 1-6 }
published: 2025-06-02
license: CC-BY-4.0

"##]]
    );
    assert!(read(&dir, "README.md").starts_with("# 注釈つき読解のサイト\n"));
    assert!(!files(dir.path()).contains(".en."));
}

#[test]
fn another_language_has_the_english_texts_marked() {
    let dir = tempdir().expect("a folder");
    assert_data_eq!(
        run(dir.path(), &["init", "site", "--languages", "en,de"], 0),
        str![[r#"
29 files written: site holds a site with an example to read, change and delete
look at it with `kunten serve --site site`, check it with `kunten check --site site`
then read site/README.md
translate into de: every text that begins with (de), and templates/messages/de.ftl

"#]]
    );
    assert_data_eq!(
        read(&dir, "site.toml"),
        str![[r##"
#:schema .kunten/site.schema.json
languages = ["en", "de"]
# The address at which the site will stand; canonical links and the sitemap need it:
# base_url = "https://example.org/"

[title]
en = "Notices, read closely"
de = "(de) Notices, read closely"

[description]
en = "An example site: one invented notice, and beside each of its claims who says so and what else is known."
de = "(de) An example site: one invented notice, and beside each of its claims who says so and what else is known."

"##]]
    );
    assert_data_eq!(
        read(&dir, "content/about.de.md"),
        str![[r#"
---
title: (de) About this site
---

(de) This is an example. The island of Corvay, its ferry and everybody named here are invented, and so is the paper that writes
about them. Put your own readings in its place, and say here who reads, what is read, and why.

## (de) How to read a page

(de) The text on a reading’s page retells a document. Wherever words are marked, a note beside them says who makes the claim,
whether others record it, and whether it holds. All claims stand in [one list](claims.html).

## (de) If something is wrong

(de) Say here how readers can reach you.

"#]]
    );
    assert_data_eq!(
        read(&dir, "content/speakers/ida-marsh.yaml"),
        str![[r##"
# yaml-language-server: $schema=../../.kunten/speaker.schema.json
name:
  en: "Ida Marsh"
  de: "(de) Ida Marsh"
kind: person
role:
  en: "managing director of Corvay Ferries"
  de: "(de) managing director of Corvay Ferries"
affiliation: corvay-ferries

"##]]
    );
    let messages = read(&dir, "templates/messages/de.ftl");
    assert!(messages.starts_with("# To be translated: Kunten has no messages in `de`, and these are a copy of those in `en`.\n"));
    assert!(messages.contains("\nlanguage-name = de\n") && messages.contains("\nlocale = de\n"));
}

#[test]
fn an_empty_folder_is_taken() {
    let dir = tempdir().expect("a folder");
    fs::create_dir(dir.path().join(".git")).expect("a folder");
    fs::write(dir.path().join(".git/HEAD"), "x").expect("a file");
    assert_data_eq!(
        run(dir.path(), &["init", "."], 0),
        str![[r#"
28 files written: . holds a site with an example to read, change and delete
look at it with `kunten serve`, check it with `kunten check`
then read ./README.md

"#]]
    );
    kunten(dir.path()).arg("check").assert().code(0);
    run(dir.path(), &["init", "deep/er"], 0);
    kunten(&dir.path().join("deep/er")).arg("check").assert().code(0);
}

#[test]
fn what_is_there_is_left_alone() {
    let dir = tempdir().expect("a folder");
    fs::create_dir(dir.path().join("mine")).expect("a folder");
    fs::write(dir.path().join("mine/letter.txt"), "dear").expect("a file");
    let before = tree(dir.path());
    let mut told = run(dir.path(), &["init", "mine"], 2);
    told += &run(dir.path(), &["init", "."], 2);
    told += &run(dir.path(), &["init", "mine/letter.txt"], 2);
    told += &run(dir.path(), &["init", "new", "--languages", "en,en"], 2);
    assert_data_eq!(
        told,
        str![[r#"
kunten: mine is not written: it is not empty; name a folder that is new or empty
kunten: . is not written: it is not empty; name a folder that is new or empty
kunten: mine/letter.txt is not written: it is a file, or stands below one
kunten: --languages names a language twice, or more than 64

"#]]
    );
    for languages in ["", "english!", "en,,ja"] {
        run(dir.path(), &["init", "new", "--languages", languages], 2);
    }
    run(dir.path(), &["init", "mine/letter.txt/site"], 2);
    assert_eq!(tree(dir.path()), before);
}
