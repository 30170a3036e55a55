//! Languages, and values that stand in each of some.

use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;

/// A language as BCP 47 writes it (`en`, `ja`, `pt-BR`), checked and in canonical case.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct LanguageTag(Box<str>);

impl LanguageTag {
    /// Checks a tag against BCP 47; `None` where it is not well formed.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let locale = icu_locale_core::Locale::try_from_str(text).ok()?;
        (!text.is_empty()).then(|| Self(locale.to_string().into()))
    }

    /// The tag.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The primary language: `pt` of `pt-BR`.
    #[must_use]
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for LanguageTag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text)
            .ok_or_else(|| serde::de::Error::custom(format!("`{text}` is not a language tag (BCP 47), such as `en` or `ja`")))
    }
}

/// One language of the site, by its place in `site.toml`; the first is the default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lang(u8);

impl Lang {
    /// The default language.
    pub const DEFAULT: Self = Self(0);

    /// The place in `languages`, from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    const fn bit(self) -> u64 {
        1 << self.0
    }
}

/// A language that the owner of a text has: only with it the text is read. A [`LangSet`] gives it, once somebody has asked.
///
/// What a reading reaches has all of the reading's languages, so one that the reading has will do for its speakers and sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OwnLang(Lang);

impl From<OwnLang> for Lang {
    fn from(lang: OwnLang) -> Self {
        lang.0
    }
}

/// The languages of the site, in the order of `site.toml`; at least one, none twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Languages(Vec<LanguageTag>);

impl Languages {
    /// Takes the list of `site.toml`; `None` where it is empty, too long, or names one twice.
    #[must_use]
    pub fn new(tags: Vec<LanguageTag>) -> Option<Self> {
        let twice = tags.iter().enumerate().any(|(k, tag)| tags[..k].contains(tag));
        (!tags.is_empty() && tags.len() <= 64 && !twice).then_some(Self(tags))
    }

    /// Every language, the default first; the site has them all.
    pub fn iter(&self) -> impl Iterator<Item = OwnLang> + Clone + use<> {
        (0..self.0.len()).filter_map(|k| u8::try_from(k).ok()).map(|k| OwnLang(Lang(k)))
    }

    /// The default language, in which the site has its own texts as in all others.
    #[must_use]
    pub const fn default_lang(&self) -> OwnLang {
        OwnLang(Lang::DEFAULT)
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The tag of a language.
    #[must_use]
    pub fn tag(&self, lang: impl Into<Lang>) -> &LanguageTag {
        &self.0[lang.into().index()]
    }

    /// The language with this tag.
    #[must_use]
    pub fn find(&self, tag: &str) -> Option<OwnLang> {
        self.iter().find(|lang| self.tag(*lang).as_str() == tag)
    }
}

/// Some languages of the site, in its order: those in which a reading, a page, a speaker or a source stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct LangSet(u64);

impl LangSet {
    /// No language.
    pub const NONE: Self = Self(0);

    /// The languages, the first of the site's order first.
    pub fn iter(self) -> impl Iterator<Item = OwnLang> + Clone + use<> {
        (0..64u8).filter_map(move |index| self.get(Lang(index)))
    }

    /// A language, if it is one of them.
    #[must_use]
    pub fn get(self, lang: impl Into<Lang>) -> Option<OwnLang> {
        let lang = lang.into();
        self.has(lang).then_some(OwnLang(lang))
    }

    /// How many there are.
    #[must_use]
    pub const fn count(self) -> usize {
        self.0.count_ones() as usize
    }

    /// The first of them.
    #[must_use]
    pub fn first(self) -> Option<OwnLang> {
        self.iter().next()
    }

    /// The first of them that is not among the languages of drafts, so that `--drafts` changes no other language's place; else the
    /// first of them.
    #[must_use]
    pub fn first_published(self, drafts: Self) -> OwnLang {
        self.without(drafts).first().or_else(|| self.first()).unwrap_or(OwnLang(Lang::DEFAULT))
    }

