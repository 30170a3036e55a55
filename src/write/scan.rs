//! Start tags of plain HTML, as templates write it: the fast way of the proof.
//!
//! It reads a part of what html5gum reads (HTML, "Tokenization") and says the same of it; of anything else it says that it is not
//! plain, and the page goes to html5gum as a whole. So it can never pass what html5gum would not.

use memchr::{memchr, memchr2_iter};
use std::borrow::Cow;

/// Something that only a full tokenizer reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NotPlain;

/// A start tag with its attributes, names in lower case.
#[derive(Debug, Default)]
pub(super) struct Tag<'p> {
    pub name: Cow<'p, str>,
    pub attributes: Vec<(Cow<'p, str>, Cow<'p, str>)>,
}

impl Tag<'_> {
    /// The value of an attribute.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| &**value)
    }
}

/// Elements whose text holds no tags: they are left out up to their ends.
const RAW: [&str; 3] = ["script", "style", "title"];

/// Others of which a tokenizer reads the text in its own way.
const OTHER_RAW: [&str; 7] = ["textarea", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext"];

/// What a byte can be in a name of plain HTML.
#[derive(Debug, Clone, Copy)]
enum Class {
    Lower,
    Upper,
    /// Not at its beginning.
    Further,
    Other,
}

/// The class of every byte. Names are a third of what is read byte by byte, and a table is the quickest answer.
const CLASSES: [Class; 256] = {
    let mut classes = [Class::Other; 256];
    let mut byte = 0;
    while byte < 128 {
        classes[byte as usize] = match byte {
            b'a'..=b'z' => Class::Lower,
            b'A'..=b'Z' => Class::Upper,
            b'0'..=b'9' | b'-' | b':' | b'_' => Class::Further,
            _ => Class::Other,
        };
        byte += 1;
    }
    classes
};

/// Finds every start tag of a page.
pub(super) fn tags<'p>(text: &'p str, mut each: impl FnMut(&Tag<'p>)) -> Result<(), NotPlain> {
    // Both are replaced before anything is read (HTML, "Preprocessing the input stream").
    if memchr2_iter(b'\r', b'\0', text.as_bytes()).next().is_some() {
        return Err(NotPlain);
    }
    let mut reader = Reader { text, at: 0 };
    let mut tag = Tag::default();
    while let Some(skipped) = memchr(b'<', &text.as_bytes()[reader.at..]) {
        reader.at += skipped + 1;
        match reader.peek() {
            Some(b'/') => reader.end_tag()?,
            Some(b'!') => reader.doctype()?,
            _ => {
                let closes_itself = reader.start_tag(&mut tag)?;
                if OTHER_RAW.contains(&&*tag.name) || (closes_itself && RAW.contains(&&*tag.name)) {
                    return Err(NotPlain);
                }
                each(&tag);
                if RAW.contains(&&*tag.name) {
                    reader.skip_text(&tag.name)?;
                }
            }
        }
    }
    Ok(())
}

struct Reader<'p> {
    text: &'p str,
    at: usize,
}

