//! Damages, each to one place.

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

pub fn section(path: &str) -> bool {
    path.starts_with("content/readings/") && path.strip_suffix(".md").is_some()
}

pub fn section_en(path: &str) -> bool {
    path.starts_with("content/readings/") && path.strip_suffix(".en.md").is_some()
}

pub fn claims(path: &str) -> bool {
    path.ends_with("/claims.yaml")
}

pub fn remarks(path: &str) -> bool {
    path.ends_with("/remarks.yaml")
}

pub fn sources(path: &str) -> bool {
    path.starts_with("content/sources/")
}

pub fn speakers(path: &str) -> bool {
    path.starts_with("content/speakers/")
}

pub fn yaml(path: &str) -> bool {
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
pub fn replace(
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
pub fn id_in(content: &Content, random: &mut Rng, wanted: fn(&str) -> bool, pattern: &str) -> Option<Damage> {
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

pub fn rename(content: &Content, random: &mut Rng, wanted: fn(&str) -> bool) -> Option<Damage> {
    let (path, text) = random.choice(content.matching(wanted))?;
    let id = id_of(path);
    let new = path.replace(&format!("{id}."), &format!("{}.", misspelt(&id, random)));
    let changes = vec![(path.to_owned(), None), (new.clone(), Some(text.to_owned()))];
    Some(Damage { file: new.clone(), lines: vec![1], names: vec![id], changes, what: format!("{path} -> {new}") })
}

pub fn delete(content: &Content, random: &mut Rng, wanted: fn(&str) -> bool) -> Option<Damage> {
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

pub fn cut_record(content: &Content, random: &mut Rng, wanted: fn(&str) -> bool) -> Option<Damage> {
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

pub fn copy_record(content: &Content, random: &mut Rng) -> Option<Damage> {
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
pub fn drop_in_both(content: &Content, random: &mut Rng) -> Option<Damage> {
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

pub fn exchange_marks(content: &Content, random: &mut Rng, within: bool) -> Option<Damage> {
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

pub fn exchange_paragraphs(content: &Content, random: &mut Rng) -> Option<Damage> {
    let (path, text) = random.choice(content.matching(section))?;
    let with_claims: Vec<_> = paragraphs(text).into_iter().filter(|range| has_claim(&text[range.clone()])).collect();
    let first = random.usize(..with_claims.len().checked_sub(1)?);
    let second = random.usize(first + 1..with_claims.len());
    let changed = exchanged(text, &with_claims[first], &with_claims[second]);
    let lines = vec![line_of(text, with_claims[first].start), line_of(text, with_claims[second].start)];
    Some(in_section(path, changed, lines, vec![], "two paragraphs exchanged"))
}

pub fn delete_paragraph(content: &Content, random: &mut Rng) -> Option<Damage> {
    let (path, text) = random.choice(content.matching(section))?;
    let range = random.choice(paragraphs(text))?;
    let names = marked(&text[range.clone()]);
    let line = line_of(text, range.start);
    let changed = format!("{}{}", &text[..range.start], text[range.end..].trim_start_matches('\n'));
    // The paragraph that has come in its place, or the one before.
    Some(in_section(path, changed, vec![line, line.saturating_sub(2)], names, "a paragraph deleted"))
}

pub fn split_paragraph(content: &Content, random: &mut Rng) -> Option<Damage> {
    replace(content, random, section, r"([^\n])(。|\. )(\[?[^\n\[\]]{10,})", |found| {
        format!("{}{}\n\n{}", &found[1], found[2].trim(), &found[3])
    })
}

pub fn join_paragraphs(content: &Content, random: &mut Rng) -> Option<Damage> {
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
pub fn circle(content: &Content, random: &mut Rng) -> Option<Damage> {
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
pub fn unsee(content: &Content, random: &mut Rng) -> Option<Damage> {
    let evidence: String = content.matching(claims).into_iter().map(|(_, text)| text).collect();
    let used =
        content.matching(sources).into_iter().filter(|(path, _)| evidence.contains(&format!("    - source: {}\n", id_of(path))));
    let (path, text) = random.choice(used.collect::<Vec<_>>())?;
    let seen = Regex::new("seen: (whole|excerpt)").expect("a pattern");
    let lines = seen.find(text).map(|found| line_of(text, found.start())).into_iter().collect();
    let changes = vec![(path.to_owned(), Some(seen.replace(text, "seen: not").into_owned()))];
    Some(Damage { file: path.to_owned(), lines, names: vec![id_of(path)], changes, what: "seen: not".into() })
}

pub fn copy_text(content: &Content, random: &mut Rng) -> Option<Damage> {
    replace(content, random, yaml, "(?m)^( +)en: (\".{20,}\")\n +ja: \".*\"$", |found| {
        format!("{0}en: {1}\n{0}ja: {1}", &found[1], &found[2])
    })
}

pub fn other_speaker(content: &Content, random: &mut Rng) -> Option<Damage> {
    let speaker = Regex::new(r"(?m)^  speaker: ([a-z0-9-]+)$").expect("a pattern");
    let files = content.matching(claims);
    let all: Vec<String> =
        files.iter().flat_map(|(_, text)| speaker.captures_iter(text)).map(|found| found[1].to_owned()).collect();
    let other = random.choice(all)?;
    replace(content, random, claims, r"(?m)^  speaker: ([a-z0-9-]+)$", |_| format!("  speaker: {other}"))
}
