//! How long each stage took, how many bytes came of it and how much memory the process has needed, for `--timings`.

use std::{
    fmt::{Debug, Write as _},
    fs, mem,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};
use tracing::{
    Id, Subscriber,
    field::{Field, Visit},
    span::{Attributes, Record},
};
use tracing_subscriber::{Layer, layer::Context, registry::LookupSpan};

/// What the stages have come to since it was last told.
#[derive(Debug, Clone, Default)]
pub(super) struct Timings {
    ended: Arc<Mutex<Ended>>,
}

#[derive(Debug, Default)]
struct Ended {
    /// How long each stage took, in the order in which they ended.
    stages: Vec<(&'static str, Duration)>,
    /// The bytes of all files; none where no stage came so far.
    bytes: Option<u64>,
}

impl Timings {
    /// A line for each stage and one for all of them, then the bytes of the site and the memory of the process; begins anew.
    pub fn take(&self) -> String {
        let Ended { stages, bytes } = mem::take(&mut *self.ended.lock().unwrap_or_else(PoisonError::into_inner));
        let all = ("all", stages.iter().map(|(_, took)| *took).sum());
        let mut table = String::new();
        // Writing into a text does not fail.
        for (name, took) in stages.into_iter().chain([all]) {
            let _ = writeln!(table, "{name:8}{:9.1} ms", took.as_secs_f64() * 1000.0);
        }
        if let Some(bytes) = bytes {
            let _ = writeln!(table, "{:8}{bytes:9} bytes", "written");
        }
        if let Some(kib) = peak_memory() {
            let _ = writeln!(table, "{:8}{:7}.{} MiB", "memory", kib / 1024, kib % 1024 * 10 / 1024);
        }
        table
    }
}

impl<S: Subscriber + for<'s> LookupSpan<'s>> Layer<S> for Timings {
    fn on_new_span(&self, _: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        if let Some(span) = context.span(id) {
            span.extensions_mut().insert(Instant::now());
        }
    }

    fn on_record(&self, _: &Id, values: &Record<'_>, _: Context<'_, S>) {
        values.record(&mut Bytes(&mut self.ended.lock().unwrap_or_else(PoisonError::into_inner).bytes));
    }

    fn on_close(&self, id: Id, context: Context<'_, S>) {
        let Some(span) = context.span(&id) else { return };
        if let Some(start) = span.extensions().get::<Instant>() {
            self.ended.lock().unwrap_or_else(PoisonError::into_inner).stages.push((span.name(), start.elapsed()));
        }
    }
}

/// The field `bytes` of a stage.
struct Bytes<'a>(&'a mut Option<u64>);

impl Visit for Bytes<'_> {
    fn record_u64(&mut self, field: &Field, value: u64) {
        if field.name() == "bytes" {
            *self.0 = Some(value);
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn Debug) {}
}

/// The most memory that this process has had at once, in KiB; only Linux tells it in a file.
fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok())
}
