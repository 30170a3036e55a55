//! Disk -> [`Files`]: everything that a site is made of, read once. Nothing is understood here.

mod embedded;
pub(crate) mod limits;
mod links;
mod pictures;
#[cfg(feature = "serve")]
mod renew;
mod svg;
mod walk;
pub(crate) mod xml;

pub(crate) use embedded::{messages, starter};
pub use pictures::Picture;
#[cfg(feature = "serve")]
pub(crate) use renew::renew;
#[cfg(feature = "serve")]
pub(crate) use walk::is_passing;

use crate::diagnostics::{FileIx, Kind, Place, Report, Sources, shown};
use rayon::prelude::*;
use std::{
    borrow::Cow,
    collections::HashMap,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

/// The files of a site, with Kunten's own templates and static files beneath them.
#[derive(Debug, Clone)]
pub struct Files {
    /// The site's folder.
    pub root: PathBuf,
    /// Every text file of `site.toml`, `content/` and `templates/`, in the order of their paths, then the style sheets.
    pub sources: Sources,
    /// `site.toml`; `None` if it is missing, or is not text, which was reported.
    pub settings: Option<FileIx>,
    /// The text files below `content/`.
    pub content: Vec<FileIx>,
    /// Other files below `content/`: pictures.
    pub pictures: Vec<Picture>,
    /// How the disk spells a path whose letters it does not compose as we do (Unicode Normalization Form C).
    spellings: HashMap<String, String>,
    /// Templates, messages and citation styles: the site's own first, then Kunten's.
    pub templates: Vec<Template>,
    /// Static files: the site's own, and those of Kunten's that the site does not replace, in the order of their paths.
    pub statics: Vec<Static>,
}

/// A file of `templates/`.
#[derive(Debug, Clone)]
pub struct Template {
    /// The path below `templates/`, with `/`.
    pub name: String,
    /// The text.
    pub text: Cow<'static, str>,
    /// The site's own file; `None` for one of Kunten's.
    pub own: Option<FileIx>,
}

/// A file of `static/`.
#[derive(Debug, Clone)]
pub struct Static {
    /// The path below `static/`, with `/`.
    pub name: String,
    /// The bytes.
    pub bytes: Cow<'static, [u8]>,
    /// The file, if it is a style sheet of the site's own.
    pub own: Option<FileIx>,
}

/// The machine failed, through no fault of the content.
#[derive(Debug, thiserror::Error)]
#[error("cannot read {path}: {error}", path = shown(path))]
pub struct LoadError {
    /// The path.
    pub path: PathBuf,
    /// What the system says.
    #[source]
    pub error: io::Error,
}

/// What was found at a path.
enum Loaded {
    Text(String),
    /// So many bytes, which is more than any text may have. It is refused where it would be understood.
    Unread(usize),
    Refused(Kind),
}

/// Reads the site in `root`.
///
/// # Errors
/// If a folder or file that exists cannot be read.
pub fn load(root: &Path, report: &mut Report) -> Result<Files, LoadError> {
    let found = walk::walk(root, report)?;
    let mut sources = Sources::default();
    let spelt = |path: &str| root.join(found.spellings.get(path).map_or(path, String::as_str));
    let texts = found.texts.par_iter().map(|path| read_text(&spelt(path))).collect::<Result<Vec<_>, _>>()?;
    let (mut settings, mut content, mut templates) = (None, Vec::new(), Vec::new());
    for (path, loaded) in found.texts.into_iter().zip(texts) {
        let text = match loaded {
            Loaded::Text(text) => text,
            Loaded::Unread(size) if !path.starts_with("templates/") => {
                let file = sources.add_unread(path.clone(), size);
                if path == "site.toml" {
                    settings = Some(file);
                } else {
                    content.push(file);
                }
                continue;
            }
            Loaded::Unread(size) => {
                report.emit(Kind::TooLarge { size, limit: limits::FILE }, Place::Path(path));
                continue;
            }
            Loaded::Refused(kind) => {
                report.emit(kind, Place::Path(path));
                continue;
            }
        };
        if let Some(name) = path.strip_prefix("templates/") {
            let (name, text) = (name.to_owned(), text);
            let own = sources.add(path, text.clone());
            templates.push(Template { name, text: Cow::Owned(text), own: Some(own) });
        } else if path == "site.toml" {
            settings = Some(sources.add(path, text));
        } else {
            content.push(sources.add(path, text));
        }
    }
    templates.extend(embedded::templates());
    let mut pictures = pictures::look(found.pictures, spelt, &mut sources, report)?;
    pictures.extend(found.refused.into_iter().map(|path| Picture { path, size: None }));
    let statics = statics(&found.statics, spelt, &mut sources)?;
    Ok(Files { root: root.to_owned(), sources, settings, content, pictures, spellings: found.spellings, templates, statics })
}

impl Static {
    /// Whether it is one of the style sheets that are joined.
    #[must_use]
    pub fn is_sheet(&self) -> bool {
        let ending = Path::new(&self.name).extension();
        !self.name.starts_with("root/") && ending.is_some_and(|ending| ending.eq_ignore_ascii_case("css"))
    }
}

impl Files {
    /// A site without a file of its own, on Kunten's templates and static files.
    #[must_use]
    pub fn none() -> Self {
        Self {
            root: PathBuf::new(),
            sources: Sources::default(),
            settings: None,
            content: Vec::new(),
            pictures: Vec::new(),
            spellings: HashMap::new(),
            templates: embedded::templates().collect(),
            statics: embedded::statics().collect(),
        }
    }

    /// Adds a text file of the site, as [`load`] would: `site.toml` or a file of `content/`.
    pub fn add(&mut self, path: &str, text: String) {
        let file = self.sources.add(path.to_owned(), text);
        if path == "site.toml" { self.settings = Some(file) } else { self.content.push(file) }
    }
}

/// Reads `site.toml` in `root` and no other file.
///
/// # Errors
/// If it exists but cannot be read.
pub fn settings(root: &Path, report: &mut Report) -> Result<Files, LoadError> {
    let mut files = Files::none();
    let path = root.join("site.toml");
    if !path.exists() {
        return Ok(files);
    }
    match read_text(&path)? {
        Loaded::Text(text) => files.add("site.toml", text),
        Loaded::Unread(size) => files.settings = Some(files.sources.add_unread("site.toml".into(), size)),
        Loaded::Refused(kind) => {
            report.emit(kind, Place::Path("site.toml".into()));
        }
    }
    Ok(files)
}

/// A picture, opened only when it is written.
///
/// # Errors
/// If it can no longer be read.
pub fn picture(files: &Files, path: &str) -> Result<File, LoadError> {
    let path = files.root.join(files.spellings.get(path).map_or(path, String::as_str));
    let opened = fs::metadata(&path).and_then(|about| {
        // To open a pipe that has taken its place would wait for ever.
        if about.is_file() { File::open(&path) } else { Err(io::Error::other("it is no file any more")) }
    });
    opened.map_err(|error| LoadError { path, error })
}

/// Returns the text of a file that is not part of a site.
///
/// # Errors
/// If it cannot be read, or is not UTF-8.
pub fn text(path: &Path) -> Result<String, LoadError> {
    fs::read_to_string(path).map_err(|error| LoadError { path: path.to_owned(), error })
}

fn read(path: &Path) -> Result<Vec<u8>, LoadError> {
    fs::read(path).map_err(|error| LoadError { path: path.to_owned(), error })
}

/// The text without byte order mark and with plain line ends, so that the same content has the same places and bytes on
/// every system.
///
/// One that is larger than any text may be is not read; others are refused where they are understood, at their places.
fn read_text(path: &Path) -> Result<Loaded, LoadError> {
    let about = fs::metadata(path).map_err(|error| LoadError { path: path.to_owned(), error })?;
    if !about.is_file() {
        return Ok(Loaded::Refused(Kind::NotAFile { what: links::special(about.file_type()) }));
    }
    if about.len() > limits::FILE as u64 {
        return Ok(Loaded::Unread(usize::try_from(about.len()).unwrap_or(usize::MAX)));
    }
    let bytes = read(path)?;
    Ok(match String::from_utf8(bytes) {
        Ok(text) => Loaded::Text(plain(text)),
        Err(error) => Loaded::Refused(Kind::NotUtf8 { offset: error.utf8_error().valid_up_to() }),
    })
}

fn plain(text: String) -> String {
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

/// The site's own static files over Kunten's.
fn statics(own: &[String], spelt: impl Fn(&str) -> PathBuf, sources: &mut Sources) -> Result<Vec<Static>, LoadError> {
    let mut all = Vec::new();
    for path in own {
        let bytes = read(&spelt(path))?;
        let mut file = Static { name: path.strip_prefix("static/").unwrap_or(path).to_owned(), bytes: bytes.into(), own: None };
        // A fault in a sheet is reported at its place.
        if file.is_sheet() {
            file.own = str::from_utf8(&file.bytes).ok().map(|text| sources.add(path.clone(), text.to_owned()));
        }
        all.push(file);
    }
    for file in embedded::statics() {
        if !all.iter().any(|own| own.name == file.name) {
            all.push(file);
        }
    }
    all.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(all)
}
