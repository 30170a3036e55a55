//! What is told of `sources/*.bib`.

use crate::{
    library::{BIB, COMPANION, OTHER, site},
    site::{CLAIMS, Site},
};
use snapbox::{assert_data_eq, str};

#[test]
fn each_bad_field_is_told_of_at_its_place_and_the_other_entries_live() {
    let bib = "@string{gaz = {The Gazette}}
@article{a, title = {A}, journaltitle = gaz, date = {2026-02-30}}
@article{b, title = {B}, journaltitle = nowhere}
@online{c, title = {C}, url = {javascript:alert(1)}}
@online{d, title = {D}, langid = {klingon}}
@online{e, title = {E}, crossref = {nobody}}
@online{f, title = {\u{1}x}}
@online{g, title = {G}, urldate = {soon}}
@online{h, title = {H}, year = 2026, month = {jan 300}}
@online{Other, title = {Another}, date = {2026-03-01}}
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

warning[K0215]: the entry `e` is left out: `crossref` names `nobody`, and the file has no such entry
 --> content/sources/library.bib:6:36
  |
6 | @online{e, title = {E}, crossref = {nobody}}
  |                                    ^^^^^^^^
  |
  = help: nothing names it so far; mend it where the library comes from before something does

warning[K0215]: the entry `f` is left out: the text holds a character that cannot be printed (U+0001)
 --> content/sources/library.bib:7:21
  |
7 | @online{f, title = {␁x}}
  |                     ^
  |
  = help: nothing names it so far; mend it where the library comes from before something does

warning[K0215]: the entry `g` is left out: `urldate = soon` is no date; write 2026-02-11, 2026-02 or 2026
 --> content/sources/library.bib:8:36
  |
8 | @online{g, title = {G}, urldate = {soon}}
  |                                    ^^^^
  |
  = help: nothing names it so far; mend it where the library comes from before something does

warning[K0215]: the entry `h` is left out: `month = jan 300` is no date; write 2026-02-11, 2026-02 or 2026
 --> content/sources/library.bib:9:47
  |
9 | @online{h, title = {H}, year = 2026, month = {jan 300}}
  |                                               ^^^^^^^
  |
  = help: nothing names it so far; mend it where the library comes from before something does

"#]]
    );
}

#[test]
fn each_bad_entry_is_told_of_at_its_place_and_the_others_live() {
    let bib = "@online{a, title = {A} date = {2026}}
@online{b, title = {B},
@onlin{c, title = {C}}
@online{伊藤, title = {D}}
@online{e, author = {E}}
@online(f, title = {F})
@online{, title = {G}}
@online{h, title = {H}}
@online{H_, title = {I}}
@online{Other, title = {Another}, date = {2026-03-01}}
@online{other_, title = {Again}}
";
    assert_data_eq!(
        site(bib).file("content/sources/other.yaml", COMPANION).told(),
        str![[r#"
warning[K0215]: the entry `a` is left out: `,` is missing here
 --> content/sources/library.bib:1:24
  |
1 | @online{a, title = {A} date = {2026}}
  |                        ^
  |
  = help: nothing names it so far; mend it where the library comes from before something does

warning[K0215]: the entry `b` is left out: its brace is not closed before the next entry, or before the end of the file
 --> content/sources/library.bib:2:9
  |
2 | @online{b, title = {B},
  |         ^
  |
  = help: nothing names it so far; mend it where the library comes from before something does

warning[K0215]: the entry `c` is left out: there is no type `@onlin`; did you mean `@online`?
 --> content/sources/library.bib:3:2
  |
3 | @onlin{c, title = {C}}
  |  ^^^^^
  |
  = help: nothing names it so far; mend it where the library comes from before something does

warning[K0216]: the key `伊藤` cannot become an id: it holds `伊`, and an id has only the letters a to z
 --> content/sources/library.bib:4:9
  |
4 | @online{伊藤, title = {D}}
  |         ^^^^
  |
  = help: give the entry a key of the letters a to z, digits and hyphens; until then nothing can name it

warning[K0215]: the entry `e` is left out: the entry has no `title`; where it is not known, describe the source in brackets: '[press briefing]'
 --> content/sources/library.bib:5:9
  |
5 | @online{e, author = {E}}
  |         ^
  |
  = help: nothing names it so far; mend it where the library comes from before something does

warning[K0215]: the entry `f` is left out: it stands in parentheses; put braces around it
 --> content/sources/library.bib:6:9
  |
6 | @online(f, title = {F})
  |         ^
  |
  = help: nothing names it so far; mend it where the library comes from before something does

warning[K0217]: this is not BibLaTeX: the entry has no key
 --> content/sources/library.bib:7:1
  |
7 | @online{, title = {G}}
  | ^^^^^^^
  |
  = help: an entry is `@type{key, field = {text}, …}`, a text for many `@string{name = {text}}`

warning[K0215]: the entry `H_` is left out: its id would be that of `h`
 --> content/sources/library.bib:9:9
  |
9 | @online{H_, title = {I}}
  |         ^^
  |
 ::: content/sources/library.bib:8:9
  |
8 | @online{h, title = {H}}
  |         - the other one
  |
  = help: nothing names it so far; mend it where the library comes from before something does

error[K0406]: the id `other` of the entry `other_` is taken by `Other`
  --> content/sources/library.bib:11:9
   |
11 | @online{other_, title = {Again}}
   |         ^^^^^^
   |
  ::: content/sources/library.bib:10:9
   |
10 | @online{Other, title = {Another}, date = {2026-03-01}}
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
fn hostile_libraries_end_soon() {
    let many = |text: &str, size: usize| text.repeat(size / text.len());
    let mib = 1 << 18;
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
        assert!(!site(&bib).told().contains("K0902"), "{}", &bib[..60]);
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

#[test]
fn dates_that_the_crate_does_not_survive_are_told_of() {
    for (date, holds) in [
        ("2026-00-11", false),
        ("2026-02-00", false),
        ("27490h-2", false),
        ("2026-01/2026-00", false),
        ("2026-02-11T00:00:00", true),
    ] {
        let told = site(&format!("@online{{other, title = {{Another}}, date = {{{date}}}}}\n"))
            .file("content/sources/other.yaml", COMPANION)
            .told();
        assert_eq!(!told.contains("is no date"), holds, "{date}: {told}");
    }
}
