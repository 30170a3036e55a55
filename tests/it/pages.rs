//! Pictures, footnotes, tables, links, lists and addresses: the pages as they stand.

use crate::site::{Built, CLAIMS, EN, JA, READING, Site, png, run};
use snapbox::{assert_data_eq, str};
use std::fmt::Write as _;

#[test]
fn pictures_held_and_not_held() {
    let pictures = "pictures:
  map:
    file: map.png
    alt: { en: 'A \"map\"', ja: 地図 }
    locus: A5
  photo:
    held: false
    alt: A photo
    caption: A *photo* of [Ann](speaker:ann)
    credit: Bob
";
    let text = "\n![](picture:map)\n\n![](picture:photo)\n";
    let built = Site::new()
        .append(READING, pictures)
        .bytes("content/readings/small/map.png", &png(640, 480))
        .append(EN, text)
        .append(JA, text)
        .built();
    assert_data_eq!(
        built.outer("en/small.html", "figure.picture"),
        str![[r#"
<figure class="picture">
<img alt="A &quot;map&quot;" height="480" loading="lazy" src="../assets/small/map.png" width="640">
<figcaption>A "map" <span class="locus">A5</span></figcaption>
</figure>
<figure class="picture not-held">
<p class="frame">We do not have this picture, only its caption.</p>
<figcaption>A <em>photo</em> of <a class="name" href="speakers/ann.html">Ann</a> <span class="credit">Picture: Bob</span></figcaption>
</figure>

"#]]
    );
    assert_eq!(built.files["assets/small/map.png"], png(640, 480));
}

#[test]
fn footnotes_of_two_sections_do_not_meet() {
    let second = "---\ntitle: Two\n---\n\nMore[^1].\n\n[^1]: Of the second.\n";
    let built = Site::new()
        .more(
            "\nA word[^1] and another[^long name], and the first[^1].\n\n[^1]: The *first*.\n\n[^long name]: The other.\n",
            "\n文。\n",
        )
        .file("content/readings/small/02-two.en.md", second)
        .file("content/readings/small/02-two.ja.md", second)
        .built();
    assert_data_eq!(
        built.outer("en/small.html", ".fn-ref"),
        str![[r##"
<sup class="fn-ref"><a href="#fn-one-1" role="doc-noteref">1</a></sup>
<sup class="fn-ref"><a href="#fn-one-long-name" role="doc-noteref">2</a></sup>
<sup class="fn-ref"><a href="#fn-one-1" role="doc-noteref">1</a></sup>
<sup class="fn-ref"><a href="#fn-two-1" role="doc-noteref">1</a></sup>

"##]]
    );
    assert_data_eq!(
        built.outer("en/small.html", ".fn"),
        str![[r#"
<div class="fn" id="fn-one-1" role="doc-footnote"><span class="fn-no">1</span>
<p>The <em>first</em>.</p>
</div>
<div class="fn" id="fn-one-long-name" role="doc-footnote"><span class="fn-no">2</span>
<p>The other.</p>
</div>
<div class="fn" id="fn-two-1" role="doc-footnote"><span class="fn-no">1</span>
<p>Of the second.</p>
</div>

"#]]
    );
}

#[test]
fn tables_lists_and_headings() {
    let text = "\n### More\n\n| a | b |\n| - | -: |\n| [rain](claim:rain) | ~~2~~ |\n\n1. one\n2. two\n\n> A quotation\n";
    let built = Site::new().more(text, text).built();
    assert_data_eq!(
        built.outer("en/small.html", ".block h3, .block table, .block ol, .block blockquote"),
        str![[r##"
<h3>More</h3>
<table><thead><tr><th>a</th><th class="right">b</th></tr></thead><tbody>
<tr><td><mark class="v-narration s-supported" data-claim="rain" id="rain-2"><span class="nb">rain<a aria-describedby="label-rain" class="ref s-supported" href="#note-rain" role="doc-noteref"><span class="vh">Note </span>2</a></span></mark></td><td class="right"><del>2</del></td></tr>
</tbody></table>
<ol>
<li>one</li>
<li>two</li>
</ol>
<blockquote>
<p>A quotation</p>
</blockquote>

"##]]
    );
}

#[test]
fn relative_links_in_yaml_lead_from_deep_pages_too() {
    let link = "note: 'See [all](claims.html), [it](#main) and [out](https://example.org/).'\n";
    let built = Site::new()
        .append("content/speakers/ann.yaml", link)
        .append("content/sources/other.yaml", link)
        .append("content/speakers/ann.yaml", "role: 'of the [claims](claims.html)'\n")
        .built();
    let hrefs = ["../claims.html", "#main", "https://example.org/"];
    assert_eq!(built.attributes("en/speakers/ann.html", "main > p:not(.kicker):not(.deck) a", "href"), hrefs);
    assert_eq!(built.attributes("ja/sources/other.html", ".deck a", "href"), hrefs);
    assert_eq!(built.attributes("en/speakers/ann.html", ".deck a", "href"), ["../claims.html"]);
    assert_eq!(built.attributes("en/speakers.html", ".people .meta a", "href"), ["claims.html"]);
}

#[test]
fn marks_in_yaml_lead_from_deep_pages_too() {
    let built = Site::new()
        .edit(CLAIMS, "{ en: It rained., ja: 雨が降った。 }", r#""[Ann](speaker:ann): {雨|あめ}, [snow](reading:small#snow)""#)
        .built();
    assert_data_eq!(
        built.inner("en/claims.html", "li.s-supported .claim"),
        str![[r#"
<a class="num" data-claim="small#rain" href="small.html#rain"><span class="vh">Note </span>2</a> <a class="name" href="speakers/ann.html">Ann</a>: <ruby>雨<rp>(</rp><rt>あめ</rt><rp>)</rp></ruby>, <a href="small.html#snow">snow</a>

"#]]
    );
    assert_data_eq!(
        built.inner("ja/speakers/ann.html", "li.s-supported .claim"),
        str![[r#"
<a class="num" data-claim="small#rain" href="../small.html#rain"><span class="vh">注 </span>2</a> <a class="name" href="../speakers/ann.html">Ann</a>: <ruby>雨<rp>(</rp><rt>あめ</rt><rp>)</rp></ruby>, <a href="../small.html#snow">snow</a>

"#]]
    );
}

#[test]
fn plain_pages_have_all_of_markdown_and_stand_in_the_navigation() {
    let page =
        "---\ntitle: \"About *us*\"\n---\n\n## Why\n\n[Rain](reading:small#rain) by [Ann](speaker:ann)[^n].\n\n[^n]: A note.\n";
    let built = Site::new().file("content/about.en.md", page).file("content/about.ja.md", page).built();
    assert_data_eq!(
        built.inner("en/about.html", ".prose"),
        str![[r##"

<h1>About <em>us</em></h1>
<h2>Why</h2>
<p><a href="small.html#rain">Rain</a> by <a class="name" href="speakers/ann.html">Ann</a><sup class="fn-ref"><a href="#fn--n" role="doc-noteref">1</a></sup>.</p>
<div class="fn" id="fn--n" role="doc-footnote"><span class="fn-no">1</span>
<p>A note.</p>
</div>

"##]]
    );
    assert_data_eq!(
        built.outer("en/speakers/ann.html", "nav.site"),
        str![[r#"
<nav aria-label="Site" class="site"><ul>
<li><a href="../../en/index.html">Readings</a></li>
<li><a href="../../en/speakers.html">Speakers</a></li>
<li><a href="../../en/sources.html">Sources</a></li>
<li><a href="../../en/claims.html">All claims</a></li>
<li><a href="../../en/about.html">About us</a></li>
</ul></nav>

"#]]
    );
    assert_eq!(built.words("en/about.html", "title"), "About us · Small\n");
}

/// A site with many claims of Ann's, for each of which a source is evidence.
fn many(count: usize) -> Site {
    let (mut claims, mut text) = (String::new(), "---\ntitle: t\n---\n".to_owned());
    for n in 1..=count {
        let evidence = "evidence: [{ source: other, relation: supports }]";
        let _ = writeln!(claims, "c{n}: {{ speaker: ann, voice: narration, kind: fact, locus: A{n}, text: t, {evidence} }}");
        let _ = write!(text, "\n[c](claim:c{n})\n");
    }
    Site::new().file(CLAIMS, &claims).file(EN, &text).file(JA, &text)
}

#[test]
fn lists_of_500_claims_are_one_page() {
    let built = many(500).built();
    assert!(!built.paths().iter().any(|path| path.contains(".2.")), "{:?}", built.paths());
    assert_eq!(built.words("en/claims.html", ".pager"), "");
}

#[test]
fn longer_lists_go_on() {
    let built = many(1001).built();
    let of_many: Vec<_> = built
        .paths()
        .into_iter()
        .filter(|path| path.starts_with("en/") && path.matches('.').count() > 1 && !path.contains("parallel"))
        .collect();
    let expected =
        ["claims", "sources/other", "speakers/ann"].map(|name| [format!("en/{name}.2.html"), format!("en/{name}.3.html")]);
    assert_eq!(of_many, expected.concat());
    let claims = |path: &str| {
        let all = built.attributes(path, "a[data-claim]", "data-claim");
        (all.len(), all[0].clone(), all[all.len() - 1].clone())
    };
    for name in ["claims", "sources/other", "speakers/ann"] {
        assert_eq!(claims(&format!("en/{name}.html")), (500, "small#c1".into(), "small#c500".into()));
        assert_eq!(claims(&format!("en/{name}.2.html")), (500, "small#c501".into(), "small#c1000".into()));
        assert_eq!(claims(&format!("en/{name}.3.html")), (1, "small#c1001".into(), "small#c1001".into()));
    }
    assert_data_eq!(
        built.outer("en/speakers/ann.html", ".pager"),
        str![[r#"
<nav aria-label="Page 1 of 3" class="pager"><span>Page 1 of 3</span> <a href="ann.2.html" rel="next">Next page</a></nav>

"#]]
    );
    assert_data_eq!(
        built.outer("ja/sources/other.2.html", ".pager, .languages"),
        str![[r#"
<nav aria-label="言語" class="languages"><ul>
<li><a href="../../en/sources/other.2.html" hreflang="en" lang="en">English</a></li>
<li><a aria-current="page" href="../../ja/sources/other.2.html" hreflang="ja" lang="ja">日本語</a></li>
</ul></nav>
<nav aria-label="3ページ中2ページ目" class="pager"><a href="other.html" rel="prev">前のページ</a> <span>3ページ中2ページ目</span> <a href="other.3.html" rel="next">次のページ</a></nav>

"#]]
    );
    assert_data_eq!(
        built.outer("en/claims.3.html", ".pager"),
        str![[r#"
<nav aria-label="Page 3 of 3" class="pager"><a href="claims.2.html" rel="prev">Previous page</a> <span>Page 3 of 3</span></nav>

"#]]
    );
}

#[test]
fn the_page_of_a_work_lists_its_readings_and_the_claims_that_it_is_evidence_for() {
    let alone = Site::new().built();
    assert_data_eq!(
        alone.outer("en/sources/work.html", ".claims"),
        str![[r#"
<section aria-labelledby="g-work" class="claims g-work">
<h2 id="g-work">Readings of this work</h2>
<ul class="sources">
<li><a data-reading="small" href="../small.html">A small reading</a> <span class="count">3 claims</span></li>
</ul>
</section>

"#]]
    );
    assert_eq!(alone.words("ja/sources/work.html", ".g-work h2, .g-work li"), "この文書の読み解き\n小さな読解 記述3件\n");
    // A work counts the claims that it makes, each once, and those of others for which it is evidence.
    let count = |built: &Built, page| built.words(page, "li:has([href$='/work.html']) .count");
    assert_eq!(count(&alone, "en/sources.html"), "3 claims\n");
    let both = Site::new()
        .edit(
            CLAIMS,
            "{ source: other, relation: supports }",
            "{ source: other, relation: supports }\n    - { source: work, relation: context }",
        )
        .built();
    assert_eq!(count(&both, "en/sources.html"), "3 claims\n");
    assert_eq!(both.attributes("en/sources/work.html", ".claims", "class"), ["claims g-work", "claims g-context"]);
    assert_eq!(both.words("en/sources/work.html", ".g-context .num"), "Note 2\n");
}

#[test]
fn drafts_are_built_only_when_asked_for() {
    let site = Site::new().append(READING, "draft: true\n");
    let without = site.built();
    assert!(!without.paths().contains(&"en/small.html"));
    // Nobody who speaks in a draft alone has a page.
    assert!(!without.paths().contains(&"en/speakers/ann.html"));
    let with = site.built_with_drafts();
    assert_eq!(with.words("en/small.html", ".kicker .tag"), "Draft\n");
    assert_eq!(with.words("ja/index.html", "h3 .tag"), "下書き\n");
}

#[test]
fn hidden_files_of_the_root_are_copied() {
    let built = Site::new().file("static/root/.well-known/security.txt", "x").file("static/root/.nojekyll", "").built();
    assert_eq!(built.text(".well-known/security.txt"), "x");
    assert_eq!(built.text(".nojekyll"), "");
}

#[test]
fn a_file_of_the_sites_own_in_the_folder_of_a_language_is_no_page_of_it() {
    let site = Site::new().file("static/root/en/old.html", "<html><p id=a><p id=a>");
    let built = Built::new(run(&site.root(), false));
    assert_eq!(built.told, "");
    assert!(built.paths().contains(&"en/old.html"));
}
