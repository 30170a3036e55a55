//! Readings, in lists and on their own pages.

use super::{
    super::{
        cx::PageCx,
        html::{self, Place},
        kept::{Link, Text},
        license,
        subject::Subject,
    },
    figures::Figures,
    note::Note,
    schema,
};
use crate::model::{Anchor, Block, BlockKind, ClaimIx, Ids, Mark, Node, Picture, Reading, ReadingIx, Remark, Section, SourceIx};
use serde::Serialize;
use std::collections::HashSet;

/// A reading in a list.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct ReadingItem {
    /// Its id.
    pub id: String,
    /// From this page to its own.
    pub href: String,
    /// HTML: its title.
    pub title: String,
    /// HTML: its summary.
    pub summary: String,
    /// The language of title, summary and citation, if it is not the page’s: a list shows readings of other languages, too.
    pub lang: Option<String>,
    /// The same in words: “in English”.
    pub lang_words: Option<String>,
    /// HTML: the citation of the work.
    pub work: String,
    /// What messages call the work: `article` or `document`.
    pub work_kind: &'static str,
    /// The day of its publication, in words.
    pub published: String,
    /// The same as `2026-11-24`.
    pub published_iso: String,
    /// How many claims, speakers and sources it has, in words.
    pub counts: String,
    /// Whether it is a draft.
    pub draft: bool,
}

/// A reading's page.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct ReadingView {
    #[serde(flatten)]
    pub item: ReadingItem,
    /// The day of its last change, in words.
    pub updated: Option<String>,
    /// The same as `2026-12`.
    pub updated_iso: Option<String>,
    /// Who has made it.
    pub editors: Vec<Editor>,
    /// A sentence that says who has checked it and when, or that nobody has signed it.
    pub checked: String,
    /// Its licence, as written.
    pub license: String,
    /// The address of the licence; nothing where it is no SPDX identifier.
    pub license_url: Option<String>,
    /// The address of the page with two languages side by side.
    pub parallel: Option<String>,
    /// The page of the work.
    pub work_link: Link,
    /// The copies of the work.
    pub witnesses: Vec<WitnessView>,
    /// Its sections; empty in a column of a page of two languages, which has them beside each other.
    pub sections: Vec<SectionView>,
    /// Its remarks, in the order of their places in the work.
    pub remarks: Vec<RemarkView>,
    /// The work and the sources that its notes name, in the order of the language.
    pub cited: Vec<CitedView>,
    /// Figures of who says what; only on the reading’s own page.
    pub figures: Option<Figures>,
    /// Data of schema.org as JSON, which can stand in a `script` element; only on the reading’s own page.
    pub schema: Option<String>,
}

/// An editor of a reading.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct Editor {
    /// The name.
    pub name: String,
    /// The address at ORCID.
    pub orcid: Option<String>,
}

/// A copy of the work.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct WitnessView {
    /// What it is called: “Witness A”.
    pub name: String,
    /// HTML: what it is.
    pub text: String,
}

/// A section of a reading.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct SectionView {
    /// Its id; the page has it with `s-` before it.
    pub id: String,
    /// HTML: its heading.
    pub title: String,
    /// The part of the work that it retells.
    pub locus: Option<String>,
    /// Its paragraphs and other blocks.
    pub blocks: Vec<BlockView>,
    /// Markdown’s own footnotes.
    pub footnotes: Vec<BlockView>,
}

/// A block of a section: a paragraph, a heading, a list, a picture.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct BlockView {
    /// HTML: the block; empty for a picture.
    pub html: String,
    /// The picture.
    pub picture: Option<PictureView>,
    /// The notes of the claims that are first marked in it.
    pub notes: Vec<Note>,
}

/// A picture of a reading.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct PictureView {
    /// Its address; nothing where it is not held.
    pub src: Option<String>,
    /// How wide it is in pixels, as its file says; a page with both does not shift when the picture comes.
    pub width: Option<u32>,
    /// How high it is.
    pub height: Option<u32>,
    /// What is to be seen.
    pub alt: String,
    /// HTML: its caption.
    pub caption: Option<String>,
    /// HTML: whose it is.
    pub credit: Option<String>,
    /// Where it stands in the work.
    pub locus: Option<String>,
}

/// A remark on the work.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct RemarkView {
    /// Its id.
    pub id: String,
    /// `translation`, `context`, `correction` or `furniture`.
    pub kind: &'static str,
    /// The same in words.
    pub kind_words: Text,
    /// Its place in the work.
    pub locus: Option<String>,
    /// Whether it is an inference.
    pub inferred: bool,
    /// HTML: the remark.
    pub text: String,
    /// What it rests on.
    pub sources: Vec<Link>,
    /// The ids of its marks on the page, without `remark-`.
    pub marks: Vec<String>,
    /// The claims that name it.
    pub claims: Vec<RemarkClaim>,
}

