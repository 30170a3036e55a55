//! What stands in the output or its staging and is not Kunten's: never deleted, always named.

use crate::site::{Site, kunten, tree};
use snapbox::{assert_data_eq, str};
use std::{fs, path::Path, process::Command};

fn build(site: &Site, status: i32) -> String {
    let done = kunten(&site.root()).args(["build", "--quiet", "--output"]).arg(site.beside("out")).assert().code(status);
    let told = String::from_utf8_lossy(&done.get_output().stderr).into_owned();
    told.replace(&*site.beside("").canonicalize().expect("a path").to_string_lossy(), "[BESIDE]")
}

fn built() -> Site {
    let site = Site::new();
    build(&site, 0);
    site
}

fn put(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

/// Refused, nothing changed, the same at every try.
#[track_caller]
fn refused(site: &Site) -> String {
    let before = tree(site.beside("").as_path());
    let told = build(site, 2);
    assert_eq!(build(site, 2), told);
    assert_eq!(tree(site.beside("").as_path()), before);
    told
}

#[test]
fn files_of_others_in_the_output_are_named_and_the_command_moves_them_away() {
    let site = built();
    let out = site.beside("out");
    put(&out.join(".git/HEAD"), "ref");
    put(&out.join("CNAME"), "example.org");
    put(&out.join("en/it's mine.txt"), "mine");
    let told = refused(&site);
    assert_data_eq!(
        &told,
        str![[r#"
kunten: [BESIDE]/out is not written: Kunten did not write `.git/`, `CNAME`, `en/it's mine.txt` there, and would have to delete them; move them away: mkdir [BESIDE]/out.kept && mv [BESIDE]/out/.git [BESIDE]/out/CNAME "[BESIDE]/out/en/it's mine.txt" [BESIDE]/out.kept

"#]]
    );
    let beside = site.beside("").canonicalize().expect("a path");
    let command = told.trim_end().rsplit_once("away: ").expect("a command").1.replace("[BESIDE]", &beside.to_string_lossy());
    assert!(Command::new("sh").arg("-c").arg(command).status().expect("a shell").success());
    build(&site, 0);
    assert_eq!(fs::read_to_string(site.beside("out.kept/.git/HEAD")).expect("it is there"), "ref");
    assert_eq!(fs::read_to_string(site.beside("out.kept/it's mine.txt")).expect("it is there"), "mine");
}

#[test]
fn folders_of_others_are_named_also_when_they_are_empty() {
    let site = built();
    fs::create_dir(site.beside("out/notes")).expect("a folder");
    assert!(refused(&site).contains("did not write `notes/` there"));
}

#[test]
fn many_are_moved_away_with_the_whole() {
    let site = built();
    (10..40).for_each(|k| put(&site.beside(&format!("out/{k}.txt")), "mine"));
    let told = refused(&site);
    let (names, command) = told.trim_end().split_once("away: ").expect("a command");
    assert!(names.contains("`10.txt`, `11.txt`, `12.txt`, `13.txt`, `14.txt` and 25 more there"), "{names}");
    assert_eq!(command, "mv [BESIDE]/out [BESIDE]/out.kept");
}

#[test]
fn litter_of_file_managers_goes_without_a_word() {
    let site = built();
    for name in [".DS_Store", "en/.DS_Store", "._index.html", "Thumbs.db", "ja/desktop.ini"] {
        put(&site.beside("out").join(name), "");
    }
    assert_data_eq!(build(&site, 0), str![]);
    assert!(!site.beside("out/.DS_Store").exists() && !site.beside("out/en/.DS_Store").exists());
}

#[cfg(unix)]
#[test]
fn links_and_pipes_are_not_ours_whatever_their_names() {
    let site = built();
    let out = site.beside("out");
    put(&site.beside("elsewhere/index.html"), "mine");
    fs::remove_file(out.join("index.html")).expect("it is there");
    std::os::unix::fs::symlink(site.beside("elsewhere/index.html"), out.join("index.html")).expect("a link");
    assert!(refused(&site).contains("did not write `index.html` there"));
    fs::remove_file(out.join("index.html")).expect("it is there");
    assert!(Command::new("mkfifo").arg(out.join("index.html")).status().expect("mkfifo").success());
    assert!(refused(&site).contains("did not write `index.html` there"));
}

#[cfg(unix)]
#[test]
fn a_marker_that_is_a_link_is_none() {
    let site = built();
    let marker = site.beside("out/.kunten-site");
    fs::rename(&marker, site.beside("marker")).expect("it is there");
    std::os::unix::fs::symlink(site.beside("marker"), &marker).expect("a link");
    assert!(refused(&site).contains("does not bear Kunten's marker"));
}

#[test]
fn a_folder_from_before_markers_had_lists_is_taken_once() {
    let old = "Kunten wrote this folder, and replaces it whole at every build. Keep nothing of your own in it.\n";
    let site = built();
    let out = site.beside("out");
    fs::write(out.join(".kunten-site"), old).expect("a file");
    put(&out.join("en/gone.html"), "a page that is no more");
    put(&out.join("CNAME"), "example.org");
    assert!(refused(&site).contains("did not write `CNAME` there"));
    // What the new site writes there may be from the old one.
    let site = site.file("static/root/CNAME", "example.org");
    build(&site, 0);
    assert!(!out.join("en/gone.html").exists());
    assert!(fs::read_to_string(out.join(".kunten-site")).expect("a marker").starts_with("kunten-site 2\n404.html\nCNAME\n"));
}

#[test]
fn a_name_that_is_taken_back_leads_to_the_sources_all_the_same() {
    let site = Site::new();
    let before = tree(&site.root());
    for output in ["nope/../content", "a/b/../../content/readings", "nope/.."] {
        kunten(&site.root()).args(["build", "--output", output]).assert().code(2);
        assert_eq!(tree(&site.root()), before, "{output}");
    }
}

#[cfg(unix)]
#[test]
fn a_forged_staging_is_left_and_named() {
    let forged = |make: &dyn Fn(&Path)| {
        let site = built();
        make(&site.beside(".kunten-staging-out"));
        refused(&site)
    };
    let told = forged(&|staging| {
        put(&staging.join("lock"), "");
        put(&staging.join("old/thesis.txt"), "mine");
    });
    assert!(told.contains("[BESIDE]/.kunten-staging-out/old is not written: Kunten did not write `thesis.txt` there"), "{told}");
    let told = forged(&|staging| {
        fs::create_dir(staging).expect("a folder");
        assert!(Command::new("mkfifo").arg(staging.join("lock")).status().expect("mkfifo").success());
    });
    assert!(told.contains("did not write `lock` there"), "{told}");
    let told = forged(&|staging| {
        put(&staging.with_file_name("elsewhere").join("new/x"), "mine");
        std::os::unix::fs::symlink(staging.with_file_name("elsewhere"), staging).expect("a link");
    });
    assert!(told.contains("it is no folder; move it away"), "{told}");
    let told = forged(&|staging| {
        put(&staging.with_file_name("theirs").join("index.html"), "mine");
        put(&staging.join("lock"), "");
        std::os::unix::fs::symlink(staging.with_file_name("theirs"), staging.join("new")).expect("a link");
    });
    assert!(told.contains("did not write `new` there"), "{told}");
}

/// A template that takes a while, so that the signal comes before the page.
#[cfg(unix)]
#[test]
fn an_interrupted_build_leaves_the_old_site_and_no_staging() {
    use std::{thread, time::Instant};
    for (signal, status) in [("INT", 130), ("TERM", 143), ("HUP", 129)] {
        let site = built();
        let good = tree(&site.beside("out"));
        let slow = "{% for a in range(end=10000) %}{% for b in range(end=1000) %}{% endfor %}{% endfor %}";
        let site = site.file("templates/404.html", slow);
        let binary = env!("CARGO_BIN_EXE_kunten");
        let mut child = Command::new(binary)
            .env("RAYON_NUM_THREADS", "1")
            .current_dir(site.root())
            .args(["build", "--quiet", "--output", "../out"])
            .stderr(std::process::Stdio::piped())
            .spawn()
            .expect("it starts");
        let begun = Instant::now();
        while !site.beside(".kunten-staging-out/new/.kunten-site").exists() {
            assert!(begun.elapsed().as_secs() < 60, "the build begins");
            thread::yield_now();
        }
        assert!(Command::new("kill").args(["-s", signal, &child.id().to_string()]).status().expect("kill").success());
        assert_eq!(child.wait().expect("it ends").code(), Some(status), "{signal}");
        let mut told = String::new();
        std::io::Read::read_to_string(&mut child.stderr.take().expect("a pipe"), &mut told).expect("text");
        assert!(told.ends_with("out is as it was: the build was interrupted\n"), "{told}");
        assert_eq!(tree(&site.beside("out")), good);
        assert_eq!(site.names_beside(), ["out", "site"], "{signal}");
    }
}
