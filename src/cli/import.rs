//! `kunten import`: sources from other programs.

use super::{Status, failed, print::say};
use crate::{
    diagnostics::shown,
    import,
    load::{self, LoadError},
    model::ContentPath,
    schema::{self, Name},
    write::{self, NewFile, WriteError},
};
use clap::{Args, Subcommand};
use std::{io, path::PathBuf};

/// `kunten import`
#[derive(Debug, Args)]
pub(super) struct Import {
    #[command(subcommand)]
    form: Form,
}

#[derive(Debug, Subcommand)]
enum Form {
    /// CSL-JSON, as Zotero exports it: each item becomes content/sources/ID.yaml. No file that is there is touched.
    Csl(Csl),
}

#[derive(Debug, Args)]
struct Csl {
    /// The library.
    file: PathBuf,
    /// The site's folder.
    #[arg(long, value_name = "DIR", default_value = ".")]
    site: PathBuf,
}

impl Import {
    pub fn run(self) -> Status {
        let Form::Csl(command) = self.form;
        command.run()
    }
}

impl Csl {
    fn run(self) -> Status {
        let Self { file, site } = self;
        if !site.join("site.toml").is_file() {
            say!("kunten: there is no site.toml in {}; name the site's folder with --site", shown(&site));
            return Status::Refused;
        }
        let text = match load::text(&file) {
            Ok(text) => text,
            Err(LoadError { error, path }) => {
                say!("kunten: cannot read {}: {error}", shown(&path));
                return if error.kind() == io::ErrorKind::InvalidData { Status::Wrong } else { Status::Failed };
            }
        };
        let items = match import::csl(&text) {
            Ok(items) => items,
            Err(error) => {
                say!("kunten: {}: {error}", shown(&file));
                return Status::Wrong;
            }
        };
        let (mut written, mut passed_over) = (0, 0);
        for item in items {
            let source = match item {
                Ok(source) => source,
                Err(bad) => {
                    say!("kunten: {bad}");
                    passed_over += 1;
                    continue;
                }
            };
            let path = String::from(ContentPath::source(&source.id));
            let text = format!("{}\n{}", schema::modeline(Name::Source, 2), source.yaml);
            match write::create(&site, &[NewFile { path: path.clone(), text }]) {
                Ok(()) => written += 1,
                Err(WriteError::There { .. }) => {
                    say!("kunten: {path} is there already; it stays as it is");
                    passed_over += 1;
                    continue;
                }
                Err(error) => return failed(&error.into()),
            }
            if !source.left_out.is_empty() {
                say!("kunten: {path}: left out, for want of a place: {}", source.left_out.join(", "));
            }
        }
        say!("{written} written, {passed_over} passed over");
        if passed_over == 0 { Status::Done } else { Status::Wrong }
    }
}
