//! What is refused, with the site as it was.

use super::{new, refused};
use crate::site::{CLAIMS, Site, tree};
use snapbox::{assert_data_eq, str};
use std::fs;

#[test]
fn what_is_there_is_never_written_over() {
    let site = Site::new();
    let mut told = refused(&site, &["reading", "small"]);
    told += &refused(&site, &["section", "small", "one"]);
    told += &refused(&site, &["speaker", "ann"]);
    told += &refused(&site, &["source", "other"]);
    told += &refused(&site, &["claim", "small", "rain", "--speaker", "ann"]);
    assert_data_eq!(
        told,
        str![[r#"
kunten: `small` cannot be the id of a reading: a reading has it already
kunten: small has a section `one` already: 01-one
kunten: ./content/speakers/ann.yaml is not written: it is there already
kunten: ./content/sources/other.yaml is not written: it is there already
kunten: ./content/readings/small/claims.yaml is not written: that id is there already

"#]]
    );
}

#[test]
fn what_is_named_has_to_be_there() {
    let site = Site::new();
    let mut told = refused(&site, &["section", "smal", "two"]);
    told += &refused(&site, &["section", "large", "two"]);
    told += &refused(&site, &["section", "small", "two", "--after", "three"]);
    told += &refused(&site, &["claim", "small", "wind", "--speaker", "anne"]);
    told += &refused(&site, &["claim", "small", "wind", "--speaker", "ann,somebody-else"]);
    told += &refused(&site, &["remark", "large", "tide"]);
    assert_data_eq!(
        told,
        str![[r#"
kunten: there is no reading called `smal`; did you mean `small`?
kunten: there is no reading called `large`; start it with `kunten new reading large`
kunten: small has no section `three`; its sections are `one`
kunten: there is no speaker called `anne`; did you mean `ann`?
kunten: there is no speaker called `somebody-else`; start it with `kunten new speaker somebody-else`
kunten: there is no reading called `large`; start it with `kunten new reading large`

"#]]
    );
}

#[test]
fn ids_that_cannot_be() {
    let page = "---\ntitle: x\n---\n";
    let site = Site::new().file("content/about.en.md", page).file("content/about.ja.md", page);
    let mut told = refused(&site, &["reading", "feed"]);
    told += &refused(&site, &["reading", "about"]);
    told += &refused(&site, &["source", "unknown"]);
    told += &refused(&site, &["reading", "second", "--work", "unknown"]);
    told += &refused(&site, &["speaker", "con"]);
    told += &refused(&site, &["speaker", "../ann"]);
    told += &refused(&site, &["claim", "small", "A_B", "--speaker", "ann"]);
    told += &refused(&site, &["claim", "small", "wind", "--speaker", "ann", "--locus", "5"]);
    told += &refused(&site, &["claim", "small", "wind", "--speaker", "ann", "--voice", "quoted"]);
    told += &refused(&site, &["claim", "small", "wind"]);
    assert_data_eq!(
        told,
        str![[r#"
kunten: `feed` cannot be the id of a reading: Kunten writes a page of that name itself
kunten: `about` cannot be the id of a reading: a plain page has it
kunten: `unknown` cannot be the id of a source: the word is what `reports` says where nobody knows
kunten: `unknown` cannot be the id of a source: the word is what `reports` says where nobody knows
error: invalid value 'con' for '<ID>': some systems cannot store a file of this name: Windows reserves it for a device

For more information, try '--help'.
error: invalid value '../ann' for '<ID>': `../ann` is not a valid id: use lower-case letters a to z and digits, with single hyphens between them

For more information, try '--help'.
error: invalid value 'A_B' for '<ID>': `A_B` is not a valid id: use lower-case letters a to z and digits, with single hyphens between them

For more information, try '--help'.
error: invalid value '5' for '--locus <LOCUS>': `5` is not a locus: write a witness's letter and a line or a range, such as B70 or B69-76

For more information, try '--help'.
error: invalid value 'quoted' for '--voice <VOICE>'
  [possible values: quote, paraphrase, narration, hearsay]

  tip: a similar value exists: 'quote'

For more information, try '--help'.
error: the following required arguments were not provided:
  --speaker <SPEAKER>

Usage: kunten new claim --speaker <SPEAKER> <READING> <ID>

For more information, try '--help'.

"#]]
    );
}

#[test]
fn without_a_site_there_is_nothing_to_add_to() {
    let site = Site::empty();
    fs::create_dir_all(site.root()).expect("a folder");
    assert_data_eq!(
        new(&site, &["speaker", "ann"], 1),
        str![[r#"
error[K0101]: there is no site.toml here
--> site.toml
 = help: a site has site.toml and content/; give its folder with --site

kunten: without its site.toml nothing can be added to a site

"#]]
    );
    assert_data_eq!(
        new(&site, &["speaker", "ann", "--site", "nowhere"], 1),
        str![[r#"
error[K0101]: there is no site.toml here
--> site.toml
 = help: a site has site.toml and content/; give its folder with --site

kunten: without its site.toml nothing can be added to a site

"#]]
    );
    assert!(tree(&site.root()).is_empty());
}

#[test]
fn a_file_that_cannot_be_added_to_stays_as_it_was() {
    let args = ["claim", "small", "wind", "--speaker", "ann"];
    let told: String = ["{ a: { b: c } }\n", "  a: 1\n", "a: [\n", "- a\n"]
        .iter()
        .map(|text| refused(&Site::new().file(CLAIMS, text), &args))
        .collect();
    assert_data_eq!(
        told,
        str![[r#"
kunten: ./content/readings/small/claims.yaml is not written: nothing can be added to its end: it is written in brackets, or indented; add the record by hand
kunten: ./content/readings/small/claims.yaml is not written: nothing can be added to its end: it is written in brackets, or indented; add the record by hand
kunten: ./content/readings/small/claims.yaml is not written: it cannot be read: see what `kunten check` tells of it
kunten: ./content/readings/small/claims.yaml is not written: it cannot be read: see what `kunten check` tells of it

"#]]
    );
    let site = Site::new();
    fs::write(site.root().join(CLAIMS), b"a: \xff\n").expect("a file");
    assert_data_eq!(
        refused(&site, &args),
        str![[r#"
kunten: ./content/readings/small/claims.yaml is not written: it cannot be read: see what `kunten check` tells of it

"#]]
    );
}

#[test]
#[cfg(unix)]
fn nothing_is_written_outside_the_site() {
    let site = Site::new();
    fs::create_dir(site.beside("elsewhere")).expect("a folder");
    fs::remove_dir_all(site.root().join("content/sources")).expect("it was there");
    std::os::unix::fs::symlink(site.beside("elsewhere"), site.root().join("content/sources")).expect("a link");
    assert_data_eq!(
        refused(&site, &["source", "log"]),
        str![[r#"
kunten: ./content/sources/log.yaml is not written: a link leads out of the site there

"#]]
    );
}
