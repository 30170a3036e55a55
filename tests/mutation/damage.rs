//! Kinds of damage, each to one place.

use crate::site::Content;
use fastrand::Rng;
use regex::{Captures, Regex};

/// One damage to the files of a site.
pub struct Damage {
    /// The file that is damaged.
    pub file: String,
    /// The lines on which it shows, from 1; none where the file is gone.
    pub lines: Vec<usize>,
    /// Ids by which it may be named where its line is gone.
    pub names: Vec<String>,
    /// The files as they are then; none for one that is gone.
    pub changes: Vec<(String, Option<String>)>,
    /// What was done.
    pub what: String,
}

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

fn section(path: &str) -> bool {
    path.starts_with("content/readings/") && path.strip_suffix(".md").is_some()
}

fn section_en(path: &str) -> bool {
    path.starts_with("content/readings/") && path.strip_suffix(".en.md").is_some()
}

fn claims(path: &str) -> bool {
    path.ends_with("/claims.yaml")
}

fn remarks(path: &str) -> bool {
    path.ends_with("/remarks.yaml")
}

fn sources(path: &str) -> bool {
    path.starts_with("content/sources/")
}

fn speakers(path: &str) -> bool {
    path.starts_with("content/speakers/")
}

fn yaml(path: &str) -> bool {
    path.strip_suffix(".yaml").is_some()
}

fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// From the head of the record that a line belongs to, to the line itself.
fn record(text: &str, line: usize) -> Vec<usize> {
    let head = text.lines().take(line).enumerate().filter(|(_, one)| one.starts_with(|c: char| c.is_ascii_lowercase())).last();
    (head.map_or(1, |(at, _)| at + 1)..=line).collect()
}

/// Puts a text in the place of a match of a pattern, chosen at random.
fn replace(
    content: &Content,
    random: &mut Rng,
    wanted: fn(&str) -> bool,
    pattern: &str,
    with: impl Fn(&Captures) -> String,
) -> Option<Damage> {
    let pattern = Regex::new(pattern).expect("a pattern");
    let files = content.matching(wanted);
    let found: Vec<_> =
        files.iter().flat_map(|(path, text)| pattern.captures_iter(text).map(move |found| (*path, *text, found))).collect();
    let (path, text, captures) = random.choice(found)?;
    let whole = captures.get(0).expect("the whole match");
    let new = with(&captures);
    let changed = format!("{}{new}{}", &text[..whole.start()], &text[whole.end()..]);
    let (first, last) = (line_of(&changed, whole.start()), line_of(&changed, whole.start() + new.trim_end().len()));
    // What is gone can only be told of where it was missed.
    let lines = if new.is_empty() { record(&changed, first) } else { (first..=last).collect() };
    let names = captures.iter().skip(1).flatten().map(|one| one.as_str().to_owned()).collect();
    let what = format!("`{}` -> `{}`", whole.as_str().trim(), new.trim());
    Some(Damage { file: path.to_owned(), lines, names, changes: vec![(path.to_owned(), Some(changed))], what })
}

/// Puts a letter too many into an id.
fn misspelt(id: &str, random: &mut Rng) -> String {
    let at = random.usize(1..=id.len());
    format!("{}q{}", &id[..at], &id[at..])
}

/// Misspells the id that a pattern captures.
fn id_in(content: &Content, random: &mut Rng, wanted: fn(&str) -> bool, pattern: &str) -> Option<Damage> {
    let mut fork = random.fork();
    let seed = fork.u64(..);
    replace(content, random, wanted, pattern, |found| {
        let id = found.get(1).expect("an id");
        let (whole, start) = (found.get(0).expect("the match"), found.get(0).map_or(0, |whole| whole.start()));
        let text = whole.as_str();
        let new = misspelt(id.as_str(), &mut Rng::with_seed(seed));
        format!("{}{new}{}", &text[..id.start() - start], &text[id.end() - start..])
    })
}

fn id_of(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.split('.').next().unwrap_or_default().trim_start_matches(|c: char| c.is_ascii_digit() || c == '-').to_owned()
}

fn rename(content: &Content, random: &mut Rng, wanted: fn(&str) -> bool) -> Option<Damage> {
    let (path, text) = random.choice(content.matching(wanted))?;
    let id = id_of(path);
    let new = path.replace(&format!("{id}."), &format!("{}.", misspelt(&id, random)));
    let changes = vec![(path.to_owned(), None), (new.clone(), Some(text.to_owned()))];
    Some(Damage { file: new.clone(), lines: vec![1], names: vec![id], changes, what: format!("{path} -> {new}") })
}

fn delete(content: &Content, random: &mut Rng, wanted: fn(&str) -> bool) -> Option<Damage> {
    let (path, _) = random.choice(content.matching(wanted))?;
    let changes = vec![(path.to_owned(), None)];
    Some(Damage { file: path.to_owned(), lines: Vec::new(), names: vec![id_of(path)], changes, what: "deleted".into() })
}

