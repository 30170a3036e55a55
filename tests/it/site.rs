//! A site in a temporary folder: a small one that builds, and whatever a test changes in it.

use kunten::{
    diagnostics::{self, Paint},
    pipeline::{self, Options, Outcome},
    write::Memory,
};
use regex::Regex;
use scraper::{Html, Selector};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// The files of the small site: two languages, one speaker, two sources, one reading of two paragraphs and three claims.
const BASE: &[(&str, &str)] = &[
    (
        "site.toml",
        r#"title = { en = "Small", ja = "小さなサイト" }
languages = ["en", "ja"]
"#,
    ),
    (
        "content/speakers/ann.yaml",
        "name: { en: Ann, ja: アン }
kind: person
",
    ),
    (
        "content/sources/work.yaml",
        "entry: { type: web, title: The work, date: 2026-02-11 }
seen: whole
",
    ),
    (
        "content/sources/other.yaml",
        "entry: { type: web, title: Another, date: 2026-03-01 }
seen: whole
",
    ),
    (
        "content/readings/small/reading.yaml",
        "title: { en: A small reading, ja: 小さな読解 }
summary: { en: In short., ja: 要約。 }
work: work
witnesses:
  A: { en: The copy, ja: 写し }
published: 2026-11-24
license: CC0-1.0
",
    ),
    (
        "content/readings/small/claims.yaml",
        "sky:
  speaker: ann
  voice: quote
  kind: fact
  locus: A1
  text: { en: The sky is green., ja: 空は緑だ。 }
  evidence:
    - { source: other, relation: attests }

rain:
  speaker: ann
  voice: narration
  kind: figure
  locus: A2-3
  text: { en: It rained., ja: 雨が降った。 }
  evidence:
    - { source: other, relation: supports }

snow:
  speaker: ann
  voice: paraphrase
  kind: forecast
  locus: A4
  text: { en: It will snow., ja: 雪が降る。 }
",
    ),
    (
        "content/readings/small/01-one.en.md",
        "---
title: One
---

Ann says that [the sky is green](claim:sky), and that [it rained](claim:rain).

She expects [snow](claim:snow).
",
    ),
    (
        "content/readings/small/01-one.ja.md",
        "---
title: 一
---

アンは[空は緑だ](claim:sky)と言う。[雨が降った](claim:rain)とも言う。

[雪](claim:snow)を見込む。
",
    ),
];

/// The English section of the small site.
pub const EN: &str = "content/readings/small/01-one.en.md";
/// The Japanese one.
pub const JA: &str = "content/readings/small/01-one.ja.md";
/// The claims of the small site.
pub const CLAIMS: &str = "content/readings/small/claims.yaml";
/// The reading of the small site.
pub const READING: &str = "content/readings/small/reading.yaml";

/// The beginning of a PNG picture of some size (PNG, "Datastream structure" and "IHDR Image header"): as far as anybody reads it.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let header = [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], &width.to_be_bytes(), &height.to_be_bytes(), b"\x08\x02\0\0\0"];
    header.concat()
}

/// The same of a JPEG picture: its frame header (ITU-T T.81, B.2.2).
pub fn jpeg(width: u16, height: u16) -> Vec<u8> {
    [&b"\xff\xd8\xff\xc0\0\x0b\x08"[..], &height.to_be_bytes(), &width.to_be_bytes(), b"\x01\x01\x11\0\xff\xd9"].concat()
}

/// A site on the disk.
pub struct Site {
    dir: TempDir,
}

impl Site {
    /// The small site.
    pub fn new() -> Self {
        BASE.iter().fold(Self::empty(), |site, (path, text)| site.file(path, text))
    }

    /// A site without any file.
    pub fn empty() -> Self {
        let dir = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(dir.path().join("site")).expect("a folder");
        Self { dir }
    }

    /// Writes a file.
    pub fn file(self, path: &str, text: &str) -> Self {
        self.bytes(path, text.as_bytes())
    }

    /// Writes a file that need not be text.
    pub fn bytes(self, path: &str, bytes: &[u8]) -> Self {
        let file = self.root().join(path);
        fs::create_dir_all(file.parent().expect("a file stands in a folder")).expect("a folder");
        fs::write(file, bytes).expect("a file");
        self
    }

    /// Takes a file away.
    pub fn without(self, path: &str) -> Self {
        fs::remove_file(self.root().join(path)).expect("the file was there");
        self
    }

    /// Puts `to` in the place of the only `from` in a file.
    pub fn edit(self, path: &str, from: &str, to: &str) -> Self {
        let text = fs::read_to_string(self.root().join(path)).expect("the file is there");
        assert_eq!(text.matches(from).count(), 1, "`{from}` stands once in {path}");
        self.file(path, &text.replace(from, to))
    }

    /// Adds to the end of a file.
    pub fn append(self, path: &str, more: &str) -> Self {
        let text = fs::read_to_string(self.root().join(path)).expect("the file is there");
        self.file(path, &(text + more))
    }

    /// Adds to the end of the section in both languages.
    pub fn more(self, en: &str, ja: &str) -> Self {
        self.append(EN, en).append(JA, ja)
    }

    /// The site's folder; beside it, tests may write what they like.
    pub fn root(&self) -> PathBuf {
        self.dir.path().join("site")
    }

