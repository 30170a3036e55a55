//! Kunten's own `templates/` and `static/`, and the site that `init` writes: they are in the binary.

use super::{Static, Template};
use include_dir::{Dir, include_dir};
use std::borrow::Cow;

static TEMPLATES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/templates");
static STATIC: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/static");
static STARTER: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/init/site");

/// Every file below a folder with its path, with `/`, in the order of the paths.
fn all(dir: &'static Dir<'static>) -> Vec<(String, &'static [u8])> {
    let mut folders = vec![dir];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        files.extend(folder.files().map(|file| (file.path().to_string_lossy().replace('\\', "/"), file.contents())));
    }
    files.sort();
    files
}

pub(super) fn templates() -> impl Iterator<Item = Template> {
    all(&TEMPLATES).into_iter().map(|(name, bytes)| Template { name, text: String::from_utf8_lossy(bytes), own: None })
}

pub(super) fn statics() -> impl Iterator<Item = Static> {
    all(&STATIC).into_iter().map(|(name, bytes)| Static { name, bytes: Cow::Borrowed(bytes), own: None })
}

/// The files of the site that an editor starts with, by their paths. Those in a language have it in their names.
pub(crate) fn starter() -> Vec<(String, Cow<'static, str>)> {
    all(&STARTER).into_iter().map(|(name, bytes)| (name, String::from_utf8_lossy(bytes))).collect()
}

/// Kunten's own messages in a language.
pub(crate) fn messages(tag: &str) -> Cow<'static, str> {
    let file = TEMPLATES.get_file(format!("messages/{tag}.ftl"));
    file.map_or(Cow::Borrowed(""), |file| String::from_utf8_lossy(file.contents()))
}
