//! Words and links that many pages have in common: made once, and shared by the pages as values of Tera instead of being copied.

use super::views::Item;
use crate::{
    link::Site,
    model::{SourceIx, SpeakerIx},
};
use serde::{Serialize, Serializer};
use std::sync::{Arc, OnceLock};
use tera::Value;

/// A text as templates see it.
#[derive(Debug, Clone)]
pub(super) struct Text(Value);

impl Text {
    pub fn as_str(&self) -> &str {
        self.0.as_str().unwrap_or_default()
    }

    /// The same for a template that asks for it.
    pub fn value(&self) -> Value {
        self.0.clone()
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(Value::from(text))
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// A link that is the same on many pages.
#[derive(Debug, Clone)]
pub(super) struct Link {
    pub item: Arc<Item>,
    value: Value,
}

impl From<Item> for Link {
    fn from(item: Item) -> Self {
        let value = Value::try_from_serializable(&item).unwrap_or_else(|_| Value::undefined());
        Self { item: Arc::new(item), value }
    }
}

impl Serialize for Link {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

/// The links to speakers and sources from the pages of one folder, each made when a page first asks for it.
#[derive(Debug)]
pub(super) struct Links {
    speakers: Box<[OnceLock<Link>]>,
    sources: Box<[OnceLock<Link>]>,
}

impl Links {
    pub fn new(site: &Site) -> Self {
        let empty = |count: usize| (0..count).map(|_| OnceLock::new()).collect();
        Self { speakers: empty(site.speakers().count()), sources: empty(site.sources().count()) }
    }

    pub fn speaker(&self, at: SpeakerIx, make: impl FnOnce() -> Item) -> Link {
        self.speakers[at.index()].get_or_init(|| make().into()).clone()
    }

    pub fn source(&self, at: SourceIx, make: impl FnOnce() -> Item) -> Link {
        self.sources[at.index()].get_or_init(|| make().into()).clone()
    }
}

#[cfg(test)]
mod schemas {
    use super::{Item, Link, Text};
    use schemars::{JsonSchema, Schema, SchemaGenerator};
    use std::borrow::Cow;

    impl JsonSchema for Text {
        fn inline_schema() -> bool {
            true
        }

        fn schema_name() -> Cow<'static, str> {
            String::schema_name()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            String::json_schema(generator)
        }
    }

    impl JsonSchema for Link {
        fn schema_name() -> Cow<'static, str> {
            Item::schema_name()
        }

        fn schema_id() -> Cow<'static, str> {
            Item::schema_id()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            Item::json_schema(generator)
        }
    }
}
