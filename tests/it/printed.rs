//! Whatever stands in content, in names and in arguments: what is printed has no sign that acts on a terminal or hides, and no command
//! for the runner of a code host.

use crate::{
    architecture::{Token, modules, tokens},
    site::{CLAIMS, EN, Site, kunten},
};
use snapbox::{IntoData as _, assert_data_eq, str};

/// A name, a key or words that would be a command, a colour, another order of letters, or nothing that is seen.
const HOSTILE: &str = "a\nzzz\n::error file=x::y\n##[add-mask]z \u{1b}[31m\u{202e}b\u{200b}\u{9b}1m%0A::warning::w";

/// Whether a sign moves the cursor, turns letters round, or is not seen at all.
fn acts(c: char) -> bool {
    let unseen = [
        '\u{ad}'..='\u{ad}',
        '\u{61c}'..='\u{61c}',
        '\u{200b}'..='\u{200f}',
        '\u{2028}'..='\u{202e}',
        '\u{2060}'..='\u{206f}',
        '\u{feff}'..='\u{feff}',
        '\u{fff9}'..='\u{fffb}',
        '\u{e0000}'..='\u{e007f}',
    ];
    (c.is_control() && c != '\n') || unseen.iter().any(|range| range.contains(&c))
}

/// What a run prints on both streams, with `[ROOT]` for the folder of the site; and its status.
fn printed(site: &Site, arguments: &[&str]) -> (String, Option<i32>) {
    let done = kunten(&site.root()).args(arguments).output().expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    let (out, err) = (text(done.stdout), text(done.stderr));
    (format!("{out}{err}").replace(&site.root().display().to_string(), "[ROOT]"), done.status.code())
}

/// Fails where a sign acts or a line is a command for a runner: a pair of `::` begins a line, `##[` and `##vso[` stand anywhere.
fn is_harmless(arguments: &[&str], text: &str) {
    let acting: Vec<_> = text.chars().filter(|c| acts(*c)).collect();
    assert!(acting.is_empty(), "{arguments:?}: {acting:?} in {text:?}");
    let own = arguments.contains(&"github");
    for line in text.lines() {
        let pairs = line.trim_start().strip_prefix("::").is_some_and(|rest| rest.contains("::"));
        let command = pairs && !(own && line.contains(",title=K"));
        assert!(!command && !line.contains("##[") && !line.contains("##vso["), "{arguments:?}: {line}");
    }
    let lines = text.lines().filter(|line| line.trim_start().starts_with("zzz"));
    assert_eq!(lines.count(), 0, "{arguments:?}: content begins a line in {text:?}");
}

fn hostile_site() -> Site {
    let site = Site::new()
        .file(&format!("content/readings/small/{}.en.md", HOSTILE.replace('/', "")), "text")
        .append(CLAIMS, "\n\"b\\n::error::c\\u202E\":\n  speaker: ann\n")
        .edit(CLAIMS, "voice: quote", "voice: \"qu\\n::error::\\u001b[31m##[debug]ote\\u200B\"")
        .edit(EN, "She expects", "[x](speaker:\u{202e}bob) \u{1b}[2J##[group]\u{200b} <b\u{202e}> She expects")
        .file("content/sources/library.bib", "@online{a\u{202e}##[x], title = {##vso[\u{7}x]}, date = {x\u{200b}}}\n");
    #[cfg(unix)]
    {
        use std::{ffi::OsStr, fs, os::unix::ffi::OsStrExt as _};
        let name = OsStr::from_bytes(b"caf\xe9\n::error::x.yaml");
        fs::write(site.root().join("content/speakers").join(name), "name: x").expect("a file");
    }
    site
}

#[test]
fn nothing_printed_acts_on_a_terminal_or_a_runner() {
    let site = hostile_site().file("library.json", &format!("[{{ \"id\": {:?} }}, 1]", "a\n::error::b"));
    let library = serde_json::json!([
        { "id": HOSTILE, "type": "book" },
        { "id": "b", "type": HOSTILE, "title": HOSTILE },
        { "id": "c", "type": "book", "title": "C", HOSTILE: HOSTILE },
    ]);
    let site = site.file("library.json", &library.to_string()).file(&HOSTILE.replace('/', ""), "no JSON");
    let runs: [&[&str]; 24] = [
        &["check"],
        &["check", "--format", "json"],
        &["check", "--format", "sarif"],
        &["check", "--format", "github"],
        &["check", "-vv"],
        &["check", "--site", HOSTILE],
        &["check", "--site", HOSTILE, "--format", "github"],
        &["check", "--stamp", HOSTILE],
        &["check", "--format", HOSTILE],
        &["build"],
        &["build", "--output", HOSTILE],
        &["build", "--output", "site.toml/\n::error::x"],
        &["import", "csl", "library.json"],
        &["import", "csl", HOSTILE],
        &["import", "csl", "nothing\n::error::x"],
        &["import", "csl", "library.json", "--site", HOSTILE],
        &["new", "speaker", HOSTILE],
        &["new", "--site", HOSTILE, "speaker", "carl"],
        &["new", "claim", "small", "fog", "--speaker", "ann", "--locus", HOSTILE],
        &["explain", HOSTILE],
        &["init", "site.toml/\n::error::\u{202e}"],
        &["schema", "claims", "--languages", HOSTILE],
        &["serve", "--site", "nothing\n::error::\u{202e}"],
        &[HOSTILE],
    ];
    for arguments in runs {
        let (text, status) = printed(&site, arguments);
        assert!(matches!(status, Some(0..=3)), "{arguments:?}: {status:?} {text}");
        is_harmless(arguments, &text);
    }
}

