//! Sections: their titles, their blocks with resolved marks, the pictures that they place.

use super::{claims::ReadingCx, pages::present, readings::Placed, texts::Counts};
use crate::{
    diagnostics::{Kind, Place, Report, Reported, Sort, all, nearest},
    model::{Block, BlockKind, Claim, ContentPath, Id, Lines, Localised, Picture, PictureIx, Section},
    parse::{
        ParsedSection, SectionFile,
        text::{WrittenBlock, WrittenMark},
    },
};
use std::collections::HashMap;

/// A section of a reading; `pictures` are those of the reading.
pub(super) fn section(
    parsed: ParsedSection,
    reading: &Id,
    cx: ReadingCx,
    pictures: Result<&[Picture], Reported>,
    counts: &mut Localised<Counts>,
    report: &mut Report,
) -> Result<Section, Reported> {
    let ParsedSection { id, stem, texts } = parsed;
    let scope = cx.scope;
    let texts =
        present(texts, |lang| ContentPath::section(reading, &stem, scope.tag(lang)), |text: &SectionFile| text.file, report);
    let mut locus = None;
    let parts = texts.map_each(|lang, text| {
        let text = text?;
        let title = text.front.and_then(|front| {
            cx.locus(front.locus, &text.place, report);
            locus = locus.or(front.locus);
            scope.text(&front.title, &text.place.key("title"), report)
        });
        let mut block = |block: WrittenBlock| {
            let kind = match &block.picture {
                Some((id, at)) => placed(id, pictures, Place::Span(text.file, at.clone()), report)?,
                None => block.kind,
            };
            let at = |mark: &WrittenMark| Place::Span(text.file, mark.address.clone());
            let nodes = scope.nodes(block.nodes, lang, Some(counts.get_mut(lang)), true, &at, report)?;
            Ok(Block { kind, nodes })
        };
        let body = all(text.blocks.into_iter().map(&mut block));
        Ok((title?.get(lang).clone(), body?))
    });
    let (title, body) = parts.transpose()?.unzip();
    Ok(Section { id, locus, title, body })
}

fn placed(id: &Id, pictures: Result<&[Picture], Reported>, place: Place, report: &mut Report) -> Result<BlockKind, Reported> {
    let pictures = pictures?;
    let found = pictures.iter().position(|picture| picture.id == *id);
    found.map(|index| BlockKind::Picture(PictureIx::new(index))).ok_or_else(|| {
        let suggestion = nearest(id.as_str(), pictures.iter().map(|picture| picture.id.as_str()));
        report.emit(Kind::UnknownId { sort: Sort::Picture, id: id.to_string(), suggestion }, place)
    })
}

/// Tells of claims whose place in the work is in none of the sections that mark them.
pub(super) fn loci(sections: &[Section], claims: &[Placed<Claim>], marked: &HashMap<&Id, Vec<usize>>, report: &mut Report) {
    for Placed { value: claim, place } in claims {
        let sections: Vec<&Section> = marked.get(&claim.id).into_iter().flatten().map(|at| &sections[*at]).collect();
        let within = |section: &&Section| {
            section.locus.is_none_or(|locus| {
                let lines = Lines { first: locus.first, last: locus.last };
                locus.witness != claim.locus.witness || lines.hold(claim.locus)
            })
        };
        if let Some((section, locus)) = sections.first().and_then(|first| Some((first, first.locus?)))
            && !sections.iter().any(within)
        {
            let kind = Kind::OutsideSection { section: section.id.to_string(), locus: locus.to_string() };
            report.emit(kind, place.key("locus"));
        }
    }
}
