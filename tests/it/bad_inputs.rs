//! Inputs that bring other programs down, or that they pass on, by the rows of the list that Kunten was made against.

use crate::site::{CLAIMS, EN, JA, READING, Site, kunten, tree};
use snapbox::{assert_data_eq, str};
use std::fs;

/// Every row with the tests that hold it, in this folder or in `tests/hardship`.
const ROWS: [(u8, &str, &[&str]); 35] = [
    (
        1,
        "an output that is the site, or holds it",
        &["the_site_and_what_holds_it_are_refused", "a_marker_in_the_site_itself_does_not_help"],
    ),
    (2, "an output that is somebody else's", &["foreign_folders_are_refused"]),
    (3, "Ctrl-C while serving", &["serving_writes_nothing"]),
    (
        4,
        "a build that is killed",
        &[
            "a_killed_build_leaves_the_site_wholly_old_or_wholly_new",
            "what_a_build_killed_while_it_wrote_has_left_is_cleared_away",
        ],
    ),
    (5, "one template error", &["a_build_that_fails_leaves_the_old_site_whatever_the_fault"]),
    (6, "a full disk", &["a_full_disk_is_named_and_leaves_the_old_site"]),
    (7, "a folder that cannot be read", &["a_folder_that_cannot_be_read_is_an_error"]),
    (8, "a link that goes round", &["k0108_a_link_that_goes_round"]),
    (9, "a link out of the site", &["k0107_a_link_out_of_the_site", "k0107_a_folder_out_of_the_site"]),
    (10, "two pages on one path", &["k0804_one_path_twice", "k0406_a_page_with_the_id_of_a_reading"]),
    (11, "paths that differ by case", &["names_that_differ_by_case_only"]),
    (12, "a static file over a page", &["k0804_one_path_twice"]),
    (13, "letters composed in two ways", &["letters_that_are_composed_in_two_ways"]),
    (14, "a name that is not UTF-8", &["k0106_a_name_is_not_utf8"]),
    (15, "a text in Shift_JIS", &["k0102_a_file_is_not_utf8"]),
    (16, "a very long name", &["names_that_some_system_cannot_keep"]),
    (17, "con, nul, a:b, a full stop at the end", &["names_that_some_system_cannot_keep"]),
    (18, "byte order marks and Windows line ends", &["bytes_do_not_depend_on_line_ends_or_a_byte_order_mark"]),
    (19, "../../x in a path", &["no_path_leads_out_of_the_site"]),
    (20, "addresses that run", &["k0303_an_address_that_runs", "k0303_a_link_of_a_speaker"]),
    (21, "HTML and attributes in content", &["k0301_html", "k0301_a_block_of_html", "attributes_of_headings_are_refused"]),
    (22, "</script> in a title", &["data_in_a_page_cannot_end_its_script"]),
    (23, "bombs of aliases", &["bombs_of_aliases_are_refused_at_their_place"]),
    (24, "YAML 50,000 deep", &["yaml_of_any_depth_is_refused_at_its_place"]),
    (
        25,
        "a key twice, `no`, a number too large, an unknown key",
        &["traps_of_yaml", "k0205_a_key_twice", "k0202_an_unknown_key"],
    ),
    (26, "a template that includes itself", &["a_template_that_includes_itself", "a_component_that_calls_itself"]),
    (27, "a template that makes too much", &["a_page_too_large_is_refused"]),
    (28, "hostile Markdown", &["hostile_markdown_is_read", "a_panic_is_a_diagnostic"]),
    (29, "paths out of the site, when serving", &["only_files_of_the_site_are_served"]),
    (30, "names of other machines, when serving", &["names_of_other_machines_are_refused"]),
    (31, "signs in what is told that run where it is shown", &["what_is_told_does_not_run_in_a_terminal"]),
    (32, "how editors save", &["watch_checks_again_when_a_file_changes", "what_editors_leave_behind_is_passed_over"]),
    (33, "temporary files and .git", &["what_editors_leave_behind_is_passed_over"]),
    (34, "an output in the sources", &["the_sources_of_the_site_are_refused"]),
    (35, "two builds at once", &["two_builds_at_once"]),
];

