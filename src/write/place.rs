//! Where an editor can mend what is wrong in the bytes of a page: nobody edits the page itself.

use crate::{
    diagnostics::{FileIx, Kind, Place},
    load::Files,
    render::Pages,
};

/// The place in the content or, since the fault is a template's then, in the site's own template of the page; where it has none,
/// in another of its own, and at last in `site.toml`, which every site has.
pub(super) fn of(kind: &Kind, page: &str, pages: &Pages, files: &Files) -> Place {
    let own = || files.templates.iter().filter_map(|file| Some((file.name.as_str(), file.own?)));
    let (in_content, in_template) = match kind {
        Kind::DeadLink { link, .. } | Kind::DeadFragment { link, .. } => {
            let link = link.trim_start_matches("../");
            (written_at(files.content.iter().copied(), "](", link, ")", files), Some(link))
        }
        Kind::DoubleId { id, .. } => (None, Some(id.as_str())),
        _ => (None, None),
    };
    let quoted = |text| written_at(own().map(|(_, file)| file), "\"", text, "\"", files);
    let template = pages.template(page);
    let of_page = || own().find(|(name, _)| Some(*name) == template).or_else(|| own().next()).map(|(_, file)| file);
    let file = || of_page().or(files.settings).map_or_else(|| Place::Path(page.to_owned()), Place::File);
    in_content.or_else(|| in_template.and_then(quoted)).unwrap_or_else(file)
}

/// The first place in some files where words stand between two signs.
fn written_at(among: impl Iterator<Item = FileIx>, before: &str, words: &str, after: &str, files: &Files) -> Option<Place> {
    let wanted = format!("{before}{words}{after}");
    let mut found = among.filter_map(|file| files.sources.text(file).find(&wanted).map(|at| (file, at + before.len())));
    found.next().map(|(file, at)| Place::Span(file, at..at + words.len()))
}
