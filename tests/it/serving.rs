//! The preview server: this machine only, and nothing but the site.

#![cfg(feature = "serve")]

#[cfg(unix)]
use crate::site::{kunten, tree};
use crate::{server::Server, site::Site};
#[cfg(unix)]
use std::process::Command;

#[test]
fn only_files_of_the_site_are_served() {
    let server = Server::new();
    assert_eq!(server.get("/en/small.html").status, 200);
    assert_eq!(server.get("/").status, 200);
    assert_eq!(server.get("/en/").status, 200);
    for target in [
        "/../../../../etc/passwd",
        "/en/../../site.toml",
        "/en/../en/small.html",
        "/en/./small.html",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fetc/passwd",
        "/%252e%252e/etc/passwd",
        "/en/%2e%2e/en/small.html",
        "/en/small.html%00.png",
        "/%00",
        "/en/small.html/",
        "//etc/passwd",
        "//en/small.html",
        "/%2fen/small.html",
        "/en//small.html",
        "/site.toml",
        "/content/speakers/ann.yaml",
        "/C:/Windows/win.ini",
        "/..\\..\\x",
        "/en\\small.html",
        "/%5c..%5cx",
        "/%0d%0aSet-Cookie:%20x",
    ] {
        let answer = server.get(target);
        assert!(matches!(answer.status, 400 | 404), "{target}: {}", answer.status);
        let body = answer.text();
        assert!(!body.contains("root:") && !body.contains("languages ="), "{target}: {body}");
        assert!(answer.headers.iter().all(|(name, _)| name != "set-cookie"), "{target}");
    }
    // It stands all the same.
    assert_eq!(server.get("/en/small.html").status, 200);
}

/// Also where a file has the sign that stands for what cannot be read.
#[test]
fn an_address_that_is_no_text_is_a_bad_request() {
    let server = Server::of(Site::new().file("static/root/a\u{fffd}.txt", "x"));
    for target in ["/%ff", "/a%ff.txt", "/en/%c3%28.html", "/%ed%a0%80"] {
        assert_eq!(server.get(target).status, 400, "{target}");
    }
    assert_eq!(server.get("/a%ef%bf%bd.txt").text(), "x");
}

#[test]
fn what_programs_read_has_its_own_type() {
    let server = Server::new();
    for (path, kind) in [
        ("small.en.bib", "application/x-bibtex; charset=utf-8"),
        ("small.ja.csl.json", "application/vnd.citationstyles.csl+json"),
    ] {
        let answer = server.get(&format!("/data/{path}"));
        assert_eq!((answer.status, answer.header("content-type")), (200, Some(kind)));
        assert!(answer.text().contains("small-sky"), "{answer:?}");
    }
}

#[test]
fn names_of_other_machines_are_refused() {
    let server = Server::new();
    let status = |headers: &str| server.ask("GET", "/en/small.html", headers).status;
    for ours in [
        "Host: SELF\r\n",
        "Host: localhost\r\n",
        "Host: localhost:\r\n",
        "Host: LOCALHOST:4000\r\n",
        "Host: [::1]:4000\r\n",
        "Host: SELF\r\nOrigin: http://SELF\r\n",
        "Host: SELF\r\nOrigin: http://localhost:3000\r\n",
    ] {
        assert_eq!(status(ours), 200, "{ours}");
    }
    for other in [
        "Host: example.org\r\n",
        "Host: 127.0.0.1.example.org\r\n",
        "Host: localhost.example.org:4000\r\n",
        "Host: 10.0.0.1\r\n",
        "Host: SELF\r\nOrigin: https://example.org\r\n",
        "Host: SELF\r\nOrigin: null\r\n",
        "Host: SELF\r\nOrigin: http://SELF\r\nOrigin: http://example.org\r\n",
        "Host: SELF\r\nOrigin: http://localhost.example.org\r\n",
    ] {
        assert_eq!(status(other), 403, "{other}");
    }
    // A full address in the first line stands above Host.
    assert_eq!(server.get(&format!("http://{}/en/small.html", server.address)).status, 200);
    assert_eq!(server.get("http://example.org/en/small.html").status, 403);
}

/// RFC 9112, 3.2.
#[test]
fn a_request_names_one_host_and_names_it_well() {
    let server = Server::new();
    for headers in [
        "",
        "Host: SELF\r\nHost: SELF\r\n",
        "Host: SELF\r\nHost: example.org\r\n",
        "Host: \r\n",
        "Host: SELF, SELF\r\n",
        "Host: a b\r\n",
        "Host: http://SELF\r\n",
        "Host: SELF/\r\n",
        "Host: user@SELF\r\n",
        "Host: localhost:http\r\n",
        "Host: localhost:80:80\r\n",
        "Host: [::1\r\n",
        "Host: :4000\r\n",
    ] {
        assert_eq!(server.ask("GET", "/en/small.html", headers).status, 400, "{headers:?}");
    }
    assert_eq!(server.send("GET / HTTP/1.1", b"Host: local\xffhost\r\n").status, 400);
    // Whoever asks so need not know better (HTTP/1.0), but cannot be known for one of ours.
    assert_eq!(server.send("GET / HTTP/1.0", b"").status, 400);
}

#[cfg(unix)]
#[test]
fn serving_writes_nothing() {
    let site = Site::new();
    kunten(&site.root()).arg("build").assert().code(0);
    let before = tree(&site.root());
    let mut server = Server::of(site);
    let sent = Command::new("kill").args(["-INT", &server.child.id().to_string()]).status().expect("kill");
    assert!(sent.success());
    assert_eq!(server.child.wait().expect("it ends").code(), Some(0));
    assert_eq!(tree(&server.site.root()), before);
}