impl<'p> Reader<'p> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> Result<(), NotPlain> {
        if self.peek() == Some(byte) {
            self.at += 1;
            Ok(())
        } else {
            Err(NotPlain)
        }
    }

    /// Skips white space; whether there was some.
    fn spaces(&mut self) -> bool {
        let start = self.at;
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\t')) {
            self.at += 1;
        }
        self.at > start
    }

    /// A name that begins with a letter; `viewBox` of an SVG in lower case, as the tokenizer has it.
    fn name(&mut self) -> Result<Cow<'p, str>, NotPlain> {
        let mut is_lower = true;
        let mut length = 0;
        for byte in &self.text.as_bytes()[self.at..] {
            match CLASSES[usize::from(*byte)] {
                Class::Lower => {}
                Class::Upper => is_lower = false,
                Class::Further if length > 0 => {}
                _ => break,
            }
            length += 1;
        }
        let name = &self.text[self.at..self.at + length];
        self.at += length;
        match (name, is_lower) {
            ("", _) => Err(NotPlain),
            (_, true) => Ok(Cow::Borrowed(name)),
            (_, false) => Ok(Cow::Owned(name.to_ascii_lowercase())),
        }
    }

    /// Reads a start tag behind its `<`; whether it ends in `/>`.
    fn start_tag(&mut self, tag: &mut Tag<'p>) -> Result<bool, NotPlain> {
        tag.name = self.name()?;
        tag.attributes.clear();
        loop {
            let spaced = self.spaces();
            match self.peek() {
                Some(b'>') => {
                    self.at += 1;
                    return Ok(false);
                }
                Some(b'/') => {
                    self.at += 1;
                    self.take(b'>')?;
                    return Ok(true);
                }
                _ if !spaced => return Err(NotPlain),
                _ => {}
            }
            let name = self.name()?;
            let value = if self.peek() == Some(b'=') {
                self.at += 1;
                self.value()?
            } else {
                Cow::Borrowed("")
            };
            // Of one name twice, the first counts.
            if tag.value(&name).is_some() {
                return Err(NotPlain);
            }
            tag.attributes.push((name, value));
        }
    }

    /// A value in double quotation marks, with the characters that escaping writes.
    fn value(&mut self) -> Result<Cow<'p, str>, NotPlain> {
        self.take(b'"')?;
        let length = memchr(b'"', &self.text.as_bytes()[self.at..]).ok_or(NotPlain)?;
        let value = &self.text[self.at..self.at + length];
        self.at += length + 1;
        let is_escaped = memchr(b'&', value.as_bytes()).is_some();
        if is_escaped { unescaped(value).map(Cow::Owned) } else { Ok(Cow::Borrowed(value)) }
    }

    fn end_tag(&mut self) -> Result<(), NotPlain> {
        self.at += 1;
        self.name()?;
        self.spaces();
        self.take(b'>')
    }

    fn doctype(&mut self) -> Result<(), NotPlain> {
        const DOCTYPE: &str = "!DOCTYPE html>";
        if !self.text[self.at..].starts_with(DOCTYPE) {
            return Err(NotPlain);
        }
        self.at += DOCTYPE.len();
        Ok(())
    }

    /// Skips the text of an element to its end tag, which is read next.
    fn skip_text(&mut self, name: &str) -> Result<(), NotPlain> {
        let mut from = self.at;
        loop {
            let open = from + memchr(b'<', &self.text.as_bytes()[from..]).ok_or(NotPlain)?;
            let rest = &self.text[open + 1..];
            match rest.strip_prefix('/').and_then(|rest| rest.strip_prefix(name)) {
                Some(rest) if rest.starts_with('>') => {
                    self.at = open;
                    return Ok(());
                }
                // `<!--` opens another state in scripts; an end tag may be written in upper case or with spaces.
                _ if rest.starts_with(['!', '/']) => return Err(NotPlain),
                _ => from = open + 1,
            }
        }
    }
}

