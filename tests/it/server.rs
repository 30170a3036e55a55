//! `kunten serve` on a small site, and what it answers to the byte.

use crate::site::Site;
use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// How long a change may take to be served; a machine that has other work is slow.
const PATIENCE: Duration = Duration::from_secs(20);

/// A server of a site, ended with the test.
pub struct Server {
    pub child: Child,
    pub address: String,
    pub site: Site,
}

/// An answer as it came.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    pub status: u16,
    /// The headers in the order of their names, but for the date, which says nothing of the file.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    fn parse(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        let head = str::from_utf8(&bytes[..end]).expect("a head is text");
        let mut lines = head.split("\r\n");
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|status| status.parse().ok());
        let mut headers: Vec<_> = lines
            .map(|line| line.split_once(": ").expect("a header"))
            .filter(|(name, _)| *name != "date")
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        headers.sort();
        Self { status: status.expect("a status"), headers, body: bytes[end + 4..].to_vec() }
    }

    /// The value of a header, which stands once or not at all.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.iter().filter(|(known, _)| known == name);
        let value = values.next().map(|(_, value)| value.as_str());
        assert_eq!(values.next(), None, "{name} stands twice");
        value
    }

    /// The tag of the version, which every file has.
    pub fn tag(&self) -> &str {
        self.header("etag").expect("a tag")
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Server {
    pub fn new() -> Self {
        Self::of(Site::new())
    }

    pub fn of(site: Site) -> Self {
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

    /// Sends a request whose first line and headers are these bytes, with the address for each `SELF` in them.
    pub fn send(&self, line: &str, headers: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        let mut request = format!("{line}\r\nConnection: close\r\n").into_bytes();
        request.extend_from_slice(headers);
        request.extend_from_slice(b"\r\n");
        stream.write_all(&request).expect("it reads");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it answers");
        Answer::parse(&answer)
    }

    /// Asks with a method and headers; `SELF` in them is the address.
    pub fn ask(&self, method: &str, target: &str, headers: &str) -> Answer {
        let headers = headers.replace("SELF", &self.address);
        self.send(&format!("{method} {target} HTTP/1.1"), headers.as_bytes())
    }

    /// Asks as a browser does, with some headers more.
    pub fn get_with(&self, target: &str, headers: &str) -> Answer {
        self.ask("GET", target, &format!("Host: SELF\r\n{headers}"))
    }

    /// Asks as a browser does.
    pub fn get(&self, target: &str) -> Answer {
        self.get_with(target, "")
    }

    /// Asks until the answer holds a text, and gives it.
    pub fn until(&self, target: &str, holds: &str) -> Answer {
        let end = Instant::now() + PATIENCE;
        loop {
            let answer = self.get(target);
            if answer.text().contains(holds) {
                return answer;
            }
            assert!(Instant::now() < end, "{target} never has “{holds}”");
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// A path of the site that is served.
    pub fn path(&self, path: &str) -> PathBuf {
        self.site.root().join(path)
    }

    /// Puts a text in the place of another in a file of the site.
    pub fn edit(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(path)).expect("a file");
        assert!(text.contains(from), "{path} has no “{from}”");
        fs::write(self.path(path), text.replace(from, to)).expect("a file");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
