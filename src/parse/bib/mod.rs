//! Libraries: `sources/*.bib` in BibLaTeX, as Zotero exports it. Each entry is read by itself, and what is wrong in it is its own.

mod convert;
mod fields;
mod language;
mod latex;
mod split;

pub(crate) use convert::Draft;
pub(crate) use language::language;

use super::{entry::EntryError, limits};
use crate::{
    diagnostics::{FileIx, Kind, Place, Report, Reported},
    model::{Id, KeyError},
};
use biblatex::{Field, ParseError, ParseErrorKind, RawBibliography, RawChunk, RawEntry, Spanned, Token};
use rayon::prelude::*;
use split::Block;
use std::{collections::HashMap, ops::Range};
use thiserror::Error;

/// Bytes of an abbreviation (`@string`), such as the name of a journal; every entry that uses it gets all of it.
const LONGEST_STRING: usize = 2 * 1024;

/// What is wrong with an entry of a library.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum BibError {
    #[error("its brace is not closed before the next entry, or before the end of the file")]
    NotClosed,
    #[error("braces are nested more than {most} deep")]
    TooDeep { most: usize },
    #[error("it stands in parentheses; put braces around it")]
    Parentheses,
    #[error("{0}")]
    Syntax(String),
    #[error("`{name}` is not defined; write `@string{{{name} = …}}`, or put braces around the text")]
    UnknownString { name: String },
    #[error("the text of `{name}` has more than {LONGEST_STRING} bytes")]
    LongString { name: String },
    #[error("`{field}` is too long, or has too many braces in it")]
    LongField { field: String },
    #[error("`{field}` names `{key}`, but the file has no such entry")]
    NoParent { field: &'static str, key: String },
    #[error("what it names by `crossref` and `xdata` leads back to itself, or too far")]
    ParentsCircle,
    #[error("there is no type `@{found}`{hint}")]
    UnknownType { found: String, hint: String },
    #[error("the language `{found}` is unknown; write a tag, such as `ja`, or a name as babel has it, such as `japanese`")]
    Language { found: String },
    #[error("`{field} = {found}` is not a date; write 2026-02-11, 2026-02 or 2026")]
    Date { field: &'static str, found: String },
    #[error("{0}")]
    Unprintable(String),
    #[error(transparent)]
    Entry(#[from] EntryError),
}

/// What is wrong and where in the file.
#[derive(Debug, Clone)]
pub(crate) struct Problem {
    pub why: BibError,
    pub at: Range<usize>,
}

impl Problem {
    fn of(error: &ParseError) -> Self {
        let sign = |token: &Token| match token {
            Token::Identifier => "the name of a field",
            Token::OpeningBrace => "`{`",
            Token::ClosingBrace => "`}`",
            Token::Comma => "`,`",
            Token::QuotationMark => "`\"`",
            Token::Equals => "`=`",
            Token::DecimalPoint => "`.`",
        };
        let why = match &error.kind {
            ParseErrorKind::Expected(token) => format!("{} is missing here", sign(token)),
            ParseErrorKind::Unexpected(token) => format!("{} cannot stand here", sign(token)),
            ParseErrorKind::UnexpectedEof => "a text is missing here, or one is not closed".to_owned(),
            other => other.to_string(),
        };
        Self { why: BibError::Syntax(why), at: error.span.clone() }
    }

    fn moved(mut self, by: usize) -> Self {
        self.at = self.at.start + by..self.at.end + by;
        self
    }
}

/// An entry of a library whose key is an id.
#[derive(Debug)]
pub(crate) struct LibraryEntry {
    pub id: Id,
    /// As it is written there.
    pub key: String,
    pub file: FileIx,
    /// The place of the key.
    pub at: Range<usize>,
    pub read: Result<Draft, Problem>,
}

impl LibraryEntry {
    /// The place of its key.
    pub fn place(&self) -> Place {
        Place::Span(self.file, self.at.clone())
    }

    /// Where something is wrong in it.
    pub fn at(&self, problem: &Problem) -> Place {
        Place::Span(self.file, problem.at.clone())
    }
}

/// What fields of all entries of a file may need.
struct Library<'s> {
    text: &'s str,
    /// Abbreviations by their names in lower case.
    strings: HashMap<String, String>,
    /// Entries by key, the first of each.
    entries: HashMap<&'s str, Result<Spanned<RawEntry<'s>>, Problem>>,
}

/// Reads a library, unless it is too large.
pub(super) fn read(file: FileIx, text: &str, report: &mut Report) -> Result<Vec<LibraryEntry>, Reported> {
    if text.len() > limits::FILE {
        return Err(report.emit(Kind::TooLarge { size: text.len(), limit: limits::FILE }, Place::File(file)));
    }
    let blocks = split::split(text);
    let is = |block: &Block, kind: &str| text[block.kind.clone()].eq_ignore_ascii_case(kind);
    let mut library = Library { text, strings: HashMap::new(), entries: HashMap::new() };
    for block in blocks.iter().filter(|block| is(block, "string")) {
        for problem in library.define(block) {
            report.emit(Kind::LibrarySyntax { why: problem.why.to_string() }, Place::Span(file, problem.at));
        }
    }
    let entries: Vec<_> =
        blocks.iter().filter(|block| !["string", "preamble", "comment"].iter().any(|kind| is(block, kind))).collect();
    let raws: Vec<_> = entries.par_iter().map(|block| raw(text, block)).collect();
    let mut keyed = Vec::new();
    for (block, raw) in entries.into_iter().zip(raws) {
        let key = &text[block.key.clone()];
        // Data for other entries, not a source.
        let id = (!is(block, "xdata")).then(|| Id::from_key(key));
        let at = if block.key.is_empty() { block.all.start..block.kind.end } else { block.key.clone() };
        match (id, &raw) {
            (Some(Err(KeyError::Empty)), _) if key.is_empty() => {
                report.emit(Kind::LibrarySyntax { why: "the entry has no key".into() }, Place::Span(file, at));
            }
            (Some(Err(why)), _) => {
                report.emit(Kind::LibraryKey { key: key.to_owned(), why: why.to_string() }, Place::Span(file, at));
            }
            (Some(Ok(id)), _) => keyed.push((id, key, block, library.entries.contains_key(key).then(|| raw.clone()))),
            (None, _) => {}
        }
        library.entries.entry(key).or_insert(raw);
    }
    let entry = |(id, key, block, again): (Id, &str, &Block, Option<_>)| {
        let raw = again.as_ref().or_else(|| library.entries.get(key));
        let read = raw.map_or(Err(Problem { why: BibError::NotClosed, at: block.key.clone() }), |raw| {
            raw.as_ref().map_err(Clone::clone).and_then(|raw| convert::draft(raw, &library))
        });
        LibraryEntry { id, key: key.to_owned(), file, at: block.key.clone(), read }
    };
    Ok(keyed.into_par_iter().map(entry).collect())
}

/// An entry with its places in the whole file.
fn raw<'s>(text: &'s str, block: &Block) -> Result<Spanned<RawEntry<'s>>, Problem> {
    if let Some(why) = &block.fault {
        return Err(Problem { why: why.clone(), at: block.key.clone() });
    }
    let start = block.all.start;
    let read = RawBibliography::parse(&text[block.all.clone()]).map_err(|error| Problem::of(&error).moved(start))?;
    let nothing = || Problem { why: BibError::NotClosed, at: block.key.clone() };
    let mut entry = read.entries.into_iter().next().ok_or_else(nothing)?;
    let shift = |span: &mut Range<usize>| *span = span.start + start..span.end + start;
    shift(&mut entry.v.kind.span);
    shift(&mut entry.v.key.span);
    for field in &mut entry.v.fields {
        shift(&mut field.key.span);
        shift(&mut field.value.span);
        field.value.v.iter_mut().for_each(|chunk| shift(&mut chunk.span));
    }
    Ok(entry)
}

