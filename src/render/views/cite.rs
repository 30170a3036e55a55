//! How others cite a claim of a reading: as what its speaker says, in the work, as it is restated here.

use super::super::{
    cx::PageCx,
    data::{self, DataForm},
};
use crate::model::{ClaimIx, Reading, ReadingIx, Voice};
use serde::Serialize;

/// A claim's citation in words, and where programs find it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct Cite {
    /// In words, as the language writes it.
    pub words: String,
    /// By what it is known in both files: `READING-CLAIM`.
    pub key: String,
    /// From this page to the file for BibLaTeX, which has all claims of the reading.
    pub bibtex: String,
    /// From this page to the same in CSL-JSON, for Zotero and others.
    pub csl: String,
}

impl Cite {
    pub fn new(cx: PageCx, reading_at: ReadingIx, at: ClaimIx) -> Self {
        let reading = cx.site().reading(reading_at);
        let claim = reading.claim(at);
        let words = words(cx, reading, at);
        Self {
            words: cx.claim_url(reading_at, claim).map_or_else(|| words.clone(), |url| format!("{words} {url}")),
            key: data::key(reading, claim),
            bibtex: cx.data_file(DataForm::Bibtex, reading_at),
            csl: cx.data_file(DataForm::Csl, reading_at),
        }
    }
}

/// Who says it, in which work, at which place, and where it is restated.
pub(in crate::render) fn words(cx: PageCx, reading: &Reading, at: ClaimIx) -> String {
    let claim = reading.claim(at);
    let work = cx.cited(reading.work).text.trim_end_matches(['.', '。']).to_owned();
    let speaker = cx.list(claim.speakers.iter().map(|speaker| cx.name(*speaker)));
    let said = match claim.voice {
        Voice::Quote => "cite-quote",
        Voice::Paraphrase => "cite-paraphrase",
        Voice::Narration | Voice::Hearsay => "cite-own",
    };
    let said = cx.words(said, [("speaker", speaker.into()), ("source", work.into())]);
    let locus = claim.locus;
    let locus = cx.words(
        if locus.first == locus.last { "cite-locus" } else { "cite-loci" },
        [("witness", locus.witness.to_string().into()), ("from", locus.first.into()), ("to", locus.last.into())],
    );
    cx.words(
        if claim.inferred { "cite-words-inferred" } else { "cite-words" },
        [
            ("said", said.into()),
            ("locus", locus.into()),
            ("reading", reading.title.get(cx.lang).plain().into()),
            ("number", (at.index() + 1).into()),
        ],
    )
}
