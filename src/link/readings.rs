//! Readings: sections and their marks, the order of claims, and what stands in one language only.

use super::{
    about::{self, About},
    claims::Against,
    pages::missing,
    sections,
    tables::Within,
    texts::{Counts, Scope},
};
use crate::{
    diagnostics::{Kind, Place, Report, YamlPlace},
    model::{Claim, Id, Lang, Languages, Localised, Node, Picture, Reading, Remark, Section, Source, Speaker},
    parse::{
        ParsedReading, SectionFile, present,
        text::{Target, WrittenBlock, WrittenMark},
    },
};
use rayon::prelude::*;
use std::collections::HashMap;

/// The marks of a written text.
fn marks(blocks: &[WrittenBlock]) -> impl Iterator<Item = &WrittenMark> {
    blocks.iter().flat_map(|block| &block.nodes).filter_map(|node| if let Node::Open(mark) = node { Some(mark) } else { None })
}

/// The claims that a mark names.
fn claims_of(mark: &WrittenMark) -> &[Id] {
    if let Target::Claims(ids) = &mark.target { ids } else { &[] }
}

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
    report: &mut Report,
) -> Option<Vec<Reading>> {
    let linked: Vec<_> = readings
        .into_par_iter()
        .enumerate()
        .map(|(k, reading)| {
            let mut report = Report::default();
            let scope = Scope { reading: scope.tables.within.get(k), ..scope };
            let reading = one(reading, scope, speakers, sources, &mut report);
            (reading, report)
        })
        .collect();
    let told = linked.into_iter().map(|(reading, told)| {
        report.append(told);
        reading
    });
    told.collect::<Vec<_>>().into_iter().collect()
}

fn one(parsed: ParsedReading, scope: Scope, speakers: &[Speaker], sources: &[Source], report: &mut Report) -> Option<Reading> {
    let languages = scope.languages;
    let within: &Within = scope.reading?;
    parity(&parsed, within, languages, report);
    let mut counts = Localised::new(languages, |_| Counts::new(parsed.claims.0.len(), parsed.remarks.0.len()));
    let about = parsed.about.as_ref().and_then(|about| About::link(about, &parsed.pictures, scope, &mut counts, report));
    let letters = parsed.about.as_ref().map(|about| about::letters(&about.value));
    let work = parsed.about.as_ref().and_then(|about| scope.tables.sources.peek(&about.value.work));
    let against = Against { scope, speakers, sources, work, witnesses: letters.as_deref() };
    let placed = about::placed_pictures(&parsed.sections, languages);
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
    let (about, sections) = (about?, sections.into_iter().collect::<Option<Vec<Section>>>()?);
    let mut claims = claims.into_iter().collect::<Option<Vec<Claim>>>()?;
    let mut remarks = remarks.into_iter().collect::<Option<Vec<(Remark, YamlPlace)>>>()?;
    count_marks(&mut claims, &mut remarks, &counts);
    sections::place_in_sections(&sections, &mut claims);
    remarks_marked(&remarks, &claims, languages, report);
    let records = (parsed.claims_place.as_ref(), parsed.remarks_place.as_ref());
    super::ids::unique(&claims, remarks.iter().map(|(remark, _)| remark), &sections, languages, records, report);
    let raw = parsed.about?;
    about::pictures_shown(&about.pictures, &placed, languages, &raw.place.key("pictures"), report);
    // A file that another name was meant for is told of there.
    if !report.has_errors() {
        about::pictures_listed(&parsed.id, &parsed.pictures, &about.pictures, report);
    }
    let raw = raw.value;
    Some(Reading {
        id: parsed.id,
        title: about.title,
        summary: about.summary,
        work: about.work,
        witnesses: about.witnesses,
        published: raw.published,
        updated: raw.updated,
        editors: about.editors,
        license: raw.license,
        draft: raw.draft,
        pictures: about.pictures,
        sections,
        claims,
        remarks: remarks.into_iter().map(|(remark, _)| remark).collect(),
    })
}

/// Tells of sections that a language lacks and of claims that stand in one language only or nowhere.
fn parity(parsed: &ParsedReading, within: &Within, languages: &Languages, report: &mut Report) {
    let folder = format!("content/readings/{}", parsed.id);
    for section in &parsed.sections {
        missing(&section.texts, &format!("{folder}/{}", section.stem), languages, |text: &SectionFile| text.file, report);
    }
    // A slip of the pen is told as an unknown claim; it is not also one that is missing.
    let meant = |id: &Id| match within.claims.peek(id) {
        Some(_) => id.to_string(),
        None => within.claims.nearest(id).unwrap_or_else(|| id.to_string()),
    };
    let mut marked: HashMap<String, Localised<Option<(Place, &str)>>> = HashMap::new();
    for section in &parsed.sections {
        for lang in present(&section.texts, languages) {
            let Some(text) = section.texts.get(lang) else { continue };
            for (mark, id) in marks(&text.blocks).flat_map(|mark| claims_of(mark).iter().map(move |id| (mark, id))) {
                let places = marked.entry(meant(id)).or_insert_with(|| Localised::new(languages, |_| None));
                places.get_mut(lang).get_or_insert_with(|| (Place::Span(text.file, mark.range.clone()), &section.stem));
            }
        }
    }
    for (id, _) in &parsed.claims.0 {
        let Some(places) = marked.get(id.as_str()) else {
            let place = parsed.claims_place.as_ref().map(|place| place.key(id.as_str()).name());
            report.tell(
                Kind::ClaimUnmarked { claim: id.to_string() },
                place.map_or_else(|| Place::Path(folder.clone()), Place::Yaml),
            );
            continue;
        };
        let Some((place, stem)) = places.values().flatten().next() else { continue };
        // Where the whole file is missing, that has been told.
        let has_file = |lang| parsed.sections.iter().any(|section| section.stem == **stem && section.texts.get(lang).is_some());
        for lang in languages.iter().filter(|lang| places.get(*lang).is_none() && has_file(*lang)) {
            let missing = format!("{folder}/{stem}.{}.md", languages.tag(lang));
            report.tell(Kind::ClaimInOneLanguage { claim: id.to_string(), missing }, place.clone());
        }
    }
    debug_assert!(parsed.claims.0.iter().all(|(id, _)| within.claims.peek(id).is_some()));
}

/// Tells of remarks that stand nowhere, or not in every language.
fn remarks_marked(remarks: &[(Remark, YamlPlace)], claims: &[Claim], languages: &Languages, report: &mut Report) {
    for (k, (remark, place)) in remarks.iter().enumerate() {
        let named = claims.iter().any(|claim| claim.remark.is_some_and(|at| at.index() == k));
        let missing = languages.iter().filter(|lang| *remark.marks.get(*lang) == 0);
        let missing: Vec<_> = missing.map(|lang| format!("`{}`", languages.tag(lang))).collect();
        if !named && !missing.is_empty() {
            report.tell(Kind::RemarkUnmarked { remark: remark.id.to_string(), missing: missing.join(" and ") }, place.name());
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
