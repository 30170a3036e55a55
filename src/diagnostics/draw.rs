//! Diagnostics as people read them: an excerpt with carets.

use super::{Located, Severity, Told, harmless, harmless::harmless_line};
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};
use unicode_width::UnicodeWidthChar as _;

/// How diagnostics are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paint {
    /// With the terminal's colours.
    pub colour: bool,
    /// How many columns there are; a longer line is shown around the fault.
    pub width: usize,
}

impl Paint {
    /// Not a terminal: plain text, a line for a line.
    pub const PLAIN: Self = Self { colour: false, width: 140 };
}

/// The longest line that is given to the drawing whole, in bytes; it shows the part around the fault.
const LONGEST: usize = 16 * 1024;

/// How much of a longer line is left around the fault, in bytes.
const AROUND: usize = 160;

/// Draws one diagnostic as compilers do: message, place, excerpt with a caret under the fault, help.
#[must_use]
pub fn draw(told: &Told, paint: Paint) -> String {
    let Told { kind, at, beside, .. } = told;
    let level = match told.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let message = told.message();
    let help = told.help();
    let mut group = Group::with_title(level.primary_title(message.as_str()).id(kind.code()));
    group = excerpt_of(group, at, AnnotationKind::Primary, None, paint);
    if let Some(other) = beside {
        group = excerpt_of(group, other, AnnotationKind::Context, Some(kind.beside()), paint);
    }
    if let Some(help) = help.as_deref() {
        group = group.element(Element::from(Level::HELP.message(help)));
    }
    let renderer = if paint.colour { Renderer::styled() } else { Renderer::plain() };
    // A full-width character where a long line is cut may stick out by a column.
    let drawn = renderer.term_width(paint.width.saturating_sub(1)).render(&[group]);
    drawn.split_inclusive('\n').filter(|line| !joins(line)).collect()
}

/// Whether a line of a drawing holds nothing but the sign that a place and its excerpt were given one after the other.
fn joins(line: &str) -> bool {
    line.contains(":::") && line.chars().all(|c| matches!(c, ' ' | ':' | '\n' | '\u{1b}' | '[' | ';' | 'm' | '0'..='9'))
}

/// A place with its line, where there is a text.
fn excerpt_of<'s>(group: Group<'s>, at: &Located<'s>, kind: AnnotationKind, label: Option<&'s str>, paint: Paint) -> Group<'s> {
    let path = harmless(at.path);
    if at.text.is_empty() {
        return group.element(Origin::path(path));
    }
    let (text, first_line, range) = excerpt(at);
    let ((line, column), _) = at.lines();
    let whole = text[..range.start].chars().count() + 1 == column;
    let as_written = text;
    let (text, range) = harmless_line(text, range);
    // Escapes are wider than what they stand for.
    let whole = whole && text == as_written;
    let range = range.start..range.start + as_wide(&text[range.clone()], paint.width.saturating_sub(WIDEST_FRAME).max(FEWEST));
    let snippet = Snippet::source(text).line_start(first_line).annotation(kind.span(range).label(label));
    if whole {
        group.element(snippet.path(path))
    } else {
        // In a line that is cut or has escapes, the drawing would count its own columns.
        group.element(Origin::path(path).line(line).char_column(column)).element(snippet)
    }
}

/// Columns for numbers, dots and a label beside the carets.
const WIDEST_FRAME: usize = 40;

/// Columns for carets even on the narrowest terminal.
const FEWEST: usize = 24;

/// Returns how many bytes of a text fit into some columns: only the beginning of a fault that is wider than the terminal is marked.
fn as_wide(text: &str, columns: usize) -> usize {
    let mut left = columns;
    let fits = |(_, c): &(usize, char)| {
        let width = c.width().unwrap_or_default();
        let fits = width <= left;
        left = left.saturating_sub(width);
        fits
    };
    text.char_indices().take_while(fits).last().map_or(0, |(at, c)| at + c.len_utf8())
}

/// The lines of the fault alone, and of a very long line the part around the fault, so that drawing costs the same in any file.
fn excerpt<'s>(located: &Located<'s>) -> (&'s str, usize, std::ops::Range<usize>) {
    let (text, range) = (located.text, located.range.clone());
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let stop = text[range.end..].find('\n').map_or(text.len(), |at| range.end + at);
    let line = located.lines().0.0;
    // Several lines, or a short one: as it is. The first line of a fault is enough.
    let first_stop = text[start..stop].find('\n').map_or(stop, |at| start + at);
    let end = range.end.min(first_stop);
    let (from, to) = if first_stop - start > LONGEST {
        let from = text.floor_char_boundary(range.start.saturating_sub(AROUND)).max(start);
        (from, text.ceil_char_boundary((end + AROUND).min(first_stop)))
    } else {
        (start, first_stop)
    };
    (&text[from..to], line, range.start - from..end.max(range.start) - from)
}
