//! K03: Markdown. Each site breaks one rule.

use crate::site::{CLAIMS, EN, JA, READING, Site};
use snapbox::{IntoData as _, assert_data_eq, str};

#[test]
fn k0301_html() {
    assert_data_eq!(
        Site::new().more("\nA <b>bold</b> word.\n", "\n文。\n").told(),
        str![[r#"
error[K0301]: content holds no HTML
 --> content/readings/small/01-one.en.md:9:3
  |
9 | A <b>bold</b> word.
  |   ^^^
  |
  = help: use Markdown; write `\<` for the sign itself

error[K0301]: content holds no HTML
 --> content/readings/small/01-one.en.md:9:10
  |
9 | A <b>bold</b> word.
  |          ^^^^
  |
  = help: use Markdown; write `\<` for the sign itself

"#]]
        .raw()
    );
}

#[test]
fn k0301_a_block_of_html() {
    assert_data_eq!(
        Site::new().append(EN, "\n<div>\nx\n</div>\n").told(),
        str![[r#"
error[K0301]: content holds no HTML
 --> content/readings/small/01-one.en.md:9:1
  |
9 | <div>
  | ^^^^^
  |
  = help: use Markdown; write `\<` for the sign itself

"#]]
        .raw()
    );
}

#[test]
fn k0302_a_mark_around_a_link() {
    let site = Site::new().edit(EN, "[snow](claim:snow)", "[snow](claim:snow) [or a [link](https://e.org) in it](claim:snow)");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0302]: this mark is lost: Markdown takes it for text
 --> content/readings/small/01-one.en.md:7:65
  |
7 | She expects [snow](claim:snow) [or a [link](https://e.org) in it](claim:snow).
  |                                                                 ^^^^^^^^^^^^^
  |
  = help: a mark cannot hold another link, its address holds no spaces, and `[` and `](` must belong together

"#]]
    );
}

#[test]
fn k0302_a_mark_with_a_space_in_its_address() {
    let site = Site::new().more("\nSee [her](speaker: ann).\n", "\n文。\n");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0302]: this mark is lost: Markdown takes it for text
 --> content/readings/small/01-one.en.md:9:9
  |
9 | See [her](speaker: ann).
  |         ^^^^^^^^^^^^^^^
  |
  = help: a mark cannot hold another link, its address holds no spaces, and `[` and `](` must belong together

"#]]
    );
}

#[test]
fn k0303_an_address_that_runs() {
    assert_data_eq!(
        Site::new().more("\nA [link](javascript:alert(1)).\n", "\n文。\n").told(),
        str![[r#"
error[K0303]: the address `javascript:alert(1)` is not allowed
 --> content/readings/small/01-one.en.md:9:3
  |
9 | A [link](javascript:alert(1)).
  |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: allowed are http, https, mailto, relative addresses, and claim:, speaker:, source:, remark:, reading:, picture:, lang:

"#]]
    );
}

#[test]
fn k0303_an_absolute_path() {
    assert_data_eq!(
        Site::new().more("\nA [link](/index.html).\n", "\n文。\n").told(),
        str![[r#"
error[K0303]: the address `/index.html` is not allowed
 --> content/readings/small/01-one.en.md:9:3
  |
9 | A [link](/index.html).
  |   ^^^^^^^^^^^^^^^^^^^
  |
  = help: allowed are http, https, mailto, relative addresses, and claim:, speaker:, source:, remark:, reading:, picture:, lang:

"#]]
    );
}

#[test]
fn k0303_a_link_of_a_speaker() {
    let site = Site::new().append("content/speakers/ann.yaml", "links:\n  - https://example.org/\n  - data:text/html,x\n");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0303]: the address `data:text/html,x` is not allowed
 --> content/speakers/ann.yaml:5:5
  |
5 |   - data:text/html,x
  |     ^^^^^^^^^^^^^^^^
  |
  = help: allowed are http, https, mailto, relative addresses, and claim:, speaker:, source:, remark:, reading:, picture:, lang:

"#]]
    );
}

#[test]
fn k0304_a_mark_whose_target_is_no_id() {
    assert_data_eq!(
        Site::new().more("\nSee [her](speaker:Ann).\n", "\n文。\n").told(),
        str![[r#"
error[K0304]: `Ann` is no id: ids are lower-case letters a to z, digits and single hyphens between them
 --> content/readings/small/01-one.en.md:9:5
  |
9 | See [her](speaker:Ann).
  |     ^^^^^^^^^^^^^^^^^^

"#]]
    );
}

#[test]
fn k0304_a_claim_of_another_reading_without_its_name() {
    assert_data_eq!(
        Site::new().more("\nSee [that](reading:small).\n", "\n文。\n").told(),
        str![[r#"
error[K0304]: `reading:small` names no claim: write reading:READING#CLAIM
 --> content/readings/small/01-one.en.md:9:5
  |
9 | See [that](reading:small).
  |     ^^^^^^^^^^^^^^^^^^^^^

"#]]
    );
}

#[test]
fn k0305_a_claim_in_a_plain_page() {
    let page = |title| format!("---\ntitle: {title}\n---\n\n[Rain](claim:rain).\n");
    let site = Site::new().file("content/about.en.md", &page("About")).file("content/about.ja.md", &page("概要"));
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0305]: `claim:` cannot stand here
 --> content/about.en.md:5:8
  |
5 | [Rain](claim:rain).
  |        ^^^^^^^^^^
  |
  = help: claims are marked in the sections of their reading; elsewhere point at them with `reading:READING#CLAIM`

error[K0305]: `claim:` cannot stand here
 --> content/about.ja.md:5:8
  |
5 | [Rain](claim:rain).
  |        ^^^^^^^^^^
  |
  = help: claims are marked in the sections of their reading; elsewhere point at them with `reading:READING#CLAIM`

"#]]
    );
}

#[test]
fn k0305_a_claim_in_yaml() {
    let site = Site::new().edit(CLAIMS, "en: It will snow.", r#"en: "It will [snow](claim:snow).""#);
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0305]: `claim:` cannot stand here
  --> content/readings/small/claims.yaml:24:15
   |
24 |   text: { en: "It will [snow](claim:snow).", ja: 雪が降る。 }
   |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: claims are marked in the sections of their reading; elsewhere point at them with `reading:READING#CLAIM`

"#]]
    );
}

#[test]
fn k0306_a_heading_too_high() {
    assert_data_eq!(
        Site::new().more("\n## Two\n\n### Three\n", "\n### 二\n\n### 三\n").told(),
        str![[r#"
error[K0306]: a heading of level 2 cannot stand here
 --> content/readings/small/01-one.en.md:9:1
  |
9 | ## Two
  | ^^^^^^
  |
  = help: the title has the level above: begin with `###`

error[K0504]: from here on, this is not built as 01-one.en.md: here stands a heading of level 3, there a heading of level 2
 --> content/readings/small/01-one.ja.md:9:1
  |
9 | ### 二
  | ^^^^^^
  |
 ::: content/readings/small/01-one.en.md:9:1
  |
9 | ## Two
  | ------ its counterpart
  |
  = help: a section has the same paragraphs in every language, in the same order

"#]]
    );
}

#[test]
fn k0307_a_picture_in_a_line() {
    let site = Site::new()
        .append(READING, "pictures:\n  map: { held: false, alt: A map }\n")
        .more("\nHere ![](picture:map) it is.\n", "\nこれが![](picture:map)だ。\n");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0307]: a picture stands in a paragraph of its own
 --> content/readings/small/01-one.en.md:9:6
  |
9 | Here ![](picture:map) it is.
  |      ^^^^^^^^^^^^^^^^
  |
  = help: put blank lines around it

error[K0307]: a picture stands in a paragraph of its own
 --> content/readings/small/01-one.ja.md:9:4
  |
9 | これが![](picture:map)だ。
  |       ^^^^^^^^^^^^^^^^
  |
  = help: put blank lines around it

"#]]
    );
}

#[test]
fn k0308_a_list_in_yaml() {
    let site = Site::new().edit(READING, "en: In short.", "en: \"In short:\\n\\n- a list\"");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0308]: this text is one line: it holds no lists, headings, quotations or paragraphs
 --> content/readings/small/reading.yaml:2:16
  |
2 | summary: { en: "In short:\n\n- a list", ja: 要約。 }
  |                ^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: make it one line; what is longer belongs into a section or a page

"#]]
        .raw()
    );
}

#[test]
fn k0309_a_mark_without_words() {
    assert_data_eq!(
        Site::new().more("\nHere [](speaker:ann).\n", "\n文。\n").told(),
        str![[r#"
error[K0309]: this mark has no words
 --> content/readings/small/01-one.en.md:9:6
  |
9 | Here [](speaker:ann).
  |      ^^^^^^^^^^^^^^^
  |
  = help: put them between the brackets

"#]]
    );
}

#[test]
fn k0310_a_picture_that_is_not_listed() {
    assert_data_eq!(
        Site::new().more("\n![A map](map.png)\n", "\n文。\n").told(),
        str![[r#"
error[K0310]: pictures are named in reading.yaml
 --> content/readings/small/01-one.en.md:9:1
  |
9 | ![A map](map.png)
  | ^^^^^^^^^^^^^^^^^
  |
  = help: list the file under `pictures` with alt text and place it with `![](picture:ID)`

"#]]
    );
}

#[test]
fn the_caret_stands_right_under_full_width_characters() {
    let site = Site::new().edit(JA, "[雪](claim:snow)", "「そう」とアンが、[雪](claim:snow)と〈霰〉<b>を");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0301]: content holds no HTML
 --> content/readings/small/01-one.ja.md:7:29
  |
7 | 「そう」とアンが、[雪](claim:snow)と〈霰〉<b>をを見込む。
  |                                           ^^^
  |
  = help: use Markdown; write `\<` for the sign itself

"#]]
        .raw()
    );
}

#[test]
fn a_long_line_is_shown_around_the_fault() {
    let long = "とても長い行で、".repeat(60);
    let site = Site::new().more("\nText.\n", &format!("\n{long}[人](speaker:bob)は{long}\n"));
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0401]: there is no speaker `bob`
 --> content/readings/small/01-one.ja.md:9:485
  |
9 | ... で、とても長い行で、とても長い行で、とても長い行で、[人](speaker:bob)はとても長い行で、とても長い行で、とても長い行で、とても長...
  |                                                              ^^^^^^^^^^^
  |
  = help: it would stand in content/speakers/

"#]]
    );
}

#[test]
fn a_line_without_end_keeps_its_column() {
    let site = Site::new().more(&format!("\n{}[Bob](speaker:bob) {}\n", "a ".repeat(20_000), "b ".repeat(20_000)), "\n文。\n");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0401]: there is no speaker `bob`
 --> content/readings/small/01-one.en.md:9:40007
  |
 ::: 
9 | ... a a a a a a a a a a a a a a a a a a a a a a a a a a [Bob](speaker:bob) b b b b b b b b b b b b b b b b b b b b b b b b b b b b b...
  |                                                               ^^^^^^^^^^^
  |
  = help: it would stand in content/speakers/

"#]]
    );
}
