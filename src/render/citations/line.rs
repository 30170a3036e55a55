//! Hayagriva's tree as one line of HTML and of text.

use super::{super::html::Escaped, Cited, END_OF_TITLE, TITLE, names, primary};
use hayagriva::{
    ElemChild, ElemChildren, Entry, Formatting,
    citationberg::{Display, FontStyle, FontVariant, FontWeight, TextDecoration, VerticalAlign},
};
use std::fmt::Write as _;

struct Piece {
    text: String,
    formatting: Formatting,
    link: Option<String>,
    is_title: bool,
}

/// Hayagriva's tree as a flat list.
pub(super) struct Pieces {
    list: Vec<Piece>,
    language: Option<String>,
    /// The title is a description of ours in brackets: not quoted, and not in the source's language.
    described: bool,
}

impl Pieces {
    pub fn new(entry: &Entry) -> Self {
        let title = entry.title().map(|title| title.value.to_string()).unwrap_or_default();
        let title = title.trim_matches([TITLE, END_OF_TITLE]);
        let described = title.starts_with('[') && title.ends_with(']');
        let language = if described { script_language(title) } else { entry.language().map(ToString::to_string) };
        Self { list: Vec::new(), language, described }
    }

    pub fn walk(&mut self, children: &ElemChildren) {
        for child in &children.0 {
            match child {
                ElemChild::Text(text) => self.text(&text.text, text.formatting),
                ElemChild::Elem(elem) => {
                    if matches!(elem.display, Some(Display::Block | Display::Indent)) && !self.list.is_empty() {
                        self.push(" ", Formatting::default(), None, false);
                    }
                    self.walk(&elem.children);
                }
                ElemChild::Markup(text) => self.push(text, Formatting::default(), None, false),
                ElemChild::Link { text, url } => self.push(&text.text, text.formatting, Some(url), false),
                ElemChild::Transparent { .. } => {}
            }
        }
    }

    fn text(&mut self, text: &str, formatting: Formatting) {
        let marked = text.split_once(TITLE).and_then(|(head, rest)| Some((head, rest.split_once(END_OF_TITLE)?)));
        let Some((mut head, (title, after))) = marked else { return self.push(text, formatting, None, false) };
        let (mut title, mut after) = (title.to_owned(), after.to_owned());
        let quote = head.chars().next_back().filter(|c| "「“‘«„".contains(*c));
        if let Some(quote) = quote.filter(|_| !self.described) {
            title = nested(&title, quote);
        } else if let Some(quote) = quote
            && let Some((at, _)) = after.char_indices().take(2).find(|(_, c)| "」”’»“".contains(*c))
        {
            head = &head[..head.len() - quote.len_utf8()];
            after.remove(at);
            if quote == '「' {
                title = format!("［{}］", title.trim_matches(['[', ']']));
            }
        }
        if title.ends_with('.') && after.starts_with('.') {
            after.remove(0);
        }
        self.push(head, formatting, None, false);
        self.push(&title, formatting, None, true);
        self.text(&after, formatting);
    }

    fn push(&mut self, text: &str, formatting: Formatting, link: Option<&str>, is_title: bool) {
        if !text.is_empty() {
            self.list.push(Piece { text: text.to_owned(), formatting, link: link.map(str::to_owned), is_title });
        }
    }

    /// Joins names as their script asks for.
    pub fn join_names(&mut self) {
        let mut texts: Vec<_> = self.list.iter_mut().map(|piece| std::mem::take(&mut piece.text)).collect();
        names::join(&mut texts);
        self.list.iter_mut().zip(texts).for_each(|(piece, text)| piece.text = text);
        self.list.retain(|piece| !piece.text.is_empty());
    }

    pub fn cited(&self, locale: &str) -> Option<Cited> {
        let foreign = self.language.as_deref().filter(|language| primary(language) != primary(locale));
        let element = if self.described { "span" } else { "cite" };
        let mut html = String::new();
        for piece in &self.list {
            let link = piece.link.as_deref().filter(|url| url.starts_with("https://") || url.starts_with("http://"));
            let mut close = String::new();
            let mut wrap = |open: &str, name: &str| {
                html.push_str(open);
                close.insert_str(0, &format!("</{name}>"));
            };
            if let Some(url) = link {
                wrap(&format!("<a href=\"{}\">", Escaped(url)), "a");
            }
            for (open, name) in tags(piece.formatting) {
                wrap(open, name);
            }
            if let Some(language) = foreign.filter(|_| piece.is_title) {
                wrap(&format!("<{element} lang=\"{}\">", Escaped(language)), element);
            }
            let _ = write!(html, "{}{close}", Escaped(&piece.text));
        }
        let text = self.list.iter().map(|piece| piece.text.as_str()).collect();
        (!self.list.is_empty()).then_some(Cited { html, text })
    }
}

/// A title with the quotation marks of the second level, where it stands in `quote` and has such marks itself.
fn nested(title: &str, quote: char) -> String {
    match quote {
        '「' => title.replace('「', "『").replace('」', "』"),
        '“' => {
            let straight = title.matches('"').count().is_multiple_of(2);
            let mut open = false;
            let inner = |c| match c {
                '“' => '‘',
                '”' => '’',
                '"' if straight => {
                    open = !open;
                    if open { '‘' } else { '’' }
                }
                _ => c,
            };
            title.chars().map(inner).collect()
        }
        _ => title.to_owned(),
    }
}

/// The language of a description of ours, as far as its script tells.
fn script_language(text: &str) -> Option<String> {
    let has = |from: char, to: char| text.chars().any(|c| (from..=to).contains(&c));
    let language = if has('\u{3040}', '\u{30FF}') {
        "ja"
    } else if has('\u{4E00}', '\u{9FFF}') {
        return None;
    } else {
        "en"
    };
    Some(language.to_owned())
}

/// The tags for a formatting, outermost first. No `style` attribute: the site's policy forbids it.
fn tags(formatting: Formatting) -> Vec<(&'static str, &'static str)> {
    [
        (formatting.font_style == FontStyle::Italic, "<i>", "i"),
        (formatting.font_weight == FontWeight::Bold, "<b>", "b"),
        (formatting.text_decoration == TextDecoration::Underline, "<u>", "u"),
        (formatting.font_variant == FontVariant::SmallCaps, "<span class=\"small-caps\">", "span"),
        (formatting.vertical_align == VerticalAlign::Sup, "<sup>", "sup"),
        (formatting.vertical_align == VerticalAlign::Sub, "<sub>", "sub"),
    ]
    .into_iter()
    .filter_map(|(set, open, name)| set.then_some((open, name)))
    .collect()
}
