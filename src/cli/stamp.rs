//! `kunten check --stamp`: renews `follows` in sections.

use super::{Status, failed, print::say};
use crate::{diagnostics::shown, parse::Stamp, pipeline, write};
use std::path::{Path, PathBuf};

/// Renews `follows` in the given sections, or in all if none are given.
pub(super) fn stamp(root: &Path, files: &[PathBuf]) -> Status {
    let mut stamps = match pipeline::stamps(root) {
        Ok(stamps) => stamps,
        Err(failure) => return failed(&failure),
    };
    if !files.is_empty() {
        // As a diagnostic names it, or as the shell completes it.
        let real = |path: PathBuf| path.canonicalize().ok();
        let named: Vec<_> = files.iter().map(|file| [real(root.join(file)), real(file.clone())]).collect();
        let is = |stamp: &Stamp, paths: &[Option<PathBuf>; 2]| {
            real(root.join(&stamp.path)).is_some_and(|path| paths.contains(&Some(path)))
        };
        if let Some(at) = named.iter().position(|paths| !stamps.iter().any(|stamp| is(stamp, paths))) {
            say!("kunten: {} is not a section that follows another language's", shown(&files[at]));
            return Status::Refused;
        }
        stamps.retain(|stamp| named.iter().any(|paths| is(stamp, paths)));
    }
    for stamp in stamps {
        match write::stamp(root, &stamp.path, stamp.fingerprint) {
            Ok(true) => say!("stamped {}", stamp.path),
            Ok(false) => {}
            Err(error) => return failed(&error.into()),
        }
    }
    Status::Done
}
