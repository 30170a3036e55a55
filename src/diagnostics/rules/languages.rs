//! Languages: what one has and another lacks.

macro_rules! languages {
    ([$next:ident $($rest:ident)*] $($rows:tt)*) => { $next! { [$($rest)*] $($rows)*

    /// A section that one language lacks.
    FileMissing { missing: String }
        "K0501" Error
        says "{missing} is missing"
        help if missing.strip_suffix(".yaml").is_some() {
            "every reading needs this file"
        } else {
            "every section and page is needed in every language of site.toml, unless it is a draft there: `draft: [LANGUAGE]`"
        };

    /// A text that one language lacks.
    TextMissing { language: String }
        "K0502" Error
        says "this text is missing in `{language}`"
        help "write it in every language this is published in, or as one plain string for all of them";

    /// A language that the site does not have.
    UnknownLanguage { language: String, suggestion: Option<String> }
        "K0503" Error
        says "`{language}` is not a language of this site"
        help suggest(suggestion.as_ref(), "the languages are listed in site.toml".to_owned());

    /// A section whose blocks are not those of the first language.
    BlocksDiffer { here: String, there: String, other: String }
        "K0504" Error
        says "from here on, this does not match {other}: {here} here, {there} there"
        help "a section needs the same paragraphs in every language, in the same order";

    /// Claims that are in another paragraph than in the first language.
    ClaimsMoved { claims: String, here: String, there: String, other: String }
        "K0505" Error
        says "{claims} marked in {here} here, but in {there} of {other}"
        help "a paragraph needs the same claims in every language";

    /// A text that is the same in two languages.
    SameText { language: String, other: String }
        "K0506" Warning
        says "the text in `{language}` is the same as in `{other}`"
        help "translate it, or write it once, as a plain string, if it holds for all languages";

    /// A paragraph that is the same in two languages.
    SameParagraph { other: String }
        "K0507" Warning
        says "this paragraph is the same as in {other}"
        help "translate it";

    /// A section that was written against another version.
    Stale { other: String, file: String }
        "K0508" Warning
        says "{other} has changed since this section was last compared with it"
        help format!("compare the two; then run `kunten check --stamp {file}`");

    /// `follows` in the language that is followed.
    FollowsItself
        "K0509" Warning
        says "`follows` has no effect in the reading's first language"
        help "remove `follows`";

    /// An empty text.
    EmptyText
        "K0510" Error
        says "this text is empty"
        help "write it, or leave out the key";

    /// Front matter with nothing below it, in every language.
    EmptySection
        "K0511" Error
        says "this section has no text"
        help "write it, or delete the section's file in every language";

    } };
}
pub(super) use languages;
