//! Builds that are killed, that run out of disk, and that may not read: the site stays wholly old or is wholly new.
//!
//! `KUNTEN_KILLS` and `KUNTEN_READINGS` make the first of these as long as one likes.

#![cfg(unix)]

use std::{
    collections::BTreeMap,
    env, fs,
    os::unix::{fs::PermissionsExt as _, process::CommandExt as _},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    thread,
    time::{Duration, Instant},
};
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_kunten");

fn write(root: &Path, path: &str, text: &str) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().expect("a file stands in a folder")).expect("a folder");
    fs::write(file, text).expect("a file");
}

/// A site of many small readings, each of which says `word`.
fn site(root: &Path, readings: usize, word: &str) {
    write(root, "site.toml", "title = \"Many\"\nlanguages = [\"en\", \"ja\"]\n");
    write(root, "content/speakers/ann.yaml", "name: Ann\nkind: person\n");
    write(root, "content/sources/work.yaml", "entry: { type: web, title: The work, date: 2026-02-11 }\nseen: whole\n");
    for n in 0..readings {
        let folder = format!("content/readings/r{n}");
        let about = "work: work\nwitnesses: { A: a }\npublished: 2026-11-24\nlicense: CC0-1.0\n";
        write(root, &format!("{folder}/reading.yaml"), &format!("title: Reading {n}\nsummary: \"{word}\"\n{about}"));
        let claim = |id| format!("{id}: {{ speaker: ann, voice: quote, kind: fact, locus: A1, text: \"{word} {id}\" }}\n");
        write(root, &format!("{folder}/claims.yaml"), &(0..8).map(|k| claim(format!("c{k}"))).collect::<String>());
        for (language, verb) in [("en", "says"), ("ja", "曰く")] {
            let marks: Vec<_> = (0..8).map(|k| format!("[{word} {k}](claim:c{k}) {verb}")).collect();
            let text = format!("---\ntitle: \"{word}\"\n---\n\n{}\n", marks.join("、"));
            write(root, &format!("{folder}/01-one.{language}.md"), &text);
        }
    }
}

/// Every file below a folder with its bytes; none where there is no folder.
fn tree(folder: &Path) -> Option<BTreeMap<PathBuf, Vec<u8>>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).ok()? {
            let path = entry.ok()?.path();
            if path.is_dir() { folders.push(path) } else { drop(files.insert(path.clone(), fs::read(path).ok()?)) }
        }
    }
    Some(files)
}

fn command(site: &Path, out: &Path) -> Command {
    let mut command = Command::new(PROGRAM);
    command.arg("build").arg("--site").arg(site).arg("--output").arg(out).stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

fn build(site: &Path, out: &Path) -> Output {
    command(site, out).output().expect("the program runs")
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn number(name: &str, otherwise: usize) -> usize {
    env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn a_killed_build_leaves_the_site_wholly_old_or_wholly_new() {
    let dir = TempDir::new().expect("a folder");
    let (one, two, out) = (dir.path().join("one"), dir.path().join("two"), dir.path().join("out"));
    let readings = number("KUNTEN_READINGS", 20);
    site(&one, readings, "old");
    site(&two, readings, "new");
    assert!(build(&two, &out).status.success());
    let new = tree(&out);
    let start = Instant::now();
    assert!(build(&one, &out).status.success());
    let whole = start.elapsed();
    let old = tree(&out);
    assert_ne!(old, new);
    let mut random = fastrand::Rng::with_seed(4);
    let (mut were_old, mut were_new) = (0, 0);
    for n in 0..number("KUNTEN_KILLS", 24) {
        let mut running = command(&two, &out).spawn().expect("the program starts");
        // The moment is what is tried here; none of what is asserted depends on it.
        thread::sleep(whole.mul_f64(random.f64() * 1.1) + Duration::from_micros(random.u64(..500)));
        let signal = random.choice(["KILL", "TERM", "INT"]).expect("a signal");
        // It may have ended.
        let _ = Command::new("kill").args(["-s", signal, &running.id().to_string()]).stderr(Stdio::null()).status();
        running.wait().expect("it ends");
        let left = tree(&out);
        assert!(left == old || left == new, "after kill {n} the site is neither the old one nor the new one");
        were_old += usize::from(left == old);
        were_new += usize::from(left == new);
        let next = build(&one, &out);
        assert!(next.status.success(), "after kill {n}: {}", told(&next));
        assert_eq!(tree(&out), old, "the next build works");
        let names = fs::read_dir(dir.path()).expect("a folder").count();
        assert_eq!(names, 3, "no staging is left after kill {n}");
    }
    println!("{were_old} times the old site, {were_new} times the new one, of {readings} readings built in {whole:?}");
}

/// A disk of a size, which only the superuser can make; none where that is forbidden.
struct Disk(TempDir);

impl Disk {
    fn new(size: &str) -> Option<Self> {
        let dir = TempDir::new().expect("a folder");
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"]).arg(dir.path()).output();
        mount.is_ok_and(|done| done.status.success()).then_some(Self(dir))
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).output();
    }
}

#[test]
fn a_full_disk_is_named_and_leaves_the_old_site() {
    let Some(disk) = Disk::new("4m") else {
        println!("not tried: no disk can be mounted here");
        return;
    };
    let dir = TempDir::new().expect("a folder");
    let (small, large, out) = (dir.path().join("small"), dir.path().join("large"), disk.0.path().join("out"));
    site(&small, 2, "old");
    site(&large, 200, "new");
    assert!(build(&small, &out).status.success());
    let old = tree(&out);
    let full = build(&large, &out);
    assert_eq!(full.status.code(), Some(3), "{}", told(&full));
    let told = told(&full);
    assert!(told.contains("cannot write ") && told.contains(".html") && told.contains("No space left"), "{told}");
    assert_eq!(tree(&out), old);
    let names: Vec<_> = fs::read_dir(disk.0.path()).expect("a folder").flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(names, ["out"], "no staging is left");
}

#[test]
fn a_folder_that_cannot_be_read_is_an_error() {
    let dir = TempDir::new().expect("a folder");
    let root = dir.path().join("site");
    site(&root, 1, "old");
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o755)).expect("permissions");
    let locked = root.join("content/readings/r0");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).expect("permissions");
    let mut check = Command::new(PROGRAM);
    check.arg("check").arg("--site").arg(&root);
    // The superuser reads everything.
    if fs::read_dir(&locked).is_ok() {
        check.uid(65534);
    }
    let done = check.output();
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o755)).expect("permissions");
    let Ok(done) = done else {
        println!("not tried: nobody else may run the program here");
        return;
    };
    let told = told(&done);
    assert_eq!(done.status.code(), Some(3), "{told}");
    assert!(told.starts_with("kunten: cannot read ") && told.contains("content/readings/r0: Permission denied"), "{told}");
}
