//! What docs/hosting.md says of the output.

use crate::site::{READING, Site, jpeg};
use data_encoding::BASE64;
use regex::Regex;
use sha2::{Digest, Sha256};
use snapbox::{assert_data_eq, str};
use std::path::Path;

const HOSTING: &str = include_str!("../../docs/hosting.md");

#[test]
fn the_policy_that_hosts_send_is_the_pages_own() {
    let built = Site::new().built();
    let policy = built.attributes("en/index.html", "meta[http-equiv=Content-Security-Policy]", "content");
    assert_data_eq!(policy.join("\n"), str!["default-src 'self'; base-uri 'self'; form-action 'none'"]);
    // The page for 404 alone holds a style; a host sends one policy for all pages.
    let lost = built.attributes("404.html", "meta[http-equiv=Content-Security-Policy]", "content");
    let (_, hash) = lost[0].split_once("style-src 'self' ").expect("a policy on styles");
    let hash = hash.split(';').next().expect("its end");
    assert_eq!(lost[0].replace(&format!("style-src 'self' {hash}; "), ""), policy[0]);
    assert!(HOSTING.contains(&format!("    default \"{}\";\n}}\n", lost[0])), "{}", lost[0]);
}

/// A browser hashes what stands between the tags, to the byte (CSP 3, 6.7.3.3).
#[test]
fn the_page_for_404_allows_its_own_style() {
    let built = Site::new().built();
    let style = built.inner("404.html", "style");
    let text = built.text("404.html").split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>")).expect("a style").0;
    assert_eq!(style.trim(), text.trim());
    let hash = format!("'sha256-{}'", BASE64.encode(&Sha256::digest(text)));
    assert!(built.attributes("404.html", "meta[http-equiv=Content-Security-Policy]", "content")[0].contains(&hash));
}

/// What a host lets browsers keep for ever is what bears a digest, and nothing else.
#[test]
fn the_pattern_of_names_with_a_digest_finds_all_of_them_and_no_picture() {
    let (_, pattern) = HOSTING.split_once("    \"~").expect("the pattern for nginx");
    let pattern = pattern.split('"').next().expect("its end");
    assert_eq!(HOSTING.matches(pattern).count(), 2, "Caddy has the same");
    let pattern = Regex::new(pattern).expect("a pattern");
    let pictures = "pictures: { quay: { file: quay.jpg, alt: { en: A quay., ja: 岸壁。 } } }\n";
    let built = Site::new()
        .file("static/fonts/house serif.woff2", "")
        .file("static/root/favicon.ico", "")
        .append(READING, pictures)
        .bytes("content/readings/small/quay.jpg", &jpeg(4, 3))
        .more("\n![](picture:quay)\n", "\n![](picture:quay)\n")
        .built();
    let (kept, asked): (Vec<_>, Vec<_>) = built.files.keys().partition(|path| pattern.is_match(&format!("/{path}")));
    let plain = |path: &&&String| Path::new(path).extension().is_none_or(|ending| ending != "html");
    assert_data_eq!(
        kept.into_iter().map(|path| path.clone() + "\n").collect::<String>(),
        str![[r#"
assets/favicon.[..].svg
assets/fonts/house serif.e3b0c44298.woff2
assets/kunten.[..].js
assets/style.[..].css

"#]]
    );
    assert_data_eq!(
        asked.iter().filter(plain).map(|path| (*path).clone() + "\n").collect::<String>(),
        str![[r#"
.kunten-site
assets/small/quay.jpg
data/small.en.bib
data/small.en.csl.json
data/small.ja.bib
data/small.ja.csl.json
favicon.ico
robots.txt

"#]]
    );
}

#[test]
fn base_url_changes_what_the_document_says() {
    let without = Site::new().built();
    let with = Site::new().append("site.toml", "base_url = \"https://example.org/readings/\"\n").built();
    let links = "link[rel=canonical], link[rel=alternate], meta[property='og:url']";
    assert_data_eq!(
        without.outer("en/small.html", links),
        str![[r#"
<link href="../en/small.html" hreflang="en" rel="alternate">
<link href="../ja/small.html" hreflang="ja" rel="alternate">

"#]]
    );
    assert_data_eq!(
        with.outer("en/small.html", links),
        str![[r#"
<link href="https://example.org/readings/en/small.html" rel="canonical">
<link href="https://example.org/readings/en/small.html" hreflang="en" rel="alternate">
<link href="https://example.org/readings/ja/small.html" hreflang="ja" rel="alternate">
<meta content="https://example.org/readings/en/small.html" property="og:url">

"#]]
    );
    assert_data_eq!(
        with.text("robots.txt"),
        str![[r#"
User-agent: *
Allow: /
Sitemap: https://example.org/readings/sitemap.xml

"#]]
    );
    assert_data_eq!(
        with.outer("404.html", "base, a"),
        str![[r#"
<base href="https://example.org/readings/">
<a href="en/index.html">Readings</a>
<a href="ja/index.html">読み解き一覧</a>

"#]]
    );
    assert_data_eq!(without.outer("404.html", "base, a, link"), str![]);
    let anchors = "a:not(.cite a)";
    assert_eq!(with.attributes("en/small.html", anchors, "href"), without.attributes("en/small.html", anchors, "href"));
}
