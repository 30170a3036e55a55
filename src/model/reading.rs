//! Readings, with their claims, evidence and remarks.

use super::{
    Anchor, ClaimKind, Due, EditorKind, Id, Inline, LangSet, Localised, Locus, Mark, Node, Origin, OwnLang, PartialDate,
    PictureIx, Relation, RemarkIx, RemarkKind, SectionIx, SourceIx, SpeakerIx, Verdicts, Voice,
};

/// The annotated retelling of one work.
#[derive(Debug)]
pub struct Reading {
    /// The folder's name.
    pub id: Id,
    /// The reading's own title, not the work's.
    pub title: Localised<Inline>,
    /// One or two sentences for lists and link previews.
    pub summary: Localised<Inline>,
    /// The document that is read.
    pub work: SourceIx,
    /// The copies that loci point into.
    pub witnesses: Vec<Witness>,
    /// When the reading was published.
    pub published: PartialDate,
    /// When it was last changed.
    pub updated: Option<PartialDate>,
    /// Who made it.
    pub editors: Vec<Editor>,
    /// Who has checked and signed it.
    pub checked: Option<Checked>,
    /// An SPDX expression or the licence's name.
    pub license: String,
    /// The languages in which it is published; the others are held against the first.
    pub langs: LangSet,
    /// The languages in which it is a draft, and there only with `--drafts`.
    pub draft: LangSet,
    /// The pictures that sections place.
    pub pictures: Vec<Picture>,
    /// The sections in order.
    pub sections: Vec<Section>,
    /// The claims in the order in which its first language marks them: claim `k` bears the number `k + 1`.
    pub claims: Vec<Claim>,
    /// The remarks in the order of their places in the work.
    pub remarks: Vec<Remark>,
}

/// An editor of a reading.
#[derive(Debug)]
pub struct Editor {
    /// The name.
    pub name: Localised<String>,
    /// The address at ORCID.
    pub orcid: Option<String>,
    /// A person or a body, where that is said; only persons have an ORCID.
    pub kind: Option<EditorKind>,
}

/// Who has checked a reading and answers for it.
#[derive(Debug)]
pub struct Checked {
    /// The name.
    pub name: Localised<String>,
    /// When.
    pub date: PartialDate,
}

/// One copy of the work.
#[derive(Debug)]
pub struct Witness {
    /// The letter in loci.
    pub letter: char,
    /// What the copy is.
    pub text: Localised<Inline>,
}

/// A picture of the work, or the frame of one that is not held.
#[derive(Debug)]
pub struct Picture {
    /// The name in `picture:ID`.
    pub id: Id,
    /// The file in the reading's folder; none where the picture is not held.
    pub file: Option<String>,
    /// How large it is; none where the picture is not held, or does not say.
    pub size: Option<PixelSize>,
    /// What is to be seen, for those who do not see it.
    pub alt: Localised<String>,
    /// The caption, retold.
    pub caption: Option<Localised<Inline>>,
    /// Whose picture it is.
    pub credit: Option<Localised<Inline>>,
    /// Where the caption stands in the work.
    pub locus: Option<Locus>,
}

/// How large a picture is drawn, in pixels of CSS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PixelSize {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

/// One section in every language.
#[derive(Debug)]
pub struct Section {
    /// `lead` of `01-lead.en.md`.
    pub id: Id,
    /// The part of the work that is retold.
    pub locus: Option<Locus>,
    /// The heading.
    pub title: Localised<Inline>,
    /// The text, block by block.
    pub body: Localised<Vec<Block>>,
}

/// A block at the top of a section: what notes are put after.
#[derive(Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text.
    pub nodes: Vec<Node<Mark>>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph,
    /// A picture of the reading.
    Picture(PictureIx),
    /// A footnote's text, which goes to the end of the section.
    Footnote,
    /// A heading, list, quotation, table or rule.
    Other,
}

/// One statement that the work makes.
#[derive(Debug)]
pub struct Claim {
    /// The key in `claims.yaml`.
    pub id: Id,
    /// Whom it is attributed to.
    pub speakers: Vec<SpeakerIx>,
    /// How the work gives it.
    pub voice: Voice,
    /// What sort of statement it is.
    pub kind: ClaimKind,
    /// Where its words stand.
    pub locus: Locus,
    /// The claim restated.
    pub text: Localised<Inline>,
    /// Whether the work's wording is doubtful and the claim restated as probably meant.
    pub inferred: bool,
    /// The remark that belongs to it.
    pub remark: Option<RemarkIx>,
    /// Whose own word is not independent.
    pub parties: Vec<SpeakerIx>,
    /// What sources have to say, in the editor's order.
    pub evidence: Vec<Evidence>,
    /// The editor's comment.
    pub note: Option<Localised<Inline>>,
    /// A few words that name the matter, for lists.
    pub label: Option<Localised<String>>,
    /// When a forecast falls due.
    pub due: Option<Due>,
    /// What changed after publication.
    pub history: Vec<Change>,
    /// How often it is marked, at least once in each language.
    pub marks: Localised<u32>,
    /// The section that marks it first.
    pub section: SectionIx,
    /// The answers to both questions.
    pub verdicts: Verdicts,
}

impl Claim {
    /// The ids of its marks on the page of one language: `ID`, `ID-2` …
    pub fn mark_ids(&self, lang: OwnLang) -> impl Iterator<Item = String> + '_ {
        (1..=*self.marks.get(lang)).map(|nth| Anchor::Mark(&self.id, nth).to_string())
    }
}

/// What changed after publication.
#[derive(Debug)]
pub struct Change {
    /// When.
    pub date: PartialDate,
    /// What changed.
    pub text: Localised<Inline>,
}

/// One source's bearing on one claim.
#[derive(Debug)]
pub struct Evidence {
    /// The source.
    pub source: SourceIx,
    /// What it does.
    pub relation: Relation,
    /// The origins at the end of its chain; none of them where only the work itself is behind it.
    pub origins: Vec<SourceIx>,
    /// On whose word the source has it, where it only passes that on.
    pub word_of: Option<SpeakerIx>,
    /// Whether the chain ends in the dark.
    pub unknown: bool,
    /// Which speaker it is about, where the claim has several.
    pub speaker: Option<SpeakerIx>,
    /// The place in the source.
    pub at: Option<Localised<Inline>>,
    /// How the words or figures differ, or which part it bears on.
    pub note: Option<Localised<Inline>>,
}

impl Evidence {
    /// What counts as its origins on "is it so?": the one whose word it passes on, else the ends of its chain.
    pub fn bearing(&self) -> impl Iterator<Item = Origin> + '_ {
        let vouched = self.word_of.filter(|_| !self.origins.is_empty() || self.unknown);
        let chain = self.origins.iter().copied().filter(|_| self.word_of.is_none()).map(Origin::Source);
        vouched.map(Origin::Speaker).into_iter().chain(chain)
    }

    /// Whether its origin is unknown, as far as "is it so?" goes.
    #[must_use]
    pub const fn is_dark(&self) -> bool {
        self.unknown && self.word_of.is_none()
    }
}

/// An editor's note on the work itself.
#[derive(Debug)]
pub struct Remark {
    /// The key in `remarks.yaml`.
    pub id: Id,
    /// What it is about.
    pub kind: RemarkKind,
    /// Where.
    pub locus: Option<Locus>,
    /// Whether it is an inference.
    pub inferred: bool,
    /// The remark.
    pub text: Localised<Inline>,
    /// On what ground.
    pub sources: Vec<SourceIx>,
    /// How often it is marked on the page of each language.
    pub marks: Localised<u32>,
}
