//! Links of the file system within a site, and what they lead to: what changes there changes the site.

use notify_debouncer_full::notify::RecursiveMode;
use std::{
    collections::{BTreeMap, BTreeSet, btree_map::Entry},
    ffi::OsString,
    fs,
    path::{Component, Path, PathBuf},
};
use walkdir::WalkDir;

/// More links than that, one leading to the next, go in a circle, as the system has it.
const MOST: usize = 40;

/// Where the files of a site are, and by which links it has them.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// Each link with the paths through which it leads.
    ways: BTreeMap<PathBuf, Vec<PathBuf>>,
    /// Folders with all that is in them, below no other of them.
    trees: BTreeSet<PathBuf>,
    /// Files that a link leads to, or that belong to a site by themselves.
    files: BTreeSet<PathBuf>,
}

impl Links {
    /// Looks for all links in some files and folders of the site in `root`, and in what these lead to. `root` has no link in it.
    pub fn of(root: &Path, tops: impl IntoIterator<Item = &'static str>) -> Self {
        let mut found = Self::default();
        let mut ahead: Vec<_> = tops.into_iter().map(|top| root.join(top)).collect();
        while let Some(path) = ahead.pop() {
            if path.is_symlink() {
                if let Entry::Vacant(link) = found.ways.entry(path) {
                    let steps = steps(root, link.key());
                    ahead.extend(steps.last().cloned());
                    link.insert(steps);
                }
            } else if !path.is_dir() {
                found.files.insert(path);
            } else if !found.trees.iter().any(|tree| path.starts_with(tree)) {
                let below = WalkDir::new(&path).into_iter().flatten().filter(walkdir::DirEntry::path_is_symlink);
                ahead.extend(below.map(walkdir::DirEntry::into_path));
                found.trees.retain(|tree| !tree.starts_with(&path));
                found.trees.insert(path);
            }
        }
        found
    }

    /// The links that lead to a path, through it, or to a folder that holds it.
    pub fn through<'a>(&'a self, path: &'a Path) -> impl Iterator<Item = &'a PathBuf> {
        self.ways.iter().filter(move |(_, steps)| steps.iter().any(|step| path.starts_with(step))).map(|(link, _)| link)
    }

    /// The links that lead elsewhere when something else stands at a path.
    pub fn upon<'a>(&'a self, path: &'a Path) -> impl Iterator<Item = &'a PathBuf> {
        self.ways.iter().filter(move |(_, steps)| steps.iter().any(|step| step.starts_with(path))).map(|(link, _)| link)
    }

    /// The folders that have to be watched: with all below them, or just to see what stands in them.
    pub fn folders(&self, root: &Path) -> BTreeMap<PathBuf, RecursiveMode> {
        let ends = self.ways.values().flatten().chain(&self.trees).chain(&self.files);
        let above = ends.flat_map(|path| path.ancestors().skip(1)).filter(|folder| folder.starts_with(root));
        let loose = above.filter(|folder| !self.trees.iter().any(|tree| folder.starts_with(tree)));
        let all = loose.map(|folder| (folder.to_owned(), RecursiveMode::NonRecursive));
        all.chain(self.trees.iter().map(|tree| (tree.clone(), RecursiveMode::Recursive))).collect()
    }
}

/// The paths through which a link leads, itself the first, as far as they are in the site. Above each of them stands no link, and the
/// last is none, unless there is no end to them.
fn steps(root: &Path, link: &Path) -> Vec<PathBuf> {
    let top = |path: &Path| path.ancestors().last().map(Path::to_owned).unwrap_or_default();
    let parts = |path: &Path| -> Vec<OsString> {
        let parts = path.components().rev().filter(|part| matches!(part, Component::Normal(_) | Component::ParentDir));
        parts.map(|part| part.as_os_str().to_owned()).collect()
    };
    let mut steps = Vec::new();
    let mut here = top(link);
    // The next part last.
    let mut ahead = parts(link);
    while let Some(part) = ahead.pop() {
        if part == ".." {
            here.pop();
            continue;
        }
        here.push(part);
        let Ok(target) = fs::read_link(&here) else { continue };
        steps.push(here.clone());
        if steps.len() > MOST {
            break;
        }
        here.pop();
        if target.is_absolute() {
            here = top(&target);
        }
        ahead.extend(parts(&target));
    }
    steps.push(here);
    steps.retain(|step| step.starts_with(root));
    steps
}

