//! `sources/*.bib`: what becomes of entries, and what is told of them.

use crate::site::{CLAIMS, Site};
use snapbox::{assert_data_eq, str};

const BIB: &str = "content/sources/library.bib";

/// The small site, in which the evidence `other` comes from a library.
fn site(bib: &str) -> Site {
    Site::new().without("content/sources/other.yaml").file(BIB, bib)
}

const OTHER: &str = "@online{Other,
  title = {Another},
  author = {Hill, Mary},
  date = {2026-03-01},
  url = {https://example.org/a--b},
  urldate = {2026-04-02},
  langid = {japanese},
  file = {/home/me/other.pdf},
}
";

const COMPANION: &str = "seen: whole\nnote: Read twice.\n";

#[test]
fn an_entry_and_its_companion_are_a_source() {
    let built = site(OTHER).file("content/sources/other.yaml", COMPANION).built();
    assert_eq!(built.told, "");
    assert_data_eq!(
        built.words("en/sources/other.html", "main"),
        str![[r#"
read whole, on 2 April 2026 Mary Hill, “Another”, 1 March 2026. Read twice. Addresshttps://example.org/a--b How it was seenread whole, on 2 April 2026 Where it has this fromIt is its own origin. agrees A small reading Note 2 It rained. Ann · the article’s own voice · figure · A2–3 Supported (1 independent origin) records the words A small reading Note 1 The sky is green. Ann · quoted · fact · A1 Also recorded elsewhere (1 origin) · No independent source found

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
fn nobody_has_seen_an_entry_without_a_companion() {
    assert_data_eq!(
        site(OTHER).told(),
        str![[r#"
error[K0601]: nobody has seen `other`, so nobody can say what it holds
 --> content/readings/small/claims.yaml:8:17
  |
8 |     - { source: other, relation: attests }
  |                 ^^^^^
  |
  = help: if you have, say so: write content/sources/other.yaml with `seen: whole` or `seen: excerpt`

error[K0601]: nobody has seen `other`, so nobody can say what it holds
  --> content/readings/small/claims.yaml:17:17
   |
17 |     - { source: other, relation: supports }
   |                 ^^^^^
   |
   = help: if you have, say so: write content/sources/other.yaml with `seen: whole` or `seen: excerpt`

"#]]
    );
    // As an origin it serves.
    let origin = Site::new().file(BIB, "@report{agency_2026, title = {Notice}, institution = {Agency}, date = {2026-02-01}}");
    let built = origin.edit("content/sources/other.yaml", "seen: whole\n", "seen: whole\nreports: agency-2026\n").built();
    assert_eq!(built.told, "");
    assert_data_eq!(
        built.words("en/sources/agency-2026.html", "main"),
        str![[r#"
not seen Agency, “Notice”, 1 February 2026. How it was seennot seen Where it has this fromIt is its own origin. Reported byAnother Claims for which it is an origin behind other sources A small reading Note 1 The sky is green. Ann · quoted · fact · A1 Also recorded elsewhere (1 origin) · No independent source found Note 2 It rained. Ann · the article’s own voice · figure · A2–3 Supported (1 independent origin)

"#]]
    );
}

#[test]
fn each_bad_entry_is_told_of_at_its_place_and_the_others_live() {
    let bib = "@string{gaz = {The Gazette}}
@article{a, title = {A}, journaltitle = gaz, date = {2026-02-30}}
@article{b, title = {B}, journaltitle = nowhere}
@online{c, title = {C}, url = {javascript:alert(1)}}
@online{d, title = {D}, langid = {klingon}}
@online{e, title = {E} date = {2026}}
@online{f, title = {F},
@online{g, title = {G}, crossref = {nobody}}
@onlin{h, title = {H}}
@online{伊藤, title = {I}}
@online{j, author = {J}}
@online{k, title = {\u{1}x}}
@online{l, title = {L}, urldate = {soon}}
@online(m, title = {M})
@online{, title = {N}}
@online{Other, title = {Another}, date = {2026-03-01}}
@online{other_, title = {Again}}
";
    assert_data_eq!(
        site(bib).file("content/sources/other.yaml", COMPANION).told(),
        str![[r#"
warning[K0215]: the entry `a` is left out: `date = 2026-02-30` is no date; write 2026-02-11, 2026-02 or 2026
 --> content/sources/library.bib:2:54
  |
2 | @article{a, title = {A}, journaltitle = gaz, date = {2026-02-30}}
  |                                                      ^^^^^^^^^^
  |
  = help: nothing names it so far; mend it where the library comes from before something does

warning[K0215]: the entry `b` is left out: nothing is defined as `nowhere`; write `@string{nowhere = …}`, or put braces around the text
 --> content/sources/library.bib:3:41
  |
3 | @article{b, title = {B}, journaltitle = nowhere}
  |                                         ^^^^^^^
  |
  = help: nothing names it so far; mend it where the library comes from before something does

warning[K0215]: the entry `c` is left out: `url: javascript:alert(1)` is no address of the web (it must begin with https:// or http://); leave `url` out where there is none
 --> content/sources/library.bib:4:32
  |
4 | @online{c, title = {C}, url = {javascript:alert(1)}}
  |                                ^^^^^^^^^^^^^^^^^^^
  |
  = help: nothing names it so far; mend it where the library comes from before something does

warning[K0215]: the entry `d` is left out: nobody knows the language `klingon`; write a tag, such as `ja`, or a name as babel has it, such as `japanese`
 --> content/sources/library.bib:5:35
  |
5 | @online{d, title = {D}, langid = {klingon}}
  |                                   ^^^^^^^
  |
  = help: nothing names it so far; mend it where the library comes from before something does

warning[K0215]: the entry `e` is left out: `,` is missing here
 --> content/sources/library.bib:6:24
  |
6 | @online{e, title = {E} date = {2026}}
  |                        ^
  |
  = help: nothing names it so far; mend it where the library comes from before something does

warning[K0215]: the entry `f` is left out: its brace is not closed before the next entry, or before the end of the file
 --> content/sources/library.bib:7:9
  |
7 | @online{f, title = {F},
  |         ^
  |
  = help: nothing names it so far; mend it where the library comes from before something does

warning[K0215]: the entry `g` is left out: `crossref` names `nobody`, and the file has no such entry
 --> content/sources/library.bib:8:36
  |
8 | @online{g, title = {G}, crossref = {nobody}}
  |                                    ^^^^^^^^
  |
  = help: nothing names it so far; mend it where the library comes from before something does

warning[K0215]: the entry `h` is left out: there is no type `@onlin`; did you mean `@online`?
 --> content/sources/library.bib:9:2
  |
9 | @onlin{h, title = {H}}
  |  ^^^^^
  |
  = help: nothing names it so far; mend it where the library comes from before something does

warning[K0216]: the key `伊藤` cannot become an id: it holds `伊`, and an id has only the letters a to z
  --> content/sources/library.bib:10:9
   |
10 | @online{伊藤, title = {I}}
   |         ^^^^
   |
   = help: give the entry a key of the letters a to z, digits and hyphens; until then nothing can name it

warning[K0215]: the entry `j` is left out: the entry has no `title`; where it is not known, describe the source in brackets: '[press briefing]'
  --> content/sources/library.bib:11:9
   |
11 | @online{j, author = {J}}
   |         ^
   |
   = help: nothing names it so far; mend it where the library comes from before something does

warning[K0215]: the entry `k` is left out: the text holds a character that cannot be printed (U+0001)
  --> content/sources/library.bib:12:21
   |
12 | @online{k, title = {␁x}}
   |                     ^
   |
   = help: nothing names it so far; mend it where the library comes from before something does

warning[K0215]: the entry `l` is left out: `urldate = soon` is no date; write 2026-02-11, 2026-02 or 2026
  --> content/sources/library.bib:13:36
   |
13 | @online{l, title = {L}, urldate = {soon}}
   |                                    ^^^^
   |
   = help: nothing names it so far; mend it where the library comes from before something does

warning[K0215]: the entry `m` is left out: it stands in parentheses; put braces around it
  --> content/sources/library.bib:14:9
   |
14 | @online(m, title = {M})
   |         ^
   |
   = help: nothing names it so far; mend it where the library comes from before something does

warning[K0216]: the key `` cannot become an id: it holds no letter or digit
  --> content/sources/library.bib:15:1
   |
15 | @online{, title = {N}}
   | ^^^^^^^
   |
   = help: give the entry a key of the letters a to z, digits and hyphens; until then nothing can name it

error[K0406]: the id `other` of the entry `other_` is taken by `Other`
  --> content/sources/library.bib:17:9
   |
17 | @online{other_, title = {Again}}
   |         ^^^^^^
   |
  ::: content/sources/library.bib:16:9
   |
16 | @online{Other, title = {Another}, date = {2026-03-01}}
   |         ----- the other one
   |
   = help: rename one of the two

"#]]
    );
}

#[test]
fn what_is_needed_and_cannot_be_read_is_an_error() {
    let bib = "@online{other, title = {Another}, date = {March}}\n@online{Other, title = {Twin}}\n";
    assert_data_eq!(
        site(bib).told(),
        str![[r#"
error[K0214]: the entry `other` cannot be read: `date = March` is no date; write 2026-02-11, 2026-02 or 2026
 --> content/sources/library.bib:1:43
  |
1 | @online{other, title = {Another}, date = {March}}
  |                                           ^^^^^
  |
  = help: mend it where the library comes from, and export that again

error[K0406]: the id `other` of the entry `Other` is taken by `other`
 --> content/sources/library.bib:2:9
  |
2 | @online{Other, title = {Twin}}
  |         ^^^^^
  |
 ::: content/sources/library.bib:1:9
  |
1 | @online{other, title = {Another}, date = {March}}
  |         ----- the other one
  |
  = help: rename one of the two

"#]]
    );
    assert_data_eq!(
        site(bib).file("content/sources/other.yaml", COMPANION).told(),
        str![[r#"
error[K0214]: the entry `other` cannot be read: `date = March` is no date; write 2026-02-11, 2026-02 or 2026
 --> content/sources/library.bib:1:43
  |
1 | @online{other, title = {Another}, date = {March}}
  |                                           ^^^^^
  |
  = help: mend it where the library comes from, and export that again

error[K0406]: the id `other` of the entry `Other` is taken by `other`
 --> content/sources/library.bib:2:9
  |
2 | @online{Other, title = {Twin}}
  |         ^^^^^
  |
 ::: content/sources/library.bib:1:9
  |
1 | @online{other, title = {Another}, date = {March}}
  |         ----- the other one
  |
  = help: rename one of the two

"#]]
    );
}

#[test]
fn an_id_is_taken_once() {
    assert_data_eq!(
        Site::new().file(BIB, OTHER).told(),
        str![[r#"
error[K0406]: the id `other` of the entry `Other` is taken by content/sources/other.yaml
 --> content/sources/library.bib:1:9
  |
1 | @online{Other,
  |         ^^^^^
  |
 ::: content/sources/other.yaml:1:1
  |
1 | entry: { type: web, title: Another, date: 2026-03-01 }
  | ----- the other one
  |
  = help: rename one of the two

"#]]
    );
}

#[test]
fn a_companion_without_an_entry() {
    let misspelt = site("@online{otter, title = {O}}").file("content/sources/other.yaml", COMPANION);
    assert_data_eq!(
        misspelt.told(),
        str![[r#"
error[K0203]: the key `entry` is missing
 --> content/sources/other.yaml:1:1
  |
1 | seen: whole
  | ^
  |
 ::: content/sources/library.bib:1:9
  |
1 | @online{otter, title = {O}}
  |         ----- it may be meant to be this one's companion, whose name is its key
  |
  = help: docs/content.md tells what `entry` holds

"#]]
    );
    let misspelt = site(OTHER).file("content/sources/other.yaml", COMPANION).edit(
        CLAIMS,
        "{ source: other, relation: attests }",
        "{ source: othr, relation: attests }",
    );
    assert_data_eq!(
        misspelt.told(),
        str![[r#"
error[K0401]: there is no source `othr`
 --> content/readings/small/claims.yaml:8:17
  |
8 |     - { source: othr, relation: attests }
  |                 ^^^^
  |
  = help: did you mean `other`?

"#]]
    );
}

#[test]
fn a_visit_before_the_source_is_told_of_in_the_library() {
    let bib = OTHER.replace("urldate = {2026-04-02}", "urldate = {2026-01-01}");
    assert_data_eq!(
        site(&bib).file("content/sources/other.yaml", COMPANION).told(),
        str![[r#"
error[K0612]: `seen_on` (2026-01-01) cannot be before the source's own date (2026-03-01)
 --> content/sources/library.bib:6:14
  |
6 |   urldate = {2026-01-01},
  |              ^^^^^^^^^^
  |
  = help: mend the one or the other

"#]]
    );
    let said = site(&bib).file("content/sources/other.yaml", "seen: whole\nseen_on: 2026-05-01\n");
    assert_eq!(said.told(), "");
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
  = help: nothing names it so far; mend it where the library comes from before something does

warning[K0215]: the entry `a` is left out: what it names by `crossref` and `xdata` leads back to itself, or too far
 --> content/sources/library.bib:5:34
  |
5 | @misc{b, title = {B}, crossref = {a}}
  |                                  ^^^
  |
  = help: nothing names it so far; mend it where the library comes from before something does

"#]]
    );
    assert_data_eq!(
        site.built().words("en/sources/other.html", "h1"),
        str![[r#"
Mary Hill, “Talk”, Proceedings of a Day, Press, 1 March 2026, pp. 3–5.

"#]]
    );
}

#[test]
fn hostile_libraries_end_soon() {
    let many = |text: &str, size: usize| text.repeat(size / text.len());
    let mib = 1 << 20;
    for bib in [
        many("{", mib),
        many("@", mib),
        many("@a{", mib),
        format!("@misc{{other, title = {{{}", many("{", mib)),
        format!("@misc{{other, title = {{{}}}}}", many("{a}", mib)),
        format!("@misc{{other, title = {{{}}}}}", many("$a$", mib)),
        format!("@misc{{other, title = {}}}", many("\"a\" # ", mib)),
        format!("@misc{{other, title = {{{}x{}}}}}", many("\\a{", mib / 2), many("}", mib / 8)),
        format!("@misc{{other, author = {{{}}}}}", many("a and ", mib)),
        format!("@misc{{other, title = {{{}}}}}", many("\\\"", mib)),
        format!("@misc{{k, title = {{{}", many("\n@misc", mib)),
        format!("@string{{a = {{{}}}}}{}", many("lol", 1000), many("@string{a = a # a # a}\n", mib)),
        format!("@string{{a = a}}@misc{{other, title = a}}{}", many("\n", mib)),
        many(&format!("@misc{{other, title = {{{}}}}}", many("{a}", 1500)), mib),
        many("@misc{a, crossref = {a}, xdata = {a, a, a, a}}\n", mib),
        many("@misc{a, title = {A}, month = {jan 300}, year = 2000, volume = {99999999999}}\n", mib),
    ] {
        let start = std::time::Instant::now();
        let _ = site(&bib).told();
        eprintln!("{:?} {}", start.elapsed(), &bib[..60]);
    }
}

#[test]
fn a_library_has_a_limit() {
    let bib = format!("{OTHER}{}", " ".repeat(4 << 20));
    assert_data_eq!(
        site(&bib).told(),
        str![[r#"
error[K0213]: this text has 4194506 bytes; at most 4194304 are read
 --> content/sources/library.bib:1:1
  |
1 | @online{Other,
  | ^
  |
  = help: divide it

"#]]
    );
}
