//! JSON Schemas of what an editor writes, so that text editors can complete and explain it while it is typed.
//!
//! They are made from the shapes that [`crate::parse`] reads: keys, and which of them must be there, from the types; descriptions from
//! what is written above them. What a derive cannot know stands beside each type's `Deserialize`. A schema never refuses what the program
//! takes; what only other files can tell, such as whether an id exists, it does not know.
//!
//! They are of draft 7, which both yaml-language-server and Even Better TOML understand, and inlined, so that a key's own description
//! is shown and not that of its form.

mod shape;
mod tongues;

use crate::{
    model::LanguageTag,
    parse::{
        Keyed,
        raw::{RawClaim, RawPage, RawReading, RawRemark, RawSection, RawSettings, RawSource, RawSpeaker},
    },
    write::{self, WriteError},
};
use schemars::{JsonSchema, Schema, generate::SchemaSettings};
use std::path::Path;

/// The folder of a site in which its schemas stand. Hidden, so no build takes it for content.
pub const FOLDER: &str = ".kunten";

/// What there is a schema of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Name {
    /// `site.toml`
    Site,
    /// `reading.yaml`
    Reading,
    /// `claims.yaml`
    Claims,
    /// `remarks.yaml`
    Remarks,
    /// A file of `speakers/`
    Speaker,
    /// A file of `sources/`
    Source,
    /// The front matter of a section
    Section,
    /// The front matter of a plain page
    Page,
}

impl Name {
    /// Every one.
    pub const ALL: &'static [Self] =
        &[Self::Site, Self::Reading, Self::Claims, Self::Remarks, Self::Speaker, Self::Source, Self::Section, Self::Page];

    /// The word for it on the command line and in files' names.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::Reading => "reading",
            Self::Claims => "claims",
            Self::Remarks => "remarks",
            Self::Speaker => "speaker",
            Self::Source => "source",
            Self::Section => "section",
            Self::Page => "page",
        }
    }

    /// The path of its schema in a site, with `/`.
    #[must_use]
    pub fn path(self) -> String {
        format!("{FOLDER}/{}.schema.json", self.key())
    }
}

/// The schema as JSON. Localised texts have exactly the `languages` given; where there are none, any.
#[must_use]
pub fn text(name: Name, languages: &[LanguageTag]) -> String {
    let schema = match name {
        Name::Site => of::<RawSettings>(languages),
        Name::Reading => of::<RawReading>(languages),
        Name::Claims => of::<Keyed<RawClaim>>(languages),
        Name::Remarks => of::<Keyed<RawRemark>>(languages),
        Name::Speaker => of::<RawSpeaker>(languages),
        Name::Source => of::<RawSource>(languages),
        Name::Section => of::<RawSection>(languages),
        Name::Page => of::<RawPage>(languages),
    };
    format!("{:#}\n", schema.as_value())
}

fn of<T: JsonSchema>(languages: &[LanguageTag]) -> Schema {
    let settings = SchemaSettings::draft07().with(|settings| settings.inline_subschemas = true);
    // A heading over every description would be the name of a type of ours.
    let settings = settings.with_transform(|schema: &mut Schema| drop(schema.remove("title")));
    let settings = settings.with_transform(tongues::Tongues(languages.to_vec()));
    let settings = settings.with_transform(shape::words).with_transform(shape::empty);
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("$comment".into(), "Made by `kunten schema`; `kunten schema --write` renews it.".into());
    schema
}

/// The first line of a file by which text editors find its schema. The file stands `depth` folders below the site's.
#[must_use]
pub fn modeline(name: Name, depth: usize) -> String {
    let path = "../".repeat(depth) + &name.path();
    match name {
        Name::Site => format!("#:schema {path}"),
        _ => format!("# yaml-language-server: $schema={path}"),
    }
}

/// Writes every schema into the site in `root`, and gives the paths of those that were not there or have changed, relative to it.
///
/// # Errors
/// Where one cannot be written; then it stays as it was.
pub fn write(root: &Path, languages: &[LanguageTag]) -> Result<Vec<String>, WriteError> {
    let mut renewed = Vec::new();
    for name in Name::ALL {
        let path = name.path();
        if write::renew(&root.join(&path), &text(*name, languages))? {
            renewed.push(path);
        }
    }
    Ok(renewed)
}
