//! The program: arguments in, exit status out.

use std::process::ExitCode;

/// Pages are many small texts: the system's allocator would take a third of a build.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    kunten::cli::run()
}
