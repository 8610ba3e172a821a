//! A moment as the log keeps it, and the pseudonym of the member of staff who acts in it.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};

/// Japan has one time zone and no summer time.
const JAPAN: Offset = Offset::constant(9);

/// Both clocks of the machine at one moment. Only `device::clock` reads them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The wall clock, in milliseconds since 1970 UTC.
    pub utc_ms: i64,
    /// The date in Japan.
    pub today: Date,
    /// Which start of the machine this is.
    pub boot: String,
    /// Milliseconds since the machine started, sleep included.
    pub since_boot_ms: u64,
}

impl Moment {
    /// A moment by both clocks; the date in Japan follows.
    pub fn new(utc_ms: i64, boot: impl Into<String>, since_boot_ms: u64) -> Self {
        Self { utc_ms, today: in_japan(utc_ms).date(), boot: boot.into(), since_boot_ms }
    }

    /// The time of day in Japan.
    pub fn time(&self) -> Time {
        in_japan(self.utc_ms).time()
    }

    /// The wall clock as other programs read it: 2026-11-30T09:15:00+09:00.
    pub fn in_japan(&self) -> String {
        in_japan(self.utc_ms).strftime("%Y-%m-%dT%H:%M:%S+09:00").to_string()
    }
}

/// The date and time in Japan of a wall clock; a clock out of every range is 1970.
pub(super) fn in_japan(utc_ms: i64) -> DateTime {
    let timestamp = jiff::Timestamp::from_millisecond(utc_ms).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    timestamp.to_zoned(TimeZone::fixed(JAPAN)).datetime()
}

/// The same to the minute, for a message.
pub(super) fn minute_of(utc_ms: i64) -> String {
    in_japan(utc_ms).strftime("%Y-%m-%d %H:%M").to_string()
}

/// A member of staff as the log names them: random, the name stands only in the staff book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pseudonym([u8; 16]);

impl Pseudonym {
    pub(super) fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Display for Pseudonym {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&hex(&self.0))
    }
}

impl FromStr for Pseudonym {
    type Err = NotAPseudonym;

    fn from_str(text: &str) -> Result<Self, NotAPseudonym> {
        let bytes = unhex(text).ok_or(NotAPseudonym)?;
        bytes.try_into().map(Self).map_err(|_| NotAPseudonym)
    }
}

/// A text that is no pseudonym.
#[derive(Clone, Copy, Debug, thiserror::Error, PartialEq, Eq)]
#[error("a staff pseudonym has 32 hexadecimal digits")]
pub struct NotAPseudonym;

/// Bytes as lower-case hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    use fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Bytes from hexadecimal digits.
pub(super) fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> = text.chars().map(|c| u8::try_from(c.to_digit(16)?).ok()).collect();
    let digits = digits.filter(|digits| digits.len() % 2 == 0)?;
    Some(digits.chunks_exact(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_is_that_of_japan() {
        // 2026-11-23 15:00 UTC is midnight in Japan.
        let midnight = 1_795_446_000_000;
        assert_eq!(Moment::new(midnight, "boot", 1).today, jiff::civil::date(2026, 11, 24));
        assert_eq!(Moment::new(midnight - 1, "boot", 1).today, jiff::civil::date(2026, 11, 23));
    }

    #[test]
    fn a_pseudonym_is_written_and_read_back() {
        let own = Pseudonym::from_bytes(*b"0123456789abcdef");
        assert_eq!(own.to_string().parse(), Ok(own));
        assert_eq!("xyz".parse::<Pseudonym>(), Err(NotAPseudonym));
        assert_eq!("00".parse::<Pseudonym>(), Err(NotAPseudonym));
    }
}
