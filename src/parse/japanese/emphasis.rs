//! Strong emphasis between full-width characters.
//!
//! `CommonMark`'s flanking rule asks what stands on either side of `**`, and a Japanese quotation mark next to a letter
//! gives the wrong answer: `**「引用」**の` stays literal, and in `彼は**「甲」**と**「乙」**を見た` the と comes out strong.
//! So all `**` of a run are paired anew, one after the other, wherever one of them touches a full-width character.

use super::is_wide;
use pulldown_cmark::{CowStr, Event, Tag, TagEnd};
use std::{collections::HashMap, ops::Range};

type Spanned<'a> = (Event<'a>, Range<usize>);

/// A `**` in the source: where it begins, and which event it is in.
#[derive(Debug, Clone, Copy)]
struct Delimiter {
    at: usize,
    event: usize,
}

/// What a delimiter turns out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Open,
    Close,
    Literal,
}

/// Pairs all `**` anew in every run of text of these events, if it needs that. Text events must have been merged.
pub(in crate::parse) fn pair_anew<'a>(events: Vec<Spanned<'a>>, source: &'a str) -> Vec<Spanned<'a>> {
    let roles = roles(&events, source);
    if roles.is_empty() {
        return events;
    }
    let mut out = Vec::with_capacity(events.len());
    for (event, range) in events {
        match event {
            Event::Text(_) => split_text(event, range, source, &roles, &mut out),
            Event::Start(Tag::Strong) => {
                push(range.start, roles.get(&range.start).copied(), Role::Open, &range, source, &mut out);
            }
            Event::End(TagEnd::Strong) => {
                let at = range.end.saturating_sub(2);
                push(at, roles.get(&at).copied(), Role::Close, &range, source, &mut out);
            }
            _ => out.push((event, range)),
        }
    }
    out
}

/// Decides the role of every `**` that has to be paired anew, by its place in the source.
fn roles(events: &[Spanned], source: &str) -> HashMap<usize, Role> {
    let mut runs: Vec<Vec<Delimiter>> = vec![Vec::new()];
    let mut roles = HashMap::new();
    for (index, (event, range)) in events.iter().enumerate() {
        let run = runs.last_mut();
        match (event, run) {
            (Event::Start(Tag::Strong), Some(run)) if source[range.clone()].starts_with("**") => {
                run.push(Delimiter { at: range.start, event: index });
            }
            (Event::End(TagEnd::Strong), Some(run)) if source[range.clone()].ends_with("**") => {
                run.push(Delimiter { at: range.end - 2, event: index });
            }
            (Event::Text(text), Some(run)) => run.extend(literal(text, range, source).map(|at| Delimiter { at, event: index })),
            (Event::Start(_), _) => runs.push(Vec::new()),
            (Event::End(_), _) => settle(&runs.pop().unwrap_or_default(), source, &mut roles),
            _ => {}
        }
    }
    for run in runs {
        settle(&run, source, &mut roles);
    }
    roles
}

/// Returns where `**` is in a text event: not escaped, and not part of a longer run of asterisks.
fn literal<'a>(text: &'a CowStr, range: &'a Range<usize>, source: &'a str) -> impl Iterator<Item = usize> + 'a {
    let same = source.get(range.clone()) == Some(text.as_ref());
    let bytes = source.as_bytes();
    let alone = move |at: &usize| {
        let before = at.checked_sub(1).map(|k| bytes[k]);
        before != Some(b'*') && before != Some(b'\\') && bytes.get(at + 2) != Some(&b'*')
    };
    text.match_indices("**").filter(move |_| same).map(|(at, _)| range.start + at).filter(alone)
}

fn settle(run: &[Delimiter], source: &str, roles: &mut HashMap<usize, Role>) {
    let before = |d: &Delimiter| source[..d.at].chars().next_back();
    let after = |d: &Delimiter| source[d.at + 2..].chars().next();
    let wide = |d: &Delimiter| before(d).is_some_and(is_wide) || after(d).is_some_and(is_wide);
    // `***` mixes two sorts of emphasis; CommonMark's answer stands.
    let mixed = |d: &Delimiter| before(d) == Some('*') || after(d) == Some('*');
    if !run.iter().any(wide) || run.iter().any(mixed) {
        return;
    }
    let mut sorted = run.to_vec();
    sorted.sort_by_key(|d| (d.at, d.event));
    let mut open: Option<usize> = None;
    for delimiter in &sorted {
        let role = match open {
            None if after(delimiter).is_some_and(|c| !c.is_whitespace()) => {
                open = Some(delimiter.at);
                Role::Open
            }
            Some(_) if before(delimiter).is_some_and(|c| !c.is_whitespace()) => {
                open = None;
                Role::Close
            }
            _ => Role::Literal,
        };
        roles.insert(delimiter.at, role);
    }
    if let Some(at) = open {
        roles.insert(at, Role::Literal);
    }
}

fn push<'a>(at: usize, role: Option<Role>, old: Role, range: &Range<usize>, source: &'a str, out: &mut Vec<Spanned<'a>>) {
    match role.unwrap_or(old) {
        Role::Open => out.push((Event::Start(Tag::Strong), range.clone())),
        Role::Close => out.push((Event::End(TagEnd::Strong), range.clone())),
        Role::Literal => out.push((Event::Text(source[at..at + 2].into()), at..at + 2)),
    }
}

fn split_text<'a>(
    event: Event<'a>,
    range: Range<usize>,
    source: &'a str,
    roles: &HashMap<usize, Role>,
    out: &mut Vec<Spanned<'a>>,
) {
    let Event::Text(text) = &event else { return };
    let cuts: Vec<usize> =
        literal(text, &range, source).filter(|at| matches!(roles.get(at), Some(Role::Open | Role::Close))).collect();
    if cuts.is_empty() {
        out.push((event, range));
        return;
    }
    let mut from = range.start;
    let text_until = |to: usize, from: usize, out: &mut Vec<Spanned<'a>>| {
        if to > from {
            out.push((Event::Text(source[from..to].into()), from..to));
        }
    };
    for at in cuts {
        text_until(at, from, out);
        push(at, roles.get(&at).copied(), Role::Literal, &(at..at + 2), source, out);
        from = at + 2;
    }
    text_until(range.end, from, out);
}
