//! A site's own look: what docs/theming.md and docs/templates.md promise to whoever makes one.

use crate::{
    catalogue::example::read,
    site::{Built, Site},
};
use snapbox::{assert_data_eq, str};
use std::{collections::BTreeSet, fs, path::Path};

const THEMING: &str = include_str!("../../docs/theming.md");

/// The small site with every file that a document shows.
fn shown(document: &str) -> Site {
    let parts = read(&document.replace("`\n\n```", "`:\n\n```"));
    let files = parts.into_iter().flat_map(|part| part.files);
    files.fold(Site::new(), |site, (path, text)| site.file(&path, &text.unwrap_or_default()))
}

/// What stands in back-ticks at the beginning of the rows of a document's tables.
fn rows(document: &str) -> impl Iterator<Item = &str> {
    document.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next())
}

fn joined(built: &Built) -> &str {
    let path = built.files.keys().find(|path| path.starts_with("assets/style.")).expect("a style sheet");
    built.text(path)
}

#[test]
fn addresses_in_a_sheet_are_those_of_the_files() {
    let sheet = r#"/* own */
@font-face { font-family: "Mine"; src: url("../fonts/mine one.woff2") format("woff2"), url(../fonts/mine%20one.woff2?x#y); }
a { background: URL( ./leaf.svg ), url('leaf.svg#a'); mask: url(#clip); --x: { b: url(leaf.svg) } }
b { cursor: url(data:image/png;base64,AA==), url(https://example.org/x.png), url(//example.org/x.png); }
/* url(none.svg) */ c::before { content: "url(none.svg)"; }"#;
    let built = Site::new()
        .bytes("static/fonts/mine one.woff2", b"wOF2")
        .file("static/style/leaf.svg", "<svg/>")
        .file("static/style/leaf.css", sheet)
        .built();
    assert_data_eq!(built.told.as_str(), str![]);
    let (_, own) = joined(&built).split_once("/* own */\n").expect("the site's own sheet is the last");
    assert_data_eq!(
        own,
        str![[r#"
@font-face { font-family: "Mine"; src: url("fonts/mine%20one.7863684901.woff2") format("woff2"), url("fonts/mine%20one.7863684901.woff2?x#y"); }
a { background: url("style/leaf.d4dc566691.svg"), url("style/leaf.d4dc566691.svg#a"); mask: url(#clip); --x: { b: url("style/leaf.d4dc566691.svg") } }
b { cursor: url(data:image/png;base64,AA==), url(https://example.org/x.png), url(//example.org/x.png); }
/* url(none.svg) */ c::before { content: "url(none.svg)"; }

"#]]
    );
    assert!(built.files.contains_key("assets/fonts/mine one.7863684901.woff2"), "{:?}", built.paths());
}

#[test]
fn an_address_in_a_sheet_that_leads_nowhere_is_told_at_its_place() {
    let site = Site::new()
        .file("static/img/leaf.svg", "<svg/>")
        .file("static/style/leaf.css", "a { background: url(img/leaf.svg) }\nb { background: url('../img/laef.svg') }\n")
        .file("static/mine.css", "@import url(style/leaf.css);\na { background: url(/img/leaf.svg), url(../../img/leaf.svg) }\n")
        .bytes("static/style/latin.css", b"/* caf\xe9 */");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0705]: there is no file `style/leaf.css` in static/
 --> static/mine.css:1:9
  |
1 | @import url(style/leaf.css);
  |         ^^^^^^^^^^^^^^^^^^^
  |
  = help: an address in a style sheet is relative to the sheet, and leads to another file in static/

error[K0705]: there is no file `/img/leaf.svg` in static/
 --> static/mine.css:2:17
  |
2 | a { background: url(/img/leaf.svg), url(../../img/leaf.svg) }
  |                 ^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `img/leaf.svg`?

error[K0705]: there is no file `../../img/leaf.svg` in static/
 --> static/mine.css:2:37
  |
2 | a { background: url(/img/leaf.svg), url(../../img/leaf.svg) }
  |                                     ^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `img/leaf.svg`?

error[K0102]: the file is not UTF-8 (byte 6)
--> static/style/latin.css
 = help: save it as UTF-8

error[K0705]: there is no file `style/img/leaf.svg` in static/
 --> static/style/leaf.css:1:17
  |
1 | a { background: url(img/leaf.svg) }
  |                 ^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `../img/leaf.svg`?

error[K0705]: there is no file `img/laef.svg` in static/
 --> static/style/leaf.css:2:21
  |
2 | b { background: url('../img/laef.svg') }
  |                     ^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `../img/leaf.svg`?

"#]]
    );
}

#[test]
fn the_examples_on_themes_hold() {
    let built = shown(THEMING).bytes("static/fonts/house-serif.woff2", b"wOF2").built();
    assert_data_eq!(built.told.as_str(), str![]);
    let style = joined(&built);
    let order = ["--paper:", "House Serif", "Source Serif 4", "@media print", "forced-colors", "3px double"];
    let places: Vec<_> = order.iter().map(|one| style.find(one).unwrap_or_else(|| panic!("{one} is in the sheet"))).collect();
    assert!(places.is_sorted(), "{places:?}");
    let (_, font) = style.split_once("@font-face").expect("a font");
    assert_data_eq!(
        font.split('}').next().unwrap_or_default(),
        str![[r#"
 {
  font-family: "House Serif";
  src: url("fonts/house-serif.7863684901.woff2") format("woff2");
  font-display: swap;

"#]]
    );
    assert_data_eq!(
        built.attributes("en/speakers/ann.html", "script", "src").join("\n"),
        str![[r#"
../../assets/house.720da92982.js
../../assets/kunten.[..].js
"#]]
    );
    assert_data_eq!(
        built.words("en/index.html", ".welcome, footer"),
        str![[r#"
One text, read closely.
Published by the Harbour Readers. Everything that is claimed

"#]]
    );
    assert_data_eq!(
        built.words("ja/index.html", ".welcome, footer"),
        str![[r#"
1本の文章を精読する。
発行：港読書会 すべての記述

"#]]
    );
    assert_data_eq!(
        built.outer("en/speakers/ann.html", "footer"),
        str![[r#"
<footer class="foot"><p>Published by the Harbour Readers. <a href="../../en/claims.html">Everything that is claimed</a></p></footer>

"#]]
    );
}

#[test]
fn the_examples_on_templates_hold() {
    let built = shown(include_str!("../../docs/templates.md"))
        .file("static/img/icon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
        .file("content/about.en.md", "---\ntitle: About\n---\n\nWho reads.\n")
        .file("content/about.ja.md", "---\ntitle: このサイト\n---\n\n読む人。\n")
        .built();
    assert_data_eq!(built.told.as_str(), str![]);
    assert_data_eq!(
        built.outer("en/speakers/ann.html", "link[rel=icon]"),
        str![[r#"
<link href="../../assets/favicon.[..].svg" rel="icon" type="image/svg+xml">
<link href="../../assets/img/icon.900fbe9342.svg" rel="icon">

"#]]
    );
    assert_data_eq!(
        built.words("en/about.html", "main p"),
        str![[r#"
Who reads.
Set in 2026

"#]]
    );
    assert_data_eq!(
        built.words("ja/about.html", "main p"),
        str![[r#"
読む人。
2026年

"#]]
    );
}

#[test]
fn every_property_and_sheet_is_documented() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/style");
    let tokens = fs::read_to_string(folder.join("10-tokens.css")).expect("the tokens");
    let named = |line: &str| line.trim().strip_prefix("--")?.split_once(':').map(|(name, _)| format!("--{name}"));
    let properties: BTreeSet<String> = tokens.lines().filter_map(named).collect();
    assert_eq!(rows(THEMING).filter(|row| row.starts_with("--")).map(str::to_owned).collect::<BTreeSet<_>>(), properties);
    let sheets = fs::read_dir(folder).expect("the sheets").map(|sheet| sheet.expect("a sheet").file_name());
    let sheets: BTreeSet<String> = sheets.map(|name| name.to_string_lossy().into_owned()).collect();
    let told = rows(THEMING).filter(|row| Path::new(row).extension().is_some_and(|ending| ending == "css"));
    assert_eq!(told.map(str::to_owned).collect::<BTreeSet<_>>(), sheets);
}

#[test]
fn a_sheet_of_the_same_path_replaces_ours_and_an_empty_one_takes_it_out() {
    let ours = Site::new().built();
    let own = Site::new().file("static/style/45-figures.css", "").file("static/style/20-base.css", "/* ours no more */").built();
    assert!(joined(&ours).contains("Pictures of the evidence") && joined(&ours).contains("box-sizing"));
    assert!(!joined(&own).contains("Pictures of the evidence") && !joined(&own).contains("box-sizing"));
    assert!(joined(&own).contains("/* ours no more */"));
}

#[test]
fn what_is_wrong_behind_words_is_told_at_its_place() {
    let home = r#"{% extends "kunten/home.html" %}
{% block main %}<p>{{ t(k="home") }} {{ t(k="speakers") }} {{ t(k="mising") }}</p>{% endblock main %}
"#;
    assert_data_eq!(
        Site::new().file("templates/home.html", home).told(),
        str![[r#"
error[K0701]: there is no message `mising` in templates/messages/en.ftl (on en/index.html)
 --> templates/home.html:2:63
  |
2 | {% block main %}<p>{{ t(k="home") }} {{ t(k="speakers") }} {{ t(k="mising") }}</p>{% endblock main %}
  |                                                               ^^^^^^^^^^^^^

error[K0701]: there is no message `mising` in templates/messages/ja.ftl (on ja/index.html)
 --> templates/home.html:2:63
  |
2 | {% block main %}<p>{{ t(k="home") }} {{ t(k="speakers") }} {{ t(k="mising") }}</p>{% endblock main %}
  |                                                               ^^^^^^^^^^^^^

"#]]
    );
}

#[test]
fn words_are_those_of_the_language_that_a_template_sets() {
    let home = r#"{% extends "kunten/home.html" %}
{% block main %}<p>{{ t(k="home") }}{% for twin in twins %}{% set lang = twin.tag %} {{ twin.tag }}: {{ t(k="home") }}{% endfor %}</p>{% endblock main %}
"#;
    let built = Site::new().file("templates/home.html", home).built();
    let line = |path: &str| built.text(path).lines().find(|line| line.starts_with("<p>")).expect("a line").to_owned();
    assert_data_eq!(line("en/index.html"), str!["<p>Readings en: Readings ja: 読み解き一覧</p>"]);
    assert_data_eq!(line("ja/index.html"), str!["<p>読み解き一覧 en: Readings ja: 読み解き一覧</p>"]);
}
