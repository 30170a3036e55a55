//! What is told of `sources/*.bib` that are long, hostile or of many sorts; `tests/rules/` has what is short.

use crate::library::{COMPANION, OTHER, site};
use snapbox::{assert_data_eq, str};

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
error[K0213]: this text is 4194506 bytes long; the limit is 4194304
--> content/sources/library.bib
 = help: split it up

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
        assert_eq!(!told.contains("is not a date"), holds, "{date}: {told}");
    }
}
