//! Citations: the entry of a source becomes one line of HTML and of text.
//!
//! Hayagriva escapes nothing when it writes HTML, so its tree is serialised here.

mod guard;
mod line;
mod names;
mod styles;

pub(super) use names::full;
pub(super) use styles::Styles;

use hayagriva::citationberg::{IndependentStyle, Locale, LocaleCode, Style as AnyStyle};
use hayagriva::types::{ChunkedString, FormatString, Publisher, StringChunk};
use hayagriva::{BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, ElemChildren, Entry, archive};
use line::Pieces;
use thiserror::Error;

/// Stand around the title while the entry is formatted. The second also keeps a title that ends in `」` from losing its bracket.
const TITLE: char = '\u{E000}';
const END_OF_TITLE: char = '\u{E001}';

/// A style of citation that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(super) enum StyleError {
    #[error("no bundled style has that name")]
    UnknownName,
    #[error("this is no independent CSL style: {0}")]
    NotCsl(String),
    #[error("{0}: no style that is published comes near to it")]
    Excessive(String),
    #[error("the style has no bibliography, so it cannot set an entry on its own")]
    NoBibliography,
}

/// A formatted citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cited {
    /// Escaped, with `<cite lang>` around a title in another language than the page's.
    pub html: String,
    /// The same without markup, not escaped.
    pub text: String,
}

/// A style, parsed once.
#[derive(Debug)]
pub(super) struct Style {
    csl: IndependentStyle,
    /// Hayagriva's locale files; only styles other than ours need them, and reading them takes 40 ms.
    locales: Vec<Locale>,
    /// Whether its citation is its bibliography, so that the fast way of formatting does.
    plain: bool,
}

impl Style {
    /// One of our own, in which a citation is its bibliography and needs no locale.
    ///
    /// # Errors
    /// Where a site's file of the same name is no style.
    pub fn own(xml: &str) -> Result<Self, StyleError> {
        Ok(Self { csl: read_style(xml)?, locales: Vec::new(), plain: true })
    }

    /// One of the styles that come with Hayagriva.
    ///
    /// # Errors
    /// If there is none of that name, or if it has no bibliography.
    pub fn bundled(name: &str) -> Result<Self, StyleError> {
        let found = archive::ArchivedStyle::by_name(name).ok_or(StyleError::UnknownName)?;
        let AnyStyle::Independent(csl) = found.get() else { return Err(StyleError::UnknownName) };
        Self::with_bibliography(csl)
    }

    /// A style from the text of a .csl file.
    ///
    /// # Errors
    /// If it is no independent style with a bibliography.
    pub fn csl(xml: &str) -> Result<Self, StyleError> {
        read_style(xml).and_then(Self::with_bibliography)
    }

    fn with_bibliography(csl: IndependentStyle) -> Result<Self, StyleError> {
        if csl.bibliography.is_none() {
            return Err(StyleError::NoBibliography);
        }
        Ok(Self { csl, locales: archive::locales(), plain: false })
    }

    /// Formats one entry for a page in `locale`; `None` where the style prints nothing for this type of entry (Chicago,
    /// for a post).
    pub fn cite(&self, locale: &str, entry: &Entry) -> Option<Cited> {
        let mut entry = prepared(entry);
        names::mark(&mut entry, primary(locale), self.plain);
        let entry = &entry;
        let mut pieces = Pieces::new(entry);
        pieces.walk(&self.format(locale, entry));
        pieces.join_names();
        pieces.cited(locale)
    }

    fn format(&self, locale: &str, entry: &Entry) -> ElemChildren {
        let locale = Some(self.code(locale));
        let item = CitationItem::with_entry(entry);
        if self.plain {
            return hayagriva::standalone_citation(CitationRequest::new(vec![item], &self.csl, locale, &[], None));
        }
        let mut driver = BibliographyDriver::new();
        driver.citation(CitationRequest::new(vec![item], &self.csl, locale.clone(), &self.locales, None));
        let rendered = driver.finish(BibliographyRequest::new(&self.csl, locale, &self.locales));
        // The first field, where there is one, is the number in the list, which a single entry has not.
        rendered.bibliography.and_then(|list| list.items.into_iter().next()).map(|item| item.content).unwrap_or_default()
    }

    /// The locale file that fits best: `ja` -> `ja-JP`.
    fn code(&self, locale: &str) -> LocaleCode {
        let language = primary(locale);
        let wanted = [locale.to_owned(), format!("{language}-{}", language.to_uppercase())];
        let codes = || self.locales.iter().filter_map(|file| file.lang.as_ref());
        wanted
            .iter()
            .find_map(|want| codes().find(|code| code.0 == *want))
            .or_else(|| codes().find(|code| primary(&code.0) == language))
            .cloned()
            .unwrap_or_else(|| LocaleCode(locale.to_owned()))
    }
}

