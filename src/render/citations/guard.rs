//! Limits in front of the reader of styles, which takes time that grows with the square of a tag's attributes (RUSTSEC-2026-0194,
//! RUSTSEC-2026-0195), and follows elements and macros as deep as they lead.

use super::StyleError;
use std::collections::HashMap;

/// Bytes of a style; the longest that is published has a fifth of them.
const LARGEST: usize = 1024 * 1024;
/// Elements within elements.
const DEEPEST: usize = 100;
/// Attributes of one element.
const ATTRIBUTES: usize = 64;
/// Macros within macros.
const CHAIN: usize = 50;
/// Elements that a style comes to when each call of a macro is written out.
const WRITTEN_OUT: u64 = 1_000_000;

/// Refuses what the reader should not see.
pub(super) fn guard(xml: &str) -> Result<(), StyleError> {
    if xml.len() > LARGEST {
        return Err(StyleError::Excessive("it is longer than 1 MiB"));
    }
    let mut macros: HashMap<&str, Macro> = HashMap::new();
    let (mut depth, mut within) = (0_usize, "");
    for tag in tags(xml) {
        match tag.kind {
            Kind::End => depth = depth.saturating_sub(1),
            Kind::Start | Kind::Empty => {
                if tag.attributes().count() > ATTRIBUTES {
                    return Err(StyleError::Excessive("an element has more than 64 attributes"));
                }
                let value = |name: &str| tag.attributes().find(|(known, _)| *known == name).map(|(_, value)| value);
                if tag.name == "macro" {
                    within = value("name").unwrap_or_default();
                }
                let here = macros.entry(within).or_default();
                here.elements += 1;
                here.calls.extend(value("macro").filter(|_| tag.name == "text"));
                depth += usize::from(tag.kind == Kind::Start);
            }
        }
        if depth > DEEPEST {
            return Err(StyleError::Excessive("elements are nested more than 100 deep"));
        }
        if tag.name == "macro" && tag.kind == Kind::End {
            within = "";
        }
    }
    let mut sizes = HashMap::new();
    for name in macros.keys() {
        if size(name, &macros, &mut sizes, 0)? > WRITTEN_OUT {
            return Err(StyleError::Excessive("its macros come to more than a million elements"));
        }
    }
    Ok(())
}

/// What stands in a macro.
#[derive(Debug, Default)]
struct Macro<'x> {
    elements: u64,
    calls: Vec<&'x str>,
}

/// How many elements a macro comes to.
fn size<'x>(
    name: &'x str,
    macros: &HashMap<&'x str, Macro<'x>>,
    sizes: &mut HashMap<&'x str, u64>,
    depth: usize,
) -> Result<u64, StyleError> {
    if let Some(known) = sizes.get(name) {
        return Ok(*known);
    }
    if depth > CHAIN {
        return Err(StyleError::Excessive("macros call one another more than 50 deep, or in a circle"));
    }
    let Some(this) = macros.get(name) else { return Ok(0) };
    let mut all = this.elements;
    for call in &this.calls {
        all = all.saturating_add(size(call, macros, sizes, depth + 1)?);
    }
    sizes.insert(name, all);
    Ok(all)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Start,
    Empty,
    End,
}

struct Tag<'x> {
    kind: Kind,
    name: &'x str,
    rest: &'x str,
}

impl<'x> Tag<'x> {
    /// Each attribute that has a value.
    fn attributes(&self) -> impl Iterator<Item = (&'x str, &'x str)> + use<'x> {
        let mut rest = self.rest;
        std::iter::from_fn(move || {
            let (name, after) = rest.split_once('=')?;
            let after = after.trim_start();
            let quote = after.chars().next()?;
            let (value, next) = after.get(quote.len_utf8()..)?.split_once(quote)?;
            rest = next;
            Some((name.trim(), value))
        })
    }
}

/// The tags of an XML text (XML 1.0, 3.1), with comments, instructions and sections of plain text left out.
fn tags(xml: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            at += xml.get(at..)?.find('<')? + 1;
            let rest = &xml[at..];
            let passed = [("!--", "-->"), ("![CDATA[", "]]>"), ("?", "?>"), ("!", ">")]
                .into_iter()
                .find(|(begin, _)| rest.starts_with(begin));
            if let Some((_, end)) = passed {
                at += rest.find(end)? + end.len();
                continue;
            }
            let length = end_of_tag(rest);
            let inner = &rest[..length];
            at += length;
            let kind = match (inner.starts_with('/'), inner.ends_with('/')) {
                (true, _) => Kind::End,
                (_, true) => Kind::Empty,
                _ => Kind::Start,
            };
            let inner = inner.trim_matches('/');
            let (name, rest) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
            return Some(Tag { kind, name, rest });
        }
    })
}

/// Where a tag ends: at the first `>` that stands in no quotation marks.
fn end_of_tag(text: &str) -> usize {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{StyleError, guard};
    use std::fmt::Write as _;

    fn style(macros: &str) -> String {
        format!("<?xml version=\"1.0\"?><!-- <a> --><style>{macros}<bibliography><layout/></bibliography></style>")
    }

    fn why(xml: &str) -> &'static str {
        match guard(xml) {
            Ok(()) => "",
            Err(StyleError::Excessive(why)) => why,
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn styles_that_are_published_pass() {
        for style in [include_str!("../../../templates/citation/en.csl"), include_str!("../../../templates/citation/ja.csl")] {
            assert_eq!(guard(style), Ok(()));
        }
    }

    #[test]
    fn what_takes_the_reader_down_is_refused() {
        assert!(why(&style(&" ".repeat(1 << 20))).contains("1 MiB"));
        let attributes = (0..80_000).fold(String::new(), |mut all, k| {
            let _ = write!(all, " a{k}=\"\"");
            all
        });
        assert!(why(&style(&format!("<text{attributes}/>"))).contains("64 attributes"));
        assert!(why(&style(&("<group>".repeat(5_000) + &"</group>".repeat(5_000)))).contains("100 deep"));
        assert!(
            why(&style("<macro name=\"a\"><text macro=\"b\"/></macro><macro name='b'><text macro='a'/></macro>"))
                .contains("circle")
        );
        assert!(why(&style("<macro name=\"a\"><text macro=\"a\"/></macro>")).contains("circle"));
        let doubled = (0..40).fold(String::new(), |mut all, k| {
            let _ = write!(all, "<macro name=\"m{k}\"><text macro=\"m{0}\"/><text macro=\"m{0}\"/></macro>", k + 1);
            all
        });
        assert!(why(&style(&doubled)).contains("a million"));
    }
}
