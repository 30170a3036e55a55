//! Small sites, built whole: what stands in the output, and what the editor is told.

mod several;
mod site;
mod told_of_files;
mod told_of_links;
mod told_of_output;
mod told_of_texts;
