//! The only place that reads the clock of the machine.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{TimeZone, offset};

/// Today's date in Japan, whatever time zone the machine is set to.
pub fn today() -> Date {
    Timestamp::now().to_zoned(TimeZone::fixed(offset(9))).date()
}
