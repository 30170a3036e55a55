//! What stands in one language stands in all of them: sections, paragraphs, and in each paragraph the same claims.

use super::{pages::missing, tables::Within};
use crate::{
    diagnostics::{Kind, Place, Report},
    model::{BlockKind, Id, Lang, Languages, Localised, Node},
    parse::{
        ParsedReading, SectionFile, present,
        text::{Target, WrittenBlock, WrittenMark},
    },
};
use pulldown_cmark::{Event, Tag};
use std::{
    collections::{BTreeSet, HashMap, HashSet},
    ops::Range,
};

/// A text shorter than this may well be the same in two languages: a name, a formula, a line of code.
const SAME_FROM: usize = 40;

/// The place of what stands in a footnote, which has none in the order of the text.
const FOOTNOTE: usize = usize::MAX;

/// The marks of a block.
fn marks_of(block: &WrittenBlock) -> impl Iterator<Item = &WrittenMark> {
    block.nodes.iter().filter_map(|node| if let Node::Open(mark) = node { Some(mark) } else { None })
}

/// The marks of a written text.
pub(super) fn marks(blocks: &[WrittenBlock]) -> impl Iterator<Item = &WrittenMark> {
    blocks.iter().flat_map(marks_of)
}

/// The claims that a mark names.
pub(super) fn claims_of(mark: &WrittenMark) -> &[Id] {
    if let Target::Claims(ids) = &mark.target { ids } else { &[] }
}

/// One mark of a claim.
#[derive(Debug, Clone)]
struct Spot<'p> {
    section: usize,
    /// The block, counted from 0 without footnotes.
    block: usize,
    range: Range<usize>,
    /// Whether this is a mark of the claim itself: not of something like it, and not lost.
    exact: bool,
    text: &'p SectionFile,
}

impl Spot<'_> {
    fn place(&self) -> Place {
        Place::Span(self.text.file, self.range.clone())
    }
}

/// The marks of each claim in each language, by the id that was meant.
type Marked<'p> = HashMap<String, Localised<Vec<Spot<'p>>>>;

/// Tells of sections that a language lacks, of claims that stand in one language only or nowhere, and of sections that are
/// not built alike.
pub(super) fn sections(parsed: &ParsedReading, within: &Within, languages: &Languages, report: &mut Report) {
    let folder = format!("content/readings/{}", parsed.id);
    for section in &parsed.sections {
        missing(&section.texts, &format!("{folder}/{}", section.stem), languages, |text: &SectionFile| text.file, report);
    }
    let marked = marked(parsed, within, languages);
    let lost = in_one_language(parsed, &marked, languages, &folder, report);
    let pictures: Vec<_> = parsed.about.iter().flat_map(|about| &about.value.pictures.0).map(|(id, _)| id).collect();
    for (at, section) in parsed.sections.iter().enumerate() {
        let Some(default) = section.texts.get(Lang::DEFAULT).as_ref().filter(|text| text.has_body()) else { continue };
        if default.front.as_ref().is_some_and(|front| front.follows.is_some()) {
            report.tell(Kind::FollowsItself, default.place.key("follows").name());
        }
        let others = languages.iter().filter(|lang| *lang != Lang::DEFAULT);
        for (lang, text) in others.filter_map(|lang| Some((lang, section.texts.get(lang).as_ref()?))) {
            let name = |lang| format!("{}.{}.md", section.stem, languages.tag(lang));
            let file = format!("{folder}/{}", name(lang));
            let pair = Pair { default, text, other: name(Lang::DEFAULT), file, pictures: &pictures };
            pair.stale(report);
            if text.has_body() && pair.built_alike(report) {
                pair.same_claims(at, lang, &marked, &lost, report);
                pair.translated(report);
            }
        }
    }
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
                let marks = marks_of(block).flat_map(|mark| claims_of(mark).iter().map(|id| (id, &mark.range, false)));
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
    languages: &Languages,
    folder: &str,
    report: &mut Report,
) -> HashSet<&'p str> {
    let mut told = HashSet::new();
    for (id, _) in &parsed.claims.0 {
        let Some(spots) = marked.get(id.as_str()) else {
            let place = parsed.claims_place.as_ref().map(|place| place.key(id.as_str()).name());
            let place = place.map_or_else(|| Place::Path(folder.to_owned()), Place::Yaml);
            report.tell(Kind::ClaimUnmarked { claim: id.to_string() }, place);
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
        for (lang, text) in missing {
            let stem = &parsed.sections[spot.section].stem;
            let missing = format!("{folder}/{stem}.{}.md", languages.tag(lang));
            let beside = built(text).nth(spot.block).map(|block| Place::Span(text.file, block.range.clone()));
            report.tell_beside(Kind::ClaimInOneLanguage { claim: id.to_string(), missing }, spot.place(), beside);
        }
    }
    told
}

