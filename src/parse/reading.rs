//! A reading's folder and the plain pages.

use super::{
    Keyed, deceptive, front_matter, is_read,
    layout::{Folder, SectionFiles},
    limits, markdown,
    marks::Marks,
    parsed::{PageFile, ParsedPage, ParsedReading, ParsedSection, Rows, SectionFile},
    raw::{RawClaim, RawDraft, RawReading, RawRemark},
    record, records,
    text::{Target, WrittenBlock},
};
use crate::{
    diagnostics::{FileIx, Kind, Place, Report, Reported, YamlPlace, caught, nearest},
    load::Files,
    model::{ContentPath, Id, LangSet, Languages, Localised, OwnLang},
};
use serde::de::DeserializeOwned;

/// What is read with: the files, the languages of the site, and whether drafts are asked for.
#[derive(Clone, Copy)]
pub(super) struct Input<'a> {
    pub files: &'a Files,
    pub languages: &'a Languages,
    pub drafts: bool,
}

impl Input<'_> {
    /// The languages of the site in which something is published, of which some are drafts.
    fn published(self, draft: LangSet) -> LangSet {
        let all = LangSet::from(self.languages);
        if self.drafts { all } else { all.without(draft) }
    }

    /// Returns the languages that a `draft` names, or `whole` if it is `true`.
    fn draft(self, raw: &RawDraft, whole: LangSet, place: &YamlPlace, report: &mut Report) -> LangSet {
        let tags = match raw {
            RawDraft::Whole(true) => return whole,
            RawDraft::Whole(false) => return LangSet::NONE,
            RawDraft::In(tags) => tags,
        };
        let known = tags.iter().enumerate().filter_map(|(index, tag)| {
            let lang = self.languages.find(tag.as_str());
            if lang.is_none() {
                let suggestion = nearest(tag.as_str(), self.languages.iter().map(|lang| self.languages.tag(lang).as_str()));
                let kind = Kind::UnknownLanguage { language: tag.to_string(), suggestion };
                report.emit(kind, place.key("draft").item(index));
            }
            lang
        });
        known.collect()
    }

    fn place(self, file: FileIx) -> YamlPlace {
        YamlPlace::root(file, 0..self.files.sources.text(file).len())
    }

    fn rows<T: DeserializeOwned>(self, file: Option<FileIx>, report: &mut Report) -> Rows<T> {
        let Some(file) = file else { return Rows { rows: Keyed::default(), whole: Ok(()), place: None } };
        let place = self.place(file);
        if let Err(reported) = is_read(file, limits::FILE, self.files, report) {
            return Rows { rows: Keyed::default(), whole: Err(reported), place: Some(place) };
        }
        let (rows, whole) = records::keyed(self.files.sources.text(file), &place, report);
        Rows { rows, whole, place: Some(place) }
    }
}

/// Reads a reading's folder, with the texts of every language of the site; [`publish`] leaves out those of drafts.
pub(super) fn reading(folder: &Folder, input: Input, report: &mut Report) -> ParsedReading {
    let missing = |path: ContentPath, report: &mut Report| {
        report.emit(Kind::FileMissing { missing: path.into() }, folder.nearest(input.files))
    };
    let mut claims: Rows<RawClaim> = input.rows(folder.claims, report);
    let mut remarks: Rows<RawRemark> = input.rows(folder.remarks, report);
    let about = match folder.about {
        Some(file) => record::<RawReading>(&folder.id, file, input.files, report),
        None => Err(missing(ContentPath::about(&folder.id), report)),
    };
    // One with faults says that it is a draft all the same; one that is no YAML is not known to be one.
    let draft = folder.about.map_or(LangSet::NONE, |file| {
        let written = || records::key(input.files.sources.text(file), "draft").unwrap_or_default();
        let written = about.as_ref().map_or_else(|_| written(), |about| about.value.draft.clone());
        input.draft(&written, LangSet::from(input.languages), &input.place(file), report)
    });
    let langs = input.published(draft);
    let first = LangSet::from(input.languages).first_published(draft);
    let sections: Vec<_> = folder.sections.iter().map(|files| section(files, first, input, report)).collect();
    let marks = Marks::of(&sections);
    // A missing file is reported once, and not at every mark that names something in it.
    let named = |wanted: fn(&Target) -> bool| marks.iter().any(|spot| !spot.lost && wanted(&spot.target));
    if folder.claims.is_none() && named(|target| matches!(target, Target::Claims(_))) {
        claims.whole = Err(missing(ContentPath::claims(&folder.id), report));
    }
    let by_claims = claims.rows.0.iter().any(|(_, claim)| claim.remark.is_some());
    if folder.remarks.is_none() && (by_claims || named(|target| matches!(target, Target::Remark(_)))) {
        remarks.whole = Err(missing(ContentPath::remarks(&folder.id), report));
    }
    let pictures = folder.pictures.clone();
    ParsedReading { id: folder.id.clone(), langs, draft, about, claims, remarks, sections, marks, pictures }
}

