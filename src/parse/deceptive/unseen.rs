//! Signs that nobody sees, and those that turn the order of letters round.

use crate::diagnostics::{Kind, Sign, is_needed, is_unseen};
use icu_properties::{CodePointMapData, props::BidiClass};
use std::ops::Range;

/// Finds them, paragraph by paragraph: an isolate ends with its paragraph (UAX 9, 3.3.2).
pub(super) fn find(text: &str) -> Vec<(Kind, Range<usize>)> {
    let mut found = Vec::new();
    let mut start = 0;
    for paragraph in text.split_inclusive("\n\n") {
        if paragraph.contains(is_unseen) {
            found.extend(in_paragraph(paragraph).map(|(kind, at)| (kind, start + at.start..start + at.end)));
        }
        start += paragraph.len();
    }
    found
}

/// Whether a sign gives what follows another direction, or ends that (UAX 9, 2.1 to 2.5).
pub(super) const fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn in_paragraph(text: &str) -> impl Iterator<Item = (Kind, Range<usize>)> {
    // Where letters go from right to left, their order needs signs. Where none do, such a sign only turns round what needs no turning.
    let goes_left = text.chars().any(goes_left);
    let unpaired = if goes_left { unpaired(text) } else { Vec::new() };
    let mut before = None;
    let mut signs = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (at, c) = signs.next()?;
        let after = signs.peek().map(|(_, c)| *c);
        let kind = match c {
            _ if !is_unseen(c) => None,
            '\u{ad}' => None,
            '\u{200e}' | '\u{200f}' | '\u{61c}' if goes_left => None,
            c if turns(c) && goes_left && !unpaired.contains(&at) => None,
            c if turns(c) => Some(Kind::TurningSign { sign: Sign(c) }),
            // Between words of scripts that have no spaces it says where a line may break (Unicode, 23.2).
            '\u{200b}' if [before, after].into_iter().flatten().any(has_no_spaces) => None,
            c if is_needed(before, c, after) => None,
            c => Some(Kind::UnseenSign { sign: Sign(c) }),
        };
        before = Some(c);
        Some(kind.map(|kind| (kind, at..at + c.len_utf8())))
    })
    .flatten()
}

fn goes_left(c: char) -> bool {
    c >= '\u{590}' && matches!(CodePointMapData::<BidiClass>::new().get(c), BidiClass::RightToLeft | BidiClass::ArabicLetter)
}

/// Thai, Lao, Myanmar, Khmer and their like.
const fn has_no_spaces(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{f00}'..='\u{fff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{1950}'..='\u{19df}'
        | '\u{1a20}'..='\u{1aaf}' | '\u{1b00}'..='\u{1b7f}' | '\u{a980}'..='\u{a9ff}' | '\u{aa60}'..='\u{aadf}')
}

/// Where signs stand that open and are not closed, or close what is not open; and overrides, which change letters and not only their order.
fn unpaired(text: &str) -> Vec<usize> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        let closes = match c {
            '\u{202d}' | '\u{202e}' => {
                found.push(at);
                open.push((at, c));
                continue;
            }
            '\u{202a}' | '\u{202b}' | '\u{2066}'..='\u{2068}' => {
                open.push((at, c));
                continue;
            }
            '\u{202c}' => '\u{202a}'..='\u{202e}',
            '\u{2069}' => '\u{2066}'..='\u{2068}',
            _ => continue,
        };
        if open.pop_if(|(_, sign)| closes.contains(sign)).is_none() {
            found.push(at);
        }
    }
    found.extend(open.into_iter().map(|(at, _)| at));
    found
}

#[cfg(test)]
mod tests {
    use super::find;

    fn signs(text: &str) -> Vec<String> {
        find(text).into_iter().map(|(kind, at)| format!("{}@{}", kind.code(), at.start)).collect()
    }

    #[test]
    fn signs_that_turn_the_order_round() {
        assert_eq!(signs("a\u{202e}b"), ["K0317@1"]);
        assert_eq!(signs("a\u{2067}b\u{2069}"), ["K0317@1", "K0317@5"], "nothing here goes from right to left");
        assert_eq!(signs("שלום \u{2066}abc\u{2069} שלום"), [""; 0]);
        assert_eq!(signs("שלום \u{2066}abc"), ["K0317@9"]);
        assert_eq!(signs("שלום\n\n\u{2066}abc\u{2069}"), ["K0317@10", "K0317@16"]);
        assert_eq!(signs("\u{202b}שלום abc\u{202c}"), [""; 0]);
        assert_eq!(signs("\u{202e}שלום abc\u{202c}"), ["K0317@0"]);
        assert_eq!(signs("שלום\u{2069}"), ["K0317@8"]);
    }

    #[test]
    fn signs_that_nobody_sees() {
        for sign in [
            '\u{200b}',
            '\u{2060}',
            '\u{feff}',
            '\u{200e}',
            '\u{200c}',
            '\u{200d}',
            '\u{2063}',
            '\u{3164}',
            '\u{e0041}',
            '\u{fe0f}',
        ] {
            assert_eq!(signs(&format!("a{sign}b")), ["K0316@1"], "{sign:?}");
        }
        assert_eq!(signs("雪\u{200b}が\u{2060}降る。\u{feff}"), ["K0316@3", "K0316@9", "K0316@21"]);
        assert_eq!(signs("😀\u{fe0f}\u{fe0f}\u{fe0f}"), ["K0316@7", "K0316@10"], "one selector is enough");
    }

    #[test]
    fn signs_that_a_script_needs() {
        for text in [
            "fa\u{ad}mous",
            "می\u{200c}خواهم",
            "क्\u{200d}ष और क्\u{200c}ष",
            "👩\u{200d}🔬 👨🏽\u{200d}🚀 ❤\u{fe0f}\u{200d}🔥 🏳\u{fe0f}\u{200d}🌈",
            "葛\u{e0100}城",
            "1\u{fe0f}\u{20e3}",
            "שלום\u{200f}, abc\u{200e}!",
            "ภาษา\u{200b}ไทย",
            "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
            "ᠨᠠ\u{180e}ᠭ",
            "ශ්\u{200d}රී ලංකා",
            "\u{61c}عربي",
        ] {
            assert_eq!(signs(text), [""; 0], "{text}");
        }
    }
}
