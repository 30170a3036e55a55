//! Who may name whom: every path in `src/` that begins with `crate::` or climbs by `super::`, held against the table of
//! docs/architecture.md.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use snapbox::{assert_data_eq, str};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// Which rooms a room names.
type Arrows = BTreeMap<String, BTreeSet<String>>;

/// A token of Rust as far as paths go: a word, or a sign.
#[derive(Debug, Clone, PartialEq)]
pub enum Token {
    Word(String),
    Sign(char),
}

/// The tokens of a text without comments, strings and numbers.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    flatten(text.parse().expect("a text in Rust"), &mut out);
    out
}

fn flatten(stream: TokenStream, out: &mut Vec<Token>) {
    for tree in stream {
        match tree {
            TokenTree::Ident(word) => out.push(Token::Word(word.to_string())),
            TokenTree::Punct(sign) => out.push(Token::Sign(sign.as_char())),
            TokenTree::Literal(_) => {}
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Brace => ('{', '}'),
                    Delimiter::Bracket => ('[', ']'),
                    Delimiter::Parenthesis | Delimiter::None => ('(', ')'),
                };
                out.push(Token::Sign(open));
                flatten(group.stream(), out);
                out.push(Token::Sign(close));
            }
        }
    }
}

/// The rooms that a file names, by the module in which it stands. Modules of tests are passed over: they may ask anybody.
fn named(module: &[String], text: &str) -> BTreeSet<String> {
    let tokens = tokens(text);
    let mut rooms = BTreeSet::new();
    // Inner modules that are open, each with the depth of braces at which it ends.
    let mut inner: Vec<(usize, String)> = Vec::new();
    let (mut depth, mut at) = (0, 0);
    while at < tokens.len() {
        match (&tokens[at], tokens.get(at + 1), tokens.get(at + 2)) {
            (Token::Word(word), Some(Token::Word(name)), Some(Token::Sign('{'))) if word == "mod" => {
                inner.push((depth, name.clone()));
            }
            (Token::Sign('{'), ..) => depth += 1,
            (Token::Sign('}'), ..) => {
                depth -= 1;
                inner.retain(|(open, _)| *open < depth);
            }
            (Token::Word(word), Some(Token::Sign(':')), Some(Token::Sign(':')))
                if (word == "crate" || word == "super") && !inner.iter().any(|(_, name)| name == "tests") =>
            {
                let mut here: Vec<String> = module.to_vec();
                here.extend(inner.iter().map(|(_, name)| name.clone()));
                let from = if word == "crate" { Vec::new() } else { here[..here.len().saturating_sub(1)].to_vec() };
                at = tree(&tokens, at + 3, from, &mut rooms);
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    rooms
}

/// Follows a path, or a tree of them in braces, from a module; gives the place behind it.
fn tree(tokens: &[Token], mut at: usize, mut from: Vec<String>, rooms: &mut BTreeSet<String>) -> usize {
    loop {
        match tokens.get(at) {
            Some(Token::Word(word)) if word == "super" => drop(from.pop()),
            Some(Token::Word(word)) => {
                from.push(word.clone());
                rooms.extend(from.first().cloned());
            }
            Some(Token::Sign('{')) => {
                at += 1;
                while let Some(token) = tokens.get(at).filter(|token| **token != Token::Sign('}')) {
                    at = if *token == Token::Sign(',') { at + 1 } else { tree(tokens, at, from.clone(), rooms) };
                }
                return at + 1;
            }
            Some(Token::Sign('*')) => {}
            _ => return at,
        }
        let more = tokens.get(at + 1) == Some(&Token::Sign(':')) && tokens.get(at + 2) == Some(&Token::Sign(':'));
        if !more {
            // `as name`
            let renamed = tokens.get(at + 1) == Some(&Token::Word("as".to_owned()));
            return at + if renamed { 3 } else { 1 };
        }
        at += 3;
    }
}

/// Every file of `src/` with the module that it is.
pub fn modules() -> Vec<(Vec<String>, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = crate::site::tree(&src).into_iter().filter(|(path, _)| path.extension().is_some_and(|ending| ending == "rs"));
    let module = |path: &Path| -> Vec<String> {
        let mut parts: Vec<String> = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        let file = parts.pop().unwrap_or_default();
        let stem = file.trim_end_matches(".rs");
        if !matches!(stem, "mod" | "lib" | "main") {
            parts.push(stem.to_owned());
        }
        parts
    };
    files.map(|(path, _)| (module(&path), fs::read_to_string(src.join(&path)).expect("a file"))).collect()
}

fn arrows(modules: &[(Vec<String>, String)]) -> Arrows {
    let rooms: BTreeSet<&String> = modules.iter().filter_map(|(module, _)| module.first()).collect();
    let mut arrows = Arrows::new();
    for (module, text) in modules.iter().filter(|(module, _)| !module.contains(&"reference".to_owned())) {
        let Some(room) = module.first() else { continue };
        let others = named(module, text).into_iter().filter(|other| other != room && rooms.contains(other));
        arrows.entry(room.clone()).or_default().extend(others);
    }
    arrows
}

/// The table of docs/architecture.md.
fn allowed() -> Arrows {
    let text = include_str!("../../docs/architecture.md");
    let (_, table) = text.split_once("| room | names |\n| --- | --- |\n").expect("the table of rooms");
    let rows = table.lines().take_while(|line| line.starts_with('|'));
    let words = |cell: &str| -> BTreeSet<String> { cell.split('`').skip(1).step_by(2).map(str::to_owned).collect() };
    rows.filter_map(|row| {
        let cells: Vec<&str> = row.split('|').collect();
        Some((words(cells.get(1)?).into_iter().next()?, words(cells.get(2)?)))
    })
    .collect()
}

#[test]
fn rooms_name_those_that_the_document_says_and_no_others() {
    let (found, allowed) = (arrows(&modules()), allowed());
    assert_eq!(found, allowed, "docs/architecture.md says otherwise");
}

#[test]
fn no_two_rooms_name_each_other_by_any_way() {
    let arrows = arrows(&modules());
    for room in arrows.keys() {
        let (mut met, mut open) = (BTreeSet::new(), vec![room]);
        while let Some(next) = open.pop() {
            for other in arrows.get(next).into_iter().flatten() {
                assert_ne!(other, room, "{room} leads back to itself by {next}");
                if met.insert(other) {
                    open.push(other);
                }
            }
        }
    }
}

/// Places in the lists of a site are made where ids are resolved.
#[test]
fn only_link_makes_places() {
    let makes = |(module, text): &(Vec<String>, String)| {
        let words = tokens(text);
        let made = words.windows(4).any(|four| match four {
            [Token::Word(ix), Token::Sign(':'), Token::Sign(':'), Token::Word(new)] => {
                new == "new" && ix.ends_with("Ix") && ix != "FileIx"
            }
            _ => false,
        });
        made.then(|| module.join("::"))
    };
    let outside: Vec<String> = modules().iter().filter_map(makes).filter(|module| !module.starts_with("link")).collect();
    assert_eq!(outside, Vec::<String>::new());
}

/// Whoever reads YAML by another library changes one room.
#[test]
fn only_yaml_names_the_libraries_of_yaml() {
    let library = |token: &Token| matches!(token, Token::Word(word) if word == "serde_yaml" || word.starts_with("saphyr"));
    let naming = modules().into_iter().filter(|(_, text)| tokens(text).iter().any(library));
    let rooms: BTreeSet<Option<String>> = naming.map(|(module, _)| module.into_iter().next()).collect();
    assert_eq!(rooms, BTreeSet::from([Some("yaml".to_owned())]));
}

#[test]
fn every_form_of_a_path_is_seen() {
    let seen = |module: &[&str], text: &str| {
        let module: Vec<String> = module.iter().map(|one| (*one).to_owned()).collect();
        named(&module, text).into_iter().collect::<Vec<_>>().join(" ")
    };
    let rows = [
        seen(&["parse", "yaml"], "use crate::{link::{a, b as c}, model};"),
        seen(&["parse", "yaml"], "fn f() { let x = crate::write::renew(); }"),
        seen(&["parse", "yaml"], "use super::super::cli::tell;"),
        seen(&["parse"], "use super::serve;"),
        seen(
            &["parse", "yaml"],
            "// crate::a\n/* crate::b */ const C: &str = \"crate::c\"; const D: &str = r#\"crate::d\"#; let e = '\"';",
        ),
        seen(&["parse", "yaml"], "mod inner { use super::super::super::load; }"),
        seen(&["parse", "yaml"], "mod tests { use crate::cli; } use crate::model;"),
    ];
    assert_data_eq!(
        rows.join("\n"),
        str![[r#"
link model
write
cli
serve

load
model
"#]]
    );
}
