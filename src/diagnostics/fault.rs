//! What can be wrong with a value, a mark or a name: the cases of rules that have many.

use std::fmt;
use thiserror::Error;

/// What is wrong with a value.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ValueFault {
    /// A key or value that should be an id.
    #[error("`{0}` is not a valid id: use lower-case letters a to z and digits, with single hyphens between them")]
    NotAnId(String),
    /// An editor's ORCID (orcid.org, "Structure of the ORCID Identifier").
    #[error("`{0}` is not a valid ORCID: write its four groups, such as 0000-0002-1825-0097")]
    NotAnOrcid(String),
    /// The letter of a witness.
    #[error("a witness is one capital letter, not `{0}`")]
    NotALetter(String),
    /// A claim without a speaker.
    #[error("a claim needs a speaker; if the work does not name them, give the speaker the kind `unnamed`")]
    NoSpeaker,
    /// A picture's file.
    #[error("there is no picture called `{name}` in the reading's folder{}", .suggestion.as_ref().map(|near| format!("; did you mean `{near}`?")).unwrap_or_default())]
    NoPictureFile {
        /// As it is written.
        name: String,
        /// A similar one that exists.
        suggestion: Option<String>,
    },
    /// A picture that has both or neither.
    #[error("a picture needs either a `file` or `held: false`")]
    FileOrNotHeld,
    /// A character that a page cannot contain.
    #[error("the text contains a character that cannot be printed (U+{:04X})", u32::from(*.0))]
    Unprintable(char),
    /// A code under `accept`.
    #[error("`{0}` is not a warning; only warnings can be accepted")]
    NotAWarning(String),
    /// What serde or a type's `Deserialize` says of a value of the right shape.
    #[error("{0}")]
    Other(String),
}

/// What was expected instead of a value of the wrong type.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Expected {
    /// A string.
    #[error("a text")]
    Text,
    /// A string, or a map of them.
    #[error("a text, or one for each language")]
    Texts,
    /// A sequence.
    #[error("a list")]
    List,
    /// A mapping.
    #[error("a map of keys")]
    Map,
    /// A boolean.
    #[error("`true` or `false`")]
    Boolean,
    /// Anything else, in words.
    #[error("{0}")]
    Other(String),
}

impl Expected {
    /// Returns whether putting the value in quotation marks would fix it.
    #[must_use]
    pub const fn is_text(&self) -> bool {
        matches!(self, Self::Text | Self::Texts)
    }
}

/// What is wrong in `site.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SettingsFault {
    /// `languages`.
    #[error("`languages` must name at least one language, and none twice")]
    Languages,
    /// `base_url`.
    #[error("`base_url` must begin with https:// or http:// and end in a folder")]
    BaseUrl,
    /// `contact`.
    #[error("`contact` must be an email address, or a mailto:, https: or http: address without spaces")]
    Contact,
    /// Any other value, or text that is not TOML.
    #[error(transparent)]
    Value(ValueFault),
}

/// What is wrong with a mark.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum MarkFault {
    /// What it names is not an id.
    #[error("`{0}` is not a valid id: use lower-case letters a to z and digits, with single hyphens between them")]
    NotAnId(String),
    /// `reading:` without a claim.
    #[error("`{0}` does not name a claim: write reading:READING#CLAIM")]
    NoClaim(String),
    /// `lang:` without a language.
    #[error("`{0}` is not a language tag (BCP 47)")]
    NotATag(String),
    /// One claim named again.
    #[error("the mark names the claim `{0}` twice")]
    ClaimTwice(String),
    /// A link within a mark or link.
    #[error("a mark or link cannot contain another link")]
    LinkInLink,
    /// A picture as a link.
    #[error("to place a picture, write `![](picture:ID)`")]
    PictureAsLink,
}

/// What is wrong with a file's name.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NameFault {
    /// It should be an id.
    #[error("`{0}` is not a valid id: use lower-case letters a to z and digits, with single hyphens between them")]
    NotAnId(String),
    /// A text without its language.
    #[error("`{name}` does not say its language: write {stem}.LANGUAGE.md")]
    NoLanguage {
        /// The name.
        name: String,
        /// The name without its ending.
        stem: String,
    },
    /// A file of a reading that is not a section.
    #[error("`{0}` is not a section: name it NN-id.LANGUAGE.md, such as 01-lead.en.md")]
    NotASection(String),
}

/// A character that cannot be shown: its number, and what it is called (Unicode Character Database, `UnicodeData.txt`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sign(pub char);

impl fmt::Display for Sign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self.0 {
            '\u{200b}' => "zero width space",
            '\u{200c}' => "zero width non-joiner",
            '\u{200d}' => "zero width joiner",
            '\u{200e}' => "left-to-right mark",
            '\u{200f}' => "right-to-left mark",
            '\u{202a}' => "left-to-right embedding",
            '\u{202b}' => "right-to-left embedding",
            '\u{202c}' => "pop directional formatting",
            '\u{202d}' => "left-to-right override",
            '\u{202e}' => "right-to-left override",
            '\u{2028}' => "line separator",
            '\u{2029}' => "paragraph separator",
            '\u{2060}' => "word joiner",
            '\u{2066}' => "left-to-right isolate",
            '\u{2067}' => "right-to-left isolate",
            '\u{2068}' => "first strong isolate",
            '\u{2069}' => "pop directional isolate",
            '\u{3164}' => "Hangul filler",
            '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => "variation selector",
            '\u{feff}' => "zero width no-break space, or byte order mark",
            '\u{e0000}'..='\u{e007f}' => "tag",
            _ => return write!(f, "U+{:04X}", u32::from(self.0)),
        };
        write!(f, "U+{:04X} ({name})", u32::from(self.0))
    }
}

/// A letter that looks like another, with its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Letter(pub char);

impl fmt::Display for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` (U+{:04X})", self.0, u32::from(self.0))
    }
}
