//! Readings: sections and their marks, the order of claims, and what stands in one language only.

use super::{
    claims::Against,
    pages::missing,
    tables::Within,
    texts::{Counts, Scope},
};
use crate::{
    diagnostics::{Kind, Place, Report, YamlPlace},
    model::{
        Block, BlockKind, Claim, Id, Lang, Languages, Localised, Mark, Node, Picture, Reading, Remark, Section, Source, SourceIx,
        Speaker, Witness,
    },
    parse::{
        ParsedReading, ParsedSection, Record, SectionFile, present,
        raw::{RawPicture, RawReading},
        text::{Target, WrittenBlock, WrittenMark},
    },
};
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};

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
    let letters: Option<Vec<char>> =
        parsed.about.as_ref().map(|about| about.value.witnesses.0.iter().filter_map(|(key, _)| key.chars().next()).collect());
    let work = parsed.about.as_ref().and_then(|about| scope.tables.sources.peek(&about.value.work));
    let against = Against { scope, speakers, sources, work, witnesses: letters.as_deref() };
    let placed = placed_pictures(&parsed.sections, languages);
    let pictures: &[Picture] = about.as_ref().map_or(&[], |about| &about.pictures);
    let sections: Vec<_> = parsed
        .sections
        .into_iter()
        .map(|section| self::section(section, against, about.is_some().then_some(pictures), &mut counts, report))
        .collect();
    let claims: Vec<_> = parsed
        .claims
        .0
        .into_iter()
        .map(|(id, raw)| {
            let place = parsed.claims_place.as_ref()?.key(id.as_str());
            against.claim(id, &raw, &place, report)
        })
        .collect();
    let remarks: Vec<_> = parsed
        .remarks
        .0
        .into_iter()
        .map(|(id, raw)| {
            let place = parsed.remarks_place.as_ref()?.key(id.as_str());
            Some((against.remark(id, &raw, &place, report)?, place))
        })
        .collect();
    let (about, sections) = (about?, sections.into_iter().collect::<Option<Vec<Section>>>()?);
    let mut claims = claims.into_iter().collect::<Option<Vec<Claim>>>()?;
    let mut remarks = remarks.into_iter().collect::<Option<Vec<(Remark, YamlPlace)>>>()?;
    for (k, claim) in claims.iter_mut().enumerate() {
        claim.marks = counts.map(|counts| counts.claims[k]);
    }
    place_in_sections(&sections, &mut claims);
    for (k, (remark, place)) in remarks.iter_mut().enumerate() {
        remark.marks = counts.map(|counts| counts.remarks[k]);
        let named = claims.iter().any(|claim| claim.remark.is_some_and(|at| at.index() == k));
        let missing = languages.iter().filter(|lang| *remark.marks.get(*lang) == 0);
        let missing: Vec<_> = missing.map(|lang| format!("`{}`", languages.tag(lang))).collect();
        if !named && !missing.is_empty() {
            report.tell(Kind::RemarkUnmarked { remark: remark.id.to_string(), missing: missing.join(" and ") }, place.name());
        }
    }
    let places = (parsed.claims_place.as_ref(), parsed.remarks_place.as_ref());
    super::ids::unique(&claims, remarks.iter().map(|(remark, _)| remark), &sections, languages, places, report);
    let pictures_place = parsed.about.as_ref().map(|about| about.place.key("pictures"));
    pictures_shown(&about.pictures, &placed, languages, pictures_place.as_ref(), report);
    // A file that another name was meant for is told of there.
    if !report.has_errors() {
        pictures_listed(&parsed.id, &parsed.pictures, &about.pictures, report);
    }
    let raw = parsed.about?.value;
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
    let mut marked: HashMap<&Id, Localised<Option<(Place, &str)>>> = HashMap::new();
    for section in &parsed.sections {
        for lang in present(&section.texts, languages) {
            let Some(text) = section.texts.get(lang) else { continue };
            for (mark, id) in marks(&text.blocks).flat_map(|mark| claims_of(mark).iter().map(move |id| (mark, id))) {
                let places = marked.entry(id).or_insert_with(|| Localised::new(languages, |_| None));
                places.get_mut(lang).get_or_insert_with(|| (Place::Span(text.file, mark.range.clone()), &section.stem));
            }
        }
    }
    for (id, _) in &parsed.claims.0 {
        let Some(places) = marked.get(id) else {
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

/// `reading.yaml`, resolved.
struct About {
    title: Localised<crate::model::Inline>,
    summary: Localised<crate::model::Inline>,
    work: SourceIx,
    witnesses: Vec<Witness>,
    editors: Vec<(Localised<String>, Option<String>)>,
    pictures: Vec<Picture>,
}

impl About {
    fn link(
        about: &Record<RawReading>,
        files: &[String],
        scope: Scope,
        counts: &mut Localised<Counts>,
        report: &mut Report,
    ) -> Option<Self> {
        let Record { value: raw, place, .. } = about;
        let title = scope.text(&raw.title, &place.key("title"), report);
        let summary = scope.text(&raw.summary, &place.key("summary"), report);
        let work = scope.tables.sources.find(&raw.work, || place.key("work").into(), report);
        let witnesses: Vec<_> = raw
            .witnesses
            .0
            .iter()
            .map(|(letter, text)| {
                let here = place.key("witnesses").key(letter);
                let mut letters = letter.chars();
                let one = letters.next().filter(|c| c.is_ascii_uppercase() && letters.next().is_none());
                if one.is_none() {
                    let why = format!("a witness is one capital letter, not `{letter}`");
                    report.tell(Kind::BadValue { why }, here.name());
                }
                Some(Witness { letter: one?, text: scope.counted(text, &here, Some(counts), report)? })
            })
            .collect();
        let editors: Vec<_> = raw
            .editors
            .iter()
            .enumerate()
            .map(|(k, editor)| {
                let here = place.key("editors").item(k);
                let orcid = editor
                    .orcid
                    .clone()
                    .map(|orcid| if orcid.starts_with("http") { orcid } else { format!("https://orcid.org/{orcid}") });
                Some((scope.plain(&editor.name, &here.key("name"), report)?, orcid))
            })
            .collect();
        let pictures: Vec<_> = raw
            .pictures
            .0
            .iter()
            .map(|(id, raw)| picture(id, raw, &place.key("pictures").key(id.as_str()), files, scope, counts, report))
            .collect();
        Some(Self {
            title: title?,
            summary: summary?,
            work: work?,
            witnesses: witnesses.into_iter().collect::<Option<_>>()?,
            editors: editors.into_iter().collect::<Option<_>>()?,
            pictures: pictures.into_iter().collect::<Option<_>>()?,
        })
    }
}

fn picture(
    id: &Id,
    raw: &RawPicture,
    place: &YamlPlace,
    files: &[String],
    scope: Scope,
    counts: &mut Localised<Counts>,
    report: &mut Report,
) -> Option<Picture> {
    let alt = scope.plain(&raw.alt, &place.key("alt"), report);
    let mut text =
        |raw: Option<&crate::parse::text::RawText>, key| raw.map(|raw| scope.counted(raw, &place.key(key), Some(counts), report));
    let caption = text(raw.caption.as_ref(), "caption");
    let credit = text(raw.credit.as_ref(), "credit");
    match (&raw.file, raw.held) {
        (Some(file), None | Some(true)) if !files.contains(file) => {
            let suggestion = super::nearest(file, files.iter().map(String::as_str));
            let near = suggestion.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            report.tell(
                Kind::BadValue { why: format!("there is no picture `{file}` in the reading's folder{near}") },
                place.key("file"),
            );
        }
        (Some(_), None | Some(true)) | (None, Some(false)) => {}
        _ => report.tell(Kind::BadValue { why: "a picture has either a `file` or `held: false`".into() }, place.name()),
    }
    Some(Picture {
        id: id.clone(),
        file: raw.file.clone(),
        alt: alt?,
        caption: caption.map_or(Some(None), |text| text.map(Some))?,
        credit: credit.map_or(Some(None), |text| text.map(Some))?,
        locus: raw.locus,
    })
}

/// A section; `pictures` are those of the reading, where they could be read.
fn section(
    parsed: ParsedSection,
    against: Against,
    pictures: Option<&[Picture]>,
    counts: &mut Localised<Counts>,
    report: &mut Report,
) -> Option<Section> {
    let languages = against.scope.languages;
    let mut texts = parsed.texts;
    let mut titles = Localised::new(languages, |_| None);
    let mut bodies = Localised::new(languages, |_| None);
    let mut locus = None;
    for lang in languages.iter() {
        let Some(text) = texts.get_mut(lang).take() else { continue };
        if let Some(front) = &text.front {
            against.locus(front.locus, &text.place, report);
            locus = locus.or(front.locus);
            let title = against.scope.text(&front.title, &text.place.key("title"), report);
            *titles.get_mut(lang) = title.map(|title| title.get(lang).clone());
        }
        let blocks: Vec<_> = text
            .blocks
            .into_iter()
            .map(|block| {
                let kind = match &block.picture {
                    Some((id, at)) => placed(id, pictures, Place::Span(text.file, at.clone()), report)?,
                    None => block.kind,
                };
                let at = |mark: &WrittenMark| Place::Span(text.file, mark.range.clone());
                let nodes = against.scope.nodes(block.nodes, Some(counts.get_mut(lang)), true, &at, report)?;
                Some(Block { kind, nodes })
            })
            .collect();
        *bodies.get_mut(lang) = blocks.into_iter().collect::<Option<Vec<Block>>>();
    }
    Some(Section { id: parsed.id, locus, title: titles.transpose()?, body: bodies.transpose()? })
}

fn placed(id: &Id, pictures: Option<&[Picture]>, place: Place, report: &mut Report) -> Option<BlockKind> {
    let pictures = pictures?;
    let found = pictures.iter().position(|picture| picture.id == *id);
    if found.is_none() {
        let suggestion = super::nearest(id.as_str(), pictures.iter().map(|picture| picture.id.as_str()));
        report.tell(Kind::UnknownId { sort: crate::diagnostics::Sort::Picture, id: id.to_string(), suggestion }, place);
    }
    found.map(BlockKind::Picture)
}

/// The pictures that the sections of each language place, rightly or wrongly.
fn placed_pictures(sections: &[ParsedSection], languages: &Languages) -> Localised<HashSet<Id>> {
    Localised::new(languages, |lang| {
        let texts = sections.iter().filter_map(|section| section.texts.get(lang).as_ref());
        let blocks = texts.flat_map(|text| &text.blocks);
        blocks.flat_map(|block| block.picture.iter().map(|(id, _)| id).chain(&block.misplaced).cloned()).collect()
    })
}

/// Tells of pictures that are listed and stand in no section of a language.
fn pictures_shown(
    pictures: &[Picture],
    placed: &Localised<HashSet<Id>>,
    languages: &Languages,
    place: Option<&YamlPlace>,
    report: &mut Report,
) {
    for picture in pictures {
        for lang in languages.iter().filter(|lang| !placed.get(*lang).contains(&picture.id)) {
            if let Some(place) = place {
                let kind = Kind::PictureUnplaced { picture: picture.id.to_string(), language: languages.tag(lang).to_string() };
                report.tell(kind, place.key(picture.id.as_str()).name());
            }
        }
    }
}

/// Tells of files that no picture names, and that would be left out in silence.
fn pictures_listed(reading: &Id, files: &[String], pictures: &[Picture], report: &mut Report) {
    for file in files.iter().filter(|file| !pictures.iter().any(|picture| picture.file.as_ref() == Some(file))) {
        report.tell(Kind::PictureUnlisted, Place::Path(format!("content/readings/{reading}/{file}")));
    }
}

/// Notes for every claim the section that marks it first in the default language.
fn place_in_sections(sections: &[Section], claims: &mut [Claim]) {
    for (k, section) in sections.iter().enumerate() {
        for node in section.body.get(Lang::DEFAULT).iter().flat_map(|block| &block.nodes) {
            let Node::Open(Mark::Claims(marked)) = node else { continue };
            for (claim, _) in marked.iter().filter(|(_, nth)| *nth == 1) {
                claims[claim.index()].section = k;
            }
        }
    }
}
