//! Plain pages, and names that are taken.

use super::texts::Scope;
use crate::{
    diagnostics::{FileIx, Kind, Place, Report, Reported, all},
    model::{ContentPath, Id, Localised, OwnLang, PlainPage},
    parse::{PageFile, Parsed, ParsedPage, text::WrittenMark},
};

/// The pages in a language's folder that Kunten writes itself.
const OURS: [&str; 5] = ["index", "speakers", "sources", "claims", "feed"];

/// Whether Kunten writes a page of this name itself.
pub(crate) fn is_ours(id: &Id) -> bool {
    OURS.contains(&id.as_str())
}

/// Tells of readings and plain pages that would take the place of a page of ours or of each other.
pub(super) fn reserved(parsed: &Parsed, report: &mut Report) {
    let page_file = |page: &ParsedPage| page.texts.values().flatten().next().map(|text| text.file);
    let reading_place =
        |place: Option<FileIx>, id: &Id| place.map_or_else(|| Place::Path(ContentPath::reading(id).into()), Place::File);
    for reading in &parsed.readings {
        let place = reading_place(reading.about.as_ref().ok().map(|about| about.place.file), &reading.id);
        if is_ours(&reading.id) {
            report.emit(Kind::Reserved { name: reading.id.to_string() }, place.clone());
        }
        if parsed.pages.iter().any(|page| page.id == reading.id) {
            let what = format!("`{}`", reading.id);
            report.emit(Kind::Duplicate { what, other: format!("content/{}.*.md", reading.id) }, place);
        }
    }
    for page in &parsed.pages {
        if is_ours(&page.id) {
            report.emit(
                Kind::Reserved { name: page.id.to_string() },
                page_file(page).map_or(Place::Path("content".into()), Place::File),
            );
        }
    }
}

/// The text of each language; which languages lack a file is told at a twin that is there.
pub(super) fn present<T>(
    texts: Localised<Option<T>>,
    path: impl Fn(OwnLang) -> ContentPath,
    file: impl Fn(&T) -> FileIx,
    report: &mut Report,
) -> Localised<Result<T, Reported>> {
    let twin = texts.values().flatten().next().map(file);
    texts.map_each(|lang, text| {
        text.ok_or_else(|| {
            let missing = String::from(path(lang));
            let place = twin.map_or_else(|| Place::Path(missing.clone()), Place::File);
            report.emit(Kind::FileMissing { missing }, place)
        })
    })
}

pub(super) fn link(pages: Vec<ParsedPage>, scope: Scope, report: &mut Report) -> Result<Vec<PlainPage>, Reported> {
    all(pages.into_iter().map(|page| one(page, scope, report)))
}

fn one(page: ParsedPage, scope: Scope, report: &mut Report) -> Result<PlainPage, Reported> {
    let scope = Scope { langs: page.langs, ..scope };
    let texts = present(page.texts, |lang| ContentPath::page(&page.id, scope.tag(lang)), |text: &PageFile| text.file, report);
    let parts = texts.map_each(|lang, text| {
        let text = text?;
        let title = text.front.and_then(|front| scope.text(&front.title, &text.place.key("title"), report));
        let nodes = text.blocks.into_iter().flat_map(|block| block.nodes).collect();
        let at = |mark: &WrittenMark| Place::Span(text.file, mark.address.clone());
        let body = scope.nodes(nodes, lang, None, false, &at, report);
        Ok((title?.get(lang).clone(), body?))
    });
    let (title, body) = parts.transpose()?.unzip();
    Ok(PlainPage { id: page.id, langs: page.langs, title, body })
}
