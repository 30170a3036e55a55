//! Text from content, names and arguments as it may be shown: every sign that acts, or that nobody sees, is an escape.

use icu_properties::{
    CodePointMapData, CodePointSetData,
    props::{DefaultIgnorableCodePoint, EmojiModifier, ExtendedPictographic, Script},
};
use std::{borrow::Cow, fmt::Write as _, ops::Range, path::Path};

/// Whether nobody sees a character: it hides (Unicode, `Default_Ignorable_Code_Point`), turns the order of letters round, or ends a line.
#[must_use]
pub fn is_unseen(c: char) -> bool {
    // Letters that texts are mostly made of are sorted out without a look into the table.
    match c {
        '\0'..='\u{ac}' | '\u{ae}'..='\u{34e}' | '\u{3000}'..='\u{3163}' | '\u{3165}'..='\u{d7ff}' => false,
        '\u{2028}' | '\u{2029}' | '\u{fff9}'..='\u{fffb}' => true,
        _ => CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c),
    }
}

/// Whether an unseen character does its work between its neighbours: it joins emoji or letters of a script that joins them, or chooses
/// the form of the character before it.
#[must_use]
pub fn is_needed(before: Option<char>, c: char, after: Option<char>) -> bool {
    let pictures = CodePointSetData::new::<ExtendedPictographic>();
    let of_emoji = |c: char| {
        pictures.contains(c)
            || CodePointSetData::new::<EmojiModifier>().contains(c)
            || matches!(c, '\u{fe0f}' | '\u{20e3}' | '\u{1f1e6}'..='\u{1f1ff}')
    };
    let (Some(before), after) = (before, after) else { return false };
    match c {
        '\u{200c}' | '\u{200d}' if joins(before) => after.is_none_or(|after| joins(after) || !after.is_alphanumeric()),
        '\u{200d}' => of_emoji(before) && after.is_some_and(|after| pictures.contains(after)),
        // One selector after what has several forms: emoji, signs, ideographs, digits of key caps.
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => {
            !is_unseen(before) && (!before.is_ascii() || matches!(before, '0'..='9' | '#' | '*'))
        }
        // The flags of regions: a black flag, and its tags (UTS 51, 1.4.8).
        '\u{e0020}'..='\u{e007f}' => matches!(before, '\u{1f3f4}' | '\u{e0020}'..='\u{e007e}'),
        '\u{34f}' => !before.is_ascii(),
        '\u{115f}' | '\u{1160}' => matches!(before, '\u{1100}'..='\u{115f}' | '\u{a960}'..='\u{a97c}'),
        '\u{180b}'..='\u{180f}' => script(before) == Script::Mongolian,
        '\u{17b4}' | '\u{17b5}' => script(before) == Script::Khmer,
        _ => false,
    }
}

/// The script of a character (UAX 24).
#[must_use]
pub fn script(c: char) -> Script {
    CodePointMapData::<Script>::new().get(c)
}

/// Whether letters of this script are joined, or kept apart, by signs that are not seen: in Arabic, Indic and other scripts.
fn joins(c: char) -> bool {
    let plain = [
        Script::Latin,
        Script::Greek,
        Script::Cyrillic,
        Script::Armenian,
        Script::Georgian,
        Script::Hebrew,
        Script::Han,
        Script::Hiragana,
        Script::Katakana,
        Script::Hangul,
        Script::Bopomofo,
        Script::Common,
        Script::Inherited,
        Script::Unknown,
    ];
    !plain.contains(&script(c))
}

/// The text with every sign that acts or hides as an escape of Rust's, such as `\n` or `\u{202e}`: on a terminal, in the log of a code
/// host or in a message it does nothing, and is seen. What runners look for within a line is broken (`##[` and `##vso[`).
#[must_use]
pub fn harmless(text: &str) -> Cow<'_, str> {
    escaped(text, 0..0, false).0
}

/// The same for lines of a file or of ours: their ends and tabs stay.
#[must_use]
pub(super) fn harmless_line(text: &str, range: Range<usize>) -> (Cow<'_, str>, Range<usize>) {
    escaped(text, range, true)
}

/// Whether a character is shown as an escape, wherever it stands.
fn acts(c: char) -> bool {
    c.is_control() || is_unseen(c)
}

fn escaped(text: &str, range: Range<usize>, tabs: bool) -> (Cow<'_, str>, Range<usize>) {
    let is_plain = |c: char| !acts(c) || (tabs && c == '\t');
    if text.chars().all(is_plain) && !text.contains("##") {
        return (Cow::Borrowed(text), range);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let (mut start, mut end) = (0, 0);
    let mut before = None;
    let mut signs = text.char_indices().peekable();
    while let Some((at, c)) = signs.next() {
        if at == range.start {
            start = out.len();
        }
        if at == range.end {
            end = out.len();
        }
        let after = signs.peek().map(|(_, c)| *c);
        let command = c == '#' && before == Some('#') && ["[", "vso["].iter().any(|rest| text[at + 1..].starts_with(rest));
        if command || !(is_plain(c) || is_needed(before, c, after)) {
            escape(c, &mut out);
        } else {
            out.push(c);
        }
        before = Some(c);
    }
    if range.start >= text.len() {
        start = out.len();
    }
    if range.end >= text.len() {
        end = out.len();
    }
    (Cow::Owned(out), start..end)
}

fn escape(c: char, out: &mut String) {
    match c {
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        // Writing into a text does not fail.
        c => drop(write!(out, "\\u{{{:x}}}", u32::from(c))),
    }
}

/// A path as it is shown; bytes of it that are no text are escapes such as `\xe9`.
#[must_use]
pub fn shown(path: &Path) -> String {
    let mut out = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        out.push_str(&harmless(chunk.valid()));
        for byte in chunk.invalid() {
            // Writing into a text does not fail.
            let _ = write!(out, "\\x{byte:02x}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{harmless, harmless_line};

    #[test]
    fn what_acts_or_hides_is_an_escape() {
        assert_eq!(harmless("a\n\r\t\u{1b}[m\u{7f}\u{9b}"), r"a\n\r\t\u{1b}[m\u{7f}\u{9b}");
        assert_eq!(harmless("\u{202e}x\u{2066}\u{200f}\u{61c}\u{2028}"), r"\u{202e}x\u{2066}\u{200f}\u{61c}\u{2028}");
        assert_eq!(harmless("a\u{200b}b\u{feff}\u{ad}\u{2060}\u{e0041}"), r"a\u{200b}b\u{feff}\u{ad}\u{2060}\u{e0041}");
        assert_eq!(harmless("##[x] ##vso[y] # ## ### x"), r"#\u{23}[x] #\u{23}vso[y] # ## ### x");
        assert_eq!(harmless("###[x]"), r"##\u{23}[x]");
    }

    #[test]
    fn what_is_seen_stays() {
        for text in [
            "漢字かな",
            "می\u{200c}خواهم",
            "क्\u{200d}ष",
            "👩\u{200d}🔬",
            "❤\u{fe0f}\u{200d}🔥",
            "葛\u{e0100}城",
            "1\u{fe0f}\u{20e3}",
            "#1",
        ] {
            assert_eq!(harmless(text), text);
        }
    }

    #[test]
    fn a_place_is_found_again_among_escapes() {
        let (text, range) = harmless_line("\u{202e}a\tb\u{7}c", 3..7);
        assert_eq!((&*text, &text[range]), ("\\u{202e}a\tb\\u{7}c", "a\tb\\u{7}"));
    }
}
