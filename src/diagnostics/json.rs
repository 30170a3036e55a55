//! Diagnostics as JSON.

use super::Told;
use serde::Serialize;

/// One diagnostic for other programs. Lines and columns from 1 in Unicode scalar values, the end exclusive.
#[derive(Debug, Serialize)]
pub struct Record<'s> {
    /// The stable code.
    pub code: &'static str,
    /// `error`, `warning` or `note`.
    pub severity: &'static str,
    /// What is wrong.
    pub message: String,
    /// The file, relative to the site, with `/`.
    pub file: &'s str,
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
    /// The line of the end.
    pub end_line: usize,
    /// The column of the end.
    pub end_column: usize,
    /// What to do.
    pub help: Option<String>,
}

/// The diagnostics of a run as `check --format json` prints them.
#[must_use]
pub fn records<'s>(told: &[Told<'s>]) -> Vec<Record<'s>> {
    let record = |told: &Told<'s>| {
        let Told { kind, at, .. } = told;
        let ((line, column), (end_line, end_column)) = at.lines();
        Record {
            code: kind.code(),
            severity: told.severity.key(),
            message: told.message(),
            file: at.path,
            line,
            column,
            end_line,
            end_column,
            help: told.help(),
        }
    };
    told.iter().map(record).collect()
}
