use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;

/// The name of a claim, speaker, source, section …: `[a-z0-9]+(-[a-z0-9]+)*`.
///
/// Safe as a file's name, as a fragment and in an attribute without any escaping.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Id(Box<str>);

/// Why a text is no [`Id`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no id: ids are lower-case letters a to z, digits and single hyphens between them")]
pub struct IdError(pub String);

impl Id {
    /// Checks the form and takes the text as an id.
    ///
    /// # Errors
    /// Where the text is not of the form above, or longer than 120 letters (file names have an end).
    pub fn parse(text: &str) -> Result<Self, IdError> {
        let word = |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        if text.len() <= 120 && text.split('-').all(word) { Ok(Self(text.into())) } else { Err(IdError(text.to_owned())) }
    }

    /// The id as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::Id;

    #[test]
    fn takes_words_joined_by_single_hyphens() {
        for good in ["a", "lin-under-20", "381", "a-b-c"] {
            assert_eq!(Id::parse(good).map(|id| id.to_string()), Ok(good.to_owned()));
        }
        for bad in ["", "-a", "a-", "a--b", "A", "a_b", "é", "a b", "../x"] {
            assert!(Id::parse(bad).is_err(), "{bad}");
        }
    }
}
