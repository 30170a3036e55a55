//! A reading in two languages side by side, paragraph against paragraph.

use super::{
    super::Shared,
    reading::{BlockView, ReadingView, SectionView},
};
use crate::model::{Lang, ReadingIx};
use serde::Serialize;

/// The page of two languages.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ParallelView {
    /// The page's own language first.
    pub columns: Vec<Column>,
    pub sections: Vec<PairedSection>,
}

/// One of the two languages, with all of the reading but its sections.
#[derive(Debug, Serialize)]
pub(in crate::render) struct Column {
    pub lang: String,
    pub name: String,
    pub reading: ReadingView,
}

/// A section in both languages.
#[derive(Debug, Serialize)]
pub(in crate::render) struct PairedSection {
    pub id: String,
    pub titles: Vec<Cell<String>>,
    pub rows: Vec<Vec<Cell<BlockView>>>,
    pub footnotes: Vec<Vec<Cell<BlockView>>>,
}

/// Something in one of the languages.
#[derive(Debug, Serialize)]
pub(in crate::render) struct Cell<T> {
    pub lang: String,
    pub value: T,
}

impl ParallelView {
    pub fn new(shared: &Shared, at: ReadingIx, lang: Lang) -> Self {
        let languages = &shared.site.settings.languages;
        let mut columns = Vec::new();
        let mut sections: Vec<PairedSection> = Vec::new();
        for one in [lang, shared.beside(lang)] {
            let tag = languages.tag(one).to_string();
            let mut reading = ReadingView::new(shared, at, one, &format!("{tag}-"));
            for (k, section) in std::mem::take(&mut reading.sections).into_iter().enumerate() {
                match sections.get_mut(k) {
                    Some(paired) => paired.join(&tag, section),
                    None => sections.push(PairedSection::new(&tag, section)),
                }
            }
            let name = shared.messages.get(one, "language-name").to_owned();
            columns.push(Column { lang: tag, name, reading });
        }
        Self { columns, sections }
    }
}

impl PairedSection {
    fn new(tag: &str, section: SectionView) -> Self {
        let mut paired = Self { id: section.id.clone(), titles: Vec::new(), rows: Vec::new(), footnotes: Vec::new() };
        paired.join(tag, section);
        paired
    }

    /// Puts a language beside the one that is there. Where it has more paragraphs, they stand alone.
    fn join(&mut self, tag: &str, section: SectionView) {
        self.titles.push(cell(tag, section.title));
        pair(&mut self.rows, tag, section.blocks);
        pair(&mut self.footnotes, tag, section.footnotes);
    }
}

fn pair(rows: &mut Vec<Vec<Cell<BlockView>>>, tag: &str, blocks: Vec<BlockView>) {
    for (k, block) in blocks.into_iter().enumerate() {
        match rows.get_mut(k) {
            Some(row) => row.push(cell(tag, block)),
            None => rows.push(vec![cell(tag, block)]),
        }
    }
}

fn cell<T>(tag: &str, value: T) -> Cell<T> {
    Cell { lang: tag.to_owned(), value }
}
