//! How many bytes are read of what an editor writes, and of pictures.

/// Bytes of front matter, and of `site.toml`.
pub(crate) const FRONT_MATTER: usize = 64 * 1024;

/// Bytes of a file of YAML, or of a library.
pub(crate) const FILE: usize = 4 * 1024 * 1024;

/// Bytes of a section or page: some fifteen thousand words.
pub(crate) const TEXT: usize = 96 * 1024;

/// Bytes of one text in YAML.
pub(crate) const LINE: usize = 64 * 1024;

/// Bytes of a picture.
pub(crate) const PICTURE: usize = 32 * 1024 * 1024;

/// Bytes of an SVG, which is read as a whole.
pub(crate) const DRAWING: usize = 4 * 1024 * 1024;
