//! The command line: the only place that prints.

mod arguments;
mod build;
mod check;
mod clock;
mod completions;
mod explain;
mod import;
mod init;
mod interrupt;
mod listen;
mod man;
mod new;
mod print;
mod schema;
#[cfg(feature = "serve")]
mod serve;
mod stamp;
mod tell;
mod threads;

use crate::pipeline::{Failure, Options};
use crate::write::WriteError;
use clap::{Args, Parser, Subcommand};
use listen::Manner;
use print::say;
use std::path::PathBuf;
use std::process::ExitCode;

/// Annotated readings: for each claim in a text, who makes it and what other sources say.
#[derive(Debug, Parser)]
#[command(name = "kunten", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write the site into a folder that any host can serve.
    Build(build::Build),
    /// Check files, ties, links and pages, and write nothing.
    Check(check::Check),
    /// Begin a site: a small example that builds.
    Init(init::Init),
    /// Begin a reading, section, claim, remark, speaker or source.
    New(new::New),
    /// Tell what a diagnostic's rule is for, with an example.
    Explain(explain::Explain),
    /// Tell text editors what may be typed, as JSON Schemas.
    Schema(schema::Schema),
    /// Print a script by which a shell completes the arguments.
    Completions(completions::Completions),
    /// Write the manual pages.
    #[command(hide = true)]
    Man(man::Man),
    /// Take sources over from another program's library.
    Import(import::Import),
    /// Show the site on this machine, and anew at every save.
    #[cfg(feature = "serve")]
    Serve(serve::Serve),
}

/// What every command takes.
#[derive(Debug, Args)]
struct Common {
    /// The site's folder.
    #[arg(long, value_name = "DIR", default_value = ".")]
    site: PathBuf,
    /// Build readings that are marked as drafts as well.
    #[arg(long)]
    drafts: bool,
    #[command(flatten)]
    manner: Manner,
}

impl Common {
    fn options(&self) -> Options {
        Options { drafts: self.drafts, today: clock::today() }
    }
}

/// What the process says when it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    Done = 0,
    /// Content, templates or site.toml have errors.
    Wrong = 1,
    /// The arguments are wrong or the output folder is refused.
    Refused = 2,
    /// The machine failed.
    Failed = 3,
    /// The terminal has gone (SIGHUP).
    HungUp = 129,
    /// Ctrl-C (SIGINT).
    Interrupted = 130,
    /// `kill` (SIGTERM).
    Terminated = 143,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status as u8)
    }
}

/// Runs the command of this process's arguments.
#[must_use]
pub fn run() -> ExitCode {
    print::panics();
    let cli = match arguments::read() {
        Ok(cli) => cli,
        Err(status) => return status.into(),
    };
    threads::limit();
    let status = match cli.command {
        Command::Build(command) => command.run(),
        Command::Check(command) => command.run(),
        Command::Init(command) => command.run(),
        Command::New(command) => command.run(),
        Command::Explain(command) => command.run(),
        Command::Schema(command) => command.run(),
        Command::Completions(command) => command.run(),
        Command::Man(command) => command.run(),
        Command::Import(command) => command.run(),
        #[cfg(feature = "serve")]
        Command::Serve(command) => command.run(),
    };
    status.into()
}

/// Prints to standard error what failed, and returns the exit status.
fn failed(failure: &Failure) -> Status {
    say!("kunten: {failure}");
    match failure {
        Failure::Write(WriteError::Refused { .. } | WriteError::There { .. } | WriteError::Foreign { .. }) => Status::Refused,
        Failure::Load(_) | Failure::Write(_) => Status::Failed,
    }
}
