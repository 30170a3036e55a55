//! Diagnostics as workflow commands of GitHub.

use super::{Severity, Told, draw::harmless};
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
        let file = property(&format!("{prefix}{}", at.path));
        let _ = write!(out, "::{level} file={file},line={line},endLine={end_line}");
        // Columns are for a single line, and the last one belongs to it.
        if line == end_line {
            let _ = write!(out, ",col={column},endColumn={}", column.max(end_column - 1));
        }
        let mut message = one.message();
        let beside = beside.as_ref().map(|other| format!("{}: {prefix}{}:{}", kind.beside(), other.path, other.lines().0.0));
        for more in kind.help().into_iter().chain(beside) {
            let _ = write!(message, "\n{more}");
        }
        let _ = writeln!(out, ",title={}::{}", kind.code(), data(&message));
    }
    out
}

fn data(text: &str) -> String {
    let lines: Vec<_> = text.replace('%', "%25").split('\n').map(|line| harmless(line).into_owned()).collect();
    lines.join("%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
