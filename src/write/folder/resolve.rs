//! Where a path leads, before anything is decided by it.

use std::{
    fs, io,
    path::{Component, Path, PathBuf},
};

/// The absolute path without links and without `..`, also where its last parts are not there yet. A name that `..` takes back need
/// not be there either, as `mkdir -p` would make it.
pub(super) fn resolved(path: &Path) -> io::Result<PathBuf> {
    let mut real = PathBuf::new();
    for part in std::path::absolute(path)?.components() {
        match part {
            Component::Prefix(_) | Component::RootDir => real.push(part),
            Component::CurDir => {}
            Component::ParentDir => drop(real.pop()),
            Component::Normal(name) => {
                let next = real.join(name);
                // A link that leads nowhere is an error here, and not a new folder at its end.
                real = if next.symlink_metadata().is_ok() { fs::canonicalize(&next)? } else { next };
            }
        }
    }
    Ok(real)
}

/// Whether a path is a folder or stands below it, also where the system does not tell upper case from lower.
pub(super) fn is_within(path: &Path, folder: &Path) -> bool {
    let same = |one: &Path| one == folder || same_file::is_same_file(one, folder).unwrap_or(false);
    path.ancestors().any(same)
}

#[cfg(test)]
mod tests {
    use super::{is_within, resolved};
    use std::{fs, path::Path};

    #[test]
    fn names_that_are_taken_back_need_not_be_there() {
        let dir = tempfile::tempdir().expect("a folder");
        let root = fs::canonicalize(dir.path()).expect("a path");
        fs::create_dir(root.join("content")).expect("a folder");
        assert_eq!(resolved(&root.join("nope/../content/./x")).expect("a path"), root.join("content/x"));
        assert_eq!(resolved(Path::new("/../..")).expect("a path"), Path::new("/"));
        assert!(is_within(&root.join("content/x/y"), &root.join("content")));
        assert!(!is_within(&root.join("contents"), &root.join("content")));
    }

    #[test]
    #[cfg(unix)]
    fn links_are_followed_before_the_way_up() {
        let dir = tempfile::tempdir().expect("a folder");
        let root = fs::canonicalize(dir.path()).expect("a path");
        fs::create_dir_all(root.join("a/b")).expect("a folder");
        std::os::unix::fs::symlink(root.join("a/b"), root.join("link")).expect("a link");
        std::os::unix::fs::symlink(root.join("nowhere"), root.join("dangling")).expect("a link");
        assert_eq!(resolved(&root.join("link/../c")).expect("a path"), root.join("a/c"));
        assert!(resolved(&root.join("dangling/x")).is_err());
    }
}
