//! `kunten check`: everything that `build` proves, and nothing written.

use super::{
    Common, Status, failed,
    listen::Listener,
    print::{self, Ended, say},
    tell::{self, Format, summary},
};
use crate::{pipeline, write::Nowhere};
use clap::Args;
use std::path::PathBuf;

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
        self.once(&Listener::new(self.common.manner)).unwrap_or_else(Status::from)
    }

    /// Checks once; `Err` where standard output takes no more and nobody hears the next time.
    fn once(&self, listener: &Listener) -> Result<Status, Ended> {
        let outcome = pipeline::build(&self.common.site, self.common.options(), Nowhere);
        listener.pause();
        let outcome = match outcome {
            Ok(outcome) => outcome,
            Err(failure) => return Ok(failed(&failure)),
        };
        let (text, form) = tell::told(&outcome, &self.common, self.format);
        // Whoever has read enough may ask for the status all the same.
        let ended = match print::out(&text, form) {
            Err(Ended::Failed) => return Err(Ended::Failed),
            other => other,
        };
        let told = summary(&outcome.report);
        let denied = outcome.published.is_some() && outcome.report.has_warnings() && self.deny.is_some();
        // Other programs read the other formats.
        if matches!(self.format, Format::Human | Format::Github) && !self.common.manner.quiet {
            let told = told.unwrap_or_else(|| "no faults in the files; facts are the editors’".to_owned());
            let drafts = outcome.published.as_ref().map(|done| tell::drafts(done.drafts())).unwrap_or_default();
            say!("{told}{drafts}{}", if denied { "; warnings are denied" } else { "" });
        }
        let status = if outcome.published.is_some() && !denied { Status::Done } else { Status::Wrong };
        if self.goes_on() { ended.map(|()| status) } else { Ok(status) }
    }

    const fn goes_on(&self) -> bool {
        #[cfg(feature = "serve")]
        return self.watch;
        #[cfg(not(feature = "serve"))]
        return false;
    }

    /// Checks at every change, until the process is ended.
    #[cfg(feature = "serve")]
    fn again(&self) -> Status {
        let failed = |error: &crate::serve::WatchError| {
            say!("kunten: {error}");
            Status::Failed
        };
        let mut watch = match crate::serve::Watch::new(&self.common.site) {
            Ok(watch) => watch,
            Err(error) => return failed(&error),
        };
        let listener = Listener::new(self.common.manner);
        loop {
            // What fails now may succeed at the next change.
            if let Err(ended) = self.once(&listener) {
                return ended.into();
            }
            if let Err(error) = watch.wait() {
                return failed(&error);
            }
        }
    }
}
