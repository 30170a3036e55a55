//! What an editor meant as syntax and Markdown left as text: it would be printed as it is.

use crate::{
    diagnostics::{Kind, ValueFault},
    model::Id,
};
use std::ops::Range;

/// The schemes of our marks.
pub(super) const SCHEMES: [&str; 7] = ["claim:", "speaker:", "source:", "remark:", "reading:", "picture:", "lang:"];

/// How far ahead to look for the end of such syntax, in bytes: looking to the end of a text from each of its signs would take time
/// that grows with the square of its length.
const NEAR: usize = 300;

fn near(text: &str) -> &str {
    &text[..text.floor_char_boundary(NEAR.min(text.len()))]
}

/// Finds all of it in a run of text; `literal_start` says that a backslash comes before the first character.
pub(super) fn find(text: &str, literal_start: bool) -> Vec<(Kind, Range<usize>)> {
    // Most texts have none of these signs, and one look is quicker than seven.
    let mut found = if text.contains(':') { marks(text) } else { Vec::new() };
    if text.contains(['{', '}']) {
        found.extend(braces(text, usize::from(literal_start)));
    }
    if text.contains('[') {
        found.extend(footnotes(text, usize::from(literal_start)));
    }
    found
}

/// Finds `](claim:x` with something in it that an address cannot contain, `[words] (claim:x)`, and full-width brackets.
fn marks(text: &str) -> Vec<(Kind, Range<usize>)> {
    let mut found = Vec::new();
    for (at, scheme) in SCHEMES.iter().flat_map(|scheme| text.match_indices(scheme)) {
        let before = text[..at].chars().next_back();
        let follows = text[at + scheme.len()..].starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit());
        let bracketed = matches!(before, Some('(' | '\u{ff08}' | '[' | '\u{ff3b}' | '<'));
        if !bracketed || !(follows || text[..at].ends_with("](")) {
            continue;
        }
        let mut start = at - before.map_or(0, char::len_utf8);
        start -= usize::from(text[..start].ends_with(']'));
        let rest = near(&text[at..]);
        let closed = rest.char_indices().find(|(_, c)| matches!(c, ')' | '\u{ff09}'));
        let end = closed.map(|(k, c)| k + c.len_utf8()).or_else(|| rest.find(char::is_whitespace)).unwrap_or(rest.len()) + at;
        found.push((Kind::LostMark, start..end));
    }
    found.sort_by_key(|(_, range)| range.start);
    found
}

/// Finds signs that a page cannot contain, or that have a meaning in ours: control characters (HTML, "Preprocessing the input
/// stream") and the private-use ones that mark a title and names in a citation.
pub(super) fn unprintable(text: &str) -> impl Iterator<Item = (Kind, Range<usize>)> {
    let acts = |c: char| (c.is_control() && !matches!(c, '\n' | '\t' | '\r')) || matches!(c, '\u{e000}'..='\u{e006}');
    text.char_indices()
        .filter(move |(_, c)| acts(*c))
        .map(|(at, c)| (Kind::BadValue { why: ValueFault::Unprintable(c) }, at..at + c.len_utf8()))
}

/// Returns the claims that a lost mark names, as far as they can be read.
pub(super) fn claims(mark: &str) -> impl Iterator<Item = Id> {
    let named = mark.split_once("claim:").map_or("", |(_, ids)| ids);
    let end =
        named.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | ','))).unwrap_or(named.len());
    named[..end].split(',').filter_map(|id| Id::parse(id).ok())
}

/// Returns the claims that are marked in a text that is not read.
pub(super) fn all_claims(text: &str) -> Vec<(Id, Range<usize>)> {
    let marks = text.match_indices("](claim:").map(|(at, _)| (at, near(&text[at..])));
    marks.flat_map(|(at, mark)| claims(mark).map(move |id| (id, at..at + 1))).collect()
}

/// Attribute blocks, and ruby without base, reading or end.
fn braces(text: &str, from: usize) -> Vec<(Kind, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = from;
    while let Some(open) = text.get(at..).and_then(|rest| rest.find('{')).map(|k| at + k) {
        let inside = near(&text[open + 1..]);
        let close = inside.find(['}', '{']).filter(|k| inside[*k..].starts_with('}'));
        let content = close.map_or(inside, |k| &inside[..k]);
        let end = open + 1 + close.map_or(content.len(), |k| k + 1);
        if let Some(lacks) = half_ruby(content, close.is_some()) {
            found.push((Kind::HalfRuby { lacks }, open..if close.is_some() { end } else { open + 1 }));
        } else if close.is_some() && is_attributes(content) {
            found.push((Kind::AttributeBlock, open..end));
        }
        at = open + 1;
    }
    found.extend(half_closed(text));
    found
}

