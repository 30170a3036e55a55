//! Makes the site again at every change.

use super::{
    News, Watch,
    ready::Ready,
    shown::{Shown, Told},
};
use crate::{
    diagnostics::{self, Paint, Place, Report, Severity, Sources},
    load,
    model::{ContentPath, Id},
    pipeline::{self, Options},
    write::{self, Sink, WriteError},
};
use std::{
    collections::BTreeSet,
    fs::File,
    net::SocketAddr,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

/// How long the browser has the processor to itself, before all other pages are made.
const REST: Duration = Duration::from_millis(400);

/// Makes the site at its beginning and at every change.
pub(super) struct Work {
    pub root: PathBuf,
    pub options: Options,
    pub shown: Arc<Shown>,
    pub hear: Box<dyn Fn(News) + Send + Sync>,
}

impl Work {
    /// Works until the process ends, or the system tells of no more changes.
    pub fn run(self, mut watch: Watch, address: SocketAddr) {
        let mut good = self.make();
        let mut fresh = good.clone();
        // Where files have changed since the last good site.
        let mut paths = Vec::new();
        let mut in_order = good.is_some();
        (self.hear)(News::Listening(address));
        loop {
            let outdated = AtomicBool::new(false);
            let changed = thread::scope(|scope| {
                let (outdated, work) = (&outdated, &self);
                let proof = fresh.take().map(|ready| scope.spawn(move || work.prove(&ready, outdated)));
                let changed = watch.wait();
                outdated.store(true, Ordering::Relaxed);
                if let Some(proof) = proof {
                    proof.thread().unpark();
                }
                changed
            });
            match changed {
                Ok(changed) => paths.extend(changed),
                Err(error) => return (self.hear)(News::Blind(&error)),
            }
            paths.sort();
            paths.dedup();
            fresh = good.as_ref().and_then(|good| self.renew(good, &paths, in_order)).or_else(|| self.make());
            in_order = fresh.is_some();
            if in_order {
                good.clone_from(&fresh);
                paths.clear();
            }
        }
    }

    /// Makes again the readings in which something has changed, where that is all. Whoever saves may touch a file more than once, so
    /// if nothing has changed there is nothing to tell, unless all was not `in_order`.
    fn renew(&self, good: &Arc<Ready>, paths: &[PathBuf], in_order: bool) -> Option<Arc<Ready>> {
        let start = Instant::now();
        let (files, changed) = load::renew(&good.files, paths).ok()??;
        if changed.is_empty() {
            if !in_order {
                // What was wrong has been taken back.
                self.made(&good.report, &good.files.sources, Some(good.pages.list().len()), start);
            }
            return Some(Arc::clone(good));
        }
        let readings = changed.into_iter().map(|file| ContentPath::reading_of(files.sources.path(file)));
        let readings = readings.collect::<Option<BTreeSet<Id>>>()?;
        let mut report = good.report.without(|place| {
            let path = match place {
                Place::Path(path) => Some(path.as_str()),
                _ => place.file().map(|file| files.sources.path(file)),
            };
            path.and_then(ContentPath::reading_of).is_some_and(|id| readings.contains(&id))
        });
        let mut pages = None;
        for id in readings {
            let mut told = Report::default();
            pages = Some(pipeline::renew(pages.as_ref().unwrap_or(&good.pages), &files, &id, self.options, &mut told)?);
            report.append(told);
        }
        self.show(Ready::new(files, pages?, report), start)
    }

    /// Makes the site from all its files.
    fn make(&self) -> Option<Arc<Ready>> {
        let start = Instant::now();
        let mut report = Report::default();
        let files = match load::load(&self.root, &mut report) {
            Ok(files) => files,
            Err(error) => {
                let failure = error.into();
                (self.hear)(News::Failed(&failure));
                self.shown.tell(Told {
                    summary: "The site cannot be read".into(),
                    drawn: failure.to_string(),
                    ..Told::default()
                });
                return None;
            }
        };
        let Ok(pages) = pipeline::pages(&files, self.options, &mut report) else {
            self.made(&report, &files.sources, None, start);
            return None;
        };
        self.show(Ready::new(files, pages, report), start)
    }

    /// Shows a site that has been made, unless a page of it that somebody looks at fails; then the last good one stays.
    fn show(&self, mut ready: Ready, start: Instant) -> Option<Arc<Ready>> {
        // All other pages are made while they look.
        for path in self.shown.open() {
            ready.keep(path);
        }
        if ready.report.has_errors() {
            self.made(&ready.report, &ready.files.sources, None, start);
            return None;
        }
        let ready = Arc::new(ready);
        self.shown.show(Arc::clone(&ready));
        self.made(&ready.report, &ready.files.sources, Some(ready.pages.list().len()), start);
        Some(ready)
    }

    fn made(&self, report: &Report, sources: &Sources, pages: Option<usize>, start: Instant) {
        let versions = self.shown.ready().map(|ready| ready.versions()).unwrap_or_default();
        self.shown.tell(Told { versions, ..told(report, sources, "the page is the last good one") });
        (self.hear)(News::Made { report, sources, pages, took: start.elapsed() });
    }

    /// Makes every page and holds all of them against each other, unless the site changes before that is done.
    fn prove(&self, ready: &Ready, outdated: &AtomicBool) {
        thread::park_timeout(REST);
        if outdated.load(Ordering::Relaxed) {
            return;
        }
        let mut report = Report::default();
        // It writes nothing, so nothing but the next change can end it early.
        let proved = write::publish(&ready.pages, &ready.files, Until(outdated), &mut report);
        if proved.is_err() || outdated.load(Ordering::Relaxed) {
            return;
        }
        if report.has_errors() {
            let told = told(&report, &ready.files.sources, "`kunten build` would write nothing");
            self.shown.tell(Told { versions: ready.versions(), ..told });
        }
        (self.hear)(News::Proved { report: &report, sources: &ready.files.sources });
    }
}

/// Takes pages to no place, as long as the site is what it was.
struct Until<'o>(&'o AtomicBool);

impl Sink for Until<'_> {
    fn put(&self, path: &str, _: &[u8]) -> Result<(), WriteError> {
        if self.0.load(Ordering::Relaxed) { Err(WriteError::Outdated { path: path.into() }) } else { Ok(()) }
    }

    fn copy(&self, path: &str, _: File) -> Result<u64, WriteError> {
        self.put(path, &[]).map(|()| 0)
    }

    fn commit(self) -> Result<Self, WriteError> {
        Ok(self)
    }
}

/// What the browser shows over the page: nothing where there are no errors.
fn told(report: &Report, sources: &Sources, then: &str) -> Told {
    if !report.has_errors() {
        return Told::default();
    }
    let drawn = report
        .located(sources)
        .iter()
        .filter(|one| one.kind.severity() != Severity::Note)
        .map(|one| diagnostics::draw(one, Paint::PLAIN) + "\n")
        .collect::<Vec<_>>()
        .join("\n");
    let errors = report.count(Severity::Error);
    let summary = format!("{errors} error{}: {then}", if errors == 1 { "" } else { "s" });
    Told { summary, drawn, ..Told::default() }
}
