//! Line ends between characters that take no spaces.

use super::is_spaceless;
use crate::{model::Node, parse::text::WrittenNodes};
use pulldown_cmark::{Event, Tag, TagEnd};

/// Takes out line ends between two full-width characters, which browsers would show as a space
/// (CSS Text 3, "Segment Break Transformation Rules").
pub(in crate::parse) fn join(nodes: &mut WrittenNodes) {
    let mut drop = Vec::new();
    for (at, node) in nodes.iter().enumerate() {
        if !matches!(node, Node::Markdown(Event::SoftBreak)) {
            continue;
        }
        let before = seen(nodes[..at].iter().rev().map(|node| edge(node, false)));
        let after = seen(nodes[at + 1..].iter().map(|node| edge(node, true)));
        if before.is_some_and(is_spaceless) && after.is_some_and(is_spaceless) {
            drop.push(at);
        }
    }
    for at in drop.into_iter().rev() {
        nodes.remove(at);
    }
}

/// What is seen from a line end at a node.
enum Edge {
    /// A character.
    Character(char),
    /// Nothing: one looks on behind it.
    Transparent,
    /// The end of the block.
    Wall,
}

/// The first character that is seen.
fn seen(edges: impl Iterator<Item = Edge>) -> Option<char> {
    for edge in edges {
        match edge {
            Edge::Character(c) => return Some(c),
            Edge::Transparent => {}
            Edge::Wall => return None,
        }
    }
    None
}

fn edge<M, C>(node: &Node<M, C>, first: bool) -> Edge {
    let end = |text: &str| {
        let c = if first { text.chars().next() } else { text.chars().next_back() };
        c.map_or(Edge::Transparent, Edge::Character)
    };
    match node {
        Node::Markdown(Event::Text(text) | Event::Code(text)) => end(text),
        Node::Ruby { base, .. } => end(base),
        // A number will stand there.
        Node::Count(_) => Edge::Character('0'),
        Node::Open(_)
        | Node::Close
        | Node::Markdown(
            Event::FootnoteReference(_)
            | Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link),
        ) => Edge::Transparent,
        Node::Markdown(_) => Edge::Wall,
    }
}
