//! What is looked at before an SVG is read as XML.

use crate::{
    diagnostics::SvgFault,
    load::xml::{self, Costly},
};
use std::{borrow::Cow, ops::Range};

/// Refuses what would take too long to read, what has to be read otherwise than as UTF-8, and declarations.
pub(super) fn look(text: &str) -> Result<(), (SvgFault, Range<usize>)> {
    if let Some((name, at)) = encoding(text).filter(|(name, _)| !["utf-8", "us-ascii"].contains(&&*name.to_ascii_lowercase())) {
        return Err((SvgFault::Encoding(name.to_owned()), at));
    }
    if let Some(at) = doctype(text).filter(|at| text[at.clone()].contains('[')) {
        // What is told is where it begins; the declarations may be many lines.
        return Err((SvgFault::Doctype, at.start..at.start + "<!DOCTYPE".len()));
    }
    if let Some(Costly { most, what, at }) = xml::costly(text) {
        return Err((SvgFault::TooMany { most, what }, at));
    }
    Ok(())
}

/// The text with blanks for its DOCTYPE, so that everything else stays in its place.
pub(super) fn without_doctype(text: &str) -> Cow<'_, str> {
    let Some(at) = doctype(text) else { return Cow::Borrowed(text) };
    let blank: String =
        text[at.clone()].chars().map(|c| if c == '\n' { "\n".to_owned() } else { " ".repeat(c.len_utf8()) }).collect();
    Cow::Owned([&text[..at.start], &blank, &text[at.end..]].concat())
}

/// The DOCTYPE, which stands before the first element and behind comments and instructions alone (XML 1.0, 2.8). One with
/// declarations ends here with the first `>` behind its bracket; it is refused in any case.
fn doctype(text: &str) -> Option<Range<usize>> {
    let mut at = 0;
    loop {
        at += text[at..].len() - text[at..].trim_start().len();
        let rest = &text[at..];
        let end = if rest.starts_with("<!--") {
            rest.find("-->")? + 3
        } else if rest.starts_with("<?") {
            rest.find("?>")? + 2
        } else if rest.starts_with("<!DOCTYPE") {
            return Some(at..at + doctype_end(rest)?);
        } else {
            return None;
        };
        at += end;
    }
}

/// The end of a DOCTYPE: the first `>` outside quotation marks.
fn doctype_end(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match quote {
            Some(open) if open == c => quote = None,
            None if matches!(c, '"' | '\'') => quote = Some(c),
            None if c == '>' || c == '[' => return Some(at + 1),
            Some(_) | None => {}
        }
    }
    None
}

/// The encoding that the XML declaration names, and where.
fn encoding(text: &str) -> Option<(&str, Range<usize>)> {
    let declaration = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"))?.0;
    let (before, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let name = value[1..].split(quote).next()?;
    let start = "<?xml".len() + before.len();
    Some((name, start..start + "encoding".len()))
}
