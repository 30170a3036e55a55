//! Pictures: what they are by their first bytes, how large they may be, and what pages say of their sizes.

use crate::site::{Built, READING, Site, jpeg, png, run};
use snapbox::{assert_data_eq, str};
use std::fs;

/// The site with one picture, placed once.
fn with(name: &str, bytes: &[u8]) -> Site {
    Site::new()
        .append(READING, &format!("pictures:\n  quay: {{ file: {name}, alt: A quay }}\n"))
        .more("\n![](picture:quay)\n", "\n![](picture:quay)\n")
        .bytes(&format!("content/readings/small/{name}"), bytes)
}

/// What is told of a picture, without its help.
fn told(name: &str, bytes: &[u8]) -> String {
    let told = with(name, bytes).told();
    told.lines().filter(|line| !line.trim_start().starts_with("= help") && !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// What the page says of a picture.
fn shown(name: &str, bytes: &[u8]) -> String {
    let built = Built::new(run(&with(name, bytes).root(), false));
    assert_eq!(built.told, "", "{name}");
    assert_eq!(built.files[&format!("assets/small/{name}")], bytes, "{name}");
    built.outer("en/small.html", "figure.picture img")
}

fn ftyp(brand: &str, more: &[u8]) -> Vec<u8> {
    [b"\0\0\0\x18ftyp", brand.as_bytes(), b"\0\0\0\0mif1miaf", more].concat()
}

/// AVIF as its encoders write it (AVIF, "Overall Structure"): a `meta` box in which an `ispe` has width and height.
fn avif(width: u32, height: u32) -> Vec<u8> {
    let put = |name: &[u8], body: &[u8]| {
        let length = u32::try_from(8 + body.len()).expect("it is short").to_be_bytes();
        [&length[..], name, body].concat()
    };
    let ispe = put(b"ispe", &[&[0; 4][..], &width.to_be_bytes(), &height.to_be_bytes()].concat());
    let iprp = put(b"iprp", &put(b"ipco", &ispe));
    ftyp("avif", &put(b"meta", &[&[0; 4][..], &iprp].concat()))
}

/// WebP with a header of its own for animations and the like (RFC 9649, 2.7).
fn webp(width: u32, height: u32) -> Vec<u8> {
    let sizes = [(width - 1).to_le_bytes(), (height - 1).to_le_bytes()];
    [&b"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0"[..], &sizes[0][..3], &sizes[1][..3]].concat()
}

fn gif(width: u16, height: u16) -> Vec<u8> {
    [&b"GIF89a"[..], &width.to_le_bytes(), &height.to_le_bytes(), b"\0\0\0;"].concat()
}

/// A JPEG that a camera has turned: Exif with `Orientation` 6 (Exif 3.0, 4.6.5.1.3), before the frame header.
fn turned(width: u16, height: u16) -> Vec<u8> {
    let exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let length = u16::try_from(exif.len() + 2).expect("it is short").to_be_bytes();
    [&b"\xff\xd8\xff\xe1"[..], &length, exif, &jpeg(width, height)[2..]].concat()
}

#[test]
fn pages_say_how_large_a_picture_is() {
    let svg = |attributes: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\" {attributes}/>").into_bytes();
    for (name, bytes) in [
        ("a.png", png(640, 480)),
        ("a.jpg", jpeg(640, 480)),
        ("a.jpeg", turned(480, 640)),
        ("a.gif", gif(640, 480)),
        ("a.webp", webp(640, 480)),
        ("a.avif", avif(640, 480)),
        ("a.svg", svg("width='640' height='480px'")),
        ("b.svg", svg("width='480pt' height='5in'")),
        ("c.svg", svg("viewBox='0 0 640 480'")),
        ("d.svg", svg("width='640' viewBox='0,0,64,48'")),
        ("e.svg", svg("width='100%' height='100%' viewBox='-1 -1 640.2 479.6'")),
    ] {
        let image =
            format!("<img alt=\"A quay\" height=\"480\" loading=\"lazy\" src=\"../assets/small/{name}\" width=\"640\">\n");
        assert_eq!(shown(name, &bytes), image);
    }
    // Of the shape alone nothing is known, and so nothing is said.
    assert_eq!(shown("a.svg", &svg("")), "<img alt=\"A quay\" loading=\"lazy\" src=\"../assets/small/a.svg\">\n");
    // One without a size of its own may count in any unit; only its shape is kept.
    let image = "<img alt=\"A quay\" height=\"5000\" loading=\"lazy\" src=\"../assets/small/a.svg\" width=\"10000\">\n";
    assert_eq!(shown("a.svg", &svg("viewBox='0 0 400000 200000'")), image);
}

#[test]
fn k0115_what_is_named_as_a_picture_and_is_none() {
    let pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n";
    let cases: &[(&str, &[u8])] = &[
        ("a.jpg", b"The quay at noon.\n"),
        ("a.webp", b""),
        ("a.png", &[0; 4096]),
        ("a.gif", &jpeg(4, 3)),
        ("a.avif", &ftyp("heic", b"")),
        ("a.jpeg", b"<!DOCTYPE html>\n<title>404</title>"),
        ("b.png", pointer),
        ("c.png", b"%PDF-1.7\n%\xe2\xe3"),
        ("d.png", b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("e.png", b"\x7fELF\x02\x01\x01\0"),
        ("f.png", &png(4, 3)[..20]),
        ("g.png", &png(0, 3)),
        ("h.jpg", &jpeg(4, 3)[..6]),
        ("a.svg", &png(4, 3)),
        ("b.svg", b"The quay at noon.\n"),
        ("c.svg", b""),
    ];
    let all: String = cases.iter().map(|(name, bytes)| told(name, bytes) + "\n").collect();
    assert_data_eq!(
        all,
        str![[r#"
error[K0115]: this is no JPEG picture: it is text
--> content/readings/small/a.jpg
error[K0115]: this is no WebP picture: the file is empty
--> content/readings/small/a.webp
error[K0115]: this is no PNG picture: it begins with nothing but zeros
--> content/readings/small/a.png
error[K0115]: this is no GIF picture: it is a JPEG picture
--> content/readings/small/a.gif
error[K0115]: this is no AVIF picture: it is a HEIC picture, which few browsers show
--> content/readings/small/a.avif
error[K0115]: this is no JPEG picture: it is a page in HTML
--> content/readings/small/a.jpeg
error[K0115]: this is no PNG picture: it is a pointer of Git LFS, and the picture has not been fetched
--> content/readings/small/b.png
error[K0115]: this is no PNG picture: it is a PDF
--> content/readings/small/c.png
error[K0115]: this is no PNG picture: it is an SVG or other XML
--> content/readings/small/d.png
error[K0115]: this is no PNG picture: nothing that is known begins with the bytes 7f 45 4c 46
--> content/readings/small/e.png
error[K0115]: this PNG picture is damaged: its width and height cannot be read
--> content/readings/small/f.png
error[K0115]: this PNG picture is damaged: its width and height cannot be read
--> content/readings/small/g.png
error[K0115]: this JPEG picture is damaged: its width and height cannot be read
--> content/readings/small/h.jpg
error[K0115]: this is no SVG picture: it is a PNG picture
--> content/readings/small/a.svg
error[K0115]: this is no SVG picture: it is text
--> content/readings/small/b.svg
error[K0115]: this is no SVG picture: the file is empty
--> content/readings/small/c.svg

"#]]
    );
}

#[test]
fn a_picture_by_the_name_of_another_is_to_be_renamed() {
    assert_data_eq!(
        with("a.gif", &jpeg(4, 3)).told(),
        str![[r#"
error[K0115]: this is no GIF picture: it is a JPEG picture
--> content/readings/small/a.gif
 = help: rename the file so that it ends in .jpg

"#]]
    );
}

#[test]
fn k0116_a_picture_of_absurd_size() {
    let all: String =
        [png(16_385, 2), png(12_000, 9_000), png(u32::MAX, u32::MAX)].iter().map(|png| told("a.png", png) + "\n").collect();
    assert_data_eq!(
        all,
        str![[r#"
error[K0116]: this picture is 16385 × 2 pixels large; at most 16384 on a side and 100 million in all are allowed
--> content/readings/small/a.png
error[K0116]: this picture is 12000 × 9000 pixels large; at most 16384 on a side and 100 million in all are allowed
--> content/readings/small/a.png
error[K0116]: this picture is 4294967295 × 4294967295 pixels large; at most 16384 on a side and 100 million in all are allowed
--> content/readings/small/a.png

"#]]
    );
    assert!(shown("a.png", &png(16_384, 6_000)).contains("width=\"16384\""));
}

#[test]
fn files_of_a_gibibyte_are_refused_unread() {
    let site = with("a.png", &png(4, 3)).file("content/about.en.md", "").file("content/about.ja.md", "");
    for name in ["readings/small/a.png", "readings/small/b.svg", "about.en.md", "about.ja.md", "speakers/ben.yaml"] {
        let file = fs::File::create(site.root().join("content").join(name)).expect("a file");
        // No disk is used: a file of zeros that stand nowhere.
        file.set_len(1 << 30).expect("a sparse file");
    }
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0213]: this text is 1073741824 bytes long; the limit is 98304
--> content/about.en.md
 = help: split it up

error[K0213]: this text is 1073741824 bytes long; the limit is 98304
--> content/about.ja.md
 = help: split it up

error[K0117]: this picture is 1073741824 bytes long; the limit is 33554432
--> content/readings/small/a.png
 = help: save it smaller: with fewer pixels, or more strongly compressed

error[K0117]: this picture is 1073741824 bytes long; the limit is 4194304
--> content/readings/small/b.svg
 = help: save it smaller: with fewer pixels, or more strongly compressed

warning[K0409]: this picture is not listed in its reading
--> content/readings/small/b.svg
 = help: list it under `pictures` in reading.yaml, or delete it

warning[K0213]: this text is 1073741824 bytes long; the limit is 4194304 (not published)
--> content/speakers/ben.yaml
 = help: split it up

"#]]
    );
}

#[test]
fn what_a_file_of_a_gibibyte_would_say_is_not_missing() {
    let all: String = ["01-one.ja.md", "claims.yaml", "reading.yaml", "../../sources/other.yaml", "../../../site.toml"]
        .iter()
        .map(|name| {
            let site = Site::new();
            let file = fs::File::create(site.root().join("content/readings/small").join(name)).expect("a file");
            file.set_len(1 << 30).expect("a sparse file");
            site.told()
        })
        .collect();
    assert_data_eq!(
        all,
        str![[r#"
error[K0213]: this text is 1073741824 bytes long; the limit is 98304
--> content/readings/small/01-one.ja.md
 = help: split it up
error[K0213]: this text is 1073741824 bytes long; the limit is 4194304
--> content/readings/small/claims.yaml
 = help: split it up
error[K0213]: this text is 1073741824 bytes long; the limit is 4194304
--> content/readings/small/reading.yaml
 = help: split it up
error[K0213]: this text is 1073741824 bytes long; the limit is 4194304
--> content/sources/other.yaml
 = help: split it up
error[K0213]: this text is 1073741824 bytes long; the limit is 65536
--> site.toml
 = help: split it up

"#]]
    );
}

#[test]
fn drawings_that_would_take_hours_to_read_are_refused() {
    let head = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 3\"";
    let list = |count: usize, part: fn(usize) -> String| (0..count).map(part).collect::<String>();
    let attributes = format!("{head} {}/>", list(100_000, |k| format!("a{k}='' ")));
    let declared = list(30_000, |k| format!("<g xmlns:n{k}='x'>"));
    let namespaces = format!("{head}>{declared}{}</svg>", "</g>".repeat(30_000));
    let blocks = format!("{head}><style>{}</style></svg>", "@media all {".repeat(100_000));
    let entities = format!("<!DOCTYPE svg [ <!ENTITY a \"{}\"> ]>{head}>{}</svg>", "x".repeat(9_999), "&a;".repeat(99_999));
    let all: String = [attributes, namespaces, blocks, entities]
        .iter()
        .map(|svg| {
            let told = told("a.svg", svg.as_bytes());
            told.lines()
                .filter(|line| line.starts_with("error") || line.contains("-->"))
                .fold(String::new(), |all, line| all + line + "\n")
        })
        .collect();
    assert_data_eq!(
        all,
        str![[r#"
error[K0119]: this SVG has more than 500 attributes in one element
 --> content/readings/small/a.svg:1:1
error[K0119]: this SVG has more than 32 prefixes of namespaces
 --> content/readings/small/a.svg:1:596
error[K0119]: this SVG has more than 32 blocks in each other
 --> content/readings/small/a.svg:1:461
error[K0119]: declarations in a DOCTYPE are not allowed in an SVG of content
 --> content/readings/small/a.svg:1:1

"#]]
    );
    // Depth alone is no fault.
    let deep = format!("{head}>{}{}</svg>", "<g>".repeat(100_000), "</g>".repeat(100_000));
    assert!(shown("a.svg", deep.as_bytes()).contains("width=\"4\""));
}

#[test]
fn what_is_wrong_with_a_picture_of_a_draft_stops_nothing() {
    let site = with("a.png", b"text").edit(READING, "published: 2026-11-24", "draft: true\npublished: 2026-11-24");
    let told = site.told();
    assert!(told.contains("warning[K0115]: this is no PNG picture: it is text (not published)"), "{told}");
}
