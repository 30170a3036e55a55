//! Many faults in one run: each is told once, in the order of their places, and none that only follows from another.

use crate::site::{CLAIMS, JA, Site, kunten, tree};
use snapbox::{IntoData as _, assert_data_eq, str};

/// The small site with one fault of each sort.
fn with_many_faults(site: Site) -> Site {
    site.more("\nIt [hailed](claim:hale), says [Bob](speaker:bob).\n", "\n文。\n")
        .edit(JA, "[雪](claim:snow)", "雪")
        .edit(CLAIMS, "source: other, relation: attests", "source: othr, relation: attests")
        .file("content/readings/small/02-two.en.md", "---\ntitle: Two\n---\n\nMore [rain](claim:rain).\n")
}

#[test]
fn the_small_site_holds() {
    let built = Site::new().built();
    assert_data_eq!(built.told.as_str(), str![]);
    assert_data_eq!(
        built.paths().join("\n"),
        str![[r#"
.kunten-site
404.html
assets/favicon.[..].svg
assets/kunten.[..].js
assets/style.[..].css
data/small.en.bib
data/small.en.csl.json
data/small.ja.bib
data/small.ja.csl.json
en/claims.html
en/index.html
en/small.html
en/small.parallel.html
en/sources.html
en/sources/other.html
en/sources/work.html
en/speakers.html
en/speakers/ann.html
index.html
ja/claims.html
ja/index.html
ja/small.html
ja/small.parallel.html
ja/sources.html
ja/sources/other.html
ja/sources/work.html
ja/speakers.html
ja/speakers/ann.html
robots.txt
"#]]
    );
}

#[test]
fn all_faults_are_told_in_one_run() {
    assert_data_eq!(
        with_many_faults(Site::new()).told(),
        str![[r#"
error[K0402]: the claim `snow` is marked here, but not in content/readings/small/01-one.ja.md
 --> content/readings/small/01-one.en.md:7:13
  |
7 | She expects [snow](claim:snow).
  |             ^^^^^^^^^^^^^^^^^^
  |
 ::: content/readings/small/01-one.ja.md:7:1
  |
7 | 雪を見込む。
  | ------------ it probably belongs here
  |
  = help: mark it there: `[…](claim:snow)`

error[K0401]: there is no claim called `hale`
 --> content/readings/small/01-one.en.md:9:13
  |
9 | It [hailed](claim:hale), says [Bob](speaker:bob).
  |             ^^^^^^^^^^
  |
  = help: it should be in the reading's claims.yaml

error[K0401]: there is no speaker called `bob`
 --> content/readings/small/01-one.en.md:9:37
  |
9 | It [hailed](claim:hale), says [Bob](speaker:bob).
  |                                     ^^^^^^^^^^^
  |
  = help: it should be in content/speakers/

error[K0501]: content/readings/small/02-two.ja.md is missing
 --> content/readings/small/02-two.en.md:1:1
  |
1 | ---
  | ^
  |
  = help: every section and page is needed in every language of site.toml, unless it is a draft there: `draft: [LANGUAGE]`

error[K0401]: there is no source called `othr`
 --> content/readings/small/claims.yaml:8:17
  |
8 |     - { source: othr, relation: attests }
  |                 ^^^^
  |
  = help: did you mean `other`?

"#]]
    );
}

#[test]
fn a_failed_build_leaves_the_last_good_one() {
    let site = Site::new();
    let out = site.beside("out");
    kunten(&site.root()).args(["build", "--output"]).arg(&out).assert().code(0);
    let good = tree(&out);
    let site = with_many_faults(site);
    let failed = kunten(&site.root()).args(["build", "--output"]).arg(&out).assert().code(1);
    let stderr = String::from_utf8_lossy(&failed.get_output().stderr).into_owned();
    assert_eq!(stderr.lines().last(), Some("5 errors; nothing was written"), "{stderr}");
    assert_eq!(failed.get_output().stdout, b"");
    assert_eq!(tree(&out), good);
    assert_eq!(site.names_beside(), ["out", "site"]);
}

#[test]
fn check_tells_the_same_on_standard_output() {
    let site = with_many_faults(Site::new());
    let check = kunten(&site.root()).arg("check").assert().code(1);
    let stdout = String::from_utf8_lossy(&check.get_output().stdout).into_owned();
    let own: Vec<_> = stdout.split("\n\n").filter(|one| !one.contains("[K0901]")).collect();
    assert_eq!(own.join("\n\n").trim_end(), site.told().trim_end());
    assert_eq!(String::from_utf8_lossy(&check.get_output().stderr), "5 errors\n");
    assert_eq!(site.names_beside(), ["site"]);
}

#[test]
fn check_as_json_has_places_in_characters() {
    let site = Site::new()
        .append("site.toml", "base_url = \"https://example.org\"\n")
        .edit(JA, "[雪](claim:snow)を", "「霰」と<b>[雪](claim:snow)を")
        .more("\nSee [Bob](speaker:bob).\n", "\n文。\n");
    let check = kunten(&site.root()).args(["check", "--format", "json"]).assert().code(1);
    assert_data_eq!(
        String::from_utf8_lossy(&check.get_output().stdout).into_owned(),
        str![[r#"
[
  {
    "code": "K0401",
    "severity": "error",
    "message": "there is no speaker called `bob`",
    "file": "content/readings/small/01-one.en.md",
    "line": 9,
    "column": 11,
    "end_line": 9,
    "end_column": 22,
    "help": "it should be in content/speakers/"
  },
  {
    "code": "K0301",
    "severity": "error",
    "message": "HTML is not allowed in content",
    "file": "content/readings/small/01-one.ja.md",
    "line": 7,
    "column": 5,
    "end_line": 7,
    "end_column": 8,
    "help": "use Markdown; for the sign itself, write `\\<`"
  }
]

"#]]
        .raw()
    );
    assert_eq!(check.get_output().stderr, b"");
}

#[test]
fn check_as_json_where_nothing_is_wrong() {
    let site = Site::new().append("site.toml", "base_url = \"https://example.org\"\n");
    let check = kunten(&site.root()).args(["check", "--format", "json"]).assert().code(0);
    assert_eq!(String::from_utf8_lossy(&check.get_output().stdout), "[]\n");
}
