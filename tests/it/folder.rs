//! The output folder: which ones are taken, what a run leaves in them, and that the same site has the same bytes.

use crate::site::{EN, Site, kunten, tree};
use snapbox::{assert_data_eq, str};
use std::{fs, path::Path};

/// Builds into a folder, which is refused: exit status 2, one line, nothing changed. Gives the line without the path before it.
#[track_caller]
fn refused(site: &Site, folder: &Path, output: &str) -> String {
    let before = tree(site.beside("").as_path());
    let build = kunten(folder).args(["build", "--site"]).arg(site.root()).args(["--output", output]).assert().code(2);
    assert_eq!(tree(site.beside("").as_path()), before, "{output}");
    assert_eq!(build.get_output().stdout, b"");
    let stderr = String::from_utf8_lossy(&build.get_output().stderr).into_owned();
    let (path, why) = stderr.split_once(" is not written: ").unwrap_or_else(|| panic!("{stderr}"));
    assert!(path.starts_with("kunten: /"), "{stderr}");
    why.to_owned()
}

#[test]
fn foreign_folders_are_refused() {
    let site = Site::new();
    fs::create_dir(site.beside("mine")).expect("a folder");
    fs::write(site.beside("mine/letter.txt"), "dear").expect("a file");
    fs::write(site.beside("file"), "dear").expect("a file");
    let foreign = "it is not empty and does not bear Kunten's marker, .kunten-site; name another folder with --output\n";
    assert_eq!(refused(&site, &site.root(), "../mine"), foreign);
    assert_eq!(refused(&site, &site.root(), "../file"), "it is a file\n");
}

#[test]
fn the_site_and_what_holds_it_are_refused() {
    let site = Site::new();
    for output in [".", "..", "../site", "../site/../site/", "/"] {
        assert_eq!(refused(&site, &site.root(), output), "the site's own sources stand in it\n", "{output}");
    }
}

#[test]
fn the_sources_of_the_site_are_refused() {
    let site = Site::new();
    for output in ["content", "content/out", "templates", "static/new/out", "./content/readings/../out"] {
        assert_eq!(refused(&site, &site.root(), output), "it is among the site's sources\n", "{output}");
    }
}

#[test]
#[cfg(unix)]
fn a_link_to_the_site_is_seen_through() {
    let site = Site::new();
    std::os::unix::fs::symlink(site.root(), site.beside("link")).expect("a link");
    assert_eq!(refused(&site, &site.root(), "../link"), "the site's own sources stand in it\n");
    assert_eq!(refused(&site, &site.root(), "../link/content/x"), "it is among the site's sources\n");
}

#[test]
fn a_marker_in_the_site_itself_does_not_help() {
    let site = Site::new().file(".kunten-site", "");
    assert_eq!(refused(&site, &site.root(), "."), "the site's own sources stand in it\n");
}

#[test]
fn new_empty_and_marked_folders_are_taken() {
    let site = Site::new();
    fs::create_dir(site.beside("empty")).expect("a folder");
    fs::create_dir(site.beside("marked")).expect("a folder");
    fs::write(site.beside("marked/.kunten-site"), "kunten-site 2\nold.html\n").expect("a file");
    fs::write(site.beside("marked/old.html"), "old").expect("a file");
    for output in ["new", "deep/er/new", "empty", "marked"] {
        kunten(&site.root()).args(["build", "--output"]).arg(site.beside(output)).assert().code(0);
    }
    let new = tree(&site.beside("new"));
    for output in ["deep/er/new", "empty", "marked"] {
        assert_eq!(tree(&site.beside(output)), new, "{output}");
    }
    assert_eq!(site.names_beside(), ["deep", "empty", "marked", "new", "site"]);
}

