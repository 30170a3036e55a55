//! `kunten serve`: the preview.

use super::{
    Common, Status,
    listen::{Listener, Manner},
    print::{self, Ended, Form, say},
    tell::{self, summary},
};
use crate::{
    diagnostics::{Report, Sources},
    serve::{self, News},
};
use clap::Args;
use std::time::Duration;

/// `kunten serve`
#[derive(Debug, Args)]
pub(super) struct Serve {
    #[command(flatten)]
    common: Common,
    /// The port; 0 takes any that is free.
    #[arg(long, default_value_t = 4000)]
    port: u16,
    /// Open the site in the browser.
    #[arg(long)]
    open: bool,
}

impl Serve {
    pub fn run(self) -> Status {
        let (manner, open) = (self.common.manner, self.open);
        let listener = Listener::new(manner);
        let hear = move |news: News| {
            listener.pause();
            match news {
                News::Listening(address) => {
                    // Whoever cannot be told where the server is cannot use it; one that reads no further can.
                    if print::out(&format!("http://{address}/\n"), Form::Plain) == Err(Ended::Failed) {
                        std::process::exit(Status::Failed as i32);
                    }
                    if open && let Err(error) = open::that_detached(format!("http://{address}/")) {
                        say!("kunten: no browser can be opened: {error}");
                    }
                }
                News::Made { report, sources, pages, took } => made(report, sources, pages, took, manner),
                News::Proved { report, sources } if report.has_errors() => {
                    tell::on_stderr(report, sources, manner.quiet);
                    last(manner, format_args!("{}; `kunten build` would write nothing", summary(report).unwrap_or_default()));
                }
                News::Proved { .. } => {}
                News::Failed(failure) => say!("kunten: {failure}"),
                News::Blind(error) => say!("kunten: {error}; changes are not seen any more"),
            }
        };
        match serve::serve(&self.common.site, self.common.options(), self.port, hear) {
            Ok(()) => Status::Done,
            Err(error) => {
                say!("kunten: {error}");
                Status::Failed
            }
        }
    }
}

fn made(report: &Report, sources: &Sources, pages: Option<usize>, took: Duration, manner: Manner) {
    tell::on_stderr(report, sources, manner.quiet);
    let told = summary(report);
    match pages {
        Some(pages) => {
            let warnings = told.map(|told| format!(", {told}")).unwrap_or_default();
            last(manner, format_args!("{pages} pages in {} ms{warnings}", took.as_millis()));
        }
        None => last(manner, format_args!("{}; the last good site is shown", told.unwrap_or_default())),
    }
}

/// Prints the last line of a run.
fn last(manner: Manner, text: std::fmt::Arguments) {
    if !manner.quiet {
        say!("{text}");
    }
}