#[test]
fn every_row_has_its_tests() {
    let tests = [
        include_str!("bad_inputs.rs"),
        include_str!("folder.rs"),
        include_str!("formats.rs"),
        include_str!("serving.rs"),
        include_str!("staging.rs"),
        include_str!("told_of_files.rs"),
        include_str!("told_of_links.rs"),
        include_str!("told_of_output.rs"),
        include_str!("told_of_symlinks.rs"),
        include_str!("told_of_texts.rs"),
        include_str!("told_of_yaml.rs"),
        include_str!("../hardship/main.rs"),
        include_str!("../../src/diagnostics/caught.rs"),
    ];
    for (k, (row, what, names)) in ROWS.iter().enumerate() {
        assert_eq!(usize::from(*row), k + 1);
        for name in *names {
            assert!(
                tests
                    .iter()
                    .any(|file| file.contains(&format!("#[test]\nfn {name}()")) || file.contains(&format!("fn {name}() {{"))),
                "{what}: {name}"
            );
        }
    }
}

fn codes(site: &Site) -> Vec<String> {
    let told = site.told();
    let codes = told.lines().filter_map(|line| line.split_once('[')?.1.split_once("]: ")).filter(|(code, _)| code.len() == 5);
    codes.map(|(code, _)| code.to_owned()).collect()
}

#[cfg(all(unix, feature = "serve"))]
#[test]
fn serving_writes_nothing() {
    use std::{
        io::BufRead as _,
        process::{Command, Stdio},
    };
    let site = Site::new();
    kunten(&site.root()).arg("build").assert().code(0);
    let before = tree(&site.root());
    let mut serve = Command::new(env!("CARGO_BIN_EXE_kunten"))
        .args(["serve", "--port", "0"])
        .current_dir(site.root())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut line = String::new();
    std::io::BufReader::new(serve.stdout.take().expect("it is piped")).read_line(&mut line).expect("a line");
    let sent = Command::new("kill").args(["-INT", &serve.id().to_string()]).status().expect("kill");
    assert!(sent.success());
    assert_eq!(serve.wait().expect("it ends").code(), Some(0));
    assert_eq!(tree(&site.root()), before);
}

#[test]
fn names_that_differ_by_case_only() {
    let site = Site::new().file("static/root/Data.txt", "one").file("static/root/data.txt", "two");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0804]: static/root/Data.txt and static/root/data.txt would both be written to data.txt
--> static/root/data.txt
 = help: rename one of the two

"#]]
    );
    let site = Site::new().file("static/root/EN/small.html", "<p>");
    assert_eq!(codes(&site), ["K0804"]);
    let picture = "pictures:\n  a: { file: Map.svg, alt: A }\n  b: { file: map.svg, alt: B }\n";
    let site =
        Site::new().append(READING, picture).more("\n![](picture:a)\n\n![](picture:b)\n", "\n![](picture:a)\n\n![](picture:b)\n");
    let site = site.file("content/readings/small/Map.svg", "one").file("content/readings/small/map.svg", "two");
    assert_eq!(codes(&site), ["K0804"]);
}

#[test]
fn letters_that_are_composed_in_two_ways() {
    let (whole, apart) = ("が.svg", "か\u{3099}.svg");
    let picture = |name: &str| format!("pictures:\n  a: {{ file: {name}, alt: A }}\n");
    let shown = |site: Site| site.more("\n![](picture:a)\n", "\n![](picture:a)\n");
    // However the disk and the editor spell it, the output has one name.
    for (disk, written) in [(whole, whole), (whole, apart), (apart, whole), (apart, apart)] {
        let site =
            shown(Site::new().append(READING, &picture(written)).file(&format!("content/readings/small/{disk}"), "<svg/>"));
        let built = site.built();
        assert_eq!(built.told, "");
        assert!(built.files.contains_key("assets/small/が.svg"), "{:?}", built.paths());
    }
    let both = Site::new().file(&format!("static/root/{whole}"), "one").file(&format!("static/root/{apart}"), "two");
    assert_eq!(codes(&both), ["K0110"]);
    let built = Site::new().file(&format!("static/root/{apart}"), "one").built();
    assert!(built.files.contains_key("が.svg"));
}

