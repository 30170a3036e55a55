//! `kunten new`: what it writes, what it leaves as it was, and what it refuses.

mod appended;
mod refused;
mod written;

use crate::site::{Site, kunten, tree};
use std::{fmt::Write as _, fs};

/// Runs `kunten new` in the site's folder and gives what it said; nothing goes to standard output.
#[track_caller]
fn new(site: &Site, args: &[&str], status: i32) -> String {
    let ran = kunten(&site.root()).env("SOURCE_DATE_EPOCH", "1795651200").arg("new").args(args).assert().code(status);
    assert_eq!(ran.get_output().stdout, b"");
    String::from_utf8_lossy(&ran.get_output().stderr).into_owned()
}

/// The same, which is refused and changes nothing.
#[track_caller]
fn refused(site: &Site, args: &[&str]) -> String {
    let before = tree(&site.beside(""));
    let told = new(site, args, 2);
    assert_eq!(tree(&site.beside("")), before, "{args:?}");
    told
}

fn read(site: &Site, path: &str) -> String {
    fs::read_to_string(site.root().join(path)).expect("the file is there")
}

/// The files that are there now and were not, each with its text.
fn added(site: &Site, args: &[&str]) -> String {
    let before = tree(&site.root());
    let mut all = new(site, args, 0);
    for (path, text) in tree(&site.root()) {
        if let Some(text) = text.filter(|_| !before.contains_key(&path)) {
            let _ = write!(all, "--- {}\n{}", path.to_string_lossy().replace('\\', "/"), String::from_utf8_lossy(&text));
        }
    }
    all
}
