//! `kunten build`: the site into a folder.

use super::{
    Common, Status, failed,
    interrupt::Interrupt,
    listen::Listener,
    print::say,
    tell::{self, summary},
};
use crate::{
    diagnostics::shown,
    pipeline::{self, Failure},
    write::{Folder, WriteError},
};
use clap::Args;
use std::{path::PathBuf, sync::Arc, time::Instant};

/// `kunten build`
#[derive(Debug, Args)]
pub(super) struct Build {
    #[command(flatten)]
    common: Common,
    /// The folder to write; only one that is new, empty, or written by Kunten before [default: `public` in the site].
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
}

impl Build {
    pub fn run(self) -> Status {
        let start = Instant::now();
        let (manner, listener) = (self.common.manner, Listener::new(self.common.manner));
        let target = self.output.unwrap_or_else(|| self.common.site.join("public"));
        let folder = match Folder::prepare(&target, &self.common.site) {
            Ok(folder) => folder,
            Err(error) => return failed(&error.into()),
        };
        let interrupt = Interrupt::listen();
        let folder = folder.unless(Arc::clone(&interrupt.asked));
        let outcome = pipeline::build(&self.common.site, self.common.options(), folder);
        listener.pause();
        let outcome = match outcome {
            Ok(outcome) => outcome,
            Err(failure @ Failure::Write(WriteError::Interrupted { .. })) => {
                failed(&failure);
                return interrupt.status();
            }
            Err(failure) => return failed(&failure),
        };
        tell::on_stderr(&outcome.report, &outcome.sources, manner.quiet);
        let told = summary(&outcome.report);
        let Some(done) = &outcome.published else {
            say!("{}; nothing was written", told.unwrap_or_default());
            return Status::Wrong;
        };
        if let Some(left) = done.sink().left() {
            say!("kunten: the new site stands, but {left}");
        }
        if manner.quiet {
            return Status::Done;
        }
        let warnings = told.map(|told| format!(", {told}")).unwrap_or_default();
        let target = shown(done.sink().target());
        let drafts = tell::drafts(done.drafts());
        say!("{} pages in {} ms{warnings}: {target}{drafts}", done.pages(), start.elapsed().as_millis());
        Status::Done
    }
}
