//! Addresses in an SVG: those that lead to a part of it, or hold a picture themselves, stay within.

use crate::diagnostics::SvgFault;
use cssparser::{ParseError, Parser, Token};
use std::ops::Range;

/// Pictures that can stand in an address; another SVG could hold anything again.
const RASTER: [&str; 6] = ["png", "jpeg", "jpg", "gif", "webp", "avif"];

/// Blocks in a sheet; browsers do not read much deeper.
const DEEPEST: usize = 32;

/// How much of an address is told.
const SHOWN: usize = 60;

/// Whether an address is a part of the file, or a raster picture that it holds.
pub(super) fn stays_within(address: &str) -> bool {
    let address = bare(address);
    if address.is_empty() || address.starts_with('#') {
        return true;
    }
    let Some(kind) = address.strip_prefix("data:image/") else { return false };
    RASTER.iter().any(|raster| kind.strip_prefix(raster).is_some_and(|rest| rest.starts_with([';', ','])))
}

/// Whether an address is a script.
pub(super) fn runs(address: &str) -> bool {
    let address = bare(address.get(..address.floor_char_boundary(SHOWN)).unwrap_or(address));
    ["javascript:", "vbscript:"].iter().any(|scheme| address.starts_with(scheme))
}

/// As browsers read it: without control characters, blanks and capitals (URL Standard, "basic URL parser").
fn bare(address: &str) -> String {
    // What follows the type of a picture is long, and of no interest.
    let start = &address[..address.floor_char_boundary(SHOWN * 4)];
    start.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect::<String>().to_ascii_lowercase()
}

pub(super) fn shown(address: &str) -> String {
    let address = address.trim();
    let end = address.floor_char_boundary(SHOWN);
    if end < address.len() { format!("{}…", &address[..end]) } else { address.to_owned() }
}

/// A style sheet, or the value of one property.
pub(super) struct Css {
    faults: Vec<(SvgFault, Range<usize>)>,
}

impl Css {
    /// What in it leads out of the file, with its place in the text.
    pub fn faults(text: &str) -> Vec<(SvgFault, Range<usize>)> {
        let mut css = Self { faults: Vec::new() };
        css.look(&mut Parser::new(text), false, 0);
        css.faults
    }

    fn look(&mut self, parser: &mut Parser, in_url: bool, depth: usize) {
        loop {
            parser.skip_whitespace();
            let start = parser.position().byte_index();
            let Ok(token) = parser.next() else { return };
            if self.faults.len() == super::ENOUGH {
                return;
            }
            let (address, nested) = match token {
                Token::AtKeyword(name) if name.eq_ignore_ascii_case("import") => {
                    self.faults.push((SvgFault::Import, start..parser.position().byte_index()));
                    continue;
                }
                Token::UnquotedUrl(address) => (Some(address.to_string()), None),
                Token::QuotedString(address) if in_url => (Some(address.to_string()), None),
                Token::Function(name) => (None, Some(takes_addresses(name))),
                Token::ParenthesisBlock | Token::SquareBracketBlock | Token::CurlyBracketBlock => (None, Some(false)),
                _ => (None, None),
            };
            let range = start..parser.position().byte_index();
            if let Some(address) = address.filter(|address| !stays_within(address)) {
                let why = if runs(&address) { SvgFault::Runs } else { SvgFault::Outside(shown(&address)) };
                self.faults.push((why, range));
            } else if let Some(in_url) = nested {
                if depth == DEEPEST {
                    self.faults.push((SvgFault::TooMany { most: DEEPEST, what: "blocks in each other" }, range));
                    return;
                }
                let _: Result<(), ParseError<()>> = parser.parse_nested_block(|parser| {
                    self.look(parser, in_url, depth + 1);
                    Ok(())
                });
            }
        }
    }
}

/// Functions of which a string is an address (CSS Values 4, "Resource Locators"; CSS Images 4, "Image Values").
fn takes_addresses(name: &str) -> bool {
    ["url", "src", "image", "image-set", "-webkit-image-set"].iter().any(|known| name.eq_ignore_ascii_case(known))
}
