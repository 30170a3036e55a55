//! With and without the address at which the site will stand.

use crate::site::{Built, Site, leads_to_itself, run};
use snapbox::{assert_data_eq, str};
use std::{fs, path::Path};

#[test]
fn with_an_address_there_are_canonical_links_and_a_base() {
    let built = Site::new().append("site.toml", "base_url = \"https://example.org/k\"\n").built();
    assert_data_eq!(
        built.outer("ja/speakers/ann.html", "link[rel=canonical], link[rel=alternate]"),
        str![[r#"
<link href="https://example.org/k/ja/speakers/ann.html" rel="canonical">
<link href="https://example.org/k/en/speakers/ann.html" hreflang="en" rel="alternate">
<link href="https://example.org/k/ja/speakers/ann.html" hreflang="ja" rel="alternate">

"#]]
    );
    assert_data_eq!(
        built.outer("en/index.html", "link[rel=canonical], link[rel=alternate]"),
        str![[r#"
<link href="https://example.org/k/en/" rel="canonical">
<link href="https://example.org/k/en/" hreflang="en" rel="alternate">
<link href="https://example.org/k/ja/" hreflang="ja" rel="alternate">

"#]]
    );
    assert_data_eq!(
        built.text("404.html"),
        str![[r#"
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; style-src 'self' 'sha256-qJ/9y4YUdpyH4Edd9Qpor/ll1yPr9BuAx+weiX2vRcw='; base-uri 'self'; form-action 'none'">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>There is no such page · Small</title>
<base href="https://example.org/k/">
<style>
:root{color-scheme:light dark;--paper:light-dark(#fbf9f4,#171614);--ink:light-dark(#1f1c18,#e8e2d6);--rule:light-dark(#dcd6c9,#3a3630);--accent:light-dark(#9c2911,#ff977f)}
body{margin:0;padding:12vh 1.25rem 3rem;background:var(--paper);color:var(--ink);font:1.125rem/1.75 "Iowan Old Style",Charter,Cambria,"Noto Serif",Georgia,serif}
main{max-inline-size:37rem;margin:0 auto}
section+section{margin-block-start:2.5rem;padding-block-start:2.5rem;border-block-start:1px solid var(--rule)}
h1,h2{font-size:1.75rem;line-height:1.3;margin:0 0 .75rem;font-weight:600}
p{margin:0 0 .75rem}
a{color:var(--accent)}
:lang(ja){font-family:"Hiragino Mincho ProN","Yu Mincho",YuMincho,"Noto Serif CJK JP","Noto Serif JP",serif}
</style>
</head>
<body>
<main>
<section lang="en">
<h1>There is no such page</h1>
<p>The address may be mistyped, or the page may have moved.</p>
<p><a href="en/index.html">Readings</a></p>
</section>
<section lang="ja">
<h2>ページが見つかりません</h2>
<p>アドレスに誤りがあるか、ページが移動した可能性があります。</p>
<p><a href="ja/index.html">読み解き一覧</a></p>
</section>
</main>
</body>
</html>

"#]]
    );
}

#[test]
fn with_an_address_there_is_a_sitemap() {
    let built = Site::new().append("site.toml", "base_url = \"https://example.org/k\"\n").built();
    assert_eq!(built.told, "");
    assert_data_eq!(
        built.text("robots.txt"),
        str![[r#"
User-agent: *
Allow: /
Sitemap: https://example.org/k/sitemap.xml

"#]]
    );
    assert_data_eq!(
        built.text("sitemap.xml"),
        str![[r#"
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
<url><loc>https://example.org/k/en/</loc><xhtml:link rel="alternate" hreflang="en" href="https://example.org/k/en/"/><xhtml:link rel="alternate" hreflang="ja" href="https://example.org/k/ja/"/></url>
<url><loc>https://example.org/k/en/speakers.html</loc><xhtml:link rel="alternate" hreflang="en" href="https://example.org/k/en/speakers.html"/><xhtml:link rel="alternate" hreflang="ja" href="https://example.org/k/ja/speakers.html"/></url>
<url><loc>https://example.org/k/en/sources.html</loc><xhtml:link rel="alternate" hreflang="en" href="https://example.org/k/en/sources.html"/><xhtml:link rel="alternate" hreflang="ja" href="https://example.org/k/ja/sources.html"/></url>
<url><loc>https://example.org/k/en/claims.html</loc><xhtml:link rel="alternate" hreflang="en" href="https://example.org/k/en/claims.html"/><xhtml:link rel="alternate" hreflang="ja" href="https://example.org/k/ja/claims.html"/></url>
<url><loc>https://example.org/k/en/small.html</loc><xhtml:link rel="alternate" hreflang="en" href="https://example.org/k/en/small.html"/><xhtml:link rel="alternate" hreflang="ja" href="https://example.org/k/ja/small.html"/></url>
<url><loc>https://example.org/k/en/small.parallel.html</loc><xhtml:link rel="alternate" hreflang="en" href="https://example.org/k/en/small.parallel.html"/><xhtml:link rel="alternate" hreflang="ja" href="https://example.org/k/ja/small.parallel.html"/></url>
<url><loc>https://example.org/k/en/speakers/ann.html</loc><xhtml:link rel="alternate" hreflang="en" href="https://example.org/k/en/speakers/ann.html"/><xhtml:link rel="alternate" hreflang="ja" href="https://example.org/k/ja/speakers/ann.html"/></url>
<url><loc>https://example.org/k/en/sources/other.html</loc><xhtml:link rel="alternate" hreflang="en" href="https://example.org/k/en/sources/other.html"/><xhtml:link rel="alternate" hreflang="ja" href="https://example.org/k/ja/sources/other.html"/></url>
<url><loc>https://example.org/k/en/sources/work.html</loc><xhtml:link rel="alternate" hreflang="en" href="https://example.org/k/en/sources/work.html"/><xhtml:link rel="alternate" hreflang="ja" href="https://example.org/k/ja/sources/work.html"/></url>
<url><loc>https://example.org/k/ja/</loc><xhtml:link rel="alternate" hreflang="en" href="https://example.org/k/en/"/><xhtml:link rel="alternate" hreflang="ja" href="https://example.org/k/ja/"/></url>
<url><loc>https://example.org/k/ja/speakers.html</loc><xhtml:link rel="alternate" hreflang="en" href="https://example.org/k/en/speakers.html"/><xhtml:link rel="alternate" hreflang="ja" href="https://example.org/k/ja/speakers.html"/></url>
<url><loc>https://example.org/k/ja/sources.html</loc><xhtml:link rel="alternate" hreflang="en" href="https://example.org/k/en/sources.html"/><xhtml:link rel="alternate" hreflang="ja" href="https://example.org/k/ja/sources.html"/></url>
<url><loc>https://example.org/k/ja/claims.html</loc><xhtml:link rel="alternate" hreflang="en" href="https://example.org/k/en/claims.html"/><xhtml:link rel="alternate" hreflang="ja" href="https://example.org/k/ja/claims.html"/></url>
<url><loc>https://example.org/k/ja/small.html</loc><xhtml:link rel="alternate" hreflang="en" href="https://example.org/k/en/small.html"/><xhtml:link rel="alternate" hreflang="ja" href="https://example.org/k/ja/small.html"/></url>
<url><loc>https://example.org/k/ja/small.parallel.html</loc><xhtml:link rel="alternate" hreflang="en" href="https://example.org/k/en/small.parallel.html"/><xhtml:link rel="alternate" hreflang="ja" href="https://example.org/k/ja/small.parallel.html"/></url>
<url><loc>https://example.org/k/ja/speakers/ann.html</loc><xhtml:link rel="alternate" hreflang="en" href="https://example.org/k/en/speakers/ann.html"/><xhtml:link rel="alternate" hreflang="ja" href="https://example.org/k/ja/speakers/ann.html"/></url>
<url><loc>https://example.org/k/ja/sources/other.html</loc><xhtml:link rel="alternate" hreflang="en" href="https://example.org/k/en/sources/other.html"/><xhtml:link rel="alternate" hreflang="ja" href="https://example.org/k/ja/sources/other.html"/></url>
<url><loc>https://example.org/k/ja/sources/work.html</loc><xhtml:link rel="alternate" hreflang="en" href="https://example.org/k/en/sources/work.html"/><xhtml:link rel="alternate" hreflang="ja" href="https://example.org/k/ja/sources/work.html"/></url>
</urlset>

"#]]
    );
}

#[test]
fn without_an_address_every_link_is_relative() {
    let built = Site::new().built();
    assert_data_eq!(
        built.text("robots.txt"),
        str![[r#"
User-agent: *
Allow: /

"#]]
    );
    assert_data_eq!(
        built.outer("404.html", "base, main"),
        str![[r#"
<main>
<section lang="en">
<h1>There is no such page</h1>
<p>The address may be mistyped, or the page may have moved.</p>
</section>
<section lang="ja">
<h2>ページが見つかりません</h2>
<p>アドレスに誤りがあるか、ページが移動した可能性があります。</p>
</section>
</main>

"#]]
    );
    assert_data_eq!(
        built.outer("ja/speakers/ann.html", "link, header a"),
        str![[r#"
<link href="../../en/speakers/ann.html" hreflang="en" rel="alternate">
<link href="../../ja/speakers/ann.html" hreflang="ja" rel="alternate">
<link href="../../assets/favicon.[..].svg" rel="icon" type="image/svg+xml">
<link href="../../assets/style.[..].css" rel="stylesheet">
<a class="logo" href="../../ja/index.html">小さなサイト</a>
<a href="../../ja/index.html">読み解き一覧</a>
<a href="../../ja/speakers.html">発言者</a>
<a href="../../ja/sources.html">資料</a>
<a href="../../ja/claims.html">記述一覧</a>
<a href="../../en/speakers/ann.html" hreflang="en" lang="en">English</a>
<a aria-current="page" href="../../ja/speakers/ann.html" hreflang="ja" lang="ja">日本語</a>

"#]]
    );
    assert!(!built.paths().contains(&"sitemap.xml"));
}

/// Ids may end in whatever a home page is called.
#[test]
fn an_id_keeps_its_end_in_addresses() {
    let built = Site::new()
        .append("site.toml", "base_url = \"https://example.org/k\"\n")
        .file("content/sources/stanford-ai-index.yaml", "entry: { type: web, title: AI Index }\nseen: whole\n")
        .file("content/speakers/index.yaml", "name: Index\nkind: organisation\nsources: [stanford-ai-index]\n")
        .file("content/my-index.en.md", "---\ntitle: Index\n---\n\n[Index](speaker:index)\n")
        .file("content/my-index.ja.md", "---\ntitle: 索引\n---\n\n[索引](speaker:index)\n")
        .built();
    leads_to_itself(&built, "https://example.org/k/");
    let sitemap = built.text("sitemap.xml");
    for page in ["sources/stanford-ai-index", "speakers/index", "my-index"] {
        assert!(sitemap.contains(&format!("<loc>https://example.org/k/en/{page}.html</loc>")), "{page}");
    }
}

/// The repository's own site, at the top of a host and in a folder of one.
#[test]
fn our_own_site_holds_at_any_address() {
    for base_url in ["https://example.org/", "https://example.org/read/here/"] {
        let site = our_own(base_url);
        leads_to_itself(&Built::new(run(&site.root(), false)), base_url);
    }
}

/// A copy of the repository's site that knows its address.
fn our_own(base_url: &str) -> Site {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut site = Site::empty();
    for folder in ["content", "templates", "static"] {
        for (path, bytes) in crate::site::tree(&own.join(folder)) {
            if let Some(bytes) = bytes {
                site = site.bytes(&format!("{folder}/{}", path.display()), &bytes);
            }
        }
    }
    let settings = fs::read_to_string(own.join("site.toml")).expect("our settings");
    site.file("site.toml", &format!("base_url = \"{base_url}\"\n{settings}"))
}
