//! A section in two languages: built alike, the same claims in the same paragraphs, and translated.

use super::{parity::Marked, shape::Shape};
use crate::{
    diagnostics::{Kind, Place, Report},
    model::{BlockKind, ContentPath, Id, OwnLang, plain},
    parse::{SectionFile, Spot, text::WrittenBlock},
};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// A text shorter than this may well be the same in two languages: a name, a formula, a line of code.
const SAME_FROM: usize = 40;

/// The places of blocks in a text, of which a footnote has none.
type Blocks = BTreeSet<Option<usize>>;

/// The blocks that make up a text: all but footnotes, which may be defined anywhere.
pub(super) fn built(text: &SectionFile) -> impl Iterator<Item = &WrittenBlock> {
    text.blocks.iter().filter(|block| block.kind != BlockKind::Footnote)
}

/// A section in a reading's first language and in another one.
pub(super) struct Pair<'p> {
    /// The place of the section among the others.
    pub section: usize,
    /// The other language.
    pub lang: OwnLang,
    pub text: &'p SectionFile,
    /// The first language.
    pub first: OwnLang,
    pub original: &'p SectionFile,
    /// The name of the first language's file.
    pub other: String,
    /// The pictures of the reading.
    pub pictures: &'p [&'p Id],
}

impl<'p> Pair<'p> {
    /// Tells of a section that was written against another version of the first language's.
    pub fn stale(&self, file: &ContentPath, report: &mut Report) {
        let follows = self.text.front.as_ref().ok().and_then(|front| front.follows.as_ref());
        if let (Some(follows), Some(version)) = (follows, self.original.fingerprint)
            && !version.is(follows)
        {
            let kind = Kind::Stale { other: self.other.clone(), file: file.to_string() };
            report.emit_with(kind, self.text.place.key("follows"), Some(Place::File(self.original.file)));
        }
    }

    /// Whether both have the same blocks; where they begin to differ is told. Adds the claims of a block that is missing.
    pub fn built_alike(&self, gone: &mut HashSet<&'p Id>, report: &mut Report) -> bool {
        let (here, there): (Vec<_>, Vec<_>) = (built(self.text).collect(), built(self.original).collect());
        let same_shape = |k: usize| Shape::of(here[k]) == Shape::of(there[k]) || self.misspelt(here[k], there[k]);
        let short = here.len().min(there.len());
        let same = here.len() == there.len() && (0..short).all(same_shape);
        if !same {
            // A paragraph too many shows where the claims that stand in both cease to be the same.
            let all = |blocks: &[&'p WrittenBlock]| blocks.iter().flat_map(|block| claims(block)).collect::<HashSet<_>>();
            let (ours, theirs) = (all(&here), all(&there));
            let both =
                |block| claims(block).into_iter().filter(|id| ours.contains(id) && theirs.contains(id)).collect::<Vec<_>>();
            let alike = |k: &usize| same_shape(*k) && (here.len() == there.len() || both(here[*k]) == both(there[*k]));
            let at = (0..short).take_while(alike).count();
            let words =
                |blocks: &[&WrittenBlock]| blocks.get(at).map_or_else(|| "nothing more".to_owned(), |block| described(block));
            let kind = Kind::BlocksDiffer { here: words(&here), there: words(&there), other: self.other.clone() };
            report.emit_with(kind, end_or(&here, at, self.text), Some(end_or(&there, at, self.original)));
            let longer = if here.len() > there.len() { &here } else { &there };
            gone.extend(longer.get(at).into_iter().flat_map(|block| claims(block)));
        }
        same
    }

    /// Whether both are pictures, and one of them is none of the reading's, which is told of as such.
    fn misspelt(&self, here: &WrittenBlock, there: &WrittenBlock) -> bool {
        let unknown = |block: &WrittenBlock| block.picture.as_ref().is_some_and(|(id, _)| !self.pictures.contains(&id));
        here.picture.is_some() && there.picture.is_some() && (unknown(here) || unknown(there))
    }

    /// Tells of claims that stand in other paragraphs than in the first language; those that moved together, together.
    pub fn same_claims(&self, marked: &Marked, lost: &HashSet<&str>, report: &mut Report) {
        let mut moved: BTreeMap<(Blocks, Blocks), Vec<Moved>> = BTreeMap::new();
        for (claim, spots) in marked {
            if lost.contains(claim.as_str()) || !spots.iter().all(|meant| meant.exact) {
                continue;
            }
            let of = |lang| {
                let spots = spots.iter().map(|meant| meant.spot);
                spots.filter(|spot| spot.section == self.section && spot.lang == lang).collect::<Vec<_>>()
            };
            let (here, there) = (of(self.lang), of(self.first));
            let blocks = |spots: &[&Spot]| spots.iter().map(|spot| spot.block).collect::<Blocks>();
            let (ours, theirs) = (blocks(&here), blocks(&there));
            if ours != theirs {
                let odd = |spots: &[&Spot], others: &Blocks| {
                    spots.iter().find(|spot| !others.contains(&spot.block)).or(spots.first()).map(|spot| spot.place())
                };
                let one = Moved { claim, place: odd(&here, &theirs), beside: odd(&there, &ours) };
                moved.entry((ours, theirs)).or_default().push(one);
            }
        }
        for ((ours, theirs), mut claims) in moved {
            claims.sort_by_key(|one| one.claim);
            let (here, there) = (paragraphs(self.text, &ours), paragraphs(self.original, &theirs));
            let kind = Kind::ClaimsMoved { claims: named(&claims), here, there, other: self.other.clone() };
            let Moved { place, beside, .. } = claims.swap_remove(0);
            report.emit_with(kind, place.unwrap_or(Place::File(self.text.file)), beside);
        }
    }

    /// Tells of paragraphs that are the same in both languages.
    pub fn translated(&self, report: &mut Report) {
        for (here, there) in built(self.text).zip(built(self.original)) {
            let (words, others) = (plain(&here.nodes), plain(&there.nodes));
            if words == others && words.chars().filter(|c| c.is_alphabetic()).count() >= SAME_FROM {
                let kind = Kind::SameParagraph { other: self.other.clone() };
                let beside = Place::Span(self.original.file, there.range.clone());
                report.emit_with(kind, Place::Span(self.text.file, here.range.clone()), Some(beside));
            }
        }
    }
}

/// A claim that stands in another paragraph, with its mark here and there.
struct Moved<'p> {
    claim: &'p str,
    place: Option<Place>,
    beside: Option<Place>,
}

