use crate::model::Node;
use pulldown_cmark::{CowStr, Event};

/// Splits `{base|reading}` out of a run of text. What is not of that form stays as it is; so does one that `\{` begins,
/// which `literal_start` says of the run's first character.
pub(in crate::parse) fn split<M>(text: CowStr<'static>, literal_start: bool, out: &mut Vec<Node<M>>) {
    if !text.contains('{') {
        out.push(Node::Markdown(Event::Text(text)));
        return;
    }
    let mut rest: &str = &text;
    let mut plain = String::new();
    let mut from = usize::from(literal_start);
    while let Some(open) = rest.get(from..).and_then(|tail| tail.find('{')).map(|at| at + from) {
        from = 0;
        let Some((base, reading, length)) = ruby(&rest[open..]) else {
            plain.push_str(&rest[..=open]);
            rest = &rest[open + 1..];
            continue;
        };
        plain.push_str(&rest[..open]);
        if !plain.is_empty() {
            out.push(Node::Markdown(Event::Text(std::mem::take(&mut plain).into())));
        }
        out.push(Node::Ruby { base: base.to_owned(), reading: reading.to_owned() });
        rest = &rest[open + length..];
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        out.push(Node::Markdown(Event::Text(plain.into())));
    }
}

/// Bytes of the longest ruby: without an end to the search, a text of open braces takes time that grows with its square.
const LONGEST: usize = 300;

/// The parts of a text that begins with `{base|reading}`, and how many bytes they take.
fn ruby(text: &str) -> Option<(&str, &str, usize)> {
    let end = text.bytes().take(LONGEST).position(|byte| byte == b'}')?;
    let (base, reading) = text[1..end].split_once('|')?;
    let whole = !base.is_empty() && !reading.is_empty() && !base.contains(['{', '|']) && !reading.contains(['{', '|']);
    whole.then_some((base, reading, end + 1))
}

#[cfg(test)]
mod tests {
    use super::split;
    use crate::model::Node;
    use proptest::prelude::*;

    fn shown(text: &str, literal: bool) -> String {
        let mut nodes: Vec<Node<()>> = Vec::new();
        split(text.to_owned().into(), literal, &mut nodes);
        let one = |node: &Node<()>| match node {
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
            let mut nodes: Vec<Node<()>> = Vec::new();
            split(text.clone().into(), literal, &mut nodes);
            let back: String = nodes.iter().map(|node| match node {
                Node::Ruby { base, reading } => format!("{{{base}|{reading}}}"),
                other => { let mut out = String::new(); other.push_plain(&mut out); out }
            }).collect();
            prop_assert_eq!(back, text);
        }
    }
}
