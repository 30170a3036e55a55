//! K02: YAML and front matter. Each site breaks one rule.

use crate::site::{CLAIMS, EN, JA, READING, Site};
use snapbox::{assert_data_eq, str};

#[test]
fn k0201_not_yaml() {
    let site = Site::new().file("content/speakers/bob.yaml", "name: Bob\nkind: person\nrole: editor: of the paper\n");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0201]: this is not YAML: mapping values are not allowed in this context
 --> content/speakers/bob.yaml:3:13
  |
3 | role: editor: of the paper
  |             ^
  |
  = help: quote texts that hold `: `, ` #`, or begin with a mark such as `{`, `[`, `*` or `"`

"#]]
    );
}

#[test]
fn k0201_not_yaml_below_a_text_in_japanese() {
    let site = Site::new().file("content/speakers/bob.yaml", "name: ボブ\nkind: person\nnote: \"彼は言う\nrole: 記者\n");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0201]: this is not YAML: invalid indentation in quoted scalar
 --> content/speakers/bob.yaml:3:7
  |
3 | note: "彼は言う
  |       ^
  |
  = help: quote texts that hold `: `, ` #`, or begin with a mark such as `{`, `[`, `*` or `"`

"#]]
    );
}

#[test]
fn k0202_an_unknown_key() {
    assert_data_eq!(
        Site::new().edit(CLAIMS, "kind: figure", "kind: figure\n  locos: A1").told(),
        str![[r#"
error[K0202]: unknown key `locos`
  --> content/readings/small/claims.yaml:14:3
   |
14 |   locos: A1
   |   ^^^^^
   |
   = help: did you mean `locus`?

"#]]
    );
}

#[test]
fn k0202_an_unknown_key_of_the_settings() {
    assert_data_eq!(
        Site::new().append("site.toml", "lang = \"en\"\n").told(),
        str![[r#"
error[K0202]: unknown key `lang`
 --> site.toml:3:1
  |
3 | lang = "en"
  | ^^^^
  |
  = help: the keys here are title, description, languages, base_url, contact, citation, search, pages

"#]]
    );
}

#[test]
fn k0202_an_unknown_key_of_the_front_matter() {
    assert_data_eq!(
        Site::new().edit(EN, "title: One", "title: One\nlocuss: A1").told(),
        str![[r#"
error[K0202]: unknown key `locuss`
 --> content/readings/small/01-one.en.md:3:1
  |
3 | locuss: A1
  | ^^^^^^
  |
  = help: did you mean `locus`?

"#]]
    );
}

#[test]
fn k0202_an_unknown_key_deep_in_the_evidence() {
    let site = Site::new().edit(CLAIMS, "relation: attests }", "relation: attests, spaeker: ann }");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0202]: unknown key `spaeker`
 --> content/readings/small/claims.yaml:8:43
  |
8 |     - { source: other, relation: attests, spaeker: ann }
  |                                           ^^^^^^^
  |
  = help: did you mean `speaker`?

"#]]
    );
}

#[test]
fn k0203_a_missing_key() {
    assert_data_eq!(
        Site::new().edit(CLAIMS, "  locus: A2-3\n", "").told(),
        str![[r#"
error[K0203]: the key `locus` is missing
  --> content/readings/small/claims.yaml:11:3
   |
11 |   speaker: ann
   |   ^^^^^^^^^^^^
   |
   = help: docs/content.md tells what `locus` holds

"#]]
    );
}

#[test]
fn k0203_a_missing_key_of_the_settings() {
    assert_data_eq!(
        Site::new().edit("site.toml", "languages = [\"en\", \"ja\"]\n", "").told(),
        str![[r#"
error[K0203]: the key `languages` is missing
 --> site.toml:1:1
  |
1 | title = { en = "Small", ja = "小さなサイト" }
  | ^
  |
  = help: docs/content.md tells what `languages` holds

"#]]
    );
}

#[test]
fn k0204_a_value_of_the_wrong_form() {
    assert_data_eq!(
        Site::new().edit(CLAIMS, "locus: A2-3", "locus: 2-3").told(),
        str![[r#"
error[K0204]: `2-3` is no locus: write a witness's letter and a line or a range, such as B70 or B69-76
  --> content/readings/small/claims.yaml:14:10
   |
14 |   locus: 2-3
   |          ^^^

"#]]
    );
}

#[test]
fn k0204_a_word_that_is_not_among_the_known() {
    assert_data_eq!(
        Site::new().edit(CLAIMS, "kind: figure", "kind: number").told(),
        str![[r#"
error[K0208]: `kind` cannot be `number`
  --> content/readings/small/claims.yaml:13:9
   |
13 |   kind: number
   |         ^^^^^^
   |
   = help: it is one of fact, figure, judgement, forecast

"#]]
    );
}

#[test]
fn k0204_a_claim_whose_name_is_no_id() {
    assert_data_eq!(
        Site::new().edit(CLAIMS, "rain:\n", "Rain:\n").told(),
        str![[r#"
error[K0204]: `Rain` is no id: ids are lower-case letters a to z, digits and single hyphens between them
  --> content/readings/small/claims.yaml:10:1
   |
10 | Rain:
   | ^^^^

"#]]
    );
}

#[test]
fn k0204_a_picture_that_is_not_there() {
    let pictures = "pictures:\n  map: { file: map.png, alt: A map }\n";
    let placed = "\n![](picture:map)\n";
    let site = Site::new()
        .append(READING, pictures)
        .append(EN, placed)
        .append(JA, placed)
        .bytes("content/readings/small/mop.png", b"png");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0204]: there is no picture `map.png` in the reading's folder; did you mean `mop.png`?
 --> content/readings/small/reading.yaml:9:16
  |
9 |   map: { file: map.png, alt: A map }
  |                ^^^^^^^

"#]]
    );
}

#[test]
fn k0205_a_key_twice() {
    assert_data_eq!(
        Site::new().edit(CLAIMS, "kind: figure", "kind: figure\n  kind: fact").told(),
        str![[r#"
error[K0205]: the key `kind` stands twice
  --> content/readings/small/claims.yaml:14:3
   |
14 |   kind: fact
   |   ^^^^
   |
   = help: keep one of the two

"#]]
    );
}

#[test]
fn k0205_a_claim_twice() {
    let again = "\nrain:\n  speaker: ann\n  voice: quote\n  kind: fact\n  locus: A1\n  text: Again\n";
    assert_data_eq!(
        Site::new().append(CLAIMS, again).told(),
        str![[r#"
error[K0205]: the key `rain` stands twice
  --> content/readings/small/claims.yaml:26:1
   |
26 | rain:
   | ^^^^
   |
   = help: keep one of the two

"#]]
    );
}

#[test]
fn k0206_no_front_matter() {
    let site = Site::new().edit(EN, "---\ntitle: One\n---\n\n", "# One\n\n");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0206]: the front matter is missing
 --> content/readings/small/01-one.en.md:1:1
  |
1 | # One
  | ^
  |
  = help: begin the file with a line `---`, then `title: …`, then a line `---`

"#]]
    );
}

#[test]
fn k0207_an_entry_that_cannot_be_read() {
    let site = Site::new().edit("content/sources/other.yaml", "type: web", "type: podcast");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0207]: the bibliographic entry cannot be read: there is no type `podcast`; use `scene` with a parent of type `audio`, or `audio`; sources are mostly web, article, report, post, audio, video, legislation or repository
 --> content/sources/other.yaml:1:16
  |
1 | entry: { type: podcast, title: Another, date: 2026-03-01 }
  |                ^^^^^^^
  |
  = help: entries are in Hayagriva's form: type, title, author, publisher, date, url

"#]]
    );
}

/// Of a text in several languages, the one that is wrong.
#[test]
fn k0207_a_title_that_is_empty_in_one_language() {
    let title = "entry:\n  type: web\n  title:\n    en: Another\n    ja: ''\nseen: whole\n";
    assert_data_eq!(
        Site::new().file("content/sources/other.yaml", title).told(),
        str![[r#"
error[K0207]: the bibliographic entry cannot be read: `title` is empty; where it is not known, describe the source in brackets: '[press briefing]'
 --> content/sources/other.yaml:5:9
  |
5 |     ja: ''
  |         ^^
  |
  = help: entries are in Hayagriva's form: type, title, author, publisher, date, url

"#]]
    );
}

#[test]
fn k0204_a_claim_without_a_speaker() {
    let site = Site::new().edit(CLAIMS, "speaker: ann\n  voice: narration", "speaker: []\n  voice: narration");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0204]: a claim has a speaker; one whom the work does not name is of the kind `unnamed`
  --> content/readings/small/claims.yaml:11:12
   |
11 |   speaker: []
   |            ^

"#]]
    );
}
