//! What the design asks for and the program does not do yet; each test tells by itself when it does.

use crate::site::{JA, Site};

#[test]
#[ignore = "the stroke has to be escaped in a table, and an escaped one makes no ruby"]
fn ruby_in_a_table() {
    let built = Site::new().append(JA, "\n| 語 |\n| - |\n| {雨\\|あめ} |\n").built();
    assert_eq!(built.inner("ja/small.html", "td"), "<ruby>雨<rp>(</rp><rt>あめ</rt><rp>)</rp></ruby>\n");
}
