//! While a site is served: whichever way its files change, the change is served, and so is the next one.

#![cfg(all(feature = "serve", unix))]

use crate::{
    server::Server,
    site::{EN, JA, Site},
};
use std::{fs, os::unix::fs::symlink, path::Path, process::Command};

const PAGE: &str = "/en/small.html";

/// Copies a folder with what is in it, links as links.
fn copy(from: &Path, to: &Path) {
    let copied = Command::new("cp").arg("-a").args([from, to]).status().expect("cp");
    assert!(copied.success());
}

/// Changes the title of the English section, and waits until it is served.
fn retitle(server: &Server, from: &str, to: &str) {
    server.edit(EN, &format!("title: {from}"), &format!("title: {to}"));
    server.until(PAGE, &format!(">{to}<"));
}

/// Two folders of the site have changed places, once and again; after each time the new one is served, and so is an edit in it.
fn exchanged(folder: &str, exchange: impl Fn(&Server, &Path, &Path)) {
    let server = Server::new();
    retitle(&server, "One", "First");
    let (now, other) = (server.path(folder), server.site.beside("other"));
    copy(&now, &other);
    let file = other.join(Path::new(EN).strip_prefix(folder).expect("it is in the folder"));
    let text = fs::read_to_string(&file).expect("a file");
    fs::write(&file, text.replace("title: First", "title: Second")).expect("a file");
    exchange(&server, &now, &other);
    server.until(PAGE, ">Second<");
    retitle(&server, "Second", "Third");
    exchange(&server, &now, &other);
    server.until(PAGE, ">First<");
    retitle(&server, "First", "Fourth");
}

/// `mv now old && mv other now && mv old other`
fn moved(server: &Server, now: &Path, other: &Path) {
    let old = server.site.beside("old");
    fs::rename(now, &old).expect("a move");
    fs::rename(other, now).expect("a move");
    fs::rename(&old, other).expect("a move");
}

#[test]
fn a_folder_that_another_takes_the_place_of_is_watched() {
    for folder in ["content", "content/readings", "content/readings/small"] {
        exchanged(folder, moved);
    }
}

/// As `mv content old && mv new content` in the site's folder does.
#[test]
fn a_folder_that_is_put_aside_within_the_site_is_watched_no_more() {
    let server = Server::new();
    retitle(&server, "One", "First");
    copy(&server.path("content"), &server.path("new"));
    server.edit("new/readings/small/01-one.en.md", "title: First", "title: Second");
    fs::rename(server.path("content"), server.path("old")).expect("a move");
    fs::rename(server.path("new"), server.path("content")).expect("a move");
    server.until(PAGE, ">Second<");
    server.edit("old/readings/small/01-one.en.md", "title: First", "title: Nowhere");
    retitle(&server, "Second", "Third");
}

#[cfg(target_os = "linux")]
#[test]
fn folders_that_are_exchanged_in_one_step_are_watched() {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    exchanged("content", |_, now, other| renameat_with(CWD, now, CWD, other, RenameFlags::EXCHANGE).expect("an exchange"));
}

/// The watcher is never done with one change when the next one comes.
#[test]
fn folders_that_change_places_over_and_over_are_watched_at_the_end() {
    let server = Server::new();
    for (folder, from, to) in [("content", "One", "First"), ("content/readings/small", "First", "Second")] {
        let (now, other, kept) = (server.path(folder), server.site.beside("other"), server.site.beside("kept"));
        for _ in 0..40 {
            copy(&now, &other);
            fs::rename(&now, &kept).expect("a move");
            fs::rename(&other, &now).expect("a move");
            fs::remove_dir_all(&kept).expect("a folder");
        }
        retitle(&server, from, to);
    }
    retitle(&server, "Second", "Third");
}

