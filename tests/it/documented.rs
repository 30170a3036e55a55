//! The examples of docs/content.md are sites that hold.

use crate::{
    catalogue::example::{Part, read},
    site::{Site, run, told},
};

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
