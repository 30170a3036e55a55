//! Templates, messages, citation styles, style sheets.

macro_rules! templates {
    ([$next:ident $($rest:ident)*] $($rows:tt)*) => { $next! { [$($rest)*] $($rows)*

    /// A template that fails.
    Template { why: String, page: String }
        "K0701" Error
        says "{why}{page}"
        help "";

    /// A message that is missing in one language.
    NoMessage { key: String, language: String }
        "K0702" Error
        says "the message `{key}` is missing in `{language}`"
        help format!("add `{key} = …` to templates/messages/{language}.ftl");

    /// A message that cannot be read.
    BadMessage { why: String }
        "K0703" Error
        says "{why}"
        help "messages use Fluent's format: `key = text`";

    /// A citation style that cannot be used.
    Citation { name: String, why: String }
        "K0704" Error
        says "the citation style `{name}` cannot be used: {why}"
        help "give the name of a bundled CSL style or the path of a .csl file in the site";

    /// A style sheet that names a missing file.
    NoStatic { name: String, suggestion: Option<String> }
        "K0705" Error
        says "there is no file `{name}` in static/"
        help suggest(suggestion.as_ref(), "an address in a style sheet is relative to the sheet, and leads to another file in static/".to_owned());

    } };
}
pub(super) use templates;
