//! Rows of what texts hold: YAML, Markdown, templates.

use super::codes;
use crate::site::{EN, JA, READING, Site, kunten};
use snapbox::{assert_data_eq, str};

#[test]
fn data_in_a_page_cannot_end_its_script() {
    let site = Site::new().edit(READING, "en: A small reading", "en: \"Sky </script><img src=x onerror=alert(1)> & more\"");
    // As Markdown it is HTML, which content does not hold; as plain text it reaches the data of the page.
    assert_eq!(codes(&site), ["K0301"]);
    let built = Site::new()
        .edit("content/speakers/ann.yaml", "en: Ann", "en: \"Ann \\\\</script>\\\\<img src=x onerror=alert(1)>\"")
        .built();
    let page = built.text("en/small.html");
    let data = page.split_once("application/ld+json\">").and_then(|(_, rest)| rest.split_once("</script>")).expect("the data").0;
    assert!(data.contains("\\u003c/script\\u003e\\u003cimg"), "{data}");
    assert!(!page.contains("<img"), "no such element");
}

#[test]
fn bombs_of_aliases_are_refused_at_their_place() {
    let lines: Vec<_> = (1..9).map(|n| format!("x{n}: &a{n} [{}]\n", vec![format!("*a{}", n - 1); 9].join(","))).collect();
    let bomb = format!("a0: &a0 lol\n{}", lines.concat());
    assert_data_eq!(
        Site::new().file("content/speakers/ann.yaml", &bomb).told(),
        str![[r#"
error[K0211]: YAML anchors are not allowed in content
 --> content/speakers/ann.yaml:1:5
  |
1 | a0: &a0 lol
  |     ^
  |
  = help: write the value out; if you mean the sign itself, put quotes around the text

"#]]
    );
    // A text of 50 kB that 10,000 aliases multiply.
    let bomb = format!("a: &a \"{}\"\nb: [{}]\n", "x".repeat(50_000), vec!["*a"; 10_000].join(","));
    assert_eq!(codes(&Site::new().file("content/speakers/ann.yaml", &bomb)), ["K0211"]);
    // The same behind lines that are not understood by themselves, in front matter, and under a key that nobody reads.
    assert_eq!(codes(&Site::new().file("content/speakers/ann.yaml", &format!("note: |\n  x\n{bomb}"))), ["K0211"]);
    assert_eq!(codes(&Site::new().edit(EN, "title: One", "title: One\nx: &a [b, b]\ny: [*a, *a]")), ["K0211"]);
    assert_eq!(codes(&Site::new().append("content/sources/other.yaml", "note: !!binary aGFsbG8=\n")), ["K0211"]);
}

#[test]
fn yaml_of_any_depth_is_refused_at_its_place() {
    let deep = |open: &str, close: &str, n: usize| format!("name: {}{}\nkind: person\n", open.repeat(n), close.repeat(n));
    assert_eq!(codes(&Site::new().file("content/speakers/ann.yaml", &deep("[", "]", 50_000))), ["K0212"]);
    assert_eq!(codes(&Site::new().file("content/speakers/ann.yaml", &deep("{a: ", "}", 50_000))), ["K0212"]);
    assert_eq!(codes(&Site::new().file("content/speakers/ann.yaml", &deep("[\n", "]\n", 50_000))), ["K0201"]);
    let blocks = (0..2000).map(|n| " ".repeat(n) + "a:\n").collect::<String>();
    assert_eq!(codes(&Site::new().file("content/speakers/ann.yaml", &blocks)), ["K0201"]);
    let large = format!("---\ntitle: One\nx: \"{}\"\n---\n", "x".repeat(70_000));
    let site = Site::new().file(EN, &large);
    assert!(site.told().contains("[K0213]: this text is 70017 bytes long; the limit is 65536"), "{}", site.told());
    let site = Site::new().append(EN, &"A long text. ".repeat(50_000));
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0213]: this text is 650132 bytes long; the limit is 98304
 --> content/readings/small/01-one.en.md:1:1
  |
1 | ---
  | ^
  |
  = help: split it up

"#]]
    );
}

#[test]
fn traps_of_yaml() {
    // `no` is a text and no `false`, and a number keeps its digits.
    let built =
        Site::new().file("content/speakers/ann.yaml", "name: { en: no, ja: \"1.10\" }\nkind: person\nas_written: 1.10\n").built();
    assert_eq!(built.words("en/speakers/ann.html", "h1"), "no\n");
    assert_eq!(built.words("ja/speakers/ann.html", "h1"), "1.10\n");
    assert!(built.text("en/speakers/ann.html").contains("1.10"));
}

#[test]
fn a_page_too_large_is_refused() {
    let line = "x".repeat(4000);
    let template = format!("<html lang=\"{{{{ lang }}}}\">{{% for n in range(end=9000) %}}{line}{{% endfor %}}");
    let site = Site::new().file("templates/claims.html", &template);
    let told = site.told();
    assert!(told.contains("[K0809]: en/claims.html would be longer than 33554432 bytes, by `claims.html`"), "{told}");
}

