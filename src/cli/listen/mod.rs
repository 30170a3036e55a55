//! What the stages say of themselves while they run (`tracing`): how long each took, how far the pages have got.

mod progress;
mod timings;

use super::print::{self, Form, Stderr};
use progress::Progress;
use timings::Timings;
use tracing::{Level, Metadata, level_filters::LevelFilter};
use tracing_subscriber::{
    Layer as _,
    filter::{FilterFn, Targets, filter_fn},
    fmt::{self, format::FmtSpan},
    layer::SubscriberExt as _,
    util::SubscriberInitExt as _,
};

/// How much is printed about a run, besides the diagnostics.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(super) struct Manner {
    /// Tell what is wrong and what is asked for (`--timings`), and nothing else: no notes, no progress, no last line.
    #[arg(short, long, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Tell what is done; twice: every page.
    #[arg(short, long, action = clap::ArgAction::Count)]
    pub verbose: u8,
    /// Tell how long each stage took, how many bytes the site has and how much memory was needed.
    #[arg(long)]
    pub timings: bool,
}

/// What listens to the stages, from [`Listener::new`] to the end of the process.
#[derive(Debug)]
pub(super) struct Listener {
    timings: Option<Timings>,
    progress: Option<Progress>,
}

impl Listener {
    pub fn new(manner: Manner) -> Self {
        let (_, terminal) = print::are_terminals();
        let coloured = terminal && super::tell::may_colour();
        let timings = manner.timings.then(Timings::default);
        let progress = (terminal && !manner.quiet && manner.verbose == 0).then(Progress::default);
        let level = match manner.verbose {
            0 => LevelFilter::OFF,
            1 => LevelFilter::DEBUG,
            _ => LevelFilter::TRACE,
        };
        let told = (manner.verbose > 0).then(|| {
            fmt::layer()
                .with_writer(move || Stderr(Form::coloured(coloured)))
                .with_ansi(coloured)
                .with_span_events(FmtSpan::CLOSE)
                .with_target(false)
                .without_time()
                .with_filter(Targets::new().with_target("kunten", level))
        });
        // Fails only if something listens already, as in a test that runs two commands: then there is nothing to add.
        let _ = tracing_subscriber::registry()
            .with(timings.clone().map(|layer| layer.with_filter(ours(Level::INFO))))
            .with(progress.clone().map(|layer| layer.with_filter(ours(Level::TRACE))))
            .with(told)
            .try_init();
        Self { timings, progress }
    }

    /// Removes the progress bar and prints what the stages came to since the last call.
    pub fn pause(&self) {
        if let Some(progress) = &self.progress {
            progress.clear();
        }
        if let Some(timings) = &self.timings {
            print::err(&timings.take(), Form::Plain);
        }
    }
}

/// Keeps the events of this program down to a level, and none of its libraries.
fn ours(level: Level) -> FilterFn<impl Fn(&Metadata<'_>) -> bool> {
    filter_fn(move |about| about.target().starts_with("kunten") && *about.level() <= level).with_max_level_hint(level)
}
