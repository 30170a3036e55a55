//! Answers to a browser.

use super::{
    guard,
    ready::{Found, Version},
    sent::{AN_HOUR, ASKED_FOR, Asked, HTML, SCRIPT, STYLE, Whole},
    shown::{Shown, Told},
};
use crate::model::address;
use axum::{
    Router,
    extract::{Request, State as Given},
    http::StatusCode,
    middleware,
    response::{
        IntoResponse as _, Response,
        sse::{Event, KeepAlive, Sse},
    },
    routing::get,
};
use percent_encoding::percent_decode_str;
use std::{convert::Infallible, sync::Arc};
use tokio::sync::watch as latest;
use tokio_stream::{Stream, StreamExt as _, wrappers::WatchStream};

/// What answers need.
#[derive(Debug, Clone)]
pub(super) struct State {
    pub shown: Arc<Shown>,
    /// Whether the server is being ended.
    pub ended: latest::Receiver<bool>,
}

/// The site, and what its pages are given while it is served.
pub(super) fn router(state: State) -> Router {
    // Another version of the program has others at the same paths.
    let fixed = |kind: &'static str, text: &'static str| {
        get(move |request: Request| async move { Whole::file(kind, ASKED_FOR, text).answer(&request.into_parts().0.into()) })
    };
    Router::new()
        .route("/.kunten/serve.js", fixed(SCRIPT, include_str!("client/serve.js")))
        .route("/.kunten/serve.css", fixed(STYLE, include_str!("client/serve.css")))
        .route("/.kunten/events", get(events))
        .fallback(file)
        .layer(middleware::from_fn(guard::ours_only))
        .layer(middleware::map_response(guard::sealed))
        .with_state(state)
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
    let (head, _) = request.into_parts();
    let Some(path) = path(head.uri.path()) else { return StatusCode::BAD_REQUEST.into_response() };
    let asked = Asked::from(head);
    // Making a page takes the processor, and others may ask meanwhile.
    let answered = tokio::task::spawn_blocking(move || whole(&state.shown, &path).answer(&asked)).await;
    answered.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// The path in the output that an address means. It is looked up in a list and leads to no folder of the disk, so `..` and the like
/// are names that nothing has.
fn path(address: &str) -> Option<String> {
    let path = percent_decode_str(address.strip_prefix('/')?).decode_utf8().ok()?;
    Some(address::served(path.into_owned()))
}

fn whole(shown: &Shown, path: &str) -> Whole {
    let told = || shown.listen().borrow().clone();
    let Some(ready) = shown.ready() else { return stand_in(StatusCode::SERVICE_UNAVAILABLE, &told()) };
    let (status, found, path) = match ready.find(path) {
        Found::Nothing => (StatusCode::NOT_FOUND, ready.find(address::NOT_FOUND), address::NOT_FOUND),
        found => (StatusCode::OK, found, path),
    };
    let kind = content_type(path);
    match found {
        Found::Page(made) if kind == HTML => {
            shown.opened(path);
            page(status, made)
        }
        Found::Page(made) => Whole { status, ..Whole::file(kind, ASKED_FOR, made.text) },
        Found::Asset(bytes) => Whole { status, ..Whole::file(kind, AN_HOUR, bytes) },
        Found::File(bytes) => Whole { status, ..Whole::file(kind, ASKED_FOR, bytes) },
        Found::Broken(error) => stand_in(
            StatusCode::INTERNAL_SERVER_ERROR,
            &Told { summary: "This page cannot be made".into(), drawn: error.kind.to_string(), ..Told::default() },
        ),
        Found::Nothing => Whole { status, ..Whole::file(content_type("txt"), ASKED_FOR, "") },
    }
}

/// A page with our script, which knows by which version of it it was brought.
fn page(status: StatusCode, made: Version) -> Whole {
    let Version { name: version, mut text } = made;
    let script = format!("<script src=\"/.kunten/serve.js\" data-version=\"{version}\" defer></script>\n");
    let at = text.find("</head>").unwrap_or(text.len());
    text.insert_str(at, &script);
    Whole { status, kind: HTML, cache: ASKED_FOR, version, bytes: text.into() }
}

/// What stands in the place of a page that cannot be made.
fn stand_in(status: StatusCode, told: &Told) -> Whole {
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
        "html" => HTML,
        "css" => STYLE,
        "js" => SCRIPT,
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
