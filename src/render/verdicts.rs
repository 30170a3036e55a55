//! Verdicts in words. Thousands of claims come out the same way, so each way is worded once.

use super::{
    kept::Text,
    locale::Locales,
    messages::Messages,
    shared::{Shared, WorkKind, work_kind},
};
use crate::{
    link::Site,
    model::{Claim, ClaimKind, Counted, Due, Localised, OwnLang, PartialDate, Reading, Said, SaidKey, SoKey, SpeakerIx, Voice},
};
use ahash::HashMap;
use fluent_bundle::FluentValue;

/// Whether a claim is so, in words.
#[derive(Debug, Clone)]
pub(super) struct SoWords {
    /// The verdict alone.
    pub short: Text,
    /// The verdict with its numbers.
    pub words: Text,
    /// The same after a word for the kind.
    pub line: Text,
}

/// Whether a claim was said, in words.
#[derive(Debug, Clone)]
pub(super) struct SaidWords {
    pub question: Text,
    /// The verdict with its numbers.
    pub words: Text,
    /// The same after a word for the voice.
    pub line: Text,
}

/// All that the words of a verdict on facts depend on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct SoFacts {
    key: SoKey,
    kind: ClaimKind,
    agree: usize,
    agreeing: usize,
    differ: usize,
    dispute: usize,
    against: usize,
    unknown: usize,
    due: Option<PartialDate>,
}

impl SoFacts {
    fn new(claim: &Claim) -> Self {
        let so = &claim.verdicts.so;
        Self {
            key: so.key,
            kind: claim.kind,
            agree: so.agree.count(),
            agreeing: so.agreeing,
            differ: so.differ.count(),
            dispute: so.dispute.count(),
            against: so.against(),
            unknown: [&so.agree, &so.differ, &so.dispute].iter().map(|counted: &&Counted| counted.unknown).sum(),
            due: claim.due.map(Due::end),
        }
    }
}

/// All that the words of a verdict on words depend on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct SaidFacts {
    key: SaidKey,
    voice: Voice,
    work: WorkKind,
    attest: usize,
    reword: usize,
    unknown: usize,
    /// Whom it is about, where a claim has several speakers.
    of: Option<SpeakerIx>,
}

impl SaidFacts {
    fn new(site: &Site, reading: &Reading, claim: &Claim, said: &Said) -> Self {
        Self {
            key: said.key,
            voice: claim.voice,
            work: work_kind(site, reading),
            attest: said.attest.count(),
            reword: said.reword.count(),
            unknown: said.attest.unknown + said.reword.unknown,
            of: (claim.speakers.len() > 1).then_some(said.speaker),
        }
    }
}

/// The words for every verdict of a site's claims.
#[derive(Debug)]
pub(super) struct Verdicts(Localised<Known>);

#[derive(Debug, Default)]
struct Known {
    so: HashMap<SoFacts, SoWords>,
    said: HashMap<SaidFacts, SaidWords>,
}

impl Verdicts {
    pub fn new(site: &Site, messages: &Messages, locales: &Locales) -> Self {
        Self(Localised::new(&site.settings().languages, |lang| {
            let writer = Writer { site, messages, locales, lang };
            let mut known = Known::default();
            for (_, reading) in site.readings_in(lang) {
                for claim in &reading.claims {
                    let facts = SoFacts::new(claim);
                    known.so.entry(facts).or_insert_with(|| writer.so(facts));
                    for said in &claim.verdicts.said {
                        let facts = SaidFacts::new(site, reading, claim, said);
                        known.said.entry(facts).or_insert_with(|| writer.said(facts));
                    }
                }
            }
            known
        }))
    }
}

impl Shared {
    /// Whether a claim is so, in words.
    pub fn so_words(&self, lang: OwnLang, claim: &Claim) -> SoWords {
        let facts = SoFacts::new(claim);
        let known = self.verdicts.0.get(lang).so.get(&facts);
        known.cloned().unwrap_or_else(|| Writer::new(self, lang).so(facts))
    }

    /// Whether a claim was said, in words.
    pub fn said_words(&self, lang: OwnLang, reading: &Reading, claim: &Claim, said: &Said) -> SaidWords {
        let facts = SaidFacts::new(&self.site, reading, claim, said);
        let known = self.verdicts.0.get(lang).said.get(&facts);
        known.cloned().unwrap_or_else(|| Writer::new(self, lang).said(facts))
    }
}

