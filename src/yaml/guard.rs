//! What YAML may contain before `serde_yaml` sees it: no anchors, aliases or tags, no deep nesting, no more than a limit.
//!
//! `serde_yaml` takes time that grows with the square of nested brackets, and memory that aliases multiply; both are spent
//! before it says anything. So a text is first looked at here. Nearly all lines that an editor writes are understood by
//! themselves ([`line`]); a text with any other line is read event by event by Saphyr, which stops at the first thing that is
//! not allowed.

use saphyr_parser::{Event, Parser};

/// The most levels of nested maps and lists; content needs six at most.
const DEEPEST: usize = 32;

/// What is not allowed, with the byte at which it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refused {
    pub why: Refusal,
    pub at: usize,
}

/// What is not allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refusal {
    TooLarge { size: usize, limit: usize },
    TooDeep { most: usize },
    Extra(Extra),
    NotYaml { why: String },
}

/// A feature of YAML that content may not use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extra {
    Anchors,
    Aliases,
    Tags,
}

/// Checks whether a text may be read; `limit` is the number of bytes that it may have.
pub(crate) fn look(yaml: &str, limit: usize) -> Result<(), Refused> {
    if yaml.len() > limit {
        return Err(Refused { why: Refusal::TooLarge { size: yaml.len(), limit }, at: 0 });
    }
    let mut start = 0;
    for text in yaml.split_inclusive('\n') {
        match line(text.trim_end_matches('\n')) {
            Seen::Plain => {}
            Seen::Refused(why, at) => return Err(Refused { why, at: start + at }),
            Seen::Unsure => return events(yaml),
        }
        start += text.len();
    }
    Ok(())
}

/// What a line shows by itself.
#[derive(Debug)]
enum Seen {
    /// A key, an item, or a value that ends on the line; everything in it is allowed.
    Plain,
    Refused(Refusal, usize),
    /// Something that continues on the next line, or that is rarely written.
    Unsure,
}

/// Looks at a line by itself, wherever in the text it is.
///
/// A plain line leaves nothing open but a plain scalar, within which no following line means anything else than it does by
/// itself.
fn line(text: &str) -> Seen {
    let mut body = text.trim_start_matches(' ');
    let mut depth = 0;
    while let Some(rest) = body.strip_prefix("- ") {
        depth += 1;
        if depth > DEEPEST {
            return Seen::Refused(Refusal::TooDeep { most: DEEPEST }, text.len() - body.len());
        }
        body = rest.trim_start_matches(' ');
    }
    if body.is_empty() || body == "-" || body.starts_with('#') {
        return Seen::Plain;
    }
    let word = body.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    if word.len() < body.len()
        && !body.starts_with('-')
        && let Some(rest) = word.strip_prefix(':').filter(|rest| rest.is_empty() || rest.starts_with(' '))
    {
        body = rest.trim_start_matches(' ');
    }
    match value(body) {
        Seen::Refused(why, at) => Seen::Refused(why, text.len() - body.len() + at),
        seen => seen,
    }
}

fn value(text: &str) -> Seen {
    let Some(first) = text.chars().next() else { return Seen::Plain };
    match first {
        '#' => Seen::Plain,
        '"' | '\'' => match quoted(text) {
            Some(end) if ends(&text[end..]) => Seen::Plain,
            _ => Seen::Unsure,
        },
        '[' | '{' => flow(text),
        '&' | '*' | '!' => refused(first, 0),
        '|' | '>' | '%' | '@' | '`' | '?' | ':' | ',' | '-' | ']' | '}' => Seen::Unsure,
        _ if text.contains(": ") || text.ends_with(':') || text.contains(['\t', '\r', '\u{85}', '\u{2028}', '\u{2029}']) => {
            Seen::Unsure
        }
        _ => Seen::Plain,
    }
}

fn refused(sign: char, at: usize) -> Seen {
    let what = match sign {
        '&' => Extra::Anchors,
        '*' => Extra::Aliases,
        _ => Extra::Tags,
    };
    Seen::Refused(Refusal::Extra(what), at)
}

/// Returns where a quoted scalar ends, if that is on the line.
fn quoted(text: &str) -> Option<usize> {
    let mut letters = text.char_indices().skip(1).peekable();
    let double = text.starts_with('"');
    while let Some((at, c)) = letters.next() {
        match c {
            '\\' if double => drop(letters.next()),
            '"' if double => return Some(at + 1),
            '\'' if !double => match letters.peek() {
                Some((_, '\'')) => drop(letters.next()),
                _ => return Some(at + 1),
            },
            _ => {}
        }
    }
    None
}

/// Whether nothing but a comment follows.
fn ends(rest: &str) -> bool {
    let words = rest.trim_start_matches(' ');
    words.is_empty() || (words.starts_with('#') && words.len() < rest.len())
}

