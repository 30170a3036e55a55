//! Where an editor can fix what is wrong in the bytes of a page, since the page itself is never edited.

use crate::{
    diagnostics::{FileIx, Kind, Place},
    load::Files,
    model::address,
    render::Pages,
};
use percent_encoding::percent_decode_str;
use pulldown_cmark::{Event, Parser, Tag};
use std::{cell::OnceCell, collections::HashMap, ops::Range};

/// Finds places in what pages are made from.
pub(super) struct Finder<'f> {
    pages: &'f Pages,
    files: &'f Files,
    /// Where content links to which address, once it has been asked for.
    links: OnceCell<HashMap<String, (FileIx, Range<usize>)>>,
}

impl<'f> Finder<'f> {
    pub fn new(pages: &'f Pages, files: &'f Files) -> Self {
        Self { pages, files, links: OnceCell::new() }
    }

    /// Returns the place in the content; else, since the fault is then in a template, in the site's own template of the page;
    /// else in another of its templates; else in `site.toml`, which every site has.
    pub fn find(&self, kind: &Kind, page: &str) -> Place {
        let found = match kind {
            Kind::DeadLink { link, .. } | Kind::DeadFragment { link, .. } => {
                // As it is printed, or without the way up that a page of speakers or sources puts before it.
                let plain = address::way_down(link);
                self.linked(link).or_else(|| self.linked(plain)).or_else(|| self.in_templates(plain))
            }
            Kind::DoubleId { id, .. } => self.in_templates(id),
            Kind::Forbidden { what, .. } => self.written(what),
            _ => None,
        };
        found.unwrap_or_else(|| self.template(page).or(self.files.settings).map_or(Place::Path(page.to_owned()), Place::File))
    }

    /// Returns the first place in content that links to an address, however it is written there.
    fn linked(&self, address: &str) -> Option<Place> {
        let links = self.links.get_or_init(|| links(self.files));
        links.get(&read(address)).map(|(file, range)| Place::Span(*file, range.clone()))
    }

    fn own_templates(&self) -> impl Iterator<Item = (&str, FileIx)> {
        self.files.templates.iter().filter_map(|file| Some((file.name.as_str(), file.own?)))
    }

    /// Returns the first place in the site's own templates where the words appear in quotation marks.
    fn in_templates(&self, words: &str) -> Option<Place> {
        let wanted = format!("\"{words}\"");
        self.own_templates().find_map(|(_, file)| {
            let at = self.files.sources.text(file).find(&wanted)? + 1;
            Some(Place::Span(file, at..at + words.len()))
        })
    }

    /// Returns the first place in the site's own templates where the words stand as they are.
    fn written(&self, words: &str) -> Option<Place> {
        self.own_templates().find_map(|(_, file)| {
            let at = self.files.sources.text(file).find(words)?;
            Some(Place::Span(file, at..at + words.len()))
        })
    }

    fn template(&self, page: &str) -> Option<FileIx> {
        let name = self.pages.template(page);
        let own = || self.own_templates();
        own().find(|(own, _)| Some(*own) == name).or_else(|| own().next()).map(|(_, file)| file)
    }
}

/// An address as a host reads it.
fn read(address: &str) -> String {
    percent_decode_str(address).decode_utf8_lossy().into_owned()
}

/// The first place of each address to which content leads. YAML is read as Markdown, too: a link in a text looks the same there.
fn links(files: &Files) -> HashMap<String, (FileIx, Range<usize>)> {
    let mut links = HashMap::new();
    for file in &files.content {
        let text = files.sources.text(*file);
        for (event, range) in Parser::new(text).into_offset_iter() {
            if let Event::Start(Tag::Link { dest_url, .. }) = event {
                links.entry(read(&dest_url)).or_insert((*file, address_of(text, &dest_url, range)));
            }
        }
    }
    links
}

/// Returns the bytes of the address alone, if it is written as it is read.
fn address_of(text: &str, address: &str, link: Range<usize>) -> Range<usize> {
    match text[link.clone()].rfind(address) {
        Some(at) if !address.is_empty() => link.start + at..link.start + at + address.len(),
        _ => link,
    }
}
