//! Sources that only pass on what somebody says: on "is it so?" that one is the origin.

use crate::{
    site::{CLAIMS, Site},
    verdicts::hold,
};
use snapbox::{assert_data_eq, str};

#[test]
fn two_papers_with_one_persons_word_are_one_origin() {
    hold(&[
        ("bob narration fact", &["supports one word_of: crowd", "supports two word_of: crowd"], "supported 1 0"),
        // Another's word, and a paper of its own, are others.
        ("bob narration fact", &["supports one word_of: crowd", "supports two word_of: ann"], "supported 2 0"),
        ("bob narration fact", &["supports one word_of: crowd", "supports two"], "supported 2 0"),
        // Whatever the source reports: the word is whose it is.
        ("bob narration fact", &["supports copy-of-one word_of: crowd", "supports one word_of: crowd"], "supported 1 0"),
        ("bob narration fact", &["supports dark word_of: crowd"], "supported 1 0"),
        // Of one paper, one matter is its own and one is somebody's word.
        ("bob narration fact", &["supports one", "supports one word_of: crowd, at: p. 2"], "supported 2 0"),
    ]);
}

#[test]
fn the_word_of_a_party_or_of_its_people_is_its_own_account() {
    hold(&[
        ("ann narration fact", &["supports one word_of: ann"], "own 0 0"),
        // The house to which a party belongs, and a person who belongs to a house that is a party.
        ("ann narration fact", &["supports one word_of: house"], "own 0 0"),
        ("bob narration fact party: house", &["supports one word_of: ann"], "own 0 0"),
        ("bob narration fact party: house", &["supports one word_of: ann", "supports two"], "supported 1 0"),
        // Disagreement counts, whosever it is.
        ("ann narration fact", &["disputes one word_of: ann"], "disputed 0 1"),
        ("ann narration fact", &["differs one word_of: house"], "differs 0 1"),
        ("ann narration judgement", &["supports one word_of: ann", "supports two word_of: crowd"], "judgement 1 0"),
    ]);
}

#[test]
fn what_somebody_publishes_and_what_others_have_on_the_same_word_is_one_origin() {
    hold(&[
        ("crowd narration fact", &["supports bob-post", "supports one word_of: bob"], "supported 1 0"),
        ("crowd narration fact", &["supports ann-post", "supports house-post"], "supported 2 0"),
        ("crowd narration fact", &["supports bob-post", "disputes one word_of: bob"], "disputed 1 1"),
        // On background it weighs nothing, and joins nothing.
        ("crowd narration fact", &["supports bob-post", "context one word_of: bob"], "supported 1 0"),
    ]);
}

#[test]
fn on_whether_it_was_said_it_changes_nothing() {
    hold(&[
        ("bob quote fact", &["attests one", "supports one word_of: bob"], "recorded bob 1 0, own 0 0"),
        ("bob quote fact", &["supports one word_of: bob"], "work-only bob 0 0, own 0 0"),
        ("bob narration fact", &["updates one word_of: bob", "context two word_of: bob"], "unconfirmed 0 0"),
    ]);
}

