//! Names of people, each list by the rules of its own script: a family name stands before the given one in 伊藤花, and what
//! joins such names is no “and”.
//!
//! Every name is marked, as the title is, with what should follow it; where the style has put something else between two names,
//! that is replaced.

use hayagriva::{
    Entry,
    types::{Person, PersonsWithRoles},
};

/// Stands before a name.
pub(super) const NAME: char = '\u{E002}';
/// Stand behind a name: the style may join it as it likes; or this joins it.
const AS_IS: char = '\u{E003}';
const JOINED: [(char, &str); 3] = [('\u{E004}', "、"), ('\u{E005}', ", "), ('\u{E006}', " and ")];

/// What joins the names of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    /// Chinese characters and kana.
    Han,
    Hangul,
    Other,
}

fn script(person: &Person) -> Script {
    let whole = || [Some(&person.name), person.given_name.as_ref()].into_iter().flatten().flat_map(|part| part.chars());
    let of = |is: fn(char) -> bool| whole().all(|c| is(c) || c.is_whitespace() || c == '・') && whole().any(is);
    let han = |c: char| matches!(c, '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}');
    if of(han) {
        Script::Han
    } else if of(|c| matches!(c, '\u{AC00}'..='\u{D7A3}')) {
        Script::Hangul
    } else {
        Script::Other
    }
}

/// A person’s name alone, where nothing else of a citation is wanted.
pub(in crate::render) fn full(person: &Person) -> String {
    match script(person) {
        Script::Other => person.name_first(false, false),
        Script::Han | Script::Hangul => together(person),
    }
}

/// Family and given name without anything between; a foreign name in katakana is in its own order.
fn together(person: &Person) -> String {
    let Person { name, given_name, .. } = person;
    let katakana = |text: &str| text.chars().all(|c| matches!(c, '\u{30A0}'..='\u{30FF}'));
    match given_name.as_deref() {
        Some(given) if katakana(given) && katakana(name) => format!("{given}・{name}"),
        given => format!("{name}{}", given.unwrap_or_default()),
    }
}

/// Marks the names of an entry for a page in `language`; `plain` styles put given names first and nothing else about them.
pub(super) fn mark(entry: &mut Entry, language: &str, plain: bool) {
    if let Some(authors) = entry.authors() {
        entry.set_authors(list(authors, language, plain));
    }
    if let Some(editors) = entry.editors() {
        entry.set_editors(list(editors, language, plain));
    }
    if let Some(affiliated) = entry.affiliated() {
        let marked = affiliated.iter().map(|one| PersonsWithRoles::new(list(&one.names, language, plain), one.role.clone()));
        entry.set_affiliated(marked.collect());
    }
}

fn list(people: &[Person], language: &str, plain: bool) -> Vec<Person> {
    let scripts: Vec<Script> = people.iter().map(script).collect();
    let one = scripts.first().copied().filter(|first| scripts.iter().all(|script| script == first));
    let page = match language {
        "ja" | "zh" => Script::Han,
        _ => Script::Other,
    };
    let name = |(k, person): (usize, &Person)| {
        let last = k + 2 == people.len();
        let joined = match one {
            Some(Script::Han) if page != Script::Han => Some(0),
            Some(Script::Hangul) => Some(1),
            Some(Script::Other) if page == Script::Han && plain => Some(if last { 2 } else { 1 }),
            _ => None,
        };
        let end = joined.map_or(AS_IS, |which: usize| JOINED[which].0);
        let whole = match scripts[k] {
            Script::Han | Script::Hangul => together(person),
            Script::Other if joined.is_some() => given_first(person),
            Script::Other => return person.clone(),
        };
        Person {
            name: format!("{NAME}{whole}{end}"),
            given_name: None,
            prefix: None,
            suffix: None,
            comma_suffix: false,
            alias: None,
        }
    };
    people.iter().enumerate().map(name).collect()
}

fn given_first(person: &Person) -> String {
    let parts = [person.given_name.as_ref(), person.prefix.as_ref(), Some(&person.name)];
    let name = parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
    person.suffix.as_ref().map_or(name.clone(), |suffix| format!("{name}, {suffix}"))
}

/// The texts of a citation without marks, and with what joins names where a style has joined them otherwise.
pub(super) fn join(texts: &mut [String]) {
    // The end of the last name: in which text, at which byte, and what joins it to another one.
    let mut open: Option<(usize, usize, &str)> = None;
    for k in 0..texts.len() {
        let text = std::mem::take(&mut texts[k]);
        for c in text.chars() {
            if c == NAME {
                if let Some((at, end, joint)) = open.take() {
                    texts[at].truncate(end);
                    texts[at + 1..=k].iter_mut().for_each(String::clear);
                    // Where the next name stands in another text, the joint goes with the name before it.
                    texts[at].push_str(joint);
                }
            } else if c == AS_IS {
                open = None;
            } else if let Some((_, joint)) = JOINED.iter().find(|(end, _)| *end == c) {
                open = Some((k, texts[k].len(), joint));
            } else {
                texts[k].push(c);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{AS_IS, JOINED, NAME, join};

    #[test]
    fn only_what_stands_between_two_names_is_replaced() {
        let [(han, _), (comma, _), (and, _)] = JOINED;
        for (texts, joined) in [
            (vec![format!("{NAME}伊藤花{han} and {NAME}青木蓮{han}, “T”")], vec!["伊藤花、青木蓮, “T”"]),
            (
                vec![format!("{NAME}A{comma}、{NAME}B{and}"), "、".into(), format!("{NAME}C{and}「T」")],
                vec!["A, B and ", "", "C「T」"],
            ),
            (
                vec![format!("{NAME}伊藤花{AS_IS} and Mary Hill, {NAME}青木{han} and others")],
                vec!["伊藤花 and Mary Hill, 青木 and others"],
            ),
        ] {
            let mut texts = texts;
            join(&mut texts);
            assert_eq!(texts, joined);
        }
    }
}
