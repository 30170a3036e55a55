//! Diagnostics for people and for programs.

use crate::{
    diagnostics::{self, Paint, Report, Sources},
    pipeline::Outcome,
};
use std::io::{self, IsTerminal, Write};

/// How `check` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Format {
    /// Drawn as compilers do.
    Human,
    /// An array of objects.
    Json,
}

/// Writes what a run has to tell.
pub(super) fn tell<S>(outcome: &Outcome<S>, format: Format, out: &mut dyn Write, paint: Paint) -> io::Result<()> {
    let Outcome { report, sources, .. } = outcome;
    match format {
        Format::Human => human(report, sources, out, paint),
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, &diagnostics::records(&report.located(sources)))?;
            writeln!(out)
        }
    }
}

fn human(report: &Report, sources: &Sources, out: &mut dyn Write, paint: Paint) -> io::Result<()> {
    for (diagnostic, located) in report.located(sources) {
        writeln!(out, "{}\n", diagnostics::draw(diagnostic, &located, paint))?;
    }
    Ok(())
}

/// Colours only on a terminal, and not where `NO_COLOR` asks for none (no-color.org).
pub(super) fn paint(stream: &impl IsTerminal) -> Paint {
    let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    if stream.is_terminal() && !plain { Paint::Colour } else { Paint::Plain }
}
