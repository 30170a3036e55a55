//! What the command line says of itself: help, completions, manual pages.

use crate::site::{Site, kunten, tree};
use std::{path::Path, process::Command};

/// The subcommands that help lists, but `help` itself.
fn subcommands(site: &Site) -> Vec<String> {
    let help = printed(site, &["--help"]);
    let list = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names = list.filter_map(|line| line.strip_prefix("  ")?.split(' ').next().filter(|name| !name.is_empty()));
    names.filter(|name| *name != "help").map(str::to_owned).collect()
}

fn printed(site: &Site, arguments: &[&str]) -> String {
    let done = kunten(&site.root()).args(arguments).env_remove("COLUMNS").assert().code(0);
    String::from_utf8_lossy(&done.get_output().stdout).into_owned()
}

#[test]
fn every_shell_completes_every_command() {
    let site = Site::empty();
    let names = subcommands(&site);
    assert!(names.len() >= 6, "{names:?}");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = printed(&site, &["completions", shell]);
        for name in &names {
            assert!(script.contains(name.as_str()), "{shell}: {name}");
        }
        assert!(script.contains("languages"), "{shell}");
    }
    kunten(&site.root()).args(["completions", "sh"]).assert().code(2);
}

#[test]
fn bash_can_read_its_script() {
    let site = Site::empty();
    let site = site.file("script", &printed(&Site::empty(), &["completions", "bash"]));
    // Where there is no bash there is nobody to complete for.
    if let Ok(done) = Command::new("bash").arg("-n").arg(site.root().join("script")).output() {
        assert_eq!((done.status.code(), String::from_utf8_lossy(&done.stderr).as_ref()), (Some(0), ""));
    }
}

#[test]
fn every_command_has_a_manual_page() {
    let site = Site::empty();
    printed(&site, &["man", "pages/man1"]);
    let pages = tree(&site.root().join("pages/man1"));
    let mut wanted: Vec<_> = subcommands(&site).iter().map(|name| format!("kunten-{name}.1")).collect();
    wanted.push("kunten.1".to_owned());
    wanted.sort();
    let found: Vec<_> = pages.keys().map(|path| path.to_string_lossy().into_owned()).collect();
    assert_eq!(found, wanted);
    let page = pages[Path::new("kunten-schema.1")].as_deref().unwrap_or_default();
    assert!(String::from_utf8_lossy(page).contains(".TH kunten-schema 1"));
}

#[test]
fn help_has_a_line_for_each_command() {
    let help = printed(&Site::empty(), &["-h"]);
    let list = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let broken: Vec<_> = list.filter(|line| line.starts_with("   ")).collect();
    assert_eq!(broken, Vec::<&str>::new());
}

/// What a run says on standard error.
fn said(site: &Site, arguments: &[&str]) -> String {
    let done = kunten(&site.root()).args(arguments).assert().code(0);
    String::from_utf8_lossy(&done.get_output().stderr).into_owned()
}

#[test]
fn quiet_tells_what_is_wrong_and_nothing_else() {
    let site = Site::new();
    assert_eq!(said(&site, &["build", "--quiet"]), "");
    let check = kunten(&site.root()).args(["check", "-q"]).assert().code(0);
    assert_eq!((check.get_output().stdout.as_slice(), check.get_output().stderr.as_slice()), (&b""[..], &b""[..]));
    let wrong = Site::new().edit("content/speakers/ann.yaml", "kind: person", "kind: nobody");
    let check = kunten(&wrong.root()).args(["check", "-q"]).assert().code(1);
    assert!(String::from_utf8_lossy(&check.get_output().stdout).starts_with("error[K0208]"));
    kunten(&site.root()).args(["check", "-q", "-v"]).assert().code(2);
}

#[test]
fn timings_have_a_line_for_each_stage() {
    let table = said(&Site::new(), &["check", "--timings"]);
    let (names, times): (Vec<_>, Vec<_>) = table.lines().filter_map(|line| line.strip_suffix(" ms")?.split_once(' ')).unzip();
    assert_eq!(names, ["load", "parse", "tools", "link", "render", "write", "all"]);
    assert!(times.iter().all(|time| time.trim().parse::<f64>().is_ok()), "{table}");
}

#[test]
fn timings_tell_the_bytes_that_stand_on_the_disk() {
    let site = Site::new();
    let table = said(&site, &["build", "--timings"]);
    let bytes: usize = tree(&site.root().join("public")).into_values().flatten().map(|file| file.len()).sum();
    let written = table.lines().find_map(|line| line.strip_prefix("written")?.strip_suffix(" bytes"));
    assert_eq!(written.map(str::trim), Some(bytes.to_string().as_str()), "{table}");
}

#[test]
fn timings_tell_the_memory_where_the_system_tells_it() {
    let table = said(&Site::new(), &["check", "--timings"]);
    let memory = table.lines().find_map(|line| line.strip_prefix("memory")?.strip_suffix(" MiB")?.trim().parse::<f64>().ok());
    assert_eq!(memory.is_some_and(|memory| memory > 1.0), cfg!(target_os = "linux"), "{table}");
}

#[test]
fn verbose_tells_what_is_done_and_twice_every_page() {
    let site = Site::new();
    let stages = said(&site, &["build", "-v"]);
    assert!(stages.contains("load: close") && stages.contains("write{pages=") && !stages.contains("small.html"), "{stages}");
    assert!(said(&site, &["build", "-vv"]).contains("page=\"en/small.html\""));
}

#[test]
fn drafts_that_are_left_out_are_told_of_in_the_last_line() {
    let site = Site::new();
    let draft = Site::new().append("content/readings/small/reading.yaml", "draft: true\n");
    assert_eq!(said(&site, &["check"]), "no faults in the files; facts are the editors’\n");
    assert_eq!(
        said(&draft, &["check"]).lines().last(),
        Some("no faults in the files; facts are the editors’; 1 draft is left out (`--drafts`)")
    );
    assert_eq!(said(&draft, &["check", "--drafts"]), "no faults in the files; facts are the editors’\n");
    assert!(said(&draft, &["build"]).ends_with("public; 1 draft is left out (`--drafts`)\n"));
}
