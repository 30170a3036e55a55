//! [`Site`] -> [`Pages`]: everything that will stand in the output, each page made only when it is asked for, so that
//! memory stays flat however many there are.

mod assets;
mod citations;
mod cx;
mod data;
mod fold;
mod html;
mod kept;
mod license;
mod limited;
mod locale;
mod messages;
mod pages;
#[cfg(test)]
mod reference;
mod shared;
mod sheets;
mod subject;
mod templates;
mod verdicts;
mod views;

pub use assets::Asset;
pub use data::DataFiles;

use crate::{
    diagnostics::{Diagnostic, Kind, Place, Report, Reported, caught},
    link::Site,
    load::Files,
    model::{ContentPath, LangSet, PagePath, Reading, Settings, address, unportable},
};
use assets::Assets;
use citations::Styles;
use limited::{LONGEST, Limited};
use messages::Messages;
use shared::Shared;
use std::{collections::HashMap, sync::Arc, time::Instant};
use subject::What;
use templates::Templates;

/// All pages and files of a site's output, ready to be written.
#[derive(Debug)]
pub struct Pages {
    shared: Shared,
    templates: Arc<Templates>,
    list: Vec<Page>,
    data: Vec<DataFiles>,
    assets: Arc<Assets>,
    pictures: Vec<PictureFile>,
}

/// A page that can be rendered.
#[derive(Debug)]
pub struct Page {
    /// Where it stands in the output.
    pub path: PagePath,
    /// The languages in which the same page stands; none for a page of no language.
    pub langs: LangSet,
    what: What,
}

/// A picture that is copied as it is.
#[derive(Debug)]
pub struct PictureFile {
    /// The path in the output.
    pub path: String,
    /// The path in the site.
    pub from: String,
}

/// Messages, templates and static files of a run: what pages are made with, whatever they are to say.
#[derive(Debug, Clone)]
pub struct Tools {
    messages: Arc<Messages>,
    styles: Arc<Styles>,
    templates: Result<Arc<Templates>, Reported>,
    assets: Arc<Assets>,
}

impl Tools {
    /// Reads them; what is wrong in them is told, also where the content is not yet right.
    pub fn new(settings: &Settings, files: &Files, report: &mut Report) -> Self {
        let assets = Arc::new(Assets::new(&files.statics, report));
        let messages = Arc::new(Messages::new(&settings.languages, &files.templates, report));
        let styles = Arc::new(Styles::new(settings, &files.templates, report));
        let templates = Templates::new(&files.templates, &assets, Arc::clone(&messages), &settings.languages, report);
        Self { messages, styles, templates: templates.map(Arc::new), assets }
    }
}

/// Gets everything ready that pages need.
///
/// # Errors
/// Where the tools cannot be used, or two things would be written to one path.
pub fn render(site: Arc<Site>, tools: &Tools, report: &mut Report) -> Result<Pages, Reported> {
    let Tools { messages, styles, templates, assets } = tools;
    let shared = Shared::new(site, Arc::clone(messages), styles);
    ready(shared, templates.as_ref().map_err(|reported| *reported), Arc::clone(assets), report)
}

/// The pages of a site that has only readings otherwise than that of `pages`.
#[cfg(feature = "serve")]
pub(crate) fn renew(pages: &Pages, site: Site, report: &mut Report) -> Result<Pages, Reported> {
    ready(pages.shared.with(Arc::new(site)), Ok(&pages.templates), Arc::clone(&pages.assets), report)
}

fn ready(
    shared: Shared,
    templates: Result<&Arc<Templates>, Reported>,
    assets: Arc<Assets>,
    report: &mut Report,
) -> Result<Pages, Reported> {
    let list = pages::all(&shared);
    let data = DataFiles::all(&shared.site);
    let pictures = pictures(&shared.site);
    paths_hold(&shared.site, (&list, &data), assets.files(), &pictures, report);
    let templates = Arc::clone(templates?);
    report.check()?;
    Ok(Pages { shared, templates, list, data, assets, pictures })
}

impl Pages {
    /// What they are made from.
    #[must_use]
    pub fn site(&self) -> &Site {
        &self.shared.site
    }

    /// Every page.
    #[must_use]
    pub fn list(&self) -> &[Page] {
        &self.list
    }

    /// Files that programs read beside the pages.
    #[must_use]
    pub fn data(&self) -> &[DataFiles] {
        &self.data
    }

