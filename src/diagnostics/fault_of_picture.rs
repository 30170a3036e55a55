//! What can be wrong with a picture.

use thiserror::Error;

/// Why a file is not the picture that its name says.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PictureFault {
    /// It is something else.
    #[error("this is no {wanted} picture: {found}")]
    Other {
        /// What its name says.
        wanted: &'static str,
        /// What it is, in words.
        found: String,
        /// How a name would end that says what it is.
        ending: Option<&'static str>,
    },
    /// Its first bytes are right, and its size cannot be read.
    #[error("this {0} picture is damaged: its width and height cannot be read")]
    Damaged(&'static str),
    /// XML with another element around all others.
    #[error("this is no SVG picture: its outermost element is not `svg` in the namespace http://www.w3.org/2000/svg")]
    NoSvg,
}

impl PictureFault {
    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::Other { ending: Some(ending), .. } => format!("rename the file so that it ends in .{ending}"),
            Self::Other { found, .. } if found.contains("Git LFS") => "fetch the picture itself with `git lfs pull`".to_owned(),
            Self::Other { wanted, .. } => format!("save the picture as {wanted}, or put the right file here"),
            Self::Damaged(_) => "put the picture here again: the file was probably not copied whole".to_owned(),
            Self::NoSvg => {
                "begin it with `<svg xmlns=\"http://www.w3.org/2000/svg\">`: without that, browsers show nothing".to_owned()
            }
        }
    }
}

/// What an SVG of content may not do or hold.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SvgFault {
    /// A script, or an element of HTML.
    #[error("`{0}` is not allowed in an SVG of content")]
    Element(String),
    /// An attribute that is run.
    #[error("scripts are not allowed in an SVG of content: `{0}`")]
    Event(String),
    /// An address that is run.
    #[error("an address that runs a script is not allowed in an SVG of content")]
    Runs,
    /// An address of something else.
    #[error("an SVG of content may not refer to anything outside itself: `{0}`")]
    Outside(String),
    /// `@import`.
    #[error("`@import` is not allowed in an SVG of content")]
    Import,
    /// A style sheet or a transformation of its own.
    #[error("`<?xml-stylesheet?>` is not allowed in an SVG of content")]
    StyleSheet,
    /// Declarations of entities.
    #[error("declarations in a DOCTYPE are not allowed in an SVG of content")]
    Doctype,
    /// Another encoding than UTF-8.
    #[error("this SVG says that its encoding is `{0}`; all text of content is UTF-8")]
    Encoding(String),
    /// More than any drawing needs, which would take too long to read.
    #[error("this SVG has more than {most} {what}")]
    TooMany {
        /// How many there may be.
        most: usize,
        /// Of what.
        what: &'static str,
    },
}

impl SvgFault {
    /// What to do about it.
    #[must_use]
    pub const fn help(&self) -> &'static str {
        match self {
            Self::Element(_) => "delete the element, with all that is in it; text belongs in `text`",
            Self::Event(_) | Self::Runs => "delete the attribute: a picture shows, and does nothing",
            Self::Outside(_) => {
                "delete it, or put what it leads to into the file: parts of the file itself (`#id`) and PNG, JPEG, GIF, WebP or \
                 AVIF as `data:image/…` are allowed"
            }
            Self::Import | Self::StyleSheet => "put the style into a `style` element",
            Self::Doctype => "delete the DOCTYPE, and write out what its entities stand for; programs call this a plain SVG",
            Self::Encoding(_) => "save it as UTF-8, and delete `encoding`",
            Self::TooMany { .. } => "export it again as a plain SVG",
        }
    }
}
