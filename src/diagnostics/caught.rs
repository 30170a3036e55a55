//! Panics as diagnostics.

use super::Kind;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Does a piece of work and catches its panic, so that the process goes on.
///
/// Whatever the work had begun to change must not be used after a panic.
///
/// # Errors
/// The panic as a diagnostic; `at` says what was being done.
pub fn caught<T>(at: &str, work: impl FnOnce() -> T) -> Result<T, Kind> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| {
        let words = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
        Kind::Panicked { at: at.to_owned(), why: words.unwrap_or("no reason given").to_owned() }
    })
}

#[cfg(test)]
mod tests {
    use super::caught;

    #[test]
    fn a_panic_is_a_diagnostic() {
        assert_eq!(caught("x", || 1), Ok(1));
        let told = caught("reading x.md", || panic!("at {}", 7)).expect_err("it panics");
        let told = format!("{}[{}]: {told}", told.severity().key(), told.code());
        assert_eq!(told, "error[K0902]: Kunten itself failed while reading x.md: at 7");
    }
}
