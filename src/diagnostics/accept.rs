//! Warnings that an editor accepts where they stand.

use super::{Diagnostic, FileIx, Kind, Place, Report, Severity, YamlPlace};

/// What an editor accepts: a warning of one rule, wherever it is told within a record or a file.
#[derive(Debug, Clone)]
pub struct Acceptance {
    /// The rule's code.
    pub code: String,
    /// Where it is accepted.
    pub place: YamlPlace,
    /// Where it may be broken.
    pub within: Within,
}

/// How far an acceptance reaches.
#[derive(Debug, Clone)]
pub enum Within {
    /// A record of YAML.
    Record(YamlPlace),
    /// A file.
    File(FileIx),
    /// A file, and everything in a folder that is told of by its path alone: the pictures of a reading.
    FileAndFolder(FileIx, String),
}

impl Within {
    fn holds(&self, place: &Place) -> bool {
        match self {
            Self::Record(record) => {
                matches!(place, Place::Yaml(place) if place.file == record.file && place.path.starts_with(&record.path))
            }
            Self::File(file) => place.file() == Some(*file),
            Self::FileAndFolder(file, folder) => match place {
                Place::Path(path) => path.strip_prefix(folder.as_str()).is_some_and(|rest| rest.starts_with('/')),
                place => place.file() == Some(*file),
            },
        }
    }
}

impl Acceptance {
    fn holds(&self, one: &Diagnostic) -> bool {
        one.severity() == Severity::Warning && one.kind.code() == self.code && self.within.holds(&one.place)
    }
}

impl Report {
    /// Takes out the warnings that are accepted. Tells of what is accepted and not broken, unless there are errors: then not all has
    /// been looked at.
    pub fn settle(&mut self, accepted: &[Acceptance]) {
        let idle: Vec<_> = accepted.iter().filter(|one| !self.iter().any(|told| one.holds(told))).collect();
        self.retain(|told| !accepted.iter().any(|one| one.holds(told)));
        if !self.has_errors() {
            for Acceptance { code, place, .. } in idle {
                self.emit(Kind::NothingToAccept { code: code.clone() }, place.name());
            }
        }
    }
}
