//! The arguments of `kunten new`.

use crate::diagnostics::harmless;
use crate::model::{ClaimKind, Id, Locus, RemarkKind, Seen, SpeakerKind, Voice, unportable};
use clap::{
    Args,
    builder::{PossibleValuesParser, TypedValueParser},
};
use serde::{
    Deserialize,
    de::{IntoDeserializer, value},
};
use std::fmt::Display;

#[derive(Debug, Args)]
pub(super) struct NewReading {
    /// Its id, which names its folder and its page.
    #[arg(value_parser = file_name)]
    pub id: Id,
    /// The source that is read; its file is written as well, unless it is there.
    #[arg(long, value_name = "SOURCE", value_parser = file_name)]
    pub work: Option<Id>,
}

#[derive(Debug, Args)]
pub(super) struct NewSection {
    /// The reading.
    #[arg(value_parser = id)]
    pub reading: Id,
    /// Its id; the number before it is found.
    #[arg(value_parser = file_name)]
    pub id: Id,
    /// The section after which it is to stand [default: the last one].
    #[arg(long, value_name = "SECTION", value_parser = id)]
    pub after: Option<Id>,
}

#[derive(Debug, Args)]
pub(super) struct NewClaim {
    /// The reading.
    #[arg(value_parser = id)]
    pub reading: Id,
    /// Its id.
    #[arg(value_parser = id)]
    pub id: Id,
    /// Whom it is attributed to: one speaker, or several with commas between them.
    #[arg(long, value_name = "SPEAKER", required = true, value_delimiter = ',', value_parser = id)]
    pub speaker: Vec<Id>,
    /// How the work gives it.
    #[arg(long, value_parser = word(Voice::ALL, Voice::key))]
    pub voice: Option<Voice>,
    /// What sort of statement it is.
    #[arg(long, value_parser = word(ClaimKind::ALL, ClaimKind::key))]
    pub kind: Option<ClaimKind>,
    /// Where its words stand in the work, such as A1 or A3-4.
    #[arg(long, value_parser = locus)]
    pub locus: Option<Locus>,
}

#[derive(Debug, Args)]
pub(super) struct NewRemark {
    /// The reading.
    #[arg(value_parser = id)]
    pub reading: Id,
    /// Its id.
    #[arg(value_parser = id)]
    pub id: Id,
    /// What it is about.
    #[arg(long, value_parser = word(RemarkKind::ALL, RemarkKind::key))]
    pub kind: Option<RemarkKind>,
    /// Its place in the work, such as A1 or A3-4.
    #[arg(long, value_parser = locus)]
    pub locus: Option<Locus>,
}

#[derive(Debug, Args)]
pub(super) struct NewSpeaker {
    /// Its id, which names its file.
    #[arg(value_parser = file_name)]
    pub id: Id,
    /// Who it is.
    #[arg(long, default_value = "person", value_parser = word(SpeakerKind::ALL, SpeakerKind::key))]
    pub kind: SpeakerKind,
}

#[derive(Debug, Args)]
pub(super) struct NewSource {
    /// Its id, which names its file.
    #[arg(value_parser = file_name)]
    pub id: Id,
    /// How much of it was read.
    #[arg(long, default_value = "not", value_parser = word(Seen::ALL, Seen::key))]
    pub seen: Seen,
}

/// An id that a file is named after.
fn file_name(text: &str) -> Result<Id, String> {
    let id = id(text)?;
    unportable(text).map_or(Ok(id), |why| Err(format!("some systems cannot store a file of this name: {why}")))
}

fn id(text: &str) -> Result<Id, String> {
    Id::parse(text).map_err(quoting)
}

fn locus(text: &str) -> Result<Locus, String> {
    text.parse().map_err(quoting)
}

/// What is wrong with an argument, which quotes it.
fn quoting(error: impl Display) -> String {
    harmless(&error.to_string()).into_owned()
}

/// One of a closed set of words.
fn word<T>(all: &'static [T], key: impl Fn(T) -> &'static str) -> impl TypedValueParser<Value = T>
where
    T: Copy + Send + Sync + for<'de> Deserialize<'de> + 'static,
{
    let read = |text: String| T::deserialize(IntoDeserializer::<value::Error>::into_deserializer(text));
    PossibleValuesParser::new(all.iter().map(|word| key(*word)).collect::<Vec<_>>()).try_map(read)
}
