//! The closed sets of words that an editor chooses from; the keys are the same in content, HTML and data.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Declares an enum whose variants have one key each, for YAML, HTML attributes and message ids alike.
macro_rules! keyed {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $key:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
        pub enum $name { $($(#[$doc])* #[serde(rename = $key)] $variant,)+ }

        impl $name {
            /// Every one, in the order of the design.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The key in content, HTML, data and messages.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)+ }
            }
        }
    };
}
pub(super) use keyed;

keyed! {
    /// How the work gives a claim.
    Voice {
        /// In quotation marks.
        Quote = "quote",
        /// Attributed, in other words.
        Paraphrase = "paraphrase",
        /// In the work's own voice.
        Narration = "narration",
        /// "Is said to", "reportedly".
        Hearsay = "hearsay",
    }
}

impl Voice {
    /// Whether the claim is attributed to somebody other than the work's own author, so that "was it said?" can be asked.
    #[must_use]
    pub const fn is_reported(self) -> bool {
        matches!(self, Self::Quote | Self::Paraphrase)
    }
}

keyed! {
    /// What a text may ask the number of, in braces: `{claims}`.
    Quantity {
        /// Claims.
        Claims = "claims",
        /// Speakers with a claim.
        Speakers = "speakers",
        /// Sources that are listed.
        Sources = "sources",
        /// Sources that are evidence.
        SourcesCited = "sources_cited",
        /// Sources of which somebody has read at least a part.
        SourcesRead = "sources_read",
        /// Sources known only through others.
        SourcesUnseen = "sources_unseen",
        /// Remarks on the work.
        Remarks = "remarks",
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{{{}}}", self.key())
    }
}

keyed! {
    /// Who makes a reading.
    EditorKind {
        /// A human being.
        Person = "person",
        /// A body.
        Organisation = "organisation",
    }
}

keyed! {
    /// What sort of statement a claim is.
    ClaimKind {
        /// Something that is so or is not.
        Fact = "fact",
        /// A number.
        Figure = "figure",
        /// An opinion: it can be shared, not confirmed.
        Judgement = "judgement",
        /// A statement on what is to come.
        Forecast = "forecast",
    }
}

keyed! {
    /// One source's bearing on one claim.
    Relation {
        /// What happened later; weighs on neither question and is shown first.
        Updates = "updates",
        /// Says that it is not so.
        Disputes = "disputes",
        /// Another detail: date, unit, scope, amount.
        Differs = "differs",
        /// Agrees that it is so.
        Supports = "supports",
        /// Records that the speaker said it.
        Attests = "attests",
        /// Records it in other words, which change the sense a little.
        Rewords = "rewords",
        /// Background; weighs on neither question.
        Context = "context",
    }
}

keyed! {
    /// What an editor's remark is about.
    RemarkKind {
        /// What a translation makes of it.
        Translation = "translation",
        /// What one has to know.
        Context = "context",
        /// Wrong as it stands.
        Correction = "correction",
        /// What stands in the copy and is no part of the work.
        Furniture = "furniture",
    }
}

keyed! {
    /// Whoever claims are attributed to.
    SpeakerKind {
        /// A person.
        Person = "person",
        /// A body.
        Organisation = "organisation",
        /// Somebody whom the work does not name.
        Unnamed = "unnamed",
    }
}
