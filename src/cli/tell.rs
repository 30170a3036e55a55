//! Diagnostics for people and for programs.

use super::{
    Common,
    print::{self, Form},
};
use crate::{
    diagnostics::{self, Paint, Report, Severity, Sources, shown},
    pipeline::Outcome,
};
use std::path::{Component, Path};
use terminal_size::Width;

/// How `check` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Format {
    /// Drawn as compilers do.
    Human,
    /// An array of objects, whose JSON Schema is docs/diagnostics.schema.json.
    Json,
    /// SARIF 2.1.0, for code hosts and editors.
    Sarif,
    /// Workflow commands, which GitHub shows beside the lines of a pull request.
    Github,
}

/// The diagnostics of a run as `check` prints them.
pub(super) fn told<S>(outcome: &Outcome<S>, common: &Common, format: Format) -> (String, Form) {
    let Outcome { report, sources, .. } = outcome;
    let (located, root) = (report.located(sources), &common.site);
    match format {
        Format::Human => {
            let paint = paint(print::are_terminals().0);
            (human(report, sources, paint, common.manner.quiet), Form::coloured(paint.colour))
        }
        Format::Json => (print::json(&diagnostics::records(&located)), Form::Plain),
        Format::Sarif => (print::json(&diagnostics::sarif(&located, &prefix(root))), Form::Plain),
        Format::Github => (diagnostics::annotations(&located, &prefix(root)), Form::Commands),
    }
}

/// Draws the diagnostics of a run, without notes if it is quiet.
fn human(report: &Report, sources: &Sources, paint: Paint, quiet: bool) -> String {
    let located = report.located(sources);
    let told = located.iter().filter(|one| !quiet || one.kind.severity() != Severity::Note);
    told.map(|one| diagnostics::draw(one, paint) + "\n\n").collect()
}

/// Draws on standard error.
pub(super) fn on_stderr(report: &Report, sources: &Sources, quiet: bool) {
    let paint = paint(print::are_terminals().1);
    print::err(&human(report, sources, paint, quiet), Form::coloured(paint.colour));
}

/// Returns the path by which a code host finds the site: relative to the folder in which the program was started.
fn prefix(root: &Path) -> String {
    let parts = root.components().filter(|part| !matches!(part, Component::CurDir));
    parts.map(|part| shown(Path::new(part.as_os_str())) + "/").collect::<String>().replace("//", "/")
}

/// Returns the last line of a run: how many errors and warnings there are. `None` if there are none.
pub(super) fn summary(report: &Report) -> Option<String> {
    let count = |severity, one: &str| match report.count(severity) {
        0 => None,
        1 => Some(format!("1 {one}")),
        n => Some(format!("{n} {one}s")),
    };
    let parts: Vec<_> = [count(Severity::Error, "error"), count(Severity::Warning, "warning")].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Returns that drafts were left out, in some language or in all; empty if there are none.
pub(super) fn drafts(left_out: usize) -> String {
    match left_out {
        0 => String::new(),
        1 => "; 1 draft is left out (`--drafts`)".to_owned(),
        n => format!("; {n} drafts are left out (`--drafts`)"),
    }
}

/// Returns how to draw: in colour only on a terminal and unless `NO_COLOR` is set (no-color.org), and as wide as the terminal.
fn paint(terminal: bool) -> Paint {
    if !terminal {
        return Paint::PLAIN;
    }
    let width = terminal_size::terminal_size().map_or(Paint::PLAIN.width, |(Width(columns), _)| usize::from(columns));
    Paint { colour: may_colour(), width }
}

/// Returns false if `NO_COLOR` is set.
pub(super) fn may_colour() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
