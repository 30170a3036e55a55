//! Names of files that every system can keep.

use icu_normalizer::ComposingNormalizerBorrowed;
use std::borrow::Cow;

/// A name with every letter composed (Unicode Normalization Form C): some systems take them apart, and が would be two names.
#[must_use]
pub fn composed(name: &str) -> Cow<'_, str> {
    ComposingNormalizerBorrowed::new_nfc().normalize(name)
}

/// Bytes of a name: every file system takes 255, of which the program itself may need some.
const LONGEST: usize = 200;

/// Names that stand for devices on Windows, whatever their ending (Microsoft, "Naming Files, Paths, and Namespaces").
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Why some system cannot keep a file of this name, if one cannot.
#[must_use]
pub fn unportable(name: &str) -> Option<&'static str> {
    let stem = name.split('.').next().unwrap_or_default().trim_end_matches(' ').to_lowercase();
    let numbered = |device: &str| {
        let digit = stem.strip_prefix(device).unwrap_or_default();
        digit.chars().count() == 1
            && digit.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '\u{b9}' | '\u{b2}' | '\u{b3}'))
    };
    if name.len() > LONGEST {
        Some("it is longer than 200 bytes")
    } else if DEVICES.contains(&stem.as_str()) || numbered("com") || numbered("lpt") {
        Some("Windows reserves it for a device")
    } else if name.contains(['<', '>', ':', '"', '|', '?', '*', '\\']) {
        Some("Windows does not allow < > : \" | ? * \\ in names")
    } else if name.chars().any(char::is_control) {
        Some("it contains a control character")
    } else if name.ends_with(['.', ' ']) {
        Some("Windows drops the full stop or space at its end")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{composed, unportable};

    #[test]
    fn names_that_some_system_cannot_keep() {
        for bad in [
            "con",
            "CON.html",
            "nul.txt",
            "com1",
            "lpt9.html",
            "a:b",
            "a\\b",
            "a?",
            "a.",
            "a ",
            "a\nb",
            "con .txt",
            &"漢".repeat(67),
        ] {
            assert!(unportable(bad).is_some(), "{bad}");
        }
        for good in ["console.html", "com.html", "com10", "a.b", ".nojekyll", "がぎ.png", "_headers", &"漢".repeat(66)] {
            assert_eq!(unportable(good), None, "{good}");
        }
    }

    #[test]
    fn letters_are_composed() {
        assert_eq!(composed("か\u{3099}.png"), "が.png");
    }
}
