//! What a template may write and how long it may take: one that repeats something without end would fill the memory, or hold up
//! whoever waits for it.

use std::{
    io::{self, Write},
    time::{Duration, Instant},
};

/// Bytes of the largest page that is written: 32 MiB.
pub(super) const LARGEST: usize = 32 * 1024 * 1024;

/// How long a page may take.
pub(super) const LONGEST: Duration = Duration::from_secs(30);

/// How many pieces are written between two looks at the clock.
const PIECES: usize = 1024;

/// Why a page was given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    TooLarge,
    TooLong,
}

/// A buffer that takes one page.
#[derive(Debug)]
pub(super) struct Limited<'b> {
    buffer: &'b mut Vec<u8>,
    end: usize,
    until: Instant,
    pieces: usize,
    pub stop: Option<Stop>,
}

impl<'b> Limited<'b> {
    /// Behind what a buffer holds; given up at some time.
    pub fn new(buffer: &'b mut Vec<u8>, until: Instant) -> Self {
        let end = buffer.len() + LARGEST;
        Self { buffer, end, until, pieces: 0, stop: None }
    }

    fn give_up(&mut self, why: Stop) -> io::Result<usize> {
        self.stop = Some(why);
        Err(io::Error::other("the page is given up"))
    }
}

impl Write for Limited<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.buffer.len() + bytes.len() > self.end {
            return self.give_up(Stop::TooLarge);
        }
        self.pieces += 1;
        if self.pieces.is_multiple_of(PIECES) && Instant::now() > self.until {
            return self.give_up(Stop::TooLong);
        }
        self.buffer.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{LARGEST, LONGEST, Limited, PIECES, Stop};
    use std::{io::Write as _, time::Instant};

    #[test]
    fn a_page_is_given_up_at_its_limit_and_at_its_end() {
        let mut buffer = vec![0; 10];
        let mut limited = Limited::new(&mut buffer, Instant::now() + LONGEST);
        let piece = vec![0; LARGEST / 4];
        assert!((0..4).all(|_| limited.write_all(&piece).is_ok()));
        assert!(limited.write_all(b"x").is_err());
        assert_eq!(limited.stop, Some(Stop::TooLarge));
        let mut buffer = Vec::new();
        let mut late = Limited::new(&mut buffer, Instant::now());
        let written = (0..2 * PIECES).take_while(|_| late.write_all(b"x").is_ok()).count();
        assert_eq!((written, late.stop), (PIECES - 1, Some(Stop::TooLong)));
    }
}
