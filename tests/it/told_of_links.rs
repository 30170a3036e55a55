//! K04 to K06: ids, languages, evidence. Each site breaks one rule.

use crate::site::{CLAIMS, EN, JA, READING, Site};
use snapbox::{assert_data_eq, str};

/// A remark of the small site.
const REMARK: &str = "odd:\n  kind: context\n  inferred: false\n  text: Odd.\n";
const REMARKS: &str = "content/readings/small/remarks.yaml";

#[test]
fn k0401_an_unknown_claim() {
    assert_data_eq!(
        Site::new().append(EN, "\nIt [rained](claim:rian).\n").told(),
        str![[r#"
error[K0401]: there is no claim `rian`
 --> content/readings/small/01-one.en.md:9:4
  |
9 | It [rained](claim:rian).
  |    ^^^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `rain`?

"#]]
    );
}

#[test]
fn k0401_one_unknown_of_two_claims() {
    assert_data_eq!(
        Site::new().edit(EN, "(claim:snow)", "(claim:snow,hail)").told(),
        str![[r#"
error[K0401]: there is no claim `hail`
 --> content/readings/small/01-one.en.md:7:13
  |
7 | She expects [snow](claim:snow,hail).
  |             ^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: it would stand in the reading's claims.yaml

"#]]
    );
}

#[test]
fn k0401_an_unknown_speaker() {
    assert_data_eq!(
        Site::new().edit(CLAIMS, "speaker: ann\n  voice: narration", "speaker: [ann, bob]\n  voice: narration").told(),
        str![[r#"
error[K0401]: there is no speaker `bob`
  --> content/readings/small/claims.yaml:11:18
   |
11 |   speaker: [ann, bob]
   |                  ^^^
   |
   = help: it would stand in content/speakers/

"#]]
    );
}

#[test]
fn k0401_an_unknown_source() {
    assert_data_eq!(
        Site::new().edit(CLAIMS, "source: other, relation: attests", "source: othr, relation: attests").told(),
        str![[r#"
error[K0401]: there is no source `othr`
 --> content/readings/small/claims.yaml:8:17
  |
8 |     - { source: othr, relation: attests }
  |                 ^^^^
  |
  = help: did you mean `other`?

"#]]
    );
}

#[test]
fn k0401_an_unknown_remark() {
    assert_data_eq!(
        Site::new().append(JA, "\n[注](remark:odd)\n").told(),
        str![[r#"
error[K0401]: there is no remark `odd`
 --> content/readings/small/01-one.ja.md:9:1
  |
9 | [注](remark:odd)
  | ^^^^^^^^^^^^^^^^
  |
  = help: it would stand in the reading's remarks.yaml

"#]]
    );
}

#[test]
fn k0401_an_unknown_picture() {
    let site = Site::new().append(READING, "pictures:\n  map: { held: false, alt: A map }\n").append(EN, "\n![](picture:mapp)\n");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0401]: there is no picture `mapp`
 --> content/readings/small/01-one.en.md:9:1
  |
9 | ![](picture:mapp)
  | ^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `map`?

"#]]
    );
}

#[test]
fn k0401_an_unknown_reading() {
    assert_data_eq!(
        Site::new().append(EN, "\nSee [that](reading:smal#rain).\n").told(),
        str![[r#"
error[K0401]: there is no reading `smal`
 --> content/readings/small/01-one.en.md:9:5
  |
9 | See [that](reading:smal#rain).
  |     ^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `small`?

"#]]
    );
}

#[test]
fn k0401_every_key_that_names_something() {
    let site = Site::new()
        .append("content/speakers/ann.yaml", "affiliation: no-speaker\nsources: [no-source]\n")
        .append("content/sources/other.yaml", "by: no-speaker\nreports: [work, no-source]\n")
        .edit(READING, "work: work", "work: no-work")
        .edit(CLAIMS, "kind: forecast", "kind: forecast\n  party: no-party\n  remark: no-remark");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0401]: there is no speaker `no-party`
  --> content/readings/small/claims.yaml:23:10
   |
23 |   party: no-party
   |          ^^^^^^^^
   |
   = help: it would stand in content/speakers/

error[K0401]: there is no remark `no-remark`
  --> content/readings/small/claims.yaml:24:11
   |
24 |   remark: no-remark
   |           ^^^^^^^^^
   |
   = help: it would stand in the reading's remarks.yaml

error[K0401]: there is no source `no-work`
 --> content/readings/small/reading.yaml:3:7
  |
3 | work: no-work
  |       ^^^^^^^
  |
  = help: it would stand in content/sources/

error[K0401]: there is no speaker `no-speaker`
 --> content/sources/other.yaml:3:5
  |
3 | by: no-speaker
  |     ^^^^^^^^^^
  |
  = help: it would stand in content/speakers/

error[K0401]: there is no source `no-source`
 --> content/sources/other.yaml:4:17
  |
4 | reports: [work, no-source]
  |                 ^^^^^^^^^
  |
  = help: it would stand in content/sources/

error[K0401]: there is no speaker `no-speaker`
 --> content/speakers/ann.yaml:3:14
  |
3 | affiliation: no-speaker
  |              ^^^^^^^^^^
  |
  = help: it would stand in content/speakers/

error[K0401]: there is no source `no-source`
 --> content/speakers/ann.yaml:4:11
  |
4 | sources: [no-source]
  |           ^^^^^^^^^
  |
  = help: it would stand in content/sources/

"#]]
    );
}

#[test]
fn k0402_a_claim_in_one_language() {
    assert_data_eq!(
        Site::new().edit(JA, "[雨が降った](claim:rain)", "雨が降った").told(),
        str![[r#"
error[K0402]: the claim `rain` is marked here, but not in content/readings/small/01-one.ja.md
 --> content/readings/small/01-one.en.md:5:55
  |
5 | Ann says that [the sky is green](claim:sky), and that [it rained](claim:rain).
  |                                                       ^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: mark it there: `[…](claim:rain)`

"#]]
    );
}

#[test]
fn k0403_a_claim_without_a_mark() {
    let site = Site::new().edit(JA, "[雪](claim:snow)", "雪").edit(EN, "[snow](claim:snow)", "snow");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0403]: the claim `snow` is marked in no section
  --> content/readings/small/claims.yaml:19:1
   |
19 | snow:
   | ^^^^
   |
   = help: mark its words in every language: `[…](claim:snow)`

"#]]
    );
}

#[test]
fn k0404_a_remark_without_a_mark() {
    let site = Site::new().file(REMARKS, REMARK);
    assert_data_eq!(
        site.told(),
        str![[r#"
warning[K0404]: the remark `odd` stands nowhere
 --> content/readings/small/remarks.yaml:1:1
  |
1 | odd:
  | ^^^
  |
  = help: mark its place with `[…](remark:odd)`, or name it in a claim

"#]]
    );
    site.built();
}

#[test]
fn k0404_a_remark_marked_in_one_language() {
    let site = Site::new().file(REMARKS, REMARK).append(EN, "\nAn [odd](remark:odd) word.\n");
    assert_data_eq!(
        site.told(),
        str![[r#"
warning[K0404]: the remark `odd` stands nowhere
 --> content/readings/small/remarks.yaml:1:1
  |
1 | odd:
  | ^^^
  |
  = help: mark its place with `[…](remark:odd)`, or name it in a claim

"#]]
    );
}

#[test]
fn k0405_a_locus_into_no_witness() {
    assert_data_eq!(
        Site::new().edit(CLAIMS, "locus: A4", "locus: B4").told(),
        str![[r#"
error[K0405]: there is no witness B
  --> content/readings/small/claims.yaml:23:10
   |
23 |   locus: B4
   |          ^^
   |
   = help: witnesses are listed in reading.yaml

"#]]
    );
}

#[test]
fn k0406_two_sections_of_one_id() {
    let site = Site::new()
        .file("content/readings/small/02-one.en.md", "---\ntitle: Two\n---\n")
        .file("content/readings/small/02-one.ja.md", "---\ntitle: 二\n---\n");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0406]: the section `one` is already defined in 01-one
 --> content/readings/small/02-one.en.md:1:1
  |
1 | ---
  | ^
  |
  = help: rename one of the two

"#]]
    );
}

#[test]
fn k0406_a_page_with_the_id_of_a_reading() {
    let site =
        Site::new().file("content/small.en.md", "---\ntitle: Small\n---\n").file("content/small.ja.md", "---\ntitle: 小\n---\n");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0406]: `small` is already defined in content/small.*.md
 --> content/readings/small/reading.yaml:1:1
  |
1 | title: { en: A small reading, ja: 小さな読解 }
  | ^
  |
  = help: rename one of the two

"#]]
    );
}

#[test]
fn k0407_names_of_pages_of_ours() {
    let page = "---\ntitle: Mine\n---\n";
    for name in ["index", "speakers", "sources", "claims"] {
        let site = Site::new().file(&format!("content/{name}.en.md"), page).file(&format!("content/{name}.ja.md"), page);
        let told = site.told();
        assert!(told.starts_with(&format!("error[K0407]: `{name}` is the name of a page that Kunten writes itself")), "{told}");
    }
    let site = Site::new().file("content/claims.en.md", page).file("content/claims.ja.md", page);
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0407]: `claims` is the name of a page that Kunten writes itself
 --> content/claims.en.md:1:1
  |
1 | ---
  | ^
  |
  = help: choose another name

"#]]
    );
}

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
  = help: every section and page stands in every language of site.toml

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

"#]]
    );
}