#[test]
fn names_that_some_system_cannot_keep() {
    let page = "---\ntitle: t\n---\n";
    assert_data_eq!(
        Site::new().file("content/aux.en.md", page).file("content/aux.ja.md", page).told(),
        str![[r#"
error[K0109]: not every system can keep a file called `aux.html`: Windows keeps it for a device
--> content/aux.en.md
 = help: rename what it is made from

error[K0109]: not every system can keep a file called `aux.html`: Windows keeps it for a device
--> content/aux.ja.md
 = help: rename what it is made from

"#]]
    );
    for name in ["a:b.txt", "x.", "nul.txt", "what?.html", "a\\b", "x ", &"漢".repeat(67)] {
        let site = Site::new().file(&format!("static/root/{name}"), "one");
        assert_eq!(codes(&site), ["K0109"], "{name}");
    }
    let long = format!("content/speakers/{}.yaml", "a".repeat(130));
    assert_eq!(codes(&Site::new().file(&long, "name: A\nkind: person\n")), ["K0104"]);
    let site = Site::new().file(&format!("content/{}.en.md", "漢字".repeat(40)), page);
    assert_eq!(codes(&site), ["K0104"]);
}

#[test]
fn no_path_leads_out_of_the_site() {
    let site = Site::new()
        .append(READING, "pictures:\n  a: { file: ../../../secret.svg, alt: A }\n")
        .more("\n![](picture:a)\n", "\n![](picture:a)\n");
    fs::write(site.beside("secret.svg"), "secret").expect("a file");
    assert_eq!(codes(&site), ["K0204"]);
    let site = Site::new().append("site.toml", "[citation]\nstyle = \"../../../../etc/passwd\"\n");
    assert_eq!(codes(&site), ["K0704"]);
    for target in ["../x", "..", "a/../../x", "/etc/passwd"] {
        assert_ne!(
            codes(&Site::new().append(CLAIMS, &format!("\n\"{target}\":\n  speaker: ann\n"))),
            Vec::<String>::new(),
            "{target}"
        );
        let site = Site::new().more(&format!("\n[x](reading:{target}#snow)\n"), "\n文。\n");
        assert_eq!(codes(&site), ["K0304"], "{target}");
    }
    let site = Site::new().file("templates/claims.html", "{% include \"../../../../etc/passwd\" %}");
    assert_eq!(codes(&site), ["K0701"]);
}

#[test]
fn attributes_of_headings_are_refused() {
    let site = Site::new().more("\n### Sky {onclick=alert(1)}\n", "\n### 空 {#x onclick=alert(1)}\n");
    assert_eq!(codes(&site), ["K0311", "K0311"]);
}

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
        Site::new().file("content/speakers/bob.yaml", &bomb).told(),
        str![[r#"
error[K0211]: content holds no YAML anchors
 --> content/speakers/bob.yaml:1:5
  |
1 | a0: &a0 lol
  |     ^
  |
  = help: write the value out; where the sign itself is meant, put quotes around the text

"#]]
    );
    // A text of 50 kB that 10,000 aliases multiply.
    let bomb = format!("a: &a \"{}\"\nb: [{}]\n", "x".repeat(50_000), vec!["*a"; 10_000].join(","));
    assert_eq!(codes(&Site::new().file("content/speakers/bob.yaml", &bomb)), ["K0211"]);
    // The same behind lines that are not understood by themselves, in front matter, and under a key that nobody reads.
    assert_eq!(codes(&Site::new().file("content/speakers/bob.yaml", &format!("note: |\n  x\n{bomb}"))), ["K0211"]);
    assert_eq!(codes(&Site::new().edit(EN, "title: One", "title: One\nx: &a [b, b]\ny: [*a, *a]")), ["K0211"]);
    assert_eq!(codes(&Site::new().append("content/sources/other.yaml", "note: !!binary aGFsbG8=\n")), ["K0211"]);
}

#[test]
fn yaml_of_any_depth_is_refused_at_its_place() {
    let deep = |open: &str, close: &str, n: usize| format!("name: {}{}\nkind: person\n", open.repeat(n), close.repeat(n));
    assert_eq!(codes(&Site::new().file("content/speakers/bob.yaml", &deep("[", "]", 50_000))), ["K0212"]);
    assert_eq!(codes(&Site::new().file("content/speakers/bob.yaml", &deep("{a: ", "}", 50_000))), ["K0212"]);
    assert_eq!(codes(&Site::new().file("content/speakers/bob.yaml", &deep("[\n", "]\n", 50_000))), ["K0201"]);
    let blocks = (0..2000).map(|n| " ".repeat(n) + "a:\n").collect::<String>();
    assert_eq!(codes(&Site::new().file("content/speakers/bob.yaml", &blocks)), ["K0201"]);
    let large = format!("---\ntitle: One\nx: \"{}\"\n---\n", "x".repeat(70_000));
    let site = Site::new().file(EN, &large);
    assert!(site.told().contains("[K0213]: this text has 70017 bytes; at most 65536 are read"), "{}", site.told());
    let site = Site::new().append(EN, &"A long text. ".repeat(50_000));
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0213]: this text has 650132 bytes; at most 98304 are read
 --> content/readings/small/01-one.en.md:1:1
  |
1 | ---
  | ^
  |
  = help: divide it

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
    let site = Site::new().append("content/sources/other.yaml", "seen_on: 10000000000000000000000000000000000000000\n");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0209]: a date such as 2026, 2026-02 or 2026-02-11 belongs here, and not the number 10000000000000000000000000000000000000000.0
 --> content/sources/other.yaml:3:10
  |
3 | seen_on: 10000000000000000000000000000000000000000
  |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

"#]]
    );
    assert_eq!(codes(&Site::new().edit(CLAIMS, "locus: A2-3", "locus: A99999999999999999999")), ["K0204"]);
    assert_eq!(codes(&Site::new().edit(READING, "published: 2026-11-24", "published: 99999-01-01")), ["K0204"]);
}