/// A source in the list of those that notes name.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct CitedView {
    /// From this page to the source’s.
    pub href: String,
    /// HTML: the citation.
    pub cited: String,
    /// Its address.
    pub url: Option<String>,
}

/// A claim that names a remark.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct RemarkClaim {
    /// Its id.
    pub id: String,
    /// Its number.
    pub number: usize,
}

impl ReadingItem {
    pub fn new(cx: PageCx, at: ReadingIx) -> Self {
        Self::written(cx, cx, at)
    }

    /// The reading in a list of all: in the page's language, or in the first that it has.
    pub fn listed(cx: PageCx, at: ReadingIx) -> Self {
        let langs = cx.site().reading(at).langs;
        let Some(other) = langs.first().filter(|_| !langs.has(cx.lang)) else { return Self::new(cx, at) };
        let own = cx.elsewhere(other);
        let item = Self::written(cx, own, at);
        Self { lang: Some(own.tag().to_string()), lang_words: Some(cx.language_words("in-language", other)), ..item }
    }

    /// Its own texts in one language, what is said of it in that of the page.
    fn written(cx: PageCx, own: PageCx, at: ReadingIx) -> Self {
        let reading = cx.site().reading(at);
        let place = own.place();
        Self {
            id: reading.id.to_string(),
            href: own.link_to(Subject::Reading(at)),
            title: place.inline(reading.title.get(own.lang)),
            summary: place.inline(reading.summary.get(own.lang)),
            lang: None,
            lang_words: None,
            work: own.cited(reading.work).html.clone(),
            work_kind: cx.shared.work_kind(reading).key(),
            published: cx.date(reading.published),
            published_iso: reading.published.to_string(),
            counts: counts(cx, reading),
            draft: reading.draft.has(own.lang),
        }
    }
}

impl ReadingView {
    pub fn new(cx: PageCx, at: ReadingIx) -> Self {
        let reading = cx.site().reading(at);
        let place = Place { reading: Some(at), ..cx.place() };
        let alone = cx.ids == Ids::Bare;
        let mut noted = vec![false; reading.claims.len()];
        let witness = |letter: char| cx.words("witness", [("letter", letter.to_string().into())]);
        Self {
            item: ReadingItem::new(cx, at),
            updated: reading.updated.map(|date| cx.date(date)),
            updated_iso: reading.updated.map(|date| date.to_string()),
            editors: reading
                .editors
                .iter()
                .map(|one| Editor { name: one.name.get(cx.lang).clone(), orcid: one.orcid.clone() })
                .collect(),
            checked: checked(cx, reading),
            license: reading.license.clone(),
            license_url: license::addresses(&reading.license).into_iter().next().filter(|_| !reading.license.contains(' ')),
            parallel: cx.shared.has_parallel(reading).then(|| cx.link_to(Subject::Parallel(at))),
            work_link: cx.source_link(reading.work),
            witnesses: reading
                .witnesses
                .iter()
                .map(|one| WitnessView { name: witness(one.letter), text: place.inline(one.text.get(cx.lang)) })
                .collect(),
            sections: reading.sections.iter().map(|one| section(place, at, one, &mut noted)).collect(),
            cited: cited(cx, reading),
            figures: alone.then(|| Figures::new(cx, reading)),
            schema: alone.then(|| schema::reading(cx, at)),
            remarks: reading.remarks.iter().enumerate().map(|(k, one)| remark(place, reading, k, one)).collect(),
        }
    }
}

fn cited(cx: PageCx, reading: &Reading) -> Vec<CitedView> {
    let named: HashSet<SourceIx> =
        reading.claims.iter().flat_map(|claim| &claim.evidence).map(|one| one.source).chain([reading.work]).collect();
    let ranks = cx.shared.source_ranks.get(cx.lang);
    let mut order: Vec<SourceIx> = named.into_iter().collect();
    order.sort_by_key(|at| ranks[at.index()]);
    let view = |at: SourceIx| CitedView {
        href: cx.link_to(Subject::Source(at, 1)),
        cited: cx.cited(at).html.clone(),
        url: cx.site().source(at).entry.get(cx.lang).url().map(|url| url.value.to_string()),
    };
    order.into_iter().map(view).collect()
}

