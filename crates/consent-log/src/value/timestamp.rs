//! A moment by both clocks of the machine, and the wall clock as people in Japan read it.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};

/// Japan has one time zone and no summer time.
const JAPAN: Offset = Offset::constant(9);

/// Both clocks of the machine at one moment. Only `device::clock` reads them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timestamp {
    /// The wall clock, in milliseconds since 1970 UTC.
    pub utc_ms: i64,
    /// The date in Japan.
    pub today: Date,
    /// Which start of the machine this is.
    pub boot: String,
    /// Milliseconds since the machine started, sleep included.
    pub since_boot_ms: u64,
}

impl Timestamp {
    /// Returns a moment by both clocks; the date in Japan follows from the wall clock.
    pub fn new(utc_ms: i64, boot: impl Into<String>, since_boot_ms: u64) -> Self {
        Self { utc_ms, today: in_japan(utc_ms).date(), boot: boot.into(), since_boot_ms }
    }

    /// Returns the time of day in Japan.
    pub fn time(&self) -> Time {
        in_japan(self.utc_ms).time()
    }

    /// Returns the wall clock as other programs read it: 2026-11-30T09:15:00+09:00.
    pub fn iso8601_in_japan(&self) -> String {
        in_japan(self.utc_ms).strftime("%Y-%m-%dT%H:%M:%S+09:00").to_string()
    }
}

/// Returns the date and time in Japan of a wall clock, in milliseconds since 1970 UTC.
pub(crate) fn in_japan(utc_ms: i64) -> DateTime {
    // A log stays readable whatever its clock said: what is out of every range is shown as 1970.
    let timestamp = jiff::Timestamp::from_millisecond(utc_ms).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    timestamp.to_zoned(TimeZone::fixed(JAPAN)).datetime()
}

/// Returns the same to the minute, for a message.
pub(crate) fn format_minute(utc_ms: i64) -> String {
    in_japan(utc_ms).strftime("%Y-%m-%d %H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_is_that_of_japan() {
        // 2026-11-23 15:00 UTC is midnight in Japan.
        let midnight = 1_795_446_000_000;
        assert_eq!(Timestamp::new(midnight, "boot", 1).today, jiff::civil::date(2026, 11, 24));
        assert_eq!(Timestamp::new(midnight - 1, "boot", 1).today, jiff::civil::date(2026, 11, 23));
    }
}
