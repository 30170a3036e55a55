//! Texts: Markdown and marks.

macro_rules! texts {
    ([$next:ident $($rest:ident)*] $($rows:tt)*) => { $next! { [$($rest)*] $($rows)*

    /// HTML in content.
    RawHtml
        "K0301" Error
        says "content holds no HTML"
        help "use Markdown; write `\\<` for the sign itself";

    /// A link that Markdown took for text.
    LostMark
        "K0302" Error
        says "this mark is lost: Markdown takes it for text"
        help "a mark cannot hold another link, its address holds no spaces, and `[` and `](` must belong together";

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

    /// A mark where there can be none.
    MarkNotHere { scheme: &'static str }
        "K0305" Error
        says "`{scheme}:` cannot stand here"
        help "claims are marked in the sections of their reading; elsewhere point at them with `reading:READING#CLAIM`";

    /// A heading above its place.
    HeadingTooHigh { level: u8, least: u8 }
        "K0306" Error
        says "a heading of level {level} cannot stand here"
        help format!("the title has the level above: begin with `{}`", "#".repeat(usize::from(*least)));

    /// A picture inside a line.
    PictureNotAlone
        "K0307" Error
        says "a picture stands in a paragraph of its own"
        help "put blank lines around it";

    /// A block in a text that has room for a line only.
    BlockInLine
        "K0308" Error
        says "this text is one line: it holds no lists, headings, quotations or paragraphs"
        help "make it one line; what is longer belongs into a section or a page";

    /// A mark without words.
    EmptyMark
        "K0309" Error
        says "this mark has no words"
        help "put them between the brackets";

    /// An image that is not a picture of the reading.
    PlainImage
        "K0310" Error
        says "pictures are named in reading.yaml"
        help "list the file under `pictures` with alt text and place it with `![](picture:ID)`";

    /// What other programs read as an attribute block.
    AttributeBlock
        "K0311" Error
        says "this looks like an attribute block, which would be printed as it stands"
        help "take it away; for the sign itself write `\\{`";

    /// Ruby that lacks a part.
    HalfRuby { lacks: &'static str }
        "K0312" Error
        says "this ruby has no {lacks}"
        help "ruby is written `{base|reading}`; for the sign itself write `\\{`";

    /// A heading two levels below the one before.
    HeadingSkips { level: u8, above: u8 }
        "K0313" Error
        says "a heading of level {level} stands below one of level {above}"
        help format!("begin it with `{}`", "#".repeat(usize::from(*above) + 1));

    /// A reference to nothing.
    LostReference { label: String }
        "K0314" Error
        says "nothing is defined as `{label}`, so this would be printed as it stands"
        help "define it on a line of its own, or write `\\[` for the sign itself";

    /// A footnote that nothing calls.
    FootnoteUncalled { label: String }
        "K0315" Warning
        says "no footnote is called here as `[^{label}]`"
        help "call it, or take it away";

    } };
}
pub(super) use texts;
