//! Which file is what, by its path alone.

use crate::{
    diagnostics::{FileIx, Kind, NameFault, Place, Report, nearest},
    load::{Files, Picture},
    model::{ContentPath, Id, Languages, Localised, OwnLang, PixelSize},
};
use std::collections::BTreeMap;

/// The files of `content/` by what they are, everything in the order of ids.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub folders: Vec<Folder>,
    pub speakers: Vec<(Id, FileIx)>,
    pub sources: Vec<(Id, FileIx)>,
    /// `sources/*.bib`, in the order of their paths.
    pub libraries: Vec<FileIx>,
    pub pages: Vec<(Id, Localised<Option<FileIx>>)>,
}

/// The files of one reading.
#[derive(Debug)]
pub(super) struct Folder {
    pub id: Id,
    pub about: Option<FileIx>,
    pub claims: Option<FileIx>,
    pub remarks: Option<FileIx>,
    /// The sections in order.
    pub sections: Vec<SectionFiles>,
    /// The pictures by their names, and how large they are.
    pub pictures: BTreeMap<String, Option<PixelSize>>,
}

/// The files of one section.
#[derive(Debug)]
pub(super) struct SectionFiles {
    pub id: Id,
    /// `01-lead`
    pub stem: String,
    /// The file of each language.
    pub texts: Localised<Option<FileIx>>,
}

impl Folder {
    /// Returns a file of the folder, to report a missing one at.
    pub fn nearest(&self, files: &Files) -> Place {
        let section = self.sections.iter().find_map(|section| section.texts.values().flatten().next());
        let any = self.claims.or(self.remarks).or(section.copied()).or(files.settings);
        any.map_or_else(|| Place::Path(ContentPath::reading(&self.id).into()), Place::File)
    }
}

/// The files of each text with their languages, by name, before all of them are known.
type Twins = BTreeMap<String, Vec<(OwnLang, FileIx)>>;

/// What has been found so far.
#[derive(Default)]
struct Sorted {
    folders: BTreeMap<Id, (Found, Twins)>,
    pages: Twins,
    layout: Layout,
}

#[derive(Default)]
struct Found {
    about: Option<FileIx>,
    claims: Option<FileIx>,
    remarks: Option<FileIx>,
    pictures: BTreeMap<String, Option<PixelSize>>,
}

pub(super) fn sort(files: &Files, languages: &Languages, report: &mut Report) -> Layout {
    let mut sorted = Sorted::default();
    for file in &files.content {
        let path = files.sources.path(*file);
        if let Err(kind) = sorted.take(path, *file, languages) {
            report.emit(kind, Place::File(*file));
        }
    }
    for Picture { path, size } in &files.pictures {
        let parts: Vec<&str> = path.split('/').collect();
        let folder = match parts[..] {
            ["content", "readings", reading, name] => {
                Id::parse(reading).ok().and_then(|id| sorted.folders.get_mut(&id)).map(|f| (f, name))
            }
            _ => None,
        };
        match folder {
            Some(((found, _), name)) => drop(found.pictures.insert(name.to_owned(), *size)),
            None => {
                report.emit(Kind::NoPlace, Place::Path(path.clone()));
            }
        }
    }
    sorted.finish(languages, report)
}

impl Sorted {
    fn take(&mut self, path: &str, file: FileIx, languages: &Languages) -> Result<(), Kind> {
        let id = |name: &str| Id::parse(name).map_err(|error| Kind::BadName { why: NameFault::NotAnId(error.0) });
        let parts: Vec<&str> = path.split('/').collect();
        match parts[..] {
            ["content", "speakers", name] => self.layout.speakers.push((id(yaml(name)?)?, file)),
            ["content", "sources", name] if name.strip_suffix(".bib").is_some() => self.layout.libraries.push(file),
            ["content", "sources", name] => self.layout.sources.push((id(yaml(name)?)?, file)),
            ["content", "readings", reading, name] => {
                let (found, sections) = self.folders.entry(id(reading)?).or_default();
                match name {
                    "reading.yaml" => found.about = Some(file),
                    "claims.yaml" => found.claims = Some(file),
                    "remarks.yaml" => found.remarks = Some(file),
                    _ => twin(name, file, languages, sections)?,
                }
            }
            ["content", name] => twin(name, file, languages, &mut self.pages)?,
            _ => return Err(Kind::NoPlace),
        }
        Ok(())
    }

