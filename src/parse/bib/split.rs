//! A library as blocks, `@type{…}`, each found by its own braces: what is wrong in one block ends with it.

use super::BibError;
use std::ops::Range;

/// Braces in each other; what libraries hold is seldom deeper than four.
const DEEPEST: usize = 24;

/// Something between `@` and its last brace.
#[derive(Debug)]
pub(super) struct Block {
    /// From the `@` to behind the last brace.
    pub all: Range<usize>,
    /// `article`, `string` …
    pub kind: Range<usize>,
    /// The citation key, as far as it can be seen.
    pub key: Range<usize>,
    /// Why it cannot be read.
    pub fault: Option<BibError>,
}

/// Returns every block of a text. Anything between blocks is a comment, as for every reader of this format.
pub(super) fn split(text: &str) -> Vec<Block> {
    let bytes = text.as_bytes();
    let mut blocks = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'%' => at += text[at..].find('\n').unwrap_or(text.len() - at),
            b'@' => match head(text, at) {
                Some(head) => {
                    let block = block(text, at, head);
                    at = block.all.end.max(at + 1);
                    blocks.push(block);
                }
                None => at += 1,
            },
            _ => at += 1,
        }
    }
    blocks
}

/// The type behind an `@`, and the place behind the brace that follows it.
fn head(text: &str, at: usize) -> Option<(Range<usize>, usize)> {
    let word = text[at + 1..].bytes().take_while(u8::is_ascii_alphanumeric).count();
    let kind = at + 1..at + 1 + word;
    let open = kind.end + blanks(text, kind.end);
    (word > 0 && matches!(text.as_bytes().get(open), Some(b'{' | b'('))).then_some((kind, open))
}

fn blanks(text: &str, at: usize) -> usize {
    text[at..].bytes().take_while(u8::is_ascii_whitespace).count()
}

fn block(text: &str, start: usize, (kind, open): (Range<usize>, usize)) -> Block {
    let first = open + 1 + blanks(text, open + 1);
    let length = text[first..].find(|c: char| c.is_whitespace() || matches!(c, ',' | '}' | '=')).unwrap_or(text.len() - first);
    let key = first..first + length;
    let (end, fault) = match text.as_bytes()[open] {
        b'{' => close(text, open),
        _ => (open + 1, Some(BibError::Parentheses)),
    };
    Block { all: start..end, kind, key, fault }
}

/// Where the brace that opens at `open` is closed. A line that begins another entry ends a block that is not.
fn close(text: &str, open: usize) -> (usize, Option<BibError>) {
    let bytes = text.as_bytes();
    let (mut at, mut depth, mut deepest) = (open, 0usize, 0usize);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'{' => depth += 1,
            b'}' => depth -= 1,
            b'\n' => {
                let next = at + 1 + blanks(text, at + 1);
                if bytes.get(next) == Some(&b'@') && begins(text, next) {
                    return (next, Some(BibError::NotClosed));
                }
                // Lines that are blank are looked at once.
                at = next - 1;
            }
            _ => {}
        }
        deepest = deepest.max(depth);
        at += 1;
        if depth == 0 {
            return (at, (deepest > DEEPEST).then_some(BibError::TooDeep { most: DEEPEST }));
        }
    }
    (text.len(), Some(BibError::NotClosed))
}

/// Whether a line begins an entry: `@article{key,`. No text of a field looks so.
fn begins(text: &str, at: usize) -> bool {
    const LONGEST_KEY: usize = 200;
    let Some((_, open)) = head(text, at) else { return false };
    let rest = &text.as_bytes()[open + 1..];
    let key = rest.iter().take(LONGEST_KEY).take_while(|b| !b.is_ascii_whitespace() && !b",{}=".contains(b)).count();
    key > 0 && rest.get(key) == Some(&b',')
}

#[cfg(test)]
mod tests {
    use super::split;

    fn said(text: &str) -> Vec<(&str, &str, bool)> {
        let blocks = split(text).into_iter();
        blocks.map(|one| (&text[one.kind], &text[one.key], one.fault.is_none())).collect()
    }

    #[test]
    fn blocks_end_with_their_braces() {
        assert_eq!(
            said("% @a{b,}\n@article{k, title = {x {y} \\} z}}\nfree a@b.org text @string{s = \"t\"}@misc{ l ,\n}"),
            [("article", "k", true), ("string", "s", true), ("misc", "l", true)]
        );
        assert_eq!(said("@comment{jabref-meta: {a}}@misc{k,}"), [("comment", "jabref-meta:", true), ("misc", "k", true)]);
        assert_eq!(said("@"), []);
        assert_eq!(said("@misc{"), [("misc", "", false)]);
        assert_eq!(said("@misc(k, title = {x})\n@misc{l,}"), [("misc", "k", false), ("misc", "l", true)]);
    }

    #[test]
    fn what_is_not_closed_ends_where_another_begins() {
        assert_eq!(said("@misc{k, title = {x\n\n  @misc{l, title = {y}}"), [("misc", "k", false), ("misc", "l", true)]);
        // An address in a field does not begin an entry.
        assert_eq!(said("@misc{k, title = {x\n@home}}"), [("misc", "k", true)]);
        assert_eq!(said(&format!("@misc{{k, t = {}", "{".repeat(100_000))), [("misc", "k", false)]);
        assert_eq!(said(&format!("@misc{{k, t = {}{}}}", "{".repeat(25), "}".repeat(25))), [("misc", "k", false)]);
    }
}
