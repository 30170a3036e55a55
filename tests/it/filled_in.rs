//! What is filled in: counts in texts, and the claim and page in the address for errors.

use crate::site::{READING, Site};
use snapbox::{assert_data_eq, str};

/// A page that asks for every count.
const ALL: &str = "---\ntitle: '{claims} claims'\n---\n\n{claims} {speakers} {sources} {sources_cited} {sources_read} {sources_unseen} {remarks}\n\n`{claims}` \\{claims} **{claims}** [{claims}](claims.html) {claim}\n";

fn with_page() -> Site {
    Site::new().file("content/about.en.md", ALL).file("content/about.ja.md", ALL)
}

#[test]
fn a_page_counts_the_whole_site() {
    let built = with_page()
        .file("content/speakers/bob.yaml", "name: Bob\nkind: person\nsources: [unseen]\n")
        .file("content/sources/unseen.yaml", "entry: { type: web, title: Unseen }\nseen: not\n")
        .file("content/readings/small/remarks.yaml", "odd: { kind: context, inferred: false, text: { en: Odd., ja: 奇妙。 } }\n")
        .more("\n[Odd](remark:odd) it is, [says Bob](speaker:bob).\n", "\n[奇妙](remark:odd)だと[ボブ](speaker:bob)。\n")
        .built();
    assert_data_eq!(
        built.inner("en/about.html", "h1, .prose p") + &built.words("en/about.html", "title"),
        str![[r#"
3 claims
3 1 3 1 2 1 1
<code>{claims}</code> {claims} <strong>3</strong> <a href="claims.html">3</a> {claim}
3 claims · Small

"#]]
    );
}

#[test]
fn a_draft_is_not_counted() {
    let draft = Site::new().edit(READING, "license: CC0-1.0", "license: CC0-1.0\ndraft: true");
    let site = draft.file("content/about.en.md", ALL).file("content/about.ja.md", ALL);
    assert_data_eq!(
        site.built().words("en/about.html", ".prose p"),
        str![[r#"
0 0 0 0 0 0 0
{claims} {claims} 0 0 {claim}

"#]]
    );
    assert_data_eq!(
        site.built_with_drafts().words("en/about.html", ".prose p"),
        str![[r#"
3 1 2 1 2 0 0
{claims} {claims} 3 3 {claim}

"#]]
    );
}

#[test]
fn a_summary_counts_its_reading() {
    let other = "title: Another
summary: '{claims} claims, {speakers} speakers, {sources} sources of {sources_cited} cited'
work: deep
witnesses: { A: The copy }
published: 2026-11-23
license: CC0-1.0
";
    let claims = "deep: { speaker: ann, voice: narration, kind: fact, locus: A1, text: Deep., evidence: [{ source: copy, relation: supports }] }\n";
    let section = "---\ntitle: One\n---\n\n[Deep](claim:deep).\n";
    let built = Site::new()
        .edit(
            READING,
            "summary: { en: In short., ja: 要約。 }",
            "summary: { en: '{claims} claims.', ja: '{claims}件の\n  記述。' }",
        )
        .file("content/sources/deep.yaml", "entry: { type: web, title: Deep }\nseen: whole\nreports: origin\n")
        .file("content/sources/copy.yaml", "entry: { type: web, title: Copy }\nseen: whole\nreports: agency\n")
        .file("content/sources/agency.yaml", "entry: { type: web, title: Agency }\nseen: not\n")
        .file("content/sources/origin.yaml", "entry: { type: web, title: Origin }\nseen: not\n")
        .file("content/readings/other/reading.yaml", other)
        .file("content/readings/other/claims.yaml", claims)
        .file("content/readings/other/01-one.en.md", section)
        .file("content/readings/other/01-one.ja.md", section)
        .built();
    assert_data_eq!(
        built.words("en/index.html", ".readings > li > p:first-of-type")
            + &built.attributes("ja/small.html", "meta[name=description]", "content").join("\n"),
        str![[r#"
3 claims.
1 claims, 1 speakers, 4 sources of 1 cited
3件の 記述。
"#]]
    );
}

#[test]
fn the_description_of_the_site_counts_too() {
    let built = Site::new().append("site.toml", "description = \"{claims} claims in {sources} sources\"\n").built();
    assert_eq!(built.attributes("en/index.html", "meta[name=description]", "content"), ["3 claims in 2 sources"]);
}

#[test]
fn errors_are_told_of_where_the_site_says() {
    let report = |more: &str| {
        let built = Site::new().append("site.toml", more).built();
        built.attributes("ja/small.html", "[data-note=rain] a.report, footer a", "href").join("\n") + "\n"
    };
    assert_eq!(report(""), "\n");
    assert_data_eq!(
        report("contact = \"errors@example.org\"\n")
            + &report("base_url = \"https://example.org/k\"\ncontact = \"https://example.org/new?title={claim}&body={url}\"\n"),
        str![[r#"
mailto:errors@example.org?subject=small%23rain&body=ja%2Fsmall.html%23rain
mailto:errors@example.org?subject=&body=ja%2Fsmall.html
https://example.org/new?title=small%23rain&body=https%3A%2F%2Fexample.org%2Fk%2Fja%2Fsmall.html%23rain
https://example.org/new?title=&body=https%3A%2F%2Fexample.org%2Fk%2Fja%2Fsmall.html

"#]]
    );
}
