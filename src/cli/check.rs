//! `kunten check`: everything that `build` proves, and nothing written.

use super::{
    Common, Status, failed,
    listen::Listener,
    tell::{self, Format, summary},
};
use crate::{pipeline, write::Nowhere};
use clap::Args;
use std::{io, path::PathBuf};

/// `kunten check`
#[derive(Debug, Args)]
pub(super) struct Check {
    #[command(flatten)]
    common: Common,
    /// How to print what is found.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// End with 1 where there are warnings, too.
    #[arg(long, value_enum, value_name = "WHAT")]
    deny: Option<Deny>,
    /// Say that these sections (default: all) have been compared with those of the reading's first language as they now are: renews their `follows`.
    #[arg(long, value_name = "FILE", num_args = 0..)]
    stamp: Option<Vec<PathBuf>>,
    /// Check again whenever a file of the site changes.
    #[cfg(feature = "serve")]
    #[arg(long)]
    watch: bool,
}

/// What makes a check fail besides errors.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Deny {
    Warnings,
}

impl Check {
    pub fn run(self) -> Status {
        if let Some(files) = &self.stamp {
            match super::stamp::stamp(&self.common.site, files) {
                Status::Done => {}
                status => return status,
            }
        }
        #[cfg(feature = "serve")]
        if self.watch {
            return self.again();
        }
        self.once(&Listener::new(self.common.manner))
    }

    fn once(&self, listener: &Listener) -> Status {
        let outcome = pipeline::build(&self.common.site, self.common.options(), Nowhere);
        listener.pause();
        let outcome = match outcome {
            Ok(outcome) => outcome,
            Err(failure) => return failed(&failure),
        };
        let stdout = io::stdout();
        if tell::tell(&outcome, &self.common, self.format, &mut stdout.lock(), tell::paint(&stdout)).is_err() {
            return Status::Failed;
        }
        let told = summary(&outcome.report);
        let denied = outcome.published.is_some() && outcome.report.has_warnings() && self.deny.is_some();
        // Other programs read the other formats.
        if matches!(self.format, Format::Human | Format::Github) && !self.common.manner.quiet {
            let told = told.unwrap_or_else(|| "no faults in the files; facts are the editors’".to_owned());
            let drafts = outcome.published.as_ref().map(|done| tell::drafts(done.drafts())).unwrap_or_default();
            eprintln!("{told}{drafts}{}", if denied { "; warnings are denied" } else { "" });
        }
        if outcome.published.is_some() && !denied { Status::Done } else { Status::Wrong }
    }

    /// Checks at every change, until the process is ended.
    #[cfg(feature = "serve")]
    fn again(&self) -> Status {
        let failed = |error: &crate::serve::WatchError| {
            eprintln!("kunten: {error}");
            Status::Failed
        };
        let mut watch = match crate::serve::Watch::new(&self.common.site) {
            Ok(watch) => watch,
            Err(error) => return failed(&error),
        };
        let listener = Listener::new(self.common.manner);
        loop {
            // What fails now may succeed at the next change.
            self.once(&listener);
            if let Err(error) = watch.wait() {
                return failed(&error);
            }
        }
    }
}
