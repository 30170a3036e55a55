//! What `CommonMark` does not know about Japanese, corrected in its events.
//!
//! The rules go by characters and not by the page's language: they hold for Chinese too, and for a Japanese name in an
//! English text.

mod emphasis;
mod lines;
mod ruby;

pub(super) use emphasis::pair_anew;
pub(super) use lines::join;
pub(super) use ruby::split;

use icu_properties::{
    CodePointMapData,
    props::{EastAsianWidth, Script},
};

/// Whether a character is as wide as an ideograph (UAX #11, Wide and Fullwidth).
fn is_wide(c: char) -> bool {
    c >= '\u{1100}'
        && matches!(CodePointMapData::<EastAsianWidth>::new().get(c), EastAsianWidth::Wide | EastAsianWidth::Fullwidth)
}

/// Whether a text with this character knows no spaces between words; Korean does.
fn is_spaceless(c: char) -> bool {
    is_wide(c) && CodePointMapData::<Script>::new().get(c) != Script::Hangul
}
