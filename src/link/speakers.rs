use super::texts::Scope;
use crate::{
    diagnostics::{Kind, Report, YamlPlace},
    model::{SourceIx, Speaker, is_web},
    parse::{Record, raw::RawSpeaker},
};

pub(super) fn link(records: Vec<Record<RawSpeaker>>, scope: Scope, report: &mut Report) -> Option<Vec<Speaker>> {
    let linked: Vec<_> = records.into_iter().map(|record| one(record, scope, report)).collect();
    linked.into_iter().collect()
}

fn one(record: Record<RawSpeaker>, scope: Scope, report: &mut Report) -> Option<Speaker> {
    let Record { id, value: raw, place } = record;
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
    Some(Speaker {
        id,
        name: name?,
        kind: raw.kind,
        yomi: raw.yomi,
        own_name: raw.own_name.map(|name| (name, raw.language)),
        as_written: raw.as_written,
        role,
        affiliation: affiliation.map_or(Some(None), |found| found.map(Some))?,
        note,
        sources: sources?,
        links: raw.links,
    })
}

/// Sources by id, in the order given.
pub(super) fn sources(ids: &[crate::model::Id], place: &YamlPlace, scope: Scope, report: &mut Report) -> Option<Vec<SourceIx>> {
    let found: Vec<_> =
        ids.iter().enumerate().map(|(k, id)| scope.tables.sources.find(id, || place.item(k).into(), report)).collect();
    found.into_iter().collect()
}