#[test]
fn what_is_done_is_told_in_lines_that_begin_with_our_words() {
    let site = Site::new();
    let output = "out\n::error::\u{202e}x";
    for arguments in [&["build", "--output", output][..], &["init", output], &["man", "man\n::error::\u{1b}[2J"]] {
        let site = if arguments[0] == "init" { Site::empty() } else { Site::new() };
        let (text, status) = printed(&site, arguments);
        assert_eq!(status, Some(0), "{arguments:?}: {text}");
        is_harmless(arguments, &text);
    }
    let (text, _) = printed(&site, &["build", "--output", output]);
    let told = text.lines().last().unwrap_or_default();
    assert!(told.ends_with(r": [ROOT]/out\n::error::\u{202e}x"), "{told}");
    let site = site.file("\u{9b}x", "");
    let (text, status) = printed(&site, &["build", "--output", "\u{9b}x/y"]);
    assert_eq!(status, Some(3));
    assert!(text.starts_with(r"kunten: cannot write [ROOT]/\u{9b}x: "), "{text}");
}

#[test]
#[cfg(target_os = "linux")]
fn bytes_of_a_name_that_are_no_text_are_shown() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt as _};
    let site = Site::new();
    let done = kunten(&site.root()).args([OsStr::new("import"), OsStr::new("csl"), OsStr::from_bytes(b"caf\xe9")]).output();
    let told = String::from_utf8(done.expect("the program runs").stderr).expect("text");
    assert_eq!(told, "kunten: cannot read caf\\xe9: No such file or directory (os error 2)\n");
}

fn sign_in_a_line() -> Site {
    Site::new().append("site.toml", "base_url = \"https://example.org\"\n").edit(
        EN,
        "She expects",
        "\u{202e}字\u{200b}\u{7}<b>##[group] She expects",
    )
}

