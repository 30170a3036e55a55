//! Every rule of Kunten as a typed kind: its code, severity, words and help.

use super::{MarkFault, NameFault, SettingsFault, ValueFault};
use std::fmt;

/// How much a diagnostic weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site is not built.
    Error,
    /// The site is built; something is probably not as meant.
    Warning,
    /// Good to know.
    Note,
}

impl Severity {
    /// The word for other programs.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// What an id names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A claim.
    Claim,
    /// A speaker.
    Speaker,
    /// A source.
    Source,
    /// A remark.
    Remark,
    /// A picture.
    Picture,
    /// A reading.
    Reading,
}

impl fmt::Display for Sort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Claim => "claim",
            Self::Speaker => "speaker",
            Self::Source => "source",
            Self::Remark => "remark",
            Self::Picture => "picture",
            Self::Reading => "reading",
        })
    }
}

impl Sort {
    const fn home(self) -> &'static str {
        match self {
            Self::Claim => "the reading's claims.yaml",
            Self::Speaker => "content/speakers/",
            Self::Source => "content/sources/",
            Self::Remark => "the reading's remarks.yaml",
            Self::Picture => "`pictures` of reading.yaml",
            Self::Reading => "content/readings/",
        }
    }
}

/// What is the same wherever a rule is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// The stable code.
    pub code: &'static str,
    /// A name for programs, in `PascalCase`.
    pub name: &'static str,
    /// How much it weighs.
    pub severity: Severity,
}

