//! How staff are called by sound: on which device, and how loud by day and by night.

use jiff::civil::Time;
use serde::Deserialize;
use serde::de::{Deserializer, Error};

/// The hours in which the chime is softer, as `madoguchi.toml` has them: `21:00-06:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NightHours {
    from: Time,
    until: Time,
}

/// How much softer the chime is at night: 12 dB.
const NIGHT_FACTOR: f32 = 0.25;

impl NightHours {
    fn parse(text: &str) -> Option<Self> {
        let (from, until) = text.split_once('-')?;
        let time = |text: &str| Time::strptime("%H:%M", text.trim()).ok();
        Some(Self { from: time(from)?, until: time(until)? }).filter(|night| night.from != night.until)
    }

    /// Returns whether it is night at this time; most nights go over midnight.
    pub fn contains(self, time: Time) -> bool {
        let (begun, goes_on) = (self.from <= time, time < self.until);
        // A night over midnight is what is not between its end and its beginning.
        if self.from < self.until { begun && goes_on } else { begun || goes_on }
    }

    /// Returns how loud the chime is at this time, of 1.
    pub fn loudness(night: Option<Self>, time: Time) -> f32 {
        if night.is_some_and(|night| night.contains(time)) { NIGHT_FACTOR } else { 1.0 }
    }
}

impl<'a> Deserialize<'a> for NightHours {
    fn deserialize<D: Deserializer<'a>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::parse(&text).ok_or_else(|| {
            D::Error::custom(format!("chime_night = {text:?}: write two times, such as \"21:00-06:00\""))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn night(text: &str) -> Option<NightHours> {
        NightHours::parse(text)
    }

    #[test]
    fn a_night_goes_over_midnight_and_ends_with_its_last_minute() {
        let time = |text: &str| Time::strptime("%H:%M", text).unwrap();
        let own = night("21:00-06:00").unwrap();
        for (at, holds) in [("20:59", false), ("21:00", true), ("23:59", true), ("00:00", true), ("05:59", true)] {
            assert_eq!(own.contains(time(at)), holds, "{at}");
        }
        assert!(!own.contains(time("06:00")) && !own.contains(time("12:00")));
        let rest = night("13:00 - 14:30").unwrap();
        assert!(rest.contains(time("14:29")) && !rest.contains(time("14:30")) && !rest.contains(time("23:00")));
        assert!(NightHours::loudness(Some(own), time("22:00")) < 0.5);
        assert!(
            NightHours::loudness(None, time("22:00")) > 0.9 && NightHours::loudness(Some(own), time("12:00")) > 0.9
        );
    }
}