fn read_style(xml: &str) -> Result<IndependentStyle, StyleError> {
    guard::guard(xml)?;
    // The error's own text names the place only; its source says what is wrong there.
    IndependentStyle::from_xml(xml).map_err(|error| StyleError::NotCsl(error.source.to_string()))
}

fn primary(language: &str) -> &str {
    language.split(['-', '_']).next().unwrap_or_default()
}

/// The entry with its title marked, and with no name printed twice.
fn prepared(entry: &Entry) -> Entry {
    let mut entry = entry.clone();
    let text = |text: &FormatString| text.value.to_string();
    let author = entry.authors().and_then(|all| if let [one] = all { Some(full(one)) } else { None });
    let container = entry.parents().first().and_then(Entry::title).map(text);
    let publisher = entry.map(Entry::publisher).and_then(Publisher::name).map(text);
    if publisher.is_some() && (publisher == author || publisher == container) {
        entry.set_publisher(Publisher::new(None, None));
    }
    if container.is_some() && container == author {
        let mut parents = entry.parents().to_vec();
        parents[0].set_title(FormatString::new());
        entry.set_parents(parents);
    }
    if let Some(mut title) = entry.title().cloned() {
        // Verbatim, since Hayagriva's title case makes `Ai` of AI and `Iphone` of iPhone, and since a mark in text that changes its
        // case would be taken for the first letter.
        let mark = |text: &ChunkedString| StringChunk::verbatim(format!("{TITLE}{text}{END_OF_TITLE}")).into();
        title.short = title.short.map(|short| Box::new(mark(&short)));
        title.value = mark(&title.value);
        entry.set_title(title);
    }
    entry
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse_entry;

    fn entry(yaml: &str) -> Entry {
        parse_entry("some-id", crate::yaml::read(yaml).expect(yaml)).expect(yaml)
    }

    fn own(locale: &str) -> Style {
        let ja = include_str!("../../../templates/citation/ja.csl");
        let en = include_str!("../../../templates/citation/en.csl");
        Style::own(if primary(locale) == "ja" { ja } else { en }).expect("our styles")
    }

    fn cite(locale: &str, yaml: &str) -> Cited {
        own(locale).cite(locale, &entry(yaml)).expect("a citation")
    }

    const CNN: &str = "{type: web, title: 'Is it < unstoppable & “new”?', publisher: CNN, date: 2026-02-11, url: 'https://e.org/', language: en}";

    #[test]
    fn a_page_with_a_publisher() {
        assert_eq!(cite("ja", CNN).text, "CNN「Is it < unstoppable & “new”?」2026年2月11日。");
        assert_eq!(cite("en", CNN).text, "CNN, “Is it < unstoppable & ‘new’?”, 11 February 2026.");
    }

    #[test]
    fn a_foreign_title_is_marked_and_all_is_escaped() {
        assert_eq!(cite("ja", CNN).html, "CNN「<cite lang=\"en\">Is it &lt; unstoppable &amp; “new”?</cite>」2026年2月11日。");
        assert_eq!(cite("en-GB", CNN).html, "CNN, “Is it &lt; unstoppable &amp; ‘new’?”, 11 February 2026.");
    }

    #[test]
    fn dates_by_month_and_year_and_inferred() {
        for (date, ja, en) in [
            ("2026-01", "2026年1月", "January 2026"),
            ("2026", "2026年", "2026"),
            ("~2026-01", "［2026年1月］", "[January 2026]"),
            ("~2026", "［2026年］", "[2026]"),
        ] {
            let yaml = format!("{{type: web, title: T, publisher: P, date: {date}}}");
            assert_eq!(cite("ja", &yaml).text, format!("P「T」{ja}。"));
            assert_eq!(cite("en", &yaml).text, format!("P, “T”, {en}."));
        }
    }

    #[test]
    fn nothing_is_printed_twice() {
        let post = "{type: post, title: T, author: Adam Holter, publisher: Adam Holter, date: 2025-12}";
        assert_eq!(cite("ja", post).text, "Adam Holter「T」2025年12月。");
        let blog = "{type: article, title: T, author: Adam Holter, date: 2025, parent: {type: blog, title: Adam Holter}}";
        assert_eq!(cite("en", blog).text, "Adam Holter, “T”, 2025.");
        let paper = "{type: article, title: T, author: A B, parent: {type: newspaper, title: The Star, publisher: The Star}}";
        assert_eq!(cite("en", paper).html, "A B, “T”, <i>The Star</i>.");
        assert_eq!(cite("ja", "{type: web, title: '終わる。', publisher: 'P。'}").text, "P。「終わる。」。");
        assert_eq!(cite("en", "{type: web, title: T, author: A, publisher: Apple Inc.}").text, "A, “T”, Apple Inc.");
    }

    #[test]
    fn names_by_the_rules_of_their_script() {
        let of = |authors: &str, language: &str| {
            format!("{{type: web, title: T, author: [{authors}], date: 2026, language: {language}}}")
        };
        let two = of("'伊藤, 花', '青木, 蓮'", "ja");
        assert_eq!(cite("en", &two).text, "伊藤花、青木蓮, “T”, 2026.");
        assert_eq!(cite("ja", &two).text, "伊藤花、青木蓮「T」2026年。");
        let two = of("'Hill, Mary', 'van Dam, Jan'", "en");
        assert_eq!(cite("en", &two).text, "Mary Hill and Jan van Dam, “T”, 2026.");
        assert_eq!(cite("ja", &two).text, "Mary Hill and Jan van Dam「T」2026年。");
        let three = of("'Hill, Mary', 'Doe, Jr., John', The Body", "en");
        assert_eq!(cite("en", &three).text, "Mary Hill, John Doe Jr. and The Body, “T”, 2026.");
        assert_eq!(cite("ja", &three).text, "Mary Hill, John Doe, Jr. and The Body「T」2026年。");
        let mixed = of("'伊藤, 花', 'Hill, Mary'", "en");
        assert_eq!(cite("en", &mixed).text, "伊藤花 and Mary Hill, “T”, 2026.");
        assert_eq!(cite("ja", &mixed).text, "伊藤花、Mary Hill「T」2026年。");
        assert_eq!(cite("en", &of("'김, 철수', '이, 영희'", "ko")).text, "김철수, 이영희, “T”, 2026.");
        assert_eq!(cite("en", "{type: book, title: T, editor: ['伊藤, 花', '青木, 蓮']}").text, "伊藤花、青木蓮 (eds), “T”.");
        let apa = Style::bundled("apa").expect("bundled");
        let apa = |people: &str| apa.cite("en", &entry(&of(people, "en").replace("2026", "2026-02-11"))).expect("a page").text;
        assert_eq!(apa("'伊藤, 花', '青木, 蓮'"), "伊藤花、青木蓮. (2026, February 11). T.");
        assert_eq!(apa("'Hill, Mary', 'Doe, John'"), "Hill, M., & Doe, J. (2026, February 11). T.");
    }

    #[test]
    fn marks_within_marks() {
        assert_eq!(cite("ja", "{type: web, title: 「終わり」の「始まり」}").text, "「『終わり』の『始まり』」。");
        assert_eq!(cite("en", "{type: web, title: 'On \"AI + X\" and “Y”'}").text, "“On ‘AI + X’ and ‘Y’”.");
        assert_eq!(cite("en", "{type: web, title: 'A 5\" disk'}").text, "“A 5\" disk”.");
    }

    #[test]
    fn a_description_is_not_quoted() {
        let yaml = "{type: web, title: '[press briefing]', publisher: 商務部, date: 2026-01-08, language: zh}";
        assert_eq!(cite("ja", yaml).html, "商務部<span lang=\"en\">［press briefing］</span>2026年1月8日。");
        assert_eq!(cite("en", yaml).html, "商務部, [press briefing], 8 January 2026.");
    }

    #[test]
    fn a_dollar_is_a_dollar() {
        let yaml = "{type: web, title: 'From $1B to $2B', publisher: \"B{loom}berg \\\\$\"}";
        assert_eq!(cite("en", yaml).text, "Bloomberg $, “From $1B to $2B”.");
    }

    #[test]
    fn other_styles() {
        let chicago = Style::bundled("chicago-notes").expect("bundled");
        let yaml = "{type: web, title: 'china’s race for AI.', publisher: CNN, date: 2026-02-11, url: 'https://e.org/?a&b', language: en}";
        assert_eq!(
            chicago.cite("ja", &entry(yaml)).expect("a page").html,
            "CNN. 「<cite lang=\"en\">china’s race for AI.</cite>」. 2026年2月11日. <a href=\"https://e.org/?a&amp;b\">https://e.org/?a&amp;b</a>."
        );
        // Chicago has no posts in its bibliography.
        assert_eq!(chicago.cite("en", &entry("{type: post, title: T, author: A, date: 2025-12-08}")), None);
        assert_eq!(Style::bundled("alphanumeric").err(), Some(StyleError::NoBibliography));
        assert_eq!(Style::bundled("nope").err(), Some(StyleError::UnknownName));
        assert_eq!(Style::csl("<style/>").err(), Some(StyleError::NotCsl("missing field `info`".to_owned())));
        for name in ["apa", "mla", "ieee", "sist02"] {
            let cited = Style::bundled(name).expect(name).cite("en", &entry(yaml)).expect(name);
            assert!(cited.text.to_lowercase().contains("china’s race for ai"), "{name}");
            assert!(!cited.text.contains(END_OF_TITLE), "{name}");
        }
    }
}
