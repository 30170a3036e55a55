//! How many threads share the work.

use rayon::ThreadPoolBuilder;
use std::{ffi::OsStr, thread};

/// Threads for each core, at most: more of them only cost memory, and many thousands take minutes to begin.
const MOST: usize = 4;

/// The variables by which rayon is told of a number; the second is an older name of the first.
const NAMES: [&str; 2] = ["RAYON_NUM_THREADS", "RAYON_RS_NUM_CPUS"];

/// Takes what the environment asks for as far as it is of use. Where it asks for nothing, there are as many as cores, once they are needed.
pub(super) fn limit() {
    let Some(asked) = NAMES.iter().find_map(std::env::var_os) else { return };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    // Fails only where there are threads already, as in a test that runs two commands.
    let _ = ThreadPoolBuilder::new().num_threads(number(&asked, cores)).build_global();
}

/// How many that is; a number that is none, or nought, is as if nothing were asked for.
fn number(asked: &OsStr, cores: usize) -> usize {
    let digits = asked.to_str().map(str::trim).filter(|text| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()));
    match digits.map(str::parse::<usize>) {
        None | Some(Ok(0)) => cores,
        Some(Ok(number)) => number.min(MOST * cores),
        // A number, but too large for one.
        Some(Err(_)) => MOST * cores,
    }
}

#[cfg(test)]
mod tests {
    use super::number;
    use std::ffi::OsStr;

    #[test]
    fn as_many_as_are_of_use() {
        let made = |asked: &str| number(OsStr::new(asked), 2);
        assert_eq!(["1", "3", "8", "9", "99999", "99999999999999999999999"].map(made), [1, 3, 8, 8, 8, 8]);
        assert_eq!(["", "0", "-1", "many", "2.5", "0x4"].map(made), [2, 2, 2, 2, 2, 2]);
    }
}
