//! SVG: what may stand in a picture of content, and how large it is.
//!
//! A page shows a picture as an image, in which nothing runs and nothing is fetched (SVG 2, "SVG embedding": secure static mode). But
//! whoever opens its own address has a document of the site before them, in which all of that would happen.

mod address;
mod before;
mod size;

use crate::diagnostics::{Kind, PictureFault, SvgFault};
use address::Css;
use roxmltree::{Attribute, Document, Error, Node, ParsingOptions};
use std::ops::Range;

const SVG: &str = "http://www.w3.org/2000/svg";
const XHTML: &str = "http://www.w3.org/1999/xhtml";
const XLINK: &str = "http://www.w3.org/1999/xlink";

/// Faults of one file: more than are shown of any, so that more are known to be there.
const ENOUGH: usize = 200;

/// What has been found in an SVG.
#[derive(Default)]
pub(super) struct Drawing {
    /// Width and height, in pixels of CSS.
    pub size: Option<(u64, u64)>,
    /// What is wrong, each with its place.
    pub faults: Vec<(Kind, Range<usize>)>,
}

pub(super) fn look(text: &str) -> Drawing {
    let mut drawing = Drawing::default();
    if let Err((why, at)) = before::look(text) {
        drawing.faults.push((Kind::SvgActs { why }, at));
        return drawing;
    }
    // A DOCTYPE without declarations names the standard and does nothing; the crate has no way to skip one.
    let blanked = before::without_doctype(text);
    let document = match Document::parse_with_options(&blanked, ParsingOptions::default()) {
        Ok(document) => document,
        Err(error) => {
            drawing.faults.push((Kind::SvgSyntax { why: words(&error) }, place(text, &error)));
            return drawing;
        }
    };
    let root = document.root_element();
    if !root.has_tag_name((SVG, "svg")) {
        let name = root.range().start..root.range().start + 1;
        drawing.faults.push((Kind::NotAPicture { why: PictureFault::NoSvg }, name));
    }
    let mut tell = |why, at| {
        if drawing.faults.len() < ENOUGH {
            drawing.faults.push((Kind::SvgActs { why }, at));
        }
    };
    // What stands in an element that has to go goes with it.
    let mut gone = 0;
    for node in document.descendants().filter(|node| !node.is_root()) {
        if node.range().start < gone {
            continue;
        }
        if let Some((name, at)) = refused(node, text) {
            tell(SvgFault::Element(name), at);
            gone = node.range().end;
        } else if node.is_element() {
            element(node, text, &mut tell);
        } else if node.pi().is_some_and(|pi| pi.target == "xml-stylesheet") {
            tell(SvgFault::StyleSheet, node.range());
        }
    }
    drawing.size = size::of(root);
    drawing
}

/// The name of an element that may not stand in a picture, and its place.
fn refused(node: Node, text: &str) -> Option<(String, Range<usize>)> {
    let name = node.tag_name();
    let is = |other: &str| name.name().eq_ignore_ascii_case(other);
    // In HTML's own namespace its elements act as they do on a page.
    let acts = node.is_element() && (is("script") || is("foreignObject") || name.namespace() == Some(XHTML));
    acts.then(|| {
        let start = node.range().start + 1;
        let length = text[start..].find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(0);
        (text[start..start + length].to_owned(), start..start + length)
    })
}

fn element(node: Node, text: &str, tell: &mut impl FnMut(SvgFault, Range<usize>)) {
    for attribute in node.attributes() {
        self::attribute(node, attribute, text, tell);
    }
    if node.tag_name().name().eq_ignore_ascii_case("style") {
        for sheet in node.children().filter(Node::is_text) {
            let written = sheet.text().unwrap_or_default();
            let within = sheet.range();
            // Where something is escaped, places within are not those of the file.
            let start = text.get(within.clone()).and_then(|source| source.find(written)).map(|at| within.start + at);
            for (why, at) in Css::faults(written) {
                tell(why, start.map_or(within.start..within.start + 1, |start| start + at.start..start + at.end));
            }
        }
    }
}

