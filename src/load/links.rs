//! Where symbolic links may lead: from `content/` into `content/` alone, from elsewhere to whatever stands in the site and is not
//! hidden.

use super::walk::shown;
use crate::diagnostics::{self, Kind};
use std::{
    fs, io,
    path::{Component, Path, PathBuf},
};

/// A top folder of a site with what it stands in, both without links.
#[derive(Debug)]
pub(super) struct Bounds {
    site: PathBuf,
    top: PathBuf,
    /// `static/root`, where the files that a host wants may be hidden.
    host: Option<PathBuf>,
    is_content: bool,
}

impl Bounds {
    /// The bounds of `folder` in a site.
    pub fn new(root: &Path, folder: &str) -> io::Result<Self> {
        let top = root.join(folder);
        Ok(Self {
            site: root.canonicalize()?,
            // A folder that leads nowhere is told of when it is walked.
            top: top.canonicalize().unwrap_or(top),
            host: root.join("static/root").canonicalize().ok(),
            is_content: folder == "content",
        })
    }

    /// Why a link must not be followed; none if it may.
    pub fn refuse(&self, link: &Path) -> Option<Kind> {
        let Ok(target) = link.canonicalize() else { return Some(Kind::LinkOut) };
        let Ok(within) = target.strip_prefix(&self.site) else { return Some(Kind::LinkOut) };
        let named = || shown(&self.site, &target);
        if self.is_content && !target.starts_with(&self.top) {
            return Some(Kind::LinkOutOfContent { target: named() });
        }
        let is_hidden = self.host_file(&target).unwrap_or(within).components().any(is_hidden);
        is_hidden.then(|| Kind::LinkHidden { target: named() })
    }

    /// Whether a hidden file is one for the host: it stands in `static/root` itself, and not in a folder that is linked there.
    pub fn is_for_host(&self, path: &Path) -> bool {
        path.canonicalize().is_ok_and(|path| self.host_file(&path).is_some())
    }

    /// What remains to be looked at of a path in `static/root`, where all but a repository may be hidden.
    fn host_file<'p>(&self, path: &'p Path) -> Option<&'p Path> {
        let within = path.strip_prefix(self.host.as_ref()?).ok()?;
        let is_repository = within.components().any(|part| part.as_os_str() == ".git");
        Some(if is_repository { within } else { Path::new("") })
    }
}

fn is_hidden(part: Component) -> bool {
    matches!(part, Component::Normal(name) if name.to_string_lossy().starts_with('.'))
}

/// What a link names that leads nowhere, or in a circle; none for anything that the machine fails at.
pub(super) fn nowhere(path: &Path, error: &io::Error) -> Option<Kind> {
    let target = fs::read_link(path).ok()?;
    let is_refused = error.kind() == io::ErrorKind::PermissionDenied;
    (!is_refused).then(|| Kind::LinkNowhere { target: diagnostics::shown(&target) })
}

/// What is neither a file nor a folder, in words.
pub(super) fn special(kind: fs::FileType) -> &'static str {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        if kind.is_fifo() {
            return "a named pipe";
        }
        if kind.is_socket() {
            return "a socket";
        }
        if kind.is_block_device() || kind.is_char_device() {
            return "a device";
        }
    }
    if kind.is_dir() { "a folder" } else { "something else" }
}