/// A map or list in brackets that ends on its line.
fn flow(text: &str) -> Seen {
    let bytes = text.as_bytes();
    let (mut at, mut depth, mut begins) = (0, 0usize, true);
    while let Some(byte) = bytes.get(at) {
        let next = bytes.get(at + 1).copied().unwrap_or(b' ');
        match byte {
            b' ' if next != b'#' => {}
            b'[' | b'{' => {
                depth += 1;
                if depth > DEEPEST {
                    return Seen::Refused(Refusal::TooDeep { most: DEEPEST }, at);
                }
                begins = true;
            }
            b']' | b'}' => {
                depth -= 1;
                begins = false;
                if depth == 0 {
                    return if ends(&text[at + 1..]) { Seen::Plain } else { Seen::Unsure };
                }
            }
            b',' => begins = true,
            b':' if next == b' ' => begins = true,
            b':' if matches!(next, b'"' | b'\'' | b'&' | b'*' | b'!') => return Seen::Unsure,
            b'"' | b'\'' if begins => match quoted(&text[at..]) {
                Some(length) => {
                    begins = false;
                    at += length - 1;
                }
                None => return Seen::Unsure,
            },
            b'&' | b'*' | b'!' if begins => return refused(char::from(*byte), at),
            b'|' | b'>' | b'%' | b'@' | b'`' | b'?' | b'-' if begins && next == b' ' => return Seen::Unsure,
            b' ' | b'\t' | b'\r' => return Seen::Unsure,
            _ => begins = false,
        }
        at += 1;
    }
    Seen::Unsure
}

/// Reads a text event by event and stops at the first thing that is not allowed.
fn events(yaml: &str) -> Result<(), Refused> {
    let byte = |characters: usize| yaml.char_indices().nth(characters).map_or(yaml.len(), |(at, _)| at);
    let mut parser = Parser::new_from_str(yaml);
    let mut depth = 0usize;
    while let Some(event) = parser.next_event() {
        let (event, span) = event.map_err(|error| {
            // Saphyr reports an alias without an anchor by its name; to us it is an alias.
            let at = byte(error.marker().index());
            let why = match error.info() {
                info if info.contains("unknown anchor") => Refusal::Extra(Extra::Aliases),
                info => Refusal::NotYaml { why: info.to_owned() },
            };
            Refused { why, at }
        })?;
        let extra = |what| Err(Refused { why: Refusal::Extra(what), at: byte(span.start.index()) });
        let (anchor, tagged) = match &event {
            Event::Alias(_) => return extra(Extra::Aliases),
            Event::Scalar(_, _, anchor, tag) | Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag) => {
                (*anchor, tag.is_some())
            }
            _ => (0, false),
        };
        if anchor != 0 {
            return extra(Extra::Anchors);
        }
        if tagged {
            return extra(Extra::Tags);
        }
        match event {
            Event::SequenceStart(..) | Event::MappingStart(..) => depth += 1,
            Event::SequenceEnd | Event::MappingEnd => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return Err(Refused { why: Refusal::TooDeep { most: DEEPEST }, at: byte(span.start.index()) });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Extra, Refusal, Refused, Seen, events, line, look};
    use proptest::prelude::*;

    fn says(yaml: &str) -> Option<(Refusal, usize)> {
        look(yaml, usize::MAX).err().map(|refused| (refused.why, refused.at))
    }

    #[test]
    fn what_editors_write_passes() {
        for yaml in [
            "a: b\nc: [d, e] # f\n- g\n",
            "text: { en: \"R&D: [x](claim:a) *now*\", ja: '「&」' }\n",
            "text: |\n  &not an anchor\n  [[[\nmore: >-\n  *folded*\n",
            "text: \"two\n  lines & more\"\n",
            "url: https://example.org/a?b=c&d=e#f\n",
            "name: AT&T *et al.*\nyes: no\n",
            "a:\n  - b: c\n    d: 'it''s'\n",
        ] {
            assert_eq!(says(yaml), None, "{yaml}");
        }
    }

    #[test]
    fn anchors_aliases_and_tags_are_told_at_their_place() {
        for (yaml, what, at) in [
            ("a: &x b\n", Extra::Anchors, 3),
            ("a: b\nc: *x\n", Extra::Aliases, 8),
            ("- &x a\n", Extra::Anchors, 2),
            ("a: [b, &c d]\n", Extra::Anchors, 7),
            ("a: !!binary b\n", Extra::Tags, 3),
            ("a: >\n  b\nc: &d e\n", Extra::Anchors, 12),
            ("? &a b\n: c\n", Extra::Anchors, 2),
            ("\"a\": *b\n", Extra::Aliases, 5),
        ] {
            assert_eq!(says(yaml), Some((Refusal::Extra(what), at)), "{yaml}");
        }
    }

    #[test]
    fn deep_brackets_and_large_texts() {
        assert_eq!(says(&format!("a: {}{}\n", "[".repeat(32), "]".repeat(32))), None);
        assert_eq!(says(&format!("a: {}\n", "[".repeat(50_000))), Some((Refusal::TooDeep { most: 32 }, 35)));
        assert_eq!(says(&format!("a: |\n  b\nc: {}\n", "{a: ".repeat(50_000))), Some((Refusal::TooDeep { most: 32 }, 136)));
        assert_eq!(says(&"- ".repeat(50_000)), Some((Refusal::TooDeep { most: 32 }, 64)));
        assert_eq!(look("a: b\n", 4), Err(Refused { why: Refusal::TooLarge { size: 5, limit: 4 }, at: 0 }));
    }

    proptest! {
        /// In lines that are plain by themselves Saphyr finds nothing either, except that they may not be YAML.
        #[test]
        fn plain_lines_hide_nothing(lines in prop::collection::vec("( {0,4})(- ){0,2}([a-c]{1,2}: )?[a-c\"'\\[\\]{},:&*!|>#\\\\ é-]{0,14}", 0..6)) {
            let yaml = lines.join("\n");
            if yaml.lines().all(|text| matches!(line(text), Seen::Plain))
                && let Err(refused) = events(&yaml)
            {
                prop_assert!(matches!(refused.why, Refusal::NotYaml { .. }), "{:?}", refused);
            }
        }
    }
}
