use super::{
    News, Watch,
    ready::{Found, Ready},
    shown::{Shown, Told},
};
use crate::{
    diagnostics::{self, Paint, Report, Severity, Sources},
    load,
    pipeline::{self, Options},
    write::{self, Sink, WriteError},
};
use std::{
    net::SocketAddr,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Instant,
};

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
        let mut made = self.make();
        (self.hear)(News::Listening(address));
        loop {
            let outdated = AtomicBool::new(false);
            let changed = thread::scope(|scope| {
                if let Some(ready) = made.take() {
                    let outdated = &outdated;
                    let work = &self;
                    scope.spawn(move || work.prove(&ready, outdated));
                }
                let changed = watch.wait();
                outdated.store(true, Ordering::Relaxed);
                changed
            });
            if let Err(error) = changed {
                return (self.hear)(News::Blind(&error));
            }
            made = self.make();
        }
    }

    /// Makes the site again and shows it; the last good one stays where something is wrong.
    fn make(&self) -> Option<Arc<Ready>> {
        let start = Instant::now();
        let mut report = Report::default();
        let files = match load::load(&self.root, &mut report) {
            Ok(files) => files,
            Err(error) => {
                let failure = error.into();
                (self.hear)(News::Failed(&failure));
                self.shown.tell(Told { summary: "The site cannot be read".into(), told: failure.to_string() });
                return None;
            }
        };
        let Some(pages) = pipeline::pages(&files, self.options, &mut report) else {
            self.made(&report, &files.sources, None, start);
            return None;
        };
        let ready = Arc::new(Ready::new(files, pages));
        // What somebody looks at is made before it is shown; all else while they look.
        for path in self.shown.open() {
            if let Found::Broken(told) = ready.find(&path) {
                report.tell_once(*told);
            }
        }
        let good = !report.has_errors();
        if good {
            self.shown.show(Arc::clone(&ready));
        }
        self.made(&report, &ready.files.sources, good.then(|| ready.pages.list().len()), start);
        good.then_some(ready)
    }

    fn made(&self, report: &Report, sources: &Sources, pages: Option<usize>, start: Instant) {
        self.shown.tell(told(report, sources, "the page is the last good one"));
        (self.hear)(News::Made { report, sources, pages, took: start.elapsed() });
    }

    /// Makes every page and holds all of them against each other, unless the site changes before that is done.
    fn prove(&self, ready: &Ready, outdated: &AtomicBool) {
        let mut report = Report::default();
        // It writes nothing, so nothing but the next change can end it early.
        let proved = write::publish(&ready.pages, &ready.files, Until(outdated), &mut report);
        if proved.is_err() || outdated.load(Ordering::Relaxed) {
            return;
        }
        if report.has_errors() {
            self.shown.tell(told(&report, &ready.files.sources, "`kunten build` would write nothing"));
        }
        (self.hear)(News::Proved { report: &report, sources: &ready.files.sources });
    }
}

/// Takes pages to no place, as long as the site is what it was.
struct Until<'o>(&'o AtomicBool);

impl Sink for Until<'_> {
    fn put(&self, path: &str, _: Vec<u8>) -> Result<(), WriteError> {
        if self.0.load(Ordering::Relaxed) { Err(WriteError::Outdated { path: path.into() }) } else { Ok(()) }
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
    Told { summary, told: drawn }
}
