//! Style sheets: the addresses in them become those that the files have in the output.

use crate::{
    diagnostics::{Kind, Place, Report, nearest},
    load::Static,
    model::address,
};
use cssparser::{ParseError, Parser, Token, serialize_string};
use percent_encoding::percent_decode_str;
use std::{collections::HashMap, ops::Range};

/// An address as it stands in a sheet.
struct Address {
    /// The whole of `url(…)`, or the string in it.
    range: Range<usize>,
    written: String,
    /// Whether it stands in quotation marks.
    quoted: bool,
}

/// Adds a sheet to the joined one, which stands in `assets/`. `hrefs` leads from names below `static/` to paths of the output.
pub(super) fn join(style: &mut String, sheet: &Static, text: &str, hrefs: &HashMap<String, String>, report: &mut Report) {
    let mut done = 0;
    for Address { range, written, quoted } in addresses(text) {
        if !is_ours(&written) {
            continue;
        }
        let (path, rest) = written.split_at(written.find(['?', '#']).unwrap_or(written.len()));
        let path = percent_decode_str(path).decode_utf8_lossy();
        let named = address::resolve(&sheet.name, &path);
        let Some(href) = named.as_ref().and_then(|name| hrefs.get(name)) else {
            let place =
                sheet.own.map_or_else(|| Place::Path(format!("static/{}", sheet.name)), |file| Place::Span(file, range.clone()));
            // Who counts from the top of `static/`, as templates do, finds nothing either.
            let meant = if hrefs.contains_key(&*path) {
                Some(path.clone().into_owned())
            } else {
                nearest(named.as_deref().unwrap_or(&path), hrefs.keys().map(String::as_str))
            };
            let suggestion = meant.map(|name| address::to_top(&sheet.name) + &name);
            report.emit(Kind::NoStatic { name: named.unwrap_or(written), suggestion }, place);
            continue;
        };
        style.push_str(&text[done..range.start]);
        let href = href.strip_prefix(address::ASSETS).unwrap_or(href);
        let (before, after) = if quoted { ("", "") } else { ("url(", ")") };
        style.push_str(before);
        // Writing into a string does not fail.
        let _ = serialize_string(&format!("{href}{rest}"), style);
        style.push_str(after);
        done = range.end;
    }
    style.push_str(&text[done..]);
}

/// Whether an address leads to a file of the site: not a part of the page (`#clip`), nor anything with a scheme or a host.
fn is_ours(address: &str) -> bool {
    !(address.is_empty() || address.starts_with('#') || address.starts_with("//") || address::has_scheme(address))
}

/// Every address in `url(…)`, in the order in which they stand.
fn addresses(text: &str) -> Vec<Address> {
    let mut found = Vec::new();
    look(&mut Parser::new(text), false, &mut found);
    found
}

/// Blocks deeper than the crate's own limit are passed over.
fn look(parser: &mut Parser, in_url: bool, found: &mut Vec<Address>) {
    loop {
        parser.skip_whitespace();
        let start = parser.position().byte_index();
        let Ok(token) = parser.next() else { return };
        let (written, quoted, nested) = match token {
            Token::UnquotedUrl(written) => (Some(written.to_string()), false, None),
            Token::QuotedString(written) if in_url => (Some(written.to_string()), true, None),
            Token::Function(name) => (None, false, Some(name.eq_ignore_ascii_case("url"))),
            Token::ParenthesisBlock | Token::SquareBracketBlock | Token::CurlyBracketBlock => (None, false, Some(false)),
            _ => (None, false, None),
        };
        found.extend(written.map(|written| Address { range: start..parser.position().byte_index(), written, quoted }));
        if let Some(in_url) = nested {
            let _: Result<(), ParseError<()>> = parser.parse_nested_block(|parser| {
                look(parser, in_url, found);
                Ok(())
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::join;
    use crate::{diagnostics::Report, load::Static};
    use proptest::prelude::*;
    use std::collections::HashMap;

    fn joined(text: &str, hrefs: &HashMap<String, String>) -> (String, bool) {
        let sheet = Static { name: "style/95-own.css".into(), bytes: Vec::new().into(), own: None };
        let (mut style, mut report) = (String::new(), Report::default());
        join(&mut style, &sheet, text, hrefs, &mut report);
        (style, report.has_errors())
    }

    proptest! {
        /// Whatever a sheet holds, all of it but the addresses of files stays as it is.
        #[test]
        fn no_letter_is_lost(text in "([\"'(){};:/*\\\\#a\u{e9}\u{8a13}\n ]|url\\(|/\\*|\\*/|a\\.svg){0,40}") {
            prop_assert_eq!(joined(&text, &HashMap::new()).0, text.clone());
            let same = HashMap::from([("style/a.svg".to_owned(), "assets/a.svg".to_owned())]);
            let there = joined(&text, &same).0;
            prop_assert_eq!(joined(&there, &same).0, there);
        }
    }

    #[test]
    fn depth_does_no_harm() {
        let deep = "a{".repeat(100_000);
        assert_eq!(joined(&deep, &HashMap::new()), (deep, false));
    }
}
