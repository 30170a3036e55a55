//! Evidence, verdicts and dates.

macro_rules! evidence {
    ([$next:ident $($rest:ident)*] $($rows:tt)*) => { $next! { [$($rest)*] $($rows)*

    /// Evidence that nobody has seen.
    UnseenEvidence { source_id: String, bare: bool }
        "K0601" Error
        says "nobody has seen `{source_id}`, so nobody can say what it holds"
        help if *bare {
            format!("if you have, say so: write content/sources/{source_id}.yaml with `seen: whole` or `seen: excerpt`")
        } else {
            "a source with `seen: not` serves as an origin only: name the source that reports it".to_owned()
        };

    /// A chain that bites its tail.
    ReportsCycle { chain: String }
        "K0602" Error
        says "the chain of `reports` goes in a circle: {chain}"
        help "one of them is the origin: it reports nothing";

    /// The work vouches for itself.
    WorkAsEvidence { source_id: String }
        "K0603" Warning
        says "`{source_id}` goes back to the work itself and counts for nothing"
        help "leave it out, or name another origin with `reports`";

    /// A record of somebody unnamed.
    AttestsUnnamed
        "K0604" Warning
        says "nobody can be on record who has no name"
        help "leave out `attests` and `rewords` for an unnamed speaker";

    /// Doubtful wording without a reason.
    InferredNeedsRemark
        "K0605" Error
        says "an inferred wording needs a remark that tells why"
        help "add `remark: ID`";

    /// A record of one of several speakers.
    WhichSpeaker
        "K0606" Error
        says "the claim has several speakers: say whose words these are"
        help "add `speaker: ID` to the evidence";

    /// Somebody else's words.
    NotItsSpeaker { speaker: String }
        "K0607" Error
        says "`{speaker}` is no speaker of this claim"
        help "name one of its speakers, or leave `speaker` out";

    /// A record of what nobody asks for.
    NotAsked { relation: &'static str, voice: &'static str }
        "K0608" Warning
        says "`{relation}` weighs nothing on a claim in the voice `{voice}`"
        help "whether it was said is asked of `quote` and `paraphrase`; for whether it is so, use `supports`";

    /// Whose words, where none are recorded.
    SpeakerIdle { relation: &'static str }
        "K0609" Warning
        says "`speaker` means nothing beside `{relation}`"
        help "it tells whose words `attests` and `rewords` record: take it away";

    /// A day on which nothing falls due.
    DueNoForecast
        "K0610" Error
        says "only a forecast falls due"
        help "take `due` away, or make the claim's kind `forecast`";

    /// A forecast that time has overtaken.
    Overdue { due: String }
        "K0611" Warning
        says "this forecast fell due on {due} and is still open"
        help "look what came of it; if nothing is known, say so under `history` with the day on which you looked";

    /// Two dates in an order that cannot be.
    DatesReversed { what: String, date: String, other: String, day: String }
        "K0612" Error
        says "{what} ({date}) cannot be before {other} ({day})"
        help "mend the one or the other";

    /// A day that has not come.
    NotYet { date: String }
        "K0613" Error
        says "{date} has not come yet"
        help "mend the date";

    /// The same evidence again.
    SameEvidence { source_id: String, relation: &'static str }
        "K0614" Warning
        says "`{source_id}` is named as `{relation}` twice"
        help "put both into one; say where with `at`";

    /// A later development that is not later.
    UpdateTooEarly { source_id: String }
        "K0615" Warning
        says "`{source_id}` is from before the work and tells of no later development"
        help "the relation is `context`, or the date is wrong";

    /// A record of words that rests on a word.
    WordOfRecord { relation: &'static str }
        "K0616" Error
        says "`word_of` cannot stand beside `{relation}`"
        help format!("`{relation}` tells whether it was said; put `word_of` into an entry that tells whether it is so");

    } };
}
pub(super) use evidence;