fn attribute(node: Node, attribute: Attribute, text: &str, tell: &mut impl FnMut(SvgFault, Range<usize>)) {
    let (namespace, name, value) = (attribute.namespace(), attribute.name(), attribute.value());
    if namespace.is_none() && name.get(..2).is_some_and(|on| on.eq_ignore_ascii_case("on")) {
        tell(SvgFault::Event(name.to_owned()), attribute.range_qname());
        return;
    }
    // An animation may set an address that the attribute itself does not have (SVG Animations, "`values`").
    let animates = matches!(name, "to" | "from" | "by" | "values")
        && node.attribute("attributeName").is_some_and(|set| set.rsplit(':').next() == Some("href"));
    let leads = match namespace {
        None => animates || matches!(name, "href" | "src" | "ping"),
        Some(XLINK) => name == "href",
        Some(roxmltree::NS_XML_URI) => name == "base",
        _ => false,
    };
    let within = attribute.range_value();
    if value.split(';').any(address::runs) {
        tell(SvgFault::Runs, within);
    } else if leads {
        let mut parts: Box<dyn Iterator<Item = &str>> =
            if animates { Box::new(value.split(';')) } else { Box::new(std::iter::once(value)) };
        if let Some(outside) = parts.find(|part| !address::stays_within(part)) {
            tell(SvgFault::Outside(address::shown(outside)), within);
        }
    } else if namespace.is_none() && value.contains(['(', '\\']) {
        let exact = text.get(within.clone()) == Some(value);
        for (why, at) in Css::faults(value) {
            tell(why, if exact { within.start + at.start..within.start + at.end } else { within.clone() });
        }
    }
}

/// What the crate says, without the place that it says in words.
fn words(error: &Error) -> String {
    match error {
        Error::UnexpectedCloseTag(expected, actual, _) => format!("`</{actual}>` stands where `</{expected}>` should"),
        Error::UnknownEntityReference(name, _) => format!("`&{name};` stands for nothing; write the sign itself"),
        Error::MalformedEntityReference(_) => "a bare `&`, which is written `&amp;`".to_owned(),
        Error::UnknownNamespace(prefix, _) => format!("`{prefix}:` is not declared; `xmlns:{prefix}` is missing"),
        Error::DuplicatedAttribute(name, _) => format!("the attribute `{name}` stands twice in one element"),
        Error::InvalidAttributeValue(_) => "a bare `<` in an attribute, which is written `&lt;`".to_owned(),
        Error::UnclosedRootNode | Error::UnexpectedEndOfStream => "it ends before its last element is closed".to_owned(),
        Error::NoRootNode => "it has no element".to_owned(),
        other => other.to_string().replace(&format!(" at {}", other.pos()), ""),
    }
}

/// The character that an error is about. Errors that stand nowhere in particular are about the end.
fn place(text: &str, error: &Error) -> Range<usize> {
    let pos = error.pos();
    if matches!(error, Error::UnclosedRootNode | Error::UnexpectedEndOfStream | Error::NoRootNode) {
        let end = text.trim_end().len();
        return end..end;
    }
    let start = text.split_inclusive('\n').take(pos.row as usize - 1).map(str::len).sum::<usize>();
    let line = text[start..].lines().next().unwrap_or_default();
    let column = line.char_indices().nth(pos.col as usize - 1).map_or(line.len(), |(at, _)| at);
    start + column..start + column
}

#[cfg(test)]
mod tests {
    use super::look;
    use proptest::prelude::*;

    proptest! {
        /// Whatever a file holds, what is told of it is a place in it.
        #[test]
        fn every_fault_has_its_place(soup in "(<svg xmlns='http://www.w3.org/2000/svg'>)?(<!DOCTYPE a|<!--|-->|<\\?xml |\\?>|encoding='|<style>|</style>|<!\\[CDATA\\[|\\]\\]>|<a |on|href='|url\\(|@import |data:image/png,|&amp;|&x;|[\\[\\]<>/='\"#;:(){}\u{e9}\u{7a7a}\n a]){0,30}(</svg>)?") {
            for (_, at) in look(&soup).faults {
                prop_assert!(soup.get(at).is_some());
            }
        }
    }
}
