//! What stands in one language stands in all of them: sections, paragraphs, and in each paragraph the same claims.

use super::{
    pages::missing,
    pairs::{Pair, built},
    tables::Within,
};
use crate::{
    diagnostics::{Kind, Place, Report},
    model::{BlockKind, Id, Lang, Languages, Localised},
    parse::{
        ParsedReading, ParsedSection, SectionFile, present,
        text::{Target, WrittenBlock, WrittenMark},
    },
};
use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

/// The place of what stands in a footnote, which has none in the order of the text.
pub(super) const FOOTNOTE: usize = usize::MAX;

/// The marks of a written text.
pub(super) fn marks(blocks: &[WrittenBlock]) -> impl Iterator<Item = &WrittenMark> {
    blocks.iter().flat_map(WrittenBlock::marks)
}

/// The claims that a mark names.
pub(super) fn claims_of(mark: &WrittenMark) -> &[Id] {
    if let Target::Claims(ids) = &mark.target { ids } else { &[] }
}

/// One mark of a claim.
#[derive(Debug, Clone)]
pub(super) struct Spot<'p> {
    pub section: usize,
    /// The block, counted from 0 without footnotes.
    pub block: usize,
    range: Range<usize>,
    /// Whether this is a mark of the claim itself: not of something like it, and not lost.
    pub exact: bool,
    text: &'p SectionFile,
}

impl Spot<'_> {
    pub fn place(&self) -> Place {
        Place::Span(self.text.file, self.range.clone())
    }
}

/// The marks of each claim in each language, by the id that was meant.
pub(super) type Marked<'p> = HashMap<String, Localised<Vec<Spot<'p>>>>;

/// Tells of sections that a language lacks, of claims that stand in one language only or nowhere, and of sections that are
/// not built alike.
pub(super) fn sections(parsed: &ParsedReading, within: &Within, languages: &Languages, report: &mut Report) {
    let folder = format!("content/readings/{}", parsed.id);
    for section in &parsed.sections {
        missing(&section.texts, &format!("{folder}/{}", section.stem), languages, |text: &SectionFile| text.file, report);
        unwritten(section, report);
    }
    let pictures: Vec<_> = parsed.about.iter().flat_map(|about| &about.value.pictures.0).map(|(id, _)| id).collect();
    let pairs = pairs(parsed, languages, &folder, &pictures, report);
    // A claim whose whole paragraph is missing is told of with the paragraph.
    let mut gone = HashSet::new();
    let alike: Vec<_> = pairs.iter().filter(|pair| pair.built_alike(&mut gone, report)).collect();
    let marked = marked(parsed, within, languages);
    let lost = in_one_language(parsed, &marked, &gone, languages, &folder, report);
    for pair in alike {
        pair.same_claims(&marked, &lost, report);
        pair.translated(report);
    }
}

/// Tells of a section without a text. Where only some languages lack it, they are not built alike.
fn unwritten(section: &ParsedSection, report: &mut Report) {
    let mut texts = section.texts.values().flatten();
    if let Some(first) = texts.next()
        && [first].into_iter().chain(texts).all(|text| text.blank)
    {
        report.emit(Kind::EmptySection, Place::File(first.file));
    }
}

/// Each section in the default language with each of its others.
fn pairs<'p>(
    parsed: &'p ParsedReading,
    languages: &Languages,
    folder: &str,
    pictures: &'p [&'p Id],
    report: &mut Report,
) -> Vec<Pair<'p>> {
    let mut pairs = Vec::new();
    for (at, section) in parsed.sections.iter().enumerate() {
        let Some(default) = section.texts.get(Lang::DEFAULT).as_ref().filter(|text| text.has_body()) else { continue };
        if default.front.as_ref().is_some_and(|front| front.follows.is_some()) {
            report.emit(Kind::FollowsItself, default.place.key("follows").name());
        }
        let others = languages.iter().filter(|lang| *lang != Lang::DEFAULT);
        for (lang, text) in others.filter_map(|lang| Some((lang, section.texts.get(lang).as_ref()?))) {
            let name = |lang| format!("{}.{}.md", section.stem, languages.tag(lang));
            let pair = Pair { section: at, lang, default, text, other: name(Lang::DEFAULT), pictures };
            pair.stale(&format!("{folder}/{}", name(lang)), report);
            pairs.extend(text.has_body().then_some(pair));
        }
    }
    pairs
}

