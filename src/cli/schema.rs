//! `kunten schema`: what text editors check and complete by.

use super::{
    Status, failed,
    print::{self, say},
    tell,
};
use crate::{
    model::LanguageTag,
    pipeline,
    schema::{self, Name},
};
use clap::Args;
use std::path::{Path, PathBuf};

/// `kunten schema`
#[derive(Debug, Args)]
pub(super) struct Schema {
    /// What is typed.
    #[arg(value_enum, required_unless_present = "write")]
    name: Option<Name>,
    /// The languages that every localised text has, such as `en,ja`; without them, any.
    #[arg(long, value_name = "TAGS", value_delimiter = ',', value_parser = language)]
    languages: Vec<LanguageTag>,
    /// Write all of them into `.kunten/` of the site, with the languages of its `site.toml`.
    #[arg(long, conflicts_with_all = ["name", "languages"])]
    write: bool,
    /// The site's folder, for `--write`.
    #[arg(long, value_name = "DIR", default_value = ".")]
    site: PathBuf,
}

impl Schema {
    pub fn run(self) -> Status {
        let Some(name) = self.name else { return write(&self.site) };
        print::whole(&schema::text(name, &self.languages))
    }
}

fn language(text: &str) -> Result<LanguageTag, String> {
    LanguageTag::parse(text).ok_or_else(|| "it is not a language tag (BCP 47), such as `en` or `ja`".to_owned())
}

fn write(site: &Path) -> Status {
    let languages = match pipeline::languages(site) {
        Ok(Ok(languages)) => languages,
        Ok(Err((report, sources))) => {
            tell::on_stderr(&report, &sources, false);
            return Status::Wrong;
        }
        Err(failure) => return failed(&failure),
    };
    let tags: Vec<_> = languages.iter().map(|lang| languages.tag(lang).clone()).collect();
    match schema::write(site, &tags) {
        Ok(renewed) if renewed.is_empty() => say!("the schemas in {}/ are as they should be", schema::FOLDER),
        Ok(renewed) => renewed.iter().for_each(|path| say!("wrote {path}")),
        Err(error) => return failed(&error.into()),
    }
    Status::Done
}
