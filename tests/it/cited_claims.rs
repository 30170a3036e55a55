//! How a claim is cited, and what search engines read: who says it, in which work, and that it is restated.

use crate::site::{CLAIMS, READING, Site};
use serde_json::Value;
use snapbox::{assert_data_eq, str};

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
        built.words("en/small.html", ".cite > p + p") + &built.words("ja/small.html", ".cite > p + p"),
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

#[test]
fn names_are_braced_and_signs_of_tex_escaped() {
    let site = Site::new()
        .edit("content/speakers/ann.yaml", "name: { en: Ann, ja: アン }", "name: { en: '{Ann} & Sons', ja: アン }")
        .edit(CLAIMS, "en: The sky is green.", r"en: '100 % of $a_b \\\\ ~ ^ # are {green}.'");
    let built = site.built();
    let text = built.words("en/small.html", "[data-note=sky] .cite pre:first-of-type");
    assert_data_eq!(
        &text,
        str![[r#"
@online{small-sky, author = {{/{Ann/} /& Sons}}, date = {2026-11-24}, langid = {en}, note = {{/{Ann/} /& Sons, quoted in “The work”, 11 February 2026 (line 1 of copy A), as restated in “A small reading”, claim 1.}}, organization = {{Small}}, origdate = {2026-02-11}, title = {{100 /% of /$a/_b //// /~ /^ /# are /{green/} (claim 1, as restated)}}, titleaddon = {{A small reading}}, }

"#]]
    );
    let parsed = biblatex::Bibliography::parse(&text).expect("it can be read again");
    let entry = parsed.get("small-sky").expect("the entry");
    let authors = entry.author().expect("an author");
    assert_eq!(authors.len(), 1);
    assert_eq!(authors[0].name, "{Ann} & Sons");
}

#[test]
fn several_speakers_are_several_authors() {
    let built = Site::new()
        .file("content/speakers/bob.yaml", "name: { en: Bob and Son, ja: ボブ }\nkind: organisation\n")
        .edit(CLAIMS, "sky:\n  speaker: ann", "sky:\n  speaker: [ann, bob]")
        .edit(CLAIMS, "{ source: other, relation: attests }", "{ source: other, relation: attests, speaker: bob }")
        .built();
    assert_data_eq!(
        built.words("en/small.html", "[data-note=sky] .cite"),
        str![[r#"
Cite this claimLink to this claimAnn; Bob and Son, quoted in “The work”, 11 February 2026 (line 1 of copy A), as restated in “A small reading”, claim 1.@online{small-sky, author = {{Ann} and {Bob and Son}}, date = {2026-11-24}, langid = {en}, note = {{Ann; Bob and Son, quoted in “The work”, 11 February 2026 (line 1 of copy A), as restated in “A small reading”, claim 1.}}, organization = {{Small}}, origdate = {2026-02-11}, title = {{The sky is green (claim 1, as restated)}}, titleaddon = {{A small reading}}, }{"author":[{"literal":"Ann"},{"literal":"Bob and Son"}],"container-title":"A small reading","id":"small-sky","issued":{"date-parts":[[2026,11,24]]},"language":"en","note":"Ann; Bob and Son, quoted in “The work”, 11 February 2026 (line 1 of copy A), as restated in “A small reading”, claim 1.","original-date":{"date-parts":[[2026,2,11]]},"publisher":"Small","title":"The sky is green (claim 1, as restated)","type":"webpage"}

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
