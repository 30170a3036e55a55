//! The one place that prints. Whatever comes from content, names or arguments passes through here, and nothing in it acts on a
//! terminal or on the runner of a code host.

use super::Status;
use crate::diagnostics::{harmless, is_unseen};
use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter, Serializer};
use std::{
    backtrace::{Backtrace, BacktraceStatus},
    borrow::Cow,
    fmt,
    io::{self, IsTerminal as _, Write},
    panic,
};

/// Prints a line to standard error: all that is put into it stays on that line.
macro_rules! say {
    ($($words:tt)*) => { $crate::cli::print::line(format_args!($($words)*)) };
}
pub(super) use say;

/// What stands in a text of several lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Words.
    Plain,
    /// Words with the colours of the terminal.
    Coloured,
    /// Lines that are commands for a runner.
    Commands,
}

impl Form {
    pub const fn coloured(colour: bool) -> Self {
        if colour { Self::Coloured } else { Self::Plain }
    }
}

/// Prints a line to standard error; [`say!`] makes it.
pub(super) fn line(words: fmt::Arguments) {
    let words = words.to_string();
    err(&(harmless(&words).into_owned() + "\n"), Form::Plain);
}

/// Prints lines to standard error. If that is closed or full there is nobody to tell.
pub(super) fn err(text: &str, form: Form) {
    let _ = io::stderr().lock().write_all(guarded(text, form).as_bytes());
}

/// Why standard output takes no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    /// Whoever reads has read enough, as `head` does.
    Quietly,
    /// It cannot be written, which has been told.
    Failed,
}

impl From<Ended> for Status {
    fn from(ended: Ended) -> Self {
        match ended {
            Ended::Quietly => Self::Done,
            Ended::Failed => Self::Failed,
        }
    }
}

/// Prints lines to standard output.
pub(super) fn out(text: &str, form: Form) -> Result<(), Ended> {
    let mut stdout = io::stdout().lock();
    let done = stdout.write_all(guarded(text, form).as_bytes()).and_then(|()| stdout.flush());
    done.map_err(|error| {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Ended::Quietly;
        }
        say!("kunten: cannot write to standard output: {error}");
        Ended::Failed
    })
}

/// Prints all that a command has to say to standard output, and returns how it ends.
pub(super) fn whole(text: &str) -> Status {
    out(text, Form::Plain).map_or_else(Status::from, |()| Status::Done)
}

/// Whether standard output, or standard error, is a terminal.
pub(super) fn are_terminals() -> (bool, bool) {
    (io::stdout().is_terminal(), io::stderr().is_terminal())
}

/// For what writes by itself: standard error that passes through here.
#[derive(Debug)]
pub(super) struct Stderr(pub Form);

impl Write for Stderr {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        err(&String::from_utf8_lossy(bytes), self.0);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Lets panics be told in a line; [`crate::diagnostics::caught`] makes most of them diagnostics as well.
pub(super) fn panics() {
    panic::set_hook(Box::new(|about| {
        say!("kunten: {about}");
        let trace = Backtrace::capture();
        if trace.status() == BacktraceStatus::Captured {
            err(&trace.to_string(), Form::Plain);
        }
    }));
}

/// Lines in which nothing acts but their ends, tabs, and colours where there are any; and which are no commands unless they are meant.
///
/// Texts are made harmless where they are put together, since only there is known what is ours. This finds what that has missed.
fn guarded(text: &str, form: Form) -> Cow<'_, str> {
    // A runner takes what stands between two pairs of colons at the beginning of a line for a command.
    let pairs = |line: &str| line.trim_start().strip_prefix("::").is_some_and(|rest| rest.contains("::"));
    let is_command = |line: &str| form != Form::Commands && pairs(uncoloured(line));
    let acts = |c: char| (c.is_control() && !matches!(c, '\n' | '\t')) || is_unseen(c);
    if !text.contains(acts) && !text.lines().any(is_command) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let start = out.len();
        let (words, end) = line.strip_suffix('\n').map_or((line, ""), |words| (words, "\n"));
        for piece in words.split_inclusive('\t') {
            let (words, tab) = piece.strip_suffix('\t').map_or((piece, ""), |words| (words, "\t"));
            pieces(words, form, &mut out);
            out.push_str(tab);
        }
        if is_command(&out[start..])
            && let Some(at) = out[start..].find("::")
        {
            out.replace_range(start + at..=start + at, "\\u{3a}");
        }
        out.push_str(end);
    }
    Cow::Owned(out)
}

