//! Readings: sections and their marks, the order of claims, and what stands in one language only.

use super::{
    Records,
    about::{self, About},
    claims::ReadingCx,
    doubts, parity, sections,
    tables::Within,
    texts::{Counts, Scope},
};
use crate::{
    diagnostics::{Kind, Report, Reported, YamlPlace, all},
    model::{Claim, Id, LangSet, Localised, PartialDate, Reading, Remark, Section, SectionIx},
    parse::{ParsedReading, Rows, Spot, raw::RawReading},
};
use rayon::prelude::*;
use std::collections::HashMap;

/// Orders claims by their first marks in the first language, and remarks by their places in the work.
pub(super) fn number(reading: &mut ParsedReading) {
    let mut order: HashMap<&Id, usize> = HashMap::new();
    for id in reading.marks.within(reading.first()).flat_map(Spot::claims) {
        let next = order.len();
        order.entry(id).or_insert(next);
    }
    reading.claims.rows.0.sort_by_key(|(id, _)| order.get(id).copied().unwrap_or(usize::MAX));
    reading.remarks.rows.0.sort_by_key(|(_, remark)| remark.locus.map(|locus| (locus.first, locus.last)));
}

/// Links every reading on every core.
pub(super) fn link(
    readings: Vec<ParsedReading>,
    scope: Scope,
    records: Result<Records, Reported>,
    today: PartialDate,
    report: &mut Report,
) -> Result<Vec<Reading>, Reported> {
    let linked: Vec<_> = readings
        .into_par_iter()
        .zip(&scope.tables.within)
        .map(|(reading, within)| {
            let mut report = Report::default();
            let reading = one(reading, within, scope, records, today, &mut report);
            (reading, report)
        })
        .collect();
    all(linked.into_iter().map(|(reading, told)| {
        report.append(told);
        reading
    }))
}

/// Links one reading, whose ids are those `within`.
pub(super) fn one(
    parsed: ParsedReading,
    within: &Within,
    scope: Scope,
    records: Result<Records, Reported>,
    today: PartialDate,
    report: &mut Report,
) -> Result<Reading, Reported> {
    let scope = Scope { reading: Some(within), langs: parsed.langs, ..scope };
    parity::sections(&parsed, within, scope.languages, report);
    let (first, placed) = (parsed.first(), about::placed_pictures(&parsed.sections));
    let ParsedReading { id, langs, draft, about: raw, claims, remarks, sections, marks, pictures: files } = parsed;
    let raw = raw.as_ref().map_err(|reported| *reported);
    let mut counts = Localised::new(langs, |_| Counts::new(claims.count(), remarks.count()));
    let work = raw.and_then(|about| scope.tables.sources.find(&about.value.work, || about.place.key("work").into(), report));
    let about = raw.and_then(|about| About::link(about, work, &files, scope, &mut counts, report));
    let extents = raw.map(|about| about::extents(&about.value));
    let witnesses = extents.as_deref().map_err(|reported| *reported);
    let cx = ReadingCx { scope, records, work, witnesses, today };
    if let Ok(about) = raw {
        doubts::reading(about, cx.work_date(), report);
        for (id, picture) in &about.value.pictures.0 {
            cx.locus(picture.locus, &about.place.key("pictures").key(id.as_str()), report);
        }
    }
    let pictures = about.as_ref().map(|about| &about.pictures[..]).map_err(|reported| *reported);
    let sections = all(sections.into_iter().map(|one| sections::section(one, &id, cx, pictures, &mut counts, report)));
    let (claims_whole, remarks_whole) = (claims.whole, remarks.whole);
    let marked = marks.sections(first);
    let claims = rows(claims, |id, raw, place| {
        let section = marked.get(&id).and_then(|sections| sections.first());
        let section = section.map(|index| SectionIx::new(*index)).ok_or_else(|| unmarked(&id, place, report));
        cx.claim(id, &raw, section, place, report)
    });
    let remarks = rows(remarks, |id, raw, place| cx.remark(id, &raw, place, report));
    let (about, raw) = (about?, raw?);
    let mut linked = Linked { sections: sections?, claims: claims?, remarks: remarks? };
    linked.hold(&counts, scope, report);
    sections::loci(&linked.sections, &linked.claims, &marked, report);
    about::pictures_shown(&about.pictures, &placed, &raw.place.key("pictures"), report);
    // A file that another name was meant for is told of there.
    if report.check().is_ok() {
        about::pictures_listed(&id, &files, &about.pictures, report);
    }
    claims_whole.and(remarks_whole).map(|()| linked.reading(id, langs, draft, about, &raw.value))
}

