//! Somebody who does what a tutorial says.

use crate::read::{At, Step, What};
use regex::Regex;
use snapbox::{Assert, IntoData as _};
use std::{
    fs,
    io::{self, BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command},
};
use tempfile::TempDir;

pub struct Follower {
    /// The home of whoever follows; deleted in the end.
    home: TempDir,
    /// Where the terminal stands.
    folder: PathBuf,
}

impl Follower {
    pub fn new() -> Self {
        let home = tempfile::tempdir().expect("a temporary folder");
        Self { folder: home.path().canonicalize().expect("it is there"), home }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub fn take(&mut self, Step { at, what }: &Step) {
        match what {
            What::Write { path, text } => self.write(path, text),
            What::Edit { path, old, new } => {
                let before = format!("\n{}", self.read(*at, path));
                let (old, new) = (format!("\n{old}"), format!("\n{new}"));
                let times = before.matches(&old).count();
                assert_eq!(times, 1, "{at}: this stands in `{path}` {times} times:{old}");
                self.write(path, &before.replace(&old, &new)[1..]);
            }
            What::Run { command, answer, pages } => {
                let words: Vec<_> = command.split(' ').collect();
                let told = match words[..] {
                    ["kunten", "serve", ref more @ ..] => self.serve(*at, more, pages),
                    ["kunten", ref arguments @ ..] => self.kunten(*at, arguments, answer),
                    _ => self.shell(*at, &words),
                };
                compare(*at, &told, answer);
            }
        }
    }

    fn read(&self, at: At, path: &str) -> String {
        fs::read_to_string(self.folder.join(path)).unwrap_or_else(|error| panic!("{at}: {path}: {error}"))
    }

    fn write(&self, path: &str, text: &str) {
        let file = self.folder.join(path);
        fs::create_dir_all(file.parent().expect("a file stands in a folder")).expect("a folder");
        fs::write(file, text).expect("a file");
    }

    /// The few commands of a shell that are needed, so that none has to be there.
    fn shell(&mut self, at: At, words: &[&str]) -> String {
        let done = match words {
            ["mkdir", folder] => fs::create_dir(self.folder.join(folder)),
            ["rm", "-r", folders @ ..] => folders.iter().try_for_each(|folder| fs::remove_dir_all(self.folder.join(folder))),
            ["cd", folder] => {
                self.folder.push(folder);
                fs::metadata(&self.folder).map(drop)
            }
            _ => panic!("{at}: nobody knows how to do this"),
        };
        done.unwrap_or_else(|error| panic!("{at}: {error}"));
        String::new()
    }

    /// Starts the program; both of its streams come out of one pipe, as they come on a terminal.
    fn start(&self, arguments: &[&str]) -> (Child, BufReader<io::PipeReader>) {
        let (reader, writer) = io::pipe().expect("a pipe");
        let mut command = Command::new(env!("CARGO_BIN_EXE_kunten"));
        command.args(arguments).current_dir(&self.folder).env("NO_COLOR", "1").env("SOURCE_DATE_EPOCH", "1795651200");
        command.stdout(writer.try_clone().expect("a pipe")).stderr(writer);
        (command.spawn().expect("the program starts"), BufReader::new(reader))
    }

    /// Where no answer is shown, the command has to succeed.
    fn kunten(&self, at: At, arguments: &[&str], answer: &str) -> String {
        let (mut child, mut reader) = self.start(arguments);
        let mut told = String::new();
        reader.read_to_string(&mut told).expect("it is UTF-8");
        let status = child.wait().expect("it ends");
        assert!(status.success() || !matches!(answer, "" | "...\n"), "{at}: {status}: {told}");
        let home = self.home.path().canonicalize().expect("it is there");
        told.replace(&*home.to_string_lossy(), "/home/ann")
    }

    /// Serves on a free port until the pages have been looked at.
    fn serve(&self, at: At, more: &[&str], pages: &[String]) -> String {
        let (child, mut reader) = self.start(&[&["serve", "--port", "0"], more].concat());
        let _ended = Ended(child);
        let (mut told, mut address) = (String::new(), None);
        while address.is_none() {
            let mut line = String::new();
            assert_ne!(reader.read_line(&mut line).expect("it is UTF-8"), 0, "{at}: nothing is served:\n{told}");
            address = line.trim_end().strip_prefix("http://").and_then(|rest| rest.strip_suffix('/')).map(str::to_owned);
            told += &line;
        }
        let address = address.unwrap_or_default();
        assert!(!pages.is_empty(), "{at}: no page is looked at");
        for page in pages {
            let mut stream = TcpStream::connect(&address).expect("it listens");
            write!(stream, "GET /{page} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").expect("it reads");
            let mut reply = String::new();
            stream.read_to_string(&mut reply).expect("it answers");
            assert!(reply.starts_with("HTTP/1.1 200 "), "{at}: /{page}: {reply}");
        }
        told.replace(&address, "127.0.0.1:4000")
    }
}

/// A server that is ended with the step, whatever comes of it.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Compares what was told with the answer of the tutorial; times differ, and `...` stands for any lines.
#[track_caller]
fn compare(at: At, told: &str, answer: &str) {
    let times = Regex::new(r"\d+ ms").expect("it is well formed");
    let even = |text: &str| times.replace_all(text.trim_end(), "0 ms").into_owned();
    let same = Assert::new().try_eq(Some(&at), even(told).into_data(), even(answer).into_data());
    if let Err(error) = same {
        panic!("{at}\n{error}");
    }
}
