use super::WriteError;
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
    // Beside it, so that it is the same disk; an ending that nobody takes for content.
    let new = path.with_extension("tmp");
    fs::write(&new, text).and_then(|()| fs::rename(&new, path)).map_err(failed)?;
    Ok(true)
}