/// Some claims as the subject of a sentence.
fn named(claims: &[Moved]) -> String {
    let all: Vec<_> = claims.iter().map(|one| format!("`{}`", one.claim)).collect();
    match &all[..] {
        [one] => format!("the claim {one} is"),
        [rest @ .., last] => format!("the claims {} and {last} are", rest.join(", ")),
        [] => String::new(),
    }
}

/// A block, or the end of a text that has no such block.
fn end_or(blocks: &[&WrittenBlock], at: usize, text: &SectionFile) -> Place {
    blocks.get(at).or(blocks.last()).map_or(Place::File(text.file), |block| Place::Span(text.file, block.range.clone()))
}

/// What a block is, with the claims by which an editor finds it.
fn described(block: &WrittenBlock) -> String {
    let claims: Vec<_> = claims(block).into_iter().map(|id| format!("`{id}`")).collect();
    match claims.first() {
        None => Shape::of(block).to_string(),
        Some(first) => format!("{} with {first}{}", Shape::of(block), if claims.len() > 1 { " …" } else { "" }),
    }
}

/// The claims of a block by id: languages put them in different orders.
fn claims(block: &WrittenBlock) -> Vec<&Id> {
    let mut claims: Vec<_> = block.marks().flat_map(|mark| mark.target.claims()).collect();
    claims.sort();
    claims
}

/// Blocks by their numbers among the paragraphs, lists and tables of a text, from 1.
fn paragraphs(text: &SectionFile, blocks: &Blocks) -> String {
    let is_counted = |block: &&WrittenBlock| Shape::of(block).is_counted();
    let number = |at: usize| built(text).take(at + 1).filter(is_counted).count().to_string();
    let numbers: Vec<_> = blocks.iter().flatten().map(|at| number(*at)).collect();
    match &numbers[..] {
        [] if blocks.is_empty() => "no paragraph".to_owned(),
        [] => "a footnote".to_owned(),
        [one] => format!("paragraph {one}"),
        many => format!("paragraphs {}", many.join(" and ")),
    }
}
