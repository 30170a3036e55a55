//! Texts: Markdown and marks.

macro_rules! texts {
    ([$next:ident $($rest:ident)*] $($rows:tt)*) => { $next! { [$($rest)*] $($rows)*

    /// HTML in content.
    RawHtml
        "K0301" Error
        says "HTML is not allowed in content"
        help "use Markdown; for the sign itself, write `\\<`";

    /// A link that Markdown took for text.
    LostMark
        "K0302" Error
        says "this mark is lost: Markdown reads it as plain text"
        help "a mark cannot contain another link, its address cannot contain spaces, and its brackets must match: `[…](…)`";

    /// An address that a browser might run.
    BadAddress { address: String }
        "K0303" Error
        says "the address `{address}` is not allowed"
        help "allowed are http, https, mailto, relative addresses, and claim:, speaker:, source:, remark:, reading:, \
            picture:, lang:";

    /// A mark whose target cannot be read.
    BadMark { why: MarkFault }
        "K0304" Error
        says "{why}"
        help "";

    /// A mark that cannot be used here.
    MarkNotHere { scheme: &'static str }
        "K0305" Error
        says "`{scheme}:` cannot be used here"
        help "mark claims in the sections of their reading; elsewhere, link to them with `reading:READING#CLAIM`";

    /// A heading of too high a level.
    HeadingTooHigh { level: u8, least: u8 }
        "K0306" Error
        says "a heading of level {level} cannot be used here"
        help format!("headings here come below the title: start with `{}`", "#".repeat(usize::from(*least)));

    /// A picture inside a line.
    PictureNotAlone
        "K0307" Error
        says "a picture needs a paragraph of its own"
        help "put blank lines around it";

    /// A block in a text that has room for a line only.
    BlockInLine
        "K0308" Error
        says "this text must be one line, without lists, headings, quotations or paragraphs"
        help "make it one line, or move it to a section or page";

    /// A mark without words.
    EmptyMark
        "K0309" Error
        says "this mark has no words"
        help "put them between the brackets";

    /// An image that is not a picture of the reading.
    PlainImage
        "K0310" Error
        says "a picture is placed by its id, not by its address"
        help "list the file under `pictures` in reading.yaml, with alt text, and place it with `![](picture:ID)`";

    /// What other programs read as an attribute block.
    AttributeBlock
        "K0311" Error
        says "this looks like an attribute block, which would be printed as it is"
        help "delete it; for the sign itself, write `\\{`";

    /// Ruby that lacks a part.
    HalfRuby { lacks: &'static str }
        "K0312" Error
        says "this ruby has no {lacks}"
        help "write ruby as `{base|reading}`; for the sign itself, write `\\{`";

    /// A heading two levels below the one before.
    HeadingSkips { level: u8, above: u8 }
        "K0313" Error
        says "this heading skips from level {above} to level {level}"
        help format!("start it with `{}`", "#".repeat(usize::from(*above) + 1));

    /// A reference that is not defined.
    LostReference { label: String }
        "K0314" Error
        says "`{label}` is not defined, so this would be printed as it is"
        help "define it on a line of its own, or write `\\[` for the sign itself";

    /// A footnote that nothing refers to.
    FootnoteUncalled { label: String }
        "K0315" Warning
        says "nothing here refers to the footnote `[^{label}]`"
        help "refer to it in the text, or delete it";

    /// A sign that nobody sees.
    UnseenSign { sign: Sign }
        "K0316" Warning
        says "this text contains {sign}, which nobody sees"
        help "delete it: searching, copying and sorting find it, and readers do not";

    /// A sign that turns the order of letters round.
    TurningSign { sign: Sign }
        "K0317" Warning
        says "this text contains {sign}, which turns round the order of what follows"
        help "delete it; in a text from right to left, open and close an isolate (U+2067 and U+2069) in the same paragraph";

    /// A word with a letter of another script that looks like one of its own.
    MixedScripts { word: String, letter: Letter, script: &'static str, most: &'static str }
        "K0318" Warning
        says "`{word}` looks like one word in {most} letters, but {letter} is {script}"
        help "type the letter anew; if it is meant, set it apart with a hyphen or accept this warning";

    } };
}
pub(super) use texts;
