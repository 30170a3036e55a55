use super::{
    Common, Status, failed,
    tell::{self, summary},
};
use crate::{pipeline, serve, write::Memory};
use clap::Args;
use std::{io, net::SocketAddr};

/// `kunten serve`
#[derive(Debug, Args)]
pub(super) struct Serve {
    #[command(flatten)]
    common: Common,
    /// The port; 0 takes any that is free.
    #[arg(long, default_value_t = 4000)]
    port: u16,
}

impl Serve {
    pub fn run(self) -> Status {
        let outcome = match pipeline::build(&self.common.site, self.common.options(), Memory::default()) {
            Ok(outcome) => outcome,
            Err(failure) => return failed(&failure),
        };
        let stderr = io::stderr();
        let _ = tell::human(&outcome.report, &outcome.sources, &mut stderr.lock(), tell::paint(&stderr));
        let Some(published) = outcome.published else {
            eprintln!("{}; there is nothing to serve", summary(&outcome.report).unwrap_or_default());
            return Status::Wrong;
        };
        eprintln!("{} pages", published.pages());
        let announce = |address: SocketAddr| println!("http://{address}/");
        match serve::serve(published.into_sink().into_files(), self.port, announce) {
            Ok(()) => Status::Done,
            Err(error) => {
                eprintln!("kunten: cannot serve on port {}: {error}", self.port);
                Status::Failed
            }
        }
    }
}