/// Finds the ends of ruby whose beginning is in another run of text, because an escape, an entity or emphasis comes in between.
fn half_closed(text: &str) -> Vec<(Kind, Range<usize>)> {
    let half = |(close, _)| {
        let before = &text[text.floor_char_boundary(close - NEAR.min(close))..close];
        let opened = before.rfind(['{', '}']);
        let stroke = before.rfind('|').filter(|stroke| stroke + 1 < before.len() && opened.is_none_or(|at| at < *stroke))?;
        let begins = opened.is_some_and(|at| before[at..].starts_with('{'));
        (!begins).then(|| (Kind::HalfRuby { lacks: "base in one piece" }, close - before.len() + stroke..close + 1))
    };
    text.match_indices('}').filter_map(half).collect()
}

/// Returns what ruby lacks. `None` if it is complete, or not ruby at all.
fn half_ruby(content: &str, closed: bool) -> Option<&'static str> {
    let (base, reading) = content.split_once('|')?;
    match (closed, base.trim().is_empty(), reading.trim().is_empty()) {
        (true, true, _) => Some("base"),
        (true, _, true) => Some("reading"),
        (true, ..) => reading.contains('|').then_some("single `|`"),
        (false, ..) => Some("end"),
    }
}

/// `.class`, `#id`, `key=value`, as Pandoc, kramdown and others read them.
fn is_attributes(content: &str) -> bool {
    let content = content.strip_prefix(':').unwrap_or(content).trim();
    let name = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':'));
    let mut words = content.split_whitespace().peekable();
    let one = |word: &str| match word.split_once('=') {
        Some((key, value)) => name(key) && !value.is_empty(),
        None => word.strip_prefix(['.', '#']).is_some_and(name),
    };
    words.peek().is_some_and(|first| one(first))
}

/// Finds `[^1]` that is not defined.
fn footnotes(text: &str, from: usize) -> Vec<(Kind, Range<usize>)> {
    let calls = text.match_indices("[^").filter(|(at, _)| *at >= from);
    calls
        .filter_map(|(at, _)| {
            let end = at + near(&text[at..]).find(']')? + 1;
            let label = &text[at + 1..end - 1];
            let whole = label.len() > 1 && !label.contains(char::is_whitespace) && !label.contains('[');
            whole.then(|| (Kind::LostReference { label: format!("[{label}]") }, at..end))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::find;
    use proptest::prelude::*;

    fn found(text: &str) -> Vec<(&str, String)> {
        find(text, false).into_iter().map(|(kind, range)| (&text[range], kind.to_string())).collect()
    }

    fn parts(text: &str) -> Vec<&str> {
        find(text, false).into_iter().map(|(_, range)| &text[range]).collect()
    }

    #[test]
    fn marks_that_are_none() {
        assert_eq!(parts("a](claim:x) b"), ["](claim:x)"]);
        assert_eq!(parts("[a](speaker: ann) b"), ["](speaker: ann)"]);
        assert_eq!(parts("[a] (claim:x) b"), ["(claim:x)"]);
        assert_eq!(parts("[空]（claim:x）と"), ["]（claim:x）"]);
        assert_eq!(parts("[a][claim:x]"), ["][claim:x]"]);
        assert_eq!(parts("Source: Reuters (source: own data); the claim:x is"), Vec::<&str>::new());
    }

    #[test]
    fn attribute_blocks() {
        for block in ["{.note}", "{#top}", "{: .x}", "{onclick=alert(1)}", "{a=\"b c\"}", "{.a #b c=d}"] {
            assert_eq!(parts(&format!("Words {block}")), [block]);
        }
        assert_eq!(parts("{a} {} {1, 2} {x + y} {a, b}"), Vec::<&str>::new());
    }

    #[test]
    fn half_ruby() {
        let lacks = |text| found(text).into_iter().map(|(_, words)| words).collect::<Vec<_>>();
        assert_eq!(lacks("{|かんじ}"), ["this ruby has no base"]);
        assert_eq!(lacks("{漢字|}"), ["this ruby has no reading"]);
        assert_eq!(lacks("{漢字|かん|じ}"), ["this ruby has no single `|`"]);
        assert_eq!(found("{漢字|かんじ"), [("{", "this ruby has no end".to_owned())]);
        assert_eq!(lacks("{漢字|かんじ}を{読|よ}む {漢字"), Vec::<String>::new());
        assert_eq!(lacks("<b|かな}"), ["this ruby has no base in one piece"]);
        assert!(find("{漢字|}", true).is_empty(), "a backslash makes it literal");
    }

    #[test]
    fn footnotes_that_nothing_defines() {
        assert_eq!(parts("a[^1] b[^two]c [^ d] [^]"), ["[^1]", "[^two]"]);
    }

    proptest! {
        #[test]
        fn places_are_in_the_text(text in "[\\[\\](){}|^:=.#（）漢a-c ]{0,24}(claim:)?[a{|}\\]) ]{0,8}", literal: bool) {
            for (_, range) in find(&text, literal) {
                prop_assert!(text.get(range).is_some_and(|part| !part.is_empty()));
            }
        }
    }
}
