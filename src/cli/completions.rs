//! `kunten completions`: what shells complete.

use super::{Cli, Status};
use clap::{Args, CommandFactory as _};
use clap_complete::Shell;
use std::io::{self, Write as _};

/// `kunten completions`
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell that is to complete.
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    pub fn run(self) -> Status {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "kunten", &mut script);
        let _ = io::stdout().lock().write_all(&script);
        Status::Done
    }
}
