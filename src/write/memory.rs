//! A sink that keeps the site in memory.

use super::{Sink, WriteError};
use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

/// A site that is served from memory and not written.
#[derive(Debug, Default)]
pub struct Memory {
    files: Mutex<BTreeMap<String, Vec<u8>>>,
}

impl Memory {
    /// The files by path.
    #[must_use]
    pub fn into_files(self) -> BTreeMap<String, Vec<u8>> {
        self.files.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sink for Memory {
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), WriteError> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), bytes.to_vec());
        Ok(())
    }

    fn commit(self) -> Result<Self, WriteError> {
        Ok(self)
    }
}
