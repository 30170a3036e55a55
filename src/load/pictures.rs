//! What the pictures of a site are, by their first bytes, and how large.
//!
//! A name says nothing of what a file holds: a browser shows nothing of a text that is called `quay.jpg`, and whoever opens an SVG by
//! its own address runs what is in it. So this is looked at before anything is published.

use super::{LoadError, limits, plain, svg};
use crate::{
    diagnostics::{Kind, PictureFault, Place, Report, Sources, caught},
    model::PixelSize,
};
use imagesize::{Compression, ImageType};
use rayon::prelude::*;
use std::{
    fs::{self, File},
    io::{BufReader, Read as _},
    ops::Range,
    path::{Path, PathBuf},
};

/// A picture below `content/`.
#[derive(Debug, Clone)]
pub struct Picture {
    /// The path, relative to the site with `/`.
    pub path: String,
    /// How large it is; none for one that does not say, or that is no picture, which was reported.
    pub size: Option<PixelSize>,
}

/// Pixels on the longer side.
const LONGEST: u32 = 16_384;
/// Pixels in all.
const MOST: u64 = 100_000_000;
/// Bytes by which a file is known.
const HEAD: u64 = 512;
/// Bytes in which a camera says how it was held: Exif is one of the first segments, of at most 64 KiB (Exif 3.0, 4.7.2).
const EXIF: u64 = 256 * 1024;

/// What has been found in a picture.
#[derive(Default)]
pub(super) struct Looked {
    pub size: Option<PixelSize>,
    pub faults: Vec<(Kind, Option<Range<usize>>)>,
    /// The text of an SVG, for places in it.
    pub text: String,
}

impl From<Kind> for Looked {
    fn from(kind: Kind) -> Self {
        Self { faults: vec![(kind, None)], ..Self::default() }
    }
}

/// Looks at all pictures, each with its ending; `spelt` leads to their files.
pub(super) fn look(
    paths: Vec<(String, String)>,
    spelt: impl Fn(&str) -> PathBuf + Sync,
    sources: &mut Sources,
    report: &mut Report,
) -> Result<Vec<Picture>, LoadError> {
    let looked = paths.par_iter().map(|(path, ending)| {
        caught(&format!("reading {path}"), || one(&spelt(path), ending)).unwrap_or_else(|kind| Ok(kind.into()))
    });
    let looked = looked.collect::<Result<Vec<_>, _>>()?;
    let tell = |((path, _), looked): ((String, String), Looked)| {
        let Looked { size, faults, text } = looked;
        // The text of a picture is kept only where something in it is told.
        let file = faults.iter().any(|(_, range)| range.is_some()).then(|| sources.add(path.clone(), text));
        for (kind, range) in faults {
            let place = file.zip(range).map_or_else(|| Place::Path(path.clone()), |(file, range)| Place::Span(file, range));
            report.emit(kind, place);
        }
        Picture { path, size }
    };
    Ok(paths.into_iter().zip(looked).map(tell).collect())
}

fn one(path: &Path, ending: &str) -> Result<Looked, LoadError> {
    let failed = |error| LoadError { path: path.to_owned(), error };
    let length = fs::metadata(path).map_err(failed)?.len();
    let limit = if ending == "svg" { limits::DRAWING } else { limits::PICTURE };
    if length > limit as u64 {
        return Ok(Kind::PictureTooLarge { size: length, limit }.into());
    }
    let mut file = File::open(path).map_err(failed)?;
    let mut head = Vec::new();
    (&mut file).take(HEAD).read_to_end(&mut head).map_err(failed)?;
    let (wanted, found) = (wanted(ending), Found::by(&head));
    if !found.is(ending) {
        let why = PictureFault::Other { wanted, found: found.words(&head), ending: found.ending() };
        return Ok(Kind::NotAPicture { why }.into());
    }
    if ending == "svg" {
        (&mut file).take(limit as u64).read_to_end(&mut head).map_err(failed)?;
        return Ok(match String::from_utf8(head) {
            Ok(text) => drawing(plain(text)),
            Err(error) => Kind::NotUtf8 { offset: error.utf8_error().valid_up_to() }.into(),
        });
    }
    let Some(size) = pixels(path, &head).filter(|(width, height)| *width > 0 && *height > 0) else {
        return Ok(Kind::NotAPicture { why: PictureFault::Damaged(wanted) }.into());
    };
    Ok(within(if found == Found::Picture(ImageType::Jpeg) && is_turned(path) { (size.1, size.0) } else { size }))
}

/// The same of an SVG, with the places of what is wrong.
fn drawing(text: String) -> Looked {
    let svg::Drawing { size, faults } = svg::look(&text);
    let faults: Vec<_> = faults.into_iter().map(|(kind, range)| (kind, Some(range))).collect();
    match size.map(within) {
        Some(Looked { faults: absurd, .. }) if !absurd.is_empty() => {
            Looked { size: None, faults: [absurd, faults].concat(), text }
        }
        // Texts of all drawings would be much to keep.
        looked => Looked {
            size: looked.and_then(|looked| looked.size),
            text: if faults.is_empty() { String::new() } else { text },
            faults,
        },
    }
}

/// A size that a browser can hold.
fn within((width, height): (u64, u64)) -> Looked {
    let side = |pixels: u64| u32::try_from(pixels).ok().filter(|pixels| *pixels <= LONGEST);
    match (side(width), side(height)) {
        (Some(wide), Some(high)) if width * height <= MOST => {
            Looked { size: Some(PixelSize { width: wide, height: high }), ..Looked::default() }
        }
        _ => Kind::PictureSize { width, height }.into(),
    }
}

