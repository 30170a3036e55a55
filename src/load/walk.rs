//! Which files a site has.

use super::LoadError;
use crate::{
    diagnostics::{self, Kind, Place, Report},
    model::composed,
};
use std::{collections::HashMap, io, path::Path};
use walkdir::{DirEntry, WalkDir};

/// The paths of a site, relative to it and with `/`, each list sorted.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub texts: Vec<String>,
    pub pictures: Vec<String>,
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
    if root.join("site.toml").is_file() {
        found.texts.push("site.toml".into());
    }
    for folder in ["content", "static", "templates"] {
        let top = root.join(folder);
        if !top.exists() {
            continue;
        }
        let mut entries = WalkDir::new(&top).follow_links(true).sort_by_file_name().into_iter();
        while let Some(entry) = entries.next() {
            let entry = match entry {
                Err(error) if error.loop_ancestor().is_some() => {
                    report.emit(Kind::LinkLoop, Place::Path(shown(root, error.path().unwrap_or(&top))));
                    continue;
                }
                other => other.map_err(|error| failed(error, &top))?,
            };
            let kept = is_kept(root, &entry);
            let leaves = kept && entry.path_is_symlink() && leaves(root, entry.path());
            if leaves {
                let path = shown(root, entry.path());
                report.emit(Kind::LinkOut, Place::Path(path.clone()));
                // So that the picture is not reported as missing as well; after an error it is never read.
                if folder == "content" && PICTURES.contains(&ending(&path).as_str()) {
                    found.pictures.push(path);
                }
            }
            if (leaves || !kept) && entry.file_type().is_dir() {
                entries.skip_current_dir();
            }
            if leaves || !kept {
                continue;
            }
            if !entry.file_type().is_file() {
                continue;
            }
            match relative(root, &entry) {
                Some(path) => found.add(path, folder, report),
                None => {
                    report.emit(Kind::NameNotUtf8, Place::Path(diagnostics::shown(entry.path())));
                }
            }
        }
    }
    Ok(found)
}

fn failed(error: walkdir::Error, top: &Path) -> LoadError {
    let path = error.path().unwrap_or(top).to_owned();
    let text = error.to_string();
    LoadError { path, error: error.into_io_error().unwrap_or_else(|| io::Error::other(text)) }
}

/// Returns whether to read a file: neither hidden files nor what text editors leave behind for a moment.
fn is_kept(root: &Path, entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    // What a host wants at the root may well be hidden: `.nojekyll`, `.well-known/`.
    let for_host = entry.path().starts_with(root.join("static/root")) && name != ".git";
    entry.depth() == 0 || !(is_left_behind(&name) || (name.starts_with('.') && !for_host))
}

/// Whether a file by its name is hidden, or what an editor keeps for a moment beside the one it writes.
#[cfg(feature = "serve")]
pub(crate) fn is_passing(name: &str) -> bool {
    name.starts_with('.') || is_left_behind(name)
}

fn is_left_behind(name: &str) -> bool {
    let temporary = name.ends_with('~') || name.starts_with('#') || name == "4913";
    temporary || [".swp", ".swx", ".tmp", ".bak"].iter().any(|end| name.ends_with(end))
}

/// Returns whether a symbolic link points outside the site: only files inside it are published.
fn leaves(root: &Path, link: &Path) -> bool {
    match (link.canonicalize(), root.canonicalize()) {
        (Ok(target), Ok(root)) => !target.starts_with(root),
        _ => true,
    }
}

/// A path for messages.
fn shown(root: &Path, path: &Path) -> String {
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
    /// Adds a file by its path, with its letters composed.
    fn add(&mut self, spelt: String, folder: &str, report: &mut Report) {
        let path = composed(&spelt).into_owned();
        let list = match (folder, ending(&path).as_str()) {
            ("static", _) => &mut self.statics,
            ("templates", _) => &mut self.texts,
            (_, ending) if TEXTS.contains(&ending) => &mut self.texts,
            (_, ending) if PICTURES.contains(&ending) => &mut self.pictures,
            _ => {
                report.emit(Kind::NoPlace, Place::Path(path));
                return;
            }
        };
        // Two entries of a folder have the same path only if the disk encodes one of them differently.
        if (path != spelt || self.spellings.contains_key(&path)) && list.contains(&path) {
            report.emit(Kind::SameName { other: path.clone() }, Place::Path(path));
            return;
        }
        list.push(path.clone());
        if path != spelt {
            self.spellings.insert(path, spelt);
        }
    }
}
