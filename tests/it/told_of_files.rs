//! K01 and K02: files, `site.toml`, YAML. Each site breaks one rule.

use crate::site::{CLAIMS, EN, READING, Site};
use snapbox::{assert_data_eq, str};

#[test]
fn k0101_there_is_no_site() {
    assert_data_eq!(
        Site::empty().told(),
        str![[r#"
error[K0101]: there is no site.toml here
--> site.toml
 = help: a site has site.toml and content/; name its folder with --site

"#]]
    );
}

#[test]
fn k0102_a_file_is_not_utf8() {
    let site = Site::new().bytes("content/speakers/bob.yaml", b"name: Bob\nrole: caf\xe9\n");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0102]: the file is not UTF-8 (byte 19)
--> content/speakers/bob.yaml
 = help: save it as UTF-8

"#]]
    );
}

#[test]
fn k0103_a_file_has_no_place() {
    let site = Site::new().file("content/notes.txt", "mine").file("content/readings/small/data.yaml", "a: 1");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0103]: this file has no place in a site
--> content/notes.txt
 = help: see the folder layout in docs/content.md; keep other files outside content/

error[K0103]: this file has no place in a site
 --> content/readings/small/data.yaml:1:1
  |
1 | a: 1
  | ^
  |
  = help: see the folder layout in docs/content.md; keep other files outside content/

"#]]
    );
}

#[test]
fn k0103_a_picture_outside_a_reading_has_no_place() {
    assert_data_eq!(
        Site::new().bytes("content/a.png", b"png").told(),
        str![[r#"
error[K0103]: this file has no place in a site
--> content/a.png
 = help: see the folder layout in docs/content.md; keep other files outside content/

"#]]
    );
}

#[test]
fn k0104_a_name_is_no_id() {
    let site = Site::new().file("content/speakers/Bob_B.yaml", "name: Bob\nkind: person\n");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0104]: `Bob_B` is no id: ids are lower-case letters a to z, digits and single hyphens between them
 --> content/speakers/Bob_B.yaml:1:1
  |
1 | name: Bob
  | ^
  |
  = help: rename the file

"#]]
    );
}

#[test]
fn k0104_a_section_has_no_number() {
    let site = Site::new().file("content/readings/small/two.en.md", "---\ntitle: Two\n---\n");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0104]: `two` is no section: name it NN-id.LANGUAGE.md, such as 01-lead.en.md
 --> content/readings/small/two.en.md:1:1
  |
1 | ---
  | ^
  |
  = help: rename the file

"#]]
    );
}

#[test]
fn k0104_a_page_does_not_say_its_language() {
    assert_data_eq!(
        Site::new().file("content/about.md", "---\ntitle: About\n---\n").told(),
        str![[r#"
error[K0104]: `about.md` does not say its language: write about.LANGUAGE.md
 --> content/about.md:1:1
  |
1 | ---
  | ^
  |
  = help: rename the file

"#]]
    );
}

#[test]
fn k0105_the_settings_are_wrong() {
    assert_data_eq!(
        Site::new().append("site.toml", "title = 3\n").told(),
        str![[r#"
error[K0105]: site.toml: duplicate key
 --> site.toml:3:1
  |
3 | title = 3
  | ^^^^^

"#]]
    );
}

#[test]
fn k0105_a_base_url_of_another_scheme() {
    assert_data_eq!(
        Site::new().append("site.toml", "base_url = \"ftp://example.org\"\n").told(),
        str![[r#"
error[K0105]: site.toml: `base_url` begins with https:// or http://
 --> site.toml:3:1
  |
3 | base_url = "ftp://example.org"
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

"#]]
    );
}

#[test]
fn k0105_no_language() {
    assert_data_eq!(
        Site::new().edit("site.toml", r#"["en", "ja"]"#, "[]").told(),
        str![[r#"
error[K0105]: site.toml: `languages` names at least one language, and none twice
 --> site.toml:2:1
  |
2 | languages = []
  | ^^^^^^^^^^^^^^

"#]]
    );
}

#[test]
#[cfg(target_os = "linux")]
fn k0106_a_name_is_not_utf8() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt as _};
    let site = Site::new();
    let name = OsStr::from_bytes(b"caf\xe9.yaml");
    std::fs::write(site.root().join("content/speakers").join(name), "name: x").expect("a file");
    let told = site.told().replace(&site.root().display().to_string(), "[ROOT]");
    assert_data_eq!(
        told,
        str![[r#"
error[K0106]: the file's name is not UTF-8
--> [ROOT]/content/speakers/caf�.yaml
 = help: rename the file

"#]]
    );
}

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
  = help: quote texts that hold `: `, ` #`, or begin with a mark such as `{{`, `[`, `*` or `"`

"#]]
    );
}

#[test]
fn k0201_not_yaml_below_a_text_in_japanese() {
    let site = Site::new().file("content/speakers/bob.yaml", "name: ボブ\nkind: person\nnote: \"彼は言う\nrole: 記者\n");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0201]: this is not YAML: found unexpected end of stream
 --> content/speakers/bob.yaml:5:1
  |
5 |
  | ^
  |
  = help: quote texts that hold `: `, ` #`, or begin with a mark such as `{{`, `[`, `*` or `"`

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
  = help: the keys here are title, description, languages, base_url, citation, search, pages

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
error[K0204]: unknown variant `number`, expected one of `fact`, `figure`, `judgement`, `forecast`
  --> content/readings/small/claims.yaml:13:9
   |
13 |   kind: number
   |         ^^^^^^

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
    let site = Site::new().append(READING, pictures).bytes("content/readings/small/mop.png", b"png");
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
 --> content/readings/small/claims.yaml:1:1
  |
1 | sky:
  | ^
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
 --> content/readings/small/claims.yaml:1:1
  |
1 | sky:
  | ^
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

error[K0402]: the claim `sky` is marked here, but not in content/readings/small/01-one.en.md
 --> content/readings/small/01-one.ja.md:5:4
  |
5 | アンは[空は緑だ](claim:sky)と言う。[雨が降った](claim:rain)とも言う。
  |       ^^^^^^^^^^^^^^^^^^^^^
  |
  = help: mark it there: `[…](claim:sky)`

error[K0402]: the claim `rain` is marked here, but not in content/readings/small/01-one.en.md
 --> content/readings/small/01-one.ja.md:5:25
  |
5 | アンは[空は緑だ](claim:sky)と言う。[雨が降った](claim:rain)とも言う。
  |                                    ^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: mark it there: `[…](claim:rain)`

error[K0402]: the claim `snow` is marked here, but not in content/readings/small/01-one.en.md
 --> content/readings/small/01-one.ja.md:7:1
  |
7 | [雪](claim:snow)を見込む。
  | ^^^^^^^^^^^^^^^^
  |
  = help: mark it there: `[…](claim:snow)`

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
 --> content/sources/other.yaml:1:8
  |
1 | entry: { type: podcast, title: Another, date: 2026-03-01 }
  |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: entries are in Hayagriva's form: type, title, author, publisher, date, url

"#]]
    );
}