/// The records of a file: id, and the bytes from it to the next.
fn records(text: &str) -> Vec<(&str, std::ops::Range<usize>)> {
    let heads = Regex::new(r"(?m)^([a-z0-9-]+):$").expect("a pattern");
    let starts: Vec<_> = heads.captures_iter(text).filter_map(|found| found.get(1)).map(|id| (id.as_str(), id.start())).collect();
    let ends = starts.iter().skip(1).map(|(_, start)| *start).chain([text.len()]);
    starts.iter().zip(ends).map(|((id, start), end)| (*id, *start..end)).collect()
}

fn cut_record(content: &Content, random: &mut Rng, wanted: fn(&str) -> bool) -> Option<Damage> {
    let (path, text) = random.choice(content.matching(wanted))?;
    let (id, range) = random.choice(records(text))?;
    let changed = format!("{}{}", &text[..range.start], &text[range.end..]);
    let files = vec![(path.to_owned(), Some(changed))];
    Some(Damage {
        file: path.to_owned(),
        lines: Vec::new(),
        names: vec![id.to_owned()],
        changes: files,
        what: format!("`{id}` deleted"),
    })
}

fn copy_record(content: &Content, random: &mut Rng) -> Option<Damage> {
    let (path, text) = random.choice(content.matching(claims))?;
    let (id, range) = random.choice(records(text))?;
    let changed = format!("{}{}{}", &text[..range.end], &text[range.clone()], &text[range.end..]);
    let lines = vec![line_of(&changed, range.end)];
    Some(Damage {
        file: path.to_owned(),
        lines,
        names: vec![],
        changes: vec![(path.to_owned(), Some(changed))],
        what: format!("`{id}` twice"),
    })
}

/// Takes the brackets and the address of a claim's only mark away in every language.
fn drop_in_both(content: &Content, random: &mut Rng) -> Option<Damage> {
    let (path, text) = random.choice(content.matching(claims))?;
    let ids: Vec<_> = records(text).into_iter().map(|(id, _)| id).collect();
    let id = random.choice(ids)?;
    let mark = Regex::new(&format!(r"\[([^\[\]]+)\]\(claim:{id}\)")).expect("a pattern");
    let marked = content.matching(section).into_iter().filter(|(_, text)| mark.is_match(text));
    let changes: Vec<_> = marked.map(|(path, text)| (path.to_owned(), Some(mark.replace_all(text, "$1").into_owned()))).collect();
    (changes.len() == 2).then(|| Damage {
        file: path.to_owned(),
        lines: records(text).into_iter().filter(|(known, _)| *known == id).map(|(_, range)| line_of(text, range.start)).collect(),
        names: vec![id.to_owned()],
        changes,
        what: format!("no mark of `{id}`"),
    })
}

/// The paragraphs of a section: their bytes, without pictures and front matter.
fn paragraphs(text: &str) -> Vec<std::ops::Range<usize>> {
    let body = text.find("\n---\n").map_or(0, |at| at + 5);
    let mut at = body;
    let mut found = Vec::new();
    for block in text[body..].split_inclusive("\n\n") {
        let words = block.trim();
        if !words.is_empty() && !words.starts_with("![") {
            let start = at + block.find(words).unwrap_or_default();
            found.push(start..start + words.len());
        }
        at += block.len();
    }
    found
}

fn has_claim(text: &str) -> bool {
    text.contains("](claim:")
}

fn in_section(path: &str, changed: String, lines: Vec<usize>, names: Vec<String>, what: &str) -> Damage {
    Damage { file: path.to_owned(), lines, names, changes: vec![(path.to_owned(), Some(changed))], what: what.to_owned() }
}

fn marked(text: &str) -> Vec<String> {
    let mark = Regex::new(r"\(claim:([a-z0-9-]+)\)").expect("a pattern");
    mark.captures_iter(text).map(|found| found[1].to_owned()).collect()
}

/// Exchanges two ranges of a text, the first before the second.
fn exchanged(text: &str, a: &std::ops::Range<usize>, b: &std::ops::Range<usize>) -> String {
    format!("{}{}{}{}{}", &text[..a.start], &text[b.clone()], &text[a.end..b.start], &text[a.clone()], &text[b.end..])
}

fn exchange_marks(content: &Content, random: &mut Rng, within: bool) -> Option<Damage> {
    let mark = Regex::new(r"\(claim:([a-z0-9-]+)\)").expect("a pattern");
    let (path, text) = random.choice(content.matching(section))?;
    let paragraphs = paragraphs(text);
    let of = |at: usize| paragraphs.iter().position(|range| range.contains(&at));
    let ids: Vec<_> = mark.captures_iter(text).filter_map(|found| found.get(1)).collect();
    let first = random.usize(..ids.len().checked_sub(1)?);
    let pairs: Vec<_> = ids[first + 1..].iter().filter(|other| (of(other.start()) == of(ids[first].start())) == within).collect();
    let second = random.choice(pairs)?;
    let changed = exchanged(text, &ids[first].range(), &second.range());
    let lines = vec![line_of(text, ids[first].start()), line_of(text, second.start())];
    Some(in_section(path, changed, lines, vec![], &format!("{} <-> {}", ids[first].as_str(), second.as_str())))
}

