//! Front matter, split by ourselves: the Markdown parser's own way is quadratic.

use std::ops::Range;

/// Returns the bytes of the YAML between the two lines of `---`, and where the body begins.
pub(super) fn split(text: &str) -> Option<(Range<usize>, usize)> {
    let start = text.starts_with("---\n").then_some(4)?;
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some((start..at, at + line.len()));
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn between_two_lines() {
        assert_eq!(split("---\ntitle: x\n---\nbody"), Some((4..13, 17)));
        assert_eq!(split("---\n---\n"), Some((4..4, 8)));
        assert_eq!(split("---\ntitle: x\n"), None);
        assert_eq!(split("title: x\n---\n"), None);
        assert_eq!(split(""), None);
    }
}