/// How many claims, speakers and sources a reading has, in words.
fn counts(cx: PageCx, reading: &Reading) -> String {
    let speakers: HashSet<_> = reading.claims.iter().flat_map(|claim| &claim.speakers).collect();
    let sources: HashSet<_> = reading.claims.iter().flat_map(|claim| &claim.evidence).map(|one| one.source).collect();
    let numbers = [("claims", reading.claims.len()), ("speakers", speakers.len()), ("sources", sources.len())];
    cx.words("counts", numbers.map(|(name, count)| (name, count.into())))
}

fn checked(cx: PageCx, reading: &Reading) -> String {
    match &reading.checked {
        Some(checked) => {
            let date = cx.date(checked.date);
            cx.words("checked", [("name", checked.name.get(cx.lang).as_str().into()), ("date", date.into())])
        }
        None => cx.word("unsigned"),
    }
}

fn section(place: Place, at: ReadingIx, section: &Section, noted: &mut [bool]) -> SectionView {
    let blocks = section.body.get(place.cx.lang);
    let footnotes = html::Footnotes::new(blocks.iter().flat_map(|block| &block.nodes));
    let place = Place { footnotes: Some(&footnotes), ..place };
    let (below, text): (Vec<&Block>, Vec<&Block>) = blocks.iter().partition(|block| block.kind == BlockKind::Footnote);
    SectionView {
        id: section.id.to_string(),
        title: place.inline(section.title.get(place.cx.lang)),
        locus: section.locus.map(|locus| locus.to_string()),
        blocks: text.into_iter().map(|one| block(place, at, one, noted)).collect(),
        footnotes: below.into_iter().map(|one| block(place, at, one, noted)).collect(),
    }
}

fn block(place: Place, at: ReadingIx, block: &Block, noted: &mut [bool]) -> BlockView {
    // By number and not by place in the text, so that twins in two languages have one slot whatever the order of words.
    let mut fresh = first_marked(block, noted);
    fresh.sort();
    // Only such a page may be set in vertical lines.
    let place = Place { noted: &fresh, upright: place.cx.tag().primary() == "ja", ..place };
    let picture = if let BlockKind::Picture(nth) = block.kind {
        let reading = place.cx.site().reading(at);
        Some(picture(place, reading, reading.picture(nth)))
    } else {
        None
    };
    BlockView {
        html: if picture.is_some() { String::new() } else { place.nodes(&block.nodes) },
        picture,
        notes: fresh.iter().enumerate().map(|(k, claim)| Note::new(place, at, *claim, k + 1)).collect(),
    }
}

/// The claims whose first marks stand in this block.
fn first_marked(block: &Block, noted: &mut [bool]) -> Vec<ClaimIx> {
    let mut fresh = Vec::new();
    for node in &block.nodes {
        let Node::Open(Mark::Claims(claims)) = node else { continue };
        for (claim, _) in claims {
            if !std::mem::replace(&mut noted[claim.index()], true) {
                fresh.push(*claim);
            }
        }
    }
    fresh
}

fn picture(place: Place, reading: &Reading, picture: &Picture) -> PictureView {
    let text = |text: &crate::model::Localised<crate::model::Inline>| place.inline(text.get(place.cx.lang));
    PictureView {
        src: picture.file.as_ref().map(|file| place.cx.picture(reading, file)),
        width: picture.size.map(|size| size.width),
        height: picture.size.map(|size| size.height),
        alt: picture.alt.get(place.cx.lang).clone(),
        caption: picture.caption.as_ref().map(text),
        credit: picture.credit.as_ref().map(text),
        locus: picture.locus.map(|locus| locus.to_string()),
    }
}

fn remark(place: Place, reading: &Reading, at: usize, remark: &Remark) -> RemarkView {
    let cx = place.cx;
    let named = reading.claims.iter().enumerate().filter(|(_, claim)| claim.remark.is_some_and(|one| one.index() == at));
    RemarkView {
        id: remark.id.to_string(),
        kind: remark.kind.key(),
        kind_words: cx.of_work(&format!("remark-{}", remark.kind.key()), cx.shared.work_kind(reading)),
        locus: remark.locus.map(|locus| locus.to_string()),
        inferred: remark.inferred,
        text: place.inline(remark.text.get(cx.lang)),
        sources: remark.sources.iter().map(|one| cx.source_link(*one)).collect(),
        marks: (1..=*remark.marks.get(cx.lang)).map(|nth| Anchor::Mark(&remark.id, nth).to_string()).collect(),
        claims: named.map(|(k, claim)| RemarkClaim { id: claim.id.to_string(), number: k + 1 }).collect(),
    }
}
