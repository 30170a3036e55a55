//! How far a long build has come, on a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::{
    fmt::Debug,
    sync::{Arc, OnceLock},
    time::{Duration, Instant},
};
use tracing::{
    Event, Id, Level, Subscriber,
    field::{Field, Visit},
    span::Attributes,
};
use tracing_subscriber::{Layer, layer::Context};

/// Shorter work needs no progress bar.
const PATIENCE: Duration = Duration::from_millis(500);

/// How many pages have been made of how many, on the terminal.
#[derive(Debug, Clone)]
pub(super) struct Progress {
    start: Instant,
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    bar: ProgressBar,
    shown: OnceLock<()>,
}

impl Default for Progress {
    fn default() -> Self {
        let bar = ProgressBar::hidden();
        styled(&bar, "{msg}");
        Self { start: Instant::now(), shared: Arc::new(Shared { bar, shown: OnceLock::new() }) }
    }
}

/// Gives the bar another form; how many pages there are is not known from the beginning.
fn styled(bar: &ProgressBar, form: &str) {
    if let Ok(style) = ProgressStyle::with_template(form) {
        bar.set_style(style);
    }
}

impl Progress {
    /// Takes it off the terminal.
    pub fn clear(&self) {
        self.shared.bar.finish_and_clear();
    }

    fn bar(&self) -> &ProgressBar {
        if self.start.elapsed() >= PATIENCE {
            self.shared.shown.get_or_init(|| self.shared.bar.set_draw_target(ProgressDrawTarget::stderr()));
        }
        &self.shared.bar
    }
}

impl<S: Subscriber> Layer<S> for Progress {
    fn on_new_span(&self, about: &Attributes<'_>, _: &Id, _: Context<'_, S>) {
        let bar = self.bar();
        bar.set_message(about.metadata().name());
        let mut pages = Pages(None);
        about.record(&mut pages);
        if let Pages(Some(pages)) = pages {
            bar.set_length(pages);
            styled(bar, "{msg} {wide_bar} {pos}/{len}");
        }
    }

    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        // The only event at this level is that a page was made.
        if *event.metadata().level() == Level::TRACE {
            self.bar().inc(1);
        }
    }
}

/// The field `pages` of a stage.
struct Pages(Option<u64>);

impl Visit for Pages {
    fn record_u64(&mut self, field: &Field, value: u64) {
        if field.name() == "pages" {
            self.0 = Some(value);
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn Debug) {}
}