    /// A path beside the site.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// The names of what stands beside the site, and its own, `site`.
    pub fn names_beside(&self) -> Vec<String> {
        let names = fs::read_dir(self.dir.path()).expect("a folder").map(|one| one.expect("an entry").file_name());
        let mut names: Vec<_> = names.map(|name| name.to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// Everything that a run has to tell, drawn as on a terminal without colours; not the note that all of these sites earn.
    pub fn told(&self) -> String {
        told(&run(&self.root(), false))
    }

    /// The output of a site in which nothing is wrong, wherever it will stand.
    pub fn built(&self) -> Built {
        self.holds_at_any_address(false);
        Built::new(run(&self.root(), false))
    }

    /// The same with drafts.
    pub fn built_with_drafts(&self) -> Built {
        self.holds_at_any_address(true);
        Built::new(run(&self.root(), true))
    }

    /// Builds the site for the top of a host and for a folder of one; every page that then names its own address is proved to
    /// lead to itself.
    fn holds_at_any_address(&self, drafts: bool) {
        let file = self.root().join("site.toml");
        let Ok(written) = fs::read_to_string(&file) else { return };
        if written.contains("base_url") {
            return;
        }
        for base_url in ["https://example.org/", "https://example.org/read/here/"] {
            fs::write(&file, format!("base_url = \"{base_url}\"\n{written}")).expect("a file");
            leads_to_itself(&Built::new(run(&self.root(), drafts)), base_url);
        }
        fs::write(&file, written).expect("a file");
    }
}

/// Fails where a page's canonical address is not that of its own path: `index.html` of the home pages left out, nothing else.
pub fn leads_to_itself(built: &Built, base_url: &str) {
    let canonical = Regex::new("<link rel=\"canonical\" href=\"([^\"]*)\"").expect("a pattern");
    for path in built.paths() {
        if Path::new(path).extension().is_none_or(|ending| ending != "html") || path == "404.html" {
            continue;
        }
        let homely = path.rsplit('/').next() == Some("index.html") && path.matches('/').count() < 2;
        let own = if homely { path.strip_suffix("index.html").unwrap_or(path) } else { path };
        let found = canonical.captures(built.text(path)).map(|one| one[1].to_owned());
        assert_eq!(found.as_deref(), Some(&*format!("{base_url}{own}")), "{path}");
    }
}

/// The program, started in a folder and without colours.
pub fn kunten(folder: &Path) -> assert_cmd::Command {
    let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_kunten"));
    command.current_dir(folder).env("NO_COLOR", "1");
    command
}

/// Every file below a folder with its bytes; folders have none.
pub fn tree(folder: &Path) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
    let mut all = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.strip_prefix(folder).expect("below the folder").to_owned();
            if path.is_dir() {
                all.insert(name, None);
                folders.push(path);
            } else {
                // A pipe has no bytes until somebody writes them, nor has a link that leads nowhere.
                let bytes = path.is_file().then(|| fs::read(&path).expect("a file"));
                all.insert(name, bytes);
            }
        }
    }
    all
}

/// How tests build: on one day, whatever day it is.
pub fn options(drafts: bool) -> Options {
    Options { drafts, today: "2026-11-30".parse().expect("a day") }
}

/// Runs the pipeline into memory.
pub fn run(root: &Path, drafts: bool) -> Outcome<Memory> {
    pipeline::build(root, options(drafts), Memory::default()).expect("the machine works")
}

/// All diagnostics of a run, drawn, without the note on `base_url`.
pub fn told(outcome: &Outcome<Memory>) -> String {
    let Outcome { report, sources, .. } = outcome;
    let all = report.located(sources);
    let drawn = all.iter().filter(|one| one.kind.code() != "K0901");
    drawn.map(|one| diagnostics::draw(one, Paint::PLAIN) + "\n").collect::<Vec<_>>().join("\n")
}

/// A site's output.
pub struct Built {
    /// What the editor was told.
    pub told: String,
    /// The bytes by path.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Built {
    /// The output of a run that told no errors.
    pub fn new(outcome: Outcome<Memory>) -> Self {
        let told = told(&outcome);
        let published = outcome.published.unwrap_or_else(|| panic!("the site has errors:\n{told}"));
        Self { told, files: published.into_sink().into_files() }
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> &str {
        let bytes = self.files.get(path).unwrap_or_else(|| panic!("{path} is not among {:?}", self.paths()));
        std::str::from_utf8(bytes).expect("text is UTF-8")
    }

    /// The paths of all files.
    pub fn paths(&self) -> Vec<&str> {
        self.files.keys().map(String::as_str).collect()
    }

    /// A page, parsed.
    pub fn page(&self, path: &str) -> Html {
        Html::parse_document(self.text(path))
    }

    /// The outer HTML of every element of a page that a selector finds, one a line.
    pub fn outer(&self, path: &str, selector: &str) -> String {
        self.page(path).select(&css(selector)).map(|one| one.html() + "\n").collect()
    }

    /// The inner HTML of every element that a selector finds, one a line.
    pub fn inner(&self, path: &str, selector: &str) -> String {
        self.page(path).select(&css(selector)).map(|one| one.inner_html().trim_end().to_owned() + "\n").collect()
    }

    /// The words of every element that a selector finds, one a line, each run of spaces as one.
    pub fn words(&self, path: &str, selector: &str) -> String {
        let words = |one: scraper::ElementRef| one.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
        self.page(path).select(&css(selector)).map(|one| words(one) + "\n").collect()
    }

    /// An attribute of every element that a selector finds.
    pub fn attributes(&self, path: &str, selector: &str, name: &str) -> Vec<String> {
        self.page(path).select(&css(selector)).map(|one| one.attr(name).unwrap_or("(none)").to_owned()).collect()
    }
}

/// A selector.
pub fn css(selector: &str) -> Selector {
    Selector::parse(selector).unwrap_or_else(|error| panic!("{selector}: {error}"))
}
