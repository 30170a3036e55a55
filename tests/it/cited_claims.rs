//! How a claim is cited, and what search engines read: who says it, in which work, and that it is restated.

use crate::site::{Built, CLAIMS, READING, Site, kunten};
use serde_json::Value;
use snapbox::{assert_data_eq, str};
use std::fs;

/// What stands on the reading's page as JSON-LD.
fn schema(site: &Site, page: &str) -> Value {
    let built = site.built();
    serde_json::from_str(&built.inner(page, "script[type='application/ld+json']")).expect("JSON")
}

#[test]
fn the_work_vouches_for_its_own_voice_and_a_doubtful_wording_says_so() {
    let built = Site::new()
        .edit(
            CLAIMS,
            "  text: { en: The sky is green., ja: 空は緑だ。 }",
            "  text: { en: The sky is green., ja: 空は緑だ。 }\n  wording: inferred\n  remark: odd",
        )
        .file(
            "content/readings/small/remarks.yaml",
            "odd: { kind: translation, inferred: true, text: { en: Odd., ja: 奇妙。 } }\n",
        )
        .built();
    assert_data_eq!(
        built.words("en/small.html", ".cite > p:nth-of-type(2)") + &built.words("ja/small.html", ".cite > p:nth-of-type(2)"),
        str![[r#"
Ann, quoted in “The work”, 11 February 2026 (line 1 of copy A), restated as probably meant in “A small reading”, claim 1.
“The work”, 11 February 2026 (lines 2 to 3 of copy A), as restated in “A small reading”, claim 2.
Ann, reported in “The work”, 11 February 2026 (line 4 of copy A), as restated in “A small reading”, claim 3.
アンの発言。「The work」2026年2月11日（写しAの1行目）。推定による言い換えは『小さな読解』記述1による。
「The work」2026年2月11日（写しAの2〜3行目）。言い換えは『小さな読解』記述2による。
アンの発言（間接引用）。「The work」2026年2月11日（写しAの4行目）。言い換えは『小さな読解』記述3による。

"#]]
    );
}

/// What stands of a claim in a file of a reading's citations in BibLaTeX: its lines, without those of other claims.
fn entry<'b>(built: &'b Built, file: &str, key: &str) -> &'b str {
    let head = format!("@online{{{key},");
    built.text(file).split("\n\n").find(|entry| entry.starts_with(&head)).unwrap_or_else(|| panic!("{key} is not in {file}"))
}