fn pieces(mut words: &str, form: Form, out: &mut String) {
    while let Some(at) = words.find('\u{1b}').filter(|_| form == Form::Coloured) {
        out.push_str(&harmless(&words[..at]));
        let length = colour(&words[at..]);
        if length == 0 {
            out.push_str(&harmless(&words[at..=at]));
            words = &words[at + 1..];
        } else {
            out.push_str(&words[at..at + length]);
            words = &words[at + length..];
        }
    }
    out.push_str(&harmless(words));
}

/// The length of the sequence that sets a colour with which a text begins (ECMA-48, 8.3.117), 0 if there is none.
fn colour(text: &str) -> usize {
    let Some(rest) = text.strip_prefix("\u{1b}[") else { return 0 };
    let numbers = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';').len();
    if rest[numbers..].starts_with('m') { numbers + 3 } else { 0 }
}

fn uncoloured(mut line: &str) -> &str {
    while colour(line) > 0 {
        line = &line[colour(line)..];
    }
    line
}

/// A value as JSON, in which what acts or hides is an escape of JSON: programs read it as it is.
pub(super) fn json(value: &impl Serialize) -> String {
    let mut out = Vec::new();
    // Neither a list in memory nor what we put into it refuses to be written.
    let _ = value.serialize(&mut Serializer::with_formatter(&mut out, Escaping(PrettyFormatter::new())));
    out.push(b'\n');
    String::from_utf8_lossy(&out).into_owned()
}

/// As [`PrettyFormatter`], which escapes only what JSON demands (RFC 8259, 7).
struct Escaping<'i>(PrettyFormatter<'i>);

impl Formatter for Escaping<'_> {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut before = '\0';
        for (at, c) in fragment.char_indices() {
            let command = c == '#' && before == '#' && ["[", "vso["].iter().any(|rest| fragment[at + 1..].starts_with(rest));
            if command || c.is_control() || is_unseen(c) {
                c.encode_utf16(&mut [0; 2]).iter().try_for_each(|unit| write!(out, "\\u{unit:04x}"))?;
            } else {
                out.write_all(c.encode_utf8(&mut [0; 4]).as_bytes())?;
            }
            before = c;
        }
        Ok(())
    }

    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_array(out)
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array(out)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array_value(out)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object(out)
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object(out)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object_value(out)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_value(out)
    }
}

#[cfg(test)]
mod tests {
    use super::{Form, guarded};

    #[test]
    fn colours_pass_and_nothing_else_that_acts() {
        let text = "\u{1b}[1m\u{1b}[91merror\u{1b}[0m: \u{1b}[2Jx\u{1b}]0;t\u{7}\n\ty\u{202e}\n";
        assert_eq!(
            guarded(text, Form::Coloured),
            "\u{1b}[1m\u{1b}[91merror\u{1b}[0m: \\u{1b}[2Jx\\u{1b}]0;t\\u{7}\n\ty\\u{202e}\n"
        );
        assert_eq!(guarded("\u{1b}[1mx", Form::Plain), "\\u{1b}[1mx");
    }

    #[test]
    fn no_line_is_a_command_unless_it_is_meant() {
        assert_eq!(guarded("a::b\n  ::error::x\n", Form::Plain), "a::b\n  \\u{3a}:error::x\n");
        assert_eq!(guarded("\u{1b}[1m::error::x", Form::Coloured), "\u{1b}[1m\\u{3a}:error::x");
        assert_eq!(guarded("::error::x\n", Form::Commands), "::error::x\n");
    }
}
