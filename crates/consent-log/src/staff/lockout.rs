//! How long a kiosk waits after wrong PINs: counted on the disk, and never for ever, for residents could type them.

use rusqlite::{Connection, params};

use crate::error::RecordsError;
use crate::error::staff::StaffError;
use crate::value::timestamp::Timestamp;

/// Wrong PINs before the first wait.
const FREE_ATTEMPTS: u32 = 5;
/// The first wait; each further wrong PIN doubles it.
const FIRST_WAIT_MS: u64 = 60_000;
/// The longest wait.
const LONGEST_WAIT_MS: u64 = 16 * 60_000;

/// Wrong PINs so far, and when the last one was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lockout {
    wrong: u32,
    at_ms: i64,
    boot: String,
    boot_ms: u64,
}

impl Lockout {
    pub(crate) fn cleared() -> Self {
        Self { wrong: 0, at_ms: 0, boot: String::new(), boot_ms: 0 }
    }

    fn load(connection: &Connection) -> Result<Self, RecordsError> {
        let sql = "SELECT wrong, at_ms, boot, boot_ms FROM lockout";
        Ok(connection.query_row(sql, [], |row| {
            let boot_ms = u64::try_from(row.get::<_, i64>(3)?).unwrap_or(0);
            Ok(Self { wrong: row.get(0)?, at_ms: row.get(1)?, boot: row.get(2)?, boot_ms })
        })?)
    }

    pub(super) fn save(&self, connection: &Connection) -> Result<(), RecordsError> {
        let boot_ms = i64::try_from(self.boot_ms).unwrap_or(i64::MAX);
        let sql = "UPDATE lockout SET wrong = ?, at_ms = ?, boot = ?, boot_ms = ?";
        connection.execute(sql, params![self.wrong, self.at_ms, self.boot, boot_ms])?;
        Ok(())
    }

    /// Returns how many milliseconds there are still to wait.
    fn remaining_ms(&self, now: &Timestamp) -> u64 {
        let Some(doublings) = self.wrong.checked_sub(FREE_ATTEMPTS) else { return 0 };
        // Sixteen doublings are far beyond the longest wait, and do not overflow.
        let wait = FIRST_WAIT_MS.checked_shl(doublings.min(16)).unwrap_or(LONGEST_WAIT_MS).min(LONGEST_WAIT_MS);
        wait.saturating_sub(self.passed_ms(now))
    }

    /// Returns the milliseconds since the last wrong PIN. The wall clock counts only after a restart, and going back
    /// does not make the wait longer.
    fn passed_ms(&self, now: &Timestamp) -> u64 {
        if now.boot == self.boot {
            return now.since_boot_ms.saturating_sub(self.boot_ms);
        }
        // The machine has run for at least so long since then, whatever its wall clock says.
        u64::try_from(now.utc_ms.saturating_sub(self.at_ms)).unwrap_or(now.since_boot_ms).max(now.since_boot_ms)
    }

    fn after_wrong_pin(&self, now: &Timestamp) -> Self {
        let wrong = self.wrong.saturating_add(1);
        Self { wrong, at_ms: now.utc_ms, boot: now.boot.clone(), boot_ms: now.since_boot_ms }
    }
}

/// Counts a try, or refuses it while there is to wait. A right PIN resets the count afterwards.
pub(crate) fn count_attempt(connection: &Connection, now: &Timestamp) -> Result<(), RecordsError> {
    let lockout = Lockout::load(connection)?;
    match lockout.remaining_ms(now) {
        0 => lockout.after_wrong_pin(now).save(connection),
        left => Err(RecordsError::Staff(StaffError::LockedOut { seconds: left.div_ceil(1000) })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: u64) -> Timestamp {
        Timestamp::new(i64::try_from(seconds).unwrap() * 1000, "a", seconds * 1000)
    }

    fn wrong(times: u32) -> Lockout {
        (0..times).fold(Lockout::cleared(), |lockout, _| lockout.after_wrong_pin(&at(1_000)))
    }

    #[test]
    fn five_wrong_pins_are_free_and_then_the_wait_doubles_up_to_sixteen_minutes() {
        let wait = |times| wrong(times).remaining_ms(&at(1_000)) / 1000;
        assert_eq!([4, 5, 6, 7, 8, 9, 10, 90].map(wait), [0, 60, 120, 240, 480, 960, 960, 960]);
        assert_eq!(wrong(5).remaining_ms(&at(1_030)), 30_000);
        assert_eq!(wrong(5).remaining_ms(&at(1_060)), 0);
    }

    #[test]
    fn tries_are_counted_on_the_disk_and_refused_while_there_is_to_wait() {
        let connection = Connection::open_in_memory().unwrap();
        let table = "CREATE TABLE lockout (wrong, at_ms, boot, boot_ms); INSERT INTO lockout VALUES (0, 0, '', 0)";
        connection.execute_batch(table).unwrap();
        for _ in 0..5 {
            count_attempt(&connection, &at(1_000)).unwrap();
        }
        let kept = Lockout { wrong: 5, at_ms: 1_000_000, boot: "a".into(), boot_ms: 1_000_000 };
        assert_eq!(Lockout::load(&connection).unwrap(), kept);
        let refused = count_attempt(&connection, &at(1_001)).unwrap_err();
        assert!(matches!(refused, RecordsError::Staff(StaffError::LockedOut { seconds: 59 })), "{refused}");
        assert_eq!(Lockout::load(&connection).unwrap(), kept, "a try that is refused counts no more");
        count_attempt(&connection, &at(1_060)).unwrap();
    }

    #[test]
    fn setting_the_clock_does_not_shorten_the_wait_while_the_machine_runs() {
        let mut later = at(1_010);
        later.utc_ms += 3_600_000;
        assert_eq!(wrong(5).remaining_ms(&later), 50_000);
    }

    #[test]
    fn a_clock_that_went_back_over_a_restart_does_not_lock_for_ever() {
        let restarted = Timestamp::new(-1_000_000_000, "b", 10_000);
        assert_eq!(wrong(5).remaining_ms(&restarted), 50_000);
        assert_eq!(wrong(5).remaining_ms(&Timestamp::new(1_020_000, "b", 5_000)), 40_000);
    }
}