    fn finish(mut self, languages: &Languages, report: &mut Report) -> Layout {
        let localise = |twins: &[(OwnLang, FileIx)]| {
            Localised::new(languages, |lang| twins.iter().find(|(one, _)| *one == lang).map(|(_, file)| *file))
        };
        for (id, (found, twins)) in self.folders {
            let mut sections: Vec<SectionFiles> = Vec::new();
            for (stem, twins) in twins {
                let first = twins.first().map(|(_, file)| *file);
                match section_id(&stem) {
                    Ok(id) => match sections.iter().find(|known| known.id == id) {
                        Some(SectionFiles { stem: other, .. }) => {
                            let what = format!("the section `{id}`");
                            report.emit(
                                Kind::Duplicate { what, other: other.clone() },
                                first.map_or(Place::Path(stem.clone()), Place::File),
                            );
                        }
                        None => sections.push(SectionFiles { id, stem, texts: localise(&twins) }),
                    },
                    Err(kind) => {
                        report.emit(kind, first.map_or(Place::Path(stem), Place::File));
                    }
                }
            }
            sections.sort_by_key(|section| order(&section.stem));
            let Found { about, claims, remarks, pictures } = found;
            self.layout.folders.push(Folder { id, about, claims, remarks, sections, pictures });
        }
        for (stem, twins) in self.pages {
            match Id::parse(&stem) {
                Ok(id) => self.layout.pages.push((id, localise(&twins))),
                Err(error) => {
                    report.emit(Kind::BadName { why: NameFault::NotAnId(error.0) }, Place::File(twins[0].1));
                }
            }
        }
        self.layout.speakers.sort();
        self.layout.sources.sort();
        self.layout
    }
}

fn yaml(name: &str) -> Result<&str, Kind> {
    name.strip_suffix(".yaml").ok_or(Kind::NoPlace)
}

/// `01-lead.en.md` among the files of `01-lead`.
fn twin(name: &str, file: FileIx, languages: &Languages, twins: &mut Twins) -> Result<(), Kind> {
    let stem = name.strip_suffix(".md").ok_or(Kind::NoPlace)?;
    let (stem, tag) = stem
        .rsplit_once('.')
        .ok_or_else(|| Kind::BadName { why: NameFault::NoLanguage { name: name.to_owned(), stem: stem.to_owned() } })?;
    let lang = languages.find(tag).ok_or_else(|| Kind::UnknownLanguage {
        language: tag.to_owned(),
        suggestion: nearest(tag, languages.iter().map(|lang| languages.tag(lang).as_str())),
    })?;
    twins.entry(stem.to_owned()).or_default().push((lang, file));
    Ok(())
}

/// `lead` of `01-lead`.
fn section_id(stem: &str) -> Result<Id, Kind> {
    let wrong = || Kind::BadName { why: NameFault::NotASection(stem.to_owned()) };
    let (order, id) = stem.split_once('-').ok_or_else(wrong)?;
    let numbered = !order.is_empty() && order.bytes().all(|b| b.is_ascii_digit());
    if numbered { Id::parse(id).map_err(|_| wrong()) } else { Err(wrong()) }
}

/// `9` before `10`, whatever the number of digits.
fn order(stem: &str) -> (usize, String) {
    let digits = stem.split('-').next().unwrap_or_default().trim_start_matches('0');
    (digits.len(), digits.to_owned())
}
