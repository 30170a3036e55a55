//! Carets stand right under what is wrong, whatever the letters before it and the width of the terminal.

use crate::site::{Site, run};
use kunten::diagnostics::{Paint, draw};
use proptest::prelude::*;
use snapbox::{assert_data_eq, str};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// A mark of somebody unknown between two runs of text.
fn told(before: &str, after: &str, width: usize) -> String {
    let site = Site::new().more("\nText.\n", &format!("\n{before}[人](speaker:bob){after}\n"));
    let outcome = run(&site.root(), false);
    let located = outcome.report.located(&outcome.sources);
    let unknown = located.iter().find(|one| one.kind.code() == "K0401").expect("the speaker is unknown");
    draw(unknown, Paint { colour: false, width }) + "\n"
}

/// What stands over the carets, by the columns of a terminal.
fn over_carets(drawn: &str) -> String {
    let lines: Vec<&str> = drawn.lines().collect();
    let at = lines.iter().position(|line| line.contains('^')).expect("carets");
    let start = lines[at].find('^').expect("a caret");
    let carets = start..start + lines[at].matches('^').count();
    let mut column = 0;
    let mut over = String::new();
    for c in lines[at - 1].chars() {
        if carets.contains(&column) {
            over.push(c);
        }
        column += c.width().unwrap_or_default();
    }
    over
}

#[test]
fn a_fault_in_the_middle_of_a_japanese_line_on_80_columns() {
    let drawn = told(&"長い行のなかほどで、".repeat(12), &"さらに続いていく。".repeat(12), 80);
    assert!(drawn.lines().all(|line| line.width() <= 80), "{drawn}");
    assert_eq!(over_carets(&drawn), "speaker:bob");
    assert_data_eq!(
        drawn,
        str![[r#"
error[K0401]: there is no speaker called `bob`
 --> content/readings/small/01-one.ja.md:9:125
  |
9 | ... 、長い行のなかほどで、[人](speaker:bob)さらに続いていく。さらに続い...
  |                                ^^^^^^^^^^^
  |
  = help: it should be in content/speakers/

"#]]
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Full-width and half-width letters, kana with a mark of their own, accents that combine, and ideographs beyond the
    /// basic plane.
    #[test]
    fn carets_stand_under_the_fault(before in "[a-z漢かアｶＡ𠮷、 ]{0,120}(が|é)?", after in "[a-z漢ア。]{0,120}", width in 40usize..160) {
        let drawn = told(&format!("字{before}"), &after, width);
        prop_assert_eq!(over_carets(&drawn), "speaker:bob", "{}", drawn);
        prop_assert!(drawn.lines().filter(|line| line.contains("bob](") || line.contains("^^")).all(|line| line.width() <= width), "{}", drawn);
    }
}
