//! What a link's address means: one of our marks, an allowed address, or neither.

use super::text::Target;
use crate::{
    diagnostics::{Kind, MarkFault},
    model::{Id, LanguageTag},
};
use std::collections::HashSet;

/// An address as an editor may write it.
#[derive(Debug, PartialEq)]
pub(super) enum Address {
    /// One of our marks.
    Mark(Target),
    /// `picture:ID`.
    Picture(Id),
    /// http, https, mailto, a fragment, or a path relative to the page.
    Plain,
}

/// Reads a link's destination, which `CommonMark` has decoded already: what a browser would see and not what was typed.
pub(super) fn read(destination: &str) -> Result<Address, Kind> {
    let refused = || Kind::BadAddress { address: destination.to_owned() };
    let scheme_end = destination.find([':', '/', '?', '#', '\\']).filter(|at| destination.as_bytes()[*at] == b':');
    let Some((scheme, rest)) = scheme_end.map(|at| (&destination[..at], &destination[at + 1..])) else {
        // An absolute path would break if the site is published below another path; `//host` leaves the site.
        let foreign = destination.starts_with(['/', '\\']) || destination.chars().any(char::is_control);
        return if foreign { Err(refused()) } else { Ok(Address::Plain) };
    };
    let id = |text: &str| Id::parse(text).map_err(|error| Kind::BadMark { why: MarkFault::NotAnId(error.0) });
    Ok(match scheme {
        "claim" => Address::Mark(Target::Claims(claims(rest.split(',').map(id).collect::<Result<_, _>>()?)?)),
        "speaker" => Address::Mark(Target::Speaker(id(rest)?)),
        "source" => Address::Mark(Target::Source(id(rest)?)),
        "remark" => Address::Mark(Target::Remark(id(rest)?)),
        "picture" => Address::Picture(id(rest)?),
        "reading" => {
            let why = || Kind::BadMark { why: MarkFault::NoClaim(destination.to_owned()) };
            let (reading, claim) = rest.split_once('#').ok_or_else(why)?;
            Address::Mark(Target::Elsewhere(id(reading)?, id(claim)?))
        }
        "lang" => {
            let why = || Kind::BadMark { why: MarkFault::NotATag(rest.to_owned()) };
            Address::Mark(Target::Language(LanguageTag::parse(rest).ok_or_else(why)?))
        }
        _ if ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) => Address::Plain,
        _ => return Err(refused()),
    })
}

/// Claims that share a run of text, each once.
fn claims(ids: Vec<Id>) -> Result<Vec<Id>, Kind> {
    let mut met = HashSet::new();
    let again = ids.iter().find(|id| !met.insert(*id));
    match again {
        Some(id) => Err(Kind::BadMark { why: MarkFault::ClaimTwice(id.to_string()) }),
        None => Ok(ids),
    }
}

#[cfg(test)]
mod tests {
    use super::{Address, read};

    #[test]
    fn only_known_addresses_pass() {
        for good in ["https://example.org/a:b", "HTTP://x", "mailto:a@b", "claims.html", "#s-lead", "a/b?x=1:2", ""] {
            assert_eq!(read(good), Ok(Address::Plain), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "JavaScript:x",
            "java\tscript:x",
            " javascript:x",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "//example.org/",
            "/etc",
            "\\\\host\\x",
            "claim:",
            "claim:a,,b",
            "claim:A",
            "claim:a,b,a",
            "reading:x",
            "lang:",
            "lang:not a tag",
        ] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }
}
