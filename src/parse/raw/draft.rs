//! `draft` as written.

use crate::model::LanguageTag;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{
    Deserialize, Deserializer,
    de::{Error, SeqAccess, Visitor},
};
use std::{borrow::Cow, fmt};

/// `draft: true`, or the languages in which something is a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RawDraft {
    /// In every language, or in none.
    Whole(bool),
    /// In these.
    In(Vec<LanguageTag>),
}

impl Default for RawDraft {
    fn default() -> Self {
        Self::Whole(false)
    }
}

impl<'de> Deserialize<'de> for RawDraft {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Draft;

        impl<'de> Visitor<'de> for Draft {
            type Value = RawDraft;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("true, false or a list of languages")
            }

            fn visit_bool<E: Error>(self, whole: bool) -> Result<RawDraft, E> {
                Ok(RawDraft::Whole(whole))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<RawDraft, A::Error> {
                let mut tags = Vec::new();
                while let Some(tag) = items.next_element()? {
                    tags.push(tag);
                }
                Ok(RawDraft::In(tags))
            }
        }

        deserializer.deserialize_any(Draft)
    }
}

impl JsonSchema for RawDraft {
    fn schema_name() -> Cow<'static, str> {
        "Draft".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["boolean", "array"],
            "items": generator.subschema_for::<LanguageTag>(),
            "uniqueItems": true
        })
    }
}
