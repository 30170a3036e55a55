//! Every line of the table of verdicts, from the evidence to the hooks in the HTML.

use crate::site::{CLAIMS, EN, JA, Site, css};
use scraper::ElementRef;
use std::fmt::Write as _;

/// Speakers: Ann belongs to the house, Bob to nobody; the crowd has no name.
const SPEAKERS: &[(&str, &str)] = &[
    ("ann", "name: Ann\nkind: person\naffiliation: house\n"),
    ("bob", "name: Bob\nkind: person\n"),
    ("crowd", "name: Some people\nkind: unnamed\n"),
    ("house", "name: The house\nkind: organisation\n"),
];

/// Sources, the work of 11 February 2026 among them: `original` is what it was made from.
const SOURCES: &[(&str, &str, &str)] = &[
    ("work", "2026-02-11", "reports: original"),
    ("original", "2026-02-11", ""),
    ("copy-of-work", "2026-03-01", "reports: work"),
    ("copy-of-original", "2026-03-01", "reports: original"),
    ("one", "2026-01-05", ""),
    ("two", "2026-01-06", ""),
    ("copy-of-one", "2026-01-07", "reports: one"),
    ("copy-of-copy", "2026-01-08", "reports: copy-of-one"),
    ("digest", "2026-01-09", "reports: [one, two]"),
    ("half-dark", "2026-01-09", "reports: [one, unknown]"),
    ("dark", "2026-01-09", "reports: unknown"),
    ("ann-post", "2026-01-10", "by: ann"),
    ("house-post", "2026-01-10", "by: house"),
    ("bob-post", "2026-01-10", "by: bob"),
    ("copy-of-ann-post", "2026-01-11", "reports: ann-post"),
    ("same-day", "2026-02-11", ""),
    ("day-after", "2026-02-12", ""),
    ("later", "2026-03", ""),
    ("that-year", "2026", ""),
    ("that-month", "2026-02", ""),
    ("next-year", "2027", ""),
    ("house-later", "2026-03-01", "by: house"),
];

