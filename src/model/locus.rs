//! Places in the copies of a work.

use serde::{Deserialize, Deserializer};
use std::{fmt, str::FromStr};

/// A place in a witness: `B70`, `B69-76` (witness, then a line or page or a range of them).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Locus {
    /// The letter of the witness.
    pub witness: char,
    /// The first line or page, from 1.
    pub first: u32,
    /// The last one; the same as the first where it is a single one.
    pub last: u32,
}

/// The lines or pages that a witness has: `63-121`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lines {
    /// The first, from 1.
    pub first: u32,
    /// The last.
    pub last: u32,
}

impl Lines {
    /// Whether all of a locus lies within.
    #[must_use]
    pub const fn hold(self, locus: Locus) -> bool {
        self.first <= locus.first && locus.last <= self.last
    }
}

/// Why a text is no locus.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a locus: write a witness's letter and a line or a range, such as B70 or B69-76")]
pub struct LocusError(pub String);

impl FromStr for Locus {
    type Err = LocusError;

    fn from_str(text: &str) -> Result<Self, LocusError> {
        let wrong = || LocusError(text.to_owned());
        let mut letters = text.chars();
        let witness = letters.next().filter(char::is_ascii_uppercase).ok_or_else(wrong)?;
        let Lines { first, last } = lines(letters.as_str()).ok_or_else(wrong)?;
        Ok(Self { witness, first, last })
    }
}

/// A number or a range of them.
fn lines(text: &str) -> Option<Lines> {
    let line =
        |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<u32>().ok()).flatten().filter(|n| *n > 0);
    let (first, last) = match text.split_once('-') {
        Some((first, last)) => (line(first)?, line(last)?),
        None => (line(text)?, line(text)?),
    };
    (first <= last).then_some(Lines { first, last })
}

impl fmt::Display for Locus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.witness, self.first)?;
        if self.last > self.first { write!(f, "\u{2013}{}", self.last) } else { Ok(()) }
    }
}

impl<'de> Deserialize<'de> for Locus {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl<'de> Deserialize<'de> for Lines {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        lines(&text).ok_or_else(|| {
            serde::de::Error::custom(format!("`{text}` is not a range of lines: write the first and the last, such as 1-62"))
        })
    }
}

/// A line or page, or a range of them.
const LINES: &str = r"0*[1-9]\d*(-0*[1-9]\d*)?";

super::form::form! {
    Locus as "Locus" => {
        "type": "string",
        "pattern": (format!("^[A-Z]{LINES}$")),
        "patternErrorMessage": "write the letter of a copy and a line or a range, such as B70 or B69-76"
    };
    Lines as "Lines" => {
        "type": ["string", "integer"],
        "pattern": (format!("^{LINES}$")),
        "patternErrorMessage": "write the first line or page and the last, such as 1-62",
        "minimum": 1
    };
}

#[cfg(test)]
mod tests {
    use super::Locus;

    #[test]
    fn reads_a_line_or_a_range() {
        assert_eq!("B70".parse(), Ok(Locus { witness: 'B', first: 70, last: 70 }));
        assert_eq!("B69-76".parse(), Ok(Locus { witness: 'B', first: 69, last: 76 }));
        for bad in ["", "70", "b70", "B", "B0", "B76-69", "B70-", "B7a", "B+7"] {
            assert!(bad.parse::<Locus>().is_err(), "{bad}");
        }
    }
}
