//! The shapes of YAML and TOML as an editor writes them. Ids are of the right form; whether they exist, nobody knows yet.
//!
//! What stands above a key is what an editor reads while typing: [`crate::schema`] makes it the key's description.

mod claim;
mod draft;
pub(crate) mod forms;
mod page;
mod people;
mod reading;
mod settings;

pub use claim::{RawClaim, RawEvidence, RawRemark, RawWording};
pub use draft::RawDraft;
pub use page::{RawPage, RawSection};
pub use people::{RawSource, RawSpeaker};
pub use reading::{RawEditor, RawPicture, RawReading};
pub use settings::RawSettings;

use super::lost;
use crate::model::{Id, composed};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{
    Deserialize, Deserializer,
    de::{Error, SeqAccess, Visitor},
};
use std::{borrow::Cow, collections::HashSet, fmt};

/// One id or a list of them.
#[derive(Debug)]
pub enum OneOrMany {
    /// One.
    One(Id),
    /// A list.
    Many(Vec<Id>),
}

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Ids;

        impl<'de> Visitor<'de> for Ids {
            type Value = OneOrMany;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an id or a list of ids")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<OneOrMany, E> {
                Id::parse(text).map(OneOrMany::One).map_err(E::custom)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<OneOrMany, A::Error> {
                each_once(items).map(OneOrMany::Many)
            }
        }

        deserializer.deserialize_any(Ids)
    }
}

/// The ids of a list, none of which stands in it twice.
fn each_once<'de, A: SeqAccess<'de>>(mut items: A) -> Result<Vec<Id>, A::Error> {
    let (mut ids, mut met) = (Vec::new(), HashSet::new());
    while let Some(id) = items.next_element::<Id>()? {
        if !met.insert(id.clone()) {
            return Err(A::Error::custom(format!("`{id}` stands in this list twice")));
        }
        ids.push(id);
    }
    Ok(ids)
}

/// A list of ids.
fn ids<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Id>, D::Error> {
    struct Ids;

    impl<'de> Visitor<'de> for Ids {
        type Value = Vec<Id>;

        fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
            f.write_str("a list of ids")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Vec<Id>, A::Error> {
            each_once(items)
        }
    }

    deserializer.deserialize_seq(Ids)
}

impl OneOrMany {
    /// The ids.
    pub fn ids(&self) -> &[Id] {
        match self {
            Self::One(id) => std::slice::from_ref(id),
            Self::Many(ids) => ids,
        }
    }
}

impl Default for OneOrMany {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

/// A text without Markdown.
fn plain<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    license(deserializer).map(Some)
}

fn license<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    let fault = lost::unprintable(&text).next();
    fault.map_or(Ok(text), |(kind, _)| Err(D::Error::custom(kind)))
}

/// The name of a file, as [`crate::load`] spells it.
fn file<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Ok(Option::<String>::deserialize(deserializer)?.map(|name| composed(&name).into_owned()))
}

impl JsonSchema for OneOrMany {
    fn schema_name() -> Cow<'static, str> {
        "OneOrMany".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let id = generator.subschema_for::<Id>();
        let mut schema = id.clone();
        schema.insert("type".into(), ["string", "array"].as_slice().into());
        schema.insert("items".into(), id.into());
        schema.insert("uniqueItems".into(), true.into());
        schema
    }
}
