//! `kunten import csl`.

use crate::site::{Site, kunten};
use snapbox::{assert_data_eq, str};
use std::fs;

const ZOTERO: &str = r#"[
{"id": "http://zotero.org/users/1/items/AB12", "citation-key": "hill_ships_2026", "type": "article-newspaper",
 "title": "Two <span class=\"nocase\">GPU</span> ships before dawn: $5 & {more}", "container-title": "Evening Post",
 "author": [{"family": "Hill", "given": "Mary"}, {"family": "Dam", "given": "Jan", "non-dropping-particle": "van"}],
 "issued": {"date-parts": [["2026", 3, 1]]}, "accessed": {"date-parts": [[2026, 11, 24]]}, "URL": "https://example.org/ships",
 "language": "en-US", "abstract": "Long.", "source": "Example", "page": "3-4"},
{"id": "itoNotice2026", "type": "report", "title": "[掲示]", "author": [{"literal": "Port, Authority"}, {"family": "伊藤", "given": "花"}],
 "publisher": "港湾局", "publisher-place": "東京", "issued": {"raw": "2026-03"}, "language": "japanese", "DOI": "10.1/x"},
{"id": "x/y", "type": "webpage", "title": "Seite", "container-title": "Blog", "URL": "javascript:alert(1)", "issued": {"literal": "soon"}}
]"#;

fn run(site: &Site, json: &str) -> (Option<i32>, String) {
    fs::write(site.beside("library.json"), json).expect("a file");
    let done = kunten(&site.root()).args(["import", "csl", "../library.json"]).output().expect("it runs");
    (done.status.code(), String::from_utf8_lossy(&done.stderr).into_owned())
}

#[test]
fn items_become_sources_that_hold() {
    let site = Site::new();
    let (status, said) = run(&site, ZOTERO);
    assert_eq!(status, Some(0), "{said}");
    assert_data_eq!(
        said,
        str![[r#"
kunten: content/sources/hill-ships-2026.yaml: left out, for want of a place: abstract, source
kunten: content/sources/x-y.yaml: left out, for want of a place: URL, issued
3 written, 0 passed over

"#]]
    );
    let text = |name: &str| fs::read_to_string(site.root().join("content/sources").join(name)).expect("it was written");
    assert_data_eq!(
        text("hill-ships-2026.yaml"),
        str![[r#"
# yaml-language-server: $schema=../../.kunten/source.schema.json
entry:
  type: article
  title: 'Two {GPU} ships before dawn: $5 & /{more/}'
  author:
  - Hill, Mary
  - name: Dam
    given-name: Jan
    prefix: van
  date: 2026-03-01
  url: https://example.org/ships
  page-range: 3-4
  parent:
    type: newspaper
    title: Evening Post
language: en-US
# Nobody has said yet that they have read it. Whoever has, writes `whole` or `excerpt`, and when: `seen_on: 2026-11-24`.
seen: not

"#]]
    );
    assert_data_eq!(
        text("itonotice2026.yaml"),
        str![[r#"
# yaml-language-server: $schema=../../.kunten/source.schema.json
entry:
  type: report
  title: '[掲示]'
  author:
  - name: Port, Authority
  - 伊藤, 花
  date: 2026-03
  serial-number:
    doi: 10.1/x
  publisher:
    name: 港湾局
    location: 東京
language: ja
# Nobody has said yet that they have read it. Whoever has, writes `whole` or `excerpt`.
seen: not

"#]]
    );
    assert_data_eq!(
        text("x-y.yaml"),
        str![[r#"
# yaml-language-server: $schema=../../.kunten/source.schema.json
entry:
  type: web
  title: Seite
  publisher: Blog
# Nobody has said yet that they have read it. Whoever has, writes `whole` or `excerpt`.
seen: not

"#]]
    );
    assert_data_eq!(
        site.told(),
        str![[r#"
warning[K0410]: nothing uses the source `hill-ships-2026`
 --> content/sources/hill-ships-2026.yaml:1:1
  |
1 | # yaml-language-server: $schema=../../.kunten/source.schema.json
  | ^
  |
  = help: use it, or delete its file

warning[K0410]: nothing uses the source `itonotice2026`
 --> content/sources/itonotice2026.yaml:1:1
  |
1 | # yaml-language-server: $schema=../../.kunten/source.schema.json
  | ^
  |
  = help: use it, or delete its file

warning[K0410]: nothing uses the source `x-y`
 --> content/sources/x-y.yaml:1:1
  |
1 | # yaml-language-server: $schema=../../.kunten/source.schema.json
  | ^
  |
  = help: use it, or delete its file

"#]]
    );
}

#[test]
fn what_is_there_stays_and_what_is_bad_is_passed_over() {
    let site = Site::new();
    let before = fs::read(site.root().join("content/sources/other.yaml")).expect("a file");
    let json = r#"{"items": [{"id": "other", "type": "webpage", "title": "T"}, {"id": "伊藤", "title": "T"}, {"title": "T"}, 3,
        {"id": "a", "type": "novel", "title": "T"}, {"id": "b", "type": "book"}, {"id": "c", "title": "T"}, {"id": "C!", "title": "T"},
        {"id": "con", "title": "T"}, {"id": "unknown", "title": "T"}]}"#;
    let (status, said) = run(&site, json);
    assert_eq!(status, Some(1), "{said}");
    assert_data_eq!(
        said,
        str![[r#"
kunten: content/sources/other.yaml is there already; it stays as it is
kunten: 伊藤: its key cannot become an id: it contains `伊`, but an id has only the letters a to z
kunten: item 3: it has neither `id` nor `citation-key`
kunten: item 4: it is not an object
kunten: a: there is no type `novel` in CSL
kunten: b: the entry has no `title`; where it is not known, describe the source in brackets: '[press briefing]'
kunten: C!: `c` has the same id
kunten: con: no source can be called so: Windows reserves it for a device
kunten: unknown: no source can be called so: `reports: unknown` means something else
1 written, 9 passed over

"#]]
    );
    assert_eq!(fs::read(site.root().join("content/sources/other.yaml")).expect("a file"), before);
    assert!(site.root().join("content/sources/c.yaml").exists());
}

#[test]
fn what_is_no_library() {
    let site = Site::new();
    for (json, status) in [("[", 1), ("{\"item\": []}", 1), ("3", 1), ("[]", 0)] {
        let (found, said) = run(&site, json);
        assert_eq!(found, Some(status), "{said}");
    }
    let deep = "[".repeat(100_000);
    assert_eq!(run(&site, &deep).0, Some(1));
    let (status, said) = run(&Site::empty(), "[]");
    assert_eq!(status, Some(2), "{said}");
    let missing = kunten(&site.root()).args(["import", "csl", "nowhere.json"]).output().expect("it runs");
    assert_eq!(missing.status.code(), Some(3));
}
