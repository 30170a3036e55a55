use super::{
    Common, Status, failed,
    tell::{self, Format},
};
use crate::{diagnostics::summary, pipeline, write::Nowhere};
use clap::Args;
use std::io;

/// `kunten check`
#[derive(Debug, Args)]
pub(super) struct Check {
    #[command(flatten)]
    common: Common,
    /// How to print what is found.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

impl Check {
    pub fn run(self) -> Status {
        let outcome = match pipeline::build(&self.common.site, self.common.drafts, Nowhere) {
            Ok(outcome) => outcome,
            Err(failure) => return failed(&failure),
        };
        let stdout = io::stdout();
        if tell::tell(&outcome, self.format, &mut stdout.lock(), tell::paint(&stdout)).is_err() {
            return Status::Failed;
        }
        if self.format == Format::Human {
            eprintln!("{}", summary(&outcome.report).unwrap_or_else(|| "everything holds".to_owned()));
        }
        if outcome.published.is_some() { Status::Done } else { Status::Wrong }
    }
}
