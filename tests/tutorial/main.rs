//! The tutorials, followed to the letter: what they say to type is typed, and what they say is seen is seen.
//!
//! `read.rs` tells how a tutorial says what to do, `follow.rs` does it.

#![cfg(feature = "serve")]

mod follow;
mod read;

use follow::Follower;
use read::{Tutorial, read};
use scraper::{Html, Selector};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};
use walkdir::WalkDir;

const EN: (&str, &str) = ("docs/tutorial.en.md", include_str!("../../docs/tutorial.en.md"));
const JA: (&str, &str) = ("docs/tutorial.ja.md", include_str!("../../docs/tutorial.ja.md"));

/// Does what a tutorial says, in an empty folder.
fn followed((name, text): (&'static str, &str)) -> (Tutorial, Follower) {
    let tutorial = read(name, text);
    let mut follower = Follower::new();
    tutorial.steps.iter().for_each(|step| follower.take(step));
    (tutorial, follower)
}

/// The content of a site.
fn content(site: &Path) -> BTreeMap<PathBuf, String> {
    let entries = WalkDir::new(site.join("content")).into_iter().map(|entry| entry.expect("an entry"));
    let files = entries.filter(|entry| entry.file_type().is_file());
    let name = |path: &Path| path.strip_prefix(site).expect("below it").to_owned();
    files.map(|file| (name(file.path()), fs::read_to_string(file.path()).expect("a text"))).collect()
}

/// The built site has the files that the tutorial names, and the verdicts of its table.
fn holds(folder: &Path, language: &str, tutorial: &Tutorial) {
    for (at, path) in &tutorial.outputs {
        assert!(folder.join(path).exists(), "{at}: {path} is not there");
    }
    let page = fs::read_to_string(folder.join(format!("public/{language}/mill-bridge.html"))).expect("the reading is built");
    let page = Html::parse_document(&page);
    assert_eq!(tutorial.verdicts.len(), 6, "the table has every claim");
    for (at, claim, [said, so]) in &tutorial.verdicts {
        for (question, words) in [("data-said", said), ("data-so", so)] {
            let selector = Selector::parse(&format!(r#"[data-note="{claim}"] [{question}]"#)).expect("a selector");
            let seen: String = page.select(&selector).map(|one| one.text().collect::<String>()).collect();
            let seen = seen.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(seen.is_empty(), words.is_empty(), "{at}: {claim}, {question}: {seen}");
            assert!(seen.contains(words.as_str()), "{at}: {claim}, {question}: {seen}");
        }
    }
}

#[test]
fn both_lead_to_the_same_published_reading() {
    let ended = [("en", EN), ("ja", JA)].map(|(language, text)| {
        let (tutorial, follower) = followed(text);
        holds(follower.folder(), language, &tutorial);
        (tutorial.commands(), content(follower.folder()))
    });
    let [english, japanese] = ended;
    assert_eq!(english, japanese);
}

#[test]
#[should_panic(expected = "docs/x.md:3: nothing says what to do with this block")]
fn a_block_that_says_nothing_is_no_step() {
    read("docs/x.md", "# X\n\n```yaml\na: 1\n```\n");
}

#[test]
#[should_panic(expected = "docs/x.md:5: this stands in `a.yaml` 0 times")]
fn an_edit_has_to_meet_its_lines() {
    followed(("docs/x.md", "`a.yaml`\n```yaml\na: 1\n```\n```diff\n-a: 2\n+a: 3\n```\n"));
}

#[test]
#[should_panic(expected = "docs/x.md:2")]
fn an_answer_has_to_be_the_one_shown() {
    followed(("docs/x.md", "```console\n$ kunten check\nno faults in the files; facts are the editors’\n```\n"));
}
