use super::{Diagnostic, Located, Report, Severity};
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

/// Whether a terminal shows colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// With the terminal's colours.
    Colour,
    /// Plain text.
    Plain,
}

/// The longest line that is given to the drawing whole, in bytes; it shows the part around the fault.
const LONGEST: usize = 16 * 1024;

/// How much of a longer line is left around the fault, in bytes.
const AROUND: usize = 160;

/// Draws one diagnostic as compilers do: message, place, excerpt with a caret under the fault, help.
#[must_use]
pub fn draw(diagnostic: &Diagnostic, located: &Located, paint: Paint) -> String {
    let kind = &diagnostic.kind;
    let level = match kind.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let message = kind.to_string();
    let help = kind.help();
    let mut group = Group::with_title(level.primary_title(message.as_str()).id(kind.code()));
    let (text, first_line, range) = excerpt(located);
    if located.text.is_empty() {
        group = group.element(Origin::path(located.path));
    } else {
        let ((line, column), _) = located.lines();
        let whole = text[..range.start].chars().count() + 1 == column;
        let snippet = Snippet::source(text).line_start(first_line).annotation(AnnotationKind::Primary.span(range));
        group = if whole {
            group.element(snippet.path(located.path))
        } else {
            // Of a cut line, the drawing would count the columns of what is left.
            group.element(Origin::path(located.path).line(line).char_column(column)).element(snippet)
        };
    }
    if let Some(help) = help.as_deref() {
        group = group.element(Element::from(Level::HELP.message(help)));
    }
    let renderer = match paint {
        Paint::Colour => Renderer::styled(),
        Paint::Plain => Renderer::plain(),
    };
    renderer.render(&[group])
}

/// The lines of the fault alone, and of a very long line the part around the fault, so that drawing costs the same in any file.
fn excerpt<'s>(located: &Located<'s>) -> (&'s str, usize, std::ops::Range<usize>) {
    let (text, range) = (located.text, located.range.clone());
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let stop = text[range.end..].find('\n').map_or(text.len(), |at| range.end + at);
    let line = located.lines().0.0;
    // Several lines, or a short one: as it stands. The first line of a fault is enough.
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

/// The last line of a run: how many errors and warnings there are.
#[must_use]
pub fn summary(report: &Report) -> Option<String> {
    let count = |severity, one: &str| match report.count(severity) {
        0 => None,
        1 => Some(format!("1 {one}")),
        n => Some(format!("{n} {one}s")),
    };
    let parts: Vec<_> = [count(Severity::Error, "error"), count(Severity::Warning, "warning")].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
