//! Markdown to events with marks, for sections, plain pages and the lines of text in YAML.

use super::{
    address::{self, Address},
    deceptive, japanese, limits, lost,
    text::{WrittenBlock, WrittenMark, WrittenNodes, WrittenText},
};
use crate::{
    diagnostics::{Kind, MarkFault},
    model::{BlockKind, Id, Node, plain},
};
use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};
use std::{collections::HashSet, ops::Range};

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
    problems.extend(lost::unprintable(source).map(|(kind, at)| (kind, base + at.start..base + at.end)));
    let mut reader = Reader::new(source, base, least, scope, problems);
    let mut blocks = Vec::new();
    let mut depth = 0usize;
    for (event, range) in events(source, reader.problems, base) {
        let (starts, ends) = (matches!(event, Event::Start(_)), matches!(event, Event::End(_)));
        depth += usize::from(starts);
        reader.take(event, range.clone());
        depth -= usize::from(ends);
        if depth == 0 && !reader.nodes.is_empty() {
            blocks.push(reader.block(range));
        }
    }
    reader.finish();
    blocks
}

/// Reads one line of text, from YAML or front matter.
pub(super) fn line(text: &str) -> WrittenText {
    if let Some((kind, _)) = lost::unprintable(text).next() {
        return WrittenText { nodes: Vec::new(), problems: vec![kind] };
    }
    if text.len() > limits::LINE {
        return WrittenText { nodes: Vec::new(), problems: vec![Kind::TooLarge { size: text.len(), limit: limits::LINE }] };
    }
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

/// Returns the events with neighbouring texts merged and strong emphasis between full-width characters corrected. References that
/// are not defined are reported.
fn events<'s>(source: &'s str, problems: &mut Vec<Problem>, base: usize) -> Vec<Spanned<'s>> {
    let mut merged: Vec<Spanned> = Vec::new();
    let mut was_as_it_is = false;
    let undefined = |link: BrokenLink<'s>| {
        // Words in brackets alone are just that; a lost mark is reported as one.
        let is_mark = lost::SCHEMES.iter().any(|scheme| link.reference.starts_with(scheme));
        if link.link_type == LinkType::Reference && !is_mark {
            let kind = Kind::LostReference { label: format!("[{}]", link.reference) };
            problems.push((kind, base + link.span.start..base + link.span.end));
        }
        None
    };
    for (event, range) in Parser::new_with_broken_link_callback(source, options(), Some(undefined)).into_offset_iter() {
        // Only texts that touch in the source: an escape or an entity is a gap or another text.
        let as_it_is = matches!(&event, Event::Text(text) if source.get(range.clone()) == Some(text.as_ref()));
        if let Some((Event::Text(last), before)) = merged.last_mut().filter(|_| as_it_is && was_as_it_is)
            && before.end == range.start
        {
            *before = before.start..range.end;
            *last = CowStr::Borrowed(&source[before.clone()]);
            continue;
        }
        was_as_it_is = as_it_is;
        merged.push((event, range));
    }
    if source.contains("**") { japanese::pair_anew(merged, source) } else { merged }
}

/// Turns events into nodes and reports what is not allowed.
struct Reader<'a, 'p> {
    source: &'a str,
    base: usize,
    least: u8,
    scope: &'a str,
    problems: &'p mut Vec<Problem>,
    nodes: WrittenNodes,
    pictures: Vec<(Id, Range<usize>)>,
    /// The open links: one, and within it addresses in `<…>`, which `CommonMark` allows there.
    links: Vec<OpenLink>,
    /// Whether a block of code is open.
    in_code: bool,
    /// The claims of lost marks.
    lost: Vec<(Id, Range<usize>)>,
    /// The level of the heading before.
    above: u8,
    /// The footnotes that are called, and those that are defined.
    called: HashSet<String>,
    defined: Vec<(String, Range<usize>)>,
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

impl<'a, 'p> Reader<'a, 'p> {
    fn new(source: &'a str, base: usize, least: u8, scope: &'a str, problems: &'p mut Vec<Problem>) -> Self {
        let (nodes, pictures, lost, defined) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let above = least.saturating_sub(1);
        Self {
            source,
            base,
            least,
            scope,
            problems,
            nodes,
            pictures,
            links: Vec::new(),
            in_code: false,
            lost,
            above,
            called: HashSet::new(),
            defined,
        }
    }

