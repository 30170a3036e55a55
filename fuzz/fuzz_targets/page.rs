//! The whole program: a section and a file of claims, parted by a line of `%%%`, to pages in memory.

#![no_main]

use kunten::{
    diagnostics::Report,
    load::Files,
    pipeline::{self, Options},
    write::Memory,
};
use libfuzzer_sys::fuzz_target;

const BASE: &[(&str, &str)] = &[
    ("site.toml", "title = \"Sky\"\nlanguages = [\"en\"]\n"),
    ("content/speakers/ann.yaml", "name: Ann\nkind: person\n"),
    ("content/sources/work.yaml", "entry: { type: web, title: On the sky, date: 2026-02-11 }\nseen: whole\n"),
    (
        "content/readings/sky/reading.yaml",
        "title: Sky\nsummary: s\nwork: work\nwitnesses: { A: a }\npublished: 2026-11-24\nlicense: CC0-1.0\n",
    ),
];

fuzz_target!(|text: &str| {
    let (section, claims) = text.split_once("\n%%%\n").unwrap_or((text, ""));
    let mut files = Files::none();
    for (path, text) in BASE {
        files.add(path, (*text).to_owned());
    }
    files.add("content/readings/sky/01-one.en.md", format!("---\ntitle: One\n---\n\n{section}"));
    files.add("content/readings/sky/claims.yaml", claims.to_owned());
    let options = Options { drafts: false, today: "2026-11-25".parse().expect("a day") };
    let outcome = pipeline::build_files(files, Report::default(), options, Memory::default()).expect("no disk is touched");
    let told = outcome.report.located(&outcome.sources);
    assert!(outcome.published.is_some() || outcome.report.has_errors());
    for one in &told {
        assert_ne!(one.kind.code(), "K0902", "{}", one.kind);
        let _ = kunten::diagnostics::draw(one, kunten::diagnostics::Paint::PLAIN);
    }
});
