//! The preview server as RFC 9110 and RFC 9112 have it: methods, versions of files, parts of files, and what browsers are told.

#![cfg(feature = "serve")]

use crate::{
    server::{Answer, Server},
    site::{EN, READING, Site},
};
use std::fs;

/// A picture that would run a script if it could.
const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>\n";

/// What a page sends for itself; files that are no pages may run nothing, wherever they are opened.
const FILES: &str = "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; sandbox";

/// A server of a site with a file of each kind.
fn server() -> Server {
    let site = Site::new()
        .append(READING, "pictures: { quay: { file: quay.svg, alt: { en: A quay., ja: 岸壁。 } } }\n")
        .file("content/readings/small/quay.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"6\"/>\n")
        .more("\n![](picture:quay)\n", "\n![](picture:quay)\n")
        .file("static/house.svg", PICTURE)
        .file("static/house.js", "'use strict';\n")
        .file("static/fonts/house.woff2", "a font")
        .file("static/root/letters.txt", "abcdefghij")
        .file("static/root/empty.txt", "")
        .file("static/root/own.html", "<!DOCTYPE html>\n<html lang=\"en\"><title>x</title></html>\n");
    Server::of(site)
}

const PAGE: &str = "/en/small.html";
const QUAY: &str = "/assets/small/quay.svg";
const LETTERS: &str = "/letters.txt";
const SCRIPT: &str = "/.kunten/serve.js";

/// The addresses of a static file and a style sheet, which have a part of a digest in their names.
fn assets(server: &Server) -> (String, String) {
    let page = server.get(PAGE).text();
    let named = |begins: &str| {
        let (_, rest) = page.split_once(&format!("../{begins}")).expect("a page names it");
        format!("/{begins}{}", rest.split('"').next().expect("its end"))
    };
    (named("assets/kunten."), named("assets/style."))
}

/// One file of each kind that a page or a browser asks for.
fn all(server: &Server) -> Vec<String> {
    let (script, style) = assets(server);
    let fixed = [
        PAGE,
        "/",
        "/404.html",
        "/robots.txt",
        "/data/small.en.bib",
        QUAY,
        LETTERS,
        "/empty.txt",
        "/own.html",
        SCRIPT,
        "/.kunten/serve.css",
    ];
    fixed.into_iter().map(str::to_owned).chain([script, style]).collect()
}

#[test]
fn get_and_head_answer_and_no_other_method_does() {
    let server = server();
    for target in [PAGE, LETTERS, SCRIPT, "/.kunten/events", "/nowhere", "*"] {
        for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PURGE"] {
            let answer = server.ask(method, target, "Host: SELF\r\nContent-Length: 0\r\n");
            assert_eq!((answer.status, answer.header("allow")), (405, Some("GET, HEAD")), "{method} {target}");
        }
    }
    // Who asks is looked at first.
    assert_eq!(server.ask("POST", PAGE, "Host: example.org\r\nContent-Length: 0\r\n").status, 403);
}

#[test]
fn head_has_the_headers_of_get_and_no_body() {
    let server = server();
    for target in all(&server).iter().map(String::as_str).chain(["/nowhere"]) {
        let (get, head) = (server.get(target), server.ask("HEAD", target, "Host: SELF\r\n"));
        assert_eq!(get.header("content-length"), Some(get.body.len().to_string().as_str()), "{target}");
        assert_eq!((head.status, head.headers), (get.status, get.headers), "{target}");
        assert_eq!(head.body, b"", "{target}");
    }
}

#[test]
fn each_file_has_a_strong_tag_and_is_sent_to_a_browser_once() {
    let server = server();
    for target in all(&server) {
        let whole = server.get(&target);
        let tag = whole.tag();
        let inner = tag.strip_prefix('"').and_then(|tag| tag.strip_suffix('"')).expect("quotes");
        assert!(!inner.is_empty() && inner.bytes().all(|b| b.is_ascii_hexdigit()), "{target}: {tag}");
        let known = [
            tag.to_owned(),
            format!("W/{tag}"),
            format!("\"x\", {tag}"),
            format!("\"a,b\" ,W/\"y\",,{tag}, \"z\""),
            "*".to_owned(),
            format!("\"x\"\r\nIf-None-Match: {tag}"),
        ];
        for known in known {
            for method in ["GET", "HEAD"] {
                let answer = server.ask(method, &target, &format!("Host: SELF\r\nIf-None-Match: {known}\r\n"));
                assert_eq!((answer.status, answer.tag()), (304, tag), "{method} {target} {known}");
                assert_eq!(answer.body, b"", "{method} {target} {known}");
                // A length is that of the file that is not sent (RFC 9110, 8.6).
                let length = answer.header("content-length");
                assert!(length.is_none() || length == whole.header("content-length"), "{method} {target} {known}: {length:?}");
                assert_eq!(answer.header("cache-control"), whole.header("cache-control"), "{method} {target} {known}");
            }
        }
        for other in [
            "\"x\"".to_owned(),
            inner.to_owned(),
            format!("\"{inner}x\""),
            "\"".to_owned(),
            format!("\"x{tag}"),
            "\"a b\"".to_owned(),
        ] {
            assert_eq!(server.get_with(&target, &format!("If-None-Match: {other}\r\n")), whole, "{target} {other}");
        }
    }
}

