//! Markdown to events with marks, for sections, plain pages and the lines of text in YAML.

use super::{
    address::{self, Address},
    japanese,
    text::{WrittenBlock, WrittenMark, WrittenNodes, WrittenText},
};
use crate::{
    diagnostics::Kind,
    model::{BlockKind, Id, Node},
};
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

type Spanned<'a> = (Event<'a>, Range<usize>);

/// A problem in a text with its bytes there.
pub(super) type Problem = (Kind, Range<usize>);

/// `CommonMark` with tables, footnotes and strikethrough; nothing else.
fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH
}

/// Reads the body of a section or page: its blocks, and what is wrong in them, with bytes of `source` shifted by `base`.
/// Headings begin at level `least`; footnotes are named after `scope`, since a page holds many sections.
pub(super) fn blocks(source: &str, base: usize, least: u8, scope: &str, problems: &mut Vec<Problem>) -> Vec<WrittenBlock> {
    let mut reader = Reader { source, base, least, scope, problems, nodes: Vec::new(), pictures: Vec::new(), link: None };
    let mut blocks = Vec::new();
    let mut depth = 0usize;
    for (event, range) in events(source) {
        let (starts, ends) = (matches!(event, Event::Start(_)), matches!(event, Event::End(_)));
        depth += usize::from(starts);
        reader.take(event, range.clone());
        depth -= usize::from(ends);
        if depth == 0 && !reader.nodes.is_empty() {
            blocks.push(reader.block());
        }
    }
    blocks
}

/// Reads one line of text: what stands in YAML or front matter.
pub(super) fn line(text: &str) -> WrittenText {
    if !text.contains(['[', ']', '*', '_', '`', '<', '&', '\\', '{', '!', '~', '\n', '|', '\r']) {
        return WrittenText { nodes: vec![Node::Markdown(Event::Text(text.to_owned().into()))], problems: Vec::new() };
    }
    // A comma in front: no block begins with one, so `2026. A year` is no list.
    let source = format!(",{text}");
    let mut problems = Vec::new();
    let mut found = blocks(&source, 0, 7, "", &mut problems);
    let alone = matches!(&found[..], [one] if one.kind == BlockKind::Paragraph && one.picture.is_none());
    let mut nodes = if found.is_empty() { Vec::new() } else { found.swap_remove(0).nodes };
    if !alone {
        problems.push((Kind::BlockInLine, 0..0));
    }
    nodes.retain(|node| !matches!(node, Node::Markdown(Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph))));
    if let Some(Node::Markdown(Event::Text(first))) = nodes.first_mut() {
        *first = first.strip_prefix(',').unwrap_or(first).to_owned().into();
    }
    WrittenText { nodes, problems: problems.into_iter().map(|(kind, _)| kind).collect() }
}

/// The events with neighbouring texts merged and strong emphasis between full-width characters mended.
fn events(source: &str) -> Vec<Spanned<'_>> {
    let mut merged: Vec<Spanned> = Vec::new();
    for (event, range) in Parser::new_ext(source, options()).into_offset_iter() {
        if let (Event::Text(text), Some((Event::Text(last), before))) = (&event, merged.last_mut()) {
            // Only what stands side by side as it is: an escape or an entity is a gap or another text.
            let joined = before.end == range.start && source.get(before.clone()) == Some(last.as_ref());
            if joined && source.get(range.clone()) == Some(text.as_ref()) {
                *before = before.start..range.end;
                *last = CowStr::Borrowed(&source[before.clone()]);
                continue;
            }
        }
        merged.push((event, range));
    }
    if source.contains("**") { japanese::pair_anew(merged, source) } else { merged }
}

/// Turns events into nodes and tells what cannot stand.
struct Reader<'a, 'p> {
    source: &'a str,
    base: usize,
    least: u8,
    scope: &'a str,
    problems: &'p mut Vec<Problem>,
    nodes: WrittenNodes,
    pictures: Vec<(Id, Range<usize>)>,
    link: Option<OpenLink>,
}

/// The link or image that is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OpenLink {
    /// One of our marks, whose node is the one at this place.
    Mark(usize),
    /// An ordinary one.
    Plain,
    /// One that was refused: its words stay.
    Refused,
}