#[test]
fn a_folder_that_is_deleted_and_made_again_is_watched() {
    for folder in ["content", "content/readings", "content/readings/small"] {
        let server = Server::new();
        let kept = server.site.beside("kept");
        copy(&server.path(folder), &kept);
        for (first, second) in [("First", "Second"), ("Third", "Fourth")] {
            retitle(&server, "One", first);
            fs::remove_dir_all(server.path(folder)).expect("a folder");
            copy(&kept, &server.path(folder));
            server.until(PAGE, ">One<");
            retitle(&server, "One", second);
            server.edit(EN, second, "One");
            server.until(PAGE, ">One<");
        }
    }
}

#[test]
fn a_folder_that_comes_later_is_watched() {
    let server = Server::new();
    fs::create_dir_all(server.path("static/root")).expect("a folder");
    for text in ["one", "two"] {
        fs::write(server.path("static/root/x.txt"), text).expect("a file");
        server.until("/x.txt", text);
    }
    fs::remove_dir_all(server.path("static")).expect("a folder");
    server.until("/x.txt", "</html>");
    fs::create_dir_all(server.path("static/root")).expect("a folder");
    for text in ["three", "four"] {
        fs::write(server.path("static/root/x.txt"), text).expect("a file");
        server.until("/x.txt", text);
    }
}

#[test]
fn settings_that_are_replaced_by_another_file_are_seen() {
    let server = Server::new();
    let good = fs::read_to_string(server.path("site.toml")).expect("a file");
    for name in ["Smaller", "Smallest"] {
        fs::write(server.path("fresh.toml"), good.replace("Small\"", &format!("{name}\""))).expect("a file");
        fs::rename(server.path("fresh.toml"), server.path("site.toml")).expect("a move");
        server.until("/en/", &format!("{name}<"));
    }
}

/// What a host wants at the root may be hidden; what a text editor leaves beside a file may not be read.
#[test]
fn hidden_files_for_a_host_are_seen_to_change() {
    let site = Site::new().file("static/root/.well-known/x.txt", "one").file("static/root/.nojekyll", "one");
    let server = Server::of(site);
    for text in ["two", "three"] {
        for path in [".well-known/x.txt", ".nojekyll"] {
            fs::write(server.path("static/root").join(path), text).expect("a file");
            server.until(&format!("/{path}"), text);
        }
        // As Emacs has it, while a file is open that is not saved: a link that leads nowhere.
        symlink("me@here.1:2", server.path("static/root/.#.nojekyll")).expect("a link");
        retitle(&server, if text == "two" { "One" } else { "First" }, if text == "two" { "First" } else { "Second" });
        fs::remove_file(server.path("static/root/.#.nojekyll")).expect("a link");
    }
}

/// What a link of the file system leads to, in another folder of the site: saved in place, and by another file in its stead.
#[test]
fn the_target_of_a_link_is_seen_to_change() {
    let title = |to: &str| format!("<footer><p>{to}</p></footer>");
    let site = Site::new().file("texts/deep/one.html", &title("Zeroth"));
    fs::create_dir_all(site.root().join("templates/parts")).expect("a folder");
    symlink("../../texts/deep/one.html", site.root().join("templates/parts/footer.html")).expect("a link");
    let server = Server::of(site);
    let target = server.path("texts/deep/one.html");
    for to in ["First", "Second"] {
        fs::write(&target, title(to)).expect("a file");
        server.until(PAGE, &format!(">{to}<"));
    }
    for to in ["Third", "Fourth"] {
        fs::write(server.path("texts/fresh"), title(to)).expect("a file");
        fs::rename(server.path("texts/fresh"), &target).expect("a move");
        server.until(PAGE, &format!(">{to}<"));
    }
    // Its folder gives way to another.
    copy(&server.path("texts"), &server.path("others"));
    fs::write(server.path("others/deep/one.html"), title("Fifth")).expect("a file");
    fs::rename(server.path("texts"), server.path("old")).expect("a move");
    fs::rename(server.path("others"), server.path("texts")).expect("a move");
    server.until(PAGE, ">Fifth<");
    fs::write(&target, title("Sixth")).expect("a file");
    server.until(PAGE, ">Sixth<");
}

