//! `kunten init`: a small whole site to begin with.

mod starter;

use super::{Status, failed, print::say};
use crate::{
    diagnostics::shown,
    model::{LanguageTag, Languages},
    schema,
    write::{self, NewFile},
};
use clap::Args;
use std::path::{Path, PathBuf};

/// `kunten init`
#[derive(Debug, Args)]
pub(super) struct Init {
    /// The folder; one that is not there yet, or empty.
    dir: PathBuf,
    /// The languages of the site, the default one first.
    #[arg(long, value_name = "TAGS", value_delimiter = ',', default_value = "en,ja", value_parser = language)]
    languages: Vec<LanguageTag>,
}

impl Init {
    pub fn run(self) -> Status {
        let Some(languages) = Languages::new(self.languages) else {
            say!("kunten: --languages names a language twice, or more than 64");
            return Status::Refused;
        };
        let tags: Vec<_> = languages.iter().map(|lang| languages.tag(lang).clone()).collect();
        let mut files = starter::files(&languages);
        files.extend(schema::Name::ALL.iter().map(|name| NewFile { path: name.path(), text: schema::text(*name, &tags) }));
        if let Err(error) = write::vacant(&self.dir).and_then(|()| write::create(&self.dir, &files)) {
            return failed(&error.into());
        }
        next(&self.dir, files.len(), &languages);
        Status::Done
    }
}

/// Prints what was written and what to do next.
fn next(dir: &Path, files: usize, languages: &Languages) {
    say!("{files} files written: {} holds a site with an example to read, change and delete", shown(dir));
    let site = if dir == Path::new(".") { String::new() } else { format!(" --site {}", shown(dir)) };
    say!("look at it with `kunten serve{site}`, check it with `kunten check{site}`");
    say!("then read {}", shown(&dir.join("README.md")));
    for tag in starter::untranslated(languages) {
        say!("translate into {tag}: every text that begins with ({tag}), and templates/messages/{tag}.ftl");
    }
}

/// A text that is not a language tag.
#[derive(Debug, thiserror::Error)]
#[error("it is not a language tag (BCP 47), such as en or pt-BR")]
struct NoLanguage;

fn language(text: &str) -> Result<LanguageTag, NoLanguage> {
    LanguageTag::parse(text).ok_or(NoLanguage)
}
