//! What there is: the words of the field, free of files, templates and the network.
//!
//! The shapes in which the editor writes these things are in [`crate::parse`]; what is here has been read and, in a
//! [`Site`](crate::link::Site), proved.

pub mod address;
mod contact;
mod content;
mod date;
mod fingerprint;
pub(crate) mod form;
mod id;
mod language;
mod locus;
mod name;
mod reading;
mod records;
mod site;
mod text;
mod verdict;
mod words;

pub(crate) use address::is_web;
pub use address::{Anchor, BaseUrl, Ids, PagePath};
pub use contact::Contact;
pub use content::ContentPath;
pub use date::{DateError, Due, PartialDate};
pub use fingerprint::Fingerprint;
pub use id::{Id, IdError, KeyError};
pub(crate) use language::LANGUAGE;
pub use language::{Lang, LangSet, LanguageTag, Languages, Localised, OwnLang};
pub use locus::{Lines, Locus, LocusError};
pub use name::{composed, unportable};
pub use reading::{
    Block, BlockKind, Change, Checked, Claim, Editor, Evidence, Picture, PixelSize, Reading, Remark, Section, Witness,
};
pub use records::{OwnName, PlainPage, Seen, Source, Speaker};
pub use site::{
    ClaimIx, ClaimUse, Feature, Index, PageIx, PictureIx, ReadingIx, RemarkIx, SectionIx, Settings, SourceIx, SpeakerIx,
};
pub use text::{Inline, Mark, Node, plain};
pub use verdict::{Counted, Origin, Said, SaidKey, So, SoKey, Verdicts};
pub use words::{ClaimKind, EditorKind, Quantity, Relation, RemarkKind, SpeakerKind, Voice};
