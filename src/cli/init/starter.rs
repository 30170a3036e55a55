//! The site of `starter/` in the languages that an editor wants.
//!
//! It is written in English and Japanese: a page or section in a file for each, a text in YAML or TOML on a line for each. In any
//! other language the English text takes its place, after the language's tag in round brackets, so that it can be searched for and
//! is not the same text twice.

use crate::{
    load,
    model::{Languages, OwnLang},
    write::NewFile,
};
use std::{borrow::Cow, fmt::Write as _};

/// The languages in which the starter's texts are written; the first stands in for all others.
const WRITTEN: [&str; 2] = ["en", "ja"];

/// How a text comes into a language of the site.
struct Variant<'a> {
    /// The language of the site.
    tag: &'a str,
    /// The language of the starter's text.
    from: &'static str,
    /// What is put before it if it has to be translated.
    before: String,
}

/// The files of a new site.
pub(super) fn files(languages: &Languages) -> Vec<NewFile> {
    let variants = variants(languages);
    let mut files = Vec::new();
    let starter = load::starter();
    for (path, text) in &starter {
        match path.strip_suffix(".en.md") {
            Some("README") => {
                let text = variants.first().and_then(|variant| twin(&starter, "README", variant.from)).unwrap_or(text);
                files.push(NewFile { path: "README.md".to_owned(), text: text.to_string() });
            }
            Some(stem) => files.extend(variants.iter().map(|variant| NewFile {
                path: format!("{stem}.{}.md", variant.tag),
                text: markdown(twin(&starter, stem, variant.from).unwrap_or(text), &variant.before),
            })),
            // The same file in another language, of which one has been taken.
            None if path.ends_with(".ja.md") => {}
            None => files.push(NewFile { path: path.clone(), text: record(text, &variants) }),
        }
    }
    files.extend(variants.iter().filter(|variant| !WRITTEN.contains(&variant.tag)).map(messages));
    files
}

/// The languages whose texts have to be translated.
pub(super) fn untranslated(languages: &Languages) -> impl Iterator<Item = &str> {
    variants(languages).into_iter().filter(|variant| !variant.before.is_empty()).map(|variant| variant.tag)
}

fn variants(languages: &Languages) -> Vec<Variant<'_>> {
    let primary = |lang: OwnLang| languages.tag(lang).primary();
    let variant = |lang: OwnLang| {
        let tag = languages.tag(lang).as_str();
        // Of en-GB and en-US, one can have the text as it is.
        let first = languages.iter().find(|other| primary(*other) == primary(lang)) == Some(lang);
        match WRITTEN.into_iter().find(|written| first && *written == primary(lang)) {
            Some(from) => Variant { tag, from, before: String::new() },
            None => Variant { tag, from: WRITTEN[0], before: format!("({tag}) ") },
        }
    };
    languages.iter().map(variant).collect()
}

fn twin<'t>(starter: &'t [(String, Cow<'static, str>)], stem: &str, tag: &str) -> Option<&'t Cow<'static, str>> {
    let path = format!("{stem}.{tag}.md");
    starter.iter().find(|(known, _)| *known == path).map(|(_, text)| text)
}

/// A page or section with `before` at the beginning of its title and of each heading and paragraph.
fn markdown(text: &str, before: &str) -> String {
    if before.is_empty() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() * 2);
    let mut begins = false;
    for line in text.split_inclusive('\n') {
        let title = line.strip_prefix("title: ");
        let words = title.unwrap_or_else(|| line.trim_start_matches('#').trim_start_matches(' '));
        let begun = title.is_some() || (begins && !words.trim().is_empty());
        out.push_str(&line[..line.len() - words.len()]);
        out.push_str(if begun { before } else { "" });
        out.push_str(words);
        begins = line == "\n";
    }
    out
}

/// A file of YAML or TOML with each text in the languages of the site: it stands on a line in each of the starter's.
fn record(text: &str, variants: &[Variant]) -> String {
    let list: Vec<_> = variants.iter().map(|variant| format!("\"{}\"", variant.tag)).collect();
    let mut out = String::with_capacity(text.len());
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        if line.starts_with("languages = ") {
            let _ = writeln!(out, "languages = [{}]", list.join(", "));
            continue;
        }
        let Some(first) = written(line, WRITTEN[0]) else {
            out.push_str(line);
            continue;
        };
        let second = lines.next_if(|next| written(next, WRITTEN[1]).is_some()).and_then(|next| written(next, WRITTEN[1]));
        for Variant { tag, from, before } in variants {
            let (indent, sign, words) = second.filter(|_| *from == WRITTEN[1]).unwrap_or(first);
            let _ = write!(out, "{indent}{tag}{sign}\"{before}{words}");
        }
    }
    out
}

/// A line `en: "…"` or `en = "…"`: what stands before the language, between it and the quotation mark, and after that.
fn written<'t>(line: &'t str, tag: &str) -> Option<(&'t str, &'t str, &'t str)> {
    let body = line.trim_start_matches(' ');
    let indent = &line[..line.len() - body.len()];
    let rest = body.strip_prefix(tag)?;
    let (sign, words) = rest.split_once('"').filter(|(sign, _)| matches!(*sign, ": " | " = "))?;
    Some((indent, sign, words))
}

/// The messages of a language that Kunten has none in: those of another one, to be translated.
fn messages(variant: &Variant) -> NewFile {
    let Variant { tag, from, .. } = variant;
    let mut text =
        format!("# To be translated: Kunten has no messages in `{tag}`, and these are a copy of those in `{from}`.\n\n");
    for line in load::messages(from).split_inclusive('\n') {
        match line.split_once(" = ") {
            Some((key @ ("language-name" | "locale"), _)) => drop(writeln!(text, "{key} = {tag}")),
            _ => text.push_str(line),
        }
    }
    NewFile { path: format!("templates/messages/{tag}.ftl"), text }
}
