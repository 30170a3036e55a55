//! Texts to HTML: `CommonMark` by its own writer, our marks between.

use super::{cx::PageCx, subject::Subject};
use crate::model::{Anchor, ClaimIx, Inline, LanguageTag, Mark, Node, Reading, ReadingIx, RemarkIx, address::has_scheme};
use ahash::HashMap;
use pulldown_cmark::{CowStr, Event, Tag, TagEnd, html::push_html};
use std::fmt::{self, Write as _};

/// Text with HTML's characters escaped, for content and for quoted attributes.
pub(super) struct Escaped<'a>(pub &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
            out.write_str(&rest[..at])?;
            out.write_str(match rest.as_bytes()[at] {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'"' => "&quot;",
                _ => "&#39;",
            })?;
            rest = &rest[at + 1..];
        }
        out.write_str(rest)
    }
}

/// Where a text is written, which decides how its marks lead on.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    /// The page.
    pub cx: PageCx<'a>,
    /// The reading whose text this is.
    pub reading: Option<ReadingIx>,
    /// Whether numbers of one or two digits are marked, so that they stand upright in vertical lines.
    pub upright: bool,
    /// The claims whose notes follow this block, by their numbers.
    pub noted: &'a [ClaimIx],
    /// The section's footnotes, if it has any.
    pub footnotes: Option<&'a Footnotes>,
}

