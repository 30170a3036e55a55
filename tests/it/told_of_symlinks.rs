//! Links of the file system: those that stay where they may are followed, the others are told of; and what is no file at all.

#![cfg(unix)]

use crate::site::{Built, READING, Site, kunten, png, run};
use snapbox::{assert_data_eq, str};
use std::{
    fs,
    os::unix::{fs::symlink, net::UnixListener},
    process::Command,
};

#[test]
fn k0107_a_link_out_of_the_site() {
    let site = with_map(Site::new());
    fs::write(site.beside("secret"), "secret").expect("a file");
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
    fs::create_dir(site.beside("elsewhere")).expect("a folder");
    fs::write(site.beside("elsewhere/x.md"), "x").expect("a file");
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
fn k0111_a_link_out_of_content_is_refused_even_to_a_file_of_the_site() {
    let site = with_map(Site::new()).file(".env", "TOKEN=1").file("static/root/map.png", "png");
    link(&site, "../../../.env", "content/readings/small/map.png");
    link(&site, "../../../static/root", "content/readings/small/more");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0111]: this symbolic link leads out of content/, to .env
--> content/readings/small/map.png
 = help: put the file itself here: content/ shares nothing with the rest of the site

error[K0111]: this symbolic link leads out of content/, to static/root
--> content/readings/small/more
 = help: put the file itself here: content/ shares nothing with the rest of the site

"#]]
    );
}

#[test]
fn k0112_a_link_to_a_hidden_file_is_refused_everywhere() {
    let site = with_map(Site::new()).file(".env", "TOKEN=1").file(".git/config", "x").file("content/.kept.png", "x");
    fs::create_dir_all(site.root().join("static/root")).expect("a folder");
    fs::create_dir(site.root().join("templates")).expect("a folder");
    link(&site, "../../.kept.png", "content/readings/small/map.png");
    link(&site, "../../.env", "static/root/settings.txt");
    link(&site, "../.git", "static/history");
    link(&site, "../.git/config", "templates/config");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0112]: this symbolic link leads to content/.kept.png, which is hidden
--> content/readings/small/map.png
 = help: put the file itself here; hidden files, such as .env and those in .git, are not published

error[K0112]: this symbolic link leads to .git, which is hidden
--> static/history
 = help: put the file itself here; hidden files, such as .env and those in .git, are not published

error[K0112]: this symbolic link leads to .env, which is hidden
--> static/root/settings.txt
 = help: put the file itself here; hidden files, such as .env and those in .git, are not published

error[K0112]: this symbolic link leads to .git/config, which is hidden
--> templates/config
 = help: put the file itself here; hidden files, such as .env and those in .git, are not published

"#]]
    );
}

#[test]
fn hidden_files_of_a_folder_that_is_linked_into_the_root_stay_hidden() {
    let site = Site::new().file("shared/.env", "TOKEN=1").file("shared/logo.txt", "logo");
    fs::create_dir_all(site.root().join("static/root")).expect("a folder");
    link(&site, "../../shared", "static/root/shared");
    let built = site.file("static/root/.well-known/here.txt", "here").built();
    assert!(built.files.contains_key(".well-known/here.txt"));
    assert!(built.files.contains_key("shared/logo.txt"));
    assert!(!built.files.contains_key("shared/.env"));
}

#[test]
fn k0113_a_link_that_leads_nowhere() {
    let site = with_map(Site::new());
    link(&site, "quay.png", "content/readings/small/map.png");
    link(&site, "none", "content/speakers/a\n::error::b\u{202e}.yaml");
    link(&site, "again", "static");
    // What an editor that has a file open leaves beside it.
    link(&site, "me@here.1:2", "content/readings/small/.#01-one.en.md");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0113]: this symbolic link leads nowhere: there is no `quay.png`
--> content/readings/small/map.png
 = help: delete it, or put the file itself here

