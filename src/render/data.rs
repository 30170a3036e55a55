//! Files for programs: how others cite the claims of a reading, as BibLaTeX and as CSL-JSON. They stand apart from the pages, which
//! hold each citation in words alone and lead here.

use super::{cx::PageCx, shared::Shared, views};
use crate::{
    link::Site,
    model::{Claim, ClaimIx, ContentPath, OwnLang, PagePath, PartialDate, Reading, ReadingIx, address},
};
use serde::Serialize;
use std::fmt::{self, Write as _};

/// A form in which programs read citations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DataForm {
    /// For BibLaTeX and what reads it.
    Bibtex,
    /// For Zotero and others that read CSL.
    Csl,
}

impl DataForm {
    /// Where a reading's file of this form stands in the output.
    pub fn path(self, site: &Site, reading: ReadingIx, lang: OwnLang) -> String {
        let ending = match self {
            Self::Bibtex => "bib",
            Self::Csl => "csl.json",
        };
        address::data(&site.reading(reading).id, site.settings().languages.tag(lang), ending)
    }
}

/// The citations of all claims of a reading in one language: a file of each form.
#[derive(Debug)]
pub struct DataFiles {
    /// The paths in the output: of BibLaTeX and of CSL-JSON.
    pub paths: [String; 2],
    reading: ReadingIx,
    lang: OwnLang,
}

impl DataFiles {
    /// Those of each reading in each language that it has.
    pub(super) fn all(site: &Site) -> Vec<Self> {
        let of = |reading: ReadingIx, lang: OwnLang| Self {
            paths: [DataForm::Bibtex, DataForm::Csl].map(|form| form.path(site, reading, lang)),
            reading,
            lang,
        };
        site.readings().flat_map(|(at, reading)| reading.langs.iter().map(move |lang| of(at, lang))).collect()
    }

    /// The folder of content that gives the files their name.
    pub(super) fn source(&self, site: &Site) -> ContentPath {
        ContentPath::reading(&site.reading(self.reading).id)
    }

    /// What stands in the files: the claims in the order of their numbers.
    pub(super) fn texts(&self, shared: &Shared) -> [String; 2] {
        let here = PagePath::of_site(&self.paths[0]);
        let cx = PageCx::new(shared, self.lang, &here);
        let claims = shared.site.reading(self.reading).numbered_claims();
        let facts: Vec<Facts> = claims.map(|(at, _)| Facts::new(cx, self.reading, at)).collect();
        let mut bibtex = String::new();
        for one in &facts {
            if !bibtex.is_empty() {
                bibtex.push('\n');
            }
            one.bibtex(&mut bibtex);
        }
        // A line for each, so that a reader finds one by its key.
        let csl = facts.iter().map(Facts::csl).collect::<Vec<_>>().join(",\n");
        [bibtex, format!("[\n{csl}\n]\n")]
    }
}

/// By what a claim's citation is known in both files.
pub(super) fn key(reading: &Reading, claim: &Claim) -> String {
    format!("{}-{}", reading.id, claim.id)
}

/// What both forms say of a claim.
struct Facts<'a> {
    key: String,
    /// Whoever makes the claim.
    speakers: Vec<&'a str>,
    /// The claim as it is restated, with its number.
    title: String,
    /// Who says it, where, and that it is restated.
    words: String,
    reading: String,
    site: &'a str,
    language: &'a str,
    published: PartialDate,
    /// When the work was published.
    work: Option<PartialDate>,
    url: Option<String>,
}

