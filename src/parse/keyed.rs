//! Maps by id that keep their order and refuse a key that appears twice, and texts in one or many languages.

use super::{
    markdown,
    sentences::{self, duplicate},
    text::{RawText, WrittenText},
};
use crate::model::Id;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, Visitor},
};
use std::borrow::Cow;
use std::{collections::HashSet, fmt, marker::PhantomData};

/// Things by id, or by another key, in the order of the file.
#[derive(Debug)]
pub struct Keyed<T, K = Id>(pub Vec<(K, T)>);

impl<T, K> Default for Keyed<T, K> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>, K: Key<'de>> Deserialize<'de> for Keyed<T, K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Rows<T, K>(PhantomData<(T, K)>);

        impl<'de, T: Deserialize<'de>, K: Key<'de>> Visitor<'de> for Rows<T, K> {
            type Value = Keyed<T, K>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a map of ids")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut seen = HashSet::new();
                let mut rows = Vec::with_capacity(map.size_hint().unwrap_or_default());
                while let Some(id) = map.next_key::<K>()? {
                    if !seen.insert(id.clone()) {
                        return Err(duplicate(id));
                    }
                    rows.push((id, map.next_value()?));
                }
                Ok(Keyed(rows))
            }

            // A file that contains only comments.
            fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
                Ok(Keyed::default())
            }
        }

        deserializer.deserialize_map(Rows(PhantomData))
    }
}

/// What things can be kept by.
pub trait Key<'de>: Deserialize<'de> + Eq + std::hash::Hash + Clone + fmt::Display {}

impl<'de, K: Deserialize<'de> + Eq + std::hash::Hash + Clone + fmt::Display> Key<'de> for K {}

/// A text as written in YAML or TOML.
pub trait Line: Sized {
    /// Takes the scalar.
    fn line(text: &str) -> Self;
}

impl Line for WrittenText {
    fn line(text: &str) -> Self {
        markdown::line(text)
    }
}

impl Line for String {
    fn line(text: &str) -> Self {
        text.to_owned()
    }
}

impl<'de, T: Line> Deserialize<'de> for RawText<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Texts<T>(PhantomData<T>);

        impl<'de, T: Line> Visitor<'de> for Texts<T> {
            type Value = RawText<T>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str(sentences::EACH)
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(RawText::All(T::line(text)))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut texts: Vec<(String, T)> = Vec::with_capacity(2);
                while let Some(language) = map.next_key::<String>()? {
                    if texts.iter().any(|(known, _)| *known == language) {
                        return Err(duplicate(language));
                    }
                    texts.push((language, T::line(&map.next_value::<String>()?)));
                }
                Ok(RawText::Per(texts))
            }
        }

        deserializer.deserialize_any(Texts(PhantomData))
    }
}

impl<T: JsonSchema, K: JsonSchema> JsonSchema for Keyed<T, K> {
    fn schema_name() -> Cow<'static, str> {
        format!("Keyed_{}_{}", K::schema_name(), T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut key = generator.subschema_for::<K>();
        key.remove("type");
        json_schema!({
            "type": ["object", "null"],
            "propertyNames": key,
            "additionalProperties": generator.subschema_for::<T>()
        })
    }
}
