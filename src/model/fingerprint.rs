//! Which version of a text another one follows.

use sha2::{Digest, Sha256};
use std::fmt;

/// Which version of a section's body another language's was written against: the first 64 bits of its SHA-256, as 16 digits.
///
/// Spaces at the ends of lines, and blank lines around the whole, are no part of a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint([u8; 8]);

impl Fingerprint {
    /// The fingerprint of a body.
    #[must_use]
    pub fn of(body: &str) -> Self {
        let mut hash = Sha256::new();
        for line in body.trim().lines() {
            hash.update(line.trim_end());
            hash.update("\n");
        }
        let digest: [u8; 32] = hash.finalize().into();
        let mut first = [0; 8];
        first.copy_from_slice(&digest[..8]);
        Self(first)
    }

    /// Whether this is how an editor's `follows` writes it.
    #[must_use]
    pub fn is(self, written: &str) -> bool {
        self.to_string() == written.trim()
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

#[cfg(test)]
mod tests {
    use super::Fingerprint;

    #[test]
    fn words_count_and_the_ends_of_lines_do_not() {
        let one = Fingerprint::of("a\n\nb\n");
        assert_eq!(one, Fingerprint::of("\na  \n\nb"));
        assert_ne!(one, Fingerprint::of("a\nb\n"));
        assert!(one.is(&one.to_string()));
        assert_eq!(Fingerprint::of("").to_string(), "e3b0c44298fc1c14");
    }
}