fn exchange_paragraphs(content: &Content, random: &mut Rng) -> Option<Damage> {
    let (path, text) = random.choice(content.matching(section))?;
    let with_claims: Vec<_> = paragraphs(text).into_iter().filter(|range| has_claim(&text[range.clone()])).collect();
    let first = random.usize(..with_claims.len().checked_sub(1)?);
    let second = random.usize(first + 1..with_claims.len());
    let changed = exchanged(text, &with_claims[first], &with_claims[second]);
    let lines = vec![line_of(text, with_claims[first].start), line_of(text, with_claims[second].start)];
    Some(in_section(path, changed, lines, vec![], "two paragraphs exchanged"))
}

fn delete_paragraph(content: &Content, random: &mut Rng) -> Option<Damage> {
    let (path, text) = random.choice(content.matching(section))?;
    let range = random.choice(paragraphs(text))?;
    let names = marked(&text[range.clone()]);
    let line = line_of(text, range.start);
    let changed = format!("{}{}", &text[..range.start], text[range.end..].trim_start_matches('\n'));
    // The paragraph that has come in its place, or the one before.
    Some(in_section(path, changed, vec![line, line.saturating_sub(2)], names, "a paragraph deleted"))
}

fn split_paragraph(content: &Content, random: &mut Rng) -> Option<Damage> {
    replace(content, random, section, r"([^\n])(。|\. )(\[?[^\n\[\]]{10,})", |found| {
        format!("{}{}\n\n{}", &found[1], found[2].trim(), &found[3])
    })
}

fn join_paragraphs(content: &Content, random: &mut Rng) -> Option<Damage> {
    let (path, text) = random.choice(content.matching(section))?;
    let all = paragraphs(text);
    let pairs: Vec<_> = all.windows(2).filter(|pair| text[pair[0].end..pair[1].start].trim().is_empty()).collect();
    let pair = random.choice(pairs)?;
    let changed = format!("{} {}", &text[..pair[0].end], &text[pair[1].start..]);
    let line = line_of(text, pair[0].start);
    Some(in_section(
        path,
        changed,
        vec![line, line + 2, line.saturating_sub(2)],
        marked(&text[pair[1].clone()]),
        "two paragraphs joined",
    ))
}

/// Has an origin report what reports it.
fn circle(content: &Content, random: &mut Rng) -> Option<Damage> {
    let chain = Regex::new(r"(?m)^reports: ([a-z0-9-]+)$").expect("a pattern");
    let pairs: Vec<_> = content
        .matching(sources)
        .into_iter()
        .filter_map(|(path, text)| Some((id_of(path), chain.captures(text)?[1].to_owned())))
        .filter_map(|(id, origin)| Some((id, content.0.get_key_value(&format!("content/sources/{origin}.yaml"))?)))
        .filter(|(_, (_, text))| !text.contains("\nreports:"))
        .collect();
    let (id, (path, text)) = random.choice(pairs)?;
    let changed = format!("{}\nreports: {id}\n", text.trim_end());
    let lines = vec![changed.lines().count()];
    let names = vec![id.clone()];
    Some(Damage {
        file: path.clone(),
        lines,
        names,
        changes: vec![(path.clone(), Some(changed))],
        what: format!("reports {id}, which reports it"),
    })
}

/// Says of a source that claims rest on that nobody has seen it.
fn unsee(content: &Content, random: &mut Rng) -> Option<Damage> {
    let evidence: String = content.matching(claims).into_iter().map(|(_, text)| text).collect();
    let used =
        content.matching(sources).into_iter().filter(|(path, _)| evidence.contains(&format!("    - source: {}\n", id_of(path))));
    let (path, text) = random.choice(used.collect::<Vec<_>>())?;
    let seen = Regex::new("seen: (whole|excerpt)").expect("a pattern");
    let lines = seen.find(text).map(|found| line_of(text, found.start())).into_iter().collect();
    let changes = vec![(path.to_owned(), Some(seen.replace(text, "seen: not").into_owned()))];
    Some(Damage { file: path.to_owned(), lines, names: vec![id_of(path)], changes, what: "seen: not".into() })
}

fn copy_text(content: &Content, random: &mut Rng) -> Option<Damage> {
    replace(content, random, yaml, "(?m)^( +)en: (\".{20,}\")\n +ja: \".*\"$", |found| {
        format!("{0}en: {1}\n{0}ja: {1}", &found[1], &found[2])
    })
}

fn other_speaker(content: &Content, random: &mut Rng) -> Option<Damage> {
    let speaker = Regex::new(r"(?m)^  speaker: ([a-z0-9-]+)$").expect("a pattern");
    let files = content.matching(claims);
    let all: Vec<String> =
        files.iter().flat_map(|(_, text)| speaker.captures_iter(text)).map(|found| found[1].to_owned()).collect();
    let other = random.choice(all)?;
    replace(content, random, claims, r"(?m)^  speaker: ([a-z0-9-]+)$", |_| format!("  speaker: {other}"))
}
