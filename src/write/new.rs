use super::WriteError;
use std::{fs, io, io::Write as _, path::Path};
use tempfile::Builder;

/// Writes a file of content that is not there yet, all of it or nothing. Gives whether it was written; one that is there stays as it is.
///
/// # Errors
/// Where it cannot be written.
pub fn new_file(root: &Path, path: &str, text: &str) -> Result<bool, WriteError> {
    let file = root.join(path);
    let failed = |error: io::Error| WriteError::Machine { path: file.clone(), error };
    let folder = file.parent().unwrap_or(root);
    fs::create_dir_all(folder).map_err(failed)?;
    let mut builder = Builder::new();
    // Whoever may read other files of the site may read this one.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut new = builder.tempfile_in(folder).map_err(failed)?;
    new.write_all(text.as_bytes()).map_err(failed)?;
    match new.persist_noclobber(&file) {
        Ok(_) => Ok(true),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(failed(error.error)),
    }
}
