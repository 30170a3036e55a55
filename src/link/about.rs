//! `reading.yaml`: what is read, by whom, and with which pictures.

use super::texts::{Counts, Scope};
use crate::{
    diagnostics::{Kind, Place, Report, YamlPlace, nearest},
    model::{Checked, Editor, EditorKind, Id, Inline, Lines, Localised, Picture, SourceIx, Witness},
    parse::{
        ParsedSection, Record,
        raw::{RawEditor, RawPicture, RawReading},
        text::RawText,
    },
};
use std::collections::HashSet;

/// The letters that loci can begin with, and the lines of each witness where they are given.
pub(super) fn extents(raw: &RawReading) -> Vec<(char, Option<Lines>)> {
    let lines = |letter: &String| raw.lines.0.iter().find(|(key, _)| key == letter).map(|(_, lines)| *lines);
    raw.witnesses.0.iter().filter_map(|(key, _)| Some((key.chars().next()?, lines(key)))).collect()
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
                    report.emit(Kind::BadValue { why }, here.name());
                }
                Some(Witness { letter: one?, text: scope.counted(text, &here, Some(counts), report)? })
            })
            .collect();
        for (letter, _) in raw.lines.0.iter().filter(|(letter, _)| raw.witnesses.0.iter().all(|(known, _)| known != letter)) {
            let kind = Kind::NoWitness { letter: letter.chars().next().unwrap_or(' ') };
            report.emit(kind, place.key("lines").key(letter).name());
        }
        let editors: Vec<_> =
            raw.editors.iter().enumerate().map(|(k, one)| editor(one, &place.key("editors").item(k), scope, report)).collect();
        let checked = raw.checked.as_ref().map(|checked| {
            let name = scope.plain(&checked.name, &place.key("checked").key("name"), report)?;
            Some(Checked { name, date: checked.date })
        });
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
            checked: checked.map_or(Some(None), |found| found.map(Some))?,
            pictures: pictures.into_iter().collect::<Option<_>>()?,
        })
    }
}

fn editor(raw: &RawEditor, place: &YamlPlace, scope: Scope, report: &mut Report) -> Option<Editor> {
    if let Some(orcid) = raw.orcid.as_ref().filter(|orcid| !is_orcid(orcid)) {
        let why = format!("`{orcid}` is no ORCID: write its four groups, such as 0000-0002-1825-0097");
        report.emit(Kind::BadValue { why }, place.key("orcid"));
    }
    let address = |orcid: &String| if orcid.starts_with("http") { orcid.clone() } else { format!("https://orcid.org/{orcid}") };
    let kind = raw.kind.or_else(|| raw.orcid.as_ref().map(|_| EditorKind::Person));
    Some(Editor { name: scope.plain(&raw.name, &place.key("name"), report)?, orcid: raw.orcid.as_ref().map(address), kind })
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
    let mut text = |raw: Option<&RawText>, key| raw.map(|raw| scope.counted(raw, &place.key(key), Some(counts), report));
    let caption = text(raw.caption.as_ref(), "caption");
    let credit = text(raw.credit.as_ref(), "credit");
    match (&raw.file, raw.held) {
        (Some(file), None | Some(true)) if !files.contains(file) => {
            let suggestion = nearest(file, files.iter().map(String::as_str));
            let near = suggestion.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            report.emit(
                Kind::BadValue { why: format!("there is no picture `{file}` in the reading's folder{near}") },
                place.key("file"),
            );
        }
        (Some(_), None | Some(true)) | (None, Some(false)) => {}
        _ => {
            report.emit(Kind::BadValue { why: "a picture has either a `file` or `held: false`".into() }, place.name());
        }
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
pub(super) fn pictures_listed(reading: &Id, files: &[String], pictures: &[Picture], report: &mut Report) {
    for file in files.iter().filter(|file| !pictures.iter().any(|picture| picture.file.as_ref() == Some(file))) {
        report.emit(Kind::PictureUnlisted, Place::Path(format!("content/readings/{reading}/{file}")));
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
