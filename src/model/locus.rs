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

/// Why a text is no locus.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no locus: write a witness's letter and a line or a range, such as B70 or B69-76")]
pub struct LocusError(pub String);

impl FromStr for Locus {
    type Err = LocusError;

    fn from_str(text: &str) -> Result<Self, LocusError> {
        let wrong = || LocusError(text.to_owned());
        let mut letters = text.chars();
        let witness = letters.next().filter(char::is_ascii_uppercase).ok_or_else(wrong)?;
        let line = |part: &str| {
            let plain = part.bytes().all(|b| b.is_ascii_digit());
            plain.then(|| part.parse::<u32>().ok()).flatten().filter(|n| *n > 0).ok_or_else(wrong)
        };
        let (first, last) = match letters.as_str().split_once('-') {
            Some((first, last)) => (line(first)?, line(last)?),
            None => (line(letters.as_str())?, line(letters.as_str())?),
        };
        if last < first {
            return Err(wrong());
        }
        Ok(Self { witness, first, last })
    }
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
