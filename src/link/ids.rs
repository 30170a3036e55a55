//! Ids that content makes on a reading's page: no two of them may be the same.

use super::readings::Placed;
use crate::{
    diagnostics::{Kind, Report},
    model::{Anchor, Claim, Localised, Remark, Section},
};
use std::collections::HashMap;

/// Tells of two things that would have one id on a page, naming both.
pub(super) fn unique(claims: &[Placed<Claim>], remarks: &[Placed<Remark>], sections: &[Section], report: &mut Report) {
    let mut taken: HashMap<String, String> = HashMap::new();
    for section in sections {
        taken.insert(Anchor::Section(&section.id).to_string(), format!("the section `{}`", section.id));
        taken.insert(Anchor::Heading(&section.id).to_string(), format!("the heading of the section `{}`", section.id));
    }
    let most = |marks: &Localised<u32>| marks.values().copied().max().unwrap_or_default();
    let of_claims = claims.iter().flat_map(|Placed { value: claim, place }| {
        let id = &claim.id;
        let marks =
            (1..=most(&claim.marks)).map(move |nth| (Anchor::Mark(id, nth).to_string(), mark_words("claim", id.as_str(), nth)));
        let note = [Anchor::Note(id), Anchor::Label(id)].map(|of| (of.to_string(), format!("the note of the claim `{id}`")));
        marks.chain(note).map(move |(key, words)| (key, words, place))
    });
    let of_remarks = remarks.iter().flat_map(|Placed { value: remark, place }| {
        let id = &remark.id;
        let marks = (1..=most(&remark.marks))
            .map(move |nth| (Anchor::RemarkMark(id, nth).to_string(), mark_words("remark", id.as_str(), nth)));
        let text = [(Anchor::Remark(id).to_string(), format!("the remark `{id}`"))];
        marks.chain(text).map(move |(key, words)| (key, words, place))
    });
    for (key, words, place) in of_claims.chain(of_remarks) {
        if let Some(other) = taken.insert(key.clone(), words.clone()) {
            let what = format!("the id `{key}` of {words}");
            report.emit(Kind::Duplicate { what, other: format!("{other}, which has the same on the page") }, place.name());
        }
    }
}

fn mark_words(sort: &str, id: &str, nth: u32) -> String {
    if nth == 1 { format!("the {sort} `{id}`") } else { format!("mark {nth} of the {sort} `{id}`") }
}
