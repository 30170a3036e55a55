//! The run itself.

macro_rules! run {
    ([$next:ident $($rest:ident)*] $($rows:tt)*) => { $next! { [$($rest)*] $($rows)*

    /// No address.
    NoBaseUrl
        "K0901" Note
        says "without `base_url` no canonical links, feeds or sitemap are written"
        help "add `base_url` to site.toml as soon as the site has an address";

    /// A fault of ours.
    Panicked { at: String, why: String }
        "K0902" Error
        says "Kunten itself failed when {at}: {why}"
        help "this is a fault of the program: please report it, with a file that shows it";

    /// More than anybody reads.
    More { code: &'static str, most: usize }
        "K0903" Note
        says "{code} is broken more often in this file; the first {most} are told"
        help "something else is probably wrong: a bracket, or a file of another sort";


    /// An acceptance that no longer applies.
    NothingToAccept { code: String }
        "K0904" Warning
        says "nothing here breaks {code}, which is accepted"
        help "delete the line";
    } };
}
pub(super) use run;
