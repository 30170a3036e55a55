//! Texts of one line: complete in every language, every mark resolved.

use super::{
    quantities::Quantities,
    tables::{Tables, Within},
};
use crate::{
    diagnostics::{Kind, Place, Report, YamlPlace, nearest},
    model::{ClaimIx, Inline, Lang, Languages, Localised, Mark, Node, RemarkIx, plain},
    parse::text::{RawText, Target, WrittenMark, WrittenNodes, WrittenText},
};

/// What marks in a text may name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scope<'a> {
    pub languages: &'a Languages,
    pub tables: &'a Tables,
    /// The reading that the text belongs to.
    pub reading: Option<&'a Within>,
}

/// Counts the marks of claims and remarks on one page, to tell the first of each from later ones.
#[derive(Debug, Clone, Default)]
pub(super) struct Counts {
    pub claims: Vec<u32>,
    pub remarks: Vec<u32>,
}

impl Counts {
    pub fn new(claims: usize, remarks: usize) -> Self {
        Self { claims: vec![0; claims], remarks: vec![0; remarks] }
    }

    fn claim(&mut self, at: ClaimIx) -> u32 {
        next(&mut self.claims, at.index())
    }

    fn remark(&mut self, at: RemarkIx) -> u32 {
        next(&mut self.remarks, at.index())
    }
}

fn next(counts: &mut [u32], index: usize) -> u32 {
    let Some(count) = counts.get_mut(index) else { return 1 };
    *count += 1;
    *count
}

impl<'a> Scope<'a> {
    /// The text in every language. Remarks cannot be marked in it.
    pub fn text(self, raw: &RawText, place: &YamlPlace, report: &mut Report) -> Option<Localised<Inline>> {
        self.counted(raw, place, None, report)
    }

    /// The same where one is given.
    pub fn optional(self, raw: Option<&RawText>, place: &YamlPlace, report: &mut Report) -> Option<Localised<Inline>> {
        raw.and_then(|raw| self.text(raw, place, report))
    }

    /// The text in every language; with counts for each, remarks can be marked in it.
    pub fn counted(
        self,
        raw: &RawText,
        place: &YamlPlace,
        mut counts: Option<&mut Localised<Counts>>,
        report: &mut Report,
    ) -> Option<Localised<Inline>> {
        let texts = self.complete(raw, place, report)?;
        same(raw, place, report);
        let lines = Localised::new(self.languages, |lang| {
            let (text, here) = texts.get(lang);
            // A text that holds for all languages is told of once.
            let again = lang != Lang::DEFAULT && matches!(raw, RawText::All(_));
            let report = if again { &mut Report::default() } else { &mut *report };
            for kind in &text.problems {
                report.emit(kind.clone(), here.clone());
            }
            if text.problems.is_empty() && is_empty(text) {
                report.emit(Kind::EmptyText, here.clone());
            }
            let counts = counts.as_deref_mut().map(|counts| counts.get_mut(lang));
            self.nodes(text.nodes.clone(), counts, false, &|_| here.clone().into(), report).map(Inline)
        });
        lines.transpose()
    }

    /// The text without marks.
    pub fn plain(self, raw: &RawText, place: &YamlPlace, report: &mut Report) -> Option<Localised<String>> {
        self.text(raw, place, report).map(|text| text.map(Inline::plain))
    }

