//! What stands in one language stands in all of them: sections, paragraphs, and in each paragraph the same claims.

use super::{
    pairs::{Pair, built},
    tables::Within,
};
use crate::{
    diagnostics::{Kind, Place, Report},
    model::{ContentPath, Id, Languages, OwnLang},
    parse::{Marks, ParsedReading, ParsedSection, Spot},
};
use std::collections::{HashMap, HashSet};

/// A mark by the claim that was meant.
#[derive(Debug, Clone, Copy)]
pub(super) struct Meant<'p> {
    pub spot: &'p Spot,
    /// Whether this is a mark of the claim itself: not of something like it, and not lost.
    pub exact: bool,
}

/// The marks of each claim, by the id that was meant; those in footnotes come last.
pub(super) type Marked<'p> = HashMap<String, Vec<Meant<'p>>>;

/// Tells of claims that stand in one language only or nowhere, and of sections that are not built alike.
pub(super) fn sections(parsed: &ParsedReading, within: &Within, languages: &Languages, report: &mut Report) {
    parsed.sections.iter().for_each(|section| unwritten(section, report));
    let pictures: Vec<_> = parsed.about.iter().flat_map(|about| &about.value.pictures.0).map(|(id, _)| id).collect();
    let pairs = pairs(parsed, languages, &pictures, report);
    // A claim whose whole paragraph is missing is told of with the paragraph.
    let mut gone = HashSet::new();
    let alike: Vec<_> = pairs.iter().filter(|pair| pair.built_alike(&mut gone, report)).collect();
    let marked = marked(&parsed.marks, within);
    let lost = in_one_language(parsed, &marked, &gone, languages, report);
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

/// Each section in the first language with each of its others.
fn pairs<'p>(parsed: &'p ParsedReading, languages: &Languages, pictures: &'p [&'p Id], report: &mut Report) -> Vec<Pair<'p>> {
    let mut pairs = Vec::new();
    let first = parsed.first();
    for (at, section) in parsed.sections.iter().enumerate() {
        let Some(original) = section.texts.get(first).as_ref().filter(|text| text.has_body()) else { continue };
        if original.front.as_ref().is_ok_and(|front| front.follows.is_some()) {
            report.emit(Kind::FollowsItself, original.place.key("follows").name());
        }
        let others = section.texts.iter().filter(|(lang, _)| *lang != first);
        for (lang, text) in others.filter_map(|(lang, text)| Some((lang, text.as_ref()?))) {
            let name = |lang| format!("{}.{}.md", section.stem, languages.tag(lang));
            let pair = Pair { section: at, lang, text, first, original, other: name(first), pictures };
            pair.stale(&ContentPath::section(&parsed.id, &section.stem, languages.tag(lang)), report);
            pairs.extend(text.has_body().then_some(pair));
        }
    }
    pairs
}

/// Every mark of a claim. A slip of the pen is told as an unknown claim; it is not also one that is missing.
fn marked<'p>(marks: &'p Marks, within: &Within) -> Marked<'p> {
    let meant = |id: &Id| match within.claims.peek(id) {
        Some(_) => Some(id.to_string()),
        None => within.claims.nearest(id),
    };
    let mut marked = Marked::new();
    let in_footnotes = |footnotes| marks.iter().filter(move |spot| spot.block.is_none() == footnotes);
    for spot in in_footnotes(false).chain(in_footnotes(true)) {
        for id in spot.claims() {
            let Some(meant) = meant(id) else { continue };
            let exact = meant == id.as_str() && !spot.lost;
            marked.entry(meant).or_default().push(Meant { spot, exact });
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
    report: &mut Report,
) -> HashSet<&'p str> {
    let mut told = HashSet::new();
    for id in parsed.claims.ids() {
        let Some(spots) = marked.get(id.as_str()) else {
            let place = parsed.claims.place.as_ref().map(|place| place.key(id.as_str()).name());
            let place = place.map_or_else(|| Place::Path(ContentPath::reading(&parsed.id).into()), Place::Yaml);
            report.emit(Kind::ClaimUnmarked { claim: id.to_string() }, place);
            continue;
        };
        let lacks = |spot: &Spot, lang: OwnLang| {
            let there = parsed.sections.get(spot.section).and_then(|section| section.texts.get(lang).as_ref());
            // Of one that could not be read at all, nothing is known to be missing.
            let there = there.filter(|text| text.front.is_ok() || !text.blocks.is_empty());
            // That a whole file is missing is told as such.
            there.filter(|_| spots.iter().all(|other| other.spot.lang != lang || other.spot.section != spot.section))
        };
        let first = spots.iter().find_map(|Meant { spot, .. }| {
            let missing: Vec<_> = parsed.langs.iter().filter_map(|lang| Some((lang, lacks(spot, lang)?))).collect();
            (!missing.is_empty()).then_some((spot, missing))
        });
        let Some((spot, missing)) = first else { continue };
        told.insert(id.as_str());
        for (lang, text) in missing.into_iter().filter(|_| !gone.contains(id)) {
            let stem = &parsed.sections[spot.section].stem;
            let missing = ContentPath::section(&parsed.id, stem, languages.tag(lang)).into();
            let block = spot.block.and_then(|at| built(text).nth(at));
            let beside = block.map(|block| Place::Span(text.file, block.range.clone()));
            report.emit_with(Kind::ClaimInOneLanguage { claim: id.to_string(), missing }, spot.place(), beside);
        }
    }
    told
}
