use crate::{
    diagnostics::{Diagnostic, Report},
    load::{self, Files},
    render::Pages,
};
use std::collections::HashMap;

/// A site of which any page can be asked for.
#[derive(Debug)]
pub(super) struct Ready {
    pub files: Files,
    pub pages: Pages,
    /// What was told while it was made.
    pub report: Report,
    places: HashMap<String, Place>,
}

/// What stands at a path, by its place in the lists of [`Pages`].
#[derive(Debug, Clone, Copy)]
enum Place {
    Page(usize),
    Asset(usize),
    Picture(usize),
}

/// What a path has.
pub(super) enum Found {
    /// A file as it is.
    File(Vec<u8>),
    /// A page that was made.
    Page(String),
    /// A page whose template fails.
    Broken(Box<Diagnostic>),
    /// Nothing, or not any more.
    Nothing,
}

impl Ready {
    pub fn new(files: Files, pages: Pages, report: Report) -> Self {
        let made = pages.list().iter().enumerate().map(|(k, page)| (page.path.clone(), Place::Page(k)));
        let assets = pages.assets().iter().enumerate().map(|(k, asset)| (asset.path.clone(), Place::Asset(k)));
        let pictures = pages.pictures().iter().enumerate().map(|(k, picture)| (picture.path.clone(), Place::Picture(k)));
        let places = made.chain(assets).chain(pictures).collect();
        Self { files, pages, report, places }
    }

    /// What stands at a path of the output.
    pub fn find(&self, path: &str) -> Found {
        match self.places.get(path) {
            None => Found::Nothing,
            Some(Place::Page(k)) => self.pages.render(&self.pages.list()[*k]).map_or_else(Found::Broken, Found::Page),
            Some(Place::Asset(k)) => Found::File(self.pages.assets()[*k].bytes.to_vec()),
            // One that has just been deleted is told of when the site has been read again.
            Some(Place::Picture(k)) => {
                load::picture(&self.files, &self.pages.pictures()[*k].from).map_or(Found::Nothing, Found::File)
            }
        }
    }
}
