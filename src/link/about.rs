//! `reading.yaml`: what is read, by whom, and with which pictures.

use super::texts::{Counts, Scope};
use crate::{
    diagnostics::{Kind, Place, Report, Reported, ValueFault, YamlPlace, all, nearest},
    model::{Checked, ContentPath, Editor, EditorKind, Id, Inline, Lines, Localised, Picture, PixelSize, SourceIx, Witness},
    parse::{
        ParsedSection, Record,
        raw::{RawEditor, RawPicture, RawReading},
        text::RawText,
    },
};
use std::collections::{BTreeMap, HashSet};

/// The pictures in a reading's folder by their names, and how large they are.
type PictureFiles = BTreeMap<String, Option<PixelSize>>;

/// A letter that loci can begin with, and the lines of that witness where they are given.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extent {
    pub letter: char,
    pub lines: Option<Lines>,
}

/// The witnesses of a reading, as far as loci go.
pub(super) fn extents(raw: &RawReading) -> Vec<Extent> {
    let lines = |letter: &String| raw.lines.0.iter().find(|(key, _)| key == letter).map(|(_, lines)| *lines);
    raw.witnesses.0.iter().filter_map(|(key, _)| Some(Extent { letter: key.chars().next()?, lines: lines(key) })).collect()
}

/// `reading.yaml`, resolved.
pub(super) struct About {
    pub title: Localised<Inline>,
    pub summary: Localised<Inline>,
    pub work: SourceIx,
    pub witnesses: Vec<Witness>,
    pub editors: Vec<Editor>,
    pub checked: Option<Checked>,
    pub pictures: Vec<Picture>,
}

impl About {
    pub fn link(
        about: &Record<RawReading>,
        work: Result<SourceIx, Reported>,
        files: &PictureFiles,
        scope: Scope,
        counts: &mut Localised<Counts>,
        report: &mut Report,
    ) -> Result<Self, Reported> {
        let Record { value: raw, place, .. } = about;
        let title = scope.text(&raw.title, &place.key("title"), report);
        let summary = scope.text(&raw.summary, &place.key("summary"), report);
        let witnesses = all(raw.witnesses.0.iter().map(|(letter, text)| {
            let here = place.key("witnesses").key(letter);
            let mut letters = letter.chars();
            let one = letters.next().filter(|c| c.is_ascii_uppercase() && letters.next().is_none());
            let one = one.ok_or_else(|| report.emit(Kind::BadValue { why: ValueFault::NotALetter(letter.clone()) }, here.name()));
            let text = scope.counted(text, &here, Some(counts), report);
            Ok(Witness { letter: one?, text: text? })
        }));
        for (letter, _) in raw.lines.0.iter().filter(|(letter, _)| raw.witnesses.0.iter().all(|(known, _)| known != letter)) {
            let kind = Kind::NoWitness { letter: letter.chars().next().unwrap_or(' ') };
            report.emit(kind, place.key("lines").key(letter).name());
        }
        let editors = raw.editors.iter().enumerate();
        let editors = all(editors.map(|(k, one)| editor(one, &place.key("editors").item(k), scope, report)));
        let checked = raw.checked.as_ref().map(|checked| {
            let name = scope.plain(&checked.name, &place.key("checked").key("name"), report)?;
            Ok(Checked { name, date: checked.date })
        });
        let place = place.key("pictures");
        let pictures = raw.pictures.0.iter();
        let pictures = all(pictures.map(|(id, raw)| picture(id, raw, &place.key(id.as_str()), files, scope, counts, report)));
        Ok(Self {
            title: title?,
            summary: summary?,
            work: work?,
            witnesses: witnesses?,
            editors: editors?,
            checked: checked.transpose()?,
            pictures: pictures?,
        })
    }
}

