//! Small sites, built whole: what stands in the output, and what the editor is told.

#![allow(clippy::needless_raw_string_hashes, reason = "snapbox writes its snapshots with them")]

mod addresses;
mod architecture;
mod bad_inputs;
mod catalogue;
mod cited_claims;
mod command_line;
mod deceptive;
mod dependencies;
mod documented;
mod drawn;
mod figures;
mod filled_in;
mod folder;
mod formats;
mod hosting;
mod importing;
mod init;
mod japanese;
mod languages;
mod library;
mod marks;
mod new;
mod not_ours;
mod not_yet;
mod one_language_first;
mod pages;
mod printed;
mod schemas;
mod schemas_agree;
#[cfg(feature = "serve")]
mod server;
mod serving;
mod serving_changes;
mod serving_http;
mod several;
mod shell;
mod site;
mod staging;
mod themes;
mod ties;
mod told_of_files;
mod told_of_libraries;
mod told_of_pictures;
mod told_of_symlinks;
mod verdicts;
mod verdicts_of_the_reading;
mod widths;
mod word_of;
