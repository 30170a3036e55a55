//! Changes to the files of a site.

use super::links::Links;
use crate::{diagnostics::shown, load};
use notify_debouncer_full::{
    DebounceEventResult, Debouncer, RecommendedCache, new_debouncer_opt,
    notify::{Config, Error, ErrorKind, EventKind, RecommendedWatcher, RecursiveMode},
};
use std::{
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, channel},
    time::Duration,
};

/// An editor's save is several events within a few milliseconds; they are one change.
const PAUSE: Duration = Duration::from_millis(40);

/// The folders that make up a site, and the file beside them.
const TOPS: [&str; 4] = ["content", "static", "templates", "site.toml"];

/// How often a folder is gone through from its beginning because something in it went away meanwhile.
const TRIES: usize = 8;

/// The site cannot be watched.
#[derive(Debug, thiserror::Error)]
#[error("cannot watch {path}: {error}", path = shown(path))]
pub struct WatchError {
    /// The path.
    pub path: PathBuf,
    /// What the system says.
    #[source]
    pub error: Error,
}

/// Waits for changes to the files of a site. What is written beside them, such as the output, is no change.
///
/// The system watches a folder wherever it is moved, and not what then stands at its path. So whenever a folder may be another one than
/// before, it is watched anew. Links are not left to the system either, which knows a folder by one path alone: each folder is watched
/// where it is, and what changes there counts for all links that lead to it.
#[derive(Debug)]
pub struct Watch {
    root: PathBuf,
    debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
    changes: Receiver<DebounceEventResult>,
    links: Links,
    watched: BTreeMap<PathBuf, RecursiveMode>,
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
        let config = Config::default().with_follow_symlinks(false);
        let debouncer = new_debouncer_opt(PAUSE, None, sender, RecommendedCache::new(), config).map_err(failed)?;
        let mut watch = Self { root: real, debouncer, changes, links: Links::default(), watched: BTreeMap::new() };
        watch.settle(&[])?;
        Ok(watch)
    }

    /// Returns when something of the site has changed, with the paths where it has; the site's folder where the system has lost count.
    ///
    /// # Errors
    /// Where the system cannot tell of changes any more.
    pub fn wait(&mut self) -> Result<Vec<PathBuf>, WatchError> {
        let failed = |root: &Path, error| WatchError { path: root.to_owned(), error };
        loop {
            let ended = |_| failed(&self.root, Error::generic("the watcher has ended"));
            let events = match self.changes.recv().map_err(ended)? {
                Ok(events) => events,
                Err(mut errors) => {
                    return Err(failed(&self.root, errors.pop().unwrap_or_else(|| Error::generic("no reason given"))));
                }
            };
            if events.iter().any(|event| event.need_rescan()) {
                let all = vec![self.root.clone()];
                self.settle(&all)?;
                return Ok(all);
            }
            let events = events.into_iter().filter(|event| !matches!(event.kind, EventKind::Access(_)));
            let paths: Vec<_> = events.flat_map(|event| event.event.paths).collect();
            let mut changed: Vec<_> = paths.iter().flat_map(|path| self.concerned(path)).collect();
            if paths.iter().any(|path| self.unsettles(path)) {
                changed.extend(self.settle(&paths)?);
            }
            if !changed.is_empty() {
                return Ok(changed);
            }
        }
    }

    /// The paths of the site at which something is otherwise when it is at this path: the path itself, and each link that leads there.
    fn concerned(&self, path: &Path) -> Vec<PathBuf> {
        let mut concerned: Vec<_> = self.links.upon(path).cloned().collect();
        if !load::is_passing(&self.root, path) {
            let top = path.strip_prefix(&self.root).ok().and_then(|within| within.iter().next());
            let own = top.is_some_and(|top| TOPS.iter().any(|own| top == *own));
            concerned.extend(own.then(|| path.to_owned()));
            concerned.extend(self.links.through(path).cloned());
        }
        concerned
    }

    /// Whether other folders may have to be watched, now that something is otherwise at a path.
    fn unsettles(&self, path: &Path) -> bool {
        let leads = path.symlink_metadata().is_ok_and(|about| about.is_dir() || about.is_symlink());
        leads || self.watched.keys().any(|folder| folder.starts_with(path)) || self.links.upon(path).next().is_some()
    }

    /// Watches what is to be watched, and anew what was moved or made again, and gives what was not watched before.
    fn settle(&mut self, moved: &[PathBuf]) -> Result<Vec<PathBuf>, WatchError> {
        self.links = Links::of(&self.root, TOPS);
        let wanted = self.links.folders(&self.root);
        let is_same = |folder: &PathBuf, mode: &RecursiveMode| {
            wanted.get(folder) == Some(mode) && !moved.iter().any(|path| folder.starts_with(path))
        };
        let (same, gone) = std::mem::take(&mut self.watched).into_iter().partition(|(folder, mode)| is_same(folder, mode));
        self.watched = same;
        // With a folder that was moved away, its watch is gone already.
        BTreeMap::into_keys(gone).for_each(|folder| drop(self.debouncer.unwatch(folder)));
        let mut fresh = Vec::new();
        for (folder, mode) in wanted {
            if !self.watched.contains_key(&folder) && self.watch(&folder, mode)? {
                self.watched.insert(folder.clone(), mode);
                fresh.push(folder);
            }
        }
        Ok(fresh)
    }

    /// Watches a folder, unless it is not there: then the one above it tells when it comes.
    fn watch(&mut self, folder: &Path, mode: RecursiveMode) -> Result<bool, WatchError> {
        for _ in 0..TRIES {
            match self.debouncer.watch(folder, mode) {
                Ok(()) => return Ok(true),
                Err(error) if !is_absence(&error) => return Err(WatchError { path: folder.to_owned(), error }),
                Err(_) if !folder.is_dir() => break,
                Err(_) => {}
            }
        }
        Ok(false)
    }
}

/// Whether something was not there.
fn is_absence(error: &Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound => true,
        ErrorKind::Io(error) => matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::Watch;
    use crate::{diagnostics::Report, load};
    use notify_debouncer_full::{
        DebouncedEvent,
        notify::{Event, EventKind, event::Flag},
    };
    use std::{fs, sync::mpsc::channel, time::Instant};

    #[test]
    fn where_the_system_has_lost_count_all_files_are_read_again() {
        let dir = tempfile::tempdir().expect("a folder");
        fs::write(dir.path().join("site.toml"), "").expect("a file");
        let mut watch = Watch::new(dir.path()).expect("it is watched");
        let (sender, changes) = channel();
        watch.changes = changes;
        let lost = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        sender.send(Ok(vec![DebouncedEvent::new(lost, Instant::now())])).expect("it is heard");
        let told = watch.wait().expect("a change");
        let files = load::load(dir.path(), &mut Report::default()).expect("it is read");
        assert!(load::renew(&files, &told).expect("it is read").is_none(), "{told:?}");
    }
}