/// The numbers of footnotes by their names.
#[derive(Debug)]
pub(super) struct Footnotes(HashMap<CowStr<'static>, usize>);

impl<'a> Place<'a> {
    /// One line of text.
    pub fn inline(self, text: &Inline) -> String {
        self.nodes(&text.0)
    }

    /// Any run of text.
    pub fn nodes(self, nodes: &[Node<Mark>]) -> String {
        let mut out = String::new();
        if let [Node::Markdown(Event::Text(text))] = nodes {
            let _ = write!(out, "{}", Escaped(text));
            return out;
        }
        let mut events: Vec<Event> = Vec::with_capacity(nodes.len());
        let mut open: Vec<&Mark> = Vec::new();
        let mut pulled = 0;
        for (at, node) in nodes.iter().enumerate() {
            match node {
                Node::Markdown(Event::Text(text)) if pulled > 0 => {
                    events.push(Event::Text(CowStr::Borrowed(&text[std::mem::take(&mut pulled)..])));
                }
                Node::Markdown(event) => events.push(self.event(event)),
                Node::Ruby { base, reading } => events.push(html(ruby(base, reading))),
                Node::Count(never) => match *never {},
                Node::Open(mark) => {
                    open.push(mark);
                    events.push(html(self.open(mark)));
                }
                Node::Close => {
                    if let Some(mark) = open.pop() {
                        pulled = self.close(mark, nodes.get(at + 1), &mut events);
                    }
                }
            }
        }
        let upright = |event| match event {
            Event::Text(text) if self.upright && text.contains(|c: char| c.is_ascii_digit()) => html(tate_chu_yoko(&text)),
            other => other,
        };
        push_html(&mut out, events.into_iter().map(upright));
        if nodes.iter().any(|node| matches!(node, Node::Markdown(Event::Start(Tag::Table(_))))) { aligned(&out) } else { out }
    }

    /// An event with its addresses and footnotes made to fit the page.
    fn event<'e>(self, event: &'e Event<'static>) -> Event<'e> {
        match event {
            Event::Start(Tag::Link { link_type, dest_url, title, id }) if is_relative(dest_url) => {
                let dest_url = self.cx.link_below_language(dest_url).into();
                Event::Start(Tag::Link { link_type: *link_type, dest_url, title: title.clone(), id: id.clone() })
            }
            Event::FootnoteReference(name) => {
                let (number, ids) = (self.footnote(name), self.cx.ids);
                html(format!("<sup class=\"fn-ref\"><a role=\"doc-noteref\" href=\"#{ids}{name}\">{number}</a></sup>"))
            }
            Event::Start(Tag::FootnoteDefinition(name)) => {
                let (number, ids) = (self.footnote(name), self.cx.ids);
                Event::Html(
                    format!("<div class=\"fn\" role=\"doc-footnote\" id=\"{ids}{name}\"><span class=\"fn-no\">{number}</span>")
                        .into(),
                )
            }
            Event::End(TagEnd::FootnoteDefinition) => Event::Html("</div>\n".into()),
            other => other.clone(),
        }
    }

    fn reading(self) -> Option<&'a Reading> {
        self.reading.map(|at| self.cx.site().reading(at))
    }

    fn footnote(self, name: &str) -> usize {
        self.footnotes.and_then(|footnotes| footnotes.0.get(name)).copied().unwrap_or_default()
    }

    fn open(self, mark: &Mark) -> String {
        let mut out = String::new();
        let _ = match (mark, self.reading()) {
            (Mark::Claims(claims), Some(reading)) => {
                claims.iter().try_for_each(|(at, nth)| self.open_claim(reading, *at, *nth, &mut out))
            }
            (Mark::Remark(at, nth), Some(reading)) => {
                let id = &reading.remark(*at).id;
                let anchor = Anchor::RemarkMark(id, *nth).on(self.cx.ids);
                write!(out, "<span class=\"remark-mark\" id=\"{anchor}\" data-remark=\"{id}\">")
            }
            (Mark::Speaker(at), _) => {
                write!(out, "<a class=\"name\" href=\"{}\">", self.cx.link_to(Subject::Speaker(*at, 1)))
            }
            (Mark::Source(at), _) => write!(out, "<a href=\"{}\">", self.cx.link_to(Subject::Source(*at, 1))),
            (Mark::Elsewhere(reading, claim), _) => {
                let (page, other) = self.cx.link_to_reading(*reading);
                let claim = Anchor::Mark(&self.cx.site().reading(*reading).claim(*claim).id, 1);
                match other.map(|lang| self.cx.site().settings().languages.tag(lang)) {
                    None => write!(out, "<a href=\"{page}#{claim}\">"),
                    Some(tag) => write!(out, "<a href=\"{page}#{claim}\" hreflang=\"{tag}\">"),
                }
            }
            (Mark::Language(tag), _) => write!(out, "<span lang=\"{tag}\">"),
            (Mark::Claims(_) | Mark::Remark(..), None) => Ok(()),
        };
        out
    }

    fn open_claim(self, reading: &Reading, at: ClaimIx, nth: u32, out: &mut String) -> fmt::Result {
        let claim = reading.claim(at);
        let (voice, so) = (claim.voice.key(), claim.verdicts.so.key.key());
        write!(out, "<mark class=\"v-{voice} s-{so}")?;
        if let Some(slot) = self.noted.iter().position(|one| *one == at) {
            write!(out, " c{}", slot + 1)?;
        }
        write!(out, "\" id=\"{}\" data-claim=\"{}\">", Anchor::Mark(&claim.id, nth).on(self.cx.ids), claim.id)
    }

    /// Ends a mark. The number is glued to the last word, and a full stop or closing bracket that follows goes before it, so
    /// that neither begins a line. Returns how many bytes of the next text have been taken that way.
    fn close(self, mark: &Mark, next: Option<&Node<Mark>>, events: &mut Vec<Event<'_>>) -> usize {
        let (refs, end) = match (mark, self.reading()) {
            (Mark::Claims(claims), Some(reading)) => {
                (claims.iter().rev().map(|(at, _)| self.claim_ref(reading, *at)).collect::<Vec<_>>(), "</mark>")
            }
            (Mark::Remark(at, _), Some(reading)) => (vec![self.remark_ref(reading, *at)], "</span>"),
            (Mark::Language(_), _) => return plain_end(events, "</span>"),
            (Mark::Elsewhere(reading, _), _) => {
                let words = self.cx.link_to_reading(*reading).1.map(|lang| self.cx.language_words("other-language", lang));
                let words = words.map(|words| Escaped(&words).to_string()).unwrap_or_default();
                return plain_end(events, format!("{words}</a>"));
            }
            _ => return plain_end(events, "</a>"),
        };
        let mut pulled = "";
        if let Some(Node::Markdown(Event::Text(text))) = next {
            let end = text.find(|c| !"。、」』）》】．，.,;:!?”’)！？".contains(c)).unwrap_or(text.len());
            pulled = &text[..end];
        }
        let last = match events.last_mut() {
            Some(Event::Text(text)) => {
                let at = last_word(text);
                let last = text[at..].to_owned();
                *text = text[..at].to_owned().into();
                last
            }
            _ => String::new(),
        };
        let mut out = format!("<span class=\"nb\">{}{}", Escaped(&last), Escaped(pulled));
        let mut refs = refs.into_iter();
        out.push_str(&refs.next().unwrap_or_default());
        out.push_str("</span>");
        out.push_str(end);
        for outer in refs {
            out.push_str(&outer);
            out.push_str(end);
        }
        events.push(html(out));
        pulled.len()
    }

    fn claim_ref(self, reading: &Reading, at: ClaimIx) -> String {
        let claim = reading.claim(at);
        let (so, number) = (claim.verdicts.so.key.key(), at.index() + 1);
        let [to, label] = [Anchor::Note(&claim.id), Anchor::Label(&claim.id)].map(|one| one.on(self.cx.ids));
        let note = Escaped(&self.cx.word("note")).to_string();
        format!(
            "<a class=\"ref s-{so}\" role=\"doc-noteref\" href=\"#{to}\" aria-describedby=\"{label}\"><span class=\"vh\">{note} </span>{number}</a>"
        )
    }

    fn remark_ref(self, reading: &Reading, at: RemarkIx) -> String {
        let to = Anchor::Remark(&reading.remark(at).id).on(self.cx.ids);
        let word = Escaped(&self.cx.word("remark")).to_string();
        format!(
            "<a class=\"remark-ref\" role=\"doc-noteref\" href=\"#{to}\"><span class=\"vh\">{word}</span><span aria-hidden=\"true\">※</span></a>"
        )
    }
}

fn html<'e>(text: String) -> Event<'e> {
    Event::InlineHtml(text.into())
}