fn pixels(path: &Path, head: &[u8]) -> Option<(u64, u64)> {
    // The crate takes any PNG to have its size at its place (PNG, "IHDR Image header": it is the first chunk).
    if head.starts_with(b"\x89PNG") && head.get(12..16) != Some(b"IHDR") {
        return None;
    }
    let size = imagesize::reader_size(BufReader::new(File::open(path).ok()?)).ok()?;
    Some((size.width as u64, size.height as u64))
}

/// Whether the camera lay on its side, so that browsers turn the picture (Exif 3.0, "Orientation": 5 to 8).
fn is_turned(path: &Path) -> bool {
    let Ok(file) = File::open(path) else { return false };
    let mut head = Vec::new();
    if file.take(EXIF).read_to_end(&mut head).is_err() {
        return false;
    }
    let read = exif::Reader::new().continue_on_error(true).read_from_container(&mut std::io::Cursor::new(head));
    let read = read.or_else(|error| error.distill_partial_result(|_| ()));
    let field = read.ok().and_then(|exif| exif.get_field(exif::Tag::Orientation, exif::In::PRIMARY)?.value.get_uint(0));
    field.is_some_and(|turn| (5..=8).contains(&turn))
}

fn wanted(ending: &str) -> &'static str {
    match ending {
        "png" => "PNG",
        "jpg" | "jpeg" => "JPEG",
        "webp" => "WebP",
        "avif" => "AVIF",
        "gif" => "GIF",
        _ => "SVG",
    }
}

/// What a file is by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    Nothing,
    Zeros,
    Picture(ImageType),
    Avif,
    Svg,
    Pointer,
    Html,
    Pdf,
    Text,
    Unknown,
}

impl Found {
    fn by(head: &[u8]) -> Self {
        let has = |what: &str| head.windows(what.len()).any(|part| part.eq_ignore_ascii_case(what.as_bytes()));
        let trimmed = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
        let begins = |what: &str| trimmed.get(..what.len()).is_some_and(|part| part.eq_ignore_ascii_case(what.as_bytes()));
        // The crate knows no file of less than twelve bytes.
        let mut start = head.to_vec();
        start.resize(head.len().max(12), 0);
        match imagesize::image_type(&start) {
            Ok(ImageType::Heif(_)) if is_avif(head) => return Self::Avif,
            Ok(kind) => return Self::Picture(kind),
            Err(_) => {}
        }
        // The end of what was read may be in the midst of a letter.
        let is_text = str::from_utf8(head).map_or_else(|error| error.error_len().is_none(), |_| true) && !head.contains(&0);
        match head {
            [] => Self::Nothing,
            _ if head.iter().all(|byte| *byte == 0) => Self::Zeros,
            _ if head.starts_with(b"version https://git-lfs.github.com/spec/") => Self::Pointer,
            _ if head.starts_with(b"%PDF-") => Self::Pdf,
            _ if begins("<!doctype html") || begins("<html") => Self::Html,
            _ if has("<svg") || has(":svg") || begins("<?xml") || begins("<!") => Self::Svg,
            _ if is_text => Self::Text,
            _ => Self::Unknown,
        }
    }

    fn is(self, ending: &str) -> bool {
        match ending {
            "png" => self == Self::Picture(ImageType::Png),
            "jpg" | "jpeg" => self == Self::Picture(ImageType::Jpeg),
            "webp" => self == Self::Picture(ImageType::Webp),
            "gif" => self == Self::Picture(ImageType::Gif),
            "avif" => self == Self::Avif,
            _ => self == Self::Svg,
        }
    }

    /// The ending that would be right, if pictures can have it.
    const fn ending(self) -> Option<&'static str> {
        match self {
            Self::Picture(ImageType::Png) => Some("png"),
            Self::Picture(ImageType::Jpeg) => Some("jpg"),
            Self::Picture(ImageType::Webp) => Some("webp"),
            Self::Picture(ImageType::Gif) => Some("gif"),
            Self::Avif => Some("avif"),
            Self::Svg => Some("svg"),
            _ => None,
        }
    }

    fn words(self, head: &[u8]) -> String {
        let words = match self {
            Self::Nothing => "the file is empty",
            Self::Zeros => "it begins with nothing but zeros",
            Self::Pointer => "it is a pointer of Git LFS, and the picture has not been fetched",
            Self::Html => "it is a page in HTML",
            Self::Pdf => "it is a PDF",
            Self::Svg => "it is an SVG or other XML",
            Self::Text => "it is text",
            Self::Avif => "it is an AVIF picture",
            Self::Picture(ImageType::Png) => "it is a PNG picture",
            Self::Picture(ImageType::Jpeg) => "it is a JPEG picture",
            Self::Picture(ImageType::Webp) => "it is a WebP picture",
            Self::Picture(ImageType::Gif) => "it is a GIF picture",
            Self::Picture(ImageType::Tiff) => "it is a TIFF picture, which pages do not show",
            Self::Picture(ImageType::Jxl) => "it is a JPEG XL picture, which few browsers show",
            Self::Picture(ImageType::Heif(Compression::Hevc)) => "it is a HEIC picture, which few browsers show",
            Self::Picture(_) | Self::Unknown => {
                let bytes: Vec<_> = head.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
                return format!("nothing that is known begins with the bytes {}", bytes.join(" "));
            }
        };
        words.to_owned()
    }
}

/// Whether a file says that it can be read as AVIF, first or beside others (ISO/IEC 14496-12, 4.3; AVIF, "AVIF image and image
/// collection brand").
fn is_avif(head: &[u8]) -> bool {
    let length = head.first_chunk().map_or(0, |length| u32::from_be_bytes(*length) as usize);
    let brands = head.get(8..length.min(head.len())).unwrap_or_default();
    brands.chunks_exact(4).any(|brand| matches!(brand, b"avif" | b"avis"))
}
