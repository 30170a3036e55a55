//! Words in which letters of one script stand for those of another that look the same (UTS 39, 4 and 5.1).
//!
//! Letters of two scripts in one word are not enough: units, names of substances and words of everyday have both (`kΩ`, `TGFβ`, `SMSка`).
//! A word is told of if all of its letters look as if they were of one script.

use crate::diagnostics::{Kind, Letter as Told, is_unseen, script};
use icu_properties::props::Script;
use std::{collections::HashSet, ops::Range, sync::LazyLock};
use unicode_security::skeleton;

/// Scripts whose letters look alike, with the letters in use; of Latin those of ASCII. Han, kana, Hangul and Latin may stand in one word
/// ("Highly Restrictive", UTS 39, 5.2), and the letters of the other scripts look like none of these.
const ALIKE: [(Script, &str, std::ops::RangeInclusive<char>); 6] = [
    (Script::Latin, "Latin", 'A'..='z'),
    (Script::Greek, "Greek", '\u{370}'..='\u{3ff}'),
    (Script::Cyrillic, "Cyrillic", '\u{400}'..='\u{52f}'),
    (Script::Armenian, "Armenian", '\u{531}'..='\u{587}'),
    (Script::Cherokee, "Cherokee", '\u{13a0}'..='\u{13f5}'),
    (Script::Coptic, "Coptic", '\u{2c80}'..='\u{2cf3}'),
];

/// The place of Latin in [`ALIKE`], and that of Greek.
const LATIN: usize = 0;
const GREEK: usize = 1;

/// What the letters of each script look like.
static LOOKS: LazyLock<[HashSet<char>; 6]> = LazyLock::new(|| {
    ALIKE.map(|(own, _, letters)| letters.filter(|c| c.is_alphabetic() && script(*c) == own).filter_map(look).collect())
});

/// The letter that a letter looks like, whatever accent it bears; `None` if it looks like several, or like a digit.
fn look(c: char) -> Option<char> {
    let mut text = [0; 4];
    let mut looks = skeleton(c.encode_utf8(&mut text)).filter(|c| !is_accent(*c));
    let first = looks.next()?;
    (looks.next().is_none() && first.is_alphabetic()).then_some(first)
}

const fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Whether a letter can stand for a Latin one.
pub(super) const fn is_suspect(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{587}' | '\u{13a0}'..='\u{13ff}' | '\u{1c80}'..='\u{1c8f}' | '\u{1f00}'..='\u{1fff}' | '\u{2c80}'..='\u{2cff}' | '\u{2de0}'..='\u{2dff}'
        | '\u{a640}'..='\u{a69f}' | '\u{ab70}'..='\u{abbf}')
}

/// A letter of a word, with the place of its script in [`ALIKE`].
type Letter = (char, usize);

/// Finds such words.
pub(super) fn find(text: &str) -> Vec<(Kind, Range<usize>)> {
    let mut found = Vec::new();
    let mut word: Vec<Letter> = Vec::new();
    let mut range = 0..0;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let of = c.is_alphabetic().then(|| script(c)).and_then(|own| ALIKE.iter().position(|(one, ..)| *one == own));
        if let Some(of) = of {
            range.start = if word.is_empty() { at } else { range.start };
            range.end = at + c.len_utf8();
            word.push((c, of));
        } else if !(is_accent(c) || is_unseen(c)) {
            found.extend(stranger(&word).map(|letter| (told(&text[range.clone()], letter, &word), range.clone())));
            word.clear();
        }
    }
    found
}

fn told(word: &str, (letter, of): Letter, all: &[Letter]) -> Kind {
    let most =
        (0..ALIKE.len()).filter(|other| *other != of).max_by_key(|other| all.iter().filter(|(_, one)| one == other).count());
    Kind::MixedScripts { word: word.to_owned(), letter: Told(letter), script: ALIKE[of].1, most: ALIKE[most.unwrap_or(LATIN)].1 }
}

