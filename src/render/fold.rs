//! Templates with constant words and addresses of files in their places: `{{ t(k="note") }}` is the same on every page of a language,
//! and half of what Tera did for a page was to ask for such words again.
//!
//! The templates as they were written are the specification: pages made with both are the same to the letter, and what is wrong
//! is told at its place in the author's file.

use super::templates::DEFAULTS;
use std::{collections::HashSet, ops::Range};

/// Where constants stand in a text, and what they stand for in the author's.
#[derive(Debug, Default)]
pub(super) struct Constants(Vec<(Range<usize>, Range<usize>)>);

/// A template with what `constant` knows of the texts between `{{` and `}}` in their places.
pub(super) fn fold(text: &str, constant: impl Fn(&str) -> Option<String>) -> (String, Constants) {
    let mut folded = String::with_capacity(text.len());
    let mut constants = Vec::new();
    let mut from = 0;
    // A component knows no language, and what `raw` holds is no tag.
    let is_left = tags(text).any(|tag| ["component", "raw"].iter().any(|word| tag.statement().starts_with(word)));
    for tag in tags(text).filter(|tag| tag.kind == Kind::Variable && !is_left) {
        let Some(words) = constant(tag.inner).filter(|words| is_plain(words)) else { continue };
        folded.push_str(&text[from..tag.range.start]);
        let start = folded.len();
        folded.push_str(&words);
        from = tag.range.end;
        constants.push((start..folded.len(), tag.range));
    }
    folded.push_str(&text[from..]);
    (folded, Constants(constants))
}

impl Constants {
    /// Where a range of the text stands in the author's.
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        let place = |at: usize| {
            let before = self.0.partition_point(|(here, _)| here.start <= at);
            before.checked_sub(1).map_or(at, |last| {
                let (here, there) = &self.0[last];
                if at < here.end { there.start } else { there.end + (at - here.end) }
            })
        };
        place(range.start)..place(range.end)
    }
}

/// Whether Tera takes a text as it is, wherever it stands: it trims white space beside some tags, and braces begin others.
fn is_plain(words: &str) -> bool {
    !words.is_empty() && words.trim() == words && !words.contains(['{', '}', '%', '#'])
}

/// Of some templates, the names of those on whose pages `lang` stays what it is from the first letter to the last. Two of one name
/// are taken together.
pub(super) fn of_one_language<'t>(templates: &[(&'t str, &'t str)]) -> HashSet<&'t str> {
    let names = |which: &dyn Fn(&str) -> bool| -> HashSet<&'t str> {
        templates.iter().filter(|(_, text)| which(text)).map(|(name, _)| *name).collect()
    };
    let mut others = names(&|text| tags(text).any(|tag| tag.changes_language()));
    loop {
        let leads_there = |text: &str| tags(text).any(|tag| tag.named().any(|name| others.contains(name)));
        let more: Vec<&str> = names(&leads_there).difference(&others).copied().collect();
        if more.is_empty() {
            return names(&|_| true).difference(&others).copied().collect();
        }
        others.extend(more);
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Variable,
    Statement,
    Comment,
}

/// Something in braces.
#[derive(Debug)]
struct Tag<'t> {
    kind: Kind,
    range: Range<usize>,
    /// What stands between the braces.
    inner: &'t str,
}

impl<'t> Tag<'t> {
    /// What a statement says.
    fn statement(&self) -> &'t str {
        if self.kind == Kind::Statement { self.inner.trim_matches(['-', ' ', '\n', '\t', '\r']) } else { "" }
    }

    /// Whether it gives `lang` another value.
    fn changes_language(&self) -> bool {
        let said = self.statement();
        let (word, rest) = said.split_once(|c: char| c.is_whitespace()).unwrap_or((said, ""));
        let target = match word {
            "set" | "set_global" => rest.split('=').next(),
            "for" => rest.split(" in ").next(),
            _ => None,
        };
        let is_of_name = |c: char| c.is_alphanumeric() || c == '_';
        target.is_some_and(|target| target.split(|c| !is_of_name(c)).any(|name| name == "lang"))
    }

    /// The templates that it includes or extends.
    fn named(&self) -> impl Iterator<Item = &'t str> + use<'t> {
        let said = self.statement();
        let names = if said.starts_with("include") || said.starts_with("extends") { said } else { "" };
        names.split(['"', '\'', '`']).skip(1).step_by(2).map(|name| name.strip_prefix(DEFAULTS).unwrap_or(name))
    }
}

/// What stands in braces, one after the other.
fn tags(text: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text[at..].find('{')?;
            let (kind, end) = match text.as_bytes().get(start + 1) {
                Some(b'{') => (Kind::Variable, "}}"),
                Some(b'%') => (Kind::Statement, "%}"),
                Some(b'#') => (Kind::Comment, "#}"),
                _ => {
                    at = start + 1;
                    continue;
                }
            };
            let length = text[start + 2..].find(end)?;
            at = start + 2 + length + 2;
            return Some(Tag { kind, range: start..at, inner: &text[start + 2..at - 2] });
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{fold, of_one_language};

    fn say(inner: &str) -> Option<String> {
        match inner {
            r#" t(k="note") "# => Some("Note".to_owned()),
            r#" t(k="brace") "# => Some("{{".to_owned()),
            r#" t(k="space") "# => Some(" x".to_owned()),
            _ => None,
        }
    }

    #[test]
    fn constants_stand_in_their_places() {
        let text = r#"<b>{{ t(k="note") }}</b> {{ t(k="note", count=1) }} {{ t(k="brace") }}{{ t(k="space") }}"#;
        let expected = r#"<b>Note</b> {{ t(k="note", count=1) }} {{ t(k="brace") }}{{ t(k="space") }}"#;
        assert_eq!(fold(text, say).0, expected);
    }

    #[test]
    fn comments_strings_components_and_raw_text_stay() {
        for text in [
            r#"{# {{ t(k="note") }} #}"#,
            r#"{% set x = '{{ t(k="note") }}' %}"#,
            r#"{% component c() %}{{ t(k="note") }}{% endcomponent c %}"#,
            r#"{%- raw %}{{ t(k="note") }}{% endraw %}"#,
            r#"{{ t(k="note") "#,
        ] {
            assert_eq!(fold(text, say).0, text);
        }
    }

    #[test]
    fn places_lead_back_to_the_text_that_was_written() {
        let text = r#"{{ t(k="note") }}, {{ t(k="note") }}: {{ wrong }}"#;
        let (folded, constants) = fold(text, say);
        let at = |text: &str| text.find("wrong").map(|start| start..start + "wrong".len()).expect("it stands there");
        assert_eq!(constants.original(at(&folded)), at(text));
        assert_eq!(constants.original(0..4), 0..17);
    }

    #[test]
    fn a_template_that_changes_the_language_takes_those_with_it_that_lead_there() {
        let templates = [
            ("base.html", "{% block main %}{% endblock main %}"),
            ("plain.html", r#"{% extends "kunten/base.html" %}{% set language = lang %}"#),
            ("pair.html", "{% for x in list %}{% set lang = x.lang %}{% endfor %}"),
            ("loop.html", "{%- for key, lang in languages -%}{% endfor %}"),
            ("above.html", r#"{% include "middle.html" %}"#),
            ("middle.html", r#"{%- include "pair.html" -%}"#),
        ];
        let mut alone: Vec<_> = of_one_language(&templates).into_iter().collect();
        alone.sort_unstable();
        assert_eq!(alone, ["base.html", "plain.html"]);
    }
}
