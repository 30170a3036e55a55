//! Dates as far as they are known.

use jiff::civil::Date;
use serde::{
    Deserialize, Deserializer,
    de::{Error, Visitor},
};
use std::{fmt, str::FromStr};

/// A date as far as it is known: `2026`, `2026-02` or `2026-02-11` (the forms of ISO 8601 that EDTF level 0 keeps).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PartialDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

/// Why a text is no date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a date: write 2026, 2026-02 or 2026-02-11")]
pub struct DateError(pub String);

impl PartialDate {
    /// A day of the calendar.
    #[must_use]
    pub fn on(day: Date) -> Self {
        Self { year: day.year(), month: Some(day.month()), day: Some(day.day()) }
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12, where it is known.
    #[must_use]
    pub const fn month(self) -> Option<i8> {
        self.month
    }

    /// The day of the month, where it is known.
    #[must_use]
    pub const fn day(self) -> Option<i8> {
        self.day
    }

    /// The first day that it can mean: `2026-02` may be as early as 1 February.
    #[must_use]
    pub fn earliest(self) -> (i16, i8, i8) {
        (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The last day that it can mean, or one after it: `2026-02` may be as late as 31, which no February has.
    #[must_use]
    pub fn latest(self) -> (i16, i8, i8) {
        (self.year, self.month.unwrap_or(12), self.day.unwrap_or(31))
    }

    /// Whether it lies before another date, whatever day each of them means.
    #[must_use]
    pub fn is_before(self, other: Self) -> bool {
        self.latest() < other.earliest()
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let wrong = || DateError(text.to_owned());
        let number = |part: &str, digits: usize| {
            let plain = part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
            plain.then(|| part.parse::<i16>().ok()).flatten().ok_or_else(wrong)
        };
        let small = |part: &str| number(part, 2).and_then(|n| i8::try_from(n).map_err(|_| wrong()));
        let mut parts = text.split('-');
        let year = number(parts.next().unwrap_or_default(), 4)?;
        let month = parts.next().map(small).transpose()?;
        let day = parts.next().map(small).transpose()?;
        if parts.next().is_some() || Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).is_err() {
            return Err(wrong());
        }
        Ok(Self { year, month, day })
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        self.month.map_or(Ok(()), |month| write!(f, "-{month:02}"))?;
        self.day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar(deserializer)?.parse().map_err(Error::custom)
    }
}

/// A year alone is a number to YAML; everything else is a string.
fn scalar<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    struct Scalar;

    impl Visitor<'_> for Scalar {
        type Value = String;

        fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
            f.write_str("a date such as 2026, 2026-02 or 2026-02-11")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<String, E> {
            Ok(text.to_owned())
        }

        fn visit_u64<E: Error>(self, number: u64) -> Result<String, E> {
            Ok(number.to_string())
        }
    }

    deserializer.deserialize_any(Scalar)
}

/// When a forecast falls due: a day, or a range such as `2029/2031` (ISO 8601 interval).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// The day, or the beginning of the range.
    pub from: PartialDate,
    /// The end of the range.
    pub to: Option<PartialDate>,
}

impl<'de> Deserialize<'de> for Due {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = scalar(deserializer)?;
        let wrong = || D::Error::custom(format!("`{text}` is neither a day nor a range such as 2029/2031"));
        let mut parts = text.splitn(2, '/').map(str::parse::<PartialDate>);
        let from = parts.next().and_then(Result::ok).ok_or_else(wrong)?;
        let to = parts.next().transpose().map_err(|_| wrong())?;
        if to.is_some_and(|to| to.earliest() < from.earliest()) {
            return Err(wrong());
        }
        Ok(Self { from, to })
    }
}

impl Due {
    /// The last date that counts.
    #[must_use]
    pub fn end(self) -> PartialDate {
        self.to.unwrap_or(self.from)
    }
}

impl fmt::Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.from)?;
        self.to.map_or(Ok(()), |to| write!(f, "/{to}"))
    }
}

/// What months and days there are, after a year: no 31 June, whatever the year no 30 February.
const MONTH_AND_DAY: &str =
    r"-(0[13578]|1[02])(-(0[1-9]|[12]\d|3[01]))?|-(0[469]|11)(-(0[1-9]|[12]\d|30))?|-02(-(0[1-9]|[12]\d))?";

super::form::form! {
    PartialDate as "PartialDate" => {
        "type": ["string", "integer"],
        "pattern": (format!(r"^\d{{4}}({MONTH_AND_DAY})?$")),
        "patternErrorMessage": "write 2026, 2026-02 or 2026-02-11",
        "minimum": 100,
        "maximum": 9999
    };
    Due as "Due" => {
        "type": ["string", "integer"],
        "pattern": (format!(r"^\d{{4}}({MONTH_AND_DAY})?(/\d{{4}}({MONTH_AND_DAY})?)?$")),
        "patternErrorMessage": "write a date such as 2026-02-11, or a range such as 2029/2031",
        "minimum": 100,
        "maximum": 9999
    };
}

#[cfg(test)]
mod tests {
    use super::PartialDate;

    #[test]
    fn reads_what_is_known_and_refuses_what_cannot_be() {
        for good in ["2026", "2026-02", "2026-02-11", "2024-02-29"] {
            assert_eq!(good.parse::<PartialDate>().map(|d| d.to_string()), Ok(good.to_owned()));
        }
        for bad in ["", "26", "2026-13", "2026-02-30", "2026-2-1", "2026-02-11-01", "2026/02", "二〇二六"] {
            assert!(bad.parse::<PartialDate>().is_err(), "{bad}");
        }
    }

    #[test]
    fn the_earliest_day_fills_what_is_open() {
        let earliest = |text: &str| text.parse::<PartialDate>().map(PartialDate::earliest);
        assert_eq!(earliest("2026"), Ok((2026, 1, 1)));
        assert_eq!(earliest("2026-04"), Ok((2026, 4, 1)));
    }
}
