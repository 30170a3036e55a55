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
        let before = nodes[..at].iter().rev().map_while(|node| edge(node, false)).flatten().next();
        let after = nodes[at + 1..].iter().map_while(|node| edge(node, true)).flatten().next();
        if before.is_some_and(is_spaceless) && after.is_some_and(is_spaceless) {
            drop.push(at);
        }
    }
    for at in drop.into_iter().rev() {
        nodes.remove(at);
    }
}

/// Returns the character at one end of a node; `Some(None)` for markup, `None` at a block's edge.
#[allow(clippy::option_option, reason = "whether to look further, and what was seen")]
fn edge<M, C>(node: &Node<M, C>, first: bool) -> Option<Option<char>> {
    let end = |text: &str| if first { text.chars().next() } else { text.chars().next_back() };
    match node {
        Node::Markdown(Event::Text(text) | Event::Code(text)) => Some(end(text)),
        Node::Ruby { base, .. } => Some(end(base)),
        // A number will come here.
        Node::Count(_) => Some(Some('0')),
        Node::Open(_)
        | Node::Close
        | Node::Markdown(
            Event::FootnoteReference(_)
            | Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link),
        ) => Some(None),
        Node::Markdown(_) => None,
    }
}
