//! The arguments of `kunten new`.

use crate::model::{ClaimKind, Id, IdError, Locus, RemarkKind, Seen, SpeakerKind, Voice, unportable};
use clap::{
    Args,
    builder::{PossibleValuesParser, TypedValueParser},
};
use serde::{
    Deserialize,
    de::{IntoDeserializer, value},
};

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
    #[arg(value_parser = Id::parse)]
    pub reading: Id,
    /// Its id; the number before it is found.
    #[arg(value_parser = file_name)]
    pub id: Id,
    /// The section after which it is to stand [default: the last one].
    #[arg(long, value_name = "SECTION", value_parser = Id::parse)]
    pub after: Option<Id>,
}

#[derive(Debug, Args)]
pub(super) struct NewClaim {
    /// The reading.
    #[arg(value_parser = Id::parse)]
    pub reading: Id,
    /// Its id.
    #[arg(value_parser = Id::parse)]
    pub id: Id,
    /// Whom it is attributed to: one speaker, or several with commas between them.
    #[arg(long, value_name = "SPEAKER", required = true, value_delimiter = ',', value_parser = Id::parse)]
    pub speaker: Vec<Id>,
    /// How the work gives it.
    #[arg(long, value_parser = word(Voice::ALL, Voice::key))]
    pub voice: Option<Voice>,
    /// What sort of statement it is.
    #[arg(long, value_parser = word(ClaimKind::ALL, ClaimKind::key))]
    pub kind: Option<ClaimKind>,
    /// Where its words stand in the work, such as A1 or A3-4.
    #[arg(long)]
    pub locus: Option<Locus>,
}

#[derive(Debug, Args)]
pub(super) struct NewRemark {
    /// The reading.
    #[arg(value_parser = Id::parse)]
    pub reading: Id,
    /// Its id.
    #[arg(value_parser = Id::parse)]
    pub id: Id,
    /// What it is about.
    #[arg(long, value_parser = word(RemarkKind::ALL, RemarkKind::key))]
    pub kind: Option<RemarkKind>,
    /// Its place in the work, such as A1 or A3-4.
    #[arg(long)]
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

/// Why a text cannot name a file.
#[derive(Debug, thiserror::Error)]
enum NameError {
    #[error(transparent)]
    Id(#[from] IdError),
    #[error("some systems cannot store a file of this name: {0}")]
    Unportable(&'static str),
}

/// An id that a file is named after.
fn file_name(text: &str) -> Result<Id, NameError> {
    let id = Id::parse(text)?;
    unportable(text).map_or(Ok(id), |why| Err(NameError::Unportable(why)))
}

/// One of a closed set of words.
fn word<T>(all: &'static [T], key: impl Fn(T) -> &'static str) -> impl TypedValueParser<Value = T>
where
    T: Copy + Send + Sync + for<'de> Deserialize<'de> + 'static,
{
    let read = |text: String| T::deserialize(IntoDeserializer::<value::Error>::into_deserializer(text));
    PossibleValuesParser::new(all.iter().map(|word| key(*word)).collect::<Vec<_>>()).try_map(read)
}
