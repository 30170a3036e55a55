//! Readings: sections and their marks, the order of claims, and what stands in one language only.

use super::{
    about::{self, About},
    claims::Against,
    doubts,
    parity::{self, claims_of, marks},
    sections,
    tables::Within,
    texts::{Counts, Scope},
};
use crate::{
    diagnostics::{Kind, Report, YamlPlace},
    model::{Claim, Id, Lang, Languages, Localised, PartialDate, Picture, Reading, Remark, Section, Source, Speaker},
    parse::{ParsedReading, raw::RawReading},
};
use rayon::prelude::*;
use std::collections::HashMap;

/// Orders claims by their first marks in the default language, and remarks by their places in the work.
pub(super) fn number(reading: &mut ParsedReading) {
    let mut order: HashMap<Id, usize> = HashMap::new();
    for section in &reading.sections {
        let Some(text) = section.texts.get(Lang::DEFAULT) else { continue };
        for id in marks(&text.blocks).flat_map(claims_of) {
            let next = order.len();
            order.entry(id.clone()).or_insert(next);
        }
    }
    reading.claims.0.sort_by_key(|(id, _)| order.get(id).copied().unwrap_or(usize::MAX));
    reading.remarks.0.sort_by_key(|(_, remark)| remark.locus.map(|locus| (locus.first, locus.last)));
}

/// Links every reading on every core.
pub(super) fn link(
    readings: Vec<ParsedReading>,
    scope: Scope,
    speakers: &[Speaker],
    sources: &[Source],
    today: PartialDate,
    report: &mut Report,
) -> Option<Vec<Reading>> {
    let linked: Vec<_> = readings
        .into_par_iter()
        .enumerate()
        .map(|(k, reading)| {
            let mut report = Report::default();
            let scope = Scope { reading: scope.tables.within.get(k), ..scope };
            let reading = one(reading, scope, speakers, sources, today, &mut report);
            (reading, report)
        })
        .collect();
    let told = linked.into_iter().map(|(reading, told)| {
        report.append(told);
        reading
    });
    told.collect::<Vec<_>>().into_iter().collect()
}

pub(super) fn one(
    parsed: ParsedReading,
    scope: Scope,
    speakers: &[Speaker],
    sources: &[Source],
    today: PartialDate,
    report: &mut Report,
) -> Option<Reading> {
    let languages = scope.languages;
    let within: &Within = scope.reading?;
    parity::sections(&parsed, within, languages, report);
    let mut counts = Localised::new(languages, |_| Counts::new(parsed.claims.0.len(), parsed.remarks.0.len()));
    let about = parsed.about.as_ref().and_then(|about| About::link(about, &parsed.pictures, scope, &mut counts, report));
    let witnesses = parsed.about.as_ref().map(|about| about::extents(&about.value));
    let work = parsed.about.as_ref().and_then(|about| scope.tables.sources.peek(&about.value.work));
    let against = Against { scope, speakers, sources, work, witnesses: witnesses.as_deref(), today };
    if let Some(about) = &parsed.about {
        doubts::reading(about, against.work_date(), report);
        for (id, picture) in &about.value.pictures.0 {
            against.locus(picture.locus, &about.place.key("pictures").key(id.as_str()), report);
        }
    }
    let placed = about::placed_pictures(&parsed.sections);
    let pictures: &[Picture] = about.as_ref().map_or(&[], |about| &about.pictures);
    let sections: Vec<_> = parsed
        .sections
        .into_iter()
        .map(|section| sections::section(section, against, about.is_some().then_some(pictures), &mut counts, report))
        .collect();
    let (claims, remarks) = (parsed.claims.0.into_iter(), parsed.remarks.0.into_iter());
    let place = |root: &Option<YamlPlace>, id: &Id| root.as_ref().map(|root| root.key(id.as_str()));
    let claims = claims.map(|(id, raw)| against.claim(id.clone(), &raw, &place(&parsed.claims_place, &id)?, report));
    let claims: Vec<_> = claims.collect();
    let remarks = remarks.map(|(id, raw)| {
        let place = place(&parsed.remarks_place, &id)?;
        Some((against.remark(id, &raw, &place, report)?, place))
    });
    let remarks: Vec<_> = remarks.collect();
    let (about, raw) = (about?, parsed.about?);
    let mut linked = Linked {
        sections: sections.into_iter().collect::<Option<_>>()?,
        claims: claims.into_iter().collect::<Option<_>>()?,
        remarks: remarks.into_iter().collect::<Option<_>>()?,
    };
    linked.hold(&counts, (parsed.claims_place.as_ref(), parsed.remarks_place.as_ref()), languages, report);
    about::pictures_shown(&about.pictures, &placed, &raw.place.key("pictures"), report);
    // A file that another name was meant for is told of there.
    if !report.has_errors() {
        about::pictures_listed(&parsed.id, &parsed.pictures, &about.pictures, report);
    }
    Some(linked.reading(parsed.id, about, raw.value))
}

/// What a reading is made of, every id resolved.
struct Linked {
    sections: Vec<Section>,
    claims: Vec<Claim>,
    remarks: Vec<(Remark, YamlPlace)>,
}

impl Linked {
    /// Counts the marks, and tells of what only the whole reading shows. `places` are those of claims and remarks.
    fn hold(
        &mut self,
        counts: &Localised<Counts>,
        places: (Option<&YamlPlace>, Option<&YamlPlace>),
        languages: &Languages,
        report: &mut Report,
    ) {
        let Self { sections, claims, remarks } = self;
        count_marks(claims, remarks, counts);
        sections::place_in_sections(sections, claims);
        if let Some(place) = places.0 {
            sections::loci(sections, claims, place, report);
        }
        remarks_marked(remarks, claims, languages, report);
        super::ids::unique(claims, remarks.iter().map(|(remark, _)| remark), sections, languages, places, report);
    }

    fn reading(self, id: Id, about: About, raw: RawReading) -> Reading {
        Reading {
            id,
            title: about.title,
            summary: about.summary,
            work: about.work,
            witnesses: about.witnesses,
            published: raw.published,
            updated: raw.updated,
            editors: about.editors,
            checked: about.checked,
            license: raw.license,
            draft: raw.draft,
            pictures: about.pictures,
            sections: self.sections,
            claims: self.claims,
            remarks: self.remarks.into_iter().map(|(remark, _)| remark).collect(),
        }
    }
}

/// Tells of remarks that stand nowhere, or not in every language.
fn remarks_marked(remarks: &[(Remark, YamlPlace)], claims: &[Claim], languages: &Languages, report: &mut Report) {
    for (k, (remark, place)) in remarks.iter().enumerate() {
        let named = claims.iter().any(|claim| claim.remark.is_some_and(|at| at.index() == k));
        let missing = languages.iter().filter(|lang| *remark.marks.get(*lang) == 0);
        let missing: Vec<_> = missing.map(|lang| format!("`{}`", languages.tag(lang))).collect();
        if !named && !missing.is_empty() {
            report.emit(Kind::RemarkUnmarked { remark: remark.id.to_string(), missing: missing.join(" and ") }, place.name());
        }
    }
}

fn count_marks(claims: &mut [Claim], remarks: &mut [(Remark, YamlPlace)], counts: &Localised<Counts>) {
    for (k, claim) in claims.iter_mut().enumerate() {
        claim.marks = counts.map(|counts| counts.claims[k]);
    }
    for (k, (remark, _)) in remarks.iter_mut().enumerate() {
        remark.marks = counts.map(|counts| counts.remarks[k]);
    }
}
