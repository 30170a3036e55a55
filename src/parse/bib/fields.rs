//! The raw fields of an entry of a library, and of those that it draws on: what is of use, without abbreviations, and within limits.

use super::{BibError, Library, Problem};
use crate::{diagnostics::nearest, parse::lost};
use biblatex::{EntryType, Pair, RawChunk, RawEntry, Spanned};
use std::ops::Range;

/// Bytes of a field, and braces and dollars in it: the biblatex crate takes time that grows with their square.
const LONGEST: usize = 64 * 1024;
const MOST_BRACES: usize = 600;

/// Entries that one may draw on.
const MOST_PARENTS: usize = 16;

/// The fields that become part of a source. All others (`file`, `keywords`, `abstract` …) are the library's own affair.
const FIELDS: &[&str] = &[
    "author",
    "authortype",
    "editor",
    "editora",
    "editorb",
    "editorc",
    "editortype",
    "editoratype",
    "editorbtype",
    "editorctype",
    "holder",
    "bookauthor",
    "annotator",
    "commentator",
    "translator",
    "language",
    "langid",
    "hyphenation",
    "afterword",
    "foreword",
    "introduction",
    "title",
    "subtitle",
    "shorttitle",
    "maintitle",
    "booktitle",
    "booksubtitle",
    "journal",
    "journaltitle",
    "journalsubtitle",
    "eventtitle",
    "eventdate",
    "venue",
    "date",
    "year",
    "month",
    "day",
    "edition",
    "issue",
    "issuetitle",
    "number",
    "volume",
    "volumes",
    "version",
    "doi",
    "isbn",
    "issn",
    "eprint",
    "eprinttype",
    "archiveprefix",
    "isan",
    "ismn",
    "iswc",
    "url",
    "urldate",
    "publisher",
    "location",
    "address",
    "organization",
    "institution",
    "school",
    "howpublished",
    "pages",
    "pagetotal",
    "note",
    "type",
    "series",
    "chapter",
    "titleaddon",
    "entrysubtype",
    "crossref",
    "xdata",
];

/// Types of entries that the biblatex crate does not know, and what they are to Hayagriva.
const TYPES: &[(&str, &str)] = &[
    ("artwork", "artwork"),
    ("audio", "audio"),
    ("blog", "web"),
    ("code", "repository"),
    ("data", "repository"),
    ("image", "artwork"),
    ("jurisdiction", "case"),
    ("legal", "legislation"),
    ("legislation", "legislation"),
    ("letter", "misc"),
    ("movie", "video"),
    ("music", "audio"),
    ("newspaper", "article"),
    ("performance", "performance"),
    ("review", "article"),
    ("software", "repository"),
    ("standard", "report"),
    ("video", "video"),
    ("webpage", "web"),
    ("website", "web"),
];

/// The most common of those that it knows.
const COMMON: [&str; 8] = ["article", "book", "inbook", "incollection", "inproceedings", "misc", "online", "report"];

/// What an entry's type is to Hayagriva, where the conversion does not say it.
pub(super) fn known_type(kind: &str) -> Result<Option<&'static str>, BibError> {
    let lower = kind.to_ascii_lowercase();
    if let Some((_, ours)) = TYPES.iter().find(|(name, _)| *name == lower) {
        return Ok(Some(ours));
    }
    if !matches!(EntryType::new(&lower), EntryType::Unknown(_)) {
        return Ok(None);
    }
    let near = nearest(&lower, COMMON.into_iter().chain(TYPES.iter().map(|(name, _)| *name)));
    let hint = near.map_or_else(|| "; `@misc` takes everything".to_owned(), |near| format!("; did you mean `@{near}`?"));
    Err(BibError::UnknownType { found: kind.to_owned(), hint })
}

/// The entry and all that it draws on by `crossref` and `xdata`.
pub(super) fn chain<'l>(raw: &'l RawEntry<'l>, library: &'l Library) -> Result<Vec<&'l RawEntry<'l>>, Problem> {
    let mut chain = vec![raw];
    let mut next = 0;
    while let Some(one) = chain.get(next).copied() {
        next += 1;
        for field in ["crossref", "xdata"] {
            let Some(pair) = one.fields.iter().find(|pair| pair.key.v.eq_ignore_ascii_case(field)) else { continue };
            let problem = |why| Problem { why, at: pair.value.span.clone() };
            let keys = library.expanded(&pair.value.v).map_err(|(why, at)| Problem { why, at })?;
            for key in keys.split(',').map(str::trim).filter(|key| !key.is_empty()) {
                let parent = match library.entries.get(key) {
                    Some(Ok(parent)) => &parent.v,
                    Some(Err(fault)) => return Err(fault.clone()),
                    None => return Err(problem(BibError::NoParent { field, key: key.to_owned() })),
                };
                if chain.len() > MOST_PARENTS || chain.iter().any(|known| known.key.v == parent.key.v) {
                    return Err(problem(BibError::ParentsCircle));
                }
                chain.push(parent);
            }
        }
    }
    Ok(chain)
}

/// A field's text without abbreviations.
pub(super) struct Text {
    pub name: String,
    pub value: String,
    pub at: Range<usize>,
}

/// The fields of an entry that are of use and say something.
pub(super) fn texts(raw: &RawEntry, library: &Library) -> Result<Vec<Text>, Problem> {
    let mut texts = Vec::new();
    for Pair { key, value } in &raw.fields {
        let name = key.v.to_ascii_lowercase();
        if !FIELDS.contains(&name.as_str()) {
            continue;
        }
        let at = if let [one] = &value.v[..] { one.span.clone() } else { value.span.clone() };
        let text = library.expanded(&value.v).map_err(|(why, at)| Problem { why, at })?;
        let braces = text.bytes().filter(|byte| matches!(byte, b'{' | b'$')).count();
        if text.len() > LONGEST || braces > MOST_BRACES {
            return Err(Problem { why: BibError::LongField { field: name }, at: key.span.clone() });
        }
        if let Some((kind, inner)) = lost::unprintable(&text).next() {
            let start = (at.start + inner.start).min(at.end);
            return Err(Problem { why: BibError::Unprintable(kind.to_string()), at: start..(at.start + inner.end).min(at.end) });
        }
        if !text.trim().is_empty() {
            texts.push(Text { name, value: text, at });
        }
    }
    Ok(texts)
}

pub(super) fn rebuilt<'t>(raw: &'t RawEntry, texts: &'t [Text]) -> RawEntry<'t> {
    let field = |text: &'t Text| {
        let value = vec![Spanned::new(RawChunk::Normal(text.value.as_str()), text.at.clone())];
        Pair::new(Spanned::new(text.name.as_str(), text.at.clone()), Spanned::new(value, text.at.clone()))
    };
    RawEntry { key: raw.key.clone(), kind: raw.kind.clone(), fields: texts.iter().map(field).collect() }
}
