//! Files that are there whole or not at all: written beside their place, and moved there.

use std::{fs, io, io::Write as _, path::Path};
use tempfile::{Builder, NamedTempFile};

/// Puts a text in the place of a file's, in one step.
pub(super) fn replace(real: &Path, text: &[u8]) -> io::Result<()> {
    let new = beside(real, text)?;
    fs::set_permissions(new.path(), fs::metadata(real)?.permissions())?;
    new.persist(real)?;
    Ok(())
}

/// Makes a file; one that is there stays as it is. Gives whether it was made.
pub(super) fn make(file: &Path, text: &[u8]) -> io::Result<bool> {
    match beside(file, text)?.persist_noclobber(file) {
        Ok(_) => Ok(true),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error.error),
    }
}

/// A new file in the folder of another, which is the same disk, with a name that nobody takes for content.
fn beside(file: &Path, text: &[u8]) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    // Whoever may read other files of the site may read this one.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut new = builder.tempfile_in(file.parent().unwrap_or(file))?;
    new.write_all(text)?;
    Ok(new)
}
