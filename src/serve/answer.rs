//! Answers to a browser.

use super::{
    ready::{Found, Version},
    shown::{Shown, Told},
};
use crate::model::address;
use axum::{
    Router,
    extract::{Request, State as Given},
    http::{HeaderMap, StatusCode, header},
    middleware::{self, Next},
    response::{
        Html, IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
    routing::get,
};
use percent_encoding::percent_decode_str;
use std::{convert::Infallible, sync::Arc};
use tokio::sync::watch as latest;
use tokio_stream::{Stream, StreamExt as _, wrappers::WatchStream};

const SCRIPT: &str = include_str!("client/serve.js");
/// For files that are the same for as long as the server stands.
const AN_HOUR: &str = "max-age=3600";

const STYLE: &str = include_str!("client/serve.css");

/// What answers need.
#[derive(Debug, Clone)]
pub(super) struct State {
    pub shown: Arc<Shown>,
    /// Whether the server is being ended.
    pub ended: latest::Receiver<bool>,
}

/// The site, and what its pages are given while it is served.
pub(super) fn router(state: State) -> Router {
    let fixed = |kind: &'static str, text: &'static str| {
        get(move || async move { ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, AN_HOUR)], text) })
    };
    Router::new()
        .route("/.kunten/serve.js", fixed("text/javascript; charset=utf-8", SCRIPT))
        .route("/.kunten/serve.css", fixed("text/css; charset=utf-8", STYLE))
        .route("/.kunten/events", get(events))
        .fallback(file)
        .layer(middleware::from_fn(ours_only))
        .with_state(state)
}

/// Refuses requests that a page of another site could have made. Such a page can have its own name lead here, and would then read
/// what is served as its own (DNS rebinding).
async fn ours_only(request: Request, next: Next) -> Response {
    if is_ours(request.headers()) {
        return next.run(request).await;
    }
    let why = "This server answers this machine only: open it as http://127.0.0.1 or http://localhost.\n";
    (StatusCode::FORBIDDEN, why).into_response()
}

/// Whether a request asks for this machine by a name that only it has.
fn is_ours(headers: &HeaderMap) -> bool {
    let is_local = |host: &str| {
        let name =
            host.rsplit_once(':').filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit())).map_or(host, |(name, _)| name);
        ["localhost", "127.0.0.1", "[::1]"].iter().any(|known| name.eq_ignore_ascii_case(known))
    };
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    let origin = text(header::ORIGIN).is_none_or(|origin| origin.strip_prefix("http://").is_some_and(is_local));
    text(header::HOST).is_some_and(is_local) && origin
}

/// Says at once what is wrong, and again at every change.
async fn events(Given(state): Given<State>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let told = WatchStream::new(state.shown.listen()).map(Some);
    let end = WatchStream::new(state.ended).filter_map(|ended| ended.then_some(None));
    let events = told.merge(end).map_while(|told| Event::default().json_data(told?).ok()).map(Ok);
    Sse::new(events).keep_alive(KeepAlive::default())
}

/// The file at the path, as hosts send it.
async fn file(Given(state): Given<State>, request: Request) -> Response {
    let path = percent_decode_str(request.uri().path().trim_start_matches('/')).decode_utf8_lossy().into_owned();
    let path = address::served(path);
    let shown = state.shown;
    // Making a page takes the processor, and others may ask meanwhile.
    let answered = tokio::task::spawn_blocking(move || answer(&shown, &path)).await;
    answered.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

fn answer(shown: &Shown, path: &str) -> Response {
    let told = || shown.listen().borrow().clone();
    let Some(ready) = shown.ready() else { return stand_in(StatusCode::SERVICE_UNAVAILABLE, &told()) };
    let (status, found, path) = match ready.find(path) {
        Found::Nothing => (StatusCode::NOT_FOUND, ready.find(address::NOT_FOUND), address::NOT_FOUND),
        found => (StatusCode::OK, found, path),
    };
    let html = content_type("html");
    let kind = |cache| [(header::CONTENT_TYPE, content_type(path)), (header::CACHE_CONTROL, cache)];
    match found {
        Found::Page(made) if content_type(path) == html => {
            shown.opened(path);
            page(status, made)
        }
        Found::Page(made) => (status, kind("no-cache"), made.text).into_response(),
        // Of a style sheet, another version has another path.
        Found::Asset(bytes) => (status, kind(AN_HOUR), bytes).into_response(),
        Found::File(bytes) => (status, kind("no-cache"), bytes).into_response(),
        Found::Broken(error) => stand_in(
            StatusCode::INTERNAL_SERVER_ERROR,
            &Told { summary: "This page cannot be made".into(), drawn: error.kind.to_string(), ..Told::default() },
        ),
        Found::Nothing => status.into_response(),
    }
}

/// A page with our script, which knows by which version of it it was brought.
fn page(status: StatusCode, made: Version) -> Response {
    let Version { name: version, mut text } = made;
    let script = format!("<script src=\"/.kunten/serve.js\" data-version=\"{version}\" defer></script>\n");
    let at = text.find("</head>").unwrap_or(text.len());
    text.insert_str(at, &script);
    let head = [(header::ETAG, version.as_str()), (header::CACHE_CONTROL, "no-store")];
    (status, head, Html(text)).into_response()
}

/// What stands in the place of a page that cannot be made.
fn stand_in(status: StatusCode, told: &Told) -> Response {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let text = format!(
        "<!DOCTYPE html>\n<html lang=\"en\" data-stand-in>\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{0}</title>\n\
         <link rel=\"stylesheet\" href=\"/.kunten/serve.css\">\n</head>\n\
         <body>\n<section>\n<header><strong>{0}</strong></header>\n<pre>\n{1}</pre>\n</section>\n</body>\n</html>\n",
        escaped(&told.summary),
        escaped(&told.drawn),
    );
    page(status, Version::new(text))
}

fn content_type(path: &str) -> &'static str {
    if path.ends_with(".csl.json") {
        return "application/vnd.citationstyles.csl+json";
    }
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "gif" => "image/gif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "json" => "application/json",
        "jsonld" => "application/ld+json",
        "xml" => "application/xml; charset=utf-8",
        "bib" => "application/x-bibtex; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