/// RFC 9110, 13.1.1: a method that would be done on another version than the one meant is not done.
#[test]
fn a_version_that_is_demanded_and_gone_is_not_answered_with_another() {
    let server = server();
    let tag = server.get(LETTERS).tag().to_owned();
    let status = |headers: String| server.get_with(LETTERS, &headers).status;
    for (demanded, expected) in
        [(tag.clone(), 200), ("*".into(), 200), (format!("\"x\", {tag}"), 200), ("\"x\"".into(), 412), (format!("W/{tag}"), 412)]
    {
        assert_eq!(status(format!("If-Match: {demanded}\r\n")), expected, "{demanded}");
    }
    assert_eq!(status(format!("If-Match: {tag}\r\nIf-None-Match: {tag}\r\n")), 304);
}

/// RFC 9110, 13.2.1: conditions hold for what would else be sent as it is, and not for errors.
#[test]
fn what_is_not_there_is_not_there_whatever_a_browser_knows() {
    let server = server();
    let lost = server.get("/nowhere");
    assert_eq!((lost.status, lost.header("content-type")), (404, Some("text/html; charset=utf-8")));
    for headers in
        ["If-None-Match: *\r\n", &format!("If-None-Match: {}\r\n", lost.tag()), "If-Match: \"x\"\r\n", "Range: bytes=0-1\r\n"]
    {
        assert_eq!(server.get_with("/nowhere", headers), lost, "{headers}");
    }
}

#[test]
fn the_tag_is_another_when_the_file_is() {
    let server = server();
    let (page, letters) = (server.get(PAGE), server.get(LETTERS));
    fs::write(server.path("static/root/letters.txt"), "abcdefghiz").expect("a file");
    let changed = server.until(LETTERS, "z");
    assert_ne!(changed.tag(), letters.tag());
    assert_eq!(server.get_with(LETTERS, &format!("If-None-Match: {}\r\n", letters.tag())), changed);
    // The page is made anew and the same.
    assert_eq!(server.get(PAGE), page);
    server.edit(EN, "title: One", "title: Two");
    assert_ne!(server.until(PAGE, "Two").tag(), page.tag());
}

/// The script that loads a page anew compares the two.
#[test]
fn a_page_says_its_version_as_its_tag_does() {
    let server = server();
    for target in [PAGE, "/", "/nowhere"] {
        let page = server.get(target);
        let (_, rest) = page.text().split_once("data-version=\"").map(|(a, b)| (a.to_owned(), b.to_owned())).expect("a version");
        assert_eq!(page.tag(), format!("\"{}\"", rest.split('"').next().expect("its end")), "{target}");
    }
}

/// Whatever keeps its name when it changes is asked for each time; a name with a digest is another one then.
#[test]
fn browsers_keep_only_what_cannot_change() {
    let server = server();
    let (script, style) = assets(&server);
    for target in all(&server) {
        let cache = if target == script || target == style { "max-age=3600" } else { "no-cache" };
        assert_eq!(server.get(&target).header("cache-control"), Some(cache), "{target}");
    }
    assert_eq!(server.get("/nowhere").header("cache-control"), Some("no-cache"));
}

#[test]
fn one_part_of_a_file_is_sent_alone() {
    let server = server();
    let whole = server.get(LETTERS);
    assert_eq!(whole.body, b"abcdefghij");
    for (range, part, place) in [
        ("bytes=0-0", "a", "0-0"),
        ("bytes=0-9", "abcdefghij", "0-9"),
        ("bytes=2-4", "cde", "2-4"),
        ("bytes=7-", "hij", "7-9"),
        ("bytes=7-99", "hij", "7-9"),
        ("bytes=7-99999999999999999999999", "hij", "7-9"),
        ("bytes=-2", "ij", "8-9"),
        ("bytes=-99", "abcdefghij", "0-9"),
        ("BYTES=1-1", "b", "1-1"),
    ] {
        let answer = server.get_with(LETTERS, &format!("Range: {range}\r\n"));
        assert_eq!((answer.status, answer.text().as_str()), (206, part), "{range}");
        assert_eq!(answer.header("content-range"), Some(format!("bytes {place}/10").as_str()), "{range}");
        assert_eq!(answer.header("content-length"), Some(part.len().to_string().as_str()), "{range}");
        for name in ["etag", "content-type", "cache-control", "accept-ranges", "content-security-policy"] {
            assert_eq!(answer.header(name), whole.header(name), "{range}");
        }
    }
    for target in all(&server) {
        let whole = server.get(&target);
        assert_eq!(whole.header("accept-ranges"), Some("bytes"), "{target}");
        if whole.body.len() > 3 {
            assert_eq!(server.get_with(&target, "Range: bytes=1-3\r\n").body, whole.body[1..=3], "{target}");
        }
    }
}