#[test]
fn a_template_that_includes_itself() {
    let site = Site::new().file("templates/claims.html", "{% include \"claims.html\" %}");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0701]: Circular include detected for template 'claims.html'. Include chain: `["claims.html", "claims.html"]`
 --> templates/claims.html:1:1
  |
1 | {% include "claims.html" %}
  | ^

"#]]
    );
    let site = Site::new()
        .file("templates/claims.html", "{% extends \"a.html\" %}")
        .file("templates/a.html", "{% extends \"claims.html\" %}");
    assert_eq!(codes(&site), ["K0701"]);
}

#[test]
fn a_component_that_calls_itself() {
    let template = "{% component again() %}<p>{{<again />}}</p>{% endcomponent again %}\n<html>{{<again />}}";
    assert_data_eq!(
        Site::new().file("templates/claims.html", template).told(),
        str![[r#"
error[K0701]: a component calls itself without end; the site's own are `again` (on en/claims.html)
 --> templates/claims.html:1:14
  |
1 | {% component again() %}<p>{{<again />}}</p>{% endcomponent again %}
  |              ^^^^^

"#]]
    );
}

#[test]
fn a_page_too_large_is_refused() {
    let line = "x".repeat(4000);
    let template = format!("<html lang=\"{{{{ lang }}}}\">{{% for n in range(end=9000) %}}{line}{{% endfor %}}");
    let site = Site::new().file("templates/claims.html", &template);
    let told = site.told();
    assert!(told.contains("[K0809]: en/claims.html would have 36000016 bytes; at most 33554432 are written"), "{told}");
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
fn a_mark_around_an_address_is_refused() {
    let site = Site::new().more("\n[Words <https://example.org/x>](speaker:ann)\n", "\n文。\n");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0304]: a mark or link cannot hold another link
 --> content/readings/small/01-one.en.md:9:8
  |
9 | [Words <https://example.org/x>](speaker:ann)
  |        ^^^^^^^^^^^^^^^^^^^^^^^

"#]]
    );
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
    assert!(site.told().contains("note[K0903]: K0314 is broken more often in this file; the first 100 are told"));
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
fn what_editors_leave_behind_is_passed_over() {
    let plain = Site::new().built();
    let mut site = Site::new();
    for name in [".git/config", ".DS_Store", "x.swp", ".x.swp", "x~", "#x#", "4913", "x.tmp", "x.bak", ".x.en.md.kate-swp"] {
        for folder in ["content", "content/readings/small", "content/speakers", "static", "templates"] {
            site = site.file(&format!("{folder}/{name}"), "not content");
        }
    }
    let built = site.file("static/root/.git/config", "x").file("static/root/x.swp", "x").built();
    assert_eq!(built.told, "");
    assert_eq!(built.files, plain.files);
}