/// The blocks that make up a text: all but footnotes, which may be defined anywhere.
fn built(text: &SectionFile) -> impl Iterator<Item = &WrittenBlock> {
    text.blocks.iter().filter(|block| block.kind != BlockKind::Footnote)
}

fn footnotes(text: &SectionFile) -> impl Iterator<Item = &WrittenBlock> {
    text.blocks.iter().filter(|block| block.kind == BlockKind::Footnote)
}

/// A section in the default language and in another one.
struct Pair<'p> {
    default: &'p SectionFile,
    text: &'p SectionFile,
    /// The name of the default language's file, and the path of the other.
    other: String,
    file: String,
    /// The pictures of the reading.
    pictures: &'p [&'p Id],
}

impl<'p> Pair<'p> {
    /// Tells of a section that was written against another version of the default language's.
    fn stale(&self, report: &mut Report) {
        let follows = self.text.front.as_ref().and_then(|front| front.follows.as_ref());
        if let (Some(follows), Some(version)) = (follows, self.default.fingerprint)
            && !version.is(follows)
        {
            let kind = Kind::Stale { other: self.other.clone(), file: self.file.clone() };
            report.tell_beside(kind, self.text.place.key("follows"), Some(Place::File(self.default.file)));
        }
    }

    /// Whether both have the same blocks; where they begin to differ is told.
    fn built_alike(&self, report: &mut Report) -> bool {
        let (here, there): (Vec<_>, Vec<_>) = (built(self.text).collect(), built(self.default).collect());
        let same_shape = |k: usize| shape(here[k]) == shape(there[k]) || self.misspelt(here[k], there[k]);
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
            report.tell_beside(kind, end_or(&here, at, self.text), Some(end_or(&there, at, self.default)));
        }
        same
    }

    /// Whether both are pictures, and one of them is none of the reading's, which is told of as such.
    fn misspelt(&self, here: &WrittenBlock, there: &WrittenBlock) -> bool {
        let unknown = |block: &WrittenBlock| block.picture.as_ref().is_some_and(|(id, _)| !self.pictures.contains(&id));
        here.picture.is_some() && there.picture.is_some() && (unknown(here) || unknown(there))
    }

    /// Tells of claims that stand in other paragraphs than in the default language.
    fn same_claims(&self, section: usize, lang: Lang, marked: &Marked, lost: &HashSet<&str>, report: &mut Report) {
        let mut moved: Vec<_> = marked
            .iter()
            .filter(|(claim, spots)| !lost.contains(claim.as_str()) && spots.values().flatten().all(|spot| spot.exact))
            .filter_map(|(claim, spots)| {
                let of = |lang| spots.get(lang).iter().filter(|spot| spot.section == section).collect::<Vec<_>>();
                let (here, there) = (of(lang), of(Lang::DEFAULT));
                let blocks = |spots: &[&Spot]| spots.iter().map(|spot| spot.block).collect::<BTreeSet<_>>();
                let (ours, theirs) = (blocks(&here), blocks(&there));
                let odd = |spots: &[&Spot], others: &BTreeSet<usize>| {
                    spots.iter().find(|spot| !others.contains(&spot.block)).or(spots.first()).map(|spot| spot.place())
                };
                (ours != theirs).then(|| (claim, odd(&here, &theirs), odd(&there, &ours), ours, theirs))
            })
            .collect();
        moved.sort_by(|a, b| (&a.3, a.0).cmp(&(&b.3, b.0)));
        for (claim, place, beside, ours, theirs) in moved {
            let kind = Kind::ClaimMoved {
                claim: claim.clone(),
                here: paragraphs(self.text, &ours),
                there: paragraphs(self.default, &theirs),
                other: self.other.clone(),
            };
            report.tell_beside(kind, place.unwrap_or(Place::File(self.text.file)), beside);
        }
    }

    /// Tells of paragraphs that are the same in both languages.
    fn translated(&self, report: &mut Report) {
        for (here, there) in built(self.text).zip(built(self.default)) {
            let (words, others) = (plain(here), plain(there));
            if words == others && words.chars().filter(|c| c.is_alphabetic()).count() >= SAME_FROM {
                let kind = Kind::SameParagraph { other: self.other.clone() };
                let beside = Place::Span(self.default.file, there.range.clone());
                report.tell_beside(kind, Place::Span(self.text.file, here.range.clone()), Some(beside));
            }
        }
    }
}

