//! Nothing lost: what a killed build leaves, two builds at once, links, and a machine that fails.

use crate::site::{Site, kunten, tree};
use std::{fs, fs::File, path::Path};

/// The site built into `out` beside it.
fn built() -> Site {
    let site = Site::new();
    build(&site, 0);
    site
}

fn build(site: &Site, status: i32) -> String {
    let done = kunten(&site.root()).args(["build", "--output"]).arg(site.beside("out")).assert().code(status);
    String::from_utf8_lossy(&done.get_output().stderr).into_owned()
}

fn staging(site: &Site) -> std::path::PathBuf {
    let folder = site.beside(".kunten-staging-out");
    fs::create_dir(&folder).expect("a folder");
    fs::write(folder.join("lock"), "").expect("a file");
    folder
}

fn put(folder: &Path, name: &str, text: &str) {
    fs::create_dir_all(folder).expect("a folder");
    fs::write(folder.join(name), text).expect("a file");
}

#[test]
fn a_build_leaves_no_staging() {
    assert_eq!(built().names_beside(), ["out", "site"]);
}

#[test]
fn what_a_build_killed_while_it_wrote_has_left_is_cleared_away() {
    let site = built();
    let good = tree(&site.beside("out"));
    let new = staging(&site).join("new");
    put(&new, ".kunten-site", "kunten-site 2\nen/half.html\nen/other.html\n");
    put(&new.join("en"), "half.html", "<p>half");
    build(&site, 0);
    assert_eq!(tree(&site.beside("out")), good);
    assert_eq!(site.names_beside(), ["out", "site"]);
}

#[test]
fn the_old_site_comes_back_where_a_build_was_killed_between_two_renames() {
    let site = built();
    let good = tree(&site.beside("out"));
    let folder = staging(&site);
    fs::rename(site.beside("out"), folder.join("old")).expect("the first of two renames");
    put(&folder.join("new"), ".kunten-site", "kunten-site 2\n");
    // Even a build that then fails puts it back.
    let site = site.file("templates/claims.html", "{{ no }}");
    build(&site, 1);
    assert_eq!(tree(&site.beside("out")), good);
    assert_eq!(site.names_beside(), ["out", "site"]);
}

#[test]
fn the_old_site_goes_where_a_build_was_killed_after_two_renames() {
    let site = built();
    let good = tree(&site.beside("out"));
    let old = staging(&site).join("old");
    put(&old, ".kunten-site", "kunten-site 2\nold.html\n");
    put(&old, "old.html", "old");
    build(&site, 0);
    assert_eq!(tree(&site.beside("out")), good);
    assert_eq!(site.names_beside(), ["out", "site"]);
}

#[test]
fn a_folder_of_that_name_with_something_else_in_it_is_left_alone() {
    let site = built();
    put(&staging(&site), "diary.txt", "mine");
    let told = build(&site, 2);
    assert!(told.contains("Kunten did not write `diary.txt` there"), "{told}");
    assert_eq!(fs::read_to_string(site.beside(".kunten-staging-out/diary.txt")).expect("it is there"), "mine");
}

#[test]
fn two_builds_at_once() {
    let site = built();
    let good = tree(&site.beside("out"));
    let folder = staging(&site);
    put(&folder.join("new"), ".kunten-site", "kunten-site 2\nhalf.html\n");
    put(&folder.join("new"), "half.html", "what the other one is writing");
    let lock = File::open(folder.join("lock")).expect("a file");
    lock.lock().expect("nobody else has it");
    let told = build(&site, 3);
    assert!(told.ends_with("out is being written by another build; try again when that has ended\n"), "{told}");
    assert!(folder.join("new/half.html").exists(), "the other build goes on");
    assert_eq!(tree(&site.beside("out")), good);
    drop(lock);
    build(&site, 0);
    assert_eq!(site.names_beside(), ["out", "site"]);
}

#[cfg(unix)]
#[test]
fn an_output_that_is_a_link_stays_one() {
    let site = Site::new();
    fs::create_dir(site.beside("www")).expect("a folder");
    std::os::unix::fs::symlink(site.beside("www"), site.beside("out")).expect("a link");
    build(&site, 0);
    build(&site, 0);
    assert!(site.beside("out").is_symlink());
    assert!(site.beside("www/index.html").exists());
    assert_eq!(site.names_beside(), ["out", "site", "www"]);
}

#[test]
fn an_output_that_cannot_be_made_is_named() {
    let site = Site::new().file("taken", "a file");
    let out = site.root().join("taken/out");
    let done = kunten(&site.root()).args(["build", "--output"]).arg(&out).assert().code(3);
    let told = String::from_utf8_lossy(&done.get_output().stderr).into_owned();
    assert!(told.starts_with("kunten: cannot write ") && told.contains("taken"), "{told}");
}
