//! Where every page stands: flat files below a folder for each language.

use crate::model::{Id, LanguageTag};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// The prefix that leads from a page to the top of the site.
pub(super) fn root(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// `en/index.html`
pub(super) fn home(tag: &LanguageTag) -> String {
    format!("{tag}/index.html")
}

/// `en/speakers.html`, `en/claims.html` …
pub(super) fn top(tag: &LanguageTag, name: &str) -> String {
    format!("{tag}/{name}.html")
}

/// `en/china-ai-race.html`
pub(super) fn reading(tag: &LanguageTag, id: &Id) -> String {
    format!("{tag}/{id}.html")
}

/// `en/china-ai-race.parallel.html`
pub(super) fn parallel(tag: &LanguageTag, id: &Id) -> String {
    format!("{tag}/{id}.parallel.html")
}

/// `en/speakers/justin-lin.html`
pub(super) fn speaker(tag: &LanguageTag, id: &Id) -> String {
    format!("{tag}/speakers/{id}.html")
}

/// `en/sources/agi-next.html`
pub(super) fn source(tag: &LanguageTag, id: &Id) -> String {
    format!("{tag}/sources/{id}.html")
}

/// The `number`th page of a list, counted from 1: `justin-lin.html`, `justin-lin.2.html`.
pub(super) fn numbered(path: &str, number: usize) -> String {
    match path.strip_suffix(".html") {
        Some(stem) if number > 1 => format!("{stem}.{number}.html"),
        _ => path.to_owned(),
    }
}

/// What a name may not hold where it is a part of an address (RFC 3986, 3.3): all but letters, digits and a few signs.
const NOT_IN_NAMES: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// A path of the output as an address leads to it.
pub(super) fn address(path: &str) -> String {
    utf8_percent_encode(path, NOT_IN_NAMES).to_string()
}
