//! Parts of the parser that fuzz targets call (`fuzz/`); not part of the program.

#![allow(missing_docs, reason = "each is what it is called")]

use super::{bib, front_matter, japanese, limits, markdown, raw::RawClaim, records};
use crate::{
    diagnostics::{FileIx, Report, Sources, YamlPlace},
    model::Node,
    yaml::look,
};

fn file(text: &str) -> FileIx {
    Sources::default().add(String::new(), text.to_owned())
}

pub fn split_front_matter(text: &str) {
    if let Some((yaml, body)) = front_matter::split(text) {
        assert!(text.get(yaml).is_some() && text.get(body..).is_some());
    }
}

/// Anything that the guard accepts is read or refused.
pub fn read_claims(text: &str) {
    let place = YamlPlace::root(file(text), 0..text.len());
    let mut report = Report::default();
    let _ = records::keyed::<RawClaim>(text, &place, &mut report);
    if let Err(refused) = look(text, limits::FILE) {
        assert!(text.is_char_boundary(refused.at));
    }
}

/// Each entry is at the place of its key.
pub fn read_library(text: &str) {
    for entry in bib::read(file(text), text, &mut Report::default()).unwrap_or_default() {
        assert_eq!(text.get(entry.at), Some(entry.key.as_str()));
    }
}

pub fn read_markdown(text: &str) {
    let mut problems = Vec::new();
    for block in markdown::blocks(text, 0, 3, "scope", &mut problems) {
        assert!(text.get(block.range).is_some());
    }
    for (_, range) in problems {
        assert!(text.get(range).is_some());
    }
    let _ = markdown::line(text);
}

/// No letter is lost.
pub fn split_ruby(text: &str) {
    let mut nodes: Vec<Node<(), crate::model::Quantity>> = Vec::new();
    japanese::split(text.to_owned().into(), false, &mut nodes);
    let back: String = nodes.iter().fold(String::new(), |mut back, node| {
        match node {
            Node::Ruby { base, reading } => back.extend(["{", base, "|", reading, "}"]),
            other => other.push_plain(&mut back),
        }
        back
    });
    assert_eq!(back, text);
}
