//! The examples of docs/content.md are sites that hold, and links between documents lead somewhere.

use crate::{
    catalogue::example::{Part, read},
    site::{Site, run, told},
};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::{collections::BTreeMap, fs, path::Path};

/// The sites of the document: the smallest one, and that with every file it shows.
pub fn sites() -> [Part; 2] {
    let text = include_str!("../../docs/content.md");
    let (smallest, _) = text.split_once("## Forms that recur").expect("the part after the smallest reading");
    [smallest, text].map(|text| {
        let mut all = Part::default();
        for part in read(&text.replace("`\n\n```", "`:\n\n```")) {
            all.files.extend(part.files);
        }
        all
    })
}

fn built(part: &Part) -> String {
    let site = part.files.iter().fold(Site::empty(), |site, (path, text)| site.file(path, text.as_deref().unwrap_or_default()));
    told(&run(&site.root(), false))
}

#[test]
fn the_examples_for_editors_hold() {
    let [smallest, whole] = sites();
    assert_eq!((smallest.files.len(), built(&smallest).as_str()), (8, ""));
    assert!(whole.files.len() > 20, "{}", whole.files.len());
    assert_eq!(built(&whole), "");
}

/// A heading's fragment, as code hosts make it.
fn slug(heading: &str) -> String {
    let kept = heading.to_lowercase();
    kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_')).map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// The links and the fragments of a document.
fn links(text: &str) -> (Vec<String>, Vec<String>) {
    let (mut links, mut slugs, mut heading) = (Vec::new(), Vec::new(), None::<String>);
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => links.push(dest_url.to_string()),
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => slugs.extend(heading.take().as_deref().map(slug)),
            Event::Text(words) | Event::Code(words) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&words);
                }
            }
            _ => {}
        }
    }
    (links, slugs)
}

#[test]
fn links_between_documents_lead_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs = fs::read_dir(root.join("docs")).expect("the folder is there").map(|entry| entry.expect("it is read").path());
    let tops = ["README.md", "SECURITY.md", "tests/README.md", "fuzz/README.md"].map(|name| root.join(name));
    let documents: BTreeMap<_, _> = docs
        .chain(tops)
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .filter_map(|path| Some((path.clone(), links(&fs::read_to_string(path).ok()?))))
        .collect();
    let mut dead = Vec::new();
    let mut looked_at = 0;
    for (document, (links, _)) in &documents {
        for link in links.iter().filter(|link| !link.contains(':')) {
            let (path, fragment) = link.split_once('#').map_or((link.as_str(), None), |(path, fragment)| (path, Some(fragment)));
            let target = if path.is_empty() { document.clone() } else { document.with_file_name(path) };
            let target = target.canonicalize().unwrap_or(target);
            let known = documents.iter().find(|(path, _)| path.canonicalize().is_ok_and(|path| path == target));
            let meets =
                fragment.is_none_or(|wanted| known.is_some_and(|(_, (_, slugs))| slugs.iter().any(|slug| slug == wanted)));
            looked_at += 1;
            if !target.exists() || !meets {
                dead.push(format!("{}: {link}", document.display()));
            }
        }
    }
    assert_eq!(dead, Vec::<String>::new());
    assert!(looked_at > 50, "{looked_at}");
}
