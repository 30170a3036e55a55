//! The bytes of the output.

macro_rules! output {
    ([$next:ident $($rest:ident)*] $($rows:tt)*) => { $next! { [$($rest)*] $($rows)*

    /// A dead link.
    DeadLink { page: String, link: String }
        "K0801" Error
        says "{page} links to `{link}`, which does not exist"
        help "an address is relative to the page it is on, such as `speakers/ID.html` from a reading";

    /// A link to an id that no element has.
    DeadFragment { page: String, link: String }
        "K0802" Error
        says "{page} links to `{link}`, but nothing there has that id"
        help "claims, remarks, sections and headings have ids; docs/templates.md lists them";

    /// An id that appears twice.
    DoubleId { page: String, id: String }
        "K0803" Error
        says "the id `{id}` appears twice on {page}"
        help "rename the one that a template of the site adds";

    /// Two things for one path.
    DoublePath { path: String, first: String, second: String }
        "K0804" Error
        says "{first} and {second} would both be written to {path}"
        help "rename one of the two";

    /// A mark without a note.
    MarkWithoutNote { page: String, claim: String }
        "K0805" Error
        says "{page} marks the claim `{claim}` but has no note for it"
        help "a template leaves it out: each mark needs an element with `data-note`";

    /// A note without a mark.
    NoteWithoutMark { page: String, claim: String }
        "K0806" Error
        says "{page} has a note for the claim `{claim}` but does not mark it"
        help "a template leaves it out: each note needs a `mark` with `data-claim`";

    /// A page that does not say its language.
    PageLanguage { page: String, language: String }
        "K0807" Error
        says "{page} does not say that its language is `{language}`"
        help "its template needs `<html lang>`";

    /// A page without a link to its other languages.
    NoAlternate { page: String, language: String }
        "K0808" Error
        says "{page} does not link to its version in `{language}`"
        help "its template needs `<link rel=\"alternate\" hreflang>` for every language";

    /// A page that is too large.
    PageTooLarge { page: String, template: String, limit: usize }
        "K0809" Error
        says "{page} would be longer than {limit} bytes, by `{template}`"
        help "the template repeats something, or the content should be split up";

    /// A page that takes too long.
    PageTooLong { page: String, template: String, limit: u64 }
        "K0810" Error
        says "{page} was given up after {limit} seconds, in `{template}`"
        help "a loop of the template goes on without end, or nearly so";

    /// Something that the page's own policy forbids.
    Forbidden { page: String, what: String }
        "K0811" Error
        says "{page} has `{what}`, which its own policy forbids: browsers leave it out"
        help "put styles and scripts into files of `static/`, or allow them in the template's `Content-Security-Policy`";

    } };
}
pub(super) use output;
