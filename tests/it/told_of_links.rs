//! K04: ids and what they name. Each site breaks one rule.

use crate::site::{CLAIMS, EN, JA, READING, Site};
use snapbox::{assert_data_eq, str};

/// A remark of the small site.
const REMARK: &str = "odd:\n  kind: context\n  inferred: false\n  text: Odd.\n";
const REMARKS: &str = "content/readings/small/remarks.yaml";

#[test]
fn k0401_an_unknown_claim() {
    assert_data_eq!(
        Site::new().more("\nIt [rained](claim:rian).\n", "\n文。\n").told(),
        str![[r#"
error[K0401]: there is no claim `rian`
 --> content/readings/small/01-one.en.md:9:13
  |
9 | It [rained](claim:rian).
  |             ^^^^^^^^^^
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
 --> content/readings/small/01-one.en.md:7:20
  |
7 | She expects [snow](claim:snow,hail).
  |                    ^^^^^^^^^^^^^^^
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
        Site::new().file(REMARKS, REMARK).more("\n[A note](remark:odd)\n", "\n[注](remark:ood)\n").told(),
        str![[r#"
error[K0401]: there is no remark `ood`
 --> content/readings/small/01-one.ja.md:9:5
  |
9 | [注](remark:ood)
  |      ^^^^^^^^^^
  |
  = help: did you mean `odd`?

"#]]
    );
}

#[test]
fn k0401_an_unknown_picture() {
    let site = Site::new()
        .append(READING, "pictures:\n  map: { held: false, alt: A map }\n")
        .more("\n![](picture:mapp)\n", "\n![](picture:map)\n");
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
        Site::new().more("\nSee [that](reading:smal#rain).\n", "\n文。\n").told(),
        str![[r#"
error[K0401]: there is no reading `smal`
 --> content/readings/small/01-one.en.md:9:12
  |
9 | See [that](reading:smal#rain).
  |            ^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `small`?

"#]]
    );
}

#[test]
fn k0401_in_every_key_of_a_reading() {
    let site = Site::new().file(REMARKS, "").edit(READING, "work: work", "work: no-work").edit(
        CLAIMS,
        "kind: forecast",
        "kind: forecast\n  party: no-party\n  remark: no-remark",
    );
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

"#]]
    );
}

#[test]
fn k0401_in_every_key_of_speakers_and_sources() {
    let site = Site::new()
        .append("content/speakers/ann.yaml", "affiliation: no-speaker\nsources: [no-source]\n")
        .append("content/sources/other.yaml", "by: no-speaker\nreports: [work, no-source]\n");
    assert_data_eq!(
        site.told(),
        str![[r#"
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
 ::: content/readings/small/01-one.ja.md:5:1
  |
5 | アンは[空は緑だ](claim:sky)と言う。雨が降ったとも言う。
  | ------------------------------------------------------- its place is probably here
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
warning[K0404]: the remark `odd` is not marked in `en` and `ja`
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
    let site = Site::new().file(REMARKS, REMARK).more("\nAn [odd](remark:odd) word.\n", "\n文。\n");
    assert_data_eq!(
        site.told(),
        str![[r#"
warning[K0404]: the remark `odd` is not marked in `ja`
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
error[K0406]: the section `one` is taken by 01-one
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
error[K0406]: `small` is taken by content/small.*.md
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
fn k0408_a_picture_in_one_language() {
    let site =
        Site::new().append(READING, "pictures:\n  map: { held: false, alt: A map }\n").more("\n![](picture:map)\n", "\n文。\n");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0504]: from here on, this is not built as 01-one.en.md: here stands a paragraph, there the picture `map`
 --> content/readings/small/01-one.ja.md:9:1
  |
9 | 文。
  | ^^^^
  |
 ::: content/readings/small/01-one.en.md:9:1
  |
9 | ![](picture:map)
  | ---------------- its counterpart
  |
  = help: a section has the same paragraphs in every language, in the same order

"#]]
    );
}

#[test]
fn k0409_a_picture_that_is_not_listed() {
    let site = Site::new().bytes("content/readings/small/map.png", b"png");
    assert_data_eq!(
        site.told(),
        str![[r#"
warning[K0409]: this picture is not listed in its reading
--> content/readings/small/map.png
 = help: list it under `pictures` in reading.yaml, or take it away

"#]]
    );
}
