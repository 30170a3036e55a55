//! The preview server: a site from memory, on this machine only.

mod watch;

pub use watch::{Watch, WatchError};

use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use std::{collections::BTreeMap, io, net::SocketAddr, sync::Arc};

type Files = Arc<BTreeMap<String, Vec<u8>>>;

/// Serves the files on 127.0.0.1 until Ctrl-C, after telling the address.
///
/// # Errors
/// Where the port cannot be had.
pub fn serve(files: BTreeMap<String, Vec<u8>>, port: u16, announce: impl FnOnce(SocketAddr)) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
        // Before anybody is told that the server stands: from then on Ctrl-C ends it in order.
        #[cfg(unix)]
        let mut interrupt = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::interrupt())?;
        announce(listener.local_addr()?);
        let app = Router::new().fallback(answer).with_state(Arc::new(files));
        let end = async move {
            #[cfg(unix)]
            interrupt.recv().await;
            #[cfg(not(unix))]
            let _ = tokio::signal::ctrl_c().await;
        };
        axum::serve(listener, app).with_graceful_shutdown(end).await
    })
}

/// Whether a request asks for this machine by a name that only it has. A page of another site can have its own name lead here,
/// and would then read what is served as its own (DNS rebinding).
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

/// The file at the path; as hosts do, `index.html` for a folder, and the page for 404.
async fn answer(State(files): State<Files>, request: Request) -> Response {
    if !is_ours(request.headers()) {
        return (
            StatusCode::FORBIDDEN,
            "This server answers this machine only: open it as http://127.0.0.1 or http://localhost.\n",
        )
            .into_response();
    }
    let path = request.uri().path().trim_start_matches('/');
    let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    let (status, path) =
        if files.contains_key(&path) { (StatusCode::OK, path) } else { (StatusCode::NOT_FOUND, "404.html".to_owned()) };
    let kind = [(header::CONTENT_TYPE, content_type(&path))];
    (status, kind, files.get(&path).cloned().unwrap_or_default()).into_response()
}

fn content_type(path: &str) -> &'static str {
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
        "json" => "application/json",
        "jsonld" => "application/ld+json",
        "xml" => "application/xml; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
