//! Changes to the files of a site.

use crate::diagnostics::shown;
use notify_debouncer_full::{
    DebounceEventResult, Debouncer, RecommendedCache, new_debouncer,
    notify::{EventKind, RecommendedWatcher, RecursiveMode},
};
use std::{
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, channel},
    time::Duration,
};

/// An editor's save is several events within a few milliseconds; they are one change.
const PAUSE: Duration = Duration::from_millis(40);

/// The folders that make up a site, besides `site.toml` beside them.
const FOLDERS: [&str; 3] = ["content", "static", "templates"];

/// The site cannot be watched.
#[derive(Debug, thiserror::Error)]
#[error("cannot watch {path}: {error}", path = shown(path))]
pub struct WatchError {
    /// The path.
    pub path: PathBuf,
    /// What the system says.
    #[source]
    pub error: notify_debouncer_full::notify::Error,
}

/// Waits for changes to the files of a site. What is written beside them, such as the output, is no change.
#[derive(Debug)]
pub struct Watch {
    root: PathBuf,
    debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
    changes: Receiver<DebounceEventResult>,
    /// Folders that are watched already; one may come into being later.
    watched: Vec<&'static str>,
}

impl Watch {
    /// Watches the site in `root`.
    ///
    /// # Errors
    /// Where the system refuses, as it does for too many folders.
    pub fn new(root: &Path) -> Result<Self, WatchError> {
        let failed = |error| WatchError { path: root.to_owned(), error };
        let real = root.canonicalize().map_err(|error| failed(error.into()))?;
        let (sender, changes) = channel();
        let mut debouncer = new_debouncer(PAUSE, None, sender).map_err(failed)?;
        debouncer.watch(&real, RecursiveMode::NonRecursive).map_err(failed)?;
        let mut watch = Self { root: real, debouncer, changes, watched: Vec::new() };
        watch.add_folders()?;
        Ok(watch)
    }

    /// Returns when something of the site has changed, with the paths where it has; none where the system has lost count.
    ///
    /// # Errors
    /// Where the system cannot tell of changes any more.
    pub fn wait(&mut self) -> Result<Vec<PathBuf>, WatchError> {
        let failed = |root: &Path, error| WatchError { path: root.to_owned(), error };
        loop {
            let ended = |_| failed(&self.root, notify_debouncer_full::notify::Error::generic("the watcher has ended"));
            let mut paths = match self.changes.recv().map_err(ended)? {
                Ok(events) if events.iter().any(|event| event.need_rescan()) => return Ok(Vec::new()),
                Ok(events) => {
                    let events = events.into_iter().filter(|event| !matches!(event.kind, EventKind::Access(_)));
                    let paths = events.flat_map(|event| event.event.paths);
                    paths.filter(|path| self.concerns(path)).collect::<Vec<_>>()
                }
                Err(mut errors) => {
                    let error = errors.pop();
                    return Err(failed(
                        &self.root,
                        error.unwrap_or_else(|| notify_debouncer_full::notify::Error::generic("no reason given")),
                    ));
                }
            };
            paths.extend(self.add_folders()?);
            if !paths.is_empty() {
                return Ok(paths);
            }
        }
    }

    /// Whether a path is a file of the site, and not what an editor keeps beside it for a moment.
    fn concerns(&self, path: &Path) -> bool {
        let Ok(within) = path.strip_prefix(&self.root) else { return false };
        let top = within.iter().next().unwrap_or_default();
        let kept = within.file_name().is_some_and(|name| !crate::load::is_passing(&name.to_string_lossy()));
        kept && (within == Path::new("site.toml") || FOLDERS.iter().any(|folder| top == *folder))
    }

    /// Watches folders that have come into being, and gives them.
    fn add_folders(&mut self) -> Result<Vec<PathBuf>, WatchError> {
        self.watched.retain(|folder| self.root.join(folder).is_dir());
        let fresh: Vec<_> =
            FOLDERS.into_iter().filter(|folder| !self.watched.contains(folder) && self.root.join(folder).is_dir()).collect();
        let mut paths = Vec::new();
        for folder in fresh {
            let path = self.root.join(folder);
            self.debouncer.watch(&path, RecursiveMode::Recursive).map_err(|error| WatchError { path: path.clone(), error })?;
            self.watched.push(folder);
            paths.push(path);
        }
        Ok(paths)
    }
}
