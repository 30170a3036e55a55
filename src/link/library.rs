//! Entries of libraries: a library holds more than one site needs, so only what something names becomes a source.

use crate::{
    diagnostics::{Kind, Report},
    model::Id,
    parse::Parsed,
};

/// Takes the entries that something published names among the sources. What is wrong in them is an error, in all others a
/// warning.
///
/// Returns the ids of the others.
pub(super) fn admit(parsed: &mut Parsed, report: &mut Report) -> Vec<Id> {
    let mut unnamed = Vec::new();
    for one in std::mem::take(&mut parsed.shelved) {
        let is_named = !parsed.reach.source(&one.id).is_empty();
        for (key, place) in one.twins {
            if is_named {
                let what = format!("the id `{}` of the entry `{key}`", one.id);
                report.emit_with(Kind::Duplicate { what, other: format!("`{}`", one.key) }, place, Some(one.place.clone()));
            } else {
                let why = format!("its id would be that of `{}`", one.key);
                report.emit_with(Kind::LibraryEntryUnused { key, why }, place, Some(one.place.clone()));
            }
        }
        match (one.read, is_named) {
            (Ok(source), true) => parsed.sources.push(source),
            (Err((why, place)), true) => {
                let reported = report.emit(Kind::LibraryEntry { key: one.key, why }, place);
                parsed.broken.sources.insert(one.id, reported);
            }
            (Ok(_), false) => unnamed.push(one.id),
            (Err((why, place)), false) => {
                report.emit(Kind::LibraryEntryUnused { key: one.key, why }, place);
                unnamed.push(one.id);
            }
        }
    }
    parsed.sources.sort_by(|a, b| a.record.id.cmp(&b.record.id));
    unnamed
}
