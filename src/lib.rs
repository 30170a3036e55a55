//! Kunten builds **annotated readings**: a document retold in several languages, every claim in it tied to whoever makes
//! it and to what else is known.
//!
//! One function, [`pipeline::build`], goes from files to a published site in five stages. The type that a stage returns is
//! the proof that its work is done:
//!
//! | stage | makes | whoever holds it knows |
//! | --- | --- | --- |
//! | [`load`] | [`load::Files`] | what is on the disk |
//! | [`parse`] | [`parse::Parsed`] | that every file can be read by itself |
//! | [`link`] | [`link::Site`] | that every id resolves and every text stands in every language |
//! | [`render`] | [`render::Pages`] | that no two things want one path |
//! | [`mod@write`] | [`write::Published`] | that every link in the bytes meets an id in the bytes |
//!
//! What is wrong is told as data ([`diagnostics`]), all of it in one run, and drawn by the command line ([`cli`]), which alone
//! prints.

pub mod cli;
pub mod diagnostics;
pub mod import;
pub mod link;
pub mod load;
pub mod model;
pub mod parse;
pub mod pipeline;
pub mod render;
pub mod schema;
#[cfg(feature = "serve")]
pub mod serve;
pub mod write;
pub mod yaml;