/// Words verdicts in one language.
#[derive(Clone, Copy)]
struct Writer<'a> {
    site: &'a Site,
    messages: &'a Messages,
    locales: &'a Locales,
    lang: OwnLang,
}

impl<'a> Writer<'a> {
    fn new(shared: &'a Shared, lang: OwnLang) -> Self {
        Self { site: &shared.site, messages: &shared.messages, locales: &shared.locales, lang }
    }

    fn words<'v>(self, key: &str, values: impl IntoIterator<Item = (&'v str, FluentValue<'v>)>) -> String {
        self.messages.with(self.lang, key, values)
    }

    /// A verdict's words with the sources of unknown origin, which change nothing in it.
    fn with_unknown(self, words: String, unknown: usize) -> String {
        if unknown == 0 { words } else { words + &self.words("unknown-origins", [("count", unknown.into())]) }
    }

    fn so(self, facts: SoFacts) -> SoWords {
        let words = self.so_with_numbers(facts);
        SoWords {
            short: self.messages.text(self.lang, &format!("short-{}", facts.key.key())),
            line: self.words(&format!("so-line-{}", facts.kind.key()), [("words", words.as_str().into())]).as_str().into(),
            words: words.as_str().into(),
        }
    }

    /// The verdict on the matter with its numbers; those that are nought are left out.
    fn so_with_numbers(self, facts: SoFacts) -> String {
        let SoFacts { agree, agreeing, differ, dispute, against, unknown, .. } = facts;
        let key = match facts.key {
            SoKey::Supported if (agreeing, agree) == (1, 1) => "so-supported-one",
            // A digest may pass on several origins.
            SoKey::Supported if agreeing <= agree => "so-supported-alike",
            SoKey::Supported => "so-supported",
            SoKey::Judgement => match (agree, against) {
                (0, 0) if unknown > 0 => "so-judgement-unknown",
                (0, 0) => "so-judgement",
                (_, 0) => "so-judgement-shared",
                (0, _) => "so-judgement-not-shared",
                _ => "so-judgement-both",
            },
            SoKey::NotComeAbout if facts.due.is_some() => "so-not-come-about-due",
            other => &format!("so-{}", other.key()),
        };
        let date = facts.due.map(|due| self.locales.date(self.lang, due)).unwrap_or_default();
        let words = self.words(
            key,
            [
                ("agree", agree.into()),
                ("sources", agreeing.into()),
                ("differ", differ.into()),
                ("dispute", dispute.into()),
                ("against", against.into()),
                ("unknown", unknown.into()),
                ("date", date.into()),
            ],
        );
        // Among the sources that agree are those of unknown origin.
        let told = matches!(key, "so-judgement-unknown" | "so-supported");
        self.with_unknown(words, if told { 0 } else { unknown })
    }

    fn said(self, facts: SaidFacts) -> SaidWords {
        let SaidFacts { attest, reword, of, .. } = facts;
        let key = match (facts.key, attest, reword) {
            (SaidKey::Recorded, _, 0) => "said-recorded",
            (SaidKey::Recorded, 0, _) => "said-reworded",
            (SaidKey::Recorded, ..) => "said-recorded-reworded",
            (SaidKey::WorkOnly, ..) => "said-work-only",
            (SaidKey::Unnamed, ..) => "said-unnamed",
        };
        let name = of.map(|speaker| self.site.speaker(speaker).name.get(self.lang).as_str());
        let numbers = [("attest", attest.into()), ("reword", reword.into()), ("work", facts.work.key().into())];
        let words = self.with_unknown(self.words(key, numbers), facts.unknown);
        let line = format!("said-line-{}{}", facts.voice.key(), if of.is_some() { "-of" } else { "" });
        let line = self.words(&line, [("words", words.as_str().into()), ("name", name.unwrap_or_default().into())]);
        SaidWords {
            question: match name {
                Some(name) => self.words("as-of-whom", [("name", name.into())]).as_str().into(),
                None => self.messages.text(self.lang, "said-question"),
            },
            words: words.as_str().into(),
            line: line.as_str().into(),
        }
    }
}
