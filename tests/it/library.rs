//! `sources/*.bib`: what becomes of entries.

use crate::site::Site;
use snapbox::{assert_data_eq, str};

/// The library.
pub const BIB: &str = "content/sources/library.bib";

/// The small site, in which the evidence `other` comes from a library.
pub fn site(bib: &str) -> Site {
    Site::new().without("content/sources/other.yaml").file(BIB, bib)
}

/// Its entry.
pub const OTHER: &str = "@online{Other,
  title = {Another},
  author = {Hill, Mary},
  date = {2026-03-01},
  url = {https://example.org/a--b},
  urldate = {2026-04-02},
  langid = {japanese},
  file = {/home/me/other.pdf},
}
";

/// What is said of it.
pub const COMPANION: &str = "seen: whole\nnote: Read twice.\n";

#[test]
fn an_entry_and_its_companion_are_a_source() {
    let built = site(OTHER).file("content/sources/other.yaml", COMPANION).built();
    assert_eq!(built.told, "");
    assert_data_eq!(
        built.words("en/sources/other.html", "main"),
        str![[r#"
read whole, on 2 April 2026 Mary Hill, “Another”, 1 March 2026. Read twice. Addresshttps://example.org/a--b How it was seenread whole, on 2 April 2026 Where it got thisFrom no other source: it is its own origin. agrees A small reading Note 2 It rained. Ann · the article’s own voice · A2–3 Figure: supported by one source has the same words A small reading Note 1 The sky is green. Ann · A1 Quoted: also recorded elsewhere (1) · Stated as fact: no independent source found

"#]]
    );
    assert_eq!(built.attributes("en/sources/other.html", "main a[href^=https]", "href"), ["https://example.org/a--b"]);
}

#[test]
fn what_nothing_names_is_left_out_in_silence() {
    let built = Site::new().file(BIB, "@misc{extra, title = {Extra}}").built();
    assert_eq!(built.told, "");
    assert!(!built.paths().contains(&"en/sources/extra.html"));
}

#[test]
fn latex_comes_out_as_text() {
    let bib = r#"@article{other,
  title = {The {GPU} of M{\"u}ller \& \emph{S{\o}n}: \$5 and $x^2$, 100\,\% \write18{rm} <b>},
  subtitle = {A ``test'' -- {\LaTeX} \textbf{bold}},
  author = {{Barnes, Inc.} and van der Berg, Jan and Erd\H{o}s, P{\'a}l},
  journaltitle = "The \emph{Post}" # { of } # x,
  entrysubtype = {newspaper},
  year = 2026, month = mar,
  url = {https://example.org/a\_b?c=d&e=%20},
}
@string{x = {K{\^o}be}}
"#;
    let built = site(bib).file("content/sources/other.yaml", COMPANION).built();
    assert_eq!(built.told, "");
    assert_data_eq!(
        built.words("en/sources/other.html", "h1"),
        str![[r#"
Barnes, Inc., Jan van der Berg and Pál Erdős, “The GPU of Müller & Søn: $5 and x², 100 % 18{rm} <b>: A ‘test’ – LaTeX bold”, The Post of Kôbe, March 2026.

"#]]
    );
    assert_data_eq!(
        built.words("ja/sources/other.html", "h1"),
        str![[r#"
Barnes, Inc., Jan van der Berg and Pál Erdős「The GPU of Müller & Søn: $5 and x², 100 % 18{rm} <b>: A “test” – LaTeX bold」『The Post of Kôbe』2026年3月。

"#]]
    );
    assert_eq!(built.attributes("en/sources/other.html", "main a[href^=https]", "href"), ["https://example.org/a_b?c=d&e=%20"]);
}

#[test]
fn names_are_printed_by_the_rules_of_their_script() {
    let bib = "@article{other, title = {米}, author = {伊藤, 花 and 青木, 蓮}, journaltitle = {農学}, date = {2026-03-01}, langid = {japanese}}";
    let built = site(bib).file("content/sources/other.yaml", COMPANION).built();
    assert_data_eq!(
        built.words("en/sources/other.html", "h1"),
        str![[r#"
伊藤花、青木蓮, “米”, 農学, 1 March 2026.

"#]]
    );
    assert_data_eq!(
        built.words("ja/sources/other.html", "h1"),
        str![[r#"
伊藤花、青木蓮「米」『農学』2026年3月1日。

"#]]
    );
    let bib = "@online{other, title = {Rice}, author = {Hill, Mary and Doe, John}, date = {2026-03-01}, langid = {british}}";
    let built = site(bib).file("content/sources/other.yaml", COMPANION).built();
    assert_data_eq!(
        built.words("en/sources/other.html", "h1"),
        str![[r#"
Mary Hill and John Doe, “Rice”, 1 March 2026.

"#]]
    );
    assert_data_eq!(
        built.words("ja/sources/other.html", "h1"),
        str![[r#"
Mary Hill and John Doe「Rice」2026年3月1日。

"#]]
    );
}

#[test]
fn entries_draw_on_others() {
    let bib = "@inproceedings{other, title = {Talk}, author = {Hill, Mary}, crossref = {pro}, xdata = {data}}
@proceedings{pro, title = {Proceedings of a Day}, date = {2026-03-01}, publisher = {Press}}
@xdata{data, pages = {3--5}}
@misc{a, title = {A}, crossref = {b}}
@misc{b, title = {B}, crossref = {a}}
";
    let site = site(bib).file("content/sources/other.yaml", COMPANION);
    assert_data_eq!(
        site.told(),
        str![[r#"
warning[K0215]: the entry `b` is left out: what it names by `crossref` and `xdata` leads back to itself, or too far
 --> content/sources/library.bib:4:34
  |
4 | @misc{a, title = {A}, crossref = {b}}
  |                                  ^^^
  |
  = help: nothing uses it yet; fix it where the library comes from before something does

warning[K0215]: the entry `a` is left out: what it names by `crossref` and `xdata` leads back to itself, or too far
 --> content/sources/library.bib:5:34
  |
5 | @misc{b, title = {B}, crossref = {a}}
  |                                  ^^^
  |
  = help: nothing uses it yet; fix it where the library comes from before something does

"#]]
    );
    assert_data_eq!(
        site.built().words("en/sources/other.html", "h1"),
        str![[r#"
Mary Hill, “Talk”, Proceedings of a Day, Press, 1 March 2026, pp. 3–5.

"#]]
    );
}
