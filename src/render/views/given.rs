//! What each template is given.

use super::{
    Filter, Group, Page, Pager, ParallelView, ReadingItem, ReadingView, SourceItem, SourceView, SpeakerItem, SpeakerView,
};
use serde::Serialize;
use tera::Context;

/// What the template of one page is given.
pub(in crate::render) struct Given<'a> {
    /// What every template sees.
    pub page: Page<'a>,
    /// The view of this page, under its own name.
    pub view: View,
}

impl Given<'_> {
    /// The same as values of Tera. Each part becomes values by itself: serde would first copy a flattened one.
    pub fn context(&self) -> Context {
        let mut context = Context::from_serialize(&self.page).unwrap_or_default();
        context.extend(Context::from_serialize(&self.view).unwrap_or_default());
        context
    }
}

/// The view of a page.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(in crate::render) enum View {
    /// Nothing but what every template sees.
    Nothing {},
    /// What search engines should know.
    Sitemap {
        /// The pages.
        urls: Vec<Url>,
    },
    /// The readings of the site.
    Readings(Vec<ReadingItem>),
    /// The reading.
    Reading(Box<ReadingView>),
    /// The reading in two languages.
    Parallel(Box<ParallelView>),
    /// The plain page.
    Plain {
        /// HTML: its heading.
        title_html: String,
        /// HTML: its text.
        body: String,
    },
    /// The speakers, in the order of the language (Japanese by `yomi`).
    Speakers(Vec<SpeakerItem>),
    /// The speaker, with the claims that name them.
    Speaker {
        /// The speaker.
        view: Box<SpeakerView>,
        /// The claims.
        groups: Vec<Group>,
        /// The other pages of the list; nothing up to 500 claims.
        pager: Option<Pager>,
    },
    /// The sources, in the order of the language.
    Sources {
        /// Those that somebody has read.
        read: Vec<SourceItem>,
        /// Those that nobody has.
        unseen: Vec<SourceItem>,
    },
    /// The source, with the claims that it bears on.
    Source {
        /// The source.
        view: Box<SourceView>,
        /// The claims.
        groups: Vec<Group>,
        /// The other pages of the list; nothing up to 500 claims.
        pager: Option<Pager>,
    },
    /// The ledger of all claims.
    Claims {
        /// The claims.
        groups: Vec<Group>,
        /// What they can be filtered by.
        filters: Vec<Filter>,
        /// The other pages of the list; nothing up to 500 claims.
        pager: Option<Pager>,
    },
}

/// A page for search engines.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct Url {
    /// Its full address.
    pub path: String,
    /// Each language, and the address of the page in it.
    pub twins: Vec<(String, String)>,
}
