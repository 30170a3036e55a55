//! Warnings that an editor accepts where they stand: `accept: { K0611: why }`.

use super::{Parsed, ParsedReading, Rows, keyed::Keyed};
use crate::{
    diagnostics::{Acceptance, Kind, Report, Severity, ValueFault, Within, YamlPlace},
    model::ContentPath,
};

/// The codes that a record accepts, each with the reason.
pub type RawAccept = Keyed<String, String>;

/// Every acceptance in what is published. Tells of codes that are none of a warning, and of those without a reason.
pub(super) fn all(parsed: &Parsed, report: &mut Report) -> Vec<Acceptance> {
    let mut reader = Reader { all: Vec::new(), report };
    for record in &parsed.speakers {
        reader.file(&record.value.accept, &record.place);
    }
    for source in parsed.sources.iter().filter(|source| !source.bare) {
        reader.file(&source.record.value.accept, &source.record.place);
    }
    parsed.readings.iter().for_each(|reading| reader.reading(reading));
    for text in parsed.pages.iter().flat_map(|page| page.texts.values()).flatten() {
        if let Ok(front) = &text.front {
            reader.file(&front.accept, &text.place);
        }
    }
    reader.all
}

/// Every acceptance in one reading.
#[cfg(feature = "serve")]
pub(super) fn of_reading(reading: &ParsedReading, report: &mut Report) -> Vec<Acceptance> {
    let mut reader = Reader { all: Vec::new(), report };
    reader.reading(reading);
    reader.all
}

struct Reader<'r> {
    all: Vec<Acceptance>,
    report: &'r mut Report,
}

impl Reader<'_> {
    fn reading(&mut self, reading: &ParsedReading) {
        if let Ok(about) = &reading.about {
            let folder = ContentPath::reading(&reading.id).to_string();
            self.read(&about.value.accept, &about.place, &Within::FileAndFolder(about.place.file, folder));
        }
        self.rows(&reading.claims, |claim| &claim.accept);
        self.rows(&reading.remarks, |remark| &remark.accept);
        for text in reading.sections.iter().flat_map(|section| section.texts.values()).flatten() {
            if let Ok(front) = &text.front {
                self.file(&front.accept, &text.place);
            }
        }
    }

    fn file(&mut self, accept: &RawAccept, record: &YamlPlace) {
        self.read(accept, record, &Within::File(record.file));
    }

    fn rows<T>(&mut self, rows: &Rows<T>, accept: impl Fn(&T) -> &RawAccept) {
        let Some(root) = &rows.place else { return };
        for (id, row) in &rows.rows.0 {
            let record = root.key(id.as_str());
            self.read(accept(row), &record, &Within::Record(record.clone()));
        }
    }

    fn read(&mut self, accept: &RawAccept, record: &YamlPlace, within: &Within) {
        for (code, reason) in &accept.0 {
            let place = record.key("accept").key(code);
            if reason.trim().is_empty() {
                self.report.emit(Kind::EmptyText, place.clone());
            }
            if Kind::RULES.iter().any(|rule| rule.code == code && rule.severity == Severity::Warning) {
                self.all.push(Acceptance { code: code.clone(), place, within: within.clone() });
            } else {
                self.report.emit(Kind::BadValue { why: ValueFault::NotAWarning(code.clone()) }, place.name());
            }
        }
    }
}
