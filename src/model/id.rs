//! Ids: names that are safe in paths, fragments and attributes.

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
#[error("`{0}` is not a valid id: use lower-case letters a to z and digits, with single hyphens between them")]
pub struct IdError(pub String);

/// Why a key of a library cannot become an [`Id`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Nothing that an id is made of.
    #[error("it contains no letter or digit")]
    Empty,
    /// A letter for which there is no other.
    #[error("it contains `{0}`, but an id has only the letters a to z")]
    Letter(char),
    /// Longer than any file's name.
    #[error("it is longer than 120 letters")]
    TooLong,
}

impl Id {
    /// Makes an id of a citation key, such as `liu_china_2026`: in lower case, with a hyphen for each run of other signs.
    ///
    /// # Errors
    /// Where the key has letters that an id cannot have, none at all, or too many.
    pub fn from_key(key: &str) -> Result<Self, KeyError> {
        if let Some(letter) = key.chars().find(|c| !c.is_ascii()) {
            return Err(KeyError::Letter(letter));
        }
        let lower = key.to_ascii_lowercase();
        let words = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let id = words.collect::<Vec<_>>().join("-");
        if id.is_empty() { Err(KeyError::Empty) } else { Self::parse(&id).map_err(|_| KeyError::TooLong) }
    }

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

super::form::form! {
    Id as "Id" => {
        "type": ["string", "number"],
        "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
        "patternErrorMessage": "ids are lower-case letters a to z, digits and single hyphens between them",
        "maxLength": 120,
        "minimum": 0
    };
}

#[cfg(test)]
mod tests {
    use super::{Id, KeyError};

    #[test]
    fn keys_of_libraries_become_ids() {
        for (key, id) in [
            ("liu_china_2026", "liu-china-2026"),
            ("liuChina2026", "liuchina2026"),
            ("DBLP:conf/nips/VaswaniSPUJGKP17", "dblp-conf-nips-vaswanispujgkp17"),
            ("a.+b__c-", "a-b-c"),
            ("_2026_", "2026"),
        ] {
            assert_eq!(Id::from_key(key).map(|id| id.to_string()), Ok(id.to_owned()));
        }
        assert_eq!(Id::from_key("_:_"), Err(KeyError::Empty));
        assert_eq!(Id::from_key("伊藤2026"), Err(KeyError::Letter('伊')));
        assert_eq!(Id::from_key("müller"), Err(KeyError::Letter('ü')));
        assert_eq!(Id::from_key(&"a".repeat(121)), Err(KeyError::TooLong));
    }

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
