//! What the ledger can be filtered by: only what it holds.

use super::{super::cx::PageCx, lists::Group};
use crate::model::{ClaimKind, SaidKey, SoKey, Voice};
use serde::Serialize;
use std::collections::HashSet;

/// One thing to filter the ledger by.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct Filter {
    /// The parameter in the address.
    pub name: &'static str,
    /// The row’s attribute that it looks at, without `data-`.
    pub attribute: &'static str,
    /// Its label.
    pub label: String,
    /// Values, each with its words.
    pub options: Vec<(String, String)>,
}

/// The filters for the claims of one page.
pub(in crate::render) fn filters(cx: PageCx, groups: &[Group]) -> Vec<Filter> {
    let rows = || groups.iter().flat_map(|group| &group.readings).flat_map(|reading| &reading.rows);
    let kind_of_work = cx.any_work_kind();
    let word = |key: &str| cx.of_work(key, kind_of_work).as_str().to_owned();
    let keyed = |prefix: &str, keys: &[&'static str], has: &dyn Fn(&str) -> bool| -> Vec<(String, String)> {
        keys.iter().filter(|key| has(key)).map(|key| ((*key).to_owned(), word(&format!("{prefix}-{key}")))).collect()
    };
    let speaking: HashSet<&str> = rows().flat_map(|row| &row.speakers).map(|speaker| speaker.item.id.as_str()).collect();
    let speakers = cx.shared.speaker_order.get(cx.lang).iter().map(|at| cx.site().speaker(*at));
    let speakers = speakers.filter(|one| speaking.contains(one.id.as_str()));
    let keys = |all: &[ClaimKind]| all.iter().map(|one| one.key()).collect::<Vec<_>>();
    let voices: Vec<_> = Voice::ALL.iter().map(|one| one.key()).collect();
    let so: Vec<_> = SoKey::ALL.iter().map(|one| one.key()).collect();
    let said: Vec<_> = SaidKey::ALL.iter().map(|one| one.key()).collect();
    let filter = |name, attribute, label: &str, options| Filter { name, attribute, label: word(label), options };
    vec![
        filter(
            "speaker",
            "by",
            "filter-speaker",
            speakers.map(|one| (one.id.to_string(), one.name.get(cx.lang).clone())).collect(),
        ),
        filter("kind", "kind", "filter-kind", keyed("kind", &keys(ClaimKind::ALL), &|key| rows().any(|row| row.kind == key))),
        filter("voice", "voice", "filter-voice", keyed("voice", &voices, &|key| rows().any(|row| row.voice == key))),
        filter("so", "so-is", "filter-so", keyed("short", &so, &|key| rows().any(|row| row.so.key == key))),
        filter(
            "said",
            "said-is",
            "filter-said",
            keyed("short", &said, &|key| rows().any(|row| row.said.iter().any(|one| one.key == key))),
        ),
        filter("section", "section", "filter-section", sections(cx, groups)),
    ]
}

/// The sections that mark claims of one page, by the first title of each id.
fn sections(cx: PageCx, groups: &[Group]) -> Vec<(String, String)> {
    let readings = || groups.iter().flat_map(|group| &group.readings);
    let marking: HashSet<&str> = readings().flat_map(|reading| &reading.rows).map(|row| row.section.as_str()).collect();
    let listed: HashSet<&str> = readings().map(|reading| reading.id.as_str()).collect();
    let mut known = HashSet::new();
    let mut sections = Vec::new();
    for (_, reading) in cx.site().readings_in(cx.lang).filter(|(_, reading)| listed.contains(reading.id.as_str())) {
        for section in reading.sections.iter().filter(|section| marking.contains(section.id.as_str())) {
            if known.insert(&section.id) {
                sections.push((section.id.to_string(), section.title.get(cx.lang).plain()));
            }
        }
    }
    sections
}
