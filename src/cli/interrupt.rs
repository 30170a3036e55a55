//! Ctrl-C, and what `kill` sends: a command ends in order, and a second time at once.

use super::Status;
use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed},
};

/// Whether somebody has asked the process to end.
#[derive(Debug)]
pub(super) struct Interrupt {
    /// What long work looks at.
    pub asked: Arc<AtomicBool>,
    signal: Arc<AtomicUsize>,
}

impl Interrupt {
    /// Listens from now on. Where the system lets nobody listen, it ends the process itself, as it would have.
    pub fn listen() -> Self {
        let interrupt = Self { asked: Arc::default(), signal: Arc::default() };
        #[cfg(unix)]
        {
            use signal_hook::{
                consts::{SIGHUP, SIGINT, SIGTERM},
                flag,
            };
            for signal in [SIGHUP, SIGINT, SIGTERM] {
                // In this order, or the first signal would already count as the second.
                let _ = flag::register_conditional_shutdown(signal, 128 + signal, Arc::clone(&interrupt.asked));
                let _ = flag::register_usize(signal, Arc::clone(&interrupt.signal), signal.unsigned_abs() as usize);
                let _ = flag::register(signal, Arc::clone(&interrupt.asked));
            }
        }
        interrupt
    }

    /// What the process says when it ends for that reason: as a shell reports a signal.
    pub fn status(&self) -> Status {
        match self.signal.load(Relaxed) {
            1 => Status::HungUp,
            15 => Status::Terminated,
            _ => Status::Interrupted,
        }
    }
}
