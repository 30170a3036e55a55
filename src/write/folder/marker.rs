//! The marker of an output folder: the list of what Kunten has written there, and may delete.

use crate::model::LanguageTag;
use std::{collections::BTreeSet, fmt::Write as _};

/// Its first line.
const FIRST_LINE: &str = "kunten-site 2";

/// The whole marker of folders that were written before markers had lists.
const WITHOUT_LIST: &str = "Kunten wrote this folder, and replaces it whole at every build. Keep nothing of your own in it.\n";

/// The text of the marker of a folder with files at some paths.
pub fn marker<'p>(paths: impl Iterator<Item = &'p str>) -> String {
    let sorted: BTreeSet<&str> = paths.collect();
    let mut text = format!("{FIRST_LINE}\n");
    for path in sorted {
        let _ = writeln!(text, "{path}");
    }
    text
}

/// What Kunten has written in a folder.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Listed {
    files: BTreeSet<String>,
    /// The folders of these files.
    folders: BTreeSet<String>,
    /// Whether all that could be ours by its path counts as listed: the marker has no list.
    by_path: bool,
}

impl Listed {
    /// Reads a marker. `None` for one that Kunten has not written.
    pub fn read(text: &str) -> Option<Self> {
        if text == WITHOUT_LIST {
            return Some(Self { by_path: true, ..Self::default() });
        }
        let (first, list) = text.split_once('\n')?;
        let is_path = |path: &str| path.split('/').all(|name| !matches!(name, "" | "." | ".."));
        let files: BTreeSet<String> = list.lines().map(str::to_owned).collect();
        (first == FIRST_LINE && files.iter().all(|path| is_path(path))).then(|| Self::of(files))
    }

    fn of(files: BTreeSet<String>) -> Self {
        let above = |path: &str| -> Vec<String> { path.match_indices('/').map(|(at, _)| path[..at].to_owned()).collect() };
        let folders = files.iter().flat_map(|path| above(path)).collect();
        Self { files, folders, by_path: false }
    }

    /// The same, and what a new site writes: a folder whose marker has no list may hold files for its host at any path.
    pub fn and(mut self, new: &Self) -> Self {
        if self.by_path {
            self.files.extend(new.files.iter().cloned());
            self.folders.extend(new.folders.iter().cloned());
        }
        self
    }

    /// Whether the marker has no list.
    pub const fn goes_by_path(&self) -> bool {
        self.by_path
    }

    /// Whether a file at a path is Kunten's.
    pub fn has_file(&self, path: &str) -> bool {
        self.files.contains(path) || (self.by_path && could_be_ours(path))
    }

    /// Whether a folder has files of Kunten's.
    pub fn has_folder(&self, path: &str) -> bool {
        self.folders.contains(path) || (self.by_path && could_hold_ours(path))
    }
}

/// Whether Kunten, as it was before markers had lists, could have written a file there.
fn could_be_ours(path: &str) -> bool {
    let Some((folder, name)) = path.rsplit_once('/') else {
        return ["index.html", "404.html", "robots.txt", "sitemap.xml"].contains(&path);
    };
    let is_of_site =
        folder == "assets" || folder.starts_with("assets/") || (folder == "data" && has_ending(name, &["bib", "json"]));
    is_of_site || (could_hold_ours(folder) && has_ending(name, &["html"]))
}

fn could_hold_ours(folder: &str) -> bool {
    let (language, below) = folder.split_once('/').unwrap_or((folder, ""));
    let is_of_language = LanguageTag::parse(language).is_some() && ["", "speakers", "sources"].contains(&below);
    folder == "assets" || folder.starts_with("assets/") || folder == "data" || is_of_language
}

fn has_ending(name: &str, endings: &[&str]) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| endings.contains(&ending))
}

#[cfg(test)]
mod tests {
    use super::{Listed, WITHOUT_LIST, marker};

    #[test]
    fn a_marker_lists_what_was_written() {
        let text = marker(["en/index.html", "index.html", "assets/x/y.png"].into_iter());
        assert_eq!(text, "kunten-site 2\nassets/x/y.png\nen/index.html\nindex.html\n");
        let listed = Listed::read(&text).expect("a marker");
        assert!(["index.html", "en/index.html", "assets/x/y.png"].iter().all(|path| listed.has_file(path)));
        assert!(["en", "assets", "assets/x"].iter().all(|path| listed.has_folder(path)));
        assert!(!listed.has_file("en/other.html") && !listed.has_folder("assets/z") && !listed.has_file("en"));
    }

    #[test]
    fn anything_else_is_no_marker() {
        for text in
            ["", "kunten-site 3\n", "kunten-site 2\n../x\n", "kunten-site 2\n/etc/x\n", "kunten-site 2\na//b\n", "kunten-site 2"]
        {
            assert_eq!(Listed::read(text), None, "{text:?}");
        }
    }

    #[test]
    fn without_a_list_a_path_decides() {
        let listed = Listed::read(WITHOUT_LIST).expect("a marker");
        for path in ["index.html", "en/a.html", "ja/speakers/b.html", "assets/x.css", "assets/r/quay.png", "data/r.en.bib"] {
            assert!(listed.has_file(path), "{path}");
        }
        for path in ["CNAME", "thesis.txt", "en/notes.txt", "mine/a.html", "data/thesis.odt", "en/drafts/x.html"] {
            assert!(!listed.has_file(path), "{path}");
        }
        assert!(listed.has_folder("en") && !listed.has_folder(".git") && !listed.has_folder("en/drafts"));
        let new = Listed::read("kunten-site 2\nCNAME\n.well-known/x\n").expect("a marker");
        let both = listed.and(&new);
        assert!(both.has_file("CNAME") && both.has_folder(".well-known") && both.has_file("en/a.html"));
    }
}
