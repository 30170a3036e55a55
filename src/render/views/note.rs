//! Notes: a claim with its verdicts and evidence.

use super::{
    super::{
        cx::PageCx,
        html::Place,
        kept::{Link, Text},
        verdicts::{SaidWords, SoWords},
    },
    cite::Cite,
    page::Item,
};
use crate::model::{Claim, ClaimIx, Evidence, Origin, Reading, ReadingIx, Relation, Said};
use serde::Serialize;

/// A note: all that is shown for a claim beside its mark.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct Note {
    /// The claim’s id.
    pub id: String,
    /// The claim’s number in its reading.
    pub number: usize,
    /// Its place among the notes of its block, from 1; the mark has the same as class `c1`, `c2` …
    pub slot: usize,
    /// What stands before every id: empty, or `en-` on a page of two languages.
    pub prefix: String,
    /// `quote`, `paraphrase`, `narration` or `hearsay`.
    pub voice: &'static str,
    /// The same in words.
    pub voice_words: Text,
    /// `fact`, `figure`, `judgement` or `forecast`.
    pub kind: &'static str,
    /// The same in words.
    pub kind_words: Text,
    /// Its place in the work.
    pub locus: String,
    /// The work, to which the locus belongs.
    pub work: Link,
    /// Whom it is attributed to.
    pub speakers: Vec<Link>,
    /// Whether it was said: one verdict for each speaker of a quote or paraphrase.
    pub said: Vec<SaidView>,
    /// Whether it is so.
    pub so: SoView,
    /// Later developments, which come first.
    pub updates: Vec<EvidenceView>,
    /// Evidence that differs or disputes, which comes next.
    pub against: Vec<EvidenceView>,
    /// All other evidence.
    pub evidence: Vec<EvidenceView>,
    /// HTML: the editor’s comment.
    pub comment: Option<String>,
    /// Whether the wording is inferred.
    pub inferred: bool,
    /// The id of its remark.
    pub remark: Option<String>,
    /// A sentence that names the parties who are no speakers.
    pub parties: Option<String>,
    /// A sentence that tells when a forecast falls due.
    pub due: Option<String>,
    /// What changed after publication.
    pub history: Vec<Change>,
    /// The same claim in the other languages.
    pub twins: Vec<NoteTwin>,
    /// How others cite it.
    pub cite: Cite,
    /// Where errors in it are told of; nothing without `contact`.
    pub report: Option<String>,
}

/// Whether a claim was said, of one speaker.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct SaidView {
    /// The question, in words.
    pub question: Text,
    /// `recorded`, `work-only` or `unnamed`.
    pub key: &'static str,
    /// The speaker’s id.
    pub of: String,
    /// The verdict with its numbers.
    pub words: Text,
    /// The same after a word for the voice: “Quoted: …”.
    pub line: Text,
    /// How many origins record it.
    pub attest: usize,
    /// How many record it in other words.
    pub reword: usize,
    /// These origins.
    pub origins: Vec<Link>,
}

/// Whether a claim is so.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct SoView {
    /// The verdict: `supported`, `differs`, `disputed` …
    pub key: &'static str,
    /// The verdict alone, in words.
    pub short: Text,
    /// The verdict with its numbers.
    pub words: Text,
    /// The same after a word for the kind: “Stated as fact: …”.
    pub line: Text,
    /// How many origins agree.
    pub agree: usize,
    /// How many do not.
    pub against: usize,
    /// The origins that agree.
    pub origins: Vec<Link>,
    /// The origins that do not.
    pub origins_against: Vec<Link>,
    /// Origins of the parties’ own, which are not counted.
    pub own: Vec<Link>,
}

/// An evidence: what one source has to do with a claim.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct EvidenceView {
    /// `attests`, `rewords`, `supports`, `differs`, `disputes`, `updates` or `context`.
    pub relation: &'static str,
    /// The same in words.
    pub relation_words: Text,
    /// The source.
    pub source: Link,
    /// HTML: the place in it.
    pub at: Option<String>,
    /// HTML: the editor’s note.
    pub note: Option<String>,
    /// Where the source has it from, if not from itself.
    pub origins: Vec<Link>,
    /// Whether it does not say where it has it from.
    pub unknown: bool,
    /// HTML: both in words, in brackets.
    pub from: Option<String>,
    /// HTML: on whose word it rests, in words.
    pub word_of: Option<String>,
}

/// A change after publication.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct Change {
    /// The day, in words.
    pub date: String,
    /// The same as `2026-12-01`.
    pub iso: String,
    /// HTML: what changed.
    pub text: String,
}

/// The same claim on the page of another language.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct NoteTwin {
    /// The language.
    pub tag: String,
    /// The language’s own name.
    pub name: String,
    /// From this page.
    pub href: String,
}

