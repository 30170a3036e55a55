//! Where an editor can mend what is wrong in the bytes of a page: nobody edits the page itself.

use crate::{
    diagnostics::{FileIx, Kind, Place},
    load::Files,
    render::Pages,
};
use percent_encoding::percent_decode_str;
use pulldown_cmark::{Event, Parser, Tag};

/// The place in the content or, since the fault is a template's then, in the site's own template of the page; where it has none,
/// in another of its own, and at last in `site.toml`, which every site has.
pub(super) fn of(kind: &Kind, page: &str, pages: &Pages, files: &Files) -> Place {
    let own = || files.templates.iter().filter_map(|file| Some((file.name.as_str(), file.own?)));
    let (in_content, in_template) = match kind {
        Kind::DeadLink { link, .. } | Kind::DeadFragment { link, .. } => {
            // As it is printed, or without the way up that a page of speakers or sources puts before it.
            let plain = link.trim_start_matches("../");
            let written = written_at(files.content.iter().copied(), "](", plain, ")", files);
            (written.or_else(|| links_at(link, files)).or_else(|| links_at(plain, files)), Some(plain))
        }
        Kind::DoubleId { id, .. } => (None, Some(id.as_str())),
        _ => (None, None),
    };
    let quoted = |text| written_at(own().map(|(_, file)| file), "\"", text, "\"", files);
    let template = pages.template(page);
    let of_page = || own().find(|(name, _)| Some(*name) == template).or_else(|| own().next()).map(|(_, file)| file);
    let file = || of_page().or(files.settings).map_or_else(|| Place::Path(page.to_owned()), Place::File);
    // Written in another way than it is printed, it is in what the page is made from, where no template of the site made it.
    let of_content = || {
        let from = pages.made_from(page).filter(|_| in_template.is_some())?;
        let language = page.split('/').next().unwrap_or_default();
        let begins = |file: &&FileIx| files.sources.path(**file).starts_with(&from);
        let own = |file: &&FileIx| files.sources.path(**file).ends_with(&format!(".{language}.md"));
        let all = || files.content.iter().filter(begins);
        all().find(own).or_else(|| all().next()).map(|file| Place::File(*file))
    };
    in_content.or_else(|| in_template.and_then(quoted)).or_else(of_content).unwrap_or_else(file)
}

/// The first place in a text of content that leads to an address, in whatever way it is written there.
fn links_at(address: &str, files: &Files) -> Option<Place> {
    let read = |address: &str| percent_decode_str(address).decode_utf8_lossy().into_owned();
    let wanted = read(address);
    let texts = files.content.iter().filter(|file| files.sources.path(**file).strip_suffix(".md").is_some());
    let mut found = texts.filter_map(|file| {
        let events = Parser::new(files.sources.text(*file)).into_offset_iter();
        let mut links = events.filter_map(|(event, range)| match event {
            Event::Start(Tag::Link { dest_url, .. }) => Some((dest_url, range)),
            _ => None,
        });
        links.find(|(address, _)| read(address) == wanted).map(|(_, range)| Place::Span(*file, range))
    });
    found.next()
}

/// The first place in some files where words stand between two signs.
fn written_at(among: impl Iterator<Item = FileIx>, before: &str, words: &str, after: &str, files: &Files) -> Option<Place> {
    let wanted = format!("{before}{words}{after}");
    let mut found = among.filter_map(|file| files.sources.text(file).find(&wanted).map(|at| (file, at + before.len())));
    found.next().map(|(file, at)| Place::Span(file, at..at + words.len()))
}
