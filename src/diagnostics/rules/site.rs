//! Files and their names, and `site.toml`.

macro_rules! site {
    ([$next:ident $($rest:ident)*] $($rows:tt)*) => { $next! { [$($rest)*] $($rows)*

    /// There is no site.
    NoSite
        "K0101" Error
        says "there is no site.toml here"
        help "a site has site.toml and content/; give its folder with --site";

    /// Text that is not UTF-8.
    NotUtf8 { offset: usize }
        "K0102" Error
        says "the file is not UTF-8 (byte {offset})"
        help "save it as UTF-8";

    /// A file in the wrong place.
    NoPlace
        "K0103" Error
        says "this file does not belong here"
        help "see the folder layout in docs/content.md; keep other files outside content/";

    /// A name that cannot be an id.
    BadName { why: NameFault }
        "K0104" Error
        says "{why}"
        help "rename the file";

    /// `site.toml` is wrong.
    Settings { why: SettingsFault }
        "K0105" Error
        says "site.toml: {why}"
        help "";

    /// A name that cannot be read.
    NameNotUtf8
        "K0106" Error
        says "the file's name is not UTF-8"
        help "rename the file";

    /// A symbolic link out of the site.
    LinkOut
        "K0107" Error
        says "this symbolic link points outside the site"
        help "put the file itself here: only files inside the site are published";

    /// A symbolic link to a folder that contains it.
    LinkLoop
        "K0108" Error
        says "this symbolic link points back to a folder that contains it"
        help "delete it";

    /// A name that some systems cannot store.
    UnportableName { name: String, why: &'static str }
        "K0109" Error
        says "some systems cannot store a file called `{name}`: {why}"
        help "rename the file or folder it is made from";

    /// Two names that differ only in their encoding.
    SameName { other: String }
        "K0110" Error
        says "this name has the same letters as {other}, encoded differently"
        help "rename one of the two";

    } };
}
pub(super) use site;