    /// The numbers of the reading that the text belongs to, else those of the site.
    fn quantities(self) -> &'a Quantities {
        self.reading.map_or(&self.tables.quantities, |reading| &reading.quantities)
    }

    fn complete<'r>(
        self,
        raw: &'r RawText,
        place: &YamlPlace,
        report: &mut Report,
    ) -> Option<Localised<(&'r WrittenText, YamlPlace)>> {
        let texts = match raw {
            RawText::All(text) => return Some(Localised::new(self.languages, |_| (text, place.clone()))),
            RawText::Per(texts) => texts,
        };
        let mut whole = true;
        for (tag, _) in texts {
            if self.languages.find(tag).is_none() {
                let suggestion = nearest(tag, self.languages.iter().map(|lang| self.languages.tag(lang).as_str()));
                report.emit(Kind::UnknownLanguage { language: tag.clone(), suggestion }, place.key(tag).name());
                whole = false;
            }
        }
        let found = Localised::new(self.languages, |lang| {
            let tag = self.languages.tag(lang).as_str();
            let text = texts.iter().find(|(known, _)| known == tag).map(|(_, text)| (text, place.key(tag)));
            if text.is_none() {
                report.emit(Kind::TextMissing { language: tag.to_owned() }, place.name());
            }
            text
        });
        found.transpose().filter(|_| whole)
    }

    /// Resolves every mark of a text. `claims` says whether claims can be marked in it, which only sections can; `at` gives
    /// a mark's place.
    pub fn nodes(
        self,
        nodes: WrittenNodes,
        mut counts: Option<&mut Counts>,
        claims: bool,
        at: &dyn Fn(&WrittenMark) -> Place,
        report: &mut Report,
    ) -> Option<Vec<Node<Mark>>> {
        let mut whole = true;
        let mut out = Vec::with_capacity(nodes.len());
        for node in nodes {
            let mark = |written| self.mark(&written, counts.as_deref_mut(), claims, at, report);
            let resolved = node.try_map(mark, |quantity| self.quantities().of(quantity));
            whole &= resolved.is_some();
            out.extend(resolved);
        }
        whole.then_some(out)
    }

    fn mark(
        self,
        written: &WrittenMark,
        counts: Option<&mut Counts>,
        claims: bool,
        at: &dyn Fn(&WrittenMark) -> Place,
        report: &mut Report,
    ) -> Option<Mark> {
        let place = || at(written);
        let tables = self.tables;
        match (&written.target, counts, self.reading) {
            (Target::Claims(ids), Some(counts), Some(reading)) if claims => {
                let found: Vec<_> = ids.iter().filter_map(|id| reading.claims.find(id, place, report)).collect();
                let all = found.len() == ids.len();
                all.then(|| Mark::Claims(found.into_iter().map(|claim| (claim, counts.claim(claim))).collect()))
            }
            (Target::Remark(id), Some(counts), Some(reading)) => {
                let remark = reading.remarks.find(id, place, report)?;
                Some(Mark::Remark(remark, counts.remark(remark)))
            }
            (Target::Claims(_), ..) => told(Kind::MarkNotHere { scheme: "claim" }, place(), report),
            (Target::Remark(_), ..) => told(Kind::MarkNotHere { scheme: "remark" }, place(), report),
            (Target::Speaker(id), ..) => tables.speakers.find(id, place, report).map(Mark::Speaker),
            (Target::Source(id), ..) => tables.sources.find(id, place, report).map(Mark::Source),
            (Target::Elsewhere(reading, claim), ..) => {
                let reading = tables.readings.find(reading, place, report)?;
                let claim = tables.within[reading.index()].claims.find(claim, place, report)?;
                Some(Mark::Elsewhere(reading, claim))
            }
            (Target::Language(tag), ..) => Some(Mark::Language(tag.clone())),
        }
    }
}

/// Tells of a text that has been written for two languages and is the same in both.
fn same(raw: &RawText, place: &YamlPlace, report: &mut Report) {
    let RawText::Per(texts) = raw else { return };
    for (at, (tag, text)) in texts.iter().enumerate() {
        let words = plain(&text.nodes);
        let other = texts[..at].iter().find(|(_, other)| plain(&other.nodes) == words).filter(|_| !words.trim().is_empty());
        if let Some((other, _)) = other {
            let kind = Kind::SameText { language: tag.clone(), other: other.clone() };
            report.emit_with(kind, place.key(tag), Some(place.key(other).into()));
        }
    }
}

fn is_empty(text: &WrittenText) -> bool {
    plain(&text.nodes).trim().is_empty()
}

fn told(kind: Kind, place: Place, report: &mut Report) -> Option<Mark> {
    report.emit(kind, place);
    None
}
