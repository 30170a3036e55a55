//! A reading that is published in one language first, and drafts, which stop nothing.

use crate::site::{CLAIMS, EN, JA, READING, Site, run, told};
use snapbox::{assert_data_eq, str};

/// The small site with a second reading in English alone, to which the first leads in both languages.
fn with_a_second_in_english() -> Site {
    Site::new()
        .file("content/speakers/bob.yaml", "name: { en: Bob }\nkind: person\nrole: { en: A sailor }\naffiliation: fleet\n")
        .file("content/speakers/fleet.yaml", "name: { en: The Fleet }\nkind: organisation\n")
        .file(
            "content/sources/log.yaml",
            "entry: { type: web, title: { en: The log }, date: 2026-03-02 }\nseen: whole\nreports: pilot\nnote: { en: Kept daily. }\n",
        )
        .file("content/sources/pilot.yaml", "entry: { type: web, title: { en: The pilot’s book } }\nseen: not\n")
        .file(
            "content/readings/second/reading.yaml",
            "title: { en: A second reading }\nsummary: { en: Of the wind. }\nwork: work\nwitnesses: { A: { en: The copy } }\npublished: 2026-11-25\nlicense: CC0-1.0\ndraft: [ja]\n",
        )
        .file(
            "content/readings/second/claims.yaml",
            "wind:\n  speaker: [bob, ann]\n  voice: narration\n  kind: fact\n  locus: A1\n  text: { en: The wind turned. }\n  evidence:\n    - { source: log, relation: supports }\n",
        )
        .file("content/readings/second/01-one.en.md", "---\ntitle: One\n---\n\n[The wind turned](claim:wind).\n")
        .edit(EN, "She expects [snow](claim:snow).", "She expects [snow](claim:snow) after [the wind](reading:second#wind).")
        .edit(JA, "[雪](claim:snow)", "[風](reading:second#wind)のあとに[雪](claim:snow)")
}

/// The files that hold a word in their paths.
fn paths<'b>(built: &'b crate::site::Built, word: &str) -> Vec<&'b str> {
    built.paths().into_iter().filter(|path| path.contains(word)).collect()
}

#[test]
fn a_reading_and_what_only_it_reaches_stand_in_its_languages() {
    let built = with_a_second_in_english().built();
    assert_eq!(built.told, "");
    assert_eq!(paths(&built, "second"), ["data/second.en.bib", "data/second.en.csl.json", "en/second.html"]);
    assert_eq!(paths(&built, "bob"), ["en/speakers/bob.html"]);
    assert_eq!(paths(&built, "fleet"), ["en/speakers/fleet.html"]);
    assert_eq!(paths(&built, "pilot"), ["en/sources/pilot.html"]);
    assert_eq!(paths(&built, "ann"), ["en/speakers/ann.html", "ja/speakers/ann.html"]);
    assert_eq!(built.attributes("en/second.html", "link[rel=alternate]", "hreflang"), ["en"]);
    assert_eq!(built.attributes("en/second.html", ".choose a", "href"), Vec::<String>::new());
    assert_eq!(built.attributes("en/second.html", "[data-note=wind] a[hreflang]", "hreflang"), Vec::<String>::new());
}

