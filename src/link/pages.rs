//! Plain pages, and names that are taken.

use super::texts::Scope;
use crate::{
    diagnostics::{FileIx, Kind, Place, Report},
    model::{Id, Inline, Languages, Localised, Mark, Node, PlainPage},
    parse::{PageFile, Parsed, ParsedPage, present},
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
        |place: Option<FileIx>, id: &Id| place.map_or_else(|| Place::Path(format!("content/readings/{id}")), Place::File);
    for reading in &parsed.readings {
        let place = reading_place(reading.about.as_ref().map(|about| about.place.file), &reading.id);
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

/// Tells which languages lack a file, at a twin that is there.
pub(super) fn missing<T>(
    texts: &Localised<Option<T>>,
    stem: &str,
    languages: &Languages,
    file: impl Fn(&T) -> FileIx,
    report: &mut Report,
) {
    let twin = present(texts, languages).next().and_then(|lang| texts.get(lang).as_ref()).map(file);
    for lang in languages.iter().filter(|lang| texts.get(*lang).is_none()) {
        let missing = format!("{stem}.{}.md", languages.tag(lang));
        report.emit(Kind::FileMissing { missing }, twin.map_or_else(|| Place::Path(stem.to_owned()), Place::File));
    }
}

pub(super) fn link(pages: Vec<ParsedPage>, scope: Scope, report: &mut Report) -> Option<Vec<PlainPage>> {
    let linked: Vec<_> = pages.into_iter().map(|page| one(page, scope, report)).collect();
    linked.into_iter().collect()
}

fn one(page: ParsedPage, scope: Scope, report: &mut Report) -> Option<PlainPage> {
    let languages = scope.languages;
    missing(&page.texts, &format!("content/{}", page.id), languages, |text: &PageFile| text.file, report);
    let mut texts = page.texts;
    let mut titles = Localised::new(languages, |_| None);
    let mut bodies = Localised::new(languages, |_| None);
    for lang in languages.iter() {
        let Some(text) = texts.get_mut(lang).take() else { continue };
        if let Some(front) = &text.front {
            let title = scope.text(&front.title, &text.place.key("title"), report);
            *titles.get_mut(lang) = title.map(|title| title.get(lang).clone());
        }
        let nodes = text.blocks.into_iter().flat_map(|block| block.nodes).collect();
        let at = |mark: &crate::parse::text::WrittenMark| Place::Span(text.file, mark.address.clone());
        *bodies.get_mut(lang) = scope.nodes(nodes, None, false, &at, report);
    }
    let title: Option<Localised<Inline>> = titles.transpose();
    let body: Option<Localised<Vec<Node<Mark>>>> = bodies.transpose();
    Some(PlainPage { id: page.id, title: title?, body: body? })
}
