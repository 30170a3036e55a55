//! Signs that nobody sees, signs that turn letters round, and words in letters of two scripts: told of where they stand, and not where a
//! language needs them.

use crate::site::{EN, Site, run};
use snapbox::{IntoData as _, assert_data_eq, str};

#[test]
fn signs_and_words_in_a_section_are_told_of_where_they_stand() {
    let site = Site::new().edit(EN, "She expects", "A\u{200b}nn wrote to the Тimes: \u{202e}der\u{202c} &#x202e;. She expects");
    assert_data_eq!(
        site.told(),
        str![[r#"
warning[K0316]: this text contains U+200B (zero width space), which nobody sees
 --> content/readings/small/01-one.en.md:7:2
  |
7 | A\u{200b}nn wrote to the Тimes: \u{202e}der\u{202c} &#x202e;. She expects [snow](claim:snow).
  |  ^^^^^^^^
  |
  = help: delete it: searching, copying and sorting find it, and readers do not

warning[K0318]: `Тimes` looks like one word in Latin letters, but `Т` (U+0422) is Cyrillic
 --> content/readings/small/01-one.en.md:7:19
  |
7 | A\u{200b}nn wrote to the Тimes: \u{202e}der\u{202c} &#x202e;. She expects [snow](claim:snow).
  |                          ^^^^^
  |
  = help: type the letter anew; if it is meant, set it apart with a hyphen or accept this warning

warning[K0317]: this text contains U+202E (right-to-left override), which turns round the order of what follows
 --> content/readings/small/01-one.en.md:7:26
  |
7 | A\u{200b}nn wrote to the Тimes: \u{202e}der\u{202c} &#x202e;. She expects [snow](claim:snow).
  |                                 ^^^^^^^^
  |
  = help: delete it; in a text from right to left, open and close an isolate (U+2067 and U+2069) in the same paragraph

warning[K0317]: this text contains U+202C (pop directional formatting), which turns round the order of what follows
 --> content/readings/small/01-one.en.md:7:30
  |
7 | A\u{200b}nn wrote to the Тimes: \u{202e}der\u{202c} &#x202e;. She expects [snow](claim:snow).
  |                                            ^^^^^^^^
  |
  = help: delete it; in a text from right to left, open and close an isolate (U+2067 and U+2069) in the same paragraph

warning[K0317]: this text contains U+202E (right-to-left override), which turns round the order of what follows
 --> content/readings/small/01-one.en.md:7:32
  |
7 | A\u{200b}nn wrote to the Тimes: \u{202e}der\u{202c} &#x202e;. She expects [snow](claim:snow).
  |                                                     ^^^^^^^^
  |
  = help: delete it; in a text from right to left, open and close an isolate (U+2067 and U+2069) in the same paragraph

"#]]
        .raw()
    );
}

#[test]
fn names_and_front_matter_are_told_of_as_texts_are() {
    let site = Site::new().edit("content/speakers/ann.yaml", "en: Ann", "en: \"А\\u2060nn\"").edit(
        EN,
        "title: One",
        "title: \u{feff}One",
    );
    assert_data_eq!(
        site.told(),
        str![[r#"
warning[K0316]: this text contains U+FEFF (zero width no-break space, or byte order mark), which nobody sees
 --> content/readings/small/01-one.en.md:2:1
  |
2 | title: \u{feff}One
  | ^
  |
  = help: delete it: searching, copying and sorting find it, and readers do not

warning[K0316]: this text contains U+2060 (word joiner), which nobody sees
 --> content/speakers/ann.yaml:1:13
  |
1 | name: { en: "А\u2060nn", ja: アン }
  |             ^^^^^^^^^^^
  |
  = help: delete it: searching, copying and sorting find it, and readers do not

warning[K0318]: `А\u{2060}nn` looks like one word in Latin letters, but `А` (U+0410) is Cyrillic
 --> content/speakers/ann.yaml:1:13
  |
1 | name: { en: "А\u2060nn", ja: アン }
  |             ^^^^^^^^^^^
  |
  = help: type the letter anew; if it is meant, set it apart with a hyphen or accept this warning

"#]]
        .raw()
    );
}

#[test]
fn a_warning_of_a_sign_is_accepted_where_it_stands() {
    let site = Site::new().edit(EN, "title: One", "title: One\naccept: { K0318: the band writes itself so }").edit(
        EN,
        "She expects",
        "Кorn plays. She expects",
    );
    assert_eq!(site.told(), "");
}

/// Ordinary words of many languages, with the signs that each of them needs.
#[test]
fn ordinary_texts_are_not_told_of() {
    let texts = [
        "μm, µm, 3 kΩ, 2 MΩ, 20 °C, Δt ≈ 3 s, λmax, hν, TGFβ, PPARα",
        "«Москва» — столица России; iPhone’ом, SMSка, IT-отдел, 5G-сеть",
        "Η Αθήνα είναι η πρωτεύουσα· ὁ λόγος, ζῷον",
        "\u{200f}שלום, API! \u{2067}וגם Google\u{2069} 3.5 ₪ (וגם)",
        "مرحبا، الـWiFi وبـGoogle ٣٫٥ \u{200e}(API)\u{200e}، می\u{200c}خواهم",
        "क्\u{200d}ष और क्\u{200c}ष, 5G-सेवा, ITवाले",
        "👩\u{200d}🔬 👨🏽\u{200d}🚀 ❤\u{fe0f}\u{200d}🔥 🏳\u{fe0f}\u{200d}🌈 1\u{fe0f}\u{20e3} 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
        "葛\u{e0100}城市のAIとIoT、Δtとμの値、ＡＢＣ、한국어Windows판、中文的Google",
        "ภาษา\u{200b}ไทย, fa\u{ad}mous, ſtraße, Ĉeĥoslovakio",
    ];
    let text = texts.join("\n\n");
    let site = Site::new().more(&format!("\n{text}\n"), &format!("\n{text}。\n"));
    let told = site.told();
    assert!(!told.contains("[K0316]") && !told.contains("[K0317]") && !told.contains("[K0318]"), "{told}");
}

#[test]
fn this_repository_deceives_nobody() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let outcome = run(root, true);
    let told: Vec<_> = outcome.report.located(&outcome.sources).iter().map(|one| one.kind.code()).collect();
    assert!(!told.iter().any(|code| ["K0316", "K0317", "K0318"].contains(code)), "{told:?}");
}