#[test]
fn links_say_where_they_leave_the_language() {
    let built = with_a_second_in_english().built();
    assert_data_eq!(
        built.inner("ja/small.html", "p:has(a[hreflang=en][href*=wind])"),
        str![[r##"
<a href="../en/second.html#wind" hreflang="en">風（英語）</a>のあとに<mark class="v-paraphrase s-open c1" data-claim="snow" id="snow"><span class="nb">雪<a aria-describedby="label-snow" class="ref s-open" href="#note-snow" role="doc-noteref"><span class="vh">注 </span>3</a></span></mark>を見込む。

"##]]
    );
    assert_eq!(built.attributes("en/small.html", "a[href*=wind]", "href"), ["second.html#wind"]);
    assert_eq!(built.words("en/second.html", "nav.languages a"), "English\n日本語（トップ）\n");
    assert_eq!(built.attributes("en/second.html", "nav.languages a", "href"), ["../en/second.html", "../ja/index.html"]);
    assert_eq!(built.words("ja/index.html", "h3"), "A second reading 英語版\n小さな読解\n");
    assert_eq!(built.attributes("ja/index.html", "h3 a", "href"), ["../en/second.html", "small.html"]);
    assert_eq!(built.attributes("ja/index.html", ".readings p[lang], h3 a[lang]", "lang"), ["en", "en"]);
}

#[test]
fn lists_and_counts_are_of_the_language_and_verdicts_are_not() {
    let count = "---\ntitle: 数\n---\n\n{claims} {speakers} {sources}\n";
    let site = with_a_second_in_english().file("content/about.en.md", count).file("content/about.ja.md", count);
    let built = site.built();
    assert_eq!(built.words("en/about.html", ".prose p"), "4 2 4\n");
    assert_eq!(built.words("ja/about.html", ".prose p"), "3 1 2\n");
    assert_eq!(built.attributes("ja/claims.html", "[data-claim]", "data-claim").len(), 3);
    assert_eq!(built.attributes("en/claims.html", "[data-claim]", "data-claim").len(), 4);
    assert_eq!(built.attributes("ja/speakers/ann.html", "a[data-claim]", "data-claim").len(), 3);
    assert_eq!(built.attributes("en/speakers/ann.html", "a[data-claim]", "data-claim").len(), 4);
    assert_eq!(built.words("ja/speakers.html", ".people a"), "アン\n");
    // What a reading in Japanese names is asked for in Japanese, and so is what that names.
    let both = with_a_second_in_english().edit(CLAIMS, "source: other, relation: supports", "source: log, relation: supports");
    let told = "error[K0502]: this text is missing in `ja`";
    assert_eq!(both.told().matches(told).count(), 3, "{}", both.told());
}

#[test]
fn its_texts_are_asked_for_in_its_languages_alone_until_the_other_is_published() {
    let site = with_a_second_in_english();
    assert!(told(&run(&site.root(), true)).contains("error[K0502]: this text is missing in `ja`"));
    let published = site.edit("content/readings/second/reading.yaml", "draft: [ja]\n", "");
    let told = published.told();
    assert!(told.contains("error[K0501]: content/readings/second/01-one.ja.md is missing"), "{told}");
    assert!(told.contains("content/speakers/fleet.yaml:1:1"), "{told}");
    let whole = published
        .edit("content/speakers/bob.yaml", "{ en: Bob }", "{ en: Bob, ja: ボブ }")
        .edit("content/speakers/bob.yaml", "{ en: A sailor }", "{ en: A sailor, ja: 船員 }")
        .edit("content/speakers/fleet.yaml", "{ en: The Fleet }", "{ en: The Fleet, ja: 船団 }")
        .edit("content/sources/log.yaml", "{ en: The log }", "The log")
        .edit("content/sources/log.yaml", "{ en: Kept daily. }", "{ en: Kept daily., ja: 毎日の記録。 }")
        .edit("content/sources/pilot.yaml", "{ en: The pilot’s book }", "The pilot’s book")
        .edit("content/readings/second/reading.yaml", "{ en: A second reading }", "{ en: A second reading, ja: 第二の読解 }")
        .edit("content/readings/second/reading.yaml", "{ en: Of the wind. }", "{ en: Of the wind., ja: 風について。 }")
        .edit("content/readings/second/reading.yaml", "{ en: The copy }", "The copy")
        .edit(
            "content/readings/second/claims.yaml",
            "{ en: The wind turned. }",
            "{ en: The wind turned., ja: 風向きが変わった。 }",
        )
        .file("content/readings/second/01-one.ja.md", "---\ntitle: 一\n---\n\n[風向きが変わった](claim:wind)。\n");
    let built = whole.built();
    assert_eq!(built.told, "");
    assert_eq!(
        paths(&built, "second"),
        [
            "data/second.en.bib",
            "data/second.en.csl.json",
            "data/second.ja.bib",
            "data/second.ja.csl.json",
            "en/second.html",
            "en/second.parallel.html",
            "ja/second.html",
            "ja/second.parallel.html"
        ]
    );
    assert_eq!(built.attributes("ja/small.html", "a[href*=wind]", "href"), ["second.html#wind"]);
    assert_eq!(built.attributes("en/second.html", "link[rel=alternate]", "hreflang"), ["en", "ja"]);
}

#[test]
fn the_first_language_of_a_reading_is_the_one_that_the_others_follow() {
    // The small reading in Japanese first, with its claims in another order than in English.
    let site = Site::new().append(READING, "draft: [en]\n").edit(
        JA,
        "アンは[空は緑だ](claim:sky)と言う。[雨が降った](claim:rain)とも言う。",
        "アンによれば[雨が降った](claim:rain)。[空は緑だ](claim:sky)とも言う。",
    );
    let built = site.built();
    assert_eq!(built.told, "");
    assert_eq!(paths(&built, "small"), ["data/small.ja.bib", "data/small.ja.csl.json", "ja/small.html"]);
    assert_eq!(built.attributes("ja/small.html", "mark", "data-claim"), ["rain", "sky", "snow"]);
    assert_eq!(built.words("ja/small.html", "mark[data-claim=rain] .ref"), "注 1\n");
    // With drafts, the numbers are the same.
    let drafts = site.built_with_drafts();
    assert_eq!(drafts.words("ja/small.html", "mark[data-claim=rain] .ref"), "注 1\n");
    assert_eq!(drafts.words("en/small.html", "mark[data-claim=rain] .ref"), "Note 1\n");
}

#[test]
fn an_empty_draft_stops_nothing_and_its_speaker_is_nowhere() {
    let site = Site::new()
        .file(
            "content/readings/third/reading.yaml",
            "title: \"\"\nsummary: \"\"\nwork: nothing\nwitnesses: {}\npublished: 2026-11-25\nlicense: \"\"\ndraft: true\n",
        )
        .file("content/readings/third/claims.yaml", "calm:\n  speaker: carl\n  voice: murmured\n")
        .file("content/readings/third/01-one.en.md", "no front matter\n")
        .file("content/speakers/carl.yaml", "name: \"\"\nkind: parrot\n")
        .file("content/speakers/dora.yaml", "name: { en: \"\" }\nkind: person\naffiliation: carl\n");
    let claims = "calm:\n  speaker: carl\n  voice: quote\n  kind: fact\n  locus: A1\n  text: \"\"\n";
    let site = site.file("content/readings/third/claims.yaml", claims);
    let built = site.built();
    assert_eq!(paths(&built, "carl"), Vec::<&str>::new());
    assert_eq!(paths(&built, "third"), Vec::<&str>::new());
    assert_data_eq!(
        built.told,
        str![[r#"
warning[K0206]: the front matter is missing (not published)
 --> content/readings/third/01-one.en.md:1:1
  |
1 | no front matter
  | ^
  |
  = help: begin the file with a line `---`, then `title: …`, then a line `---`

warning[K0208]: `kind` cannot be `parrot` (not published)
 --> content/speakers/carl.yaml:2:7
  |
2 | kind: parrot
  |       ^^^^^^
  |
  = help: use one of person, organisation, unnamed

warning[K0410]: nothing uses the speaker `dora`
 --> content/speakers/dora.yaml:1:1
  |
1 | name: { en: "" }
  | ^
  |
  = help: use it, or delete its file

"#]]
    );
    // What is wrong with it stops whoever asks for drafts.
    assert!(told(&run(&site.root(), true)).contains("error[K0208]: `kind` cannot be `parrot`\n"));
}

#[test]
fn a_reading_with_faults_is_a_draft_and_one_that_cannot_be_read_is_not_taken_for_one() {
    let site = Site::new().append(READING, "draft: true\nnonsense: 1\n");
    assert!(site.told().starts_with("warning[K0202]: unknown key `nonsense` (not published)\n"), "{}", site.told());
    let site = Site::new().append(READING, "draft: true\n: [\n");
    assert!(site.told().starts_with("error[K0201]: this is not valid YAML"), "{}", site.told());
}

#[test]
fn a_plain_page_in_one_language_first() {
    let english = "---\ntitle: About\ndraft: [ja]\n---\n\nOf [Bob](speaker:bob).\n";
    let bob = "name: { en: Bob }\nkind: person\n";
    let site = Site::new().file("content/about.en.md", english).file("content/speakers/bob.yaml", bob);
    let built = site.built();
    assert_eq!(built.told, "");
    assert_eq!(paths(&built, "about"), ["en/about.html"]);
    assert_eq!(paths(&built, "bob"), ["en/speakers/bob.html"]);
    assert_eq!(built.words("en/index.html", "nav.site a"), "Readings\nSpeakers\nSources\nAll claims\nAbout\n");
    assert!(!built.words("ja/index.html", "nav.site a").contains("About"));
    // The other language says of itself that it is a draft.
    let draft = site.file("content/about.ja.md", "---\ntitle: \"\"\ndraft: true\n---\n");
    let draft = draft.edit("content/about.en.md", "draft: [ja]\n", "");
    assert_eq!(paths(&draft.built(), "about"), ["en/about.html"]);
}
