//! The pipeline, told once: `Files -> Parsed -> Site -> Pages -> Published`.

use crate::{
    diagnostics::{Report, Sources},
    link,
    load::{self, LoadError},
    parse, render,
    write::{self, Published, Sink, WriteError},
};
use std::path::Path;

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

/// Builds the site in `root` into a sink, with its drafts if wished. Nothing is committed unless all of it holds.
///
/// # Errors
/// Where the machine fails; what is wrong with the content is in the outcome.
pub fn build<S: Sink>(root: &Path, drafts: bool, sink: S) -> Result<Outcome<S>, Failure> {
    let mut report = Report::default();
    let files = load::load(root, &mut report)?;
    let parsed = parse::parse(&files, &mut report);
    let tools = parsed.as_ref().map(|parsed| render::Tools::new(&parsed.settings, &files, &mut report));
    let site = parsed.and_then(|parsed| link::link(parsed, drafts, &mut report));
    let pages = site.as_ref().zip(tools).and_then(|(site, tools)| render::render(site, tools, &mut report));
    let base_url = site.as_ref().and_then(|site| site.settings.base_url.as_deref());
    let published = match &pages {
        Some(pages) => write::publish(pages, &files, base_url, sink, &mut report)?,
        None => None,
    };
    drop(pages);
    Ok(Outcome { report, sources: files.sources, published })
}