/// A text without the character references of what escapes HTML; any other is not plain.
fn unescaped(text: &str) -> Result<String, NotPlain> {
    const REFERENCES: [(&str, char); 6] =
        [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&#39;", '\''), ("&#x27;", '\'')];
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (written, c) = REFERENCES.iter().find(|(written, _)| rest.starts_with(written)).ok_or(NotPlain)?;
        out.push(*c);
        rest = &rest[written.len()..];
    }
    out.push_str(rest);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::{super::verify, NotPlain, tags};
    use crate::{diagnostics::Report, load, pipeline};
    use proptest::prelude::*;

    type Seen = Vec<(String, Vec<(String, String)>)>;

    fn fast(text: &str) -> Result<Seen, NotPlain> {
        let mut seen = Seen::new();
        tags(text, |tag| seen.push((tag.name.to_string(), sorted(&tag.attributes))))?;
        Ok(seen)
    }

    fn slow(text: &str) -> Seen {
        let mut seen = Seen::new();
        verify::tags(text, |tag| seen.push((tag.name.to_string(), sorted(&tag.attributes))));
        seen
    }

    fn sorted(attributes: &[(std::borrow::Cow<str>, std::borrow::Cow<str>)]) -> Vec<(String, String)> {
        let mut all: Vec<_> = attributes.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
        all.sort();
        all
    }

    #[test]
    fn plain_html_is_read() {
        let page = "<!DOCTYPE html>\n<html lang=\"en\"><title>a <b> c</title><script>if (a < b) {}</script>\
                    <a href=\"x?a=1&amp;b\" hidden>1 &lt; 2</a><br /><svg viewBox=\"0 0 1 1\"></svg><P\n class=\"c\">";
        assert_eq!(fast(page).expect("it is plain"), slow(page));
    }

    #[test]
    fn anything_else_is_left_to_the_tokenizer() {
        for text in [
            "<!-- <a href=\"x\"> -->",
            "<a href=x>",
            "<a href='x'>",
            "<a href=\"x\"id=\"y\">",
            "<a id=\"x\" id=\"y\">",
            "<a href=\"&copy;\">",
            "<a href=\"a\r\nb\">",
            "<a / href=\"x\">",
            "<textarea><a id=\"x\"></textarea>",
            "<script><!-- <script> </script>",
            "<title>a</TITLE><a id=\"x\">",
            "a < b",
            "<a href=\"x",
        ] {
            assert_eq!(fast(text), Err(NotPlain), "{text}");
        }
    }

    /// The pages of this repository's site, by their paths.
    fn our_pages() -> Vec<(String, String)> {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let (mut report, today) = (Report::default(), "2026-11-30".parse().expect("a day"));
        let files = load::load(root, &mut report).expect("our files");
        let pages = pipeline::pages(&files, pipeline::Options { drafts: true, today }, &mut report).expect("our pages");
        let html = pages.list().iter().filter(|page| page.path.is_html());
        html.map(|page| (page.path.to_string(), pages.render(page).expect("a page"))).collect()
    }

    /// Or the proof would be slow without anybody noticing.
    #[test]
    fn our_pages_are_plain() {
        for (path, text) in our_pages() {
            assert_eq!(fast(&text).map(|seen| seen == slow(&text)), Ok(true), "{path}");
        }
    }

    /// A sign more or less anywhere in a page: both see the same, or the fast way leaves the page to the other.
    #[test]
    fn damaged_pages_are_seen_alike_or_left() {
        let mut random = fastrand::Rng::with_seed(1);
        let pages: Vec<String> = our_pages().into_iter().map(|(_, text)| text).filter(|text| text.len() < 20_000).collect();
        let mut seen_alike = 0;
        for _ in 0..3_000 {
            let mut text = pages[random.usize(..pages.len())].clone();
            let at = text.floor_char_boundary(random.usize(..text.len()));
            if random.bool() {
                text.remove(at);
            } else {
                text.insert(at, char::from(*random.choice(b"<>\"'/=& !-aA\n").expect("a sign")));
            }
            if let Ok(seen) = fast(&text) {
                assert_eq!(seen, slow(&text), "{text}");
                seen_alike += 1;
            }
        }
        assert!(seen_alike > 1_000, "{seen_alike}");
    }

    /// A piece of HTML, plain or not.
    fn piece() -> impl Strategy<Value = String> {
        prop_oneof![
            "[a-zA-Z &;#<>/=\"'\n\u{e9}-]{0,6}",
            r#"<(a|p|A|mark|div|script|style|title|textarea|br)( (id|Id|href|data-note|hidden)(="[a-z#&;./]{0,5}")?){0,3} ?/?>"#,
            r"</(a|p|mark|div|script|style|title|textarea|SCRIPT) ?>",
            "(<!DOCTYPE html>|<!--|-->|<!|<\\?|&amp;|&lt;|&#39;|&quot;|&nbsp;|&amp)",
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]

        /// Whatever a page holds, the fast way says of it what the tokenizer says, or nothing.
        #[test]
        fn both_ways_see_the_same(pieces in prop::collection::vec(piece(), 0..12)) {
            let text = pieces.concat();
            if let Ok(seen) = fast(&text) {
                prop_assert_eq!(seen, slow(&text), "{}", text);
            }
        }
    }
}