    /// Whether a language is one of them.
    #[must_use]
    pub fn has(self, lang: impl Into<Lang>) -> bool {
        self.0 & lang.into().bit() != 0
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// These and those.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// These without those.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// How many of them come before a language.
    const fn before(self, OwnLang(lang): OwnLang) -> usize {
        (self.0 & (lang.bit() - 1)).count_ones() as usize
    }
}

impl From<&Languages> for LangSet {
    fn from(languages: &Languages) -> Self {
        languages.iter().collect()
    }
}

impl<L: Into<Lang>> FromIterator<L> for LangSet {
    fn from_iter<I: IntoIterator<Item = L>>(langs: I) -> Self {
        Self(langs.into_iter().fold(0, |all, lang| all | lang.into().bit()))
    }
}

/// A value for every language of its owner: complete by construction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Localised<T> {
    langs: LangSet,
    values: Box<[T]>,
}

impl<T> Localised<T> {
    /// Makes the value of each language.
    pub fn new(langs: impl Into<LangSet>, make: impl FnMut(OwnLang) -> T) -> Self {
        let langs = langs.into();
        Self { langs, values: langs.iter().map(make).collect() }
    }

    /// The languages.
    #[must_use]
    pub const fn langs(&self) -> LangSet {
        self.langs
    }

    /// The value in one language.
    #[must_use]
    pub fn get(&self, lang: OwnLang) -> &T {
        &self.values[self.langs.before(lang)]
    }

    /// The value in one language, to change it.
    pub fn get_mut(&mut self, lang: OwnLang) -> &mut T {
        &mut self.values[self.langs.before(lang)]
    }

    /// The same for every language after a change.
    pub fn map<U>(&self, change: impl FnMut(&T) -> U) -> Localised<U> {
        Localised { langs: self.langs, values: self.values.iter().map(change).collect() }
    }

    /// The same for every language after a change that knows the language.
    pub fn map_each<U>(self, mut change: impl FnMut(OwnLang, T) -> U) -> Localised<U> {
        let values = self.langs.iter().zip(self.values).map(|(lang, value)| change(lang, value));
        Localised { langs: self.langs, values: values.collect() }
    }

    /// The values, in the order of the languages.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.values.iter()
    }

    /// Each language with its value.
    pub fn iter(&self) -> impl Iterator<Item = (OwnLang, &T)> {
        self.langs.iter().zip(&self.values)
    }

    /// Leaves out the languages that are not among some.
    pub fn retain(&mut self, langs: LangSet) {
        let kept = self.langs.without(self.langs.without(langs));
        let values = std::mem::take(&mut self.values).into_iter();
        self.values = self.langs.iter().zip(values).filter(|(lang, _)| kept.has(*lang)).map(|(_, value)| value).collect();
        self.langs = kept;
    }
}

impl<T, U> Localised<(T, U)> {
    /// The first and the second of each pair.
    #[must_use]
    pub fn unzip(self) -> (Localised<T>, Localised<U>) {
        let (first, second): (Vec<T>, Vec<U>) = self.values.into_iter().unzip();
        (Localised { langs: self.langs, values: first.into() }, Localised { langs: self.langs, values: second.into() })
    }
}

impl<T> Localised<Option<T>> {
    /// The values, where there is one in every language.
    #[must_use]
    pub fn transpose(self) -> Option<Localised<T>> {
        let values = self.values.into_iter().collect::<Option<Box<[T]>>>()?;
        Some(Localised { langs: self.langs, values })
    }
}

impl<T, E> Localised<Result<T, E>> {
    /// The values, where none of them is an error.
    ///
    /// # Errors
    /// The first error.
    pub fn transpose(self) -> Result<Localised<T>, E> {
        let values = self.values.into_iter().collect::<Result<Box<[T]>, E>>()?;
        Ok(Localised { langs: self.langs, values })
    }
}

/// What a language tag looks like.
pub(crate) const LANGUAGE: &str = "^[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*$";

super::form::form! {
    LanguageTag as "LanguageTag" => {
        "type": "string",
        "pattern": LANGUAGE,
        "patternErrorMessage": "a language is written as its tag (BCP 47), such as en or ja"
    };
}
