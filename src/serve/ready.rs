//! A site of which any page can be asked for.

use super::sent;
use crate::{
    diagnostics::{Diagnostic, Report},
    load::{self, Files},
    model::address::ASSETS,
    render::Pages,
};
use std::{
    collections::{BTreeMap, HashMap},
    io::Read as _,
};

/// A site of which any page can be asked for.
#[derive(Debug)]
pub(super) struct Ready {
    pub files: Files,
    pub pages: Pages,
    /// What was told while it was made.
    pub report: Report,
    places: HashMap<String, Place>,
    /// Pages that somebody will ask for at once.
    kept: HashMap<String, Version>,
}

/// A page as it was made.
#[derive(Debug, Clone)]
pub(super) struct Version {
    /// What tells it from other versions of the same page.
    pub name: String,
    pub text: String,
}

impl Version {
    pub fn new(text: String) -> Self {
        Self { name: sent::version(text.as_bytes()), text }
    }
}

/// What stands at a path, by its place in the lists of [`Pages`].
#[derive(Debug, Clone, Copy)]
enum Place {
    Page(usize),
    /// Which files, and which of them.
    Data(usize, usize),
    Asset(usize),
    Picture(usize),
}

/// What a path has.
pub(super) enum Found {
    /// A file whose path changes with its bytes.
    Asset(Vec<u8>),
    /// A picture, what programs read, or what a host wants at the root.
    File(Vec<u8>),
    /// A page that was made.
    Page(Version),
    /// A page whose template fails, or another file that could not be made.
    Broken(Box<Diagnostic>),
    /// Nothing, or not any more.
    Nothing,
}

impl Ready {
    pub fn new(files: Files, pages: Pages, report: Report) -> Self {
        let made = pages.list().iter().enumerate().map(|(k, page)| (page.path.to_string(), Place::Page(k)));
        let data =
            pages.data().iter().enumerate().flat_map(|(k, files)| {
                files.paths.iter().enumerate().map(move |(nth, path)| (path.clone(), Place::Data(k, nth)))
            });
        let assets = pages.assets().iter().enumerate().map(|(k, asset)| (asset.path.clone(), Place::Asset(k)));
        let pictures = pages.pictures().iter().enumerate().map(|(k, picture)| (picture.path.clone(), Place::Picture(k)));
        let places = made.chain(data).chain(assets).chain(pictures).collect();
        Self { files, pages, report, places, kept: HashMap::new() }
    }

    /// Makes a page before it is asked for; what is wrong with it is told.
    pub fn keep(&mut self, path: String) {
        match self.find(&path) {
            Found::Page(page) => drop(self.kept.insert(path, page)),
            Found::Broken(told) => self.report.emit_once(*told),
            Found::Asset(_) | Found::File(_) | Found::Nothing => {}
        }
    }

    /// The versions of the pages that were made before they were asked for.
    pub fn versions(&self) -> BTreeMap<String, String> {
        self.kept.iter().map(|(path, page)| (path.clone(), page.name.clone())).collect()
    }

    /// What stands at a path of the output.
    pub fn find(&self, path: &str) -> Found {
        match self.places.get(path) {
            None => Found::Nothing,
            Some(Place::Page(k)) => match self.kept.get(path) {
                Some(page) => Found::Page(page.clone()),
                None => {
                    self.pages.render(&self.pages.list()[*k]).map_or_else(Found::Broken, |text| Found::Page(Version::new(text)))
                }
            },
            Some(Place::Data(k, nth)) => {
                let made = self.pages.data_texts(&self.pages.data()[*k]);
                made.map_or_else(Found::Broken, |texts| Found::File(texts[*nth].clone().into_bytes()))
            }
            Some(Place::Asset(k)) => {
                let bytes = self.pages.assets()[*k].bytes.to_vec();
                if path.starts_with(ASSETS) { Found::Asset(bytes) } else { Found::File(bytes) }
            }
            // One that has just been deleted is told of when the site has been read again.
            Some(Place::Picture(k)) => {
                let mut bytes = Vec::new();
                let file = load::picture(&self.files, &self.pages.pictures()[*k].from).ok();
                let read = file.and_then(|mut file| file.read_to_end(&mut bytes).ok());
                read.map_or(Found::Nothing, |_| Found::File(bytes))
            }
        }
    }
}