impl Note {
    pub fn new(place: Place, reading_at: ReadingIx, at: ClaimIx, slot: usize) -> Self {
        let cx = place.cx;
        let reading = cx.site().reading(reading_at);
        let claim = reading.claim(at);
        let text = |text: &crate::model::Localised<crate::model::Inline>| place.inline(text.get(cx.lang));
        let mut evidence: Vec<&Evidence> = claim.evidence.iter().collect();
        // In the order of the relations: what does not agree before what does. The sort is stable.
        evidence.sort_by_key(|one| one.relation);
        let view = |wanted: &dyn Fn(Relation) -> bool| -> Vec<EvidenceView> {
            evidence.iter().filter(|one| wanted(one.relation)).map(|one| EvidenceView::new(place, claim, one)).collect()
        };
        let is_against = |relation| matches!(relation, Relation::Differs | Relation::Disputes);
        let apart: Vec<&str> =
            claim.parties.iter().filter(|party| !claim.speakers.contains(party)).map(|party| cx.name(*party)).collect();
        let due = claim.due.map(|due| {
            let date = cx.date(due.from);
            let date = due.to.map_or(date.clone(), |to| format!("{date} – {}", cx.date(to)));
            cx.words("due", [("date", date.into())])
        });
        Self {
            id: claim.id.to_string(),
            number: at.index() + 1,
            slot,
            prefix: cx.ids.to_string(),
            voice: claim.voice.key(),
            voice_words: cx.of_work(&format!("voice-{}", claim.voice.key()), cx.shared.work_kind(reading)),
            kind: claim.kind.key(),
            kind_words: cx.text(&format!("kind-{}", claim.kind.key())),
            locus: claim.locus.to_string(),
            work: cx.source_link(reading.work),
            speakers: claim.speakers.iter().map(|one| cx.speaker_link(*one)).collect(),
            said: SaidView::all(cx, reading, claim),
            so: SoView::new(cx, claim),
            updates: view(&|relation| relation == Relation::Updates),
            against: view(&is_against),
            evidence: view(&|relation| relation != Relation::Updates && !is_against(relation)),
            comment: claim.note.as_ref().map(text),
            inferred: claim.inferred,
            remark: claim.remark.map(|at| reading.remark(at).id.to_string()),
            parties: (!apart.is_empty()).then(|| cx.words("parties", [("names", cx.list(apart).into())])),
            due,
            history: claim
                .history
                .iter()
                .map(|change| Change { date: cx.date(change.date), iso: change.date.to_string(), text: text(&change.text) })
                .collect(),
            twins: cx.note_twins(reading_at, claim),
            cite: Cite::new(cx, reading_at, at),
            report: report(cx, reading_at, claim),
        }
    }
}

impl EvidenceView {
    fn new(place: Place, claim: &Claim, one: &Evidence) -> Self {
        let cx = place.cx;
        let key = one.relation.key();
        let special = format!("relation-{key}-{}", claim.kind.key());
        let general = format!("relation-{key}");
        let message = if cx.shared.messages.has(cx.lang, &special) { &special } else { &general };
        let elsewhere = one.origins.iter().filter(|origin| **origin != one.source);
        let origins: Vec<Link> = elsewhere.map(|origin| cx.source_link(*origin)).collect();
        let text = |text: &crate::model::Localised<crate::model::Inline>| place.inline(text.get(cx.lang));
        Self {
            relation: key,
            relation_words: cx.text(message),
            source: cx.source_link(one.source),
            at: one.at.as_ref().map(text),
            note: one.note.as_ref().map(text),
            from: from(cx, &origins, one.unknown),
            origins,
            unknown: one.unknown,
            word_of: one.word_of.map(|speaker| {
                let link = cx.speaker_link(speaker);
                let Item { id, href, html, .. } = link.item.as_ref();
                let link = format!("<a data-word-of=\"{id}\" href=\"{href}\">{html}</a>");
                cx.words("word-of", [("name", link.into())])
            }),
        }
    }
}

/// Where errors in a claim are told of.
fn report(cx: PageCx, reading: ReadingIx, claim: &Claim) -> Option<String> {
    let url = cx.claim_url(reading, claim).unwrap_or_else(|| cx.claim_path(reading, claim));
    let key = format!("{}#{}", cx.site().reading(reading).id, claim.id);
    cx.site().settings().contact.as_ref().map(|contact| contact.about(&key, &url))
}

/// Where a source has it from, in brackets: names as HTML.
fn from(cx: PageCx, origins: &[Link], unknown: bool) -> Option<String> {
    let key = match (origins.is_empty(), unknown) {
        (true, false) => return None,
        (true, true) => "from-unknown",
        (false, false) => "from",
        (false, true) => "from-and-unknown",
    };
    let names = cx.list(origins.iter().map(|origin| origin.item.html.as_str()));
    Some(cx.words(key, [("names", names.into())]))
}

impl SaidView {
    /// One for each speaker of a quote or paraphrase.
    fn all(cx: PageCx, reading: &Reading, claim: &Claim) -> Vec<Self> {
        claim.verdicts.said.iter().map(|said| Self::new(cx, reading, claim, said)).collect()
    }

    fn new(cx: PageCx, reading: &Reading, claim: &Claim, said: &Said) -> Self {
        let both: Vec<Origin> = said.attest.origins.iter().chain(&said.reword.origins).copied().collect();
        let SaidWords { question, words, line } = cx.shared.said_words(cx.lang, reading, claim, said);
        Self {
            question,
            key: said.key.key(),
            of: cx.site().speaker(said.speaker).id.to_string(),
            words,
            line,
            attest: said.attest.count(),
            reword: said.reword.count(),
            origins: cx.origins(&both),
        }
    }
}

impl SoView {
    fn new(cx: PageCx, claim: &Claim) -> Self {
        let so = &claim.verdicts.so;
        let mut origins_against = so.dispute.origins.clone();
        origins_against.extend(so.differ.origins.iter().filter(|origin| !so.dispute.origins.contains(origin)));
        let SoWords { short, words, line } = cx.shared.so_words(cx.lang, claim);
        Self {
            key: so.key.key(),
            short,
            words,
            line,
            agree: so.agree.count(),
            against: so.against(),
            origins: cx.origins(&so.agree.origins),
            origins_against: cx.origins(&origins_against),
            own: cx.origins(&so.own),
        }
    }
}
