//! Values: YAML, front matter, bibliographic entries, libraries.

macro_rules! values {
    ([$next:ident $($rest:ident)*] $($rows:tt)*) => { $next! { [$($rest)*] $($rows)*

    /// Not YAML.
    Yaml { why: String }
        "K0201" Error
        says "this is not valid YAML: {why}"
        help "put quotes around text that contains `: ` or ` #`, or begins with a sign such as `{`, `[`, `*` or `\"`";

    /// An unknown key.
    UnknownKey { key: String, suggestion: Option<String>, known: String }
        "K0202" Error
        says "unknown key `{key}`"
        help suggest(suggestion.as_ref(), format!("the keys here are {known}"));

    /// A missing key.
    MissingKey { key: String }
        "K0203" Error
        says "the key `{key}` is missing"
        help format!("docs/content.md says what `{key}` is for");

    /// A value of the wrong form.
    BadValue { why: ValueFault }
        "K0204" Error
        says "{why}"
        help "";

    /// A key that appears twice.
    DuplicateKey { key: String }
        "K0205" Error
        says "the key `{key}` appears twice"
        help "keep one of the two";

    /// A section or page without front matter.
    NoFrontMatter
        "K0206" Error
        says "the front matter is missing"
        help "begin the file with a line `---`, then `title: …`, then a line `---`";

    /// A bibliographic entry that cannot be read.
    BadEntry { why: String }
        "K0207" Error
        says "the bibliographic entry cannot be read: {why}"
        help "entries use Hayagriva's format: type, title, author, publisher, date, url";

    /// An unknown word.
    UnknownWord { key: String, found: String, suggestion: Option<String>, known: String }
        "K0208" Error
        says "`{key}` cannot be `{found}`"
        help suggest(suggestion.as_ref(), format!("use one of {known}"));

    /// A value of the wrong type: a number for a text, a text for a list …
    WrongType { found: String, expected: Expected }
        "K0209" Error
        says "expected {expected}, but found {found}"
        help if expected.is_text() { "put quotes around it" } else { "" };

    /// A section or page whose front matter is not closed.
    FrontMatterOpen
        "K0210" Error
        says "the front matter is not closed"
        help "close it with a line `---`";

    /// A feature of YAML that content may not use.
    YamlExtra { what: &'static str }
        "K0211" Error
        says "YAML {what} are not allowed in content"
        help "write the value out; if you mean the sign itself, put quotes around the text";

    /// Maps and lists that are nested too deep.
    YamlDeep { most: usize }
        "K0212" Error
        says "maps and lists are nested more than {most} deep here"
        help "nothing in content needs to be so deep: a bracket is probably not closed";

    /// A text too long to be read.
    TooLarge { size: usize, limit: usize }
        "K0213" Error
        says "this text is {size} bytes long; the limit is {limit}"
        help "split it up";

    /// An entry of a library that is needed and cannot be read.
    LibraryEntry { key: String, why: String }
        "K0214" Error
        says "the entry `{key}` cannot be read: {why}"
        help "fix it where the library comes from, and export the library again";

    /// The same for one that is not needed.
    LibraryEntryUnused { key: String, why: String }
        "K0215" Warning
        says "the entry `{key}` is left out: {why}"
        help "nothing uses it yet; fix it where the library comes from before something does";

    /// A key that cannot be an id.
    LibraryKey { key: String, why: String }
        "K0216" Warning
        says "the key `{key}` cannot become an id: {why}"
        help "use only the letters a to z, digits and hyphens in the key; until then nothing can refer to the entry";

    /// Text in a library that is not BibLaTeX.
    LibrarySyntax { why: String }
        "K0217" Warning
        says "this is not valid BibLaTeX: {why}"
        help "write an entry as `@type{key, field = {text}, …}`, an abbreviation as `@string{name = {text}}`";

    } };
}
pub(super) use values;
