//! How many bytes are read of what an editor writes.

/// Bytes of front matter, and of `site.toml`.
pub(super) const FRONT_MATTER: usize = 64 * 1024;

/// Bytes of a file of YAML, or of a library.
pub(super) const FILE: usize = 4 * 1024 * 1024;

/// Bytes of a section or page: some fifteen thousand words.
pub(super) const TEXT: usize = 96 * 1024;

/// Bytes of one text in YAML.
pub(super) const LINE: usize = 64 * 1024;
