//! The way back from speakers and sources to claims.

use crate::model::{Claim, ClaimIx, ClaimUse, Feature, Index, Reading, ReadingIx, Source, SourceIx, SpeakerIx};
use rayon::prelude::*;
use std::sync::Arc;

/// Finds the way back from speakers and sources to claims.
pub(super) fn index(readings: &[Arc<Reading>], speakers: usize, sources: &[Source]) -> Index {
    let mut index = Index { speakers: vec![Vec::new(); speakers], sources: vec![Vec::new(); sources.len()] };
    for (k, reading) in readings.iter().enumerate() {
        for (n, claim) in reading.claims.iter().enumerate() {
            let place = |feature| ClaimUse { reading: ReadingIx::new(k), claim: ClaimIx::new(n), feature };
            for speaker in &claim.speakers {
                index.speakers[speaker.index()].push(place(Feature::Speaks));
            }
            for party in parties_apart(claim) {
                index.speakers[party.index()].push(place(Feature::Party));
            }
            for speaker in words_of(claim) {
                index.speakers[speaker.index()].push(place(Feature::Word));
            }
            for one in &claim.evidence {
                let uses = &mut index.sources[one.source.index()];
                let one = place(Feature::Evidence(one.relation));
                // What was pushed of this claim is at the end.
                let mut before =
                    uses.iter().rev().take_while(|use_of| (use_of.reading, use_of.claim) == (one.reading, one.claim));
                if !before.any(|known| *known == one) {
                    uses.push(one);
                }
            }
            for origin in origins_apart(claim) {
                index.sources[origin.index()].push(place(Feature::Origin));
            }
        }
    }
    // As lists show them, so that nobody sorts them again for each page.
    index.speakers.par_iter_mut().chain(&mut index.sources).for_each(|uses| uses.sort_by_key(|one| one.feature));
    index
}

/// Parties that are not speakers of the claim as well.
fn parties_apart(claim: &Claim) -> impl Iterator<Item = SpeakerIx> {
    claim.parties.iter().copied().filter(|party| !claim.speakers.contains(party))
}

/// Those on whose word evidence rests, each once.
fn words_of(claim: &Claim) -> Vec<SpeakerIx> {
    let mut all: Vec<SpeakerIx> = claim.evidence.iter().filter_map(|one| one.word_of).collect();
    all.sort();
    all.dedup();
    all
}

/// Origins behind the evidence that are not evidence themselves, each once.
fn origins_apart(claim: &Claim) -> Vec<SourceIx> {
    let mut apart: Vec<SourceIx> = claim.evidence.iter().flat_map(|one| one.origins.iter().copied()).collect();
    apart.sort();
    apart.dedup();
    apart.retain(|origin| claim.evidence.iter().all(|one| one.source != *origin));
    apart
}
