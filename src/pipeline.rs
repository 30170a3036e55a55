//! The pipeline, told once: `Files -> Parsed -> Site -> Pages -> Published`.

use crate::{
    diagnostics::{Report, Reported, Sources},
    link,
    load::{self, Files, LoadError},
    model::{Languages, PartialDate},
    parse::{self, Parsed, Stamp},
    render::{self, Pages, Tools},
    write::{self, Published, Sink, WriteError},
};
use std::{path::Path, sync::Arc};
use tracing::{debug, field, info_span};

/// What a run came to: all that it has to tell, with the texts that its places are in, and the site where nothing is wrong.
#[derive(Debug)]
pub struct Outcome<S> {
    /// What the editor is told.
    pub report: Report,
    /// The texts of the site.
    pub sources: Sources,
    /// The site; none where the report has errors.
    pub published: Option<Published<S>>,
}

/// The machine failed, or the output folder was refused.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A file could not be read.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The output could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// How a site is built.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Drafts as well.
    pub drafts: bool,
    /// The day by which forecasts fall due and sources can have been seen. No byte of the output depends on it.
    pub today: PartialDate,
}

/// The languages of the site in `root`, for which `site.toml` alone is read; or what is wrong with it.
///
/// # Errors
/// Where the machine fails.
pub fn languages(root: &Path) -> Result<Result<Languages, (Report, Sources)>, Failure> {
    let mut report = Report::default();
    let files = load::settings(root, &mut report)?;
    let settings = parse::settings(&files, &mut report).and_then(|settings| report.check().map(|()| settings));
    Ok(settings.map(|settings| settings.languages).map_err(|_| (report, files.sources)))
}

/// Which version of the section in a reading's first language every other language's should say that it follows.
///
/// # Errors
/// Where the machine fails.
pub fn stamps(root: &Path) -> Result<Vec<Stamp>, Failure> {
    let mut untold = Report::default();
    let files = load::load(root, &mut untold)?;
    Ok(parse::parse(&files, true, &mut untold).map(|parsed| parsed.stamps(&files)).unwrap_or_default())
}

/// Builds the site in `root` into a sink. Nothing is committed unless all of it holds.
///
/// # Errors
/// Where the machine fails; what is wrong with the content is in the outcome.
pub fn build<S: Sink>(root: &Path, options: Options, sink: S) -> Result<Outcome<S>, Failure> {
    let mut report = Report::default();
    let files = info_span!("load").in_scope(|| load::load(root, &mut report))?;
    debug!(texts = files.sources.iter().count(), pictures = files.pictures.len(), "read");
    build_files(files, report, options, sink)
}

/// Builds a site from files that have been read, with what was told of them.
///
/// # Errors
/// Where the machine fails; what is wrong with the content is in the outcome.
pub fn build_files<S: Sink>(files: Files, mut report: Report, options: Options, sink: S) -> Result<Outcome<S>, Failure> {
    let pages = pages(&files, options, &mut report);
    let published = match &pages {
        Ok(pages) => {
            // How many bytes that were is known only when all of them are made.
            let span = info_span!("write", pages = pages.list().len(), bytes = field::Empty);
            span.in_scope(|| write::publish(pages, &files, sink, &mut report))?
        }
        Err(_) => None,
    };
    Ok(Outcome { report, sources: files.sources, published })
}

/// The stages between reading and writing.
///
/// # Errors
/// Where anything is wrong so far.
pub fn pages(files: &Files, options: Options, report: &mut Report) -> Result<Pages, Reported> {
    let mut parsed = info_span!("parse").in_scope(|| parse::parse(files, options.drafts, report))?;
    let accepted = std::mem::take(&mut parsed.accepted);
    let pages = from_parsed(parsed, files, options, report);
    report.settle(&accepted);
    pages
}

fn from_parsed(parsed: Parsed, files: &Files, options: Options, report: &mut Report) -> Result<Pages, Reported> {
    let tools = info_span!("tools").in_scope(|| Tools::new(&parsed.settings, files, report));
    let site = info_span!("link").in_scope(|| link::link(parsed, options.today, report))?;
    info_span!("render").in_scope(|| render::render(Arc::new(site), &tools, report))
}

/// The pages with one reading as its files now are, without reading the others again. `None` where more than its pages can be
/// otherwise, or where it does not hold: then [`pages`] tells of all.
#[cfg(feature = "serve")]
pub(crate) fn renew(
    before: &Pages,
    files: &Files,
    reading: &crate::model::Id,
    options: Options,
    report: &mut Report,
) -> Option<Pages> {
    let site = before.site();
    let renewed = info_span!("parse").in_scope(|| parse::renew(reading, files, site.settings(), options.drafts, report))?;
    let site = info_span!("link").in_scope(|| link::renew(site, renewed.reading, &renewed.named, options.today, report))?;
    let pages = info_span!("render").in_scope(|| render::renew(before, site, report)).ok();
    report.settle(&renewed.accepted);
    pages
}
