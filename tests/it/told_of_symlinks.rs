//! Links of the file system: those that stay within the site are followed, the others are told of.

#![cfg(unix)]

use crate::site::{EN, JA, READING, Site};
use snapbox::{assert_data_eq, str};
use std::os::unix::fs::symlink;

#[test]
fn k0107_a_link_out_of_the_site() {
    let site =
        Site::new().append(READING, "pictures:\n  map: { file: map.png, alt: A map }\n").append(EN, PLACED).append(JA, PLACED);
    std::fs::write(site.beside("secret"), "secret").expect("a file");
    symlink(site.beside("secret"), site.root().join("content/readings/small/map.png")).expect("a link");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0107]: this symbolic link points outside the site
--> content/readings/small/map.png
 = help: put the file itself here: only files inside the site are published

"#]]
    );
}

#[test]
fn k0107_a_folder_out_of_the_site() {
    let site = Site::new();
    std::fs::create_dir(site.beside("elsewhere")).expect("a folder");
    std::fs::write(site.beside("elsewhere/x.md"), "x").expect("a file");
    symlink(site.beside("elsewhere"), site.root().join("content/linked")).expect("a link");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0107]: this symbolic link points outside the site
--> content/linked
 = help: put the file itself here: only files inside the site are published

"#]]
    );
}

#[test]
fn k0108_a_link_that_goes_round() {
    let site = Site::new();
    symlink(site.root().join("content"), site.root().join("content/readings/again")).expect("a link");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0108]: this symbolic link points back to a folder that contains it
--> content/readings/again
 = help: delete it

"#]]
    );
}

#[test]
fn a_link_within_the_site_is_followed() {
    let site = Site::new()
        .append(READING, "pictures:\n  map: { file: map.png, alt: A map }\n")
        .append(EN, PLACED)
        .append(JA, PLACED)
        .bytes("static/root/map.png", b"png");
    symlink(site.root().join("static/root/map.png"), site.root().join("content/readings/small/map.png")).expect("a link");
    assert_eq!(site.built().files["assets/small/map.png"], b"png");
}

/// Emacs marks a file that is open and not saved by a link beside it that leads nowhere.
#[test]
fn the_lock_of_a_text_editor_is_passed_over() {
    let site = Site::new().file("static/root/x.txt", "x");
    symlink("me@here.1:2", site.root().join("content/readings/small/.#01-one.en.md")).expect("a link");
    symlink("me@here.1:2", site.root().join("static/root/.#x.txt")).expect("a link");
    assert_eq!(site.told(), "");
    assert!(!site.built().files.contains_key(".#x.txt"));
}

const PLACED: &str = "\n![](picture:map)\n";
