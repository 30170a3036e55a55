//! Which speakers and sources the published readings and pages reach, and in which languages.

use super::{Broken, named::Named};
use crate::model::{Id, LangSet};
use std::collections::HashMap;

/// The languages in which each speaker and source is needed: those of the published readings and plain pages that name it by
/// any key or mark, or that name what names it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Reach {
    speakers: HashMap<Id, LangSet>,
    sources: HashMap<Id, LangSet>,
}

/// What every speaker's and source's record names, by its id.
#[derive(Debug, Default)]
pub(super) struct Links {
    pub speakers: HashMap<Id, Named>,
    pub sources: HashMap<Id, Named>,
}

impl Reach {
    /// Follows what is named from what is published, however far it leads.
    pub(super) fn from<'n>(roots: impl Iterator<Item = (LangSet, &'n Named)>, links: &'n Links) -> Self {
        let mut reach = Self::default();
        let mut open: Vec<(LangSet, &Named)> = roots.collect();
        while let Some((langs, named)) = open.pop() {
            let speakers = named.speakers.iter().filter(|id| add(&mut reach.speakers, id, langs));
            open.extend(speakers.filter_map(|id| Some((langs, links.speakers.get(id)?))));
            let sources = named.sources.iter().filter(|id| add(&mut reach.sources, id, langs));
            open.extend(sources.filter_map(|id| Some((langs, links.sources.get(id)?))));
        }
        reach
    }

    /// Adds every record that there is, in some languages.
    pub(super) fn add_all(&mut self, broken: &Broken, links: &Links, langs: LangSet) {
        for id in links.speakers.keys().chain(broken.speakers.keys()) {
            add(&mut self.speakers, id, langs);
        }
        for id in links.sources.keys().chain(broken.sources.keys()) {
            add(&mut self.sources, id, langs);
        }
    }

    /// Returns the languages of a speaker; none if nothing published reaches it.
    #[must_use]
    pub fn speaker(&self, id: &Id) -> LangSet {
        self.speakers.get(id).copied().unwrap_or_default()
    }

    /// Returns the languages of a source; none if nothing published reaches it.
    #[must_use]
    pub fn source(&self, id: &Id) -> LangSet {
        self.sources.get(id).copied().unwrap_or_default()
    }
}

/// Adds languages to those of an id. Returns whether any were new.
fn add(all: &mut HashMap<Id, LangSet>, id: &Id, langs: LangSet) -> bool {
    let known = all.entry(id.clone()).or_default();
    let more = known.union(langs);
    std::mem::replace(known, more) != more
}

#[cfg(test)]
mod tests {
    use super::{Links, Reach};
    use crate::{
        model::{Id, Lang, LangSet, LanguageTag, Languages},
        parse::named::Named,
    };

    fn id(text: &str) -> Id {
        Id::parse(text).expect("an id")
    }

    fn sources(ids: &[&str]) -> Named {
        Named { sources: ids.iter().map(|one| id(one)).collect(), ..Named::default() }
    }

    #[test]
    fn what_is_named_is_reached_in_every_language_of_what_names_it_round_circles_too() {
        let languages = Languages::new(["en", "ja"].map(|tag| LanguageTag::parse(tag).expect("a tag")).to_vec()).expect("two");
        let both = LangSet::from(&languages);
        let english: LangSet = [Lang::DEFAULT].into_iter().collect();
        let links = Links {
            sources: [("a", vec!["b"]), ("b", vec!["c"]), ("c", vec!["a"]), ("d", vec!["a", "e"])]
                .map(|(from, to)| (id(from), sources(&to)))
                .into(),
            ..Links::default()
        };
        let (first, second) = (sources(&["a"]), sources(&["c"]));
        let reach = Reach::from([(english, &first), (both.without(english), &second)].into_iter(), &links);
        for reached in ["a", "b", "c"] {
            assert_eq!(reach.source(&id(reached)), both, "{reached}");
        }
        for not in ["d", "e"] {
            assert!(reach.source(&id(not)).is_empty(), "{not}");
        }
    }
}