/// Speaker, voice and kind of a claim; its evidence, `relation source` and more keys; the verdicts as the hooks have them.
pub type Row = (&'static str, &'static [&'static str], &'static str);

/// Builds a claim of each row in one site, and holds the hooks against the rows.
#[track_caller]
pub fn hold(rows: &[Row]) {
    let mut site = Site::new();
    for (id, text) in SPEAKERS {
        site = site.file(&format!("content/speakers/{id}.yaml"), text);
    }
    for (id, date, more) in SOURCES {
        let text = format!("entry: {{ type: web, title: {id}, date: {date} }}\nseen: whole\n{more}\n");
        site = site.file(&format!("content/sources/{id}.yaml"), &text);
    }
    let (mut claims, mut text) = (String::new(), "---\ntitle: t\n---\n".to_owned());
    for (n, (head, evidence, _)) in rows.iter().enumerate() {
        let _ = writeln!(text, "\n[words](claim:c{n})");
        claims += &claim(n, head, evidence);
    }
    let built = site.file(CLAIMS, &claims).file(EN, &text).file(JA, &text).built();
    for lang in ["en", "ja"] {
        let page = built.page(&format!("{lang}/small.html"));
        for (n, row) in rows.iter().enumerate() {
            let note = page.select(&css(&format!("[data-note=c{n}]"))).next().expect("a note");
            assert_eq!(hooks(note), row.2, "{lang}: {row:?}");
        }
    }
}

fn claim(n: usize, head: &str, evidence: &[&str]) -> String {
    let mut words = head.splitn(4, ' ');
    let mut word = || words.next().unwrap_or_default();
    let (speaker, voice, kind, more) = (word(), word(), word(), word());
    let mut yaml = format!("c{n}:\n  speaker: {speaker}\n  voice: {voice}\n  kind: {kind}\n  locus: A1\n  text: t\n");
    if !more.is_empty() {
        let _ = writeln!(yaml, "  {more}");
    }
    if !evidence.is_empty() {
        yaml += "  evidence:\n";
    }
    for one in evidence {
        let mut words = one.splitn(3, ' ');
        let mut word = || words.next().unwrap_or_default();
        let (relation, source, more) = (word(), word(), word());
        let _ =
            writeln!(yaml, "    - {{ relation: {relation}, source: {source}{}{more} }}", if more.is_empty() { "" } else { ", " });
    }
    yaml
}

/// `recorded ann 1 0, supported 1 0`
fn hooks(note: ElementRef) -> String {
    let attr = |one: &ElementRef, name| one.attr(name).unwrap_or("(none)").to_owned();
    let said = css("[data-said]");
    let said = note
        .select(&said)
        .map(|one| ["data-said", "data-of", "data-attest", "data-reword"].map(|name| attr(&one, name)).join(" "));
    let so = css("[data-so]");
    let so = note.select(&so).map(|one| ["data-so", "data-agree", "data-against"].map(|name| attr(&one, name)).join(" "));
    said.chain(so).collect::<Vec<_>>().join(", ")
}

#[test]
fn was_it_said() {
    hold(&[
        ("ann narration fact", &["attests one"], "unconfirmed 0 0"),
        ("ann hearsay fact", &["attests one"], "unconfirmed 0 0"),
        ("crowd quote fact", &[], "unnamed crowd 0 0, unconfirmed 0 0"),
        ("ann quote fact", &[], "work-only ann 0 0, unconfirmed 0 0"),
        ("ann paraphrase fact", &[], "work-only ann 0 0, unconfirmed 0 0"),
        ("ann quote fact", &["attests one"], "recorded ann 1 0, unconfirmed 0 0"),
        ("ann quote fact", &["rewords one"], "recorded ann 0 1, unconfirmed 0 0"),
        ("ann paraphrase fact", &["attests one", "attests two", "rewords later"], "recorded ann 2 1, unconfirmed 0 0"),
        ("ann quote fact", &["attests one", "attests copy-of-one", "attests copy-of-copy"], "recorded ann 1 0, unconfirmed 0 0"),
        ("ann quote fact", &["attests ann-post"], "recorded ann 1 0, unconfirmed 0 0"),
        ("ann quote fact", &["attests dark"], "work-only ann 0 0, unconfirmed 0 0"),
        ("ann quote fact", &["attests copy-of-work"], "work-only ann 0 0, unconfirmed 0 0"),
        ("ann quote fact", &["attests original"], "work-only ann 0 0, unconfirmed 0 0"),
        ("ann quote fact", &["supports one", "context two", "updates later"], "work-only ann 0 0, supported 1 0"),
    ]);
}

#[test]
fn was_it_said_by_each_of_several() {
    hold(&[
        (
            "[ann,bob] quote fact",
            &["attests one speaker: ann", "rewords two speaker: ann"],
            "recorded ann 1 1, work-only bob 0 0, unconfirmed 0 0",
        ),
        (
            "[bob,ann] paraphrase fact",
            &["attests one speaker: ann", "attests two speaker: bob"],
            "recorded bob 1 0, recorded ann 1 0, unconfirmed 0 0",
        ),
        ("[ann,crowd] quote fact", &["attests one speaker: ann"], "recorded ann 1 0, unnamed crowd 0 0, unconfirmed 0 0"),
        ("[ann,bob] narration fact", &["supports one"], "supported 1 0"),
    ]);
}

#[test]
fn is_it_so_of_facts_and_figures() {
    hold(&[
        ("ann narration fact", &[], "unconfirmed 0 0"),
        ("ann narration figure", &["supports one"], "supported 1 0"),
        ("ann narration fact", &["supports one", "supports two"], "supported 2 0"),
        ("ann narration fact", &["differs one"], "differs 0 1"),
        ("ann narration figure", &["differs one", "supports two"], "differs 1 1"),
        ("ann narration fact", &["disputes one"], "disputed 0 1"),
        ("ann narration fact", &["disputes one", "differs two", "supports later", "supports next-year"], "disputed 2 2"),
        ("ann narration figure", &["updates later", "context one"], "unconfirmed 0 0"),
        ("ann narration fact", &["supports that-year"], "supported 1 0"),
    ]);
}

#[test]
fn origins_are_counted_not_copies() {
    hold(&[
        ("ann narration fact", &["supports one", "supports copy-of-one", "supports copy-of-copy"], "supported 1 0"),
        ("ann narration fact", &["supports copy-of-copy", "supports copy-of-one"], "supported 1 0"),
        ("ann narration fact", &["supports digest"], "supported 2 0"),
        ("ann narration fact", &["supports digest", "supports one"], "supported 2 0"),
        ("ann narration fact", &["supports dark"], "unconfirmed 0 0"),
        ("ann narration fact", &["disputes dark"], "unconfirmed 0 0"),
        ("ann narration fact", &["supports half-dark"], "supported 1 0"),
        ("ann narration fact", &["supports copy-of-one reports: two", "supports one"], "supported 2 0"),
        ("ann narration fact", &["supports two reports: [one, copy-of-one]"], "supported 1 0"),
        ("ann narration fact", &["supports one reports: unknown"], "unconfirmed 0 0"),
        ("ann narration fact", &["supports one reports: ann-post"], "own 0 0"),
    ]);
}

#[test]
fn the_work_does_not_vouch_for_itself() {
    hold(&[
        ("bob narration fact", &["supports work"], "unconfirmed 0 0"),
        ("bob narration fact", &["supports original"], "unconfirmed 0 0"),
        ("bob narration fact", &["supports copy-of-work", "supports copy-of-original"], "unconfirmed 0 0"),
        ("bob narration fact", &["disputes copy-of-work"], "unconfirmed 0 0"),
        ("bob narration fact", &["supports one reports: [work, two]"], "supported 1 0"),
    ]);
}

#[test]
fn a_party_does_not_confirm_itself() {
    hold(&[
        ("ann narration fact", &["supports ann-post"], "own 0 0"),
        ("ann narration fact", &["supports copy-of-ann-post"], "own 0 0"),
        ("ann narration fact", &["supports house-post"], "own 0 0"),
        ("house narration fact", &["supports ann-post"], "supported 1 0"),
        ("ann narration fact", &["supports house-post", "supports one"], "supported 1 0"),
        ("ann narration fact", &["supports house-post", "differs one"], "differs 0 1"),
        ("ann narration fact", &["supports bob-post"], "supported 1 0"),
        ("ann narration fact party: bob", &["supports bob-post"], "own 0 0"),
        ("ann narration fact party: bob", &["supports ann-post"], "supported 1 0"),
        ("bob narration fact party: [ann, bob]", &["supports bob-post", "supports house-post"], "own 0 0"),
        ("ann narration fact", &["disputes ann-post"], "disputed 0 1"),
        ("ann narration fact", &["differs house-post", "supports house-post"], "differs 0 1"),
        ("ann narration fact", &["supports ann-post", "supports dark"], "own 0 0"),
    ]);
}

#[test]
fn judgements_are_shared_or_not() {
    hold(&[
        ("ann narration judgement", &[], "judgement 0 0"),
        ("ann narration judgement", &["supports one", "supports two"], "judgement 2 0"),
        ("ann narration judgement", &["disputes one", "differs two"], "judgement 0 2"),
        ("ann narration judgement", &["supports one", "disputes two", "differs two"], "judgement 1 1"),
        ("ann narration judgement", &["supports house-post"], "judgement 0 0"),
    ]);
}

#[test]
fn forecasts_are_settled_by_what_came_after_the_work() {
    hold(&[
        ("ann narration forecast", &[], "open 0 0"),
        ("ann narration forecast", &["supports one", "disputes two", "differs digest"], "open 0 0"),
        ("ann narration forecast", &["supports same-day"], "open 0 0"),
        ("ann narration forecast", &["supports that-year", "supports that-month"], "open 0 0"),
        ("ann narration forecast", &["supports day-after"], "came-about 1 0"),
        ("ann narration forecast", &["supports later", "supports next-year"], "came-about 2 0"),
        ("ann narration forecast", &["disputes later"], "not-come-about 0 1"),
        ("ann narration forecast", &["supports later", "disputes next-year"], "disputed 1 1"),
        ("ann narration forecast", &["differs later"], "differs 0 1"),
        ("ann narration forecast", &["differs later", "supports next-year"], "came-about 1 1"),
        ("ann narration forecast", &["differs later", "disputes next-year"], "not-come-about 0 2"),
        ("ann narration forecast", &["supports house-later"], "open 0 0"),
        ("ann narration forecast", &["supports one", "disputes later"], "not-come-about 0 1"),
        ("ann narration forecast", &["updates later"], "open 0 0"),
    ]);
}
