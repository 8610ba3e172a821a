//! The clock: the only place that reads the time of day, the time since the machine started, and which start it was.

use std::time::{SystemTime, UNIX_EPOCH};

use jiff::civil::Date;
use rustix::time::{ClockId, clock_gettime};

use consent_log::Timestamp;

/// Where Linux tells which start of the machine this is.
const BOOT_ID: &str = "/proc/sys/kernel/random/boot_id";

/// Reads both clocks.
pub fn now() -> Timestamp {
    Timestamp::new(utc_ms(), boot(), since_boot_ms())
}

/// Returns today's date in Japan, whatever time zone the machine is set to.
pub fn today() -> Date {
    now().today
}

#[expect(clippy::disallowed_methods, reason = "this is the one place where the clock comes in")]
fn utc_ms() -> i64 {
    let now = SystemTime::now();
    let (span, sign) = match now.duration_since(UNIX_EPOCH) {
        Ok(since) => (since, 1),
        // A clock before 1970 is wrong, but it is what the machine says.
        Err(before) => (before.duration(), -1),
    };
    i64::try_from(span.as_millis()).unwrap_or(i64::MAX) * sign
}

/// Returns which start of the machine this is. All starts of a machine that does not say have one name.
fn boot() -> String {
    std::fs::read_to_string(BOOT_ID).map_or_else(|_| "unknown".to_owned(), |id| id.trim().to_owned())
}

/// Returns milliseconds since the machine started, sleep included.
fn since_boot_ms() -> u64 {
    let since = clock_gettime(ClockId::Boottime);
    let whole = u64::try_from(since.tv_sec).unwrap_or(0).saturating_mul(1000);
    whole.saturating_add(u64::try_from(since.tv_nsec).unwrap_or(0) / 1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_clocks_go_on_and_the_start_stays_the_same() {
        let first = now();
        std::thread::sleep(std::time::Duration::from_millis(5));
        let second = now();
        assert!(second.since_boot_ms >= first.since_boot_ms + 5);
        assert_eq!(second.boot, first.boot);
        assert!(first.utc_ms > 1_700_000_000_000, "the year is {}", first.today.year());
    }
}