error[K0113]: this symbolic link leads nowhere: there is no `none`
--> content/speakers/a/n::error::b/u{202e}.yaml
 = help: delete it, or put the file itself here

error[K0113]: this symbolic link leads nowhere: there is no `again`
--> static
 = help: delete it, or put the file itself here

"#]]
    );
    let check = kunten(&site.root()).args(["check", "--format", "github"]).assert().code(1);
    let printed = String::from_utf8_lossy(&check.get_output().stdout).into_owned();
    let lines: Vec<_> = printed.lines().filter(|line| line.contains("K0113")).collect();
    assert_eq!(lines.len(), 3, "{printed}");
    assert!(printed.lines().all(|line| !line.starts_with("::error::b")), "{printed}");
}

#[test]
fn k0114_what_is_neither_a_file_nor_a_folder() {
    let site = with_map(Site::new());
    fs::create_dir(site.root().join("templates")).expect("a folder");
    let _socket = UnixListener::bind(site.root().join("static.sock")).expect("a socket");
    fs::create_dir(site.root().join("static")).expect("a folder");
    fs::rename(site.root().join("static.sock"), site.root().join("static/answer.css")).expect("it is moved");
    for pipe in ["content/readings/small/map.png", "content/about.en.md", "templates/page.html", "static/.hidden"] {
        assert!(Command::new("mkfifo").arg(site.root().join(pipe)).status().expect("mkfifo runs").success());
    }
    link(&site, "../about.en.md", "content/speakers/ben.yaml");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0114]: this is a named pipe, and not a file
--> content/about.en.md
 = help: delete it, or put a file in its place

error[K0114]: this is a named pipe, and not a file
--> content/readings/small/map.png
 = help: delete it, or put a file in its place

warning[K0114]: this is a named pipe, and not a file (not published)
--> content/speakers/ben.yaml
 = help: delete it, or put a file in its place

error[K0114]: this is a socket, and not a file
--> static/answer.css
 = help: delete it, or put a file in its place

error[K0114]: this is a named pipe, and not a file
--> templates/page.html
 = help: delete it, or put a file in its place

"#]]
    );
}

#[test]
fn a_settings_file_that_is_a_named_pipe_is_not_opened() {
    let site = Site::new().without("site.toml");
    assert!(Command::new("mkfifo").arg(site.root().join("site.toml")).status().expect("mkfifo runs").success());
    let told = site.told();
    assert!(told.starts_with("error[K0114]: this is a named pipe, and not a file\n--> site.toml\n"), "{told}");
}

#[test]
fn a_link_within_content_is_followed() {
    let map = png(40, 30);
    let site = with_map(Site::new()).bytes("content/readings/small/other.png", &map);
    link(&site, "other.png", "content/readings/small/map.png");
    let built = Built::new(run(&site.root(), false));
    assert_eq!(built.files["assets/small/map.png"], map);
}

#[test]
fn links_of_templates_and_static_files_lead_anywhere_in_the_site() {
    let site = Site::new().file("shared/logo.txt", "logo").file("shared/footer.html", "<p>Shared footer</p>");
    fs::create_dir_all(site.root().join("static/root")).expect("a folder");
    fs::create_dir_all(site.root().join("templates/parts")).expect("a folder");
    link(&site, "../../shared/logo.txt", "static/root/logo.txt");
    link(&site, "../../shared/footer.html", "templates/parts/footer.html");
    let built = site.built();
    assert_eq!(built.text("logo.txt"), "logo");
    assert!(built.text("en/small.html").contains("<p>Shared footer</p>"));
}

/// The site with a picture `map.png` that a reading shows, but for the file.
fn with_map(site: Site) -> Site {
    site.append(READING, "pictures:\n  map: { file: map.png, alt: A map }\n").more(PLACED, PLACED)
}

fn link(site: &Site, to: &str, at: &str) {
    symlink(to, site.root().join(at)).expect("a link");
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
