//! Writes a file only if it changes.

use super::{WriteError, whole};
use std::{fs, io, path::Path};

/// Writes a text file and the folder that it stands in, at once and only if it changes. Gives whether it did.
///
/// # Errors
/// Where that cannot be done; what was there stays.
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
