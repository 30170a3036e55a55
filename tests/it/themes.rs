//! A site's own look: what docs/theming.md and docs/templates.md promise to whoever makes one.

use crate::site::{Built, Site};
use snapbox::{assert_data_eq, str};

/// The joined style sheet after the last of Kunten's own rules.
fn own_style(built: &Built) -> &str {
    let path = built.files.keys().find(|path| path.starts_with("assets/style.")).expect("a style sheet");
    let (_, own) = built.text(path).split_once("/* own */\n").expect("the site's own sheet");
    own
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
    assert_data_eq!(
        own_style(&built),
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
  = help: an address in a style sheet leads from the sheet to another file of static/

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
