//! What is written.

use super::{added, new, refused};
use crate::site::{Site, run, told};
use snapbox::{assert_data_eq, str};
use std::fs;

#[test]
fn a_reading() {
    let site = Site::new();
    assert_data_eq!(
        added(&site, &["reading", "second", "--work", "leaflet"]),
        str![[r#"
written: content/readings/second/reading.yaml
written: content/readings/second/01-lead.en.md
written: content/readings/second/01-lead.ja.md
written: content/readings/second/claims.yaml
written: content/sources/leaflet.yaml
next: `kunten check --drafts` lists what is to be written there; add to it with `kunten new section second ID` and
`kunten new claim second ID --speaker SPEAKER`, and when it goes out, set `published` and take `draft: true` away
--- content/readings/second/01-lead.en.md
---
title: ""
---
--- content/readings/second/01-lead.ja.md
---
title: ""
---
--- content/readings/second/claims.yaml
# yaml-language-server: $schema=../../../.kunten/claims.schema.json
--- content/readings/second/reading.yaml
# yaml-language-server: $schema=../../../.kunten/reading.schema.json
draft: true
title:
  en: ""
  ja: ""
summary:
  en: ""
  ja: ""
work: leaflet
witnesses:
  A:
    en: ""
    ja: ""
published: 2026-11-26
license: ""
--- content/sources/leaflet.yaml
# yaml-language-server: $schema=../../.kunten/source.schema.json
entry:
  type: web
  title: ""
seen: whole

"#]]
    );
}

#[test]
fn a_reading_of_a_source_that_is_there() {
    let site = Site::new();
    let all = added(&site, &["reading", "second", "--work", "other"]);
    assert!(all.contains("\nwork: other\n") && !all.contains("content/sources/"), "{all}");
    assert!(added(&site, &["reading", "third"]).contains("\nwork: \"\"\n"));
}

#[test]
fn a_draft_says_all_that_is_to_be_written() {
    let site = Site::new();
    new(&site, &["reading", "second", "--work", "other"], 0);
    // It stays out of the site as long as it is a draft.
    assert_eq!(site.told(), "");
    let outcome = crate::site::run(&site.root(), true);
    assert_data_eq!(
        told(&outcome),
        str![[r#"
error[K0511]: this section has no text
 --> content/readings/second/01-lead.en.md:1:1
  |
1 | ---
  | ^
  |
  = help: write it, or delete the section's file in every language

error[K0510]: this text is empty
 --> content/readings/second/01-lead.en.md:2:8
  |
2 | title: ""
  |        ^^
  |
  = help: write it, or leave out the key

error[K0510]: this text is empty
 --> content/readings/second/01-lead.ja.md:2:8
  |
2 | title: ""
  |        ^^
  |
  = help: write it, or leave out the key

error[K0510]: this text is empty
 --> content/readings/second/reading.yaml:4:7
  |
4 |   en: ""
  |       ^^
  |
  = help: write it, or leave out the key

error[K0510]: this text is empty
 --> content/readings/second/reading.yaml:5:7
  |
5 |   ja: ""
  |       ^^
  |
  = help: write it, or leave out the key

error[K0510]: this text is empty
 --> content/readings/second/reading.yaml:7:7
  |
7 |   en: ""
  |       ^^
  |
  = help: write it, or leave out the key

error[K0510]: this text is empty
 --> content/readings/second/reading.yaml:8:7
  |
8 |   ja: ""
  |       ^^
  |
  = help: write it, or leave out the key

error[K0510]: this text is empty
  --> content/readings/second/reading.yaml:12:9
   |
12 |     en: ""
   |         ^^
   |
   = help: write it, or leave out the key

error[K0510]: this text is empty
  --> content/readings/second/reading.yaml:13:9
   |
13 |     ja: ""
   |         ^^
   |
   = help: write it, or leave out the key

error[K0510]: this text is empty
  --> content/readings/second/reading.yaml:15:10
   |
15 | license: ""
   |          ^^
   |
   = help: write it, or leave out the key

"#]]
    );
}

#[test]
fn a_speaker_and_a_source() {
    let site = Site::new();
    assert_data_eq!(
        added(&site, &["speaker", "ben"]),
        str![[r#"
written: content/speakers/ben.yaml
next: write the name there, and then name the speaker: `[words](speaker:ben)`, or under a claim's `speaker`
--- content/speakers/ben.yaml
# yaml-language-server: $schema=../../.kunten/speaker.schema.json
name:
  en: ""
  ja: ""
kind: person

"#]]
    );
    assert_data_eq!(
        added(&site, &["speaker", "dockers-union", "--kind", "organisation"]),
        str![[r#"
written: content/speakers/dockers-union.yaml
next: write the name there, and then name the speaker: `[words](speaker:dockers-union)`, or under a claim's `speaker`
--- content/speakers/dockers-union.yaml
# yaml-language-server: $schema=../../.kunten/speaker.schema.json
name:
  en: ""
  ja: ""
kind: organisation

"#]]
    );
    assert_data_eq!(
        added(&site, &["source", "log"]),
        str![[r#"
written: content/sources/log.yaml
next: write its entry there, and then name it under a claim's `evidence`: `source: log`
--- content/sources/log.yaml
# yaml-language-server: $schema=../../.kunten/source.schema.json
entry:
  type: web
  title: ""
seen: not

"#]]
    );
    assert_data_eq!(
        added(&site, &["source", "poster", "--seen", "whole"]),
        str![[r#"
written: content/sources/poster.yaml
next: write its entry there, and then name it under a claim's `evidence`: `source: poster`
--- content/sources/poster.yaml
# yaml-language-server: $schema=../../.kunten/source.schema.json
entry:
  type: web
  title: ""
seen: whole

"#]]
    );
    let codes =
        |told: &str| told.lines().filter_map(|line| line.split_once("]: ")).map(|(code, _)| code.to_owned()).collect::<Vec<_>>();
    // A title each, and a name each in two languages; as long as nothing that is published names them, they stop nothing.
    let (entry, name, unused) = ("error[K0207", "error[K0510", "warning[K0410");
    assert_eq!(codes(&told(&run(&site.root(), true))), [entry, entry, name, name, name, name]);
    assert_eq!(codes(&site.told()), ["warning[K0207", "warning[K0207", unused, unused]);
}

#[test]
fn a_section_stands_after_the_last_one() {
    let site = Site::new();
    assert_data_eq!(
        added(&site, &["section", "small", "two"]),
        str![[r#"
written: content/readings/small/02-two.en.md
written: content/readings/small/02-two.ja.md
next: write the title and the same paragraphs in each of them
--- content/readings/small/02-two.en.md
---
title: ""
---
--- content/readings/small/02-two.ja.md
---
title: ""
---

"#]]
    );
    for (args, name) in [
        (&["section", "small", "three"][..], "03-three.ja.md"),
        (&["section", "small", "four", "--after", "three"], "04-four.en.md"),
    ] {
        let told = new(&site, args, 0);
        assert!(told.contains(name), "{told}");
    }
    assert_data_eq!(
        refused(&site, &["section", "small", "between", "--after", "two"]),
        str![[r#"
kunten: no number is free between 02-two and 03-three: rename the files of 03-three, and of what follows it, to higher numbers

"#]]
    );
}

#[test]
fn a_section_between_others_takes_a_free_number() {
    let site = Site::new();
    for lang in ["en", "ja"] {
        let text = format!("---\ntitle: {lang}\n---\n");
        fs::write(site.root().join(format!("content/readings/small/0030-end.{lang}.md")), text).expect("a file");
    }
    for (args, name) in [
        (&["section", "small", "two", "--after", "one"][..], "/02-two.en.md\n"),
        (&["section", "small", "last"], "/0031-last.en.md\n"),
    ] {
        let told = new(&site, args, 0);
        assert!(told.contains(name), "{told}");
    }
    let most = format!("content/readings/small/{}-most.en.md", u64::MAX);
    let site = site.file(&most, "---\ntitle: x\n---\n");
    assert_data_eq!(
        refused(&site, &["section", "small", "beyond"]),
        str![[r#"
kunten: there is no number after that of 18446744073709551615-most

"#]]
    );
}
