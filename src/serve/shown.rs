//! What browsers are shown, and when it changes.

use super::ready::Ready;
use serde::Serialize;
use std::{
    collections::{BTreeMap, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::sync::watch as latest;

/// How many pages are thought to be open in a browser.
const OPEN: usize = 8;

/// What browsers are shown.
#[derive(Debug, Default)]
pub(super) struct Shown {
    ready: Mutex<Option<Arc<Ready>>>,
    /// The pages that were asked for last, the newest first.
    open: Mutex<VecDeque<String>>,
    told: latest::Sender<Told>,
}

/// What is wrong, for the eyes of the editor.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Told {
    /// One line.
    pub summary: String,
    /// The diagnostics as they are drawn on a terminal; empty where nothing is wrong.
    pub drawn: String,
    /// The versions of the pages that are open, as far as they are known.
    pub versions: BTreeMap<String, String>,
}

impl Shown {
    /// The last good site.
    pub fn ready(&self) -> Option<Arc<Ready>> {
        lock(&self.ready).clone()
    }

    /// Puts a site in the place of the last one.
    pub fn show(&self, ready: Arc<Ready>) {
        *lock(&self.ready) = Some(ready);
    }

    /// Tells every browser that something has changed, and what is wrong now.
    pub fn tell(&self, told: Told) {
        self.told.send_replace(told);
    }

    /// What is wrong now, and whatever will be.
    pub fn listen(&self) -> latest::Receiver<Told> {
        self.told.subscribe()
    }

    /// Remembers that a page was asked for.
    pub fn opened(&self, path: &str) {
        let mut open = lock(&self.open);
        open.retain(|known| known != path);
        open.push_front(path.to_owned());
        open.truncate(OPEN);
    }

    /// The pages that a browser may have open.
    pub fn open(&self) -> Vec<String> {
        lock(&self.open).iter().cloned().collect()
    }
}

/// What a thread that panicked has left is whole: every change to it is one assignment.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
