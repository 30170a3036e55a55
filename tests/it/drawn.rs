//! How a line with a fault is drawn; `tests/rules/` has what is told.

use crate::{
    library,
    site::{JA, Site},
};
use snapbox::{IntoData as _, assert_data_eq, str};

#[test]
fn the_caret_stands_right_under_full_width_characters() {
    let site = Site::new().edit(JA, "[雪](claim:snow)", "「そう」とアンが、[雪](claim:snow)と〈霰〉<b>を");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0301]: HTML is not allowed in content
 --> content/readings/small/01-one.ja.md:7:29
  |
7 | 「そう」とアンが、[雪](claim:snow)と〈霰〉<b>をを見込む。
  |                                           ^^^
  |
  = help: use Markdown; for the sign itself, write `\<`

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
error[K0401]: there is no speaker called `bob`
 --> content/readings/small/01-one.ja.md:9:485
  |
9 | ... で、とても長い行で、とても長い行で、とても長い行で、[人](speaker:bob)はとても長い行で、とても長い行で、とても長い行で、とても長...
  |                                                              ^^^^^^^^^^^
  |
  = help: it should be in content/speakers/

"#]]
    );
}

#[test]
fn a_line_without_end_keeps_its_column() {
    let site = Site::new().more(&format!("\n{}[Bob](speaker:bob) {}\n", "a ".repeat(20_000), "b ".repeat(20_000)), "\n文。\n");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0401]: there is no speaker called `bob`
 --> content/readings/small/01-one.en.md:9:40007
  |
9 | ... a a a a a a a a a a a a a a a a a a a a a a a a a a [Bob](speaker:bob) b b b b b b b b b b b b b b b b b b b b b b b b b b b b b...
  |                                                               ^^^^^^^^^^^
  |
  = help: it should be in content/speakers/

"#]]
    );
}

#[test]
fn a_sign_that_acts_is_drawn_as_an_escape() {
    let library = "@online{f, title = {\u{1}x}}\n@online{Other, title = {Another}, date = {2026-03-01}}\n";
    assert_data_eq!(
        library::site(library).file("content/sources/other.yaml", library::COMPANION).told(),
        str![[r#"
warning[K0215]: the entry `f` is left out: the text contains a character that cannot be printed (U+0001)
 --> content/sources/library.bib:1:21
  |
1 | @online{f, title = {\u{1}x}}
  |                     ^^^^^
  |
  = help: nothing uses it yet; fix it where the library comes from before something does

"#]]
        .raw()
    );
}
