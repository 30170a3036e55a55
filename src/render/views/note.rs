use super::{super::Shared, cite::Cite, page::Item};
use crate::{
    model::{Claim, ClaimIx, Counted, Evidence, Lang, Reading, Relation, Said, SaidKey, So, SoKey, SourceIx},
    render::html::Place,
};
use serde::Serialize;

/// A note: all that is shown for a claim beside its mark.
#[derive(Debug, Serialize)]
pub(in crate::render) struct Note {
    pub id: String,
    pub number: usize,
    /// Its place among the notes of its block, from 1.
    pub slot: usize,
    /// Before every id on a page of two languages.
    pub prefix: String,
    pub voice: &'static str,
    pub voice_words: String,
    pub kind: &'static str,
    pub kind_words: String,
    pub locus: String,
    /// The work, to which the locus belongs.
    pub work: Item,
    pub speakers: Vec<Item>,
    pub said: Vec<SaidView>,
    pub so: SoView,
    /// Later developments, which come first.
    pub updates: Vec<EvidenceView>,
    /// What does not agree, which comes next.
    pub against: Vec<EvidenceView>,
    /// All other evidence.
    pub evidence: Vec<EvidenceView>,
    /// How many sources there are, in words.
    pub source_words: String,
    /// The editor's comment.
    pub comment: Option<String>,
    pub inferred: bool,
    /// The id of its remark.
    pub remark: Option<String>,
    /// Whose own word is not counted, where others than the speakers are meant.
    pub parties: Option<String>,
    pub due: Option<String>,
    pub history: Vec<Change>,
    /// The same claim in the other languages.
    pub twins: Vec<NoteTwin>,
    /// How others cite it.
    pub cite: Cite,
}

/// Whether it was said.
#[derive(Debug, Serialize)]
pub(in crate::render) struct SaidView {
    pub question: String,
    pub key: &'static str,
    pub of: String,
    pub words: String,
    pub attest: usize,
    pub reword: usize,
    pub origins: Vec<Item>,
}

/// Whether it is so.
#[derive(Debug, Serialize)]
pub(in crate::render) struct SoView {
    pub key: &'static str,
    /// The verdict alone.
    pub short: String,
    /// The verdict with its numbers.
    pub words: String,
    pub agree: usize,
    pub against: usize,
    pub origins: Vec<Item>,
    pub origins_against: Vec<Item>,
    /// Origins of the parties' own, which are not counted.
    pub own: Vec<Item>,
}

/// One source's bearing.
#[derive(Debug, Serialize)]
pub(in crate::render) struct EvidenceView {
    pub relation: &'static str,
    pub relation_words: String,
    pub source: Item,
    pub at: Option<String>,
    pub note: Option<String>,
    /// Where the source has it from, if not from itself.
    pub origins: Vec<Item>,
    /// Whether it does not say where it has it from.
    pub unknown: bool,
}

/// What changed after publication.
#[derive(Debug, Serialize)]
pub(in crate::render) struct Change {
    pub date: String,
    pub iso: String,
    pub text: String,
}

/// The same claim on the page of another language.
#[derive(Debug, Serialize)]
pub(in crate::render) struct NoteTwin {
    pub tag: String,
    pub name: String,
    pub href: String,
}

impl Note {
    pub fn new(shared: &Shared, place: Place, reading: &Reading, at: ClaimIx, slot: usize) -> Self {
        let (site, lang, up) = (&*shared.site, place.lang, place.up);
        let messages = &shared.messages;
        let claim = reading.claim(at);
        let text = |text: &crate::model::Localised<crate::model::Inline>| place.inline(text.get(lang));
        let mut evidence: Vec<&Evidence> = claim.evidence.iter().collect();
        // In the order of the relations: what does not agree before what does. The sort is stable.
        evidence.sort_by_key(|one| one.relation);
        let view = |wanted: &dyn Fn(Relation) -> bool| -> Vec<EvidenceView> {
            evidence.iter().filter(|one| wanted(one.relation)).map(|one| EvidenceView::new(shared, place, claim, one)).collect()
        };
        let is_against = |relation| matches!(relation, Relation::Differs | Relation::Disputes);
        let apart: Vec<&str> = claim
            .parties
            .iter()
            .filter(|party| !claim.speakers.contains(party))
            .map(|party| site.speaker(*party).name.get(lang).as_str())
            .collect();
        let due = claim.due.map(|due| {
            let date = shared.locales.date(lang, due.from);
            let date = due.to.map_or(date.clone(), |to| format!("{date} – {}", shared.locales.date(lang, to)));
            messages.with(lang, "due", [("date", date.into())])
        });
        Self {
            id: claim.id.to_string(),
            number: at.index() + 1,
            slot,
            prefix: place.prefix.to_owned(),
            voice: claim.voice.key(),
            voice_words: messages.get(lang, &format!("voice-{}", claim.voice.key())).to_owned(),
            kind: claim.kind.key(),
            kind_words: messages.get(lang, &format!("kind-{}", claim.kind.key())).to_owned(),
            locus: claim.locus.to_string(),
            work: shared.source_link(reading.work, lang, up),
            speakers: claim.speakers.iter().map(|one| shared.speaker_link(*one, lang, up)).collect(),
            said: claim.verdicts.said.iter().map(|said| SaidView::new(shared, lang, up, claim, said)).collect(),
            so: SoView::new(shared, lang, up, &claim.verdicts.so),
            updates: view(&|relation| relation == Relation::Updates),
            against: view(&is_against),
            evidence: view(&|relation| relation != Relation::Updates && !is_against(relation)),
            source_words: messages.with(lang, "source-count", [("count", claim.evidence.len().into())]),
            comment: claim.note.as_ref().map(text),
            inferred: claim.inferred,
            remark: claim.remark.map(|at| reading.remark(at).id.to_string()),
            parties: (!apart.is_empty()).then(|| messages.with(lang, "parties", [("names", messages.list(lang, apart).into())])),
            due,
            history: claim
                .history
                .iter()
                .map(|(date, words)| Change { date: shared.locales.date(lang, *date), iso: date.to_string(), text: text(words) })
                .collect(),
            twins: shared.note_twins(reading, claim, lang),
            cite: Cite::new(shared, reading, at, lang),
        }
    }
}

