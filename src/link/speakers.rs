//! Speakers: their names, roles and affiliations.

use super::texts::Scope;
use crate::{
    diagnostics::{Kind, Report, Reported, YamlPlace, all},
    model::{OwnName, SourceIx, Speaker, is_web},
    parse::{Reach, Record, raw::RawSpeaker},
};

pub(super) fn link(
    records: Vec<Record<RawSpeaker>>,
    reach: &Reach,
    scope: Scope,
    report: &mut Report,
) -> Result<Vec<Speaker>, Reported> {
    all(records.into_iter().map(|record| one(record, reach, scope, report)))
}

fn one(record: Record<RawSpeaker>, reach: &Reach, scope: Scope, report: &mut Report) -> Result<Speaker, Reported> {
    let Record { id, value: raw, place } = record;
    let langs = reach.speaker(&id);
    let scope = Scope { langs, ..scope };
    let name = scope.plain(&raw.name, &place.key("name"), report);
    let role = scope.optional(raw.role.as_ref(), &place.key("role"), report);
    let note = scope.optional(raw.note.as_ref(), &place.key("note"), report);
    let affiliation =
        raw.affiliation.as_ref().map(|id| scope.tables.speakers.find(id, || place.key("affiliation").into(), report));
    let sources = sources(&raw.sources, &place.key("sources"), scope, report);
    for (k, link) in raw.links.iter().enumerate() {
        if !is_web(link) {
            report.emit(Kind::BadAddress { address: link.clone() }, place.key("links").item(k));
        }
    }
    Ok(Speaker {
        id,
        langs,
        name: name?,
        kind: raw.kind,
        yomi: raw.yomi,
        own_name: raw.own_name.map(|name| OwnName { name, language: raw.language }),
        as_written: raw.as_written,
        role,
        affiliation: affiliation.transpose()?,
        note,
        sources: sources?,
        links: raw.links,
    })
}

/// Sources by id, in the order given.
pub(super) fn sources(
    ids: &[crate::model::Id],
    place: &YamlPlace,
    scope: Scope,
    report: &mut Report,
) -> Result<Vec<SourceIx>, Reported> {
    all(ids.iter().enumerate().map(|(k, id)| scope.tables.sources.find(id, || place.item(k).into(), report)))
}
