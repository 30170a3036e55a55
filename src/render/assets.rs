//! Style sheets, scripts and other static files, under names that change with their bytes.

use super::sheets;
use crate::{
    diagnostics::{Kind, Place, Report},
    load::Static,
    model::address::ASSETS,
};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use sha2::{Digest, Sha256};
use std::{borrow::Cow, collections::HashMap, fmt::Write as _, sync::Arc};

/// The style sheet that all others are joined into.
const STYLE: &str = "style.css";

/// The static files of a run.
#[derive(Debug)]
pub(super) struct Assets {
    files: Vec<Asset>,
    hrefs: Arc<HashMap<String, String>>,
}

/// A file of the output that no template makes.
#[derive(Debug, Clone)]
pub struct Asset {
    /// The path in the output.
    pub path: String,
    /// The bytes.
    pub bytes: Cow<'static, [u8]>,
    /// Where it comes from, for messages.
    pub from: String,
}

impl Assets {
    /// Gives every file its address, and joins the style sheets; what they name and is not there is told.
    pub fn new(statics: &[Static], report: &mut Report) -> Self {
        let mut files = Vec::new();
        let mut hrefs = HashMap::new();
        let mut add = |hrefs: &mut HashMap<String, String>, name: &str, bytes: Cow<'static, [u8]>, from: String| {
            let path = format!("{ASSETS}{}", fingerprinted(name, &bytes));
            hrefs.insert(name.to_owned(), encoded(&path));
            files.push(Asset { path, bytes, from });
        };
        for file in statics.iter().filter(|file| !file.is_sheet() && !file.name.starts_with("root/")) {
            add(&mut hrefs, &file.name, file.bytes.clone(), format!("static/{}", file.name));
        }
        let mut style = String::new();
        for sheet in statics.iter().filter(|file| file.is_sheet()) {
            match str::from_utf8(&sheet.bytes) {
                Ok(text) => {
                    sheets::join(&mut style, sheet, text, &hrefs, report);
                    style.push('\n');
                }
                Err(error) => {
                    let place = Place::Path(format!("static/{}", sheet.name));
                    report.emit(Kind::NotUtf8 { offset: error.valid_up_to() }, place);
                }
            }
        }
        add(&mut hrefs, STYLE, Cow::Owned(style.into_bytes()), "the style sheets of static/".into());
        files.extend(statics.iter().filter_map(|file| {
            let name = file.name.strip_prefix("root/")?;
            Some(Asset { path: name.to_owned(), bytes: file.bytes.clone(), from: format!("static/{}", file.name) })
        }));
        Self { files, hrefs: Arc::new(hrefs) }
    }

    /// From the name below `static/` to the path in the output.
    pub fn hrefs(&self) -> Arc<HashMap<String, String>> {
        Arc::clone(&self.hrefs)
    }

    pub fn files(&self) -> &[Asset] {
        &self.files
    }
}

/// `style.css` -> `style.0123456789.css`: a changed file has another address, so caches may keep each for ever.
fn fingerprinted(name: &str, bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let print = digest.iter().take(5).fold(String::new(), |mut print, byte| {
        let _ = write!(print, "{byte:02x}");
        print
    });
    match name.rsplit_once('.') {
        Some((stem, ending)) if !ending.contains('/') => format!("{stem}.{print}.{ending}"),
        _ => format!("{name}.{print}"),
    }
}

/// What a name may not hold where it is a part of an address (RFC 3986, 3.3): all but letters, digits and a few signs.
const NOT_IN_NAMES: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// A path of the output as an address leads to it.
pub(super) fn encoded(path: &str) -> String {
    utf8_percent_encode(path, NOT_IN_NAMES).to_string()
}
