//! Blocks and messages as tables.

use crate::load::{self, Files};
use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement},
    parser,
};
use std::{collections::BTreeSet, fmt::Write as _};

/// The blocks of `base.html`.
const BLOCKS: [(&str, &str); 6] = [
    ("title", "the words in `<title>`"),
    ("head", "what is added to `<head>`, before the style sheet"),
    ("body_class", "classes of `<body>`"),
    ("header", "the site’s name, its pages and languages"),
    ("main", "all that is the page’s own"),
    ("footer", "what stands below, and scripts of data"),
];

/// The blocks that Kunten's templates offer, and which pages fill them.
pub fn blocks(files: &Files) -> String {
    let mut out = String::from("| block | what | filled by |\n| --- | --- | --- |\n");
    let named = |text: &str| -> Vec<String> {
        text.split("{% block ").skip(1).filter_map(|rest| Some(rest.split_once(" %}")?.0.to_owned())).collect()
    };
    let mut all: Vec<(String, Vec<String>)> =
        files.templates.iter().map(|file| (file.name.clone(), named(&file.text))).filter(|(_, all)| !all.is_empty()).collect();
    all.sort();
    let base = all.iter().find(|(file, _)| file == "base.html").expect("base.html").1.clone();
    assert_eq!(base, BLOCKS.map(|(block, _)| block));
    for (file, blocks) in &all {
        assert!(blocks.iter().all(|one| base.contains(one)), "{file} fills blocks of base.html: {blocks:?}");
    }
    let pages = files.templates.iter().filter(|file| file.text.starts_with("{% extends \"base.html\" %}")).count();
    for (block, said) in BLOCKS {
        let by = all.iter().filter(|(file, blocks)| file != "base.html" && blocks.iter().any(|one| one == block));
        let by: Vec<_> = by.map(|(file, _)| format!("`{file}`")).collect();
        let by = if by.len() == pages { "every page".to_owned() } else { by.join(", ") };
        let _ = writeln!(out, "| `{block}` | {said} | {by} |");
    }
    out
}

/// The messages by their groups in the file: what each is given, and what it says.
pub fn messages() -> String {
    let text = load::messages("en");
    let file = parser::parse(&*text).expect("Kunten's own messages hold");
    let mut out = String::new();
    for entry in &file.body {
        match entry {
            Entry::GroupComment(comment) if out.is_empty() && comment.content[0].starts_with("The interface") => {
                let _ = write!(out, "### The language\n\n{MESSAGES}");
            }
            Entry::GroupComment(comment) => {
                let _ = write!(out, "\n### Messages: {}\n\n{MESSAGES}", comment.content[0].to_lowercase());
            }
            Entry::Message(message) => out.push_str(&row(message)),
            _ => {}
        }
    }
    out
}

fn row(message: &Message<&str>) -> String {
    let (mut words, mut given) = (String::new(), BTreeSet::new());
    say(message.value.as_ref().expect("a message says something"), &mut words, &mut given);
    let given: Vec<_> = given.iter().map(|one| format!("`{one}`")).collect();
    let words = words.replace('|', "\\|").replace('\n', " ");
    format!("| `{}` | {} | {} |\n", message.id.name, given.join(", "), words.trim())
}

/// What a pattern says, in the last of its forms where it has several, and all that it is given.
fn say<'a>(pattern: &Pattern<&'a str>, words: &mut String, given: &mut BTreeSet<&'a str>) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => words.push_str(value),
            PatternElement::Placeable { expression: Expression::Inline(one) } => words.push_str(&inline(one, given)),
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                inline(selector, given);
                for variant in variants {
                    let mut own = String::new();
                    say(&variant.value, &mut own, given);
                    words.push_str(if variant.default { &own } else { "" });
                }
            }
        }
    }
}

fn inline<'a>(one: &InlineExpression<&'a str>, given: &mut BTreeSet<&'a str>) -> String {
    match one {
        InlineExpression::VariableReference { id } => {
            given.insert(id.name);
            format!("{{ ${} }}", id.name)
        }
        InlineExpression::StringLiteral { value } => (*value).to_owned(),
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.iter().map(|one| inline(one, given)).collect()
        }
        // It is given what this one is given.
        InlineExpression::MessageReference { id, .. } => format!("{{ {} }}", id.name),
        other => panic!("{other:?} is shown"),
    }
}

const MESSAGES: &str = "| message | is given | English |\n| --- | --- | --- |\n";