/// Leaves out the texts of languages in which a reading is a draft.
pub(super) fn publish(reading: &mut ParsedReading) {
    reading.marks.retain(reading.langs);
    for section in &mut reading.sections {
        section.texts.retain(reading.langs);
    }
}

fn section(files: &SectionFiles, first: OwnLang, input: Input, report: &mut Report) -> ParsedSection {
    let SectionFiles { id, stem, texts } = files;
    let mut texts = texts.map(|file| file.map(|file| section_file(id, file, input.files, report)));
    let follows = |text: &SectionFile| text.front.as_ref().is_ok_and(|front| front.follows.is_some());
    let followed = texts.values().flatten().any(follows);
    if let Some(text) = texts.get_mut(first).as_mut().filter(|_| followed) {
        text.fingerprint = Some(text.version(input.files));
    }
    ParsedSection { id: id.clone(), stem: stem.clone(), texts }
}

fn section_file(id: &Id, file: FileIx, files: &Files, report: &mut Report) -> SectionFile {
    let MarkdownFile { front, place, body, blocks } = markdown_file(file, files, 3, id.as_str(), report);
    let blank = body > 0 && files.sources.text(file)[body..].trim().is_empty();
    SectionFile { file, front, place, body, blank, blocks, fingerprint: None }
}

/// Reads a plain page, with the texts of every language of the site; [`publish_page`] leaves out those of drafts.
pub(super) fn page(id: &Id, files: &Localised<Option<FileIx>>, input: Input, report: &mut Report) -> ParsedPage {
    let texts = files.map(|file| {
        file.map(|file| {
            let MarkdownFile { front, place, blocks, .. } = markdown_file(file, input.files, 2, "", report);
            PageFile { file, front, place, blocks }
        })
    });
    let mut draft = LangSet::NONE;
    for (lang, text) in texts.iter().filter_map(|(lang, text)| Some((lang, text.as_ref()?))) {
        let Ok(front) = &text.front else { continue };
        draft = draft.union(input.draft(&front.draft, [lang].into_iter().collect(), &text.place, report));
    }
    ParsedPage { id: id.clone(), langs: input.published(draft), texts }
}

/// Leaves out the texts of languages in which a page is a draft.
pub(super) fn publish_page(page: &mut ParsedPage) {
    page.texts.retain(page.langs);
}

/// A Markdown file with front matter.
struct MarkdownFile<T> {
    front: Result<T, Reported>,
    /// The place of the front matter.
    place: YamlPlace,
    /// Where the text below it begins; 0 if that is not known.
    body: usize,
    blocks: Vec<WrittenBlock>,
}

/// Reads a Markdown file whose headings begin at level `least`.
fn markdown_file<T: DeserializeOwned>(
    file: FileIx,
    files: &Files,
    least: u8,
    scope: &str,
    report: &mut Report,
) -> MarkdownFile<T> {
    let text = files.sources.text(file);
    let without = |reported, blocks| MarkdownFile { front: Err(reported), place: YamlPlace::root(file, 0..0), body: 0, blocks };
    if let Err(reported) = is_read(file, limits::TEXT, files, report) {
        return without(reported, Vec::new());
    }
    if text.len() > limits::TEXT {
        let reported = report.emit(Kind::TooLarge { size: text.len(), limit: limits::TEXT }, Place::File(file));
        return without(reported, vec![WrittenBlock::unread(text)]);
    }
    let Some((yaml, body)) = front_matter::split(text) else {
        let kind = if text.starts_with("---\n") { Kind::FrontMatterOpen } else { Kind::NoFrontMatter };
        let reported = report.emit(kind, Place::File(file));
        // Its marks are read, so that they are not reported as missing; other faults may be the front matter itself.
        let blocks = caught("", || markdown::blocks(text, 0, least, scope, &mut Vec::new())).unwrap_or_default();
        return without(reported, blocks);
    };
    let place = YamlPlace::root(file, yaml.clone());
    let front = records::record(&text[yaml], limits::FRONT_MATTER, &place, report);
    let mut problems = Vec::new();
    let at = format!("reading {}", files.sources.path(file));
    let blocks = caught(&at, || markdown::blocks(&text[body..], body, least, scope, &mut problems));
    let blocks = blocks.unwrap_or_else(|kind| {
        report.emit(kind, Place::File(file));
        Vec::new()
    });
    let deceptive = deceptive::find(&text[body..]).into_iter().map(|(kind, at)| (kind, body + at.start..body + at.end));
    for (kind, range) in problems.into_iter().chain(deceptive) {
        report.emit(kind, Place::Span(file, range));
    }
    MarkdownFile { front, place, body, blocks }
}