    fn emit(&mut self, kind: Kind, range: &Range<usize>) {
        self.problems.push((kind, self.base + range.start..self.base + range.end));
    }

    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            // In a block of code every sign is itself.
            Event::Text(text) if self.in_code => self.nodes.push(Node::Markdown(Event::Text(text.into_static()))),
            Event::Text(text) => self.text(text, &range),
            Event::Start(Tag::CodeBlock(_)) | Event::End(TagEnd::CodeBlock) => {
                self.in_code = matches!(event, Event::Start(_));
                self.nodes.push(Node::Markdown(event.into_static()));
            }
            Event::Start(Tag::Link { dest_url, title, link_type, id }) => {
                let link = Tag::Link { dest_url: dest_url.clone(), title, link_type, id };
                self.open_link(&dest_url, link, &range);
            }
            Event::End(TagEnd::Link) => self.close_link(&range),
            Event::Start(Tag::Image { dest_url, .. }) => self.image(&dest_url, &range),
            Event::InlineHtml(_) => self.emit(Kind::RawHtml, &range),
            // A block of it comes line by line; it is one fault.
            Event::Start(Tag::HtmlBlock) => self.emit(Kind::RawHtml, &first_line(self.source, &range)),
            Event::Html(_) | Event::End(TagEnd::HtmlBlock | TagEnd::Image) => {}
            Event::Start(Tag::Heading { level, .. }) => {
                self.heading(level as u8, &first_line(self.source, &range));
                self.nodes.push(Node::Markdown(Event::Start(Tag::Heading { level, id: None, classes: vec![], attrs: vec![] })));
            }
            Event::FootnoteReference(name) => {
                self.called.insert(name.to_string());
                let name = self.footnote(&name);
                self.nodes.push(Node::Markdown(Event::FootnoteReference(name)));
            }
            Event::Start(Tag::FootnoteDefinition(name)) => {
                self.defined.push((name.to_string(), first_line(self.source, &range)));
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
        let escaped = range.start > 0 && self.source.as_bytes()[range.start - 1] == b'\\';
        // A character written as another, such as `&amp;`, has no place of its own.
        let verbatim = self.source.get(range.clone()) == Some(text.as_ref());
        if let Some(kind) = deceptive::entity(&text).filter(|_| !verbatim) {
            self.emit(kind, range);
        }
        for (kind, at) in lost::find(&text, escaped) {
            let at = if verbatim { range.start + at.start..range.start + at.end } else { range.clone() };
            if kind == Kind::LostMark {
                self.lost.extend(lost::claims(&self.source[at.clone()]).map(|id| (id, self.base + at.start..self.base + at.end)));
            }
            self.emit(kind, &at);
        }
        japanese::split(text.into_static(), escaped, &mut self.nodes);
    }

    fn heading(&mut self, level: u8, at: &Range<usize>) {
        if self.least >= 7 {
            return;
        }
        if level < self.least {
            self.emit(Kind::HeadingTooHigh { level, least: self.least }, at);
        } else if level > self.above + 1 {
            self.emit(Kind::HeadingSkips { level, above: self.above }, at);
        }
        self.above = level.max(self.least - 1);
    }

    /// Reports what only shows in the whole text.
    fn finish(mut self) {
        for (label, at) in std::mem::take(&mut self.defined) {
            if !self.called.contains(&label) {
                self.emit(Kind::FootnoteUncalled { label }, &at);
            }
        }
    }

    fn open_link(&mut self, destination: &str, link: Tag<'_>, range: &Range<usize>) {
        if !self.links.is_empty() {
            self.emit(Kind::BadMark { why: MarkFault::LinkInLink }, range);
            return self.links.push(OpenLink::Refused);
        }
        let open = match address::read(destination) {
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
                self.emit(Kind::BadMark { why: MarkFault::PictureAsLink }, range);
                OpenLink::Refused
            }
            Err(kind) => {
                let at = self.base + range.start..self.base + range.end;
                self.lost.extend(lost::claims(destination).map(|id| (id, at.clone())));
                self.emit(kind, range);
                OpenLink::Refused
            }
        };
        self.links.push(open);
    }

    fn close_link(&mut self, range: &Range<usize>) {
        match self.links.pop() {
            Some(OpenLink::Mark(at)) => {
                if plain(&self.nodes[at + 1..]).trim().is_empty() {
                    self.emit(Kind::EmptyMark, range);
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
            Ok(_) => self.emit(Kind::PlainImage, range),
            Err(kind) => self.emit(kind, range),
        }
    }

    /// Ends the block whose events have been taken.
    fn block(&mut self, range: Range<usize>) -> WrittenBlock {
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
                self.emit(Kind::PictureNotAlone, &at);
                misplaced.push(id);
            }
            None
        };
        let range = first_line(self.source, &range);
        let lost = std::mem::take(&mut self.lost);
        WrittenBlock { kind, range: self.base + range.start..self.base + range.end, picture, misplaced, lost, nodes }
    }
}

/// Returns the bytes of an inline link's address, or of the whole link if it is of another sort.
fn address_of(source: &str, link: &Range<usize>) -> Range<usize> {
    let text = &source[link.clone()];
    text.rfind("](").filter(|_| text.ends_with(')')).map_or(link.clone(), |at| link.start + at + 2..link.end - 1)
}

fn first_line(source: &str, range: &Range<usize>) -> Range<usize> {
    let text = &source[range.clone()];
    range.start..range.start + text.find('\n').unwrap_or(text.len())
}