#[cfg(all(test, unix))]
mod tests {
    use super::{Links, steps};
    use notify_debouncer_full::notify::RecursiveMode::{NonRecursive, Recursive};
    use std::{
        fs,
        os::unix::fs::symlink,
        path::{Path, PathBuf},
    };
    use tempfile::TempDir;

    /// A folder with files and links in it, and its path without any link.
    fn folder(files: &[&str], links: &[(&str, &str)]) -> (TempDir, PathBuf) {
        let dir = tempfile::tempdir().expect("a folder");
        let root = dir.path().canonicalize().expect("it is there").join("site");
        let within = |path: &str| {
            let path = root.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            path
        };
        for path in files {
            fs::write(within(path), "").expect("a file");
        }
        for (path, to) in links {
            symlink(to, within(path)).expect("a link");
        }
        (dir, root)
    }

    #[test]
    fn a_link_is_followed_step_by_step_as_far_as_the_site_reaches() {
        let (dir, root) = folder(
            &["a/b/x", "y"],
            &[
                ("content/1", "../a/b/x"),
                ("content/2", "3"),
                ("content/3", "../up/x"),
                ("up", "a/b"),
                ("content/out", "/etc/hosts"),
            ],
        );
        symlink(dir.path().join("site/a/../y"), root.join("content/full")).expect("a link");
        symlink(&root, dir.path().join("beside")).expect("a link");
        symlink("../../beside/y", root.join("content/round")).expect("a link");
        let leads = |link: &str, through: &[&str]| {
            let through: Vec<_> = through.iter().map(|path| root.join(path)).collect();
            assert_eq!(steps(&root, &root.join(link)), through, "{link}");
        };
        leads("content/1", &["content/1", "a/b/x"]);
        leads("content/2", &["content/2", "content/3", "up", "a/b/x"]);
        leads("content/full", &["content/full", "y"]);
        leads("content/round", &["content/round", "y"]);
        leads("content/out", &["content/out"]);
    }

    #[test]
    fn links_that_go_in_a_circle_or_nowhere_have_an_end() {
        let (_dir, root) = folder(
            &["content/x"],
            &[("content/a", "b"), ("content/b", "a"), ("content/up", "../content"), ("content/lost", "../no/y")],
        );
        let links = Links::of(&root, ["content", "static"]);
        let all: Vec<_> =
            links.ways.keys().map(|link| link.strip_prefix(&root).expect("in it").to_str().expect("text")).collect();
        assert_eq!(all, ["content/a", "content/b", "content/lost", "content/up"]);
        let folders: Vec<_> = links.folders(&root).into_iter().collect();
        // One that is not there is watched for.
        assert_eq!(folders, [(root.clone(), NonRecursive), (root.join("content"), Recursive), (root.join("no"), NonRecursive)]);
        assert_eq!(links.upon(&root.join("no")).collect::<Vec<_>>(), [&root.join("content/lost")]);
    }

    #[test]
    fn no_folder_is_watched_by_two_names() {
        let links = [("content/t", "../texts/deep"), ("content/u", "../texts"), ("static/one", "../texts/deep/1")];
        let (_dir, root) = folder(&["texts/deep/1", "static/x"], &links);
        let links = Links::of(&root, ["content", "static"]);
        let trees = ["content", "static", "texts"].map(|path| (root.join(path), Recursive));
        let folders: Vec<_> = links.folders(&root).into_iter().collect();
        assert_eq!(folders, [&[(root.clone(), NonRecursive)], &trees[..]].concat());
        let changed = root.join("texts/deep/1");
        let through: Vec<_> = links.through(&changed).map(|link| link.strip_prefix(&root).expect("in it")).collect();
        assert_eq!(through, ["content/t", "content/u", "static/one"].map(Path::new));
    }
}
