//! The marks of a reading's sections, collected in one pass.

use super::{
    ParsedSection,
    text::{Target, WrittenMark},
};
use crate::{
    diagnostics::{FileIx, Place},
    model::{BlockKind, Id, LangSet, OwnLang},
};
use std::{collections::HashMap, ops::Range};

/// One mark in a section.
#[derive(Debug, Clone)]
pub struct Spot {
    /// What it names.
    pub target: Target,
    /// The section, by its place in the reading.
    pub section: usize,
    /// The language of the text.
    pub lang: OwnLang,
    /// The block, counted from 0 without footnotes; `None` in a footnote, which has no place in the order of the text.
    pub block: Option<usize>,
    /// Whether Markdown has taken the mark for text, which was reported.
    pub lost: bool,
    file: FileIx,
    range: Range<usize>,
}

impl Spot {
    /// The claims that it names.
    #[must_use]
    pub fn claims(&self) -> &[Id] {
        self.target.claims()
    }

    /// Its place.
    #[must_use]
    pub fn place(&self) -> Place {
        Place::Span(self.file, self.range.clone())
    }
}

/// All marks of a reading's sections, in the order of sections, languages and the text.
#[derive(Debug, Default)]
pub struct Marks(Vec<Spot>);

impl Marks {
    /// Collects every mark.
    pub(super) fn of(sections: &[ParsedSection]) -> Self {
        let mut spots = Vec::new();
        for (section, parsed) in sections.iter().enumerate() {
            for (lang, text) in parsed.texts.iter().filter_map(|(lang, text)| Some((lang, text.as_ref()?))) {
                let mut next = 0;
                for block in &text.blocks {
                    let at = (block.kind != BlockKind::Footnote).then_some(next);
                    next += usize::from(at.is_some());
                    let spot = |target: Target, range: &Range<usize>, lost| Spot {
                        target,
                        section,
                        lang,
                        block: at,
                        lost,
                        file: text.file,
                        range: range.clone(),
                    };
                    let lost = block.lost.iter().map(|(id, range)| spot(Target::Claims(vec![id.clone()]), range, true));
                    let marks = block.marks().map(|WrittenMark { target, range, .. }| spot(target.clone(), range, false));
                    spots.extend(marks.chain(lost));
                }
            }
        }
        Self(spots)
    }

    /// Every mark.
    pub fn iter(&self) -> impl Iterator<Item = &Spot> {
        self.0.iter()
    }

    /// The marks of a language, those that are lost included.
    pub fn within(&self, lang: OwnLang) -> impl Iterator<Item = &Spot> {
        self.0.iter().filter(move |spot| spot.lang == lang)
    }

    /// The claims that a language marks, each with the sections that do, in the order of their marks.
    #[must_use]
    pub fn sections(&self, lang: OwnLang) -> HashMap<&Id, Vec<usize>> {
        let mut sections: HashMap<&Id, Vec<usize>> = HashMap::new();
        for spot in self.within(lang) {
            for claim in spot.claims() {
                sections.entry(claim).or_default().push(spot.section);
            }
        }
        sections
    }

    /// Leaves out the marks of all other languages.
    pub(super) fn retain(&mut self, langs: LangSet) {
        self.0.retain(|spot| langs.has(spot.lang));
    }
}
