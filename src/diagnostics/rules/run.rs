//! The run itself.

macro_rules! run {
    ([$next:ident $($rest:ident)*] $($rows:tt)*) => { $next! { [$($rest)*] $($rows)*

    /// No address.
    NoBaseUrl
        "K0901" Note
        says "without `base_url`, no canonical links, feeds or sitemap are written"
        help "add `base_url` to site.toml once the site has an address";

    /// A bug in Kunten.
    Panicked { at: String, why: String }
        "K0902" Error
        says "Kunten itself failed while {at}: {why}"
        help "this is a bug in Kunten: please report it, with a file that shows it";

    /// More of the same than is shown.
    More { code: &'static str, most: usize }
        "K0903" Note
        says "{code} occurs more often in this file; only the first {most} are shown"
        help "something else is probably wrong: an unclosed bracket, or the wrong sort of file";


    /// An acceptance that no longer applies.
    NothingToAccept { code: String }
        "K0904" Warning
        says "{code} is accepted here, but does not occur"
        help "delete the line";
    } };
}
pub(super) use run;