/// Finds every mark. A slip of the pen is told as an unknown claim; it is not also one that is missing.
fn marked<'p>(parsed: &'p ParsedReading, within: &Within, languages: &Languages) -> Marked<'p> {
    let meant = |id: &Id| match within.claims.peek(id) {
        Some(_) => Some(id.to_string()),
        None => within.claims.nearest(id),
    };
    let mut marked = Marked::new();
    for (at, section) in parsed.sections.iter().enumerate() {
        for lang in present(&section.texts, languages) {
            let Some(text) = section.texts.get(lang) else { continue };
            let blocks = built(text).enumerate().chain(footnotes(text).map(|block| (FOOTNOTE, block)));
            for (k, block) in blocks {
                let lost = block.lost.iter().map(|(id, range)| (id, range, true));
                let marks = block.marks().flat_map(|mark| claims_of(mark).iter().map(|id| (id, &mark.range, false)));
                for (id, range, lost) in marks.chain(lost) {
                    let Some(meant) = meant(id) else { continue };
                    let exact = meant == id.as_str() && !lost;
                    let spots = marked.entry(meant).or_insert_with(|| Localised::new(languages, |_| Vec::new()));
                    spots.get_mut(lang).push(Spot { section: at, block: k, range: range.clone(), exact, text });
                }
            }
        }
    }
    marked
}

/// Tells of claims that no section marks, or not in every language. Gives those that are told of.
fn in_one_language<'p>(
    parsed: &'p ParsedReading,
    marked: &Marked,
    gone: &HashSet<&Id>,
    languages: &Languages,
    folder: &str,
    report: &mut Report,
) -> HashSet<&'p str> {
    let mut told = HashSet::new();
    for (id, _) in &parsed.claims.0 {
        let Some(spots) = marked.get(id.as_str()) else {
            let place = parsed.claims_place.as_ref().map(|place| place.key(id.as_str()).name());
            let place = place.map_or_else(|| Place::Path(folder.to_owned()), Place::Yaml);
            report.emit(Kind::ClaimUnmarked { claim: id.to_string() }, place);
            continue;
        };
        let lacks = |spot: &Spot, lang: Lang| {
            let there = parsed.sections.get(spot.section).and_then(|section| section.texts.get(lang).as_ref());
            // Where the whole file is missing, that has been told.
            there.filter(|_| spots.get(lang).iter().all(|other| other.section != spot.section))
        };
        let first = spots.values().flatten().find_map(|spot| {
            let missing: Vec<_> = languages.iter().filter_map(|lang| Some((lang, lacks(spot, lang)?))).collect();
            (!missing.is_empty()).then_some((spot, missing))
        });
        let Some((spot, missing)) = first else { continue };
        told.insert(id.as_str());
        for (lang, text) in missing.into_iter().filter(|_| !gone.contains(id)) {
            let stem = &parsed.sections[spot.section].stem;
            let missing = format!("{folder}/{stem}.{}.md", languages.tag(lang));
            let beside = built(text).nth(spot.block).map(|block| Place::Span(text.file, block.range.clone()));
            report.emit_with(Kind::ClaimInOneLanguage { claim: id.to_string(), missing }, spot.place(), beside);
        }
    }
    told
}

fn footnotes(text: &SectionFile) -> impl Iterator<Item = &WrittenBlock> {
    text.blocks.iter().filter(|block| block.kind == BlockKind::Footnote)
}