impl Reader<'_, '_> {
    fn tell(&mut self, kind: Kind, range: &Range<usize>) {
        self.problems.push((kind, self.base + range.start..self.base + range.end));
    }

    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Text(text) => self.text(text, &range),
            Event::Start(Tag::Link { dest_url, title, link_type, id }) => {
                let link = Tag::Link { dest_url: dest_url.clone(), title, link_type, id };
                self.open_link(&dest_url, link, &range);
            }
            Event::End(TagEnd::Link) => self.close_link(&range),
            Event::Start(Tag::Image { dest_url, .. }) => self.image(&dest_url, &range),
            Event::InlineHtml(_) => self.tell(Kind::RawHtml, &range),
            // A block of it comes line by line; it is one fault.
            Event::Start(Tag::HtmlBlock) => self.tell(Kind::RawHtml, &first_line(self.source, &range)),
            Event::Html(_) | Event::End(TagEnd::HtmlBlock | TagEnd::Image) => {}
            Event::Start(Tag::Heading { level, .. }) => {
                if (level as u8) < self.least && self.least < 7 {
                    self.tell(Kind::HeadingTooHigh { level: level as u8, least: self.least }, &first_line(self.source, &range));
                }
                self.nodes.push(Node::Markdown(Event::Start(Tag::Heading { level, id: None, classes: vec![], attrs: vec![] })));
            }
            Event::FootnoteReference(name) => {
                let name = self.footnote(&name);
                self.nodes.push(Node::Markdown(Event::FootnoteReference(name)));
            }
            Event::Start(Tag::FootnoteDefinition(name)) => {
                let name = self.footnote(&name);
                self.nodes.push(Node::Markdown(Event::Start(Tag::FootnoteDefinition(name))));
            }
            other => self.nodes.push(Node::Markdown(other.into_static())),
        }
    }

    fn footnote(&self, name: &str) -> CowStr<'static> {
        let plain: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
        format!("fn-{}-{plain}", self.scope).into()
    }

    fn text(&mut self, text: CowStr<'_>, range: &Range<usize>) {
        for scheme in ["](claim:", "](speaker:", "](source:", "](remark:", "](reading:", "](picture:"] {
            for (at, _) in text.match_indices(scheme) {
                let from = range.start + at;
                let end = self.source[from..].find(')').map_or(range.end, |close| from + close + 1);
                self.tell(Kind::LostMark, &(from..end));
            }
        }
        let escaped = range.start > 0 && self.source.as_bytes()[range.start - 1] == b'\\';
        japanese::split(text.into_static(), escaped, &mut self.nodes);
    }

    fn open_link(&mut self, destination: &str, link: Tag<'_>, range: &Range<usize>) {
        self.link = Some(match address::read(destination) {
            Ok(Address::Mark(target)) => {
                let shift = |range: Range<usize>| self.base + range.start..self.base + range.end;
                let (address, range) = (shift(address_of(self.source, range)), shift(range.clone()));
                self.nodes.push(Node::Open(WrittenMark { target, range, address }));
                OpenLink::Mark(self.nodes.len() - 1)
            }
            Ok(Address::Plain) => {
                self.nodes.push(Node::Markdown(Event::Start(link.into_static())));
                OpenLink::Plain
            }
            Ok(Address::Picture(_)) => {
                self.tell(Kind::BadMark { why: "a picture is placed with `![](picture:ID)`".into() }, range);
                OpenLink::Refused
            }
            Err(kind) => {
                self.tell(kind, range);
                OpenLink::Refused
            }
        });
    }

    fn close_link(&mut self, range: &Range<usize>) {
        match self.link.take() {
            Some(OpenLink::Mark(at)) => {
                let mut words = String::new();
                self.nodes[at + 1..].iter().for_each(|node| node.push_plain(&mut words));
                if words.trim().is_empty() {
                    self.tell(Kind::EmptyMark, range);
                }
                self.nodes.push(Node::Close);
            }
            Some(OpenLink::Plain) => self.nodes.push(Node::Markdown(Event::End(TagEnd::Link))),
            Some(OpenLink::Refused) | None => {}
        }
    }

    fn image(&mut self, destination: &str, range: &Range<usize>) {
        match address::read(destination) {
            Ok(Address::Picture(id)) => self.pictures.push((id, range.clone())),
            Ok(_) => self.tell(Kind::PlainImage, range),
            Err(kind) => self.tell(kind, range),
        }
    }

    /// Ends the block whose events have been taken.
    fn block(&mut self) -> WrittenBlock {
        let mut nodes = std::mem::take(&mut self.nodes);
        japanese::join(&mut nodes);
        let kind = match nodes.first() {
            Some(Node::Markdown(Event::Start(Tag::Paragraph))) => BlockKind::Paragraph,
            Some(Node::Markdown(Event::Start(Tag::FootnoteDefinition(_)))) => BlockKind::Footnote,
            _ => BlockKind::Other,
        };
        let mut misplaced = Vec::new();
        let mut pictures = std::mem::take(&mut self.pictures);
        // A paragraph that is a picture: its two ends are all that is left of it.
        let picture = if pictures.len() == 1 && nodes.len() == 2 && kind == BlockKind::Paragraph {
            pictures.pop().map(|(id, at)| (id, self.base + at.start..self.base + at.end))
        } else {
            for (id, at) in pictures {
                self.tell(Kind::PictureNotAlone, &at);
                misplaced.push(id);
            }
            None
        };
        WrittenBlock { kind, picture, misplaced, nodes }
    }
}

/// Where an inline link's address stands; of another sort of link, the whole of it.
fn address_of(source: &str, link: &Range<usize>) -> Range<usize> {
    let text = &source[link.clone()];
    text.rfind("](").filter(|_| text.ends_with(')')).map_or(link.clone(), |at| link.start + at + 2..link.end - 1)
}

fn first_line(source: &str, range: &Range<usize>) -> Range<usize> {
    let text = &source[range.clone()];
    range.start..range.start + text.find('\n').unwrap_or(text.len())
}
