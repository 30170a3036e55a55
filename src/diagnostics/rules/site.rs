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

    /// A symbolic link out of `content/`.
    LinkOutOfContent { target: String }
        "K0111" Error
        says "this symbolic link leads out of content/, to {target}"
        help "put the file itself here: content/ shares nothing with the rest of the site";

    /// A symbolic link to what is hidden.
    LinkHidden { target: String }
        "K0112" Error
        says "this symbolic link leads to {target}, which is hidden"
        help "put the file itself here; hidden files, such as .env and those in .git, are not published";

    /// A symbolic link to nothing.
    LinkNowhere { target: String }
        "K0113" Error
        says "this symbolic link leads nowhere: there is no `{target}`"
        help "delete it, or put the file itself here";

    /// A pipe, a socket, a device.
    NotAFile { what: &'static str }
        "K0114" Error
        says "this is {what}, and not a file"
        help "delete it, or put a file in its place";

    /// A file that is not the picture that its name says.
    NotAPicture { why: PictureFault }
        "K0115" Error
        says "{why}"
        help why.help();

    /// A picture of too many pixels.
    PictureSize { width: u64, height: u64 }
        "K0116" Error
        says "this picture is {width} × {height} pixels large; at most 16384 on a side and 100 million in all are allowed"
        help "make it smaller: a page shows it no wider than its text";

    /// A picture of too many bytes.
    PictureTooLarge { size: u64, limit: usize }
        "K0117" Error
        says "this picture is {size} bytes long; the limit is {limit}"
        help "save it smaller: with fewer pixels, or more strongly compressed";

    /// An SVG that no browser reads.
    SvgSyntax { why: String }
        "K0118" Error
        says "this is not well-formed XML: {why}"
        help "browsers would show nothing of this SVG; export it again from the program in which it was drawn";

    /// An SVG that does something.
    SvgActs { why: SvgFault }
        "K0119" Error
        says "{why}"
        help why.help();

    /// The marker of an output folder among the sources.
    StrayMarker
        "K0120" Error
        says "this marks a folder that Kunten may replace, and it stands among the site's own files"
        help "delete it; a built site was probably copied here, and what belongs to it should go, too";

    } };
}
pub(super) use site;