/// The first letter of another script that looks like one of the script in which the word seems to be.
fn stranger(word: &[Letter]) -> Option<Letter> {
    let first = word.first()?.1;
    if word.iter().all(|(_, of)| *of == first) {
        return None;
    }
    let count = |script: usize| word.iter().filter(|(_, of)| *of == script).count();
    (0..ALIKE.len()).filter(|seeming| count(*seeming) > 0).find_map(|seeming| {
        // Three letters of a word say in which script it is; Latin, in which all others are counterfeited, needs but one.
        let is_base = seeming == LATIN || (count(seeming) >= 3 && 2 * count(seeming) > word.len() && !begins_as_acronym(word));
        let mut strangers = word.iter().enumerate().filter(|(_, (_, of))| *of != seeming);
        let alike = |(at, (c, of)): (usize, &Letter)| {
            let looks = look(*c).is_some_and(|look| LOOKS[seeming].contains(&look));
            looks && !(*of == GREEK && is_symbol(word, at))
        };
        if is_base && strangers.clone().all(alike) { strangers.next().map(|(_, letter)| *letter) } else { None }
    })
}

/// `ITшник`: letters of an acronym, and an ending in another script.
fn begins_as_acronym(word: &[Letter]) -> bool {
    let capitals = word.iter().take_while(|(c, of)| *of == LATIN && c.is_uppercase()).count();
    capitals >= 2 && word[capitals..].iter().all(|(c, of)| *of != LATIN && c.is_lowercase())
}

/// Whether a Greek letter is one that sciences write beside Latin ones, as in `hν`, `PPARα` and `ρmax`, unless it stands between small
/// Latin letters as in `pαper`.
fn is_symbol(word: &[Letter], at: usize) -> bool {
    let small = |at: Option<usize>| at.and_then(|at| word.get(at)).is_some_and(|(c, of)| *of == LATIN && c.is_lowercase());
    let (c, _) = word[at];
    matches!(c, 'α'..='ω') && !matches!(c, 'ι' | 'ο' | 'υ') && !(small(at.checked_sub(1)) && small(at.checked_add(1)))
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn words_that_look_as_if_they_were_of_one_script() {
        let rows = [
            ("pаypal", "а"),
            ("Сovid", "С"),
            ("see gοοgle.com", "ο"),
            ("Αpple", "Α"),
            ("pαper", "α"),
            ("Mοscow", "ο"),
            ("Zoё", "ё"),
            ("Мoсква", "o"),
            ("Киiв", "i"),
            ("Aθήνα", "A"),
            ("Русσкий", ""),
            ("Ηello", "Η"),
            ("оne", "о"),
            ("aսto", "ս"),
            ("[раypal](x)", "р"),
        ];
        for (text, letter) in rows {
            let found: Vec<_> = find(text).into_iter().map(|(kind, _)| kind.to_string()).collect();
            assert_eq!(found.len(), usize::from(!letter.is_empty()), "{text}: {found:?}");
            assert!(found.iter().all(|told| told.contains(&format!("`{letter}`"))), "{text}: {found:?}");
        }
    }

    #[test]
    fn words_in_which_two_scripts_belong() {
        for text in [
            "5 μm, 3 kΩ, 2 MΩ, 7 µg, Δt, ΔH, λmax, πr",
            "TGFβ, PPARα, PPARγ, NFκB, IFNγ, Aβ42, hν, γδT, ρmax, σx",
            "SMSка, ITшник, PRщик, SIMку",
            "IT-компания, iPhone’ом, html-файл, 3D-модель",
            "彼はAppleとΔtをЯндексで",
            "애플Apple은",
            "Москва, Россия",
            "Αθήνα, ζωή, ώρα",
            "Երևան, ᏣᎳᎩ",
            "caffè, Ærø, ſtraße",
            "שלוםAPI وGoogle ITवाले",
            "Ельцин и Ĉeĥoslovakio",
            "sinαcosβ",
            "ёлка, їжак, Ћирилица",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
    }
}