/// Two names of one file: what is saved under either is seen under both.
#[test]
fn a_text_that_a_link_shares_is_seen_to_change_in_both_places() {
    let site = Site::new();
    copy(&site.root().join("content/readings/small"), &site.root().join("content/readings/twin"));
    let twin = EN.replace("small", "twin");
    fs::remove_file(site.root().join(&twin)).expect("a file");
    symlink("../small/01-one.en.md", site.root().join(&twin)).expect("a link");
    let server = Server::of(site);
    server.until("/en/twin.html", ">One<");
    server.edit(EN, "title: One", "title: First");
    server.until(PAGE, ">First<");
    server.until("/en/twin.html", ">First<");
    server.edit(&twin, "title: First", "title: Second");
    server.until("/en/twin.html", ">Second<");
    server.until(PAGE, ">Second<");
}

/// A folder that a link leads to, by way of another link, and files that come and go in it.
#[test]
fn a_folder_behind_links_is_seen_to_change() {
    let site = Site::new().file("shared/v1/x.txt", "one").file("shared/v2/x.txt", "other");
    symlink("v1", site.root().join("shared/current")).expect("a link");
    fs::create_dir_all(site.root().join("static/root")).expect("a folder");
    symlink("../../shared/current", site.root().join("static/root/files")).expect("a link");
    let server = Server::of(site);
    server.until("/files/x.txt", "one");
    fs::write(server.path("shared/v1/x.txt"), "two").expect("a file");
    server.until("/files/x.txt", "two");
    fs::create_dir(server.path("shared/v1/new")).expect("a folder");
    for text in ["three", "four"] {
        fs::write(server.path("shared/v1/new/y.txt"), text).expect("a file");
        server.until("/files/new/y.txt", text);
    }
    // The link between leads elsewhere.
    symlink("v2", server.path("shared/fresh")).expect("a link");
    fs::rename(server.path("shared/fresh"), server.path("shared/current")).expect("a move");
    server.until("/files/x.txt", "other");
    fs::write(server.path("shared/v2/x.txt"), "another").expect("a file");
    server.until("/files/x.txt", "another");
}

/// The folder itself may be a link, and so may the settings.
#[test]
fn a_site_that_is_put_together_of_links_is_seen_to_change() {
    let site = Site::new();
    fs::rename(site.root().join("content"), site.root().join("texts")).expect("a move");
    symlink("texts", site.root().join("content")).expect("a link");
    fs::create_dir(site.root().join("etc")).expect("a folder");
    fs::rename(site.root().join("site.toml"), site.root().join("etc/mine.toml")).expect("a move");
    symlink("etc/mine.toml", site.root().join("site.toml")).expect("a link");
    let server = Server::of(site);
    retitle(&server, "One", "First");
    retitle(&server, "First", "Second");
    for (from, to) in [("Small", "Smaller"), ("Smaller", "Smallest")] {
        server.edit("etc/mine.toml", &format!("\"{from}\""), &format!("\"{to}\""));
        server.until("/en/", &format!("{to}<"));
    }
}

/// A link that comes while the site is served, and one whose target comes later.
#[test]
fn a_link_that_comes_later_is_followed() {
    let site = Site::new().file("pictures/map.svg", "<svg>one</svg>").file("static/root/map.svg", "<svg>zero</svg>");
    let server = Server::of(site);
    let (link, map) = (server.path("static/root/map.svg"), "/map.svg");
    server.until(map, "zero");
    fs::remove_file(&link).expect("a file");
    symlink("../../pictures/map.svg", &link).expect("a link");
    server.until(map, "one");
    server.edit(EN, "title: One", "title: First");
    server.until(PAGE, ">First<");
    // Away and back, with a first state in between that cannot be read.
    fs::remove_dir_all(server.path("pictures")).expect("a folder");
    server.edit(JA, "title: 一", "title: 二");
    fs::create_dir(server.path("pictures")).expect("a folder");
    fs::write(server.path("pictures/map.svg"), "<svg>two</svg>").expect("a file");
    server.until(map, "two");
    server.until("/ja/small.html", ">二<");
}
