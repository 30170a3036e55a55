//! `kunten completions`: what shells complete.

use super::{Cli, Status, print};
use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

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
        print::whole(&String::from_utf8_lossy(&script))
    }
}
