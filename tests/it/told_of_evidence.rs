//! K05 and K06: what every language has, and evidence. Each site breaks one rule.

use crate::site::{CLAIMS, READING, Site};
use snapbox::{assert_data_eq, str};

#[test]
fn k0501_a_section_in_one_language() {
    let site = Site::new().file("content/readings/small/02-two.ja.md", "---\ntitle: 二\n---\n\n文。\n");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0501]: content/readings/small/02-two.en.md is missing
 --> content/readings/small/02-two.ja.md:1:1
  |
1 | ---
  | ^
  |
  = help: every section and page stands in every language of site.toml

"#]]
    );
}

#[test]
fn k0501_a_page_in_one_language() {
    assert_data_eq!(
        Site::new().file("content/about.en.md", "---\ntitle: About\n---\n").told(),
        str![[r#"
error[K0501]: content/about.ja.md is missing
 --> content/about.en.md:1:1
  |
1 | ---
  | ^
  |
  = help: every section and page stands in every language of site.toml

"#]]
    );
}

#[test]
fn k0501_a_reading_without_its_head() {
    assert_data_eq!(
        Site::new().without(READING).told(),
        str![[r#"
error[K0501]: content/readings/small/reading.yaml is missing
 --> content/readings/small/claims.yaml:1:1
  |
1 | sky:
  | ^
  |
  = help: a reading needs it beside its sections

"#]]
    );
}

#[test]
fn k0502_a_text_in_one_language() {
    assert_data_eq!(
        Site::new().edit(CLAIMS, "{ en: It rained., ja: 雨が降った。 }", "{ en: It rained. }").told(),
        str![[r#"
error[K0502]: the text is missing in `ja`
  --> content/readings/small/claims.yaml:15:3
   |
15 |   text: { en: It rained. }
   |   ^^^^
   |
   = help: give it in every language of site.toml, or as one plain string that holds for all

"#]]
    );
}

#[test]
fn k0502_a_title_of_the_site_in_one_language() {
    assert_data_eq!(
        Site::new().edit("site.toml", r#", ja = "小さなサイト""#, "").told(),
        str![[r#"
error[K0502]: the text is missing in `ja`
 --> site.toml:1:1
  |
1 | title = { en = "Small" }
  | ^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: give it in every language of site.toml, or as one plain string that holds for all

"#]]
    );
}

#[test]
fn k0503_a_text_in_an_unknown_language() {
    let site = Site::new().edit(CLAIMS, "ja: 雨が降った。", "ja: 雨が降った。, de: Es regnete.");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0503]: `de` is no language of this site
  --> content/readings/small/claims.yaml:15:39
   |
15 |   text: { en: It rained., ja: 雨が降った。, de: Es regnete. }
   |                                             ^^
   |
   = help: the languages stand in site.toml

"#]]
    );
}

#[test]
fn k0503_a_file_in_an_unknown_language() {
    let site = Site::new().file("content/readings/small/01-one.jp.md", "---\ntitle: 一\n---\n");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0503]: `jp` is no language of this site
 --> content/readings/small/01-one.jp.md:1:1
  |
1 | ---
  | ^
  |
  = help: did you mean `ja`?

"#]]
    );
}

#[test]
fn k0601_evidence_that_nobody_has_seen() {
    let site = Site::new().file("content/sources/dark.yaml", "entry: { type: web, title: '[a briefing]' }\nseen: not\n").edit(
        CLAIMS,
        "source: other, relation: attests",
        "source: dark, relation: attests",
    );
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0601]: nobody has seen `dark`, so nobody can say what it holds
 --> content/readings/small/claims.yaml:8:17
  |
8 |     - { source: dark, relation: attests }
  |                 ^^^^
  |
  = help: a source with `seen: not` serves as an origin only: name the source that reports it

"#]]
    );
}

#[test]
fn k0602_a_circle_of_reports() {
    let source = |reports: &str| format!("entry: {{ type: web, title: A copy }}\nseen: whole\nreports: {reports}\n");
    let site = Site::new()
        .file("content/sources/one.yaml", &source("two"))
        .file("content/sources/two.yaml", &source("[other, three]"))
        .file("content/sources/three.yaml", &source("one"));
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0602]: the chain of `reports` goes in a circle: one → two → three → one
 --> content/sources/one.yaml:3:10
  |
3 | reports: two
  |          ^^^
  |
 ::: content/sources/three.yaml:3:10
  |
3 | reports: one
  |          --- and goes back to here
  |
  = help: one of them is the origin: it reports nothing

"#]]
    );
}

#[test]
fn k0603_the_work_as_evidence() {
    let site = Site::new()
        .file("content/sources/copy.yaml", "entry: { type: web, title: A copy }\nseen: whole\nreports: work\n")
        .edit(CLAIMS, "source: other, relation: attests", "source: copy, relation: attests");
    assert_data_eq!(
        site.told(),
        str![[r#"
warning[K0603]: `copy` goes back to the work itself and counts for nothing
 --> content/readings/small/claims.yaml:8:17
  |
8 |     - { source: copy, relation: attests }
  |                 ^^^^
  |
  = help: leave it out, or name another origin with `reports`

"#]]
    );
    site.built();
}

#[test]
fn k0604_a_record_of_somebody_unnamed() {
    let site = Site::new().edit("content/speakers/ann.yaml", "kind: person", "kind: unnamed");
    assert_data_eq!(
        site.told(),
        str![[r#"
warning[K0604]: nobody can be on record who has no name
 --> content/readings/small/claims.yaml:8:34
  |
8 |     - { source: other, relation: attests }
  |                                  ^^^^^^^
  |
  = help: leave out `attests` and `rewords` for an unnamed speaker

"#]]
    );
    site.built();
}

#[test]
fn k0605_doubtful_wording_without_a_reason() {
    assert_data_eq!(
        Site::new().edit(CLAIMS, "kind: forecast", "kind: forecast\n  wording: inferred").told(),
        str![[r#"
error[K0605]: an inferred wording needs a remark that tells why
  --> content/readings/small/claims.yaml:23:12
   |
23 |   wording: inferred
   |            ^^^^^^^^
   |
   = help: add `remark: ID`

"#]]
    );
}

#[test]
fn k0606_a_record_of_one_of_two_speakers() {
    let site = Site::new().file("content/speakers/bob.yaml", "name: Bob\nkind: person\n").edit(
        CLAIMS,
        "speaker: ann\n  voice: quote",
        "speaker: [ann, bob]\n  voice: quote",
    );
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0606]: the claim has several speakers: say whose words these are
 --> content/readings/small/claims.yaml:8:7
  |
8 |     - { source: other, relation: attests }
  |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: add `speaker: ID` to the evidence

"#]]
    );
}

#[test]
fn k0607_a_record_of_somebody_else() {
    let site = Site::new().file("content/speakers/bob.yaml", "name: Bob\nkind: person\n").edit(
        CLAIMS,
        "relation: attests }",
        "relation: attests, speaker: bob }",
    );
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0607]: `bob` is no speaker of this claim
 --> content/readings/small/claims.yaml:8:52
  |
8 |     - { source: other, relation: attests, speaker: bob }
  |                                                    ^^^
  |
  = help: name one of its speakers, or leave `speaker` out

"#]]
    );
}