fn editor(raw: &RawEditor, place: &YamlPlace, scope: Scope, report: &mut Report) -> Result<Editor, Reported> {
    if let Some(orcid) = raw.orcid.as_ref().filter(|orcid| !is_orcid(orcid)) {
        report.emit(Kind::BadValue { why: ValueFault::NotAnOrcid(orcid.clone()) }, place.key("orcid"));
    }
    let address = |orcid: &String| if orcid.starts_with("http") { orcid.clone() } else { format!("https://orcid.org/{orcid}") };
    let kind = raw.kind.or_else(|| raw.orcid.as_ref().map(|_| EditorKind::Person));
    Ok(Editor { name: scope.plain(&raw.name, &place.key("name"), report)?, orcid: raw.orcid.as_ref().map(address), kind })
}

fn picture(
    id: &Id,
    raw: &RawPicture,
    place: &YamlPlace,
    files: &PictureFiles,
    scope: Scope,
    counts: &mut Localised<Counts>,
    report: &mut Report,
) -> Result<Picture, Reported> {
    let alt = scope.plain(&raw.alt, &place.key("alt"), report);
    let mut text = |raw: Option<&RawText>, key| raw.map(|raw| scope.counted(raw, &place.key(key), Some(counts), report));
    let caption = text(raw.caption.as_ref(), "caption");
    let credit = text(raw.credit.as_ref(), "credit");
    match (&raw.file, raw.held) {
        (Some(file), None | Some(true)) if !files.contains_key(file) => {
            let suggestion = nearest(file, files.keys().map(String::as_str));
            let why = ValueFault::NoPictureFile { name: file.clone(), suggestion };
            report.emit(Kind::BadValue { why }, place.key("file"));
        }
        (Some(_), None | Some(true)) | (None, Some(false)) => {}
        _ => {
            report.emit(Kind::BadValue { why: ValueFault::FileOrNotHeld }, place.name());
        }
    }
    Ok(Picture {
        id: id.clone(),
        file: raw.file.clone(),
        size: raw.file.as_ref().and_then(|file| files.get(file).copied().flatten()),
        alt: alt?,
        caption: caption.transpose()?,
        credit: credit.transpose()?,
        locus: raw.locus,
    })
}

/// The pictures that some section places, rightly or wrongly.
pub(super) fn placed_pictures(sections: &[ParsedSection]) -> HashSet<Id> {
    let texts = sections.iter().flat_map(|section| section.texts.values()).flatten();
    let blocks = texts.flat_map(|text| &text.blocks);
    blocks.flat_map(|block| block.picture.iter().map(|(id, _)| id).chain(&block.misplaced).cloned()).collect()
}

/// Tells of pictures that are listed and stand in no section. One that some languages lack is a section that is not built
/// alike, which is told there.
pub(super) fn pictures_shown(pictures: &[Picture], placed: &HashSet<Id>, place: &YamlPlace, report: &mut Report) {
    for picture in pictures.iter().filter(|picture| !placed.contains(&picture.id)) {
        report.emit(Kind::PictureUnplaced { picture: picture.id.to_string() }, place.key(picture.id.as_str()).name());
    }
}

/// Tells of files that no picture names, and that would be left out in silence.
pub(super) fn pictures_listed(reading: &Id, files: &PictureFiles, pictures: &[Picture], report: &mut Report) {
    for file in files.keys().filter(|file| !pictures.iter().any(|picture| picture.file.as_ref() == Some(file))) {
        report.emit(Kind::PictureUnlisted, Place::Path(ContentPath::picture(reading, file).into()));
    }
}

/// Sixteen digits in groups of four, of which the last may be an X (orcid.org, "Structure of the ORCID Identifier"), or their
/// address.
fn is_orcid(text: &str) -> bool {
    let number = text.strip_prefix("https://orcid.org/").unwrap_or(text);
    let digits = number.strip_suffix('X').map_or_else(|| number.to_owned(), |rest| rest.to_owned() + "0");
    let groups: Vec<&str> = digits.split('-').collect();
    groups.len() == 4 && groups.iter().all(|group| group.len() == 4 && group.bytes().all(|b| b.is_ascii_digit()))
}