#[test]
fn signs_in_an_excerpt_are_escapes_and_carets_stand_under_them() {
    let (text, _) = printed(&sign_in_a_line(), &["check"]);
    assert_data_eq!(
        text,
        str![[r#"
warning[K0317]: this text contains U+202E (right-to-left override), which turns round the order of what follows
 --> content/readings/small/01-one.en.md:7:1
  |
7 | \u{202e}字\u{200b}\u{7}<b>#\u{23}[group] She expects [snow](claim:snow).
  | ^^^^^^^^
  |
  = help: delete it; in a text from right to left, open and close an isolate (U+2067 and U+2069) in the same paragraph

warning[K0316]: this text contains U+200B (zero width space), which nobody sees
 --> content/readings/small/01-one.en.md:7:3
  |
7 | \u{202e}字\u{200b}\u{7}<b>#\u{23}[group] She expects [snow](claim:snow).
  |           ^^^^^^^^
  |
  = help: delete it: searching, copying and sorting find it, and readers do not

error[K0204]: the text contains a character that cannot be printed (U+0007)
 --> content/readings/small/01-one.en.md:7:4
  |
7 | \u{202e}字\u{200b}\u{7}<b>#\u{23}[group] She expects [snow](claim:snow).
  |                   ^^^^^

error[K0301]: HTML is not allowed in content
 --> content/readings/small/01-one.en.md:7:5
  |
7 | \u{202e}字\u{200b}\u{7}<b>#\u{23}[group] She expects [snow](claim:snow).
  |                        ^^^
  |
  = help: use Markdown; for the sign itself, write `\<`

2 errors, 2 warnings

"#]]
        .raw()
    );
}

#[test]
fn signs_in_json_are_escapes_in_messages_and_exact_in_names() {
    let site = Site::new()
        .append("site.toml", "base_url = \"https://example.org\"\n")
        .file("content/speakers/x\u{202e}\u{7f}##[y].txt", "")
        .append(CLAIMS, "  \"k\\u202E\\n\": 1\n");
    let (text, _) = printed(&site, &["check", "--format", "json"]);
    assert_data_eq!(text, str![[r#"
[
  {
    "code": "K0202",
    "severity": "error",
    "message": "unknown key `k\\u{202e}\\n`",
    "file": "content/readings/small/claims.yaml",
    "line": 25,
    "column": 3,
    "end_line": 25,
    "end_column": 14,
    "help": "the keys here are speaker, voice, kind, locus, text, wording, remark, party, evidence, note, label, due, history, accept"
  },
  {
    "code": "K0103",
    "severity": "error",
    "message": "this file does not belong here",
    "file": "content/speakers/x\u202e\u007f#\u0023[y].txt",
    "line": 1,
    "column": 1,
    "end_line": 1,
    "end_column": 1,
    "help": "see the folder layout in docs/content.md; keep other files outside content/"
  }
]

"#]].raw());
}

#[test]
fn signs_in_sarif_are_escapes() {
    let site =
        Site::new().append("site.toml", "base_url = \"https://example.org\"\n").append(CLAIMS, "  \"k\\u202E\\n##[x]\": 1\n");
    let (text, _) = printed(&site, &["check", "--format", "sarif"]);
    let log: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let words = log["runs"][0]["results"][0]["message"]["text"].as_str().expect("words");
    assert_eq!(words.lines().next(), Some(r"unknown key `k\u{202e}\n#\u{23}[x]`"));
}

#[test]
fn properties_and_data_of_a_workflow_command_are_each_escaped() {
    let site = Site::new()
        .append("site.toml", "base_url = \"https://example.org\"\n")
        .file("content/speakers/50%,a:b\r\nc\u{202e}.txt", "")
        .append(CLAIMS, "  \"k\\u202E\\r\\n::error::100%,##[x]\": 1\n");
    let (text, _) = printed(&site, &["check", "--format", "github"]);
    assert_data_eq!(text, str![[r#"
::error file=content/readings/small/claims.yaml,line=25,endLine=25,col=3,endColumn=34,title=K0202::unknown key `k\u{202e}\r\n::error::100%25,#\u{23}[x]`%0Athe keys here are speaker, voice, kind, locus, text, wording, remark, party, evidence, note, label, due, history, accept
::error file=content/speakers/50%25%2Ca%3Ab\r\nc\u{202e}.txt,line=1,endLine=1,col=1,endColumn=1,title=K0103::this file does not belong here%0Asee the folder layout in docs/content.md; keep other files outside content/
2 errors

"#]].raw());
}

/// Whoever prints elsewhere goes round what escapes.
#[test]
fn only_one_module_prints() {
    const PRINTING: [&str; 7] = ["print", "println", "eprint", "eprintln", "dbg", "stdout", "stderr"];
    let printing = |(module, text): &(Vec<String>, String)| {
        let words = tokens(text).into_iter().filter_map(|token| if let Token::Word(word) = token { Some(word) } else { None });
        let mut found: Vec<_> = words.filter(|word| PRINTING.contains(&word.as_str())).collect();
        found.dedup();
        (!found.is_empty()).then(|| format!("{}: {}", module.join("::"), found.join(" ")))
    };
    let mut all: Vec<_> = modules().iter().filter_map(printing).collect();
    all.retain(|one| !one.starts_with("cli::print:"));
    // `yaml::print` makes a text; the bar of progress has only the names of stages and numbers.
    all.retain(|one| !one.ends_with(": print"));
    assert_eq!(all, ["cli::listen::progress: stderr"]);
}

/// Clap would print by itself.
#[test]
fn what_the_reader_of_arguments_says_is_printed_here() {
    let cli = modules().into_iter().filter(|(module, _)| module.first().is_some_and(|room| room == "cli"));
    let itself = |(module, text): (Vec<String>, String)| {
        let words = tokens(&text);
        let parses = words.windows(4).any(|four| {
            matches!(four, [Token::Word(cli), Token::Sign(':'), Token::Sign(':'), Token::Word(parse)] if cli == "Cli" && parse == "parse")
        });
        parses.then(|| module.join("::"))
    };
    assert_eq!(cli.filter_map(itself).collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn paths_are_shown_by_one_function() {
    let displays = |(module, text): &(Vec<String>, String)| {
        let shown = text.contains(".display()") || text.contains(".to_string_lossy()");
        shown.then(|| module.join("::"))
    };
    let all: Vec<_> = modules().iter().filter_map(displays).collect();
    // Names that are looked at and never shown, and those in a command for a shell, which are quoted for it.
    let known =
        ["load::embedded", "load::links", "load::walk", "write::folder::contents", "write::folder", "write::folder::staging"];
    assert_eq!(all, known);
}
