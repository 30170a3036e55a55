//! The preview server: this machine only, and nothing but the site.

#![cfg(feature = "serve")]

use crate::site::Site;
#[cfg(unix)]
use crate::site::{kunten, tree};
use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    process::{Child, Command, Stdio},
};

/// A server of the small site, ended with the test.
struct Server {
    child: Child,
    address: String,
    site: Site,
}

impl Server {
    fn new() -> Self {
        Self::of(Site::new())
    }

    fn of(site: Site) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_kunten"))
            .args(["serve", "--port", "0"])
            .current_dir(site.root())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("it is piped")).read_line(&mut line).expect("a line");
        let address = line.trim().trim_start_matches("http://").trim_end_matches('/').to_owned();
        Self { child, address, site }
    }

    /// Sends a request as it stands, and gives status and body.
    fn ask(&self, target: &str, headers: &str) -> (u16, String) {
        let answer = self.ask_whole(target, headers);
        let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default();
        (status, answer.split_once("\r\n\r\n").map(|(_, body)| body.to_owned()).unwrap_or_default())
    }

    /// Sends a request as it stands, and gives the answer with its head.
    fn ask_whole(&self, target: &str, headers: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        let head = headers.replace("SELF", &self.address);
        write!(stream, "GET {target} HTTP/1.1\r\nConnection: close\r\n{head}\r\n").expect("it reads");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it answers");
        String::from_utf8_lossy(&answer).into_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn only_files_of_the_site_are_served() {
    let server = Server::new();
    let get = |target: &str| server.ask(target, "Host: SELF\r\n");
    assert_eq!(get("/en/small.html").0, 200);
    assert_eq!(get("/").0, 200);
    assert_eq!(get("/en/").0, 200);
    for target in [
        "/../../../../etc/passwd",
        "/en/../../site.toml",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fetc/passwd",
        "/en/small.html%00.png",
        "//etc/passwd",
        "/site.toml",
        "/content/speakers/ann.yaml",
        "/C:/Windows/win.ini",
        "/..\\..\\x",
    ] {
        let (status, body) = get(target);
        assert!(matches!(status, 400 | 404), "{target}: {status}");
        assert!(!body.contains("root:") && !body.contains("languages ="), "{target}: {body}");
    }
}

#[test]
fn what_programs_read_has_its_own_type() {
    let server = Server::new();
    for (path, kind) in [
        ("small.en.bib", "application/x-bibtex; charset=utf-8"),
        ("small.ja.csl.json", "application/vnd.citationstyles.csl+json"),
    ] {
        let answer = server.ask_whole(&format!("/data/{path}"), "Host: SELF\r\n");
        assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
        assert!(answer.contains(&format!("\r\ncontent-type: {kind}\r\n")), "{answer}");
        assert!(answer.contains("small-sky"), "{answer}");
    }
}

#[test]
fn names_of_other_machines_are_refused() {
    let server = Server::new();
    let status = |headers: &str| server.ask("/en/small.html", headers).0;
    for ours in [
        "Host: SELF\r\n",
        "Host: localhost\r\n",
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
        "Host: \r\n",
        "Host: SELF\r\nOrigin: https://example.org\r\n",
        "Host: SELF\r\nOrigin: null\r\n",
        "Host: SELF\r\nOrigin: http://localhost.example.org\r\n",
    ] {
        assert!(matches!(status(other), 400 | 403), "{other}");
    }
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
