//! `kunten man`: the manual pages.

use super::{Cli, Status, failed};
use crate::write;
use clap::{Args, Command, CommandFactory as _};
use std::path::{Path, PathBuf};

/// `kunten man`
#[derive(Debug, Args)]
pub(super) struct Man {
    /// The folder to write `kunten.1`, `kunten-build.1` and the others into.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

impl Man {
    pub fn run(self) -> Status {
        let mut all = Cli::command().disable_help_subcommand(true);
        all.build();
        let shown = all.get_subcommands().filter(|one| !one.is_hide_set()).chain([&all]);
        for command in shown {
            if let Err(error) = page(command, &self.folder) {
                return failed(&error.into());
            }
        }
        Status::Done
    }
}

fn page(command: &Command, folder: &Path) -> Result<bool, write::WriteError> {
    let page = clap_mangen::Man::new(command.clone());
    let path = folder.join(page.get_filename());
    let mut text = Vec::new();
    let rendered = page.render(&mut text);
    rendered.map_err(|error| write::WriteError::Machine { path: path.clone(), error })?;
    write::renew(&path, &String::from_utf8_lossy(&text))
}
