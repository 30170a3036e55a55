//! Ruby (furigana) and counts, in braces.

use crate::model::{Node, Quantity};
use pulldown_cmark::{CowStr, Event};

/// Splits `{base|reading}` and counts such as `{claims}` out of a run of text. What is not of that form stays as it is; so does one that `\{` begins,
/// which `literal_start` says of the run's first character.
pub(in crate::parse) fn split<M>(text: CowStr<'static>, literal_start: bool, out: &mut Vec<Node<M, Quantity>>) {
    if !text.contains('{') {
        out.push(Node::Markdown(Event::Text(text)));
        return;
    }
    let mut rest: &str = &text;
    let mut plain = String::new();
    let mut from = usize::from(literal_start);
    while let Some(open) = rest.get(from..).and_then(|tail| tail.find('{')).map(|at| at + from) {
        from = 0;
        let found = ruby(&rest[open..]).or_else(|| count(&rest[open..]));
        let Some((node, length)) = found else {
            plain.push_str(&rest[..=open]);
            rest = &rest[open + 1..];
            continue;
        };
        plain.push_str(&rest[..open]);
        if !plain.is_empty() {
            out.push(Node::Markdown(Event::Text(std::mem::take(&mut plain).into())));
        }
        out.push(node);
        rest = &rest[open + length..];
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        out.push(Node::Markdown(Event::Text(plain.into())));
    }
}

/// Bytes of the longest ruby: without an end to the search, a text of open braces takes time that grows with its square.
const LONGEST: usize = 300;

/// The ruby with which a text begins, and how many bytes it takes.
fn ruby<M>(text: &str) -> Option<(Node<M, Quantity>, usize)> {
    let end = text.bytes().take(LONGEST).position(|byte| byte == b'}')?;
    let (base, reading) = text[1..end].split_once('|')?;
    let whole = !base.is_empty() && !reading.is_empty() && !base.contains(['{', '|']) && !reading.contains(['{', '|']);
    whole.then(|| (Node::Ruby { base: base.to_owned(), reading: reading.to_owned() }, end + 1))
}

/// The count for which a text asks at its beginning, and how many bytes that takes.
fn count<M>(text: &str) -> Option<(Node<M, Quantity>, usize)> {
    let asked = Quantity::ALL.iter().map(|one| (one, one.to_string())).find(|(_, written)| text.starts_with(written))?;
    Some((Node::Count(*asked.0), asked.1.len()))
}

#[cfg(test)]
mod tests {
    use super::split;
    use crate::model::{Node, Quantity};
    use proptest::prelude::*;

    fn shown(text: &str, literal: bool) -> String {
        let mut nodes: Vec<Node<(), Quantity>> = Vec::new();
        split(text.to_owned().into(), literal, &mut nodes);
        let one = |node: &Node<(), Quantity>| match node {
            Node::Ruby { base, reading } => format!("<{base}:{reading}>"),
            other => {
                let mut out = String::new();
                other.push_plain(&mut out);
                out
            }
        };
        nodes.iter().map(one).collect()
    }

    #[test]
    fn base_and_reading() {
        assert_eq!(shown("{漢字|かんじ}を{読|よ}む", false), "<漢字:かんじ>を<読:よ>む");
        assert_eq!(shown("{唐傑|タン・ジエ}", false), "<唐傑:タン・ジエ>");
    }

    #[test]
    fn counts_are_asked_for_by_their_names() {
        let mut nodes: Vec<Node<(), Quantity>> = Vec::new();
        split("{claims}件、{sources_read}点、{claim}".to_owned().into(), false, &mut nodes);
        let asked: Vec<_> = nodes.iter().filter_map(|node| if let Node::Count(one) = node { Some(*one) } else { None }).collect();
        assert_eq!(asked, [Quantity::Claims, Quantity::SourcesRead]);
        assert_eq!(crate::model::plain(&nodes), "{claims}件、{sources_read}点、{claim}");
        let mut nodes: Vec<Node<(), Quantity>> = Vec::new();
        split("{claims}".to_owned().into(), true, &mut nodes);
        assert!(!nodes.iter().any(|node| matches!(node, Node::Count(_))), "a backslash keeps it");
    }

    #[test]
    fn what_is_no_ruby_stays() {
        for text in ["{a}", "{|b}", "{a|}", "{a|b", "a|b}", "{}", "{a|b|c}", "x{"] {
            assert_eq!(shown(text, false), text);
        }
        assert_eq!(shown("{漢字|かんじ}", true), "{漢字|かんじ}");
        assert_eq!(shown("{{漢字|かんじ}", false), "{<漢字:かんじ>");
    }

    proptest! {
        #[test]
        fn no_letter_is_lost(text in "[{}|a漢か ]{0,24}", literal: bool) {
            let mut nodes: Vec<Node<(), Quantity>> = Vec::new();
            split(text.clone().into(), literal, &mut nodes);
            let back: String = nodes.iter().map(|node| match node {
                Node::Ruby { base, reading } => format!("{{{base}|{reading}}}"),
                other => { let mut out = String::new(); other.push_plain(&mut out); out }
            }).collect();
            prop_assert_eq!(back, text);
        }
    }
}
