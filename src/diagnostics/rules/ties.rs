//! Ties: ids, loci, pictures, and names that are taken.

macro_rules! ties {
    ([$next:ident $($rest:ident)*] $($rows:tt)*) => { $next! { [$($rest)*] $($rows)*

    /// An unknown id.
    UnknownId { sort: Sort, id: String, suggestion: Option<String> }
        "K0401" Error
        says "there is no {sort} called `{id}`"
        help suggest(suggestion.as_ref(), format!("it should be in {}", sort.home()));

    /// A claim that one language leaves out.
    ClaimInOneLanguage { claim: String, missing: String }
        "K0402" Error
        says "the claim `{claim}` is marked here, but not in {missing}"
        help format!("mark it there: `[…](claim:{claim})`");

    /// A claim without a mark.
    ClaimUnmarked { claim: String }
        "K0403" Error
        says "the claim `{claim}` is not marked in any section"
        help format!("mark its words in every language: `[…](claim:{claim})`");

    /// A remark without a mark, in some language or in all.
    RemarkUnmarked { remark: String, missing: String }
        "K0404" Warning
        says "the remark `{remark}` is not marked in {missing}"
        help format!("mark its place with `[…](remark:{remark})`, or use it in a claim");

    /// A locus in a copy that is not listed.
    NoWitness { letter: char }
        "K0405" Error
        says "there is no witness {letter}"
        help "witnesses are listed in reading.yaml";

    /// Two things with the same name.
    Duplicate { what: String, other: String }
        "K0406" Error
        says "{what} is already taken by {other}"
        help "rename one of the two";

    /// A reading or page with the name of one of Kunten's own pages.
    Reserved { name: String }
        "K0407" Error
        says "`{name}` is the name of a page that Kunten writes itself"
        help "choose another name";

    /// A picture that is listed but not shown.
    PictureUnplaced { picture: String }
        "K0408" Error
        says "the picture `{picture}` is not placed in any section"
        help format!("place it with a paragraph `![](picture:{picture})`");

    /// A picture that is in the folder but not listed.
    PictureUnlisted
        "K0409" Warning
        says "this picture is not listed in its reading"
        help "list it under `pictures` in reading.yaml, or delete it";

    /// A speaker or source that is not used.
    Unused { sort: Sort, id: String }
        "K0410" Warning
        says "nothing uses the {sort} `{id}`"
        help "use it, or delete its file";

    /// A place beyond the end of a copy.
    OutsideWitness { letter: char, first: u32, last: u32 }
        "K0411" Error
        says "witness {letter} only has lines {first} to {last}"
        help "the lines of each witness are given under `lines` in reading.yaml";

    /// A claim from outside its section.
    OutsideSection { section: String, locus: String }
        "K0412" Warning
        says "this is outside {locus}, which the section `{section}` covers"
        help "correct the `locus` of the claim or of the section";

    /// A mark that leads to a draft.
    NamesDraft { sort: Sort, id: String }
        "K0413" Error
        says "the {sort} `{id}` is a draft and is not published"
        help "publish it, or remove the mark until then; `--drafts` builds it";

    } };
}
pub(super) use ties;