impl<'a> Facts<'a> {
    fn new(cx: PageCx<'a>, reading_at: ReadingIx, at: ClaimIx) -> Self {
        let reading = cx.site().reading(reading_at);
        let claim = reading.claim(at);
        let text = claim.text.get(cx.lang).plain();
        let numbered = [("claim", text.trim_end_matches(['.', '。']).into()), ("number", (at.index() + 1).into())];
        Self {
            key: key(reading, claim),
            title: cx.words("cite-title", numbered),
            words: views::cite_words(cx, reading, at),
            speakers: claim.speakers.iter().map(|speaker| cx.name(*speaker)).collect(),
            reading: reading.title.get(cx.lang).plain(),
            site: cx.site().settings().title.get(cx.lang),
            language: cx.tag().as_str(),
            published: reading.published,
            work: cx.site().source(reading.work).date,
            url: cx.claim_url(reading_at, claim),
        }
    }

    /// An entry for BibLaTeX, its fields in the order of their names. Names and titles stand in braces of their own, so that no
    /// program takes them apart or lowers their letters.
    fn bibtex(&self, out: &mut String) {
        let authors: Vec<_> = self.speakers.iter().map(|speaker| format!("{{{}}}", Tex(speaker))).collect();
        let braced = |text: &str| Some(format!("{{{}}}", Tex(text)));
        let _ = writeln!(out, "@online{{{},", self.key);
        for (field, text) in [
            ("author", Some(authors.join(" and ")).filter(|authors| !authors.is_empty())),
            ("date", Some(self.published.to_string())),
            ("langid", Some(self.language.to_owned())),
            ("note", braced(&self.words)),
            ("organization", braced(self.site)),
            ("origdate", self.work.map(|date| date.to_string())),
            ("title", braced(&self.title)),
            ("titleaddon", braced(&self.reading)),
            // BibLaTeX reads addresses letter by letter, and in one stand no braces and no backslashes.
            ("url", self.url.clone()),
        ] {
            if let Some(text) = text {
                let _ = writeln!(out, "{field} = {{{text}}},");
            }
        }
        out.push_str("}\n");
    }

    fn csl(&self) -> String {
        let item = CslItem {
            id: &self.key,
            kind: "webpage",
            title: &self.title,
            container_title: &self.reading,
            publisher: self.site,
            author: self.speakers.iter().map(|name| CslName { literal: name }).collect(),
            issued: CslDate::new(self.published),
            original_date: self.work.map(CslDate::new),
            language: self.language,
            url: self.url.as_deref(),
            note: &self.words,
        };
        serde_json::to_string(&item).expect("texts and numbers are JSON")
    }
}

/// A text in which TeX reads no sign as its own. The biblatex crate puts a backslash before each of them, which makes accents of
/// `~` and `^` and a line's end of another backslash.
struct Tex<'a>(&'a str);

impl fmt::Display for Tex<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while let Some(at) = rest.find(['\\', '~', '^', '{', '}', '#', '&', '%', '$', '_']) {
            out.write_str(&rest[..at])?;
            match rest.as_bytes()[at] {
                b'\\' => out.write_str("\\textbackslash{}")?,
                b'~' => out.write_str("\\textasciitilde{}")?,
                b'^' => out.write_str("\\textasciicircum{}")?,
                sign => write!(out, "\\{}", char::from(sign))?,
            }
            rest = &rest[at + 1..];
        }
        out.write_str(rest)
    }
}

/// An item of CSL-JSON.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct CslItem<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'a str,
    container_title: &'a str,
    publisher: &'a str,
    author: Vec<CslName<'a>>,
    issued: CslDate,
    #[serde(skip_serializing_if = "Option::is_none")]
    original_date: Option<CslDate>,
    language: &'a str,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    note: &'a str,
}

/// A name that is not taken apart.
#[derive(Serialize)]
struct CslName<'a> {
    literal: &'a str,
}

/// A date as CSL has it: a range of one end.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct CslDate {
    date_parts: [Vec<i16>; 1],
}

impl CslDate {
    /// No finer than the date is known.
    fn new(date: PartialDate) -> Self {
        let parts = [Some(date.year()), date.month().map(i16::from), date.day().map(i16::from)];
        Self { date_parts: [parts.into_iter().flatten().collect()] }
    }
}
