//! Examples in Markdown: files of a site, with what is told of them as carets under their lines.

use std::ops::Range;

/// A site as one part of an example has it.
#[derive(Debug, Default)]
pub struct Part {
    /// The heading above it; empty where there is none.
    pub name: String,
    /// Files by path; none for one that is not there.
    pub files: Vec<(String, Option<String>)>,
    /// What is told.
    pub expected: Vec<Expected>,
}

/// What is told: the file, the line with the columns of its carets, and the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    pub path: String,
    /// From 1; 0 where no line is told.
    pub line: usize,
    /// From 0, as wide as a terminal shows them.
    pub columns: Range<usize>,
    /// `error[K0401]: …`, or `help: …` at the same place, or `note: …` at its second place.
    pub says: String,
}

impl Expected {
    pub fn is_help(&self) -> bool {
        self.says.starts_with("help: ")
    }

    pub fn is_note(&self) -> bool {
        self.says.starts_with("note: ")
    }
}

/// Reads the parts of an example: what stands below each heading, or all of it where there is none.
///
/// `` `path`: `` and a fenced block give a file, `` `path` is not there. `` takes one away, and `` `path` error[K0103]: … ``
/// is told of a file of which no line is told.
pub fn read(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut part = Part::default();
    let mut path: Option<&str> = None;
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(name) = line.strip_prefix("## ") {
            parts.push(std::mem::replace(&mut part, Part { name: name.to_owned(), ..Part::default() }));
        } else if let Some(fence) = line.strip_prefix("```").map(|_| line.trim_end_matches(|c: char| c != '`')) {
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != fence).collect();
            if let Some(path) = path.take() {
                let (file, expected) = file(path, &block);
                part.files.push((path.to_owned(), Some(file)));
                part.expected.extend(expected);
            }
        } else if let Some((name, rest)) = line.strip_prefix('`').and_then(|rest| rest.split_once('`')) {
            match rest {
                ":" => path = Some(name),
                " is not there." => part.files.push((name.to_owned(), None)),
                _ if is_told(rest.trim_start()) => {
                    part.expected.push(Expected {
                        path: name.to_owned(),
                        line: 0,
                        columns: 0..1,
                        says: rest.trim_start().to_owned(),
                    });
                }
                _ => {}
            }
        }
    }
    parts.push(part);
    parts.retain(|part| !part.name.is_empty() || !part.files.is_empty());
    parts
}

/// The text of a file, and what the carets between its lines say.
fn file(path: &str, block: &[&str]) -> (String, Vec<Expected>) {
    let (mut text, mut expected, mut number) = (String::new(), Vec::new(), 0);
    for line in block {
        let carets = line.trim_start();
        let says = carets.trim_start_matches('^').strip_prefix(' ').filter(|_| carets.starts_with('^'));
        if let Some(says) = says.filter(|says| is_told(says)) {
            let start = line.len() - carets.len();
            let end = start + carets.len() - carets.trim_start_matches('^').len();
            expected.push(Expected { path: path.to_owned(), line: number, columns: start..end, says: says.to_owned() });
        } else {
            number += 1;
            text.push_str(line);
            text.push('\n');
        }
    }
    (text, expected)
}

fn is_told(text: &str) -> bool {
    ["error[K", "warning[K", "note[K", "help: ", "note: "].iter().any(|start| text.starts_with(start))
}
