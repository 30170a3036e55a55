//! Which files a site has.

use super::{
    LoadError,
    links::{Bounds, nowhere, special},
};
use crate::{
    diagnostics::{self, Kind, Place, Report},
    model::{address::MARKER, composed},
};
use std::{
    collections::HashMap,
    io,
    path::{Path, PathBuf},
};
use walkdir::{DirEntry, WalkDir};

/// The paths of a site, relative to it and with `/`, each list sorted.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub texts: Vec<String>,
    /// With their endings.
    pub pictures: Vec<(String, String)>,
    /// Names of pictures at which something else stands, which was told: they are not missing, and are never opened.
    pub refused: Vec<String>,
    pub statics: Vec<String>,
    /// How the disk spells a path whose letters it does not compose as we do.
    pub spellings: HashMap<String, String>,
}

/// Endings of what an editor writes.
const TEXTS: [&str; 4] = ["md", "yaml", "bib", "csl"];
/// Endings of pictures.
const PICTURES: [&str; 7] = ["png", "jpg", "jpeg", "svg", "webp", "avif", "gif"];

pub(super) fn walk(root: &Path, report: &mut Report) -> Result<Found, LoadError> {
    let mut found = Found::default();
    if root.join("site.toml").metadata().is_ok_and(|about| !about.is_dir()) {
        found.texts.push("site.toml".into());
    }
    if root.join(MARKER).symlink_metadata().is_ok() {
        report.emit(Kind::StrayMarker, Place::Path(MARKER.to_owned()));
    }
    for folder in ["content", "static", "templates"] {
        let top = root.join(folder);
        // A link that leads nowhere is there, and is told of.
        if top.symlink_metadata().is_err() {
            continue;
        }
        let bounds = Bounds::new(root, folder).map_err(|error| LoadError { path: root.to_owned(), error })?;
        let mut entries = WalkDir::new(&top).follow_links(true).sort_by_file_name().into_iter();
        while let Some(entry) = entries.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    if let Some((path, kind)) = fault(root, &top, error)? {
                        found.refuse(&shown(root, &path), folder, kind, report);
                    }
                    continue;
                }
            };
            let kept = is_kept(root, &entry, &bounds);
            let refused = if kept && entry.path_is_symlink() { bounds.refuse(entry.path()) } else { None };
            if (refused.is_some() || !kept) && entry.file_type().is_dir() {
                entries.skip_current_dir();
            }
            let kind = entry.file_type();
            let special = || (!kind.is_file() && !kind.is_dir()).then(|| Kind::NotAFile { what: special(kind) });
            if entry.file_name() == MARKER {
                report.emit(Kind::StrayMarker, Place::Path(shown(root, entry.path())));
            } else if !kept {
            } else if let Some(refused) = refused.or_else(special) {
                found.refuse(&shown(root, entry.path()), folder, refused, report);
            } else if kind.is_file() {
                match relative(root, &entry) {
                    Some(path) => found.add(path, folder, report),
                    None => {
                        report.emit(Kind::NameNotUtf8, Place::Path(diagnostics::shown(entry.path())));
                    }
                }
            }
        }
    }
    Ok(found)
}

/// What an entry that cannot be read has wrong, and where; `None` for one that would not have been read.
fn fault(root: &Path, top: &Path, error: walkdir::Error) -> Result<Option<(PathBuf, Kind)>, LoadError> {
    let path = error.path().unwrap_or(top).to_owned();
    if error.loop_ancestor().is_some() {
        return Ok(Some((path, Kind::LinkLoop)));
    }
    // Editors keep links that lead nowhere beside a file that is open, under hidden names.
    if path != *top && path.file_name().is_some_and(|name| is_passed_over(&name.to_string_lossy())) && path.is_symlink() {
        return Ok(None);
    }
    match error.io_error().and_then(|error| nowhere(&path, error)) {
        Some(kind) => Ok(Some((path, kind))),
        None => Err(failed(error, root)),
    }
}

fn failed(error: walkdir::Error, top: &Path) -> LoadError {
    let path = error.path().unwrap_or(top).to_owned();
    let text = error.to_string();
    LoadError { path, error: error.into_io_error().unwrap_or_else(|| io::Error::other(text)) }
}

/// Returns whether to read a file: neither hidden files nor what text editors leave behind for a moment.
fn is_kept(root: &Path, entry: &DirEntry, bounds: &Bounds) -> bool {
    let name = entry.file_name().to_string_lossy();
    // What a host wants at the root may well be hidden: `.nojekyll`, `.well-known/`.
    let for_host = || {
        let path = entry.path();
        path.starts_with(root.join("static/root")) && name != ".git" && (entry.path_is_symlink() || bounds.is_for_host(path))
    };
    entry.depth() == 0 || !(is_left_behind(&name) || (name.starts_with('.') && !for_host()))
}

/// Whether a path of the site is hidden, or what a text editor keeps for a moment beside the file that it writes. Such are not read.
#[cfg(feature = "serve")]
pub(crate) fn is_passing(root: &Path, path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // What a host wants at the root may well be hidden: `.nojekyll`, `.well-known/`.
    let for_host = path.starts_with(root.join("static/root")) && name != ".git";
    is_left_behind(&name) || (name.starts_with('.') && !for_host)
}

fn is_passed_over(name: &str) -> bool {
    name.starts_with('.') || is_left_behind(name)
}

fn is_left_behind(name: &str) -> bool {
    let temporary = name.ends_with('~') || name.starts_with('#') || name.starts_with(".#") || name == "4913";
    temporary || [".swp", ".swx", ".tmp", ".bak"].iter().any(|end| name.ends_with(end))
}

/// A path for messages.
pub(super) fn shown(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).unwrap_or(path).to_string_lossy().into_owned()
}

fn relative(root: &Path, entry: &DirEntry) -> Option<String> {
    let path = entry.path().strip_prefix(root).ok()?;
    let parts = path.components().map(|part| part.as_os_str().to_str()).collect::<Option<Vec<_>>>()?;
    Some(parts.join("/"))
}

/// Returns what follows the last full stop of the name, in lower case.
fn ending(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

impl Found {
    /// Tells why something is not read.
    fn refuse(&mut self, path: &str, folder: &str, kind: Kind, report: &mut Report) {
        report.emit(kind, Place::Path(path.to_owned()));
        if folder == "content" && PICTURES.contains(&ending(path).as_str()) {
            self.refused.push(composed(path).into_owned());
        }
    }

    /// Adds a file by its path, with its letters composed.
    fn add(&mut self, spelt: String, folder: &str, report: &mut Report) {
        let path = composed(&spelt).into_owned();
        let ending = ending(&path);
        let is_picture = PICTURES.contains(&ending.as_str());
        if !matches!(folder, "static" | "templates") && !is_picture && !TEXTS.contains(&ending.as_str()) {
            report.emit(Kind::NoPlace, Place::Path(path));
            return;
        }
        // Two entries of a folder have the same path only if the disk encodes one of them differently.
        if (path != spelt || self.spellings.contains_key(&path)) && self.has(&path) {
            report.emit(Kind::SameName { other: path.clone() }, Place::Path(path));
            return;
        }
        if path != spelt {
            self.spellings.insert(path.clone(), spelt);
        }
        match folder {
            "static" => self.statics.push(path),
            "content" if is_picture => self.pictures.push((path, ending)),
            _ => self.texts.push(path),
        }
    }

    fn has(&self, path: &str) -> bool {
        self.texts.iter().chain(&self.statics).chain(self.pictures.iter().map(|(picture, _)| picture)).any(|one| one == path)
    }
}
