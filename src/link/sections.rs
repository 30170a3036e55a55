//! Sections: their titles, their blocks with resolved marks, the pictures that they place.

use super::{claims::Against, texts::Counts};
use crate::{
    diagnostics::{Kind, Place, Report, Sort, YamlPlace, nearest},
    model::{Block, BlockKind, Claim, Id, Lang, Lines, Localised, Mark, Node, Picture, Section},
    parse::{ParsedSection, text::WrittenMark},
};

/// A section; `pictures` are those of the reading, where they could be read.
pub(super) fn section(
    parsed: ParsedSection,
    against: Against,
    pictures: Option<&[Picture]>,
    counts: &mut Localised<Counts>,
    report: &mut Report,
) -> Option<Section> {
    let languages = against.scope.languages;
    let mut texts = parsed.texts;
    let mut titles = Localised::new(languages, |_| None);
    let mut bodies = Localised::new(languages, |_| None);
    let mut locus = None;
    for lang in languages.iter() {
        let Some(text) = texts.get_mut(lang).take() else { continue };
        if let Some(front) = &text.front {
            against.locus(front.locus, &text.place, report);
            locus = locus.or(front.locus);
            let title = against.scope.text(&front.title, &text.place.key("title"), report);
            *titles.get_mut(lang) = title.map(|title| title.get(lang).clone());
        }
        let blocks: Vec<_> = text
            .blocks
            .into_iter()
            .map(|block| {
                let kind = match &block.picture {
                    Some((id, at)) => placed(id, pictures, Place::Span(text.file, at.clone()), report)?,
                    None => block.kind,
                };
                let at = |mark: &WrittenMark| Place::Span(text.file, mark.address.clone());
                let nodes = against.scope.nodes(block.nodes, Some(counts.get_mut(lang)), true, &at, report)?;
                Some(Block { kind, nodes })
            })
            .collect();
        *bodies.get_mut(lang) = blocks.into_iter().collect::<Option<Vec<Block>>>();
    }
    Some(Section { id: parsed.id, locus, title: titles.transpose()?, body: bodies.transpose()? })
}

fn placed(id: &Id, pictures: Option<&[Picture]>, place: Place, report: &mut Report) -> Option<BlockKind> {
    let pictures = pictures?;
    let found = pictures.iter().position(|picture| picture.id == *id);
    if found.is_none() {
        let suggestion = nearest(id.as_str(), pictures.iter().map(|picture| picture.id.as_str()));
        report.emit(Kind::UnknownId { sort: Sort::Picture, id: id.to_string(), suggestion }, place);
    }
    found.map(BlockKind::Picture)
}

/// Notes for every claim the section that marks it first in the default language.
pub(super) fn place_in_sections(sections: &[Section], claims: &mut [Claim]) {
    for (k, section) in sections.iter().enumerate() {
        for node in section.body.get(Lang::DEFAULT).iter().flat_map(|block| &block.nodes) {
            let Node::Open(Mark::Claims(marked)) = node else { continue };
            for (claim, _) in marked.iter().filter(|(_, nth)| *nth == 1) {
                claims[claim.index()].section = k;
            }
        }
    }
}

/// Tells of claims whose place in the work is in none of the sections that mark them.
pub(super) fn loci(sections: &[Section], claims: &[Claim], place: &YamlPlace, report: &mut Report) {
    let mut marked: Vec<Vec<&Section>> = vec![Vec::new(); claims.len()];
    for section in sections {
        for node in section.body.get(Lang::DEFAULT).iter().flat_map(|block| &block.nodes) {
            let Node::Open(Mark::Claims(claims)) = node else { continue };
            for (claim, _) in claims {
                marked[claim.index()].push(section);
            }
        }
    }
    for (claim, sections) in claims.iter().zip(marked) {
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
            report.emit(kind, place.key(claim.id.as_str()).key("locus"));
        }
    }
}
