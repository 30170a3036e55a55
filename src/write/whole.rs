//! Files that exist whole or not at all: written beside their place, and moved there.

use std::{fs, io, io::Write as _, path::Path};
use tempfile::{Builder, NamedTempFile};

/// Replaces the text of a file in one step.
pub(super) fn replace(real: &Path, text: &[u8]) -> io::Result<()> {
    let new = beside(real, text)?;
    fs::set_permissions(new.path(), fs::metadata(real)?.permissions())?;
    new.persist(real)?;
    Ok(())
}

/// Makes a file, unless it exists already. Returns whether it was made.
pub(super) fn make(file: &Path, text: &[u8]) -> io::Result<bool> {
    match beside(file, text)?.persist_noclobber(file) {
        Ok(_) => Ok(true),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error.error),
    }
}

/// Makes a new file in the folder of another, which is on the same disk, with a name that is never taken for content.
fn beside(file: &Path, text: &[u8]) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    // It can be read by everyone who can read other files of the site.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut new = builder.tempfile_in(file.parent().unwrap_or(file))?;
    new.write_all(text)?;
    Ok(new)
}
