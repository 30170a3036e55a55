//! A reading in two languages side by side, paragraph against paragraph.

use super::{
    super::cx::PageCx,
    reading::{BlockView, ReadingView, SectionView},
};
use crate::model::ReadingIx;
use serde::Serialize;

/// The page of two languages.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct ParallelView {
    /// The two languages, the page’s own first.
    pub columns: Vec<Column>,
    /// The sections, in both languages.
    pub sections: Vec<PairedSection>,
}

/// One of the two languages, with all of the reading but its sections.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct Column {
    /// Its tag.
    pub lang: String,
    /// Its own name.
    pub name: String,
    /// The reading, without sections, figures and schema.
    pub reading: ReadingView,
}

/// A section in both languages.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct PairedSection {
    /// The section’s id.
    pub id: String,
    /// HTML in each language: the heading.
    pub titles: Vec<Cell<String>>,
    /// The blocks that stand beside each other.
    pub rows: Vec<Vec<Cell<BlockView>>>,
    /// The same for Markdown’s own footnotes.
    pub footnotes: Vec<Vec<Cell<BlockView>>>,
}

/// Something in one of the languages.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Cell_of_{T}"))]
pub(in crate::render) struct Cell<T> {
    /// The language.
    pub lang: String,
    /// What it says.
    pub value: T,
}

impl ParallelView {
    pub fn new(cx: PageCx, at: ReadingIx) -> Self {
        let mut columns = Vec::new();
        let mut sections: Vec<PairedSection> = Vec::new();
        // Beside the page's own the first language of the reading, and beside that its second.
        let other = cx.site().reading(at).langs.iter().find(|other| *other != cx.lang);
        for one in [cx.lang].into_iter().chain(other) {
            let column = cx.column(one);
            let tag = column.tag().to_string();
            let mut reading = ReadingView::new(column, at);
            for (k, section) in std::mem::take(&mut reading.sections).into_iter().enumerate() {
                match sections.get_mut(k) {
                    Some(paired) => paired.join(&tag, section),
                    None => sections.push(PairedSection::new(&tag, section)),
                }
            }
            let name = column.word("language-name");
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