/// A block, or the end of a text that has no such block.
fn end_or(blocks: &[&WrittenBlock], at: usize, text: &SectionFile) -> Place {
    blocks.get(at).or(blocks.last()).map_or(Place::File(text.file), |block| Place::Span(text.file, block.range.clone()))
}

/// What a block is, with the picture that it places.
fn shape(block: &WrittenBlock) -> String {
    if let Some((picture, _)) = &block.picture {
        return format!("the picture `{picture}`");
    }
    match block.nodes.first() {
        Some(Node::Markdown(Event::Start(tag))) => match tag {
            Tag::Heading { level, .. } => format!("a heading of level {}", *level as u8),
            Tag::List(_) => "a list".to_owned(),
            Tag::Table(_) => "a table".to_owned(),
            Tag::BlockQuote(_) => "a quotation".to_owned(),
            Tag::CodeBlock(_) => "code".to_owned(),
            _ => "a paragraph".to_owned(),
        },
        _ => "a rule".to_owned(),
    }
}

/// The same with the claims by which an editor finds it.
fn described(block: &WrittenBlock) -> String {
    let claims: Vec<_> = claims(block).into_iter().map(|id| format!("`{id}`")).collect();
    match claims.first() {
        None => shape(block),
        Some(first) => format!("{} with {first}{}", shape(block), if claims.len() > 1 { " …" } else { "" }),
    }
}

/// The claims of a block by id: languages put them in different orders.
fn claims(block: &WrittenBlock) -> Vec<&Id> {
    let mut claims: Vec<_> = marks_of(block).flat_map(claims_of).collect();
    claims.sort();
    claims
}

/// Blocks by their numbers among the paragraphs, lists and tables of a text, from 1.
fn paragraphs(text: &SectionFile, blocks: &BTreeSet<usize>) -> String {
    let is_counted = |block: &&WrittenBlock| block.picture.is_none() && !shape(block).starts_with("a heading");
    let number = |at: usize| built(text).take(at + 1).filter(is_counted).count().to_string();
    let numbers: Vec<_> = blocks.iter().filter(|at| **at != FOOTNOTE).map(|at| number(*at)).collect();
    match &numbers[..] {
        [] if blocks.is_empty() => "no paragraph".to_owned(),
        [] => "a footnote".to_owned(),
        [one] => format!("paragraph {one}"),
        many => format!("paragraphs {}", many.join(" and ")),
    }
}

fn plain(block: &WrittenBlock) -> String {
    let mut out = String::new();
    block.nodes.iter().for_each(|node| node.push_plain(&mut out));
    out
}
