//! Evidence, verdicts and dates.

macro_rules! evidence {
    ([$next:ident $($rest:ident)*] $($rows:tt)*) => { $next! { [$($rest)*] $($rows)*

    /// Evidence that nobody has seen.
    UnseenEvidence { source_id: String, bare: bool }
        "K0601" Error
        says "nobody has seen `{source_id}`, so it cannot serve as evidence"
        help if *bare {
            format!("if you have seen it, say so in content/sources/{source_id}.yaml: `seen: whole` or `seen: excerpt`")
        } else {
            "a source with `seen: not` can only be an origin: name the source that reports it".to_owned()
        };

    /// A chain of `reports` that goes in a circle.
    ReportsCycle { chain: String }
        "K0602" Error
        says "the chain of `reports` goes in a circle: {chain}"
        help "one of them is the origin: remove its `reports`";

    /// The work as its own evidence.
    WorkAsEvidence { source_id: String }
        "K0603" Warning
        says "`{source_id}` goes back to the work itself, so it does not count"
        help "leave it out, or name another origin with `reports`";

    /// A record of an unnamed speaker.
    AttestsUnnamed
        "K0604" Warning
        says "an unnamed speaker cannot be on record"
        help "leave out `attests` and `rewords` for an unnamed speaker";

    /// Doubtful wording without a reason.
    InferredNeedsRemark
        "K0605" Error
        says "an inferred wording needs a remark that explains it"
        help "add `remark: ID`";

    /// A record of one of several speakers.
    WhichSpeaker
        "K0606" Error
        says "the claim has several speakers: say whose words these are"
        help "add `speaker: ID` to the evidence";

    /// Somebody else's words.
    NotItsSpeaker { speaker: String }
        "K0607" Error
        says "`{speaker}` is not a speaker of this claim"
        help "name one of its speakers, or leave `speaker` out";

    /// A record that has no effect.
    NotAsked { relation: &'static str, voice: &'static str }
        "K0608" Warning
        says "`{relation}` has no effect on a claim in the voice `{voice}`"
        help "whether it was said matters only for `quote` and `paraphrase`; for whether it is so, use `supports`";

    /// A speaker that has no effect.
    SpeakerIdle { relation: &'static str }
        "K0609" Warning
        says "`speaker` has no effect with `{relation}`"
        help "it says whose words `attests` and `rewords` record: remove it";

    /// A due date on a claim that is not a forecast.
    DueNoForecast
        "K0610" Error
        says "only a forecast can have `due`"
        help "remove `due`, or set the claim's `kind` to `forecast`";

    /// A forecast that is overdue.
    Overdue { due: String }
        "K0611" Warning
        says "this forecast fell due on {due} and is still open"
        help "find out what came of it; if nothing is known, say so under `history`, with the day you looked";

    /// Two dates in an impossible order.
    DatesReversed { what: String, date: String, other: String, day: String }
        "K0612" Error
        says "{what} ({date}) cannot be before {other} ({day})"
        help "correct one of the two dates";

    /// A date in the future.
    NotYet { date: String }
        "K0613" Error
        says "{date} is in the future"
        help "correct the date";

    /// The same evidence again.
    SameEvidence { source_id: String, relation: &'static str }
        "K0614" Warning
        says "`{source_id}` is listed twice as `{relation}`"
        help "merge the two; say where with `at`";

    /// A later development that is not later.
    UpdateTooEarly { source_id: String }
        "K0615" Warning
        says "`{source_id}` is older than the work, so it cannot report a later development"
        help "use the relation `context`, or correct the date";

    /// `word_of` on a record of words.
    WordOfRecord { relation: &'static str }
        "K0616" Error
        says "`word_of` cannot be used with `{relation}`"
        help format!("`{relation}` is about whether it was said; put `word_of` in an entry about whether it is so");

    } };
}
pub(super) use evidence;
