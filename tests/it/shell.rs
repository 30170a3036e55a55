//! What users of a shell expect: a stream that cannot be written, the environment, options that are named together.

use crate::site::{CLAIMS, Site, kunten};
use std::process::{Command, Stdio};

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_behind_standard_output_is_told() {
    let site = Site::new().edit(CLAIMS, "kind: figure", "kind: figures");
    let runs: [&[&str]; 10] = [
        &["explain", "K0201"],
        &["explain"],
        &["schema", "claims"],
        &["completions", "bash"],
        &["check"],
        &["check", "--format", "json"],
        &["check", "--format", "sarif"],
        &["check", "--format", "github"],
        &["--help"],
        &["--version"],
    ];
    for arguments in runs {
        let full = std::fs::File::create("/dev/full").expect("Linux has it");
        let done = Command::new(env!("CARGO_BIN_EXE_kunten")).args(arguments).current_dir(site.root()).stdout(full).output();
        let done = done.expect("the program runs");
        let told = String::from_utf8_lossy(&done.stderr);
        let words = "kunten: cannot write to standard output: No space left on device (os error 28)\n";
        assert_eq!((done.status.code(), told.as_ref()), (Some(3), words), "{arguments:?}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_behind_standard_error_is_no_panic() {
    let site = Site::new();
    for (arguments, status) in
        [(&["check"][..], 0), (&["explain", "K9"], 2), (&["build", "--timings"], 0), (&["check", "--x"], 2)]
    {
        let full = std::fs::File::create("/dev/full").expect("Linux has it");
        let run = Command::new(env!("CARGO_BIN_EXE_kunten")).args(arguments).current_dir(site.root()).stderr(full).status();
        assert_eq!(run.expect("the program runs").code(), Some(status), "{arguments:?}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_server_that_cannot_say_its_address_ends() {
    let full = std::fs::File::create("/dev/full").expect("Linux has it");
    let done = Command::new(env!("CARGO_BIN_EXE_kunten"))
        .args(["serve", "--port", "0"])
        .current_dir(Site::new().root())
        .stdout(full)
        .output()
        .expect("the program runs");
    assert_eq!(done.status.code(), Some(3), "{}", String::from_utf8_lossy(&done.stderr));
}

/// As `kunten explain | head -1` does.
#[test]
#[cfg(unix)]
fn a_pipe_that_is_closed_early_ends_quietly() {
    let wrong = Site::new().edit(CLAIMS, "kind: figure", "kind: figures");
    for (arguments, status) in [(&["explain"][..], 0), (&["completions", "zsh"], 0), (&["check"], 1), (&["--help"], 0)] {
        let mut run = Command::new(env!("CARGO_BIN_EXE_kunten"))
            .args(arguments)
            .current_dir(wrong.root())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        drop(run.stdout.take());
        let done = run.wait_with_output().expect("it ends");
        let told = String::from_utf8_lossy(&done.stderr);
        let last = if arguments[0] == "check" { "1 error\n" } else { "" };
        assert_eq!((done.status.code(), told.as_ref()), (Some(status), last), "{arguments:?}");
    }
}

/// How many threads run while a site is served.
#[cfg(target_os = "linux")]
fn threads(asked: &str) -> usize {
    use std::io::{BufRead as _, BufReader};
    let site = Site::new();
    let mut serve = Command::new(env!("CARGO_BIN_EXE_kunten"))
        .args(["serve", "--port", "0"])
        .current_dir(site.root())
        .env("RAYON_NUM_THREADS", asked)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut line = String::new();
    BufReader::new(serve.stdout.take().expect("it is piped")).read_line(&mut line).expect("a line");
    let count = std::fs::read_dir(format!("/proc/{}/task", serve.id())).expect("it runs").count();
    serve.kill().expect("it runs still");
    serve.wait().expect("it ends");
    count
}

#[test]
#[cfg(target_os = "linux")]
fn more_threads_than_are_of_use_are_not_made() {
    let cores = std::thread::available_parallelism().expect("Linux tells").get();
    // Besides those that work there are a few that listen and wait.
    let most = 4 * cores + 12;
    let made = threads("2000");
    assert!(made <= most, "{made} threads, {cores} cores");
}

#[test]
fn nonsense_in_the_environment_is_as_if_nothing_stood_there() {
    let site = Site::new();
    for (name, value) in [
        ("RAYON_NUM_THREADS", "99999"),
        ("RAYON_NUM_THREADS", "many"),
        ("RAYON_NUM_THREADS", "-1"),
        ("RAYON_NUM_THREADS", "0"),
        ("RAYON_NUM_THREADS", "99999999999999999999999"),
        ("RAYON_RS_NUM_CPUS", "99999"),
    ] {
        let done = kunten(&site.root()).arg("check").env(name, value).output().expect("the program runs");
        let told = String::from_utf8_lossy(&done.stderr);
        assert_eq!((done.status.code(), told.as_ref()), (Some(0), "no faults in the files; facts are the editors’\n"), "{value}");
    }
}

#[test]
fn timings_are_told_even_where_all_else_is_quiet() {
    let site = Site::new();
    for command in ["check", "build"] {
        let done = kunten(&site.root()).args([command, "--quiet", "--timings"]).assert().code(0);
        let told = String::from_utf8_lossy(&done.get_output().stderr).into_owned();
        let names: Vec<_> = told.lines().filter_map(|line| line.split(' ').next()).collect();
        assert_eq!(names[..7], ["load", "parse", "tools", "link", "render", "write", "all"], "{told}");
        assert_eq!(told.lines().filter(|line| line.contains("pages") || line.contains("faults")).count(), 0, "{told}");
        assert_eq!(done.get_output().stdout, b"");
    }
}