impl Library<'_> {
    /// Takes the abbreviations of a block, which may use those before them.
    fn define(&mut self, block: &Block) -> Vec<Problem> {
        let start = block.all.start;
        let problem = |why| Problem { why, at: block.kind.clone() };
        if let Some(why) = &block.fault {
            return vec![problem(why.clone())];
        }
        let read = match RawBibliography::parse(&self.text[block.all.clone()]) {
            Ok(read) => read,
            Err(error) => return vec![Problem::of(&error).moved(start)],
        };
        let mut problems = Vec::new();
        for pair in &read.abbreviations {
            let name = pair.key.v.to_owned();
            match self.expanded(&pair.value.v) {
                Ok(text) if text.len() <= LONGEST_STRING => drop(self.strings.insert(name.to_ascii_lowercase(), text)),
                Ok(_) => problems.push(problem(BibError::LongString { name })),
                Err((why, at)) => problems.push(Problem { why, at }.moved(start)),
            }
        }
        problems
    }

    /// Joins a text of pieces and abbreviations. `Err` with the place of an unknown abbreviation.
    fn expanded(&self, field: &Field) -> Result<String, (BibError, Range<usize>)> {
        let piece = |chunk: &Spanned<RawChunk>| match chunk.v {
            RawChunk::Normal(text) => Ok(text.to_owned()),
            RawChunk::Abbreviation(name) => {
                let known = self.strings.get(&name.to_ascii_lowercase()).cloned().or_else(|| month(name).map(str::to_owned));
                known.ok_or_else(|| (BibError::UnknownString { name: name.to_owned() }, chunk.span.clone()))
            }
        };
        field.iter().map(piece).collect()
    }
}

/// The months that every reader of this format knows by name.
fn month(name: &str) -> Option<&'static str> {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    MONTHS.into_iter().find(|month| name.len() == 3 && month[..3].eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::diagnostics::{Report, Sources};
    use proptest::prelude::*;

    const PIECES: &[&str] = &[
        "@misc{",
        "@article{k,",
        "@string{s = ",
        "@comment{",
        "@xdata{x,",
        "title = ",
        "author = ",
        "date = ",
        "month = ",
        "year = ",
        "crossref = {k}",
        "pages = ",
        "url = ",
        "langid = ",
        "volume = ",
        "editortype = ",
        "{",
        "}",
        "\"",
        ",",
        "\n",
        "#",
        "s",
        "=",
        "\\",
        "\\\"",
        "\\emph{",
        "$",
        "^2",
        "~",
        "--",
        "é",
        "伊",
        " and ",
        "{a, b, c, d}",
        "2026",
        "2026-02-30",
        "99999999999",
        "1/2",
        "%",
        "(",
        "\u{0}",
        " ",
    ];

    proptest! {
        /// Whatever stands in a library, reading it ends, and what is told of it stands within it.
        #[test]
        fn any_text_is_read(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60)) {
            let text = pieces.concat();
            let file = Sources::default().add(String::new(), text.clone());
            for entry in read(file, &text, &mut Report::default()).unwrap_or_default() {
                prop_assert_eq!(&text[entry.at.clone()], &entry.key);
                if let Err(problem) = entry.read {
                    prop_assert!(problem.at.start <= text.len(), "{:?}", problem);
                }
            }
        }
    }
}
