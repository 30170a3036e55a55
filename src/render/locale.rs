//! Dates and the order of names, by ICU.

use super::messages::Messages;
use crate::model::{Languages, Localised, OwnLang, PartialDate};
use icu_collator::{Collator, CollatorBorrowed, options::CollatorOptions};
use icu_datetime::{DateTimeFormatter, fieldsets, input::Date};
use icu_locale_core::Locale;
use std::cmp::Ordering;

/// How each language writes dates and orders names.
pub(super) struct Locales(Localised<Habits>);

/// The habits of one language; none where ICU has no data.
struct Habits {
    day: Option<DateTimeFormatter<fieldsets::YMD>>,
    month: Option<DateTimeFormatter<fieldsets::YM>>,
    year: Option<DateTimeFormatter<fieldsets::Y>>,
    order: Option<CollatorBorrowed<'static>>,
    is_japanese: bool,
}

impl std::fmt::Debug for Locales {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Locales")
    }
}

impl Locales {
    /// By the message `locale` of each language, which may be more than its tag: `en-GB` for `en`.
    pub fn new(languages: &Languages, messages: &Messages) -> Self {
        Self(Localised::new(languages, |lang| {
            let tag = languages.tag(lang);
            let named = Locale::try_from_str(messages.get(lang, "locale"));
            let locale = named.or_else(|_| Locale::try_from_str(tag.as_str())).unwrap_or(Locale::UNKNOWN);
            Habits {
                day: DateTimeFormatter::try_new((&locale).into(), fieldsets::YMD::long()).ok(),
                month: DateTimeFormatter::try_new((&locale).into(), fieldsets::YM::long()).ok(),
                year: DateTimeFormatter::try_new((&locale).into(), fieldsets::Y::long()).ok(),
                order: Collator::try_new((&locale).into(), CollatorOptions::default()).ok(),
                is_japanese: tag.primary() == "ja",
            }
        }))
    }

    /// The date in words: `11 February 2026`, `2026年2月`.
    pub fn date(&self, lang: OwnLang, date: PartialDate) -> String {
        let habits = self.0.get(lang);
        let known = Date::try_new_iso(
            i32::from(date.year()),
            u8::try_from(date.month().unwrap_or(1)).unwrap_or(1),
            u8::try_from(date.day().unwrap_or(1)).unwrap_or(1),
        );
        let words = known.ok().and_then(|known| match (date.month(), date.day()) {
            (Some(_), Some(_)) => habits.day.as_ref().map(|format| format.format(&known).to_string()),
            (Some(_), None) => habits.month.as_ref().map(|format| format.format(&known).to_string()),
            _ => habits.year.as_ref().map(|format| format.format(&known).to_string()),
        });
        words.unwrap_or_else(|| date.to_string())
    }

    /// The order of two names, each with its reading in kana where it has one, which Japanese goes by.
    pub fn order(&self, lang: OwnLang, a: (&str, Option<&str>), b: (&str, Option<&str>)) -> Ordering {
        let habits = self.0.get(lang);
        let by = |(name, reading): (&str, Option<&str>)| reading.filter(|_| habits.is_japanese).unwrap_or(name).to_owned();
        let compare = |a: &str, b: &str| habits.order.as_ref().map_or_else(|| a.cmp(b), |order| order.compare(a, b));
        compare(&by(a), &by(b)).then_with(|| compare(a.0, b.0))
    }
}
