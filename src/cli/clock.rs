//! What day it is: only the command line asks the clock and the environment.

use crate::model::PartialDate;
use jiff::{Timestamp, tz::Offset};

/// The day it is by this computer's clock wherever on earth it is latest, or, where `SOURCE_DATE_EPOCH` is set
/// (reproducible-builds.org), the day that it names.
pub(super) fn today() -> PartialDate {
    /// The time zone in which days begin first.
    const FIRST: i64 = 14 * 3600;
    by_the_clock(FIRST)
}

/// The same in Universal Time: a day on which something can be dated.
pub(super) fn in_utc() -> PartialDate {
    by_the_clock(0)
}

fn by_the_clock(ahead: i64) -> PartialDate {
    let named = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    let seconds = named.unwrap_or_else(|| Timestamp::now().as_second() + ahead);
    PartialDate::on(Offset::UTC.to_datetime(Timestamp::from_second(seconds).unwrap_or_default()).date())
}
