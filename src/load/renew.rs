//! Files as they now are, of which a few have changed.

use super::{Files, LoadError, Loaded, read_text};
use crate::{diagnostics::FileIx, model::composed};
use std::path::PathBuf;

/// Returns the files with the texts of some paths as they now are, and which of them have changed. `None` if more may have
/// changed: a file was added or removed, or is not in `content/`.
///
/// # Errors
/// If a file that exists cannot be read.
pub(crate) fn renew(files: &Files, paths: &[PathBuf]) -> Result<Option<(Files, Vec<FileIx>)>, LoadError> {
    let Ok(root) = files.root.canonicalize() else { return Ok(None) };
    let mut renewed = None;
    let mut changed = Vec::new();
    for path in paths {
        let within = path.strip_prefix(&root).ok().and_then(|path| path.to_str());
        let within = within.map(|path| composed(&path.replace('\\', "/")).into_owned());
        let file = within.and_then(|path| files.content.iter().copied().find(|file| files.sources.path(*file) == path));
        // A symbolic link may lead anywhere.
        let plain = path.symlink_metadata().is_ok_and(|about| about.is_file());
        let Some(file) = file.filter(|_| plain) else { return Ok(None) };
        let Loaded::Text(text) = read_text(path)? else { return Ok(None) };
        if text != files.sources.text(file) {
            renewed.get_or_insert_with(|| files.clone()).sources.replace(file, text);
            changed.push(file);
        }
    }
    Ok(Some((renewed.unwrap_or_else(|| files.clone()), changed)))
}
