//! All that one run has to report, and the token that something was reported.

use super::{Diagnostic, FileIx, Kind, Place, Severity, Sources, Told, locate};
use std::collections::HashMap;

/// Proof that an error was reported: what a stage returns as `Err` for something missing, once the editor knows the reason. Only
/// [`Report`] makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reported(());

/// Returns all values, or the token of one that is wrong. Every one is computed, so that everything wrong is reported.
///
/// # Errors
/// If one of them is an error.
pub fn all<T>(results: impl IntoIterator<Item = Result<T, Reported>>) -> Result<Vec<T>, Reported> {
    let mut wrong = Ok(());
    let mut values = Vec::new();
    for result in results {
        match result {
            Ok(value) => values.push(value),
            Err(reported) => wrong = Err(reported),
        }
    }
    wrong.map(|()| values)
}

/// Everything that one run reports.
#[derive(Debug, Default)]
pub struct Report {
    list: Vec<Diagnostic>,
    /// How often each rule was reported in each file.
    often: HashMap<(FileIx, &'static str), usize>,
}

/// How often one rule is reported in one file. If it is broken more often, something else is wrong.
const MOST: usize = 100;

impl Report {
    /// Adds a diagnostic.
    pub fn emit(&mut self, kind: Kind, place: impl Into<Place>) -> Reported {
        self.emit_with(kind, place, None)
    }

    /// Adds a diagnostic with a second place that explains it.
    pub fn emit_with(&mut self, kind: Kind, place: impl Into<Place>, beside: Option<Place>) -> Reported {
        self.take(Diagnostic { beside, ..Diagnostic::new(kind, place) });
        Reported(())
    }

    /// Adds a diagnostic, unless its rule was reported often enough in that file; then adds once that there are more.
    fn take(&mut self, told: Diagnostic) {
        if let Some(file) = told.place.file() {
            let code = told.kind.code();
            let often = self.often.entry((file, code)).or_default();
            *often += 1;
            if *often > MOST {
                if *often == MOST + 1 {
                    self.list.push(Diagnostic::new(Kind::More { code, most: MOST }, Place::File(file)));
                }
                return;
            }
        }
        self.list.push(told);
    }

    /// Adds a fault of a template, unless it was reported for another page.
    pub fn emit_once(&mut self, told: Diagnostic) {
        let same = |one: &Diagnostic| match (&one.kind, &told.kind) {
            (Kind::Template { why, .. }, Kind::Template { why: again, .. }) => why == again && one.place == told.place,
            _ => *one == told,
        };
        if !self.list.iter().any(same) {
            self.list.push(told);
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    pub(super) fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.list.retain(keep);
    }

    /// Adds the diagnostics of another part of the run.
    pub fn append(&mut self, other: Self) {
        other.list.into_iter().for_each(|one| self.take(one));
    }

    /// Returns the diagnostics of all places other than those within.
    #[must_use]
    pub fn without(&self, within: impl Fn(&Place) -> bool) -> Self {
        let mut rest = Self::default();
        self.list.iter().filter(|one| !within(&one.place)).cloned().for_each(|one| rest.take(one));
        rest
    }

    /// Whether there is an error among them.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.check().is_err()
    }

    /// Whether there is a warning of something that is published.
    #[must_use]
    pub fn has_warnings(&self) -> bool {
        self.list.iter().any(|one| one.severity() == Severity::Warning && !one.unpublished)
    }

    /// Checks that the run may go on to the next stage.
    ///
    /// # Errors
    /// If there is an error among the diagnostics.
    pub fn check(&self) -> Result<(), Reported> {
        let mut errors = self.list.iter().filter(|one| one.severity() == Severity::Error);
        errors.next().map_or(Ok(()), |_| Err(Reported(())))
    }

    /// Marks the diagnostics of some places as not published, so that they do not stop a build.
    pub fn unpublish(&mut self, is: impl Fn(&Place) -> bool) {
        for one in self.list.iter_mut().filter(|one| is(&one.place)) {
            one.unpublished = true;
        }
    }

    /// How many of a severity there are.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|one| one.severity() == severity).count()
    }

    /// Everything with its places found in the text, sorted by file and place, each once.
    #[must_use]
    pub fn located<'s>(&'s self, sources: &'s Sources) -> Vec<Told<'s>> {
        let mut locator = locate::Locator::new(sources);
        let mut told = |one: &'s Diagnostic| Told {
            kind: &one.kind,
            at: locator.locate(&one.place),
            beside: one.beside.as_ref().map(|place| locator.locate(place)),
            severity: one.severity(),
            unpublished: one.unpublished,
        };
        let mut all: Vec<_> = self.list.iter().map(&mut told).collect();
        let key = |one: &Told<'s>| (one.at.path, one.at.range.start, one.at.range.end, one.kind.code());
        all.sort_by(|a, b| key(a).cmp(&key(b)));
        all.dedup_by(|a, b| a.kind == b.kind && a.at.path == b.at.path && a.at.range == b.at.range);
        all
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Place, Report, Sources};

    #[test]
    fn what_two_parts_of_a_run_tell_together_ends_with_a_word_that_there_is_more() {
        let file = Sources::default().add("a".into(), String::new());
        let part = |times| {
            let mut report = Report::default();
            for _ in 0..times {
                report.emit(Kind::RawHtml, Place::File(file));
            }
            report
        };
        let mut report = part(60);
        report.append(part(60));
        report.emit(Kind::RawHtml, Place::File(file));
        let more = report.list.iter().filter(|one| matches!(one.kind, Kind::More { .. })).count();
        assert_eq!((report.list.len(), more), (101, 1));
    }
}
