//! Texts of one line: complete in every language, every mark resolved.

use super::{
    quantities::Quantities,
    tables::{Tables, Within},
};
use crate::{
    diagnostics::{Kind, Place, Report, Reported, YamlPlace, all, nearest},
    model::{ClaimIx, Inline, LangSet, LanguageTag, Languages, Localised, Mark, Node, OwnLang, RemarkIx, plain},
    parse::text::{RawText, Target, WrittenMark, WrittenNodes, WrittenText},
};

/// What marks in a text may name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scope<'a> {
    pub languages: &'a Languages,
    /// The languages of what the text belongs to.
    pub langs: LangSet,
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
    pub fn text(self, raw: &RawText, place: &YamlPlace, report: &mut Report) -> Result<Localised<Inline>, Reported> {
        self.counted(raw, place, None, report)
    }

    /// The same where one is given. One that is wrong is left out, which stops the site in the end: nothing hangs on such a text.
    pub fn optional(self, raw: Option<&RawText>, place: &YamlPlace, report: &mut Report) -> Option<Localised<Inline>> {
        raw.and_then(|raw| self.text(raw, place, report).ok())
    }

    /// The text in every language; with counts for each, remarks can be marked in it.
    pub fn counted(
        self,
        raw: &RawText,
        place: &YamlPlace,
        mut counts: Option<&mut Localised<Counts>>,
        report: &mut Report,
    ) -> Result<Localised<Inline>, Reported> {
        let texts = self.complete(raw, place, report)?;
        same(raw, place, report);
        let lines = Localised::new(self.langs, |lang| {
            let (text, here) = texts.get(lang);
            // A text that holds for all languages is told of once.
            let again = Some(lang) != self.langs.first() && matches!(raw, RawText::All(_));
            let report = if again { &mut Report::default() } else { &mut *report };
            for kind in &text.problems {
                report.emit(kind.clone(), here.clone());
            }
            if text.problems.is_empty() && is_empty(text) {
                report.emit(Kind::EmptyText, here.clone());
            }
            let counts = counts.as_deref_mut().map(|counts| counts.get_mut(lang));
            self.nodes(text.nodes.clone(), lang, counts, false, &|_| here.clone().into(), report).map(Inline)
        });
        lines.transpose()
    }

    /// The text without marks.
    pub fn plain(self, raw: &RawText, place: &YamlPlace, report: &mut Report) -> Result<Localised<String>, Reported> {
        self.text(raw, place, report).map(|text| text.map(Inline::plain))
    }

    /// The tag of a language.
    pub fn tag(self, lang: OwnLang) -> &'a LanguageTag {
        self.languages.tag(lang)
    }

    /// The numbers of the reading that the text belongs to, else those of the site in a language.
    fn quantities(self, lang: OwnLang) -> &'a Quantities {
        self.reading.map_or_else(|| self.tables.quantities.get(lang), |reading| &reading.quantities)
    }

    fn complete<'r>(
        self,
        raw: &'r RawText,
        place: &YamlPlace,
        report: &mut Report,
    ) -> Result<Localised<(&'r WrittenText, YamlPlace)>, Reported> {
        let texts = match raw {
            RawText::All(text) => return Ok(Localised::new(self.langs, |_| (text, place.clone()))),
            RawText::Per(texts) => texts,
        };
        let mut whole = Ok(());
        for (tag, _) in texts {
            if self.languages.find(tag).is_none() {
                let suggestion = nearest(tag, self.languages.iter().map(|lang| self.languages.tag(lang).as_str()));
                let kind = Kind::UnknownLanguage { language: tag.clone(), suggestion };
                whole = Err(report.emit(kind, place.key(tag).name()));
            }
        }
        let found = Localised::new(self.langs, |lang| {
            let tag = self.languages.tag(lang).as_str();
            let text = texts.iter().find(|(known, _)| known == tag).map(|(_, text)| (text, place.key(tag)));
            text.ok_or_else(|| report.emit(Kind::TextMissing { language: tag.to_owned() }, place.name()))
        });
        found.transpose().and_then(|found| whole.map(|()| found))
    }

    /// Resolves every mark of a text. `claims` says whether claims can be marked in it, which only sections can; `at` gives
    /// a mark's place.
    pub fn nodes(
        self,
        nodes: WrittenNodes,
        lang: OwnLang,
        mut counts: Option<&mut Counts>,
        claims: bool,
        at: &dyn Fn(&WrittenMark) -> Place,
        report: &mut Report,
    ) -> Result<Vec<Node<Mark>>, Reported> {
        let mut whole = Ok(());
        let mut out = Vec::with_capacity(nodes.len());
        for node in nodes {
            let mark = |written| self.mark(&written, counts.as_deref_mut(), claims, at, report);
            match node.try_map(mark, |quantity| self.quantities(lang).of(quantity)) {
                Ok(node) => out.push(node),
                Err(reported) => whole = Err(reported),
            }
        }
        whole.map(|()| out)
    }

    fn mark(
        self,
        written: &WrittenMark,
        counts: Option<&mut Counts>,
        claims: bool,
        at: &dyn Fn(&WrittenMark) -> Place,
        report: &mut Report,
    ) -> Result<Mark, Reported> {
        let place = || at(written);
        let tables = self.tables;
        match (&written.target, counts, self.reading) {
            (Target::Claims(ids), Some(counts), Some(reading)) if claims => {
                let found = all(ids.iter().map(|id| reading.claims.find(id, place, report)))?;
                Ok(Mark::Claims(found.into_iter().map(|claim| (claim, counts.claim(claim))).collect()))
            }
            (Target::Remark(id), Some(counts), Some(reading)) => {
                let remark = reading.remarks.find(id, place, report)?;
                Ok(Mark::Remark(remark, counts.remark(remark)))
            }
            (Target::Claims(_), ..) => Err(report.emit(Kind::MarkNotHere { scheme: "claim" }, place())),
            (Target::Remark(_), ..) => Err(report.emit(Kind::MarkNotHere { scheme: "remark" }, place())),
            (Target::Speaker(id), ..) => tables.speakers.find(id, place, report).map(Mark::Speaker),
            (Target::Source(id), ..) => tables.sources.find(id, place, report).map(Mark::Source),
            (Target::Elsewhere(reading, claim), ..) => {
                let reading = tables.readings.find(reading, place, report)?;
                let claim = tables.within[reading.index()].claims.find(claim, place, report)?;
                Ok(Mark::Elsewhere(reading, claim))
            }
            (Target::Language(tag), ..) => Ok(Mark::Language(tag.clone())),
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
