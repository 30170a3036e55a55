//! Texts: events of `CommonMark` with marks between them.

use super::{ClaimIx, LanguageTag, ReadingIx, RemarkIx, SourceIx, SpeakerIx};
use pulldown_cmark::{Event, TagEnd};
use std::{convert::Infallible, fmt};

/// One event of a text, in reading order: `CommonMark`'s own, or one of ours between them.
///
/// A flat list and not a tree, so that no depth of nesting can exhaust the stack. `M` is the mark: as written while it
/// has not been resolved, [`Mark`] afterwards. `C` is a count that is asked for, of which none is left afterwards.
#[derive(Debug, Clone, PartialEq)]
pub enum Node<M, C = Infallible> {
    /// What `CommonMark` knows.
    Markdown(Event<'static>),
    /// A mark begins; the next [`Node::Close`] ends it, since marks hold no marks.
    Open(M),
    /// The mark ends.
    Close,
    /// Furigana: `{base|reading}`.
    Ruby {
        /// The characters that are read.
        base: String,
        /// How they are read.
        reading: String,
    },
    /// A number to be filled in: `{claims}`.
    Count(C),
}

impl<M, C: fmt::Display> Node<M, C> {
    /// The same text with another mark and with its counts filled in.
    ///
    /// # Errors
    /// Where the mark cannot be changed.
    pub fn try_map<N, E>(self, change: impl FnOnce(M) -> Result<N, E>, fill: impl FnOnce(C) -> usize) -> Result<Node<N>, E> {
        Ok(match self {
            Self::Count(count) => Node::Markdown(Event::Text(fill(count).to_string().into())),
            Self::Markdown(event) => Node::Markdown(event),
            Self::Open(mark) => Node::Open(change(mark)?),
            Self::Close => Node::Close,
            Self::Ruby { base, reading } => Node::Ruby { base, reading },
        })
    }

    /// Appends what a reader would hear with no markup: no reading beside a ruby base, a space for a break.
    pub fn push_plain(&self, out: &mut String) {
        match self {
            Self::Markdown(Event::Text(text) | Event::Code(text)) => out.push_str(text),
            Self::Markdown(Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph)) => out.push(' '),
            Self::Ruby { base, .. } => out.push_str(base),
            Self::Count(count) => out.push_str(&count.to_string()),
            Self::Markdown(_) | Self::Open(_) | Self::Close => {}
        }
    }
}

/// A text without its markup.
#[must_use]
pub fn plain<M, C: fmt::Display>(nodes: &[Node<M, C>]) -> String {
    let mut out = String::new();
    for node in nodes {
        node.push_plain(&mut out);
    }
    out
}

/// What a mark is tied to; every tie holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// Claims of this reading that share the run, the first outermost, each with which mark of that claim this is,
    /// counted from 1 within its language.
    Claims(Vec<(ClaimIx, u32)>),
    /// An editor's remark, with which mark of it this is, counted from 1.
    Remark(RemarkIx, u32),
    /// A speaker's page.
    Speaker(SpeakerIx),
    /// A source's page.
    Source(SourceIx),
    /// A claim of this or another reading.
    Elsewhere(ReadingIx, ClaimIx),
    /// Words of another language.
    Language(LanguageTag),
}

/// A run of text without blocks, such as a title, a claim's restatement or a note.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Inline(pub Vec<Node<Mark>>);

impl Inline {
    /// The text without its markup.
    #[must_use]
    pub fn plain(&self) -> String {
        plain(&self.0)
    }
}
