//! Lists of claims: on a speaker's page, on a source's page, and the ledger.

use super::super::{
    cx::PageCx,
    kept::{Link, Text},
    subject::Subject,
};
use crate::model::{ClaimUse, Feature, ReadingIx, Relation, Said, SourceIx};
use serde::Serialize;

/// How many claims a page lists before the list goes on at the next.
const LONGEST: usize = 500;

/// A claim in a list.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct Row {
    /// `READING#CLAIM`.
    pub key: String,
    /// The claim’s number in its reading.
    pub number: usize,
    /// HTML: the claim.
    pub text: String,
    /// A few words that name the matter.
    pub label: Option<String>,
    /// The addresses of its marks, the first of them first.
    pub marks: Vec<String>,
    /// As in a note.
    pub voice: &'static str,
    /// As in a note.
    pub voice_words: Text,
    /// As in a note.
    pub kind: &'static str,
    /// As in a note.
    pub kind_words: Text,
    /// Its place in the work.
    pub locus: String,
    /// Whether the wording is inferred.
    pub inferred: bool,
    /// The id of the section that marks it.
    pub section: String,
    /// Whom it is attributed to.
    pub speakers: Vec<Link>,
    /// Whether it was said: one verdict for each speaker of a quote or paraphrase.
    pub said: Vec<RowSaid>,
    /// Whether it is so.
    pub so: RowSo,
}

/// Whether a claim was said, in a list.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct RowSaid {
    /// As in a note.
    pub key: &'static str,
    /// As in a note.
    pub line: Text,
}

/// Whether a claim is so, in a list.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct RowSo {
    /// As in a note.
    pub key: &'static str,
    /// As in a note.
    pub short: Text,
    /// As in a note.
    pub line: Text,
}

/// Claims under one heading.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct Group {
    /// A word for it: on a speaker’s page `speaks`, `party` or `word` (sources rest on it); on a source’s `work` (the readings of it), a relation, or `origin` (it stands behind
    /// other sources); in the ledger `speaks`.
    pub key: &'static str,
    /// The heading.
    pub heading: String,
    /// Its claims, reading by reading.
    pub readings: Vec<RowOf>,
}

/// Claims of one reading.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct RowOf {
    /// The reading’s id.
    pub id: String,
    /// HTML: the reading’s title.
    pub title: String,
    /// From this page to the reading.
    pub href: String,
    /// Its claims; none in the group `work`.
    pub rows: Vec<Row>,
    /// In the group `work`, how many claims the reading has, in words; nothing in others.
    pub count_words: Option<String>,
}

/// Where in a long list a page stands.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct Pager {
    /// The number of this page, from 1.
    pub page: usize,
    /// How many there are.
    pub pages: usize,
    /// Both in words.
    pub words: String,
    /// The address of the page before.
    pub previous: Option<String>,
    /// The address of the page after.
    pub next: Option<String>,
}

impl Pager {
    /// How many pages a list of `count` claims takes.
    pub const fn pages(count: usize) -> usize {
        if count == 0 { 1 } else { count.div_ceil(LONGEST) }
    }

    /// The pager of one page of a list of `count` claims, with what every page of it is about.
    pub fn new(cx: PageCx, page: usize, count: usize, nth: &dyn Fn(usize) -> Subject) -> Option<Self> {
        let pages = Self::pages(count);
        let href = |number| nth(number).path(cx.site(), cx.lang).name().to_owned();
        (pages > 1).then(|| Self {
            page,
            pages,
            words: cx.words("page-of", [("page", page.into()), ("pages", pages.into())]),
            previous: (page > 1).then(|| href(page - 1)),
            next: (page < pages).then(|| href(page + 1)),
        })
    }
}

/// The claims of one page of a list, which is sorted by how they name the speaker or source, under the headings of how they name the speaker or source, reading by reading.
pub(in crate::render) fn groups(cx: PageCx, uses: &[ClaimUse], page: usize) -> Vec<Group> {
    let of_page = uses.iter().skip((page - 1) * LONGEST).take(LONGEST);
    let mut groups: Vec<(Feature, Group, Option<ReadingIx>)> = Vec::new();
    for one in of_page {
        if groups.last().is_none_or(|(feature, ..)| *feature != one.feature) {
            let (key, heading) = heading(cx, one.feature);
            groups.push((one.feature, Group { key, heading, readings: Vec::new() }, None));
        }
        let Some((_, group, reading)) = groups.last_mut() else { continue };
        if *reading != Some(one.reading) {
            *reading = Some(one.reading);
            group.readings.push(RowOf::new(cx, one.reading));
        }
        if let Some(last) = group.readings.last_mut() {
            last.rows.push(Row::new(cx, *one));
        }
    }
    groups.into_iter().map(|(_, group, _)| group).collect()
}

/// The readings of a work, if the source is one. Their claims have the readings' own pages and the ledger.
pub(in crate::render) fn works(cx: PageCx, at: SourceIx) -> Option<Group> {
    let readings: Vec<RowOf> = cx
        .readings_of_work(at)
        .map(|(at, reading)| RowOf { count_words: Some(cx.claim_count(reading.claims.len())), ..RowOf::new(cx, at) })
        .collect();
    (!readings.is_empty()).then(|| Group { key: "work", heading: cx.word("claims-work"), readings })
}

fn heading(cx: PageCx, feature: Feature) -> (&'static str, String) {
    let (key, message) = match feature {
        Feature::Speaks => ("speaks", "claims-of".to_owned()),
        Feature::Party => ("party", "claims-as-party".to_owned()),
        Feature::Word => ("word", "claims-of-word".to_owned()),
        Feature::Origin => ("origin", "claims-origin".to_owned()),
        Feature::Evidence(relation) => (relation.key(), format!("relation-{}", Relation::key(relation))),
    };
    (key, cx.word(&message))
}

impl RowOf {
    fn new(cx: PageCx, at: ReadingIx) -> Self {
        let reading = cx.site().reading(at);
        Self {
            id: reading.id.to_string(),
            title: cx.place().inline(reading.title.get(cx.lang)),
            href: cx.link_to(Subject::Reading(at)),
            rows: Vec::new(),
            count_words: None,
        }
    }
}

impl Row {
    fn new(cx: PageCx, one: ClaimUse) -> Self {
        let reading = cx.site().reading(one.reading);
        let claim = reading.claim(one.claim);
        let page = cx.link_to(Subject::Reading(one.reading));
        let said = |said: &Said| RowSaid { key: said.key.key(), line: cx.shared.said_words(cx.lang, reading, claim, said).line };
        let so = cx.shared.so_words(cx.lang, claim);
        Self {
            key: format!("{}#{}", reading.id, claim.id),
            number: one.claim.index() + 1,
            text: cx.place().inline(claim.text.get(cx.lang)),
            label: claim.label.as_ref().map(|label| label.get(cx.lang).clone()),
            marks: claim.mark_ids(cx.lang).map(|id| format!("{page}#{id}")).collect(),
            voice: claim.voice.key(),
            voice_words: cx.of_work(&format!("voice-{}", claim.voice.key()), cx.shared.work_kind(reading)),
            kind: claim.kind.key(),
            kind_words: cx.text(&format!("kind-{}", claim.kind.key())),
            locus: claim.locus.to_string(),
            inferred: claim.inferred,
            section: reading.section(claim.section).id.to_string(),
            speakers: claim.speakers.iter().map(|speaker| cx.speaker_link(*speaker)).collect(),
            said: claim.verdicts.said.iter().map(said).collect(),
            so: RowSo { key: claim.verdicts.so.key.key(), short: so.short, line: so.line },
        }
    }
}