    /// Style sheets, scripts and other files as they are.
    #[must_use]
    pub fn assets(&self) -> &[Asset] {
        self.assets.files()
    }

    /// Pictures of readings.
    #[must_use]
    pub fn pictures(&self) -> &[PictureFile] {
        &self.pictures
    }

    /// The template that makes the page at a path.
    #[must_use]
    pub fn template(&self, path: &str) -> Option<&'static str> {
        Some(self.list.iter().find(|page| page.path.as_str() == path)?.what.template())
    }

    /// Makes one page.
    ///
    /// # Errors
    /// Where its template fails.
    pub fn render(&self, page: &Page) -> Result<String, Box<Diagnostic>> {
        let mut bytes = Vec::new();
        self.render_to(page, &mut bytes)?;
        Ok(String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
    }

    /// Makes one page behind what a buffer holds.
    ///
    /// # Errors
    /// Where its template fails; then the buffer holds a part of it.
    pub fn render_to(&self, page: &Page, buffer: &mut Vec<u8>) -> Result<(), Box<Diagnostic>> {
        let made = caught(&format!("making {}", page.path), || {
            let (template, context) = pages::context(&self.shared, page);
            let lang = page.what.language(&self.shared.site);
            let mut limited = Limited::new(buffer, Instant::now() + LONGEST);
            self.templates.render(lang, template, &context, page.path.as_str(), &mut limited)
        });
        made.map_err(|kind| told(kind, page.path.as_str()))?
    }

    /// Makes files for programs: what stands at each of their paths.
    ///
    /// # Errors
    /// Where that panics.
    pub fn data_texts(&self, files: &DataFiles) -> Result<[String; 2], Box<Diagnostic>> {
        let [path, _] = &files.paths;
        caught(&format!("making {path}"), || files.texts(&self.shared)).map_err(|kind| told(kind, path))
    }
}

fn told(kind: Kind, path: &str) -> Box<Diagnostic> {
    Box::new(Diagnostic::new(kind, Place::Path(path.to_owned())))
}

fn pictures(site: &Site) -> Vec<PictureFile> {
    let mut all = Vec::new();
    for (_, Reading { id, pictures, .. }) in site.readings() {
        let files = pictures.iter().filter_map(|picture| picture.file.as_deref());
        all.extend(
            files.map(|file| PictureFile { path: address::picture(id, file), from: ContentPath::picture(id, file).into() }),
        );
    }
    // One file may be two pictures.
    all.dedup_by(|a, b| a.path == b.path);
    all
}

/// How messages call what is made from content.
const PAGE: &str = "a page of Kunten's";
const DATA: &str = "a citation file of Kunten's";

/// Whatever would be written where something else is written, or where some system can write nothing, is an error that names
/// what it comes from.
fn paths_hold(
    site: &Site,
    (list, data): (&[Page], &[DataFiles]),
    assets: &[Asset],
    pictures: &[PictureFile],
    report: &mut Report,
) {
    // What an editor renames: twins and later pages of a list have the name of the same file.
    let source = |page: &Page| page.what.source(site).map_or_else(|| page.path.to_string(), String::from);
    let pages = list.iter().map(|page| (page.path.as_str(), PAGE, source(page)));
    let data = data.iter().flat_map(|files| files.paths.iter().map(move |path| (path.as_str(), DATA, files.source(site).into())));
    let assets = assets.iter().map(|asset| (asset.path.as_str(), asset.from.as_str(), asset.from.clone()));
    let pictures = pictures.iter().map(|picture| (picture.path.as_str(), picture.from.as_str(), picture.from.clone()));
    let mut taken: HashMap<String, &str> = HashMap::new();
    for (path, from, source) in pages.chain(data).chain(assets).chain(pictures) {
        if let Some((name, why)) = path.split('/').find_map(|name| Some((name, unportable(name)?))) {
            report.emit(Kind::UnportableName { name: name.to_owned(), why }, Place::Path(source));
        }
        // Systems that do not tell upper case from lower would write one over the other.
        if let Some(first) = taken.insert(path.to_lowercase(), from).filter(|first| *first != from || *first == PAGE) {
            let kind = Kind::DoublePath { path: path.to_owned(), first: first.to_owned(), second: from.to_owned() };
            report.emit(kind, Place::Path(from.to_owned()));
        }
    }
}