#[test]
fn the_work_cannot_vouch_for_itself_through_a_word() {
    let site = Site::new()
        .file("content/sources/copy.yaml", "entry: { type: web, title: A copy }\nseen: whole\nreports: work\n")
        .file("content/speakers/bob.yaml", "name: Bob\nkind: person\n")
        .edit(CLAIMS, "{ source: other, relation: supports }", "{ source: copy, relation: supports, word_of: bob }");
    assert_data_eq!(
        site.told(),
        str![[r#"
warning[K0603]: `copy` goes back to the work itself, so it does not count
  --> content/readings/small/claims.yaml:17:17
   |
17 |     - { source: copy, relation: supports, word_of: bob }
   |                 ^^^^
   |
   = help: leave it out, or name another origin with `reports`

"#]]
    );
    assert_eq!(site.built().attributes("en/small.html", "[data-note=rain] [data-so]", "data-so"), ["unconfirmed"]);
}

/// The small site with a paper that rests on Bob's word, and a post of his.
fn on_bobs_word() -> Site {
    Site::new()
        .file("content/speakers/bob.yaml", "name: { en: Bob, ja: ボブ }\nkind: person\n")
        .file("content/sources/post.yaml", "entry: { type: web, title: A post, publisher: Bob }\nseen: whole\nby: bob\n")
        .edit(
            CLAIMS,
            "{ source: other, relation: supports }",
            "{ source: other, relation: supports, word_of: bob }\n    - { source: post, relation: supports }",
        )
}

#[test]
fn the_note_names_the_one_and_counts_him_once() {
    let built = on_bobs_word().built();
    assert_data_eq!(
        built.outer("en/small.html", "[data-note=rain] .ev li, [data-note=rain] .verdicts dd")
            + &built.outer("ja/small.html", "[data-note=rain] .ev li"),
        str![[r#"
<dd><span class="words so" data-against="0" data-agree="1" data-so="supported">supported (2 sources, 1 independent)</span> <span class="origins">Agrees: <a href="speakers/bob.html">Bob</a></span>
</dd>
<li class="r-supports"><span class="rel">agrees</span> <span class="src"><a data-source="other" href="sources/other.html">Another</a> <span class="word-of">on the word of <a data-word-of="bob" href="speakers/bob.html">Bob</a></span></span></li>
<li class="r-supports"><span class="rel">agrees</span> <span class="src"><a data-source="post" href="sources/post.html">Bob</a></span></li>
<li class="r-supports"><span class="rel">一致する</span> <span class="src"><a data-source="other" href="sources/other.html">Another</a> <span class="word-of"><a data-word-of="bob" href="speakers/bob.html">ボブ</a>の話による</span></span></li>
<li class="r-supports"><span class="rel">一致する</span> <span class="src"><a data-source="post" href="sources/post.html">Bob</a></span></li>

"#]]
    );
}

#[test]
fn his_page_lists_what_rests_on_his_word() {
    let built = on_bobs_word().built();
    assert_data_eq!(
        built.words("en/speakers/bob.html", ".kicker, h2") + &built.words("ja/speakers/bob.html", "h2"),
        str![[r#"
person · no claims
Claims on which sources rely on this speaker’s word
資料がこの人・組織の話に基づく記述

"#]]
    );
    assert_eq!(built.attributes("en/speakers/bob.html", ".g-word a[data-claim]", "href"), ["../small.html#rain"]);
    // He is named, so nothing is told of a speaker without use.
    assert_eq!(built.told, "");
}

#[test]
fn the_figure_leads_from_the_source_to_him() {
    let built = on_bobs_word().built();
    assert_data_eq!(
        built.words("en/small.html", ".figure:nth-of-type(2) tbody tr"),
        str![[r#"
“Another”, 1 March 2026.Another
BobAnother
Bob, “A post”.Bob

"#]]
    );
}

#[test]
fn one_source_may_bear_on_a_claim_for_several_people_or_origins() {
    let twice = |second: &str| {
        let entries = format!("{{ source: other, relation: supports }}\n    - {{ source: other, relation: supports{second} }}");
        let site = Site::new().edit(CLAIMS, "{ source: other, relation: supports }", &entries);
        site.file("content/sources/agency.yaml", "entry: { type: web, title: Agency }\nseen: not\n")
            .file("content/speakers/bob.yaml", "name: Bob\nkind: person\nsources: [agency]\n")
            .more("\n[Bob](speaker:bob)\n", "\n[ボブ](speaker:bob)\n")
            .told()
    };
    assert_eq!(twice(", word_of: bob"), "");
    assert_eq!(twice(", reports: agency"), "");
    assert!(twice(", at: p. 2").contains("K0614"));
}
