//! How long each stage took, for `--timings`.

use std::{
    fmt::Write as _,
    mem,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};
use tracing::{Id, Subscriber, span::Attributes};
use tracing_subscriber::{Layer, layer::Context, registry::LookupSpan};

/// How long each stage took, in the order in which they ended.
#[derive(Debug, Clone, Default)]
pub(super) struct Timings {
    stages: Arc<Mutex<Vec<(&'static str, Duration)>>>,
}

impl Timings {
    /// A line for each stage and one for all of them; begins anew.
    pub fn take(&self) -> String {
        let stages = mem::take(&mut *self.stages.lock().unwrap_or_else(PoisonError::into_inner));
        let all = ("all", stages.iter().map(|(_, took)| *took).sum());
        stages.into_iter().chain([all]).fold(String::new(), |mut table, (name, took)| {
            // Writing into a text does not fail.
            let _ = writeln!(table, "{name:8}{:9.1} ms", took.as_secs_f64() * 1000.0);
            table
        })
    }
}

impl<S: Subscriber + for<'s> LookupSpan<'s>> Layer<S> for Timings {
    fn on_new_span(&self, _: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        if let Some(span) = context.span(id) {
            span.extensions_mut().insert(Instant::now());
        }
    }

    fn on_close(&self, id: Id, context: Context<'_, S>) {
        let Some(span) = context.span(&id) else { return };
        if let Some(start) = span.extensions().get::<Instant>() {
            self.stages.lock().unwrap_or_else(PoisonError::into_inner).push((span.name(), start.elapsed()));
        }
    }
}
