//! Kinds of damage, and why some may be let pass.

use crate::{
    damage::{
        Damage, circle, claims, copy_record, copy_text, cut_record, delete, delete_paragraph, drop_in_both, exchange_marks,
        exchange_paragraphs, id_in, join_paragraphs, other_speaker, remarks, rename, replace, section, section_en, sources,
        speakers, split_paragraph, unsee, yaml,
    },
    site::Content,
};
use fastrand::Rng;

/// A kind of damage.
#[derive(Debug)]
pub struct Kind {
    pub name: &'static str,
    pub make: fn(&Content, &mut Rng) -> Option<Damage>,
    /// Why it may be let pass or only warned of; none where it breaks a tie.
    pub passes: Option<&'static str>,
}

const fn breaks(name: &'static str, make: fn(&Content, &mut Rng) -> Option<Damage>) -> Kind {
    Kind { name, make, passes: None }
}

const fn passes(name: &'static str, make: fn(&Content, &mut Rng) -> Option<Damage>, why: &'static str) -> Kind {
    Kind { name, make, passes: Some(why) }
}

/// Every kind. What may be let pass says why.
pub const KINDS: &[Kind] = &[
    breaks("misspell a mark's claim", |c, r| id_in(c, r, section, r"\(claim:([a-z0-9-]+)")),
    breaks("misspell a mark's speaker", |c, r| id_in(c, r, section, r"\(speaker:([a-z0-9-]+)")),
    breaks("misspell a mark's remark", |c, r| id_in(c, r, section, r"\(remark:([a-z0-9-]+)")),
    breaks("misspell a picture", |c, r| id_in(c, r, section, r"\(picture:([a-z0-9-]+)")),
    breaks("misspell a claim's speaker", |c, r| id_in(c, r, claims, r"(?m)^  speaker: ([a-z0-9-]+)$")),
    breaks("misspell a source of evidence", |c, r| id_in(c, r, claims, r"(?m)^    - source: ([a-z0-9-]+)$")),
    breaks("misspell what a source reports", |c, r| id_in(c, r, sources, r"(?m)^reports: ([a-z0-9-]+)$")),
    breaks("misspell a source of a remark", |c, r| id_in(c, r, remarks, r"(?m)^  sources: \[([a-z0-9-]+)")),
    breaks("misspell who publishes a source", |c, r| id_in(c, r, sources, r"(?m)^by: ([a-z0-9-]+)$")),
    breaks("misspell an affiliation", |c, r| id_in(c, r, speakers, r"(?m)^affiliation: ([a-z0-9-]+)$")),
    breaks("rename a claim", |c, r| id_in(c, r, claims, r"(?m)^([a-z0-9-]+):$")),
    breaks("rename a remark", |c, r| id_in(c, r, remarks, r"(?m)^([a-z0-9-]+):$")),
    breaks("rename a speaker's file", |c, r| rename(c, r, speakers)),
    breaks("rename a source's file", |c, r| rename(c, r, sources)),
    breaks("rename a section's file", |c, r| rename(c, r, section)),
    breaks("delete a speaker", |c, r| delete(c, r, speakers)),
    breaks("delete a source", |c, r| delete(c, r, sources)),
    breaks("delete a section in one language", |c, r| delete(c, r, section)),
    breaks("delete the claims", |c, r| delete(c, r, claims)),
    breaks("delete the remarks", |c, r| delete(c, r, remarks)),
    breaks("delete a claim", |c, r| cut_record(c, r, claims)),
    breaks("delete a remark", |c, r| cut_record(c, r, remarks)),
    breaks("copy a claim under its own id", copy_record),
    breaks("drop a claim's mark in one language", |c, r| {
        replace(c, r, section, r"\[([^\[\]]+)\]\(claim:([a-z0-9-]+)\)", |m| m[1].to_owned())
    }),
    breaks("drop a claim's mark in both languages", drop_in_both),
    breaks("exchange marks of two paragraphs", |c, r| exchange_marks(c, r, false)),
    breaks("break a mark's bracket", |c, r| {
        replace(c, r, section, r"\]\(claim:([a-z0-9-]+)\)", |m| format!("] (claim:{})", &m[1]))
    }),
    breaks("leave a mark open", |c, r| replace(c, r, section, r"\(claim:([a-z0-9-]+)\)", |m| format!("(claim:{}", &m[1]))),
    breaks("write a mark's brackets wide", |c, r| {
        replace(c, r, section, r"\(claim:([a-z0-9-]+)\)", |m| format!("（claim:{}）", &m[1]))
    }),
    breaks("empty a mark", |c, r| {
        replace(c, r, section, r"\[([^\[\]]+)\]\(claim:([a-z0-9-]+)\)", |m| format!("[](claim:{})", &m[2]))
    }),
    breaks("exchange two paragraphs with claims", exchange_paragraphs),
    breaks("delete a paragraph", delete_paragraph),
    breaks("split a paragraph", split_paragraph),
    breaks("join two paragraphs", join_paragraphs),
    breaks("cut the front matter's end", |c, r| {
        replace(c, r, section, r"(?s)\A---\n([^\n].*?)\n---\n\n", |m| format!("---\n{}\n\n", &m[1]))
    }),
    breaks("lose a title", |c, r| replace(c, r, section, r"(?m)^title: .*\n", |_| String::new())),
    breaks("leave ruby open", |c, r| replace(c, r, section, r"\{([^{}|]+)\|([^{}|]+)\}", |m| format!("{{{}|{}", &m[1], &m[2]))),
    breaks("write HTML", |c, r| replace(c, r, section, r"\[([^\[\]]+)\]\(claim:", |m| format!("<b>[{}](claim:", &m[1]))),
    breaks("write an address that runs", |c, r| {
        replace(c, r, section, r"\(speaker:[a-z0-9-]+\)", |_| "(javascript:alert(1))".into())
    }),
    breaks("write a dead link", |c, r| {
        replace(c, r, section, r"\(speaker:([a-z0-9-]+)\)", |m| format!("(speaker/{}.html)", &m[1]))
    }),
    breaks("misspell a key", |c, r| {
        replace(c, r, yaml, r"(?m)^( {0,6})(locus|voice|kind|note|text|seen|entry|name|evidence|relation):", |m| {
            format!("{}{}s:", &m[1], &m[2])
        })
    }),
    breaks("lose a key that has to be there", |c, r| {
        replace(c, r, yaml, r"(?m)^ {0,6}(locus|voice|kind|seen|relation|inferred): .*\n", |_| String::new())
    }),
    breaks("write a key twice", |c, r| {
        replace(c, r, yaml, r"(?m)^( *(?:locus|voice|kind|seen|relation): .*\n)", |m| format!("{0}{0}", &m[1]))
    }),
    breaks("misspell a word", |c, r| {
        replace(c, r, yaml, r"(?m)^( *(?:voice|kind|seen|relation): )(\w)(\w+)$", |m| {
            format!("{}{}{}{}", &m[1], &m[2], &m[2], &m[3])
        })
    }),
    breaks("break YAML's quotes", |c, r| replace(c, r, yaml, "(?m)^( *(?:en|ja): \".*)\"$", |m| m[1].to_owned())),
    breaks("break a date", |c, r| replace(c, r, sources, r"(seen_on: \d{4})-\d\d", |m| format!("{}-13", &m[1]))),
    breaks("see a source before it was there", |c, r| replace(c, r, sources, r"seen_on: \d{4}", |_| "seen_on: 2009".into())),
    breaks("see a source in years to come", |c, r| replace(c, r, sources, r"seen_on: \d{4}", |_| "seen_on: 2062".into())),
    breaks("break an address", |c, r| replace(c, r, sources, r#"url: "https://"#, |_| "url: \"htps://".into())),
    breaks("lose a text in one language", |c, r| replace(c, r, yaml, "(?m)^ +(?:en|ja): \".*\"\n", |_| String::new())),
    breaks("empty a text", |c, r| replace(c, r, yaml, "(?m)^( +(?:en|ja)): \".*\"$", |m| format!("{}: \"\"", &m[1]))),
    breaks("send a locus into no witness", |c, r| replace(c, r, yaml, r"locus: B", |_| "locus: C".into())),
    breaks("send a locus beyond the end", |c, r| replace(c, r, yaml, r"locus: B\d+", |_| "locus: B999".into())),
    breaks("report in a circle", circle),
    breaks("take evidence from what nobody has seen", unsee),
    passes(
        "exchange marks of one paragraph",
        |c, r| exchange_marks(c, r, true),
        "languages put the claims of a paragraph in different orders",
    ),
    passes(
        "move a locus by a line or two",
        |c, r| replace(c, r, claims, r"(?m)locus: B(\d+)$", |m| format!("locus: B{}", m[1].parse::<u32>().unwrap_or(0) + 2)),
        "the words are not in the program's hands: only a line outside of the section's own can be told (a warning)",
    ),
    passes("copy a text into the other language", copy_text, "one that holds for all may be meant: a warning"),
    passes(
        "choose another relation",
        |c, r| {
            replace(c, r, claims, r"(?m)relation: (supports|differs)$", |m| {
                if &m[1] == "supports" { "relation: differs".into() } else { "relation: supports".into() }
            })
        },
        "only somebody who reads the source knows what it says",
    ),
    passes(
        "choose another voice",
        |c, r| replace(c, r, claims, r"(?m)voice: (quote|paraphrase)$", |_| "voice: narration".into()),
        "only the work shows how it gives a claim; a record that then weighs nothing is a warning",
    ),
    passes(
        "delete a piece of evidence",
        |c, r| replace(c, r, claims, r"(?m)^    - source: [a-z0-9-]+\n      relation: \w+\n", |_| String::new()),
        "less evidence is not false; a source that nothing names any more is a warning",
    ),
    passes(
        "cut a chain of reports",
        |c, r| replace(c, r, sources, r"(?m)^reports: .*\n", |_| String::new()),
        "a source without `reports` is an origin by the contract; an origin that nothing names any more is a warning",
    ),
    passes(
        "tie a claim to another speaker",
        other_speaker,
        "both are speakers of the reading: only the work shows whose words they are",
    ),
    passes(
        "change a word of a section",
        |c, r| replace(c, r, section_en, r" the ", |_| " a ".into()),
        "no tie hangs on a word; the other language's section that follows this one is warned of",
    ),
    passes(
        "change a digit of a date",
        |c, r| {
            replace(c, r, sources, r"  date: (~?)2026-(\d\d)", |m| {
                format!("  date: {}2026-{}", &m[1], if &m[2] == "01" { "03" } else { "01" })
            })
        },
        "both days may be; only one that cannot be is an error",
    ),
];
