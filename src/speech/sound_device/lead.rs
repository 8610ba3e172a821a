//! How many samples are sent ahead of the ear: as few as the device goes on with, and more while it runs dry.

use std::time::{Duration, Instant};

/// A device that runs dry once is forgiven, for the machine was busy for a moment; a second time within this span it
/// is given more. A lead that has grown makes every key of the visit wait longer for silence.
const FORGIVEN_INTERVAL: Duration = Duration::from_secs(10);
/// How long a device goes on without running dry before half of what is sent ahead is tried again: what made the
/// machine busy has passed, and the rest of the visit would wait twice as long for silence.
const RECOVERY_INTERVAL: Duration = Duration::from_secs(20);

/// How many samples are sent ahead, and what was learnt from a device that ran dry.
pub(super) struct AdaptiveLead {
    /// The fewest with which the device begins to play and goes on.
    least: i64,
    now: i64,
    /// What the device holds.
    most: i64,
    last_underrun: Option<Instant>,
    /// When the lead was changed last.
    last_change: Option<Instant>,
    /// How often it ran dry although it was filled to the brim.
    underruns_when_full: u32,
}

impl AdaptiveLead {
    /// Begins with the fewest samples, of a device that holds so many.
    pub(super) fn new(least: i64, most: i64) -> Self {
        let least = least.min(most);
        Self { least, now: least, most, last_underrun: None, last_change: None, underruns_when_full: 0 }
    }

    /// Returns how many samples are sent ahead.
    pub(super) fn samples(&self) -> i64 {
        self.now
    }

    /// Returns how often the device ran dry although it was filled to the brim.
    pub(super) fn underruns_when_full(&self) -> u32 {
        self.underruns_when_full
    }

    /// Learns that the device ran dry at this moment.
    pub(super) fn note_underrun(&mut self, moment: Instant) {
        let before = self.last_underrun.replace(moment);
        if before.is_none_or(|before| moment.saturating_duration_since(before) > FORGIVEN_INTERVAL) {
            return;
        }
        if self.now >= self.most {
            self.underruns_when_full += 1;
        }
        self.now = (self.now * 2).min(self.most);
        self.last_change = Some(moment);
    }

    /// Tries half of a grown lead when the device has not run dry for long.
    pub(super) fn recover(&mut self, moment: Instant) {
        let newest = self.last_underrun.max(self.last_change);
        let is_calm = newest.is_some_and(|last| moment.saturating_duration_since(last) > RECOVERY_INTERVAL);
        if self.now > self.least && is_calm {
            self.now = (self.now / 2).max(self.least);
            self.last_change = Some(moment);
        }
    }

    /// Tries again with less, while nobody is there who would hear it run dry.
    pub(super) fn shorten(&mut self) {
        *self = Self { now: (self.now / 2).max(self.least), ..Self::new(self.least, self.most) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 8 ms of 20 ms at 48 kHz, running dry at these seconds.
    fn dry_at(seconds: &[u64]) -> AdaptiveLead {
        let mut lead = AdaptiveLead::new(384, 960);
        let began = Instant::now();
        for second in seconds {
            lead.note_underrun(began + Duration::from_secs(*second));
        }
        lead
    }

    #[test]
    fn a_device_that_runs_dry_now_and_then_is_sent_no_more() {
        assert_eq!(dry_at(&[0]).samples(), 384);
        assert_eq!(dry_at(&[0, 11, 22, 33]).samples(), 384);
    }

    #[test]
    fn a_device_that_runs_dry_again_is_sent_twice_as_much_up_to_what_it_holds() {
        assert_eq!(dry_at(&[0, 1]).samples(), 768);
        assert_eq!(dry_at(&[0, 1, 2]).samples(), 960);
        assert_eq!(dry_at(&[0, 1, 2, 3, 4]).underruns_when_full(), 2);
    }

    #[test]
    fn a_grown_lead_is_halved_for_each_span_without_running_dry() {
        let mut lead = dry_at(&[0, 1, 2]);
        let began = lead.last_underrun.expect("it ran dry");
        lead.recover(began + Duration::from_secs(20));
        assert_eq!(lead.samples(), 960);
        lead.recover(began + Duration::from_secs(21));
        lead.recover(began + Duration::from_secs(22));
        assert_eq!(lead.samples(), 480, "one step a span");
        lead.recover(began + Duration::from_secs(42));
        lead.recover(began + Duration::from_secs(63));
        assert_eq!(lead.samples(), 384);
    }

    #[test]
    fn while_nobody_is_there_half_is_tried_but_no_less_than_the_device_begins_with() {
        let mut lead = dry_at(&[0, 1, 2, 3]);
        lead.shorten();
        assert_eq!((lead.samples(), lead.underruns_when_full()), (480, 0));
        lead.shorten();
        assert_eq!(lead.samples(), 384);
    }

    #[test]
    fn a_mixer_with_long_periods_is_sent_no_more_than_it_holds() {
        assert_eq!(AdaptiveLead::new(1168, 1024).samples(), 1024);
    }
}