#[test]
fn a_part_that_a_file_has_not_is_refused_with_its_length() {
    let server = server();
    for (target, range, length) in [
        (LETTERS, "bytes=10-", 10),
        (LETTERS, "bytes=10-12", 10),
        (LETTERS, "bytes=99999999999999999999-", 10),
        (LETTERS, "bytes=-0", 10),
        ("/empty.txt", "bytes=0-", 0),
        ("/empty.txt", "bytes=0-0", 0),
    ] {
        let answer = server.get_with(target, &format!("Range: {range}\r\n"));
        let place = format!("bytes */{length}");
        assert_eq!((answer.status, answer.header("content-range")), (416, Some(place.as_str())), "{target} {range}");
        assert_eq!((&*answer.body, answer.header("content-length")), (&b""[..], Some("0")), "{target} {range}");
    }
    // The last bytes of nothing are all of it (RFC 9110, 14.1.2).
    assert_eq!(server.get_with("/empty.txt", "Range: bytes=-5\r\n"), server.get("/empty.txt"));
}

#[test]
fn several_parts_and_nonsense_have_the_whole_file() {
    let server = server();
    let whole = server.get(LETTERS);
    for range in [
        "bytes=0-1,3-4",
        "bytes=0-1, 20-30",
        "bytes=20-30, 40-50",
        "bytes=4-2",
        "bytes=a-b",
        "bytes=1",
        "bytes=-",
        "bytes=",
        "bytes=+1-2",
        "bytes=0-1-2",
        "bytes 0-1",
        "lines=0-1",
        "",
        "bytes=0-1\r\nRange: bytes=2-3",
    ] {
        assert_eq!(server.get_with(LETTERS, &format!("Range: {range}\r\n")), whole, "{range}");
    }
    // Parts are a matter of GET alone (RFC 9110, 14.2).
    let head = server.ask("HEAD", LETTERS, "Host: SELF\r\nRange: bytes=0-1\r\n");
    assert_eq!((head.status, head.headers), (200, whole.headers));
}

#[test]
fn a_part_of_another_version_is_not_sent() {
    let server = server();
    let whole = server.get(LETTERS);
    let tag = whole.tag().to_owned();
    let ask = |validator: &str, range: &str| server.get_with(LETTERS, &format!("If-Range: {validator}\r\nRange: {range}\r\n"));
    let part: Answer = ask(&tag, "bytes=2-4");
    assert_eq!((part.status, part.text().as_str()), (206, "cde"));
    assert_eq!(ask(&tag, "bytes=10-").status, 416);
    for other in
        ["\"x\"", &format!("W/{tag}"), "Tue, 24 Nov 2026 12:00:00 GMT", "nonsense", "\"a b\"", &format!("{tag}, \"x\""), ""]
    {
        assert_eq!(ask(other, "bytes=2-4"), whole, "{other}");
        assert_eq!(ask(other, "bytes=10-"), whole, "{other}");
    }
    // What a browser has needs no part of it.
    let known = server.get_with(LETTERS, &format!("If-None-Match: {tag}\r\nRange: bytes=10-\r\n"));
    assert_eq!((known.status, &*known.body), (304, &b""[..]));
}

#[test]
fn no_answer_is_taken_for_another_type_or_by_another_site() {
    let server = server();
    let mut answers: Vec<_> = all(&server).iter().map(|target| server.get(target)).collect();
    answers.push(server.get("/nowhere"));
    answers.push(server.get("/%ff"));
    answers.push(server.ask("HEAD", "/.kunten/events", "Host: SELF\r\n"));
    answers.push(server.ask("POST", PAGE, "Host: SELF\r\nContent-Length: 0\r\n"));
    answers.push(server.ask("GET", PAGE, "Host: example.org\r\n"));
    answers.push(server.ask("GET", PAGE, ""));
    answers.push(server.get_with(LETTERS, "If-None-Match: *\r\n"));
    answers.push(server.get_with(LETTERS, "Range: bytes=10-\r\n"));
    for answer in answers {
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{answer:?}");
        assert_eq!(answer.header("cross-origin-resource-policy"), Some("same-origin"), "{answer:?}");
    }
}

/// Pages say their policy themselves, and a script that a page starts as a worker would have that of its file.
#[test]
fn what_is_opened_by_its_own_address_and_is_no_page_runs_nothing() {
    let server = server();
    let (script, style) = assets(&server);
    let page = server.get(PAGE).text();
    assert!(page.contains("../assets/small/quay.svg"), "{page}");
    for target in [QUAY, LETTERS, "/robots.txt", "/data/small.en.bib", "/data/small.en.csl.json", &style] {
        assert_eq!(server.get(target).header("content-security-policy"), Some(FILES), "{target}");
    }
    for target in [PAGE, "/", "/nowhere", "/own.html", &script, SCRIPT] {
        assert_eq!(server.get(target).header("content-security-policy"), None, "{target}");
    }
    let told = include_str!("../../docs/hosting.md");
    assert_eq!(told.matches(FILES).count(), 4, "in words, for nginx, Apache and Caddy");
}
