//! How a file is sent: whole, in part, or not again where the browser has it (RFC 9110, 13 and 14).

use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header, request::Parts},
    response::{IntoResponse as _, Response},
};
use headers::{AcceptRanges, ETag, HeaderMapExt as _, IfMatch, IfNoneMatch, IfRange};
use http_range_header::RangeUnsatisfiableError;
use std::{
    hash::{DefaultHasher, Hash as _, Hasher as _},
    ops::RangeInclusive,
};

/// For what keeps its name when it changes: a browser may keep it, and asks each time whether it still holds.
pub(super) const ASKED_FOR: &str = "no-cache";
/// For files of which another version has another path.
pub(super) const AN_HOUR: &str = "max-age=3600";

/// Of a file that is no page, but can be opened by its own address: nothing in it runs, and it asks for nothing. As a part of a
/// page, it is as it would be without.
const ALONE: &str = "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; sandbox";

pub(super) const HTML: &str = "text/html; charset=utf-8";
pub(super) const SCRIPT: &str = "text/javascript; charset=utf-8";
pub(super) const STYLE: &str = "text/css; charset=utf-8";

/// What is sent to whoever asks for all of a file and knows nothing of it.
pub(super) struct Whole {
    pub status: StatusCode,
    pub kind: &'static str,
    pub cache: &'static str,
    /// What tells it from other versions of the same file.
    pub version: String,
    pub bytes: Bytes,
}

/// A request, as far as it matters how much of a file is sent.
pub(super) struct Asked {
    method: Method,
    headers: HeaderMap,
}

/// How much of a file is sent.
enum Share {
    Whole,
    Part(RangeInclusive<usize>),
    /// Nothing: the browser has it.
    Known,
    /// Nothing: it is not the version that was demanded.
    Other,
    /// Nothing: it ends before.
    Beyond,
}

/// What tells bytes from others that stand at the same path.
pub(super) fn version(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

impl Whole {
    /// A file that is as it should be.
    pub fn file(kind: &'static str, cache: &'static str, bytes: impl Into<Bytes>) -> Self {
        let bytes = bytes.into();
        Self { status: StatusCode::OK, kind, cache, version: version(&bytes), bytes }
    }

    /// What a request is answered.
    pub fn answer(self, asked: &Asked) -> Response {
        let tag = format!("\"{}\"", self.version);
        let length = self.bytes.len();
        // Conditions and parts are those of a file; what stands in its place is always sent.
        let share = if self.status == StatusCode::OK { asked.share(&tag, length) } else { Share::Whole };
        let place = |place: String| [(header::CONTENT_RANGE, place)];
        let typed = [(header::CONTENT_TYPE, self.kind)];
        let mut response = match share {
            Share::Whole => (self.status, typed, self.bytes).into_response(),
            Share::Part(part) => {
                let place = place(format!("bytes {}-{}/{length}", part.start(), part.end()));
                (StatusCode::PARTIAL_CONTENT, place, typed, self.bytes.slice(part)).into_response()
            }
            // The length is that of what is not sent, or none; without one, an empty body would be given its own.
            Share::Known => (StatusCode::NOT_MODIFIED, [(header::CONTENT_LENGTH, length)]).into_response(),
            Share::Other => StatusCode::PRECONDITION_FAILED.into_response(),
            Share::Beyond => (StatusCode::RANGE_NOT_SATISFIABLE, place(format!("bytes */{length}"))).into_response(),
        };
        let headers = response.headers_mut();
        headers.extend(HeaderValue::try_from(tag).map(|tag| (header::ETAG, tag)));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(self.cache));
        if self.status == StatusCode::OK {
            headers.typed_insert(AcceptRanges::bytes());
        }
        // A page says its policy itself, and a worker would take that of its script for its own.
        if ![HTML, SCRIPT].contains(&self.kind) {
            headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(ALONE));
        }
        response
    }
}

impl From<Parts> for Asked {
    fn from(head: Parts) -> Self {
        Self { method: head.method, headers: head.headers }
    }
}

impl Asked {
    /// How much is asked for of a file with this tag and length, in the order of RFC 9110, 13.2.2.
    fn share(&self, tag: &str, length: usize) -> Share {
        let Ok(tag) = tag.parse::<ETag>() else { return Share::Whole };
        if self.headers.typed_get::<IfMatch>().is_some_and(|demanded| !demanded.precondition_passes(&tag)) {
            return Share::Other;
        }
        if self.headers.typed_get::<IfNoneMatch>().is_some_and(|known| !known.precondition_passes(&tag)) {
            return Share::Known;
        }
        self.part(&tag, length).unwrap_or(Share::Whole)
    }

    /// The part that is asked for, if it is one. Who asks for several, or for nonsense, has the whole.
    fn part(&self, tag: &ETag, length: usize) -> Option<Share> {
        let mut ranges = self.headers.get_all(header::RANGE).iter();
        let (Some(range), None, &Method::GET) = (ranges.next(), ranges.next(), &self.method) else { return None };
        match self.headers.typed_try_get::<IfRange>() {
            Ok(None) => {}
            Ok(Some(held)) if !held.is_modified(Some(tag), None) => {}
            Ok(Some(_)) | Err(_) => return None,
        }
        let ranges = http_range_header::parse_range_header(range.to_str().ok()?).ok()?;
        if ranges.len() != 1 {
            return None;
        }
        match ranges.validate(u64::try_from(length).ok()?) {
            Ok(parts) => {
                let (from, to) = parts.first()?.clone().into_inner();
                Some(Share::Part(usize::try_from(from).ok()?..=usize::try_from(to).ok()?))
            }
            Err(RangeUnsatisfiableError::Unsatisfiable) => Some(Share::Beyond),
            Err(_) => None,
        }
    }
}