/// Something with its place in a file of records.
pub(super) struct Placed<T> {
    pub value: T,
    pub place: YamlPlace,
}

/// Links the records of a file, one by one.
fn rows<T, U>(rows: Rows<T>, mut link: impl FnMut(Id, T, &YamlPlace) -> Result<U, Reported>) -> Result<Vec<Placed<U>>, Reported> {
    // Without a file there are no records.
    let Some(root) = rows.place else { return Ok(Vec::new()) };
    all(rows.rows.0.into_iter().map(|(id, raw)| {
        let place = root.key(id.as_str());
        Ok(Placed { value: link(id, raw, &place)?, place })
    }))
}

/// Why no section marks a claim: what else is wrong with the sections, or that nobody has marked it.
fn unmarked(id: &Id, place: &YamlPlace, report: &mut Report) -> Reported {
    report.check().err().unwrap_or_else(|| report.emit(Kind::ClaimUnmarked { claim: id.to_string() }, place.name()))
}

/// What a reading is made of, every id resolved.
struct Linked {
    sections: Vec<Section>,
    claims: Vec<Placed<Claim>>,
    remarks: Vec<Placed<Remark>>,
}

impl Linked {
    /// Counts the marks, and tells of what only the whole reading shows.
    fn hold(&mut self, counts: &Localised<Counts>, scope: Scope, report: &mut Report) {
        let Self { sections, claims, remarks } = self;
        for (index, claim) in claims.iter_mut().enumerate() {
            claim.value.marks = counts.map(|counts| counts.claims[index]);
        }
        for (index, remark) in remarks.iter_mut().enumerate() {
            remark.value.marks = counts.map(|counts| counts.remarks[index]);
        }
        remarks_marked(remarks, claims, scope, report);
        super::ids::unique(claims, remarks, sections, report);
    }

    fn reading(self, id: Id, langs: LangSet, draft: LangSet, about: About, raw: &RawReading) -> Reading {
        Reading {
            id,
            langs,
            draft,
            title: about.title,
            summary: about.summary,
            work: about.work,
            witnesses: about.witnesses,
            published: raw.published,
            updated: raw.updated,
            editors: about.editors,
            checked: about.checked,
            license: raw.license.clone(),
            pictures: about.pictures,
            sections: self.sections,
            claims: self.claims.into_iter().map(|claim| claim.value).collect(),
            remarks: self.remarks.into_iter().map(|remark| remark.value).collect(),
        }
    }
}

/// Tells of remarks that stand nowhere, or not in every language.
fn remarks_marked(remarks: &[Placed<Remark>], claims: &[Placed<Claim>], scope: Scope, report: &mut Report) {
    for (index, Placed { value: remark, place }) in remarks.iter().enumerate() {
        let named = claims.iter().any(|claim| claim.value.remark.is_some_and(|at| at.index() == index));
        let missing = remark.marks.iter().filter(|(_, marks)| **marks == 0);
        let missing: Vec<_> = missing.map(|(lang, _)| format!("`{}`", scope.languages.tag(lang))).collect();
        if !named && !missing.is_empty() {
            report.emit(Kind::RemarkUnmarked { remark: remark.id.to_string(), missing: missing.join(" and ") }, place.name());
        }
    }
}