#[test]
fn without_output_it_is_public_in_the_site() {
    let site = Site::new();
    let build = kunten(&site.beside("")).args(["build", "--site", "site"]).assert().code(0);
    assert!(site.root().join("public/en/small.html").is_file());
    let stderr = String::from_utf8_lossy(&build.get_output().stderr).into_owned();
    assert_data_eq!(
        stderr,
        str![[r#"
note[K0901]: without `base_url`, no canonical links, feeds or sitemap are written
 --> site.toml:1:1
  |
1 | title = { en = "Small", ja = "小さなサイト" }
  | ^
  |
  = help: add `base_url` to site.toml once the site has an address

21 pages in [..] ms: [..]/site/public

"#]]
    );
    // What was written is no part of the site.
    kunten(&site.root()).arg("build").assert().code(0);
}

#[test]
fn the_output_is_relative_to_where_one_stands() {
    let site = Site::new();
    fs::create_dir(site.beside("here")).expect("a folder");
    kunten(&site.beside("here")).args(["build", "--site", "../site", "--output", "out"]).assert().code(0);
    assert!(site.beside("here/out/.kunten-site").is_file());
    assert!(!site.root().join("out").exists());
}

#[test]
fn a_build_that_fails_leaves_nothing() {
    for fault in ["\n<b>\n", "\n[dead](dead.html)\n", "\n[x](#dead)\n"] {
        let site = Site::new().append(EN, fault);
        kunten(&site.root()).args(["build", "--output", "../out"]).assert().code(1);
        assert_eq!(site.names_beside(), ["site"], "{fault}");
    }
}

#[test]
fn a_build_that_fails_leaves_the_old_site_whatever_the_fault() {
    let site = Site::new();
    let out = site.beside("out");
    kunten(&site.root()).args(["build", "--output"]).arg(&out).assert().code(0);
    let good = tree(&out);
    let site = site.more("\nA [dead](dead.html) link.\n", "\n文。\n");
    kunten(&site.root()).args(["build", "--output"]).arg(&out).assert().code(1);
    assert_eq!(tree(&out), good);
    let site = site.file("templates/claims.html", "{{ no }}");
    kunten(&site.root()).args(["build", "--output"]).arg(&out).assert().code(1);
    assert_eq!(tree(&out), good);
    assert_eq!(site.names_beside(), ["out", "site"]);
}

#[test]
fn pages_that_are_gone_go() {
    let page = "---\ntitle: About\n---\n";
    let site = Site::new().file("content/about.en.md", page).file("content/about.ja.md", page);
    let build = |site: &Site| kunten(&site.root()).args(["build", "--output", "../out"]).assert().code(0);
    build(&site);
    assert!(site.beside("out/en/about.html").is_file());
    let site = site.without("content/about.en.md").without("content/about.ja.md");
    build(&site);
    assert!(!site.beside("out/en/about.html").exists());
}

#[test]
fn the_same_site_has_the_same_bytes() {
    let site = Site::new();
    let build = |name: &str, variables: &[(&str, &str)]| {
        let mut command = kunten(&site.root());
        command.envs(variables.iter().copied()).args(["build", "--output"]).arg(site.beside(name)).assert().code(0);
        tree(&site.beside(name))
    };
    let first = build("one", &[]);
    assert_eq!(build("two", &[]), first);
    assert_eq!(build("thread", &[("RAYON_NUM_THREADS", "1")]), first);
    assert_eq!(build("there", &[("LC_ALL", "ja_JP.UTF-8"), ("LANG", "ja_JP.UTF-8"), ("TZ", "Asia/Tokyo")]), first);
    assert_eq!(build("one", &[("LC_ALL", "C"), ("TZ", "America/New_York")]), first);
}

#[test]
fn bytes_do_not_depend_on_line_ends_or_a_byte_order_mark() {
    let site = Site::new();
    let plain = site.built().files;
    let text = fs::read_to_string(site.root().join(EN)).expect("the section");
    let site = site.file(EN, &format!("\u{feff}{}", text.replace('\n', "\r\n")));
    assert_eq!(site.built().files, plain);
}

#[test]
fn wrong_arguments_have_status_two() {
    let site = Site::new();
    kunten(&site.root()).args(["build", "--outptu", "x"]).assert().code(2);
    kunten(&site.root()).assert().code(2);
}
