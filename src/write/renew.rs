//! Writes a file only if it changes.

use super::{WriteError, whole};
use std::{fs, io, path::Path};

/// Writes a text file and its folder, in one step and only if the text changes. Returns whether it did.
///
/// # Errors
/// If that fails; what was there stays.
pub fn renew(path: &Path, text: &str) -> Result<bool, WriteError> {
    let failed = |error: io::Error| WriteError::Machine { path: path.to_owned(), error };
    if fs::read(path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(false);
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    if !whole::make(path, text.as_bytes()).map_err(failed)? {
        whole::replace(path, text.as_bytes()).map_err(failed)?;
    }
    Ok(true)
}