impl EvidenceView {
    fn new(shared: &Shared, place: Place, claim: &Claim, one: &Evidence) -> Self {
        let lang = place.lang;
        let key = one.relation.key();
        let special = format!("relation-{key}-{}", claim.kind.key());
        let general = format!("relation-{key}");
        let message = if shared.messages.has(lang, &special) { &special } else { &general };
        let elsewhere = one.origins.iter().filter(|origin| **origin != one.source);
        let text = |text: &crate::model::Localised<crate::model::Inline>| place.inline(text.get(lang));
        Self {
            relation: key,
            relation_words: shared.messages.get(lang, message).to_owned(),
            source: shared.source_link(one.source, lang, place.up),
            at: one.at.as_ref().map(text),
            note: one.note.as_ref().map(text),
            origins: elsewhere.map(|origin| shared.source_link(*origin, lang, place.up)).collect(),
            unknown: one.unknown,
        }
    }
}

impl SaidView {
    pub fn new(shared: &Shared, lang: Lang, up: &str, claim: &Claim, said: &Said) -> Self {
        let messages = &shared.messages;
        let speaker = shared.site.speaker(said.speaker);
        let question = if claim.speakers.len() > 1 {
            messages.with(lang, "as-of-whom", [("name", speaker.name.get(lang).as_str().into())])
        } else {
            messages.get(lang, "said-question").to_owned()
        };
        let (attest, reword) = (said.attest.count(), said.reword.count());
        let key = match (said.key, attest, reword) {
            (SaidKey::Recorded, _, 0) => "said-recorded",
            (SaidKey::Recorded, 0, _) => "said-reworded",
            (SaidKey::Recorded, ..) => "said-recorded-reworded",
            (SaidKey::WorkOnly, ..) => "said-work-only",
            (SaidKey::Unnamed, ..) => "said-unnamed",
        };
        let words = messages.with(lang, key, [("attest", attest.into()), ("reword", reword.into())]);
        let both: Vec<SourceIx> = said.attest.origins.iter().chain(&said.reword.origins).copied().collect();
        let unknown = said.attest.unknown + said.reword.unknown;
        Self {
            question,
            key: said.key.key(),
            of: speaker.id.to_string(),
            words: shared.with_unknown(lang, words, unknown),
            attest,
            reword,
            origins: shared.origins(&both, lang, up),
        }
    }
}

impl SoView {
    pub fn new(shared: &Shared, lang: Lang, up: &str, so: &So) -> Self {
        let messages = &shared.messages;
        let (agree, differ, dispute, against) = (so.agree.count(), so.differ.count(), so.dispute.count(), so.against());
        let key = match so.key {
            SoKey::Disputed if differ > 0 => "so-disputed-differs".to_owned(),
            SoKey::Judgement => match (agree, against) {
                (0, 0) => "so-judgement",
                (_, 0) => "so-judgement-shared",
                (0, _) => "so-judgement-not-shared",
                _ => "so-judgement-both",
            }
            .to_owned(),
            other => format!("so-{}", other.key()),
        };
        let numbers =
            [("agree", agree.into()), ("differ", differ.into()), ("dispute", dispute.into()), ("against", against.into())];
        let words = messages.with(lang, &key, numbers);
        let unknown = [&so.agree, &so.differ, &so.dispute].iter().map(|counted: &&Counted| counted.unknown).sum();
        let mut origins_against = so.dispute.origins.clone();
        origins_against.extend(so.differ.origins.iter().filter(|origin| !so.dispute.origins.contains(origin)));
        Self {
            key: so.key.key(),
            short: messages.get(lang, &format!("short-{}", so.key.key())).to_owned(),
            words: shared.with_unknown(lang, words, unknown),
            agree,
            against,
            origins: shared.origins(&so.agree.origins, lang, up),
            origins_against: shared.origins(&origins_against, lang, up),
            own: shared.origins(&so.own, lang, up),
        }
    }
}