#[test]
fn names_are_braced_and_signs_of_tex_escaped() {
    let site = Site::new()
        .edit("content/speakers/ann.yaml", "name: { en: Ann, ja: アン }", "name: { en: '{Ann} & Sons', ja: アン }")
        .edit(CLAIMS, "en: The sky is green.", r"en: '100 % of $a_b \\\\ ~ ^ # are {green}.'");
    let built = site.built();
    assert_data_eq!(
        entry(&built, "data/small.en.bib", "small-sky"),
        str![[r#"
@online{small-sky,
author = {{/{Ann/} /& Sons}},
date = {2026-11-24},
langid = {en},
note = {{/{Ann/} /& Sons, quoted in “The work”, 11 February 2026 (line 1 of copy A), as restated in “A small reading”, claim 1.}},
organization = {{Small}},
origdate = {2026-02-11},
title = {{100 /% of /$a/_b /textbackslash{}/textbackslash{} /textasciitilde{} /textasciicircum{} /# are /{green/} (claim 1, as restated)}},
titleaddon = {{A small reading}},
}
"#]]
    );
    let parsed = biblatex::Bibliography::parse(built.text("data/small.en.bib")).expect("it can be read again");
    let entry = parsed.get("small-sky").expect("the entry");
    let authors = entry.author().expect("an author");
    assert_eq!(authors.len(), 1);
    assert_eq!(authors[0].name, "{Ann} & Sons");
    let title = entry.title().expect("a title");
    let title: String = title.iter().map(|chunk| chunk.v.get()).collect();
    assert_eq!(title, r"100 % of $a_b \\ ~ ^ # are {green} (claim 1, as restated)");
}

#[test]
fn several_speakers_are_several_authors() {
    let built = Site::new()
        .file("content/speakers/bob.yaml", "name: { en: Bob and Son, ja: ボブ }\nkind: organisation\n")
        .edit(CLAIMS, "sky:\n  speaker: ann", "sky:\n  speaker: [ann, bob]")
        .edit(CLAIMS, "{ source: other, relation: attests }", "{ source: other, relation: attests, speaker: bob }")
        .built();
    assert_data_eq!(
        entry(&built, "data/small.en.bib", "small-sky").lines().nth(1).expect("its authors"),
        str![[r#"author = {{Ann} and {Bob and Son}},"#]]
    );
    assert_data_eq!(
        built.text("data/small.en.csl.json"),
        str![[r#"
[
{"id":"small-sky","type":"webpage","title":"The sky is green (claim 1, as restated)","container-title":"A small reading","publisher":"Small","author":[{"literal":"Ann"},{"literal":"Bob and Son"}],"issued":{"date-parts":[[2026,11,24]]},"original-date":{"date-parts":[[2026,2,11]]},"language":"en","note":"Ann; Bob and Son, quoted in “The work”, 11 February 2026 (line 1 of copy A), as restated in “A small reading”, claim 1."},
{"id":"small-rain","type":"webpage","title":"It rained (claim 2, as restated)","container-title":"A small reading","publisher":"Small","author":[{"literal":"Ann"}],"issued":{"date-parts":[[2026,11,24]]},"original-date":{"date-parts":[[2026,2,11]]},"language":"en","note":"“The work”, 11 February 2026 (lines 2 to 3 of copy A), as restated in “A small reading”, claim 2."},
{"id":"small-snow","type":"webpage","title":"It will snow (claim 3, as restated)","container-title":"A small reading","publisher":"Small","author":[{"literal":"Ann"}],"issued":{"date-parts":[[2026,11,24]]},"original-date":{"date-parts":[[2026,2,11]]},"language":"en","note":"Ann, reported in “The work”, 11 February 2026 (line 4 of copy A), as restated in “A small reading”, claim 3."}
]

"#]]
    );
}

/// A citation in words, the claim's own address, and the files in which programs find it, all without JavaScript.
#[test]
fn a_note_leads_to_the_files_and_says_by_what_key_the_claim_stands_there() {
    let built = Site::new().built();
    assert_data_eq!(
        built.outer("ja/small.html", "[data-note=sky] .cite"),
        str![[r##"
<details class="cite"><summary>この記述を引用する</summary><p><a href="#sky">この記述へのリンク</a></p><p>アンの発言。「The work」2026年2月11日（写しAの1行目）。言い換えは『小さな読解』記述1による。</p><p class="data-files"><a href="../data/small.ja.bib">BibTeX</a> · <a href="../data/small.ja.csl.json">CSL-JSON</a> · 引用キー <code>small-sky</code></p></details>

"##]]
    );
    let keys = ["small-sky", "small-rain", "small-snow"];
    let pages = [
        ("en/small.html", "", "en"),
        ("ja/small.html", "", "ja"),
        ("en/small.parallel.html", "[lang=ja] ", "ja"),
        ("ja/small.parallel.html", "[lang=en] ", "en"),
    ];
    for (page, column, tag) in pages {
        let of = |rest: &str| built.attributes(page, &format!("main {column}[data-note] .cite {rest}"), "href");
        assert_eq!(of("a[href$='.bib']"), vec![format!("../data/small.{tag}.bib"); 3], "{page}");
        assert_eq!(of("a[href$='.csl.json']"), vec![format!("../data/small.{tag}.csl.json"); 3], "{page}");
        assert_eq!(built.words(page, &format!("main {column}.cite code")).lines().collect::<Vec<_>>(), keys, "{page}");
    }
}

#[test]
fn every_reading_has_a_file_of_each_form_in_each_of_its_languages() {
    let second = |draft: &str| {
        Site::new()
            .file(
                "content/readings/second/reading.yaml",
                &format!(
                    "title: {{ en: Second, ja: 第二 }}\nsummary: {{ en: In short., ja: 要約。 }}\nwork: work\n\
                     witnesses: {{ A: {{ en: Copy, ja: 写し }} }}\npublished: 2026-11-25\nlicense: CC0-1.0\n{draft}"
                ),
            )
            .file(
                "content/readings/second/claims.yaml",
                "wind:\n  speaker: ann\n  voice: quote\n  kind: fact\n  locus: A1\n  text: { en: Wind., ja: 風。 }\n",
            )
            .file("content/readings/second/01-one.en.md", "---\ntitle: One\n---\n\n[Wind](claim:wind).\n")
            .file("content/readings/second/01-one.ja.md", "---\ntitle: 一\n---\n\n[風](claim:wind)。\n")
            .built()
    };
    let data = |built: &Built| built.paths().into_iter().filter(|path| path.starts_with("data/")).collect::<Vec<_>>().join("\n");
    assert_data_eq!(
        data(&second("")),
        str![[r#"
data/second.en.bib
data/second.en.csl.json
data/second.ja.bib
data/second.ja.csl.json
data/small.en.bib
data/small.en.csl.json
data/small.ja.bib
data/small.ja.csl.json
"#]]
    );
    let english = second("draft: [ja]\n");
    assert_data_eq!(
        data(&english),
        str![[r#"
data/second.en.bib
data/second.en.csl.json
data/small.en.bib
data/small.en.csl.json
data/small.ja.bib
data/small.ja.csl.json
"#]]
    );
    assert_eq!(
        english.attributes("en/second.html", ".data-files a", "href"),
        ["../data/second.en.bib", "../data/second.en.csl.json"]
    );
    assert_data_eq!(
        english.text("data/second.en.bib"),
        str![[r#"
@online{second-wind,
author = {{Ann}},
date = {2026-11-25},
langid = {en},
note = {{Ann, quoted in “The work”, 11 February 2026 (line 1 of copy A), as restated in “Second”, claim 1.}},
organization = {{Small}},
origdate = {2026-02-11},
title = {{Wind (claim 1, as restated)}},
titleaddon = {{Second}},
}

"#]]
    );
}

/// What another site calls the first claim, which has it from the file of the English reading.
fn cited_elsewhere(built: &Built) -> String {
    Site::new()
        .edit(CLAIMS, "{ source: other, relation: attests }", "{ source: small-sky, relation: attests }")
        .file("content/sources/small.bib", built.text("data/small.en.bib"))
        .file("content/sources/small-sky.yaml", "seen: whole\n")
        .built()
        .words("en/sources/small-sky.html", "h1")
}

/// Whoever cites a claim in a site of their own has it as a source from either file.
#[test]
fn both_files_are_read_again_by_whoever_reads_libraries() {
    let built = Site::new()
        .edit("content/speakers/ann.yaml", "name: { en: Ann, ja: アン }", "name: { en: '{Ann} & Sons', ja: アン }")
        .edit(CLAIMS, "en: The sky is green.", "en: '100 % of $a_b # are {green}.'")
        .append("site.toml", "base_url = \"https://example.org/\"\n")
        .built();
    for tag in ["en", "ja"] {
        let library = built.text(&format!("data/small.{tag}.bib"));
        let entries = biblatex::Bibliography::parse(library).expect("BibLaTeX");
        assert_eq!(entries.iter().map(|entry| &*entry.key).collect::<Vec<_>>(), ["small-sky", "small-rain", "small-snow"]);
        for entry in entries.iter() {
            assert!(entry.verify().is_ok(), "{}", entry.key);
        }
        let items: Vec<Value> = serde_json::from_str(built.text(&format!("data/small.{tag}.csl.json"))).expect("a list in JSON");
        assert_eq!(items.iter().map(|item| &item["id"]).collect::<Vec<_>>(), ["small-sky", "small-rain", "small-snow"]);
    }
    assert_data_eq!(
        cited_elsewhere(&built),
        str![[r#"
{Ann} & Sons, “100 % of $a_b # are {green} (claim 1, as restated)”, Small, 24 November 2026.

"#]]
    );
    let importing = Site::new();
    fs::write(importing.beside("small.csl.json"), built.text("data/small.en.csl.json")).expect("a file");
    let done = kunten(&importing.root()).args(["import", "csl", "../small.csl.json"]).output().expect("it runs");
    assert_data_eq!(
        String::from_utf8_lossy(&done.stderr).into_owned(),
        str![[r#"
kunten: content/sources/small-sky.yaml: left out, for want of a place: note, original-date
kunten: content/sources/small-rain.yaml: left out, for want of a place: note, original-date
kunten: content/sources/small-snow.yaml: left out, for want of a place: note, original-date
3 written, 0 passed over

"#]]
    );
    assert_data_eq!(
        fs::read_to_string(importing.root().join("content/sources/small-sky.yaml")).expect("it was written"),
        str![[r#"
# yaml-language-server: $schema=../../.kunten/source.schema.json
entry:
  type: web
  title: '100 % of $a_b # are /{green/} (claim 1, as restated)'
  author: '{Ann} & Sons'
  date: 2026-11-24
  url: https://example.org/en/small.html#sky
  publisher: Small
language: en
# Nobody has said yet that they have read it. Whoever has, writes `whole` or `excerpt`.
seen: not

"#]]
    );
}

#[test]
fn a_paraphrase_of_the_editors_is_a_claim_and_no_quotation() {
    let data = schema(&Site::new(), "en/small.html");
    assert_data_eq!(
        serde_json::to_string_pretty(&data).expect("JSON"),
        str![[r#"
{
  "@context": "https://schema.org",
  "@type": "Article",
  "datePublished": "2026-11-24",
  "description": "In short.",
  "hasPart": [
    {
      "@type": "Claim",
      "abstract": "The sky is green.",
      "claimInterpreter": {
        "@type": "Organization",
        "name": "Small"
      },
      "creator": {
        "@type": "Person",
        "name": "Ann"
      }
    },
    {
      "@type": "Claim",
      "abstract": "It rained.",
      "claimInterpreter": {
        "@type": "Organization",
        "name": "Small"
      },
      "creator": {
        "@type": "Person",
        "name": "Ann"
      }
    },
    {
      "@type": "Claim",
      "abstract": "It will snow.",
      "claimInterpreter": {
        "@type": "Organization",
        "name": "Small"
      },
      "creator": {
        "@type": "Person",
        "name": "Ann"
      }
    }
  ],
  "headline": "A small reading",
  "inLanguage": "en",
  "isBasedOn": {
    "@type": "CreativeWork",
    "datePublished": "2026-02-11",
    "name": "The work"
  },
  "license": "https://creativecommons.org/publicdomain/zero/1.0/",
  "publisher": {
    "@type": "Organization",
    "name": "Small"
  }
}
"#]]
    );
    assert!(!data.to_string().contains("Quotation"));
}

#[test]
fn only_a_person_is_called_one() {
    let with = |editors: &str| {
        let data = schema(&Site::new().append(READING, editors), "en/small.html");
        format!("editor {}\ncreator {}\n", data["editor"], data["creator"])
    };
    let all = with("editors:\n  - { name: Harbour Archive, kind: organisation }\n")
        + &with("editors:\n  - { name: Ito Hana, kind: person }\n  - { name: Aoki Ren, orcid: 0000-0002-1825-0097 }\n")
        + &with("editors:\n  - name: Who knows\n");
    assert_data_eq!(
        all,
        str![[r#"
editor null
creator {"@type":"Organization","name":"Harbour Archive"}
editor [{"@type":"Person","name":"Ito Hana"},{"@type":"Person","name":"Aoki Ren","sameAs":"https://orcid.org/0000-0002-1825-0097"}]
creator null
editor {"name":"Who knows"}
creator null

"#]]
    );
}

#[test]
fn the_licence_is_an_address_or_nothing() {
    let of = |license: &str| {
        let site = Site::new().edit(READING, "license: CC0-1.0", &format!("license: {license}"));
        let page = site.built().outer("en/small.html", "a[rel=license]");
        format!("{} {page}", schema(&site, "en/small.html")["license"]).trim_end().to_owned() + "\n"
    };
    assert_data_eq!(
        of("CC0-1.0") + &of("CC-BY-NC-4.0") + &of("MIT OR Apache-2.0") + &of("All rights reserved"),
        str![[r#"
"https://creativecommons.org/publicdomain/zero/1.0/" <a class="nb" href="https://creativecommons.org/publicdomain/zero/1.0/" rel="license">CC0-1.0</a>
"https://creativecommons.org/licenses/by-nc/4.0/" <a class="nb" href="https://creativecommons.org/licenses/by-nc/4.0/" rel="license">CC-BY-NC-4.0</a>
["https://spdx.org/licenses/MIT.html","https://spdx.org/licenses/Apache-2.0.html"]
null

"#]]
    );
}

#[test]
fn who_has_checked_a_reading_or_that_nobody_has_signed() {
    let meta =
        |site: Site| site.built().words("en/small.html", ".title .meta") + &site.built().words("ja/small.html", ".title .meta");
    let checked = "checked: { name: { en: Ito Hana, ja: 伊藤花 }, date: 2026-11-20 }\n";
    assert_data_eq!(
        meta(Site::new()) + &meta(Site::new().append(READING, checked)),
        str![[r#"
3 claims, 1 speaker, 1 source cited as evidence · Published 24 November 2026 · No named editor has signed this reading · Licence CC0-1.0
記述3件、発言者1人・組織、根拠に挙げた資料1点 · 公開 2026年11月24日 · 責任編集者の署名はありません · ライセンス CC0-1.0
3 claims, 1 speaker, 1 source cited as evidence · Published 24 November 2026 · Checked by Ito Hana, 20 November 2026 · Licence CC0-1.0
記述3件、発言者1人・組織、根拠に挙げた資料1点 · 公開 2026年11月24日 · 点検：伊藤花（2026年11月20日） · ライセンス CC0-1.0

"#]]
    );
}
