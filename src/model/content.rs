//! Where in a site's folder stands what an editor writes.

use super::{Id, LanguageTag};
use std::fmt;

/// The path of a file or folder of content, from the site's folder and with `/`: `content/speakers/justin-lin.yaml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentPath(String);

impl ContentPath {
    /// `content/readings/ID`, the folder of a reading.
    #[must_use]
    pub fn reading(id: &Id) -> Self {
        Self(format!("content/readings/{id}"))
    }

    /// The file that tells what a reading is about.
    #[must_use]
    pub fn about(reading: &Id) -> Self {
        Self::in_reading(reading, format_args!("reading.yaml"))
    }

    /// The file of a reading's claims.
    #[must_use]
    pub fn claims(reading: &Id) -> Self {
        Self::in_reading(reading, format_args!("claims.yaml"))
    }

    /// The file of a reading's remarks.
    #[must_use]
    pub fn remarks(reading: &Id) -> Self {
        Self::in_reading(reading, format_args!("remarks.yaml"))
    }

    /// A section in one language; its stem is `01-lead`.
    #[must_use]
    pub fn section(reading: &Id, stem: &str, tag: &LanguageTag) -> Self {
        Self::in_reading(reading, format_args!("{stem}.{tag}.md"))
    }

    /// A picture of a reading.
    #[must_use]
    pub fn picture(reading: &Id, file: &str) -> Self {
        Self::in_reading(reading, format_args!("{file}"))
    }

    fn in_reading(reading: &Id, name: fmt::Arguments) -> Self {
        Self(format!("{}/{name}", Self::reading(reading)))
    }

    /// A plain page in one language.
    #[must_use]
    pub fn page(id: &Id, tag: &LanguageTag) -> Self {
        Self(format!("content/{id}.{tag}.md"))
    }

    /// The file of a speaker.
    #[must_use]
    pub fn speaker(id: &Id) -> Self {
        Self(format!("content/speakers/{id}.yaml"))
    }

    /// The file of a source.
    #[must_use]
    pub fn source(id: &Id) -> Self {
        Self(format!("content/sources/{id}.yaml"))
    }

    /// The whole path.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The reading in whose folder a file stands, by the file's path.
    #[must_use]
    pub fn reading_of(path: &str) -> Option<Id> {
        let (id, file) = path.strip_prefix("content/readings/")?.split_once('/')?;
        Id::parse(id).ok().filter(|_| !file.contains('/'))
    }
}

impl fmt::Display for ContentPath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl From<ContentPath> for String {
    fn from(path: ContentPath) -> Self {
        path.0
    }
}

#[cfg(test)]
mod tests {
    use super::ContentPath;
    use crate::model::{Id, LanguageTag};

    #[test]
    fn a_file_is_found_in_the_folder_of_its_reading() {
        let (tag, id) = (LanguageTag::parse("pt-BR").expect("a tag"), Id::parse("a-b").expect("an id"));
        let section = ContentPath::section(&id, "01-lead", &tag);
        assert_eq!(section.as_str(), "content/readings/a-b/01-lead.pt-BR.md");
        for file in [ContentPath::about(&id), ContentPath::claims(&id), section, ContentPath::picture(&id, "a.svg")] {
            assert_eq!(ContentPath::reading_of(file.as_str()), Some(id.clone()), "{file}");
        }
        for file in [ContentPath::page(&id, &tag), ContentPath::speaker(&id), ContentPath::source(&id)] {
            assert_eq!(ContentPath::reading_of(file.as_str()), None, "{file}");
        }
    }
}