/// Shapes that other parsers take time or stack for that grows with the square of their length.
#[test]
fn hostile_markdown_is_read() {
    const LENGTH: usize = 100_000;
    for one in [
        "> ",
        "*a ",
        "_a*",
        "[a](",
        "![](",
        "[",
        "`",
        "``a",
        "a**b",
        "| a ",
        "[^1]",
        "<a ",
        "&#",
        "\\",
        "~~a",
        "- ",
        "* * ",
        "{漢|か}",
        "**文**",
        "](claim:",
        "((",
        "#",
        "a\n=",
        "\u{0}",
        "\u{202e}",
        "{a=b",
        "[a][",
        "<!--",
        "***a",
        "　",
    ] {
        let text = one.repeat(LENGTH / one.len());
        let site = Site::new().append(EN, &format!("\n{text}\n"));
        let told = kunten(&site.root()).args(["check", "--format", "json"]).output().expect("the program runs");
        let status = told.status.code();
        assert!(matches!(status, Some(0 | 1)), "{one:?}: {status:?} {}", String::from_utf8_lossy(&told.stderr));
        assert!(!String::from_utf8_lossy(&told.stderr).contains("panicked"), "{one:?}");
    }
}

#[test]
fn signs_that_no_page_can_hold_are_refused() {
    for name in ["A\\0n", "A\\en", "A\\x01n"] {
        assert_eq!(
            codes(&Site::new().edit("content/speakers/ann.yaml", "en: Ann", &format!("en: \"{name}\""))),
            ["K0204"],
            "{name}"
        );
    }
    for (file, more) in [
        ("content/speakers/ann.yaml", "own_name: \"A\\0n\"\n"),
        ("content/speakers/ann.yaml", "as_written: \"A\\e[0mn\"\n"),
        ("content/sources/other.yaml", "note: \"\\ue000x\\ue001\"\n"),
    ] {
        assert_eq!(codes(&Site::new().append(file, more)), ["K0204"], "{more}");
    }
    for text in ["\u{1}", "\u{1b}[0m", "\u{e000}"] {
        assert_eq!(codes(&Site::new().more(&format!("\nA{text}n\n"), "\n文。\n")), ["K0204"], "{text:?}");
    }
    let site = Site::new().edit("content/sources/other.yaml", "title: Another", "title: Another, author: \"\\ue000A\\ue001\"");
    assert_eq!(codes(&site), ["K0204"]);
    for url in ["https://e.org/a b/", "https://e.org/\\u0000", "https://e.org/?q", "https://e.org/\\\"x"] {
        assert_eq!(codes(&Site::new().append("site.toml", &format!("base_url = \"{url}\"\n"))), ["K0105"], "{url}");
    }
    assert_eq!(codes(&Site::new().append("site.toml", &"# x\n".repeat(20_000))), ["K0213"]);
    let site = Site::new().append(READING, "editors:\n  - { name: A, orcid: \"javascript:alert(1)\" }\n");
    assert_eq!(codes(&site), ["K0204"]);
}

#[test]
fn a_rule_that_is_broken_again_and_again_is_told_a_hundred_times() {
    let site = Site::new().more(&format!("\n{}\n", "a[^1] ".repeat(5000)), "\n文。\n");
    let told = codes(&site);
    assert_eq!(told.iter().filter(|code| *code == "K0314").count(), 100);
    assert!(site.told().contains("note[K0903]: K0314 occurs more often in this file; only the first 100 are shown"));
}

#[test]
fn what_is_told_does_not_run_in_a_terminal() {
    let site = Site::new()
        .edit(JA, "[雪]", "\u{1b}]0;title\u{7}[霰](j\u{1b}[31mavascript:x)と[雪]")
        .append("content/speakers/ann.yaml", "\"\\e[2Jkey\": 1\n")
        .file("content/sources/a\u{1b}[31mb.yaml", "x");
    let told = site.told();
    assert!(!told.chars().any(|c| c.is_control() && c != '\n'), "{told:?}");
    let check = kunten(&site.root()).args(["check", "--format", "github"]).output().expect("the program runs");
    let commands = String::from_utf8_lossy(&check.stdout).into_owned();
    assert!(commands.lines().all(|line| line.starts_with("::")), "{commands}");
    assert!(!commands.chars().any(|c| c.is_control() && c != '\n'), "{commands:?}");
}

#[test]
fn messages_and_styles_that_lead_too_deep_are_told() {
    let deep = format!("note = {}\"x\"{}\n", "{ ".repeat(20_000), " }".repeat(20_000));
    let told = Site::new().file("templates/messages/en.ftl", &deep).told();
    assert!(told.contains("braces are nested more than 50 deep\n --> templates/messages/en.ftl:1:108"), "{told}");
    let circle = "<style><macro name=\"a\"><text macro=\"a\"/></macro><bibliography><layout><text macro=\"a\"/></layout></bibliography></style>";
    let told = Site::new().file("templates/citation/en.csl", circle).told();
    assert!(told.contains("macros call one another more than 50 deep, or in a circle"), "{told}");
}
