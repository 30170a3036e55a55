//! Other programs' libraries as files of a site: CSL-JSON, as Zotero exports it, to `sources/ID.yaml`. Nothing is written here.

mod csl;

use crate::{
    model::{Id, KeyError, unportable},
    parse::EntryError,
};
use serde_json::{Map, Value};
use std::collections::HashMap;
use thiserror::Error;

/// A source as it would be written.
#[derive(Debug)]
pub struct Imported {
    /// Its id, which names the file.
    pub id: Id,
    /// The text of the file.
    pub yaml: String,
    /// What the item says and a source has no place for.
    pub left_out: Vec<String>,
}

/// Why a file is no library.
#[derive(Debug, Error)]
pub enum ImportError {
    /// No JSON.
    #[error("it is not JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// Neither of the two shapes.
    #[error("it is not CSL-JSON, which is a list of items, or an object with `items`")]
    Shape,
}

/// An item that becomes no source.
#[derive(Debug, Error)]
#[error("{name}: {why}")]
pub struct BadItem {
    /// Its key, or its number in the list, from 1.
    pub name: String,
    /// Why.
    #[source]
    pub why: ItemError,
}

/// What is wrong with an item.
#[derive(Debug, Error)]
pub enum ItemError {
    /// No map.
    #[error("it is not an object")]
    NoObject,
    /// No name.
    #[error("it has neither `id` nor `citation-key`")]
    NoKey,
    /// A name that no file can have.
    #[error("its key cannot become an id: {0}")]
    Key(#[from] KeyError),
    /// The same for some system.
    #[error("no source can be called so: {0}")]
    Name(&'static str),
    /// Another item has the same id.
    #[error("`{other}` has the same id")]
    Taken {
        /// The key of that one.
        other: String,
    },
    /// No sort of document.
    #[error("there is no type `{0}` in CSL")]
    UnknownType(String),
    /// An entry that the site would not take either.
    #[error("{0}")]
    Entry(String),
}

impl From<EntryError> for ItemError {
    fn from(error: EntryError) -> Self {
        Self::Entry(error.to_string())
    }
}

/// Reads a library in CSL-JSON, item by item.
///
/// # Errors
/// Where the text is no such library at all.
pub fn csl(text: &str) -> Result<Vec<Result<Imported, BadItem>>, ImportError> {
    let items = match serde_json::from_str(text.trim_start_matches('\u{feff}'))? {
        Value::Array(items) => items,
        Value::Object(mut library) => match library.remove("items") {
            Some(Value::Array(items)) => items,
            _ => return Err(ImportError::Shape),
        },
        _ => return Err(ImportError::Shape),
    };
    let mut taken: HashMap<Id, String> = HashMap::new();
    let read = |(k, item): (usize, &Value)| {
        let name = item.as_object().and_then(key).unwrap_or_else(|| format!("item {}", k + 1));
        one(item, &mut taken).map_err(|why| BadItem { name, why })
    };
    Ok(items.iter().enumerate().map(read).collect())
}

fn one(item: &Value, taken: &mut HashMap<Id, String>) -> Result<Imported, ItemError> {
    let item = item.as_object().ok_or(ItemError::NoObject)?;
    let key = key(item).ok_or(ItemError::NoKey)?;
    let id = Id::from_key(&key)?;
    if id.as_str() == "unknown" {
        return Err(ItemError::Name("`reports: unknown` means something else"));
    }
    if let Some(why) = unportable(id.as_str()) {
        return Err(ItemError::Name(why));
    }
    if let Some(other) = taken.get(&id) {
        return Err(ItemError::Taken { other: other.clone() });
    }
    let imported = csl::source(&id, item)?;
    taken.insert(id, key);
    Ok(imported)
}

/// The citation key; where there is none but an address of Zotero's, its last part.
fn key(item: &Map<String, Value>) -> Option<String> {
    let text = |name: &str| match item.get(name)? {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    let id = || text("id").map(|id| if id.contains("://") { id.rsplit('/').next().unwrap_or_default().to_owned() } else { id });
    text("citation-key").or_else(id)
}
