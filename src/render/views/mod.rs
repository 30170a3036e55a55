//! What templates see: plain views, borrowed or formatted for one page in one language.

mod cite;
mod figures;
mod filter;
mod given;
mod lists;
mod note;
mod page;
mod parallel;
mod people;
mod reading;
mod schema;

pub(super) use cite::words as cite_words;
pub(super) use filter::{Filter, filters};
pub(super) use given::{Given, Url, View};
pub(super) use lists::{Group, Pager, groups, works};
pub(super) use note::NoteTwin;
pub(super) use page::{Item, Page, Twin};
pub(super) use parallel::ParallelView;
pub(super) use people::{SourceItem, SourceView, SpeakerItem, SpeakerView};
pub(super) use reading::{ReadingItem, ReadingView};