fn plain_end(events: &mut Vec<Event<'_>>, end: impl Into<CowStr<'static>>) -> usize {
    events.push(Event::InlineHtml(end.into()));
    0
}

fn ruby(base: &str, reading: &str) -> String {
    format!("<ruby>{}<rp>(</rp><rt>{}</rt><rp>)</rp></ruby>", Escaped(base), Escaped(reading))
}

/// Escaped text in which numbers of one or two digits are marked (JLREQ 3.2.5, tate-chu-yoko). Longer ones, and those within
/// words in Latin letters, lie on their side.
fn tate_chu_yoko(text: &str) -> String {
    let is_latin = |c: char| c.is_ascii_alphanumeric() || ".,-+".contains(c);
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(is_latin) {
        let end = rest[start..].find(|c| !is_latin(c)).map_or(rest.len(), |at| start + at);
        let _ = write!(out, "{}", Escaped(&rest[..start]));
        let word = &rest[start..end];
        let _ = if word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit()) {
            write!(out, "<span class=\"tcy\">{word}</span>")
        } else {
            write!(out, "{}", Escaped(word))
        };
        rest = &rest[end..];
    }
    let _ = write!(out, "{}", Escaped(rest));
    out
}

/// Whether an address leads from the page to another file.
fn is_relative(address: &str) -> bool {
    !address.is_empty() && !address.starts_with('#') && !has_scheme(address)
}

/// Where the last word begins, or the last character where words have no spaces between them.
fn last_word(text: &str) -> usize {
    let last = text.char_indices().next_back();
    match last {
        Some((at, c)) if c > '\u{2e80}' => at,
        _ => text.rfind(|c: char| c.is_whitespace() || c > '\u{2e80}').map_or(0, |at| text.ceil_char_boundary(at + 1)),
    }
}

/// A name with the words of another language marked as such: on a page in Latin letters, the 自由時報 of a Chinese paper; on a
/// Japanese one, the whole of an English name.
pub(super) fn foreign(text: &str, page: &LanguageTag, language: Option<&LanguageTag>) -> String {
    let ideographic = |tag: &LanguageTag| matches!(tag.primary(), "ja" | "zh" | "ko");
    let Some(language) = language.filter(|language| language.primary() != page.primary()) else {
        return Escaped(text).to_string();
    };
    if !ideographic(language) && !text.contains(|c| c > '\u{2e80}') {
        return format!("<span lang=\"{language}\">{}</span>", Escaped(text));
    }
    if !ideographic(language) || ideographic(page) {
        return Escaped(text).to_string();
    }
    let is_own = |c: char| c > '\u{2e80}';
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(is_own) {
        let end = rest[start..].find(|c| !is_own(c)).map_or(rest.len(), |at| start + at);
        let _ = write!(out, "{}<span lang=\"{language}\">{}</span>", Escaped(&rest[..start]), Escaped(&rest[start..end]));
        rest = &rest[end..];
    }
    let _ = write!(out, "{}", Escaped(rest));
    out
}

/// A table whose cells say by classes how they are set. `CommonMark`'s writer says it by styles, which a page's policy forbids.
fn aligned(table: &str) -> String {
    ["left", "center", "right"].iter().fold(table.to_owned(), |table, how| {
        table.replace(&format!(" style=\"text-align: {how}\">"), &format!(" class=\"{how}\">"))
    })
}

impl Footnotes {
    /// Numbered from 1 in the order of their first references.
    pub fn new<'a>(nodes: impl Iterator<Item = &'a Node<Mark>>) -> Self {
        let mut numbers = HashMap::default();
        for node in nodes {
            if let Node::Markdown(Event::FootnoteReference(name)) = node {
                let next = numbers.len() + 1;
                numbers.entry(name.clone()).or_insert(next);
            }
        }
        Self(numbers)
    }
}

#[cfg(test)]
mod tests {
    use super::{Escaped, is_relative, last_word, tate_chu_yoko};

    #[test]
    fn escapes_all_five() {
        assert_eq!(Escaped("a<b>&\"'c").to_string(), "a&lt;b&gt;&amp;&quot;&#39;c");
    }

    #[test]
    fn short_numbers_stand_upright() {
        let shown = |text| tate_chu_yoko(text).replace("<span class=\"tcy\">", "[").replace("</span>", "]");
        assert_eq!(shown("2026年1月、20%と3〜5年"), "2026年[1]月、[20]%と[3]〜[5]年");
        assert_eq!(shown("H200は5億6000万、V4、1.2%"), "H200は[5]億6000万、V4、1.2%");
        assert_eq!(shown("a<9"), "a&lt;[9]");
    }

    #[test]
    fn the_last_word_or_character() {
        for (text, word) in [("one two", "two"), ("one", "one"), ("彼は言う", "う"), ("約20%", "20%"), ("", ""), ("ends ", "")]
        {
            assert_eq!(&text[last_word(text)..], word);
        }
    }

    #[test]
    fn what_is_relative() {
        assert!(is_relative("claims.html") && is_relative("a/b:c"));
        assert!(!is_relative("https://x") && !is_relative("#a") && !is_relative("mailto:a@b"));
    }
}
