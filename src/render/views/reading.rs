use super::{
    super::{
        Shared,
        assets::encoded,
        html::{self, Place},
        license,
    },
    figures::Figures,
    note::Note,
    page::Item,
    schema,
};
use crate::model::{Anchor, Block, BlockKind, ClaimIx, Lang, Mark, Node, Picture, Reading, ReadingIx, Remark, Section, SourceIx};
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
    pub work_link: Item,
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
    pub kind_words: String,
    /// Its place in the work.
    pub locus: Option<String>,
    /// Whether it is an inference.
    pub inferred: bool,
    /// HTML: the remark.
    pub text: String,
    /// What it rests on.
    pub sources: Vec<Item>,
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
    pub fn new(shared: &Shared, at: ReadingIx, lang: Lang, up: &str) -> Self {
        let reading = shared.site.reading(at);
        let place = shared.place(lang, up, "");
        Self {
            id: reading.id.to_string(),
            href: shared.page_of(reading, lang).href(up),
            title: place.inline(reading.title.get(lang)),
            summary: place.inline(reading.summary.get(lang)),
            work: shared.cited(reading.work, lang).html.clone(),
            work_kind: shared.work_kind(reading),
            published: shared.locales.date(lang, reading.published),
            published_iso: reading.published.to_string(),
            counts: shared.counts(reading, lang),
            draft: reading.draft.has(lang),
        }
    }
}

impl ReadingView {
    pub fn new(shared: &Shared, at: ReadingIx, lang: Lang, prefix: &str) -> Self {
        let reading = shared.site.reading(at);
        let place = Place { reading: Some(reading), ..shared.place(lang, "", prefix) };
        let mut noted = vec![false; reading.claims.len()];
        let witness = |letter: char| shared.messages.with(lang, "witness", [("letter", letter.to_string().into())]);
        Self {
            item: ReadingItem::new(shared, at, lang, ""),
            updated: reading.updated.map(|date| shared.locales.date(lang, date)),
            updated_iso: reading.updated.map(|date| date.to_string()),
            editors: reading
                .editors
                .iter()
                .map(|one| Editor { name: one.name.get(lang).clone(), orcid: one.orcid.clone() })
                .collect(),
            checked: checked(shared, reading, lang),
            license: reading.license.clone(),
            license_url: license::addresses(&reading.license).into_iter().next().filter(|_| !reading.license.contains(' ')),
            parallel: shared.has_parallel().then(|| shared.parallel_of(reading, lang).name().to_owned()),
            work_link: shared.source_link(reading.work, lang, ""),
            witnesses: reading
                .witnesses
                .iter()
                .map(|one| WitnessView { name: witness(one.letter), text: place.inline(one.text.get(lang)) })
                .collect(),
            sections: reading.sections.iter().map(|one| section(shared, place, reading, one, &mut noted)).collect(),
            cited: cited(shared, reading, lang),
            figures: prefix.is_empty().then(|| Figures::new(shared, reading, lang)),
            schema: prefix.is_empty().then(|| schema::reading(shared, at, lang)),
            remarks: reading.remarks.iter().enumerate().map(|(k, one)| remark(shared, place, reading, k, one)).collect(),
        }
    }
}

fn cited(shared: &Shared, reading: &Reading, lang: Lang) -> Vec<CitedView> {
    let named: HashSet<SourceIx> =
        reading.claims.iter().flat_map(|claim| &claim.evidence).map(|one| one.source).chain([reading.work]).collect();
    let order = shared.source_order.get(lang).iter().filter(|at| named.contains(at));
    let view = |at: &SourceIx| CitedView {
        href: shared.source_link(*at, lang, "").href,
        cited: shared.cited(*at, lang).html.clone(),
        url: shared.site.source(*at).entry.get(lang).url().map(|url| url.value.to_string()),
    };
    order.map(view).collect()
}

fn checked(shared: &Shared, reading: &Reading, lang: Lang) -> String {
    match &reading.checked {
        Some(checked) => {
            let date = shared.locales.date(lang, checked.date);
            shared.messages.with(lang, "checked", [("name", checked.name.get(lang).as_str().into()), ("date", date.into())])
        }
        None => shared.messages.get(lang, "unsigned").to_owned(),
    }
}

fn section(shared: &Shared, place: Place, reading: &Reading, section: &Section, noted: &mut [bool]) -> SectionView {
    let blocks = section.body.get(place.lang);
    let footnotes = html::footnotes(blocks.iter().flat_map(|block| &block.nodes));
    let place = Place { footnotes: &footnotes, ..place };
    let (below, text): (Vec<&Block>, Vec<&Block>) = blocks.iter().partition(|block| block.kind == BlockKind::Footnote);
    SectionView {
        id: section.id.to_string(),
        title: place.inline(section.title.get(place.lang)),
        locus: section.locus.map(|locus| locus.to_string()),
        blocks: text.into_iter().map(|one| block(shared, place, reading, one, noted)).collect(),
        footnotes: below.into_iter().map(|one| block(shared, place, reading, one, noted)).collect(),
    }
}

fn block(shared: &Shared, place: Place, reading: &Reading, block: &Block, noted: &mut [bool]) -> BlockView {
    // By number and not by place in the text, so that twins in two languages have one slot whatever the order of words.
    let mut fresh = first_marked(block, noted);
    fresh.sort();
    let place = Place { noted: &fresh, upright: is_japanese(shared, place.lang), ..place };
    let picture = if let BlockKind::Picture(at) = block.kind { Some(picture(place, reading, reading.picture(at))) } else { None };
    BlockView {
        html: if picture.is_some() { String::new() } else { place.nodes(&block.nodes) },
        picture,
        notes: fresh.iter().enumerate().map(|(k, claim)| Note::new(shared, place, reading, *claim, k + 1)).collect(),
    }
}

/// Whether the page may be set in vertical lines.
fn is_japanese(shared: &Shared, lang: Lang) -> bool {
    shared.site.settings().languages.tag(lang).primary() == "ja"
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
    let text = |text: &crate::model::Localised<crate::model::Inline>| place.inline(text.get(place.lang));
    PictureView {
        src: picture.file.as_ref().map(|file| format!("../assets/{}/{}", reading.id, encoded(file))),
        alt: picture.alt.get(place.lang).clone(),
        caption: picture.caption.as_ref().map(text),
        credit: picture.credit.as_ref().map(text),
        locus: picture.locus.map(|locus| locus.to_string()),
    }
}

fn remark(shared: &Shared, place: Place, reading: &Reading, at: usize, remark: &Remark) -> RemarkView {
    let lang = place.lang;
    let named = reading.claims.iter().enumerate().filter(|(_, claim)| claim.remark.is_some_and(|one| one.index() == at));
    RemarkView {
        id: remark.id.to_string(),
        kind: remark.kind.key(),
        kind_words: shared.of_work(lang, &format!("remark-{}", remark.kind.key()), shared.work_kind(reading)),
        locus: remark.locus.map(|locus| locus.to_string()),
        inferred: remark.inferred,
        text: place.inline(remark.text.get(lang)),
        sources: remark.sources.iter().map(|one| shared.source_link(*one, lang, place.up)).collect(),
        marks: (1..=*remark.marks.get(lang)).map(|nth| Anchor::Mark(&remark.id, nth).to_string()).collect(),
        claims: named.map(|(k, claim)| RemarkClaim { id: claim.id.to_string(), number: k + 1 }).collect(),
    }
}
