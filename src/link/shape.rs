//! What a block is, as far as two languages have to agree on it.

use crate::{
    model::{Id, Node},
    parse::text::WrittenBlock,
};
use pulldown_cmark::{Event, Tag};
use std::fmt;

/// The shape of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape<'p> {
    /// A heading of a level.
    Heading(u8),
    Paragraph,
    List,
    Table,
    Quotation,
    Code,
    Rule,
    /// A picture of the reading.
    Picture(&'p Id),
}

impl<'p> Shape<'p> {
    pub fn of(block: &'p WrittenBlock) -> Self {
        if let Some((picture, _)) = &block.picture {
            return Self::Picture(picture);
        }
        match block.nodes.first() {
            Some(Node::Markdown(Event::Start(tag))) => match tag {
                Tag::Heading { level, .. } => Self::Heading(*level as u8),
                Tag::List(_) => Self::List,
                Tag::Table(_) => Self::Table,
                Tag::BlockQuote(_) => Self::Quotation,
                Tag::CodeBlock(_) => Self::Code,
                _ => Self::Paragraph,
            },
            _ => Self::Rule,
        }
    }

    /// Whether an editor who counts paragraphs counts it: headings and pictures stand out by themselves.
    pub const fn is_counted(self) -> bool {
        !matches!(self, Self::Heading(_) | Self::Picture(_))
    }
}

impl fmt::Display for Shape<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Heading(level) => write!(f, "a heading of level {level}"),
            Self::Paragraph => f.write_str("a paragraph"),
            Self::List => f.write_str("a list"),
            Self::Table => f.write_str("a table"),
            Self::Quotation => f.write_str("a quotation"),
            Self::Code => f.write_str("code"),
            Self::Rule => f.write_str("a rule"),
            Self::Picture(id) => write!(f, "the picture `{id}`"),
        }
    }
}
