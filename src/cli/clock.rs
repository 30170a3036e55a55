//! What day it is: only the command line asks the clock and the environment.

use crate::model::PartialDate;
use jiff::{Timestamp, tz::Offset};

/// Returns today's date in the time zone where the day begins first, or the day in `SOURCE_DATE_EPOCH` if that is set
/// (reproducible-builds.org).
pub(super) fn today() -> PartialDate {
    /// The time zone in which days begin first.
    const FIRST: i64 = 14 * 3600;
    by_the_clock(FIRST)
}

/// The same in Universal Time: the day with which something new is dated.
pub(super) fn in_utc() -> PartialDate {
    by_the_clock(0)
}

fn by_the_clock(ahead: i64) -> PartialDate {
    let named = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    let seconds = named.unwrap_or_else(|| Timestamp::now().as_second() + ahead);
    PartialDate::on(Offset::UTC.to_datetime(Timestamp::from_second(seconds).unwrap_or_default()).date())
}
