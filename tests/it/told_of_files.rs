//! K01: files and `site.toml`. Each site breaks one rule.

use crate::site::Site;
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
error[K0105]: site.toml: `base_url` begins with https:// or http:// and ends in a folder
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