/// Declares the rules: one row each with code, severity, message and help.
macro_rules! kinds {
    ($($(#[$doc:meta])* $code:literal $severity:ident $name:ident $({ $($field:ident: $type:ty),+ })?
        = $message:literal; $help:expr;)+) => {
        /// A rule that was broken, with what its words need.
        #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
        pub enum Kind {
            $($(#[$doc])* #[error($message)] #[allow(missing_docs, reason = "the rule's own words tell")] $name $({ $($field: $type),+ })?,)+
        }

        impl Kind {
            /// Every rule, in the order of the codes.
            pub const RULES: &'static [Rule] =
                &[$(Rule { code: $code, name: stringify!($name), severity: Severity::$severity },)+];

            /// The stable code.
            #[must_use]
            pub const fn code(&self) -> &'static str {
                match self { $(Self::$name { .. } => $code,)+ }
            }

            /// How much it weighs.
            #[must_use]
            pub const fn severity(&self) -> Severity {
                match self { $(Self::$name { .. } => Severity::$severity,)+ }
            }

            /// What to do about it.
            #[must_use]
            pub fn help(&self) -> Option<String> {
                match self {
                    $(Self::$name $({ $($field),+ })? => { $($(let _ = $field;)+)? ($help).into_help() })+
                }
            }
        }
    };
}

/// What a row of the table may give as help.
trait IntoHelp {
    fn into_help(self) -> Option<String>;
}

impl IntoHelp for &str {
    fn into_help(self) -> Option<String> {
        (!self.is_empty()).then(|| self.to_owned())
    }
}

impl IntoHelp for String {
    fn into_help(self) -> Option<String> {
        Some(self)
    }
}

fn suggest(suggestion: Option<&String>, otherwise: String) -> String {
    suggestion.map_or(otherwise, |near| format!("did you mean `{near}`?"))
}

kinds! {
    /// There is no site.
    "K0101" Error NoSite = "there is no site.toml here"; "a site has site.toml and content/; name its folder with --site";
    /// Text that is not UTF-8.
    "K0102" Error NotUtf8 { offset: usize } = "the file is not UTF-8 (byte {offset})"; "save it as UTF-8";
    /// A file that no rule knows.
    "K0103" Error NoPlace = "this file has no place in a site"; "see the folder layout in docs/content.md; keep other files outside content/";
    /// A name that is no id.
    "K0104" Error BadName { why: NameFault } = "{why}"; "rename the file";
    /// `site.toml` is wrong.
    "K0105" Error Settings { why: SettingsFault } = "site.toml: {why}"; "";
    /// A name that cannot be read.
    "K0106" Error NameNotUtf8 = "the file's name is not UTF-8"; "rename the file";

    /// A link to somewhere else.
    "K0107" Error LinkOut = "this link leads out of the site"; "put the file itself here: only what stands in the site is published";
    /// A link to a folder that it stands in.
    "K0108" Error LinkLoop = "this link leads back to a folder that it stands in"; "take it away";

    /// A name that some system cannot keep.
    "K0109" Error UnportableName { name: String, why: &'static str } = "not every system can keep a file called `{name}`: {why}"; "rename what it is made from";
    /// Two names of the same letters.
    "K0110" Error SameName { other: String } = "this name has the same letters as {other}, composed in another way"; "rename one of the two";

    /// Not YAML.
    "K0201" Error Yaml { why: String } = "this is not YAML: {why}"; "quote texts that hold `: `, ` #`, or begin with a mark such as `{`, `[`, `*` or `\"`";
    /// A key that nobody reads.
    "K0202" Error UnknownKey { key: String, suggestion: Option<String>, known: String } = "unknown key `{key}`";
        suggest(suggestion.as_ref(), format!("the keys here are {known}"));
    /// A key that has to be there.
    "K0203" Error MissingKey { key: String } = "the key `{key}` is missing"; format!("docs/content.md tells what `{key}` holds");
    /// A value of the wrong form.
    "K0204" Error BadValue { why: ValueFault } = "{why}"; "";
    /// One key twice.
    "K0205" Error DuplicateKey { key: String } = "the key `{key}` stands twice"; "keep one of the two";
    /// A section or page without front matter.
    "K0206" Error NoFrontMatter = "the front matter is missing";
        "begin the file with a line `---`, then `title: …`, then a line `---`";
    /// A bibliographic entry that cannot be read.
    "K0207" Error BadEntry { why: String } = "the bibliographic entry cannot be read: {why}"; "entries are in Hayagriva's form: type, title, author, publisher, date, url";
    /// A word that is none of those that can stand there.
    "K0208" Error UnknownWord { key: String, found: String, suggestion: Option<String>, known: String } = "`{key}` cannot be `{found}`";
        suggest(suggestion.as_ref(), format!("it is one of {known}"));
    /// A number for a text, a text for a list …
    "K0209" Error WrongType { found: String, expected: String } = "{expected} belongs here, and not {found}";
        if expected.starts_with("a text") { "put quotes around it" } else { "" };
    /// A section or page whose front matter has no end.
    "K0210" Error FrontMatterOpen = "the front matter has no end"; "end it with a line `---`";
    /// What YAML has and content does not.
    "K0211" Error YamlExtra { what: &'static str } = "content holds no YAML {what}"; "write the value out; where the sign itself is meant, put quotes around the text";
    /// Maps and lists too deep in each other.
    "K0212" Error YamlDeep { most: usize } = "maps and lists stand more than {most} deep in each other here"; "nothing in content is so deep: a bracket is probably not closed";
    /// A text too long to be read.
    "K0213" Error TooLarge { size: usize, limit: usize } = "this text has {size} bytes; at most {limit} are read"; "divide it";

    /// An entry of a library that is needed and cannot be read.
    "K0214" Error LibraryEntry { key: String, why: String } = "the entry `{key}` cannot be read: {why}"; "mend it where the library comes from, and export that again";
    /// The same of one that nothing needs.
    "K0215" Warning LibraryEntryUnused { key: String, why: String } = "the entry `{key}` is left out: {why}"; "nothing names it so far; mend it where the library comes from before something does";
    /// A key that cannot be an id.
    "K0216" Warning LibraryKey { key: String, why: String } = "the key `{key}` cannot become an id: {why}"; "give the entry a key of the letters a to z, digits and hyphens; until then nothing can name it";
    /// What is no entry of a library.
    "K0217" Warning LibrarySyntax { why: String } = "this is not BibLaTeX: {why}"; "an entry is `@type{key, field = {text}, …}`, a text for many `@string{name = {text}}`";

    /// HTML in content.
    "K0301" Error RawHtml = "content holds no HTML"; "use Markdown; write `\\<` for the sign itself";
    /// A link that Markdown took for text.
    "K0302" Error LostMark = "this mark is lost: Markdown takes it for text";
        "a mark cannot hold another link, its address holds no spaces, and `[` and `](` must belong together";
    /// An address that a browser might run.
    "K0303" Error BadAddress { address: String } = "the address `{address}` is not allowed";
        "allowed are http, https, mailto, relative addresses, and claim:, speaker:, source:, remark:, reading:, picture:, lang:";
    /// A mark whose target cannot be read.
    "K0304" Error BadMark { why: MarkFault } = "{why}"; "";
    /// A mark where there can be none.
    "K0305" Error MarkNotHere { scheme: &'static str } = "`{scheme}:` cannot stand here"; "claims are marked in the sections of their reading; elsewhere point at them with `reading:READING#CLAIM`";
    /// A heading above its place.
    "K0306" Error HeadingTooHigh { level: u8, least: u8 } = "a heading of level {level} cannot stand here";
        format!("the title has the level above: begin with `{}`", "#".repeat(usize::from(*least)));
    /// A picture inside a line.
    "K0307" Error PictureNotAlone = "a picture stands in a paragraph of its own"; "put blank lines around it";
    /// A block in a text that has room for a line only.
    "K0308" Error BlockInLine = "this text is one line: it holds no lists, headings, quotations or paragraphs"; "make it one line; what is longer belongs into a section or a page";
    /// A mark without words.
    "K0309" Error EmptyMark = "this mark has no words"; "put them between the brackets";
    /// An image that is not a picture of the reading.
    "K0310" Error PlainImage = "pictures are named in reading.yaml"; "list the file under `pictures` with alt text and place it with `![](picture:ID)`";
    /// What other programs read as an attribute block.
    "K0311" Error AttributeBlock = "this looks like an attribute block, which would be printed as it stands"; "take it away; for the sign itself write `\\{`";
    /// Ruby that lacks a part.
    "K0312" Error HalfRuby { lacks: &'static str } = "this ruby has no {lacks}"; "ruby is written `{base|reading}`; for the sign itself write `\\{`";
    /// A heading two levels below the one before.
    "K0313" Error HeadingSkips { level: u8, above: u8 } = "a heading of level {level} stands below one of level {above}";
        format!("begin it with `{}`", "#".repeat(usize::from(*above) + 1));
    /// A reference to nothing.
    "K0314" Error LostReference { label: String } = "nothing is defined as `{label}`, so this would be printed as it stands"; "define it on a line of its own, or write `\\[` for the sign itself";
    /// A footnote that nothing calls.
    "K0315" Warning FootnoteUncalled { label: String } = "no footnote is called here as `[^{label}]`"; "call it, or take it away";

    /// An id that nothing has.
    "K0401" Error UnknownId { sort: Sort, id: String, suggestion: Option<String> } = "there is no {sort} `{id}`";
        suggest(suggestion.as_ref(), format!("it would stand in {}", sort.home()));
    /// A claim that one language leaves out.
    "K0402" Error ClaimInOneLanguage { claim: String, missing: String } = "the claim `{claim}` is marked here, but not in {missing}";
        format!("mark it there: `[…](claim:{claim})`");
    /// A claim that stands nowhere.
    "K0403" Error ClaimUnmarked { claim: String } = "the claim `{claim}` is marked in no section"; format!("mark its words in every language: `[…](claim:{claim})`");
    /// A remark that stands nowhere, or in one language only.
    "K0404" Warning RemarkUnmarked { remark: String, missing: String } = "the remark `{remark}` is not marked in {missing}"; format!("mark its place with `[…](remark:{remark})`, or name it in a claim");
    /// A locus into a copy that is not listed.
    "K0405" Error NoWitness { letter: char } = "there is no witness {letter}"; "witnesses are listed in reading.yaml";
    /// Two things of one name.
    "K0406" Error Duplicate { what: String, other: String } = "{what} is taken by {other}"; "rename one of the two";
    /// A reading or page that would take a page of ours.
    "K0407" Error Reserved { name: String } = "`{name}` is the name of a page that Kunten writes itself"; "choose another name";

    /// A picture that is listed and not shown.
    "K0408" Error PictureUnplaced { picture: String } = "the picture `{picture}` stands in no section"; format!("place it with a paragraph `![](picture:{picture})`");
    /// A picture that is there and not listed.
    "K0409" Warning PictureUnlisted = "this picture is not listed in its reading"; "list it under `pictures` in reading.yaml, or take it away";
    /// A record that nothing names.
    "K0410" Warning Unused { sort: Sort, id: String } = "nothing names the {sort} `{id}`"; "name it, or take its file away";
    /// A place beyond the end of a copy.
    "K0411" Error OutsideWitness { letter: char, first: u32, last: u32 } = "witness {letter} has the lines {first} to {last}"; "the lines of each witness stand under `lines` in reading.yaml";
    /// A claim from another place than its section.
    "K0412" Warning OutsideSection { section: String, locus: String } = "this is no place in {locus}, of which the section `{section}` tells"; "mend the one or the other `locus`";

    /// A reading that is a draft.
    "K0413" Error NamesDraft { sort: Sort, id: String } = "the {sort} `{id}` is a draft and is not published"; "publish it, or take the mark away until then; `--drafts` builds it";

    /// A section that one language lacks.
    "K0501" Error FileMissing { missing: String } = "{missing} is missing";
        if missing.strip_suffix(".yaml").is_some() { "a reading needs it beside its sections" } else { "every section and page stands in every language of site.toml, unless it is a draft there: `draft: [LANGUAGE]`" };
    /// A text that one language lacks.
    "K0502" Error TextMissing { language: String } = "the text is missing in `{language}`"; "give it in every language in which this is published, or as one plain string that holds for all";
    /// A language that the site has not.
    "K0503" Error UnknownLanguage { language: String, suggestion: Option<String> } = "`{language}` is no language of this site";
        suggest(suggestion.as_ref(), "the languages stand in site.toml".to_owned());
    /// A section whose blocks are not those of the first language.
    "K0504" Error BlocksDiffer { here: String, there: String, other: String } = "from here on, this is not built as {other}: here stands {here}, there {there}"; "a section has the same paragraphs in every language, in the same order";
    /// Claims that stand in another paragraph than in the first language.
    "K0505" Error ClaimsMoved { claims: String, here: String, there: String, other: String } = "{claims} marked in {here} here, and in {there} of {other}"; "a paragraph holds the same claims in every language";
    /// A text that is the same in two languages.
    "K0506" Warning SameText { language: String, other: String } = "the text in `{language}` is the one in `{other}`"; "translate it; a text that holds for all languages is one plain string";
    /// A paragraph that is the same in two languages.
    "K0507" Warning SameParagraph { other: String } = "this paragraph is the one in {other}"; "translate it";
    /// A section that was written against another version.
    "K0508" Warning Stale { other: String, file: String } = "{other} has changed since this section was written against it"; format!("compare the two; then run `kunten check --stamp {file}`");
    /// `follows` in the language that is followed.
    "K0509" Warning FollowsItself = "this is the reading's first language, which follows no other"; "take `follows` away";
    /// No words.
    "K0510" Error EmptyText = "this text is empty"; "write it, or leave out the key";
    /// Front matter with nothing below it, in every language.
    "K0511" Error EmptySection = "this section has no text"; "write it, or delete the section's file in every language";

    /// Evidence that nobody has seen.
    "K0601" Error UnseenEvidence { source_id: String, bare: bool } = "nobody has seen `{source_id}`, so nobody can say what it holds";
        if *bare { format!("if you have, say so: write content/sources/{source_id}.yaml with `seen: whole` or `seen: excerpt`") }
        else { "a source with `seen: not` serves as an origin only: name the source that reports it".to_owned() };
    /// A chain that bites its tail.
    "K0602" Error ReportsCycle { chain: String } = "the chain of `reports` goes in a circle: {chain}"; "one of them is the origin: it reports nothing";
    /// The work vouches for itself.
    "K0603" Warning WorkAsEvidence { source_id: String } = "`{source_id}` goes back to the work itself and counts for nothing"; "leave it out, or name another origin with `reports`";
    /// A record of somebody unnamed.
    "K0604" Warning AttestsUnnamed = "nobody can be on record who has no name"; "leave out `attests` and `rewords` for an unnamed speaker";
    /// Doubtful wording without a reason.
    "K0605" Error InferredNeedsRemark = "an inferred wording needs a remark that tells why"; "add `remark: ID`";
    /// A record of one of several speakers.
    "K0606" Error WhichSpeaker = "the claim has several speakers: say whose words these are"; "add `speaker: ID` to the evidence";
    /// Somebody else's words.
    "K0607" Error NotItsSpeaker { speaker: String } = "`{speaker}` is no speaker of this claim"; "name one of its speakers, or leave `speaker` out";
    /// A record of what nobody asks for.
    "K0608" Warning NotAsked { relation: &'static str, voice: &'static str } = "`{relation}` weighs nothing on a claim in the voice `{voice}`"; "whether it was said is asked of `quote` and `paraphrase`; for whether it is so, use `supports`";
    /// Whose words, where none are recorded.
    "K0609" Warning SpeakerIdle { relation: &'static str } = "`speaker` means nothing beside `{relation}`"; "it tells whose words `attests` and `rewords` record: take it away";
    /// A day on which nothing falls due.
    "K0610" Error DueNoForecast = "only a forecast falls due"; "take `due` away, or make the claim's kind `forecast`";
    /// A forecast that time has overtaken.
    "K0611" Warning Overdue { due: String } = "this forecast fell due on {due} and is still open"; "look what came of it; if nothing is known, say so under `history` with the day on which you looked";
    /// Two dates in an order that cannot be.
    "K0612" Error DatesReversed { what: String, date: String, other: String, day: String } = "{what} ({date}) cannot be before {other} ({day})"; "mend the one or the other";
    /// A day that has not come.
    "K0613" Error NotYet { date: String } = "{date} has not come yet"; "mend the date";
    /// The same evidence again.
    "K0614" Warning SameEvidence { source_id: String, relation: &'static str } = "`{source_id}` is named as `{relation}` twice"; "put both into one; say where with `at`";
    /// A later development that is not later.
    "K0615" Warning UpdateTooEarly { source_id: String } = "`{source_id}` is from before the work and tells of no later development"; "the relation is `context`, or the date is wrong";

    /// A record of words that rests on a word.
    "K0616" Error WordOfRecord { relation: &'static str } = "`word_of` cannot stand beside `{relation}`";
        format!("`{relation}` tells whether it was said; put `word_of` into an entry that tells whether it is so");

    /// A template that fails.
    "K0701" Error Template { why: String, page: String } = "{why}{page}"; "";
    /// A message that a language lacks.
    "K0702" Error NoMessage { key: String, language: String } = "the message `{key}` is missing in `{language}`";
        format!("add `{key} = …` to templates/messages/{language}.ftl");
    /// A message that cannot be read.
    "K0703" Error BadMessage { why: String } = "{why}"; "messages are in Fluent's form: `key = text`";
    /// A citation style that cannot be used.
    "K0704" Error Citation { name: String, why: String } = "the citation style `{name}` cannot be used: {why}"; "give the name of a bundled CSL style or the path of a .csl file of the site";
    /// A style sheet that names a file which is not there.
    "K0705" Error NoStatic { name: String, suggestion: Option<String> } = "there is no file `{name}` in static/";
        suggest(suggestion.as_ref(), "an address in a style sheet leads from the sheet to another file of static/".to_owned());

    /// A link into nothing.
    "K0801" Error DeadLink { page: String, link: String } = "{page} links to `{link}`, which is not there"; "an address leads from the page on which it stands, such as `speakers/ID.html` from a reading";
    /// A fragment that no element bears.
    "K0802" Error DeadFragment { page: String, link: String } = "{page} links to `{link}`, but nothing there has that id"; "a claim, remark, section or heading has an id; docs/templates.md lists them";
    /// One id twice.
    "K0803" Error DoubleId { page: String, id: String } = "the id `{id}` stands twice on {page}"; "rename the one that a template of the site has added";
    /// One path twice.
    "K0804" Error DoublePath { path: String, first: String, second: String } = "{first} and {second} would both be written to {path}"; "rename one of the two";
    /// A mark without a note.
    "K0805" Error MarkWithoutNote { page: String, claim: String } = "{page} marks the claim `{claim}` and has no note for it"; "a template has left it out: each mark needs an element with `data-note`";
    /// A note without a mark.
    "K0806" Error NoteWithoutMark { page: String, claim: String } = "{page} has a note for the claim `{claim}` and no mark of it"; "a template has left it out: each note needs a `mark` with `data-claim`";
    /// A page that does not say its language.
    "K0807" Error PageLanguage { page: String, language: String } = "{page} does not say that its language is `{language}`"; "its template needs `<html lang>`";
    /// A page without its twin.
    "K0808" Error NoAlternate { page: String, language: String } = "{page} has no link to itself in `{language}`"; "its template needs `<link rel=\"alternate\" hreflang>` for every language";
    /// A page too large to be one.
    "K0809" Error PageTooLarge { page: String, size: usize, limit: usize } = "{page} would have {size} bytes; at most {limit} are written"; "a template repeats something, or the content should be divided";

    /// No address.
    "K0901" Note NoBaseUrl = "without `base_url` no canonical links, feeds or sitemap are written"; "add `base_url` to site.toml as soon as the site has an address";
    /// A fault of ours.
    "K0902" Error Panicked { at: String, why: String } = "Kunten itself failed when {at}: {why}"; "this is a fault of the program: please report it, with a file that shows it";
    /// More than anybody reads.
    "K0903" Note More { code: &'static str, most: usize } = "{code} is broken more often in this file; the first {most} are told"; "something else is probably wrong: a bracket, or a file of another sort";
}

impl Kind {
    /// What stands at a diagnostic's second place, if it has one.
    #[must_use]
    pub const fn beside(&self) -> &'static str {
        match self {
            Self::ClaimInOneLanguage { .. } => "its place is probably here",
            Self::BlocksDiffer { .. } | Self::SameText { .. } | Self::SameParagraph { .. } => "its counterpart",
            Self::ClaimsMoved { .. } => "marked here",
            Self::Stale { .. } => "what it follows",
            Self::Yaml { .. } => "this may lack its twin",
            Self::MissingKey { .. } => "it may be meant to be this one's companion, whose name is its key",
            Self::ReportsCycle { .. } => "and goes back to here",
            _ => "the other one",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn codes_are_unique_and_in_order() {
        let codes: Vec<_> = Kind::RULES.iter().map(|rule| rule.code).collect();
        let mut sorted = codes.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted, codes);
    }
}
