//! Which requests are answered at all.

use axum::{
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header, uri::Authority},
    middleware::Next,
    response::{IntoResponse as _, Response},
};

/// Refuses requests that a page of another site could have made. Such a page can have its own name lead here, and would then read
/// what is served as its own (DNS rebinding). Of the others, it lets those through that read.
pub(super) async fn ours_only(request: Request, next: Next) -> Response {
    let Some(hosts) = hosts(&request) else {
        return (StatusCode::BAD_REQUEST, "A request names one host (RFC 9112, 3.2).\n").into_response();
    };
    if !hosts.iter().all(|host| is_local(host)) || !is_from_here(request.headers()) {
        let why = "This server answers this machine only: open it as http://127.0.0.1 or http://localhost.\n";
        return (StatusCode::FORBIDDEN, why).into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")]).into_response();
    }
    next.run(request).await
}

/// Says of an answer that its type is no matter of guessing, and that no other site may show or read it.
pub(super) async fn sealed(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    response
}

/// The names by which a request asks for this machine: that of its one `Host`, and that of the first line where it holds a full
/// address. `None` where either is no name of a host.
fn hosts(request: &Request) -> Option<Vec<String>> {
    let mut values = request.headers().get_all(header::HOST).iter();
    let (Some(host), None) = (values.next(), values.next()) else { return None };
    let asked = request.uri().authority().map(Authority::as_str);
    [host.to_str().ok()?].into_iter().chain(asked).map(name).collect()
}

/// The name of a host without its port, which need not be there.
fn name(host: &str) -> Option<String> {
    let authority: Authority = host.parse().ok()?;
    let name = authority.host();
    // Before the name would stand a user.
    let port = host.strip_prefix(name)?;
    let well = port.is_empty() || port.strip_prefix(':').is_some_and(|port| port.bytes().all(|b| b.is_ascii_digit()));
    (!name.is_empty() && well).then(|| name.to_owned())
}

/// Whether a name is one that only this machine has.
fn is_local(name: &str) -> bool {
    ["localhost", "127.0.0.1", "[::1]"].iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Whether no page of another site asks.
fn is_from_here(headers: &HeaderMap) -> bool {
    headers.get_all(header::ORIGIN).iter().all(|origin| {
        let host = origin.to_str().ok().and_then(|origin| origin.strip_prefix("http://"));
        host.and_then(name).is_some_and(|name| is_local(&name))
    })
}
