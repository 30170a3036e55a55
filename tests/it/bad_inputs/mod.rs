//! Inputs that bring other programs down, or that they pass on, by the rows of the list that Kunten was made against.

mod texts;

use crate::site::{CLAIMS, READING, Site};
use std::{fs, path::Path};

/// Every row with the tests that hold it, here or in `tests/hardship`, or the files of `tests/rules`, whose names have hyphens.
const ROWS: [(u8, &str, &[&str]); 51] = [
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
    (10, "two pages on one path", &["one-path-twice", "ids-that-are-taken"]),
    (11, "paths that differ by case", &["one-path-twice"]),
    (12, "a static file over a page", &["one-path-twice"]),
    (13, "letters composed in two ways", &["letters_that_are_composed_in_two_ways"]),
    (14, "a name that is not UTF-8", &["k0106_a_name_is_not_utf8"]),
    (15, "a text in Shift_JIS", &["k0102_a_file_is_not_utf8"]),
    (16, "a very long name", &["names_that_some_system_cannot_keep"]),
    (17, "con, nul, a:b, a full stop at the end", &["names_that_some_system_cannot_keep", "names-that-windows-keeps"]),
    (18, "byte order marks and Windows line ends", &["bytes_do_not_depend_on_line_ends_or_a_byte_order_mark"]),
    (19, "../../x in a path", &["no_path_leads_out_of_the_site"]),
    (20, "addresses that run", &["addresses-that-are-not-allowed"]),
    (21, "HTML and attributes in content", &["no-html", "attributes-of-headings"]),
    (22, "</script> in a title", &["data_in_a_page_cannot_end_its_script"]),
    (23, "bombs of aliases", &["bombs_of_aliases_are_refused_at_their_place"]),
    (24, "YAML 50,000 deep", &["yaml_of_any_depth_is_refused_at_its_place"]),
    (
        25,
        "a key twice, `no`, a number too large, an unknown key",
        &["traps_of_yaml", "numbers-too-large", "keys-that-stand-twice", "unknown-keys"],
    ),
    (26, "a template that includes itself", &["templates-that-fail"]),
    (27, "a template that makes too much", &["a_page_too_large_is_refused"]),
    (28, "hostile Markdown", &["hostile_markdown_is_read", "a_panic_is_a_diagnostic"]),
    (29, "paths out of the site, when serving", &["only_files_of_the_site_are_served"]),
    (30, "names of other machines, when serving", &["names_of_other_machines_are_refused"]),
    (31, "signs in what is told that run where it is shown", &["what_is_told_does_not_run_in_a_terminal"]),
    (32, "how editors save", &["watch_checks_again_when_a_file_changes", "what_editors_leave_behind_is_passed_over"]),
    (33, "temporary files and .git", &["what_editors_leave_behind_is_passed_over"]),
    (34, "an output in the sources", &["the_sources_of_the_site_are_refused"]),
    (35, "two builds at once", &["two_builds_at_once"]),
    (
        36,
        "a link out of content/, or to a hidden file",
        &[
            "k0111_a_link_out_of_content_is_refused_even_to_a_file_of_the_site",
            "k0112_a_link_to_a_hidden_file_is_refused_everywhere",
            "hidden_files_of_a_folder_that_is_linked_into_the_root_stay_hidden",
        ],
    ),
    (37, "a link that leads nowhere, with a name that is a command", &["k0113_a_link_that_leads_nowhere"]),
    (
        38,
        "a named pipe or a socket",
        &["k0114_what_is_neither_a_file_nor_a_folder", "a_settings_file_that_is_a_named_pipe_is_not_opened"],
    ),
    (39, "a file of a GiB without a disk behind it", &["files_of_a_gibibyte_are_refused_unread"]),
    (40, "text, zeros or nothing by the name of a picture", &["k0115_what_is_named_as_a_picture_and_is_none"]),
    (41, "a picture of 16 thousand million pixels", &["k0116_a_picture_of_absurd_size"]),
    (42, "an SVG that runs something, or asks another host for something", &["drawings-that-act"]),
    (43, "an SVG of a million attributes or namespaces, or very deep", &["drawings_that_would_take_hours_to_read_are_refused"]),
    (
        44,
        "something of others in the output, or what comes there while it is written",
        &[
            "files_of_others_in_the_output_are_named_and_the_command_moves_them_away",
            "links_and_pipes_are_not_ours_whatever_their_names",
            "a_marker_that_is_a_link_is_none",
            "nothing_of_others_is_gone",
            "nothing_of_others_is_gone_however_often",
        ],
    ),
    (45, "an output that `..` leads into the sources", &["a_name_that_is_taken_back_leads_to_the_sources_all_the_same"]),
    (46, "a forged staging", &["a_forged_staging_is_left_and_named"]),
    (47, "a build that is asked to end", &["an_interrupted_build_leaves_the_old_site_and_no_staging"]),
    (48, "an id hundreds of times in a list", &["an-id-twice-in-a-list"]),
    (49, "styles and messages that lead without end", &["messages_and_styles_that_lead_too_deep_are_told"]),
    (50, "a template that writes without end", &["a_page_too_large_is_refused", "a_page_that_takes_too_long_is_given_up"]),
    (51, "what a page's own policy forbids", &["what_a_policy_forbids_is_found_as_it_is_written"]),
];

#[test]
fn every_row_has_its_tests() {
    let tests = [
        include_str!("mod.rs"),
        include_str!("texts.rs"),
        include_str!("../folder.rs"),
        include_str!("../formats.rs"),
        include_str!("../not_ours.rs"),
        include_str!("../serving.rs"),
        include_str!("../staging.rs"),
        include_str!("../told_of_files.rs"),
        include_str!("../told_of_pictures.rs"),
        include_str!("../told_of_symlinks.rs"),
        include_str!("../../hardship/main.rs"),
        include_str!("../../../src/diagnostics/caught.rs"),
        include_str!("../../../src/render/templates.rs"),
        include_str!("../../../src/write/folder/races.rs"),
        include_str!("../../../src/write/policy.rs"),
    ];
    for (k, (row, what, names)) in ROWS.iter().enumerate() {
        assert_eq!(usize::from(*row), k + 1);
        for name in *names {
            let found = if name.contains('-') {
                Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/rules/{name}.md")).exists()
            } else {
                tests.iter().any(|file| file.contains(&format!("fn {name}() {{")))
            };
            assert!(found, "{what}: {name}");
        }
    }
}

/// The least that is a picture.
const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";

fn codes(site: &Site) -> Vec<String> {
    let told = site.told();
    let codes = told.lines().filter_map(|line| line.split_once('[')?.1.split_once("]: ")).filter(|(code, _)| code.len() == 5);
    codes.map(|(code, _)| code.to_owned()).collect()
}

#[test]
fn letters_that_are_composed_in_two_ways() {
    let (whole, apart) = ("が.svg", "か\u{3099}.svg");
    let picture = |name: &str| format!("pictures:\n  a: {{ file: {name}, alt: A }}\n");
    let shown = |site: Site| site.more("\n![](picture:a)\n", "\n![](picture:a)\n");
    // However the disk and the editor spell it, the output has one name.
    for (disk, written) in [(whole, whole), (whole, apart), (apart, whole), (apart, apart)] {
        let site = shown(Site::new().append(READING, &picture(written)).file(&format!("content/readings/small/{disk}"), SVG));
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
