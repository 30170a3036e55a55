//! What is added to a file, and all of it that stays as it was.

use super::{added, new, read};
use crate::site::{CLAIMS, EN, Site, kunten};
use proptest::prelude::*;
use snapbox::{assert_data_eq, str};

#[test]
fn a_claim() {
    let site = Site::new();
    let before = read(&site, CLAIMS);
    assert_data_eq!(
        new(&site, &["claim", "small", "wind", "--speaker", "ann", "--voice", "quote", "--kind", "fact", "--locus", "A5-6"], 0),
        str![[r#"
added to content/readings/small/claims.yaml: wind
next: write its text there, and mark its words in every language: `[words](claim:wind)`
  content/readings/small/01-one.en.md
  content/readings/small/01-one.ja.md

"#]]
    );
    let after = read(&site, CLAIMS);
    assert_data_eq!(
        after.strip_prefix(&before).expect("all of it is kept"),
        str![[r#"

wind:
  speaker: ann
  voice: quote
  kind: fact
  locus: A5-6
  text:
    en: ""
    ja: ""

"#]]
    );
    new(&site, &["speaker", "ben"], 0);
    let before = after;
    new(&site, &["claim", "small", "381", "--speaker", "ann,ben"], 0);
    assert_data_eq!(
        read(&site, CLAIMS).strip_prefix(&before).expect("all of it is kept"),
        str![[r#"

"381":
  speaker: [ann, ben]
  voice: ""
  kind: ""
  locus: ""
  text:
    en: ""
    ja: ""

"#]]
    );
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0403]: the claim `wind` is not marked in any section
  --> content/readings/small/claims.yaml:26:1
   |
26 | wind:
   | ^^^^
   |
   = help: mark its words in every language: `[…](claim:wind)`

error[K0510]: this text is empty
  --> content/readings/small/claims.yaml:32:9
   |
32 |     en: ""
   |         ^^
   |
   = help: write it, or leave out the key

error[K0510]: this text is empty
  --> content/readings/small/claims.yaml:33:9
   |
33 |     ja: ""
   |         ^^
   |
   = help: write it, or leave out the key

error[K0208]: `voice` cannot be ``
  --> content/readings/small/claims.yaml:37:10
   |
37 |   voice: ""
   |          ^^
   |
   = help: use one of quote, paraphrase, narration, hearsay

error[K0208]: `kind` cannot be ``
  --> content/readings/small/claims.yaml:38:9
   |
38 |   kind: ""
   |         ^^
   |
   = help: use one of fact, figure, judgement, forecast

error[K0204]: `` is not a locus: write a witness's letter and a line or a range, such as B70 or B69-76
  --> content/readings/small/claims.yaml:39:10
   |
39 |   locus: ""
   |          ^^

error[K0510]: this text is empty
 --> content/speakers/ben.yaml:3:7
  |
3 |   en: ""
  |       ^^
  |
  = help: write it, or leave out the key

error[K0510]: this text is empty
 --> content/speakers/ben.yaml:4:7
  |
4 |   ja: ""
  |       ^^
  |
  = help: write it, or leave out the key

"#]]
    );
}

#[test]
fn a_remark() {
    let site = Site::new();
    assert_data_eq!(
        added(&site, &["remark", "small", "tide", "--kind", "context", "--locus", "A2"]),
        str![[r#"
written: content/readings/small/remarks.yaml
next: write its text there, and mark its place in every language: `[words](remark:tide)`
  content/readings/small/01-one.en.md
  content/readings/small/01-one.ja.md
--- content/readings/small/remarks.yaml
# yaml-language-server: $schema=../../../.kunten/remarks.schema.json

tide:
  kind: context
  locus: A2
  inferred: false
  text:
    en: ""
    ja: ""

"#]]
    );
    let path = "content/readings/small/remarks.yaml";
    let before = read(&site, path);
    new(&site, &["remark", "small", "moon"], 0);
    assert_data_eq!(
        read(&site, path).strip_prefix(&before).expect("all of it is kept"),
        str![[r#"

moon:
  kind: ""
  inferred: false
  text:
    en: ""
    ja: ""

"#]]
    );
}

#[test]
fn a_claim_where_there_are_none() {
    let site = Site::new().without(CLAIMS);
    assert_data_eq!(
        added(&site, &["claim", "small", "wind", "--speaker", "ann", "--locus", "A1"]),
        str![[r#"
written: content/readings/small/claims.yaml
next: write its text there, and mark its words in every language: `[words](claim:wind)`
  content/readings/small/01-one.en.md
  content/readings/small/01-one.ja.md
--- content/readings/small/claims.yaml
# yaml-language-server: $schema=../../../.kunten/claims.schema.json

wind:
  speaker: ann
  voice: ""
  kind: ""
  locus: A1
  text:
    en: ""
    ja: ""

"#]]
    );
}

#[test]
fn sections_that_tell_of_its_place_are_named() {
    let front = |text: &str| format!("---\ntitle: x\n{text}---\n");
    let site = Site::new().edit(EN, "title: One\n", "title: One\nlocus: A1-4\n");
    let site = ["en", "ja"].iter().fold(site, |site, lang| {
        let site = site.file(&format!("content/readings/small/02-two.{lang}.md"), &front(""));
        site.file(&format!("content/readings/small/03-three.{lang}.md"), &front("locus: B1\n"))
    });
    let mut told = String::new();
    for (id, locus) in [("wind", "A2"), ("tide", "A5"), ("moon", "B1")] {
        told += &new(&site, &["remark", "small", id, "--locus", locus], 0);
    }
    let named: Vec<_> = told.lines().filter_map(|line| line.strip_prefix("  content/readings/small/")).collect();
    let expected = ["01-one.en.md", "01-one.ja.md", "02-two.en.md", "02-two.ja.md", "03-three.en.md", "03-three.ja.md"];
    assert_eq!(named, expected);
}

#[test]
fn odd_files_are_added_to_byte_for_byte() {
    let record = "wind:\n  speaker: ann\n  voice: \"\"\n  kind: \"\"\n  locus: \"\"\n  text:\n    en: \"\"\n    ja: \"\"\n";
    let windows = record.replace('\n', "\r\n");
    for (before, after) in [
        ("", record.to_owned()),
        ("# none yet", format!("# none yet\n\n{record}")),
        ("{}", record.to_owned()),
        ("a: { b: c } # d", format!("a: {{ b: c }} # d\n\n{record}")),
        ("\u{feff}a: 1\r\n# c\r\n", format!("\u{feff}a: 1\r\n# c\r\n\r\n{windows}")),
    ] {
        let site = Site::new().file(CLAIMS, before);
        new(&site, &["claim", "small", "wind", "--speaker", "ann"], 0);
        assert_eq!(read(&site, CLAIMS), after, "{before:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Claims of every look are kept as they stand.
    #[test]
    fn every_other_claim_is_kept(rows in prop::collection::vec(("[a-z]{1,8}", 0..4_u8, "[ -~]{0,12}"), 0..6), windows in any::<bool>(), end in any::<bool>()) {
        let look = |(id, look, words): &(String, u8, String)| {
            let words = words.replace(['\\', '"'], "'");
            match look {
                0 => format!("{id}: {{ speaker: ann, voice: quote, kind: fact, locus: A1, text: \"{words}\" }} # {words}\n"),
                1 => format!("# {words}\n\n\"{id}\":\n    speaker: [ann]\n    text: \"{words}\"\n"),
                2 => format!("{id}:\n  text: |\n    {words}.\n  evidence:\n  - {{ source: other, relation: attests }}\n\n\n"),
                _ => format!("{id}:\n  note: >+\n    x{words}\n\n"),
            }
        };
        let mut text: String = rows.iter().map(look).collect();
        if !end {
            text.truncate(text.trim_end().len());
        }
        if windows {
            text = text.replace('\n', "\r\n");
        }
        let site = Site::new().file(CLAIMS, &text);
        let ran = kunten(&site.root()).args(["new", "claim", "small", "new-one", "--speaker", "ann"]).output().expect("it runs");
        let after = read(&site, CLAIMS);
        match ran.status.code() {
            Some(0) => prop_assert!(after.starts_with(&text) && after.contains("new-one:")),
            Some(2) => prop_assert_eq!(after, text),
            other => prop_assert!(false, "{other:?}: {}", String::from_utf8_lossy(&ran.stderr)),
        }
    }
}
