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
            .ok_or_else(|| serde::de::Error::custom(format!("`{text}` is no language tag (BCP 47), such as `en` or `ja`")))
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

    /// Every language, the default first.
    pub fn iter(&self) -> impl Iterator<Item = Lang> + Clone + use<> {
        (0..self.0.len()).filter_map(|k| u8::try_from(k).ok()).map(Lang)
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The tag of a language.
    #[must_use]
    pub fn tag(&self, lang: Lang) -> &LanguageTag {
        &self.0[lang.index()]
    }

    /// The language with this tag.
    #[must_use]
    pub fn find(&self, tag: &str) -> Option<Lang> {
        self.iter().find(|lang| self.tag(*lang).as_str() == tag)
    }
}

/// A value for every language of the site: complete by construction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Localised<T>(Box<[T]>);

impl<T> Localised<T> {
    /// Makes the value of each language.
    pub fn new(languages: &Languages, make: impl FnMut(Lang) -> T) -> Self {
        Self(languages.iter().map(make).collect())
    }

    /// The value in one language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &T {
        &self.0[lang.index()]
    }

    /// The value in one language, to change it.
    pub fn get_mut(&mut self, lang: Lang) -> &mut T {
        &mut self.0[lang.index()]
    }

    /// The same for every language after a change.
    pub fn map<U>(&self, change: impl FnMut(&T) -> U) -> Localised<U> {
        Localised(self.0.iter().map(change).collect())
    }

    /// The values, in the order of the languages.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.0.iter()
    }
}

impl<T> Localised<Option<T>> {
    /// The values, where there is one in every language.
    #[must_use]
    pub fn transpose(self) -> Option<Localised<T>> {
        self.0.into_iter().collect::<Option<Box<[T]>>>().map(Localised)
    }
}

/// What a language tag looks like.
pub(crate) const LANGUAGE: &str = "^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$";

super::form::form! {
    LanguageTag as "LanguageTag" => {
        "type": "string",
        "pattern": LANGUAGE,
        "patternErrorMessage": "a language is written as its tag (BCP 47), such as en or ja"
    };
}
