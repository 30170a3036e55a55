//! What the design asks for and the program does not do yet; each test tells by itself when it does.

use crate::site::{JA, Site};

#[test]
#[ignore = "the stroke has to be escaped in a table, and an escaped one makes no ruby"]
fn ruby_in_a_table() {
    let built = Site::new().append(JA, "\n| 語 |\n| - |\n| {雨\\|あめ} |\n").built();
    assert_eq!(built.inner("ja/small.html", "td"), "<ruby>雨<rp>(</rp><rt>あめ</rt><rp>)</rp></ruby>\n");
}

#[test]
#[ignore = "only words in the scripts of Japanese, Chinese and Korean are marked, on pages in other languages"]
fn the_english_name_of_a_source_is_marked_on_a_japanese_page() {
    let built = Site::new().append("content/sources/other.yaml", "language: en\n").built();
    let found = built.inner("ja/small.html", "[data-note=sky] .ev a[data-source=other]");
    assert_eq!(found, "<span lang=\"en\">Another</span>\n");
}

#[test]
#[ignore = "a link out of the site is followed and its file published"]
#[cfg(unix)]
fn a_link_out_of_the_site_is_refused() {
    let site = Site::new().append(crate::site::READING, "pictures:\n  map: { file: map.png, alt: A map }\n");
    std::fs::write(site.beside("secret"), "secret").expect("a file");
    std::os::unix::fs::symlink(site.beside("secret"), site.root().join("content/readings/small/map.png")).expect("a link");
    assert_ne!(site.told(), "");
}
