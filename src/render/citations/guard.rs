//! Limits in front of the reader of styles, which takes time that grows with the square of a tag's attributes (RUSTSEC-2026-0194,
//! RUSTSEC-2026-0195), and follows elements and macros as deep as they lead.

use super::StyleError;
use crate::load::xml;
use roxmltree::{Document, Node};
use std::collections::BTreeMap;

/// Bytes of a style; the longest that is published has a fifth of them.
const LARGEST: usize = 1024 * 1024;
/// Elements within elements.
const DEEPEST: usize = 100;
/// Macros within macros.
const CHAIN: usize = 50;
/// Elements that a style comes to when each call of a macro is written out.
const WRITTEN_OUT: u64 = 1_000_000;

/// Refuses what the reader should not see.
pub(super) fn guard(text: &str) -> Result<(), StyleError> {
    if text.len() > LARGEST {
        return Err(excessive("it is longer than 1 MiB"));
    }
    if let Some(costly) = xml::costly(text) {
        return Err(excessive(&format!("it has more than {} {}", costly.most, costly.what)));
    }
    let document = Document::parse(text).map_err(|error| StyleError::NotCsl(error.to_string()))?;
    let mut macros: BTreeMap<&str, Macro> = BTreeMap::new();
    for element in document.descendants().filter(Node::is_element) {
        if element.ancestors().nth(DEEPEST + 1).is_some() {
            return Err(excessive("elements are nested more than 100 deep"));
        }
        let within = element.ancestors().find(|one| one.tag_name().name() == "macro").and_then(|one| one.attribute("name"));
        let here = macros.entry(within.unwrap_or_default()).or_default();
        here.elements += 1;
        here.calls.extend(element.attribute("macro").filter(|_| element.tag_name().name() == "text"));
    }
    let mut sizes = BTreeMap::new();
    for name in macros.keys() {
        if size(name, &macros, &mut sizes, 0)?.elements > WRITTEN_OUT {
            return Err(excessive("its macros come to more than a million elements"));
        }
    }
    Ok(())
}

fn excessive(what: &str) -> StyleError {
    StyleError::Excessive(what.to_owned())
}

/// What stands in a macro.
#[derive(Debug, Default)]
struct Macro<'x> {
    elements: u64,
    calls: Vec<&'x str>,
}

/// What a macro comes to with all that it calls.
#[derive(Debug, Clone, Copy, Default)]
struct Size {
    elements: u64,
    /// How many macros call one another from here on.
    chain: usize,
}

fn size<'x>(
    name: &'x str,
    macros: &BTreeMap<&'x str, Macro<'x>>,
    sizes: &mut BTreeMap<&'x str, Size>,
    above: usize,
) -> Result<Size, StyleError> {
    if let Some(known) = sizes.get(name) {
        return Ok(*known);
    }
    let Some(this) = macros.get(name) else { return Ok(Size::default()) };
    let mut all = Size { elements: this.elements, chain: 1 };
    for call in this.calls.iter().filter(|_| above <= CHAIN) {
        let called = size(call, macros, sizes, above + 1)?;
        all.elements = all.elements.saturating_add(called.elements);
        all.chain = all.chain.max(called.chain + 1);
    }
    // In a circle the way down from above ends here.
    if all.chain > CHAIN || above > CHAIN {
        return Err(excessive("macros call one another more than 50 deep, or in a circle"));
    }
    sizes.insert(name, all);
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::{StyleError, guard};
    use std::fmt::Write as _;

    fn style(macros: &str) -> String {
        format!("<?xml version=\"1.0\"?><!-- <a> --><style>{macros}<bibliography><layout/></bibliography></style>")
    }

    fn why(xml: &str) -> String {
        match guard(xml) {
            Ok(()) => String::new(),
            Err(StyleError::Excessive(why)) => why,
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn styles_that_are_published_pass() {
        for style in [include_str!("../../../templates/citation/en.csl"), include_str!("../../../templates/citation/ja.csl")] {
            assert_eq!(guard(style), Ok(()));
        }
    }

    #[test]
    fn what_takes_the_reader_down_is_refused() {
        assert!(why(&style(&" ".repeat(1 << 20))).contains("1 MiB"));
        let attributes = (0..80_000).fold(String::new(), |mut all, k| {
            let _ = write!(all, " a{k}=\"\"");
            all
        });
        assert!(why(&style(&format!("<text{attributes}/>"))).contains("attributes in one element"));
        assert!(why(&style(&("<group>".repeat(5_000) + &"</group>".repeat(5_000)))).contains("100 deep"));
        assert!(
            why(&style("<macro name=\"a\"><text macro=\"b\"/></macro><macro name='b'><text macro='a'/></macro>"))
                .contains("circle")
        );
        assert!(why(&style("<macro name=\"a\"><text macro=\"a\"/></macro>")).contains("circle"));
        // Whichever of them is measured first.
        let chained = |from: fn(usize) -> usize| {
            (0..60).fold(String::new(), |mut all, k| {
                let _ = write!(all, "<macro name=\"m{:02}\"><text macro=\"m{:02}\"/></macro>", from(k), from(k + 1));
                all
            })
        };
        assert!(why(&style(&chained(|k| k))).contains("50 deep"));
        assert!(why(&style(&chained(|k| 99 - k))).contains("50 deep"));
        let doubled = (0..40).fold(String::new(), |mut all, k| {
            let _ = write!(all, "<macro name=\"m{k}\"><text macro=\"m{0}\"/><text macro=\"m{0}\"/></macro>", k + 1);
            all
        });
        assert!(why(&style(&doubled)).contains("a million"));
    }
}
