//! Diagnostics as workflow commands of GitHub.

use super::{Severity, Told, harmless};
use std::fmt::Write as _;

/// The diagnostics as workflow commands, by which GitHub shows them beside the changed lines of a pull request
/// (docs.github.com, "Workflow commands for GitHub Actions").
///
/// `prefix` leads from the root of the repository to the site, and ends with `/` unless it is empty.
#[must_use]
pub fn annotations(told: &[Told], prefix: &str) -> String {
    let mut out = String::new();
    for one in told {
        let Told { kind, at, beside, .. } = one;
        let level = match one.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let ((line, column), (end_line, end_column)) = at.lines();
        let file = property(&harmless(&format!("{prefix}{}", at.path)));
        let _ = write!(out, "::{level} file={file},line={line},endLine={end_line}");
        // Columns are for a single line, and the last one belongs to it.
        if line == end_line {
            let _ = write!(out, ",col={column},endColumn={}", column.max(end_column - 1));
        }
        let mut message = one.message();
        let beside = beside
            .as_ref()
            .map(|other| format!("{}: {}:{}", kind.beside(), harmless(&format!("{prefix}{}", other.path)), other.lines().0.0));
        for more in one.help().into_iter().chain(beside) {
            let _ = write!(message, "\n{more}");
        }
        let _ = writeln!(out, ",title={}::{}", kind.code(), data(&message));
    }
    out
}

/// The message of a command (actions/toolkit, `escapeData`).
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of it (actions/toolkit, `escapeProperty`).
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
