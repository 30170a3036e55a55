//! The texts of new files; what an editor has to write is empty.

use super::args::{NewClaim, NewRemark};
use crate::{
    model::{ClaimKind, Id, Languages, PartialDate, RemarkKind, Seen, SpeakerKind, Voice},
    schema::{self, Name},
    yaml::{self, Value},
};

/// A section.
pub(super) const SECTION: &str = "---\ntitle: \"\"\n---\n";

/// The first line of a file of YAML, by which text editors find what it can hold.
pub(super) fn head(name: Name, depth: usize) -> String {
    schema::modeline(name, depth) + "\n"
}

pub(super) fn reading(work: Option<&Id>, published: PartialDate, languages: &Languages) -> String {
    let head = head(Name::Reading, 3);
    let work = work.map_or_else(|| "\"\"".to_owned(), |work| scalar(work.as_str()));
    let (text, witness) = (empty("  ", languages), empty("    ", languages));
    format!(
        "{head}draft: true\ntitle:\n{text}summary:\n{text}work: {work}\nwitnesses:\n  A:\n{witness}published: {published}\nlicense: \"\"\n"
    )
}

pub(super) fn speaker(kind: SpeakerKind, languages: &Languages) -> String {
    format!("{}name:\n{}kind: {}\n", head(Name::Speaker, 2), empty("  ", languages), kind.key())
}

pub(super) fn source(seen: Seen) -> String {
    format!("{}entry:\n  type: web\n  title: \"\"\nseen: {}\n", head(Name::Source, 2), seen.key())
}

pub(super) fn claim(new: &NewClaim, languages: &Languages) -> String {
    let speakers: Vec<_> = new.speaker.iter().map(|speaker| scalar(speaker.as_str())).collect();
    let speaker = if let [one] = &speakers[..] { one.clone() } else { format!("[{}]", speakers.join(", ")) };
    let (voice, kind) = (word(new.voice.map(Voice::key)), word(new.kind.map(ClaimKind::key)));
    let locus = new.locus.map_or_else(|| "\"\"".to_owned(), |locus| locus.to_string().replace('\u{2013}', "-"));
    let (id, text) = (scalar(new.id.as_str()), empty("    ", languages));
    format!("{id}:\n  speaker: {speaker}\n  voice: {voice}\n  kind: {kind}\n  locus: {locus}\n  text:\n{text}")
}

pub(super) fn remark(new: &NewRemark, languages: &Languages) -> String {
    let kind = word(new.kind.map(RemarkKind::key));
    let locus = new.locus.map_or_else(String::new, |locus| format!("  locus: {locus}\n").replace('\u{2013}', "-"));
    let (id, text) = (scalar(new.id.as_str()), empty("    ", languages));
    format!("{id}:\n  kind: {kind}\n{locus}  inferred: false\n  text:\n{text}")
}

fn word(key: Option<&'static str>) -> &'static str {
    key.unwrap_or("\"\"")
}

/// An empty text in every language.
fn empty(indent: &str, languages: &Languages) -> String {
    let lines = languages.iter().map(|lang| format!("{indent}{}: \"\"\n", scalar(languages.tag(lang).as_str())));
    lines.collect::<Vec<_>>().concat()
}

/// The word as a YAML string: digits alone, or `null`, need quotation marks.
fn scalar(word: &str) -> String {
    let plain = yaml::read::<Value>(word).is_ok_and(|value| value.is_string());
    if plain { word.to_owned() } else { format!("\"{word}\"") }
}
