//! Sites of one language and of three, and a site's own messages, templates and static files.

use crate::site::{CLAIMS, EN, JA, READING, Site};
use snapbox::{assert_data_eq, str};
use std::{fs, path::Path};

/// The small site in English alone; localised texts hold for it as they are.
fn english_alone() -> Site {
    let site = Site::new().edit("site.toml", r#"["en", "ja"]"#, r#"["en"]"#).edit("site.toml", r#", ja = "小さなサイト""#, "");
    let site = site.without(JA).edit("content/speakers/ann.yaml", ", ja: アン", "");
    let site =
        site.edit(CLAIMS, ", ja: 空は緑だ。", "").edit(CLAIMS, ", ja: 雨が降った。", "").edit(CLAIMS, ", ja: 雪が降る。", "");
    site.edit(READING, ", ja: 小さな読解", "").edit(READING, ", ja: 要約。", "").edit(READING, ", ja: 写し", "")
}

/// The small site with German as the third language; its words are the English ones.
fn with_german(messages: &str) -> Site {
    let site = Site::new()
        .edit("site.toml", r#"["en", "ja"]"#, r#"["en", "ja", "de"]"#)
        .edit("site.toml", r#"ja = "小さなサイト""#, r#"ja = "小さなサイト", de = "Klein""#)
        .edit("content/speakers/ann.yaml", "ja: アン", "ja: アン, de: Anne")
        .edit(CLAIMS, "ja: 空は緑だ。", "ja: 空は緑だ。, de: Der Himmel ist grün.")
        .edit(CLAIMS, "ja: 雨が降った。", "ja: 雨が降った。, de: Es regnete.")
        .edit(CLAIMS, "ja: 雪が降る。", "ja: 雪が降る。, de: Es wird schneien.")
        .edit(READING, "ja: 小さな読解", "ja: 小さな読解, de: Kleine Lektüre")
        .edit(READING, "ja: 要約。", "ja: 要約。, de: Kurz.")
        .edit(READING, "ja: 写し", "ja: 写し, de: Die Abschrift")
        .file("templates/messages/de.ftl", messages);
    let text = fs::read_to_string(site.root().join(EN)).expect("the section");
    site.file("content/readings/small/01-one.de.md", &text)
}

/// Messages for German: ours in English under a German name.
fn german_messages() -> String {
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/messages/en.ftl");
    let ours = fs::read_to_string(ours).expect("our messages");
    ours.replace("language-name = English", "language-name = Deutsch")
        .replace("locale = en-GB", "locale = de-DE")
        .replace("so-open = not yet known", "so-open = noch offen")
}

#[test]
fn one_language() {
    let built = english_alone().built();
    assert_eq!(built.told, "");
    assert!(built.paths().iter().all(|path| !path.starts_with("ja/") && !path.contains("parallel")), "{:?}", built.paths());
    assert_eq!(built.attributes("en/small.html", "[data-note] a[hreflang], nav.languages", "href"), Vec::<String>::new());
    assert_eq!(built.attributes("en/small.html", "link[rel=alternate]", "hreflang"), ["en"]);
}

#[test]
fn three_languages() {
    let built = with_german(&german_messages()).built();
    assert_eq!(built.told, "");
    assert_eq!(built.attributes("de/small.html", "html", "lang"), ["de"]);
    assert_eq!(
        built.attributes("de/small.html", "link[rel=alternate]", "href"),
        ["../en/small.html", "../ja/small.html", "../de/small.html"]
    );
    assert_eq!(
        built.attributes("ja/small.html", "[data-note=snow] a[hreflang]", "href"),
        ["../en/small.html#snow", "../de/small.html#snow"]
    );
    assert_eq!(built.attributes("ja/small.html", "[data-note=snow] a[hreflang]", "hreflang"), ["en", "de"]);
    assert_eq!(built.words("de/small.html", "[data-note=snow] [data-so]"), "noch offen\n");
    assert_eq!(built.words("de/small.html", ".title time"), "24. November 2026\n");
    assert_eq!(built.words("index.html", ".choice a"), "English\n日本語\nDeutsch\n");
    assert_eq!(built.words("de/speakers/ann.html", "h1"), "Anne\n");
}

#[test]
fn a_message_that_is_missing_is_named() {
    let site = with_german(&german_messages().replace("so-own = only those involved say so\n", ""));
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0702]: the message `so-own` is missing in `de`
 --> templates/messages/de.ftl:1:1
  |
1 | ## The interface in English.
  | ^
  |
  = help: add `so-own = …` to templates/messages/de.ftl

"#]]
    );
}

#[test]
fn a_message_of_the_site_wins() {
    let built = Site::new().file("templates/messages/en.ftl", "speakers = Voices\n").built();
    assert_eq!(built.words("en/speakers.html", "h1"), "Voices\n");
    assert_eq!(built.words("en/sources.html", "h1"), "Sources\n");
    assert_eq!(built.words("ja/speakers.html", "h1"), "発言者\n");
}

#[test]
fn a_template_of_the_site_wins_and_extends_ours() {
    let own = "{% extends \"kunten/page.html\" %}\n{% block title %}Own{% endblock title %}\n";
    let page = "---\ntitle: About\n---\n\nText.\n";
    let built =
        Site::new().file("templates/page.html", own).file("content/about.en.md", page).file("content/about.ja.md", page).built();
    assert_eq!(built.words("en/about.html", "title"), "Own\n");
    assert_eq!(built.words("en/about.html", ".prose p"), "Text.\n");
    assert_eq!(built.words("en/speakers.html", "title"), "Speakers · Small\n");
}

#[test]
fn a_part_of_the_site_wins_inside_our_pages() {
    let built = Site::new().file("templates/parts/footer.html", "<footer>{{ t(k=\"home\") }}: mine</footer>").built();
    assert_eq!(built.words("ja/sources/work.html", "footer"), "読み解き一覧: mine\n");
    assert_eq!(built.words("en/small.html", "footer"), "Readings: mine\n");
}

#[test]
fn the_frame_of_the_site_wins_and_extends_ours() {
    let own =
        "{% extends \"kunten/base.html\" %}\n{% block head %}<meta name=\"mine\" content=\"{{ lang }}\">\n{% endblock head %}\n";
    let built = Site::new().file("templates/base.html", own).built();
    assert_eq!(built.attributes("ja/small.html", "meta[name=mine]", "content"), ["ja"]);
    assert_eq!(built.attributes("index.html", "meta[name=mine]", "content"), ["en"]);
}

#[test]
fn what_the_site_is_given_is_escaped() {
    let built = Site::new().edit("site.toml", r#"en = "Small""#, r#"en = "<b>\"Small\" & 'x'""#).built();
    assert_data_eq!(
        built.outer("en/index.html", "title, .logo"),
        str![[r#"
<title>&lt;b&gt;"Small" &amp; 'x'</title>
<a class="logo" href="../en/index.html">&lt;b&gt;"Small" &amp; 'x'</a>

"#]]
    );
}

#[test]
fn static_files_of_the_site() {
    let site = Site::new()
        .file("static/logo.svg", "<svg/>")
        .file("static/root/CNAME", "example.org\n")
        .file("static/root/.well-known/x", "hidden")
        .file("static/root/deep/er.txt", "deep")
        .file("templates/parts/footer.html", "<img src=\"{{ root }}{{ asset(name='logo.svg') }}\" alt=\"\">");
    let built = site.built();
    assert_eq!(built.text("CNAME"), "example.org\n");
    assert_eq!(built.text("deep/er.txt"), "deep");
    let logo = built.paths().into_iter().find(|path| path.starts_with("assets/logo.")).expect("a fingerprinted name").to_owned();
    assert_eq!(built.text(&logo), "<svg/>");
    assert_eq!(built.attributes("en/speakers/ann.html", "img", "src"), [format!("../../{logo}")]);
    let changed = site.file("static/logo.svg", "<svg></svg>").built();
    assert!(!changed.paths().contains(&logo.as_str()), "another content has another address");
}

#[test]
fn style_sheets_are_joined_in_the_order_of_their_names() {
    let built = Site::new().file("static/style/15-own.css", "own {}").file("static/style/10-tokens.css", "mine {}").built();
    let style = built.paths().into_iter().find(|path| path.starts_with("assets/style.")).expect("a style sheet").to_owned();
    assert!(built.text(&style).starts_with("mine {}\nown {}\n"), "{}", &built.text(&style)[..40]);
    assert_eq!(built.attributes("en/index.html", "link[rel=stylesheet]", "href"), [format!("../{style}")]);
}

#[test]
fn the_english_name_of_a_source_is_marked_on_a_japanese_page() {
    let built = Site::new().append("content/sources/other.yaml", "language: en\n").built();
    let found = built.inner("ja/small.html", "[data-note=sky] .ev a[data-source=other]");
    assert_eq!(found, "<span lang=\"en\">Another</span>\n");
}
