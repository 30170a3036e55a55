//! The site on this machine while an editor works on it: made in memory, made again when a file changes, and shown in the
//! browser as soon as it is there.
//!
//! A page is rendered when somebody asks for it. That all of them hold is proved meanwhile, and what does not is shown over
//! the page as `check` draws it.

mod answer;
mod guard;
mod links;
mod ready;
mod sent;
mod shown;
mod watch;
mod work;

pub use watch::{Watch, WatchError};

use crate::{
    diagnostics::{Report, Sources},
    pipeline::{Failure, Options},
};
use shown::Shown;
use std::{io, net::SocketAddr, path::Path, sync::Arc, thread, time::Duration};
use tokio::sync::watch as latest;

/// How long answers that have begun may take when the server is ended.
const GRACE: Duration = Duration::from_secs(2);

/// What happens while a site is served, for whoever started it to tell.
#[derive(Debug)]
pub enum News<'n> {
    /// The server stands, and this is its address.
    Listening(SocketAddr),
    /// The site was made, or made again.
    Made {
        /// What there is to tell of it.
        report: &'n Report,
        /// The texts that its places are in.
        sources: &'n Sources,
        /// How many pages there are; none where errors leave the last good site in its place.
        pages: Option<usize>,
        /// From the change to the site.
        took: Duration,
    },
    /// Every page was made and held against every other.
    Proved {
        /// What is wrong in them.
        report: &'n Report,
        /// The texts that its places are in.
        sources: &'n Sources,
    },
    /// The machine failed; the last good site stays.
    Failed(&'n Failure),
    /// The system tells of no more changes.
    Blind(&'n WatchError),
}

/// The site cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The port cannot be had.
    #[error("cannot serve on port {port}: {error}; `--port 0` takes any that is free")]
    Port {
        /// The port.
        port: u16,
        /// What the system says.
        #[source]
        error: io::Error,
    },
    /// The folder cannot be watched.
    #[error(transparent)]
    Watch(#[from] WatchError),
}

/// Serves the site in `root` on 127.0.0.1 until Ctrl-C; `port` 0 takes any that is free.
///
/// # Errors
/// Where the port cannot be had, or the folder cannot be watched.
pub fn serve(root: &Path, options: Options, port: u16, hear: impl Fn(News) + Send + Sync + 'static) -> Result<(), ServeError> {
    let failed = |error| ServeError::Port { port, error };
    // Before the site is read, so that no change is missed.
    let watch = Watch::new(root)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().map_err(failed)?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await.map_err(failed)?;
        // Before anybody is told that the server stands: from then on Ctrl-C ends it in order.
        #[cfg(unix)]
        let mut interrupt = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::interrupt()).map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        let shown = Arc::new(Shown::default());
        let work = work::Work { root: root.to_owned(), options, shown: Arc::clone(&shown), hear: Box::new(hear) };
        thread::spawn(move || work.run(watch, address));
        let (end, ended) = latest::channel(false);
        let app = answer::router(answer::State { shown, ended: ended.clone() });
        let interrupted = async move {
            #[cfg(unix)]
            interrupt.recv().await;
            #[cfg(not(unix))]
            let _ = tokio::signal::ctrl_c().await;
            // Streams of events have no end of their own.
            end.send_replace(true);
        };
        let mut over = ended;
        let last = async move {
            let _ = over.wait_for(|ended| *ended).await;
            tokio::time::sleep(GRACE).await;
        };
        tokio::select! {
            served = async { axum::serve(listener, app).with_graceful_shutdown(interrupted).await } => served.map_err(failed),
            () = last => Ok(()),
        }
    })
}
