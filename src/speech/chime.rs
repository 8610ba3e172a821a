//! The chime that calls staff: three soft bells, made here, unlike any voice.
//!
//! Most of it is between 600 and 2,500 hertz, where ears over 80 and small loudspeakers still work.

use std::f32::consts::TAU;

/// Samples a second of a chime that stands alone.
pub const CHIME_HERTZ: u32 = 48_000;
/// When each bell is struck, in milliseconds, and how high it is, in hertz: down a chord, as a door chime goes.
const BELLS: [(u32, f32); 3] = [(0, 1046.5), (420, 830.6), (840, 698.5)];
/// Milliseconds from the first strike to silence.
const LENGTH_MS: u32 = 2_200;
/// Milliseconds in which a bell swells, so that nothing clicks, and in which the last of it fades.
const SWELL_MS: f32 = 6.0;
const FADE_MS: f32 = 120.0;
/// Milliseconds in which a bell loses two thirds of its loudness.
const DECAY_MS: f32 = 420.0;
/// How many times higher each partial of a bell is, and how loud beside the others.
const PARTIALS: [(f32, f32); 2] = [(1.0, 0.8), (2.0, 0.2)];
/// The loudest sample: so far below what a device can play that nothing is cut off.
const PEAK: f32 = 24_000.0;

/// Makes the samples of the chime, by this factor softer: 1 is as loud as it is.
pub fn chime(hertz: u32, factor: f32) -> Vec<i16> {
    let sound: Vec<f32> = (0..LENGTH_MS * hertz / 1000).map(|at| sample(millis_at(at, hertz))).collect();
    let loudest = sound.iter().fold(f32::MIN_POSITIVE, |most, sample| most.max(sample.abs()));
    // By the loudest sample of all: the bells overlap, and the sum of their parts is no peak.
    let scale = PEAK * factor.clamp(0.0, 1.0) / loudest;
    sound.into_iter().map(|sample| to_sample(sample * scale)).collect()
}

#[expect(clippy::cast_precision_loss, reason = "a few seconds of samples are exact")]
fn millis_at(at: u32, hertz: u32) -> f32 {
    at as f32 * 1000.0 / hertz as f32
}

#[expect(clippy::cast_possible_truncation, reason = "it is scaled to what fits")]
fn to_sample(sample: f32) -> i16 {
    sample as i16
}

/// Adds all bells at this time.
fn sample(at: f32) -> f32 {
    let end = millis_at(LENGTH_MS, 1000);
    // The decay never comes to zero by itself: cut off, it would click.
    let fades = ((end - at) / FADE_MS).clamp(0.0, 1.0);
    fades * BELLS.iter().map(|(struck, pitch)| bell(at - millis_at(*struck, 1000), *pitch)).sum::<f32>()
}

/// Makes one bell, so many milliseconds after it was struck.
fn bell(after: f32, pitch: f32) -> f32 {
    if after < 0.0 {
        return 0.0;
    }
    let loud = (after / SWELL_MS).min(1.0) * (-after / DECAY_MS).exp();
    loud * PARTIALS.iter().map(|(times, part)| part * (TAU * pitch * times * after / 1000.0).sin()).sum::<f32>()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How much of a sound there is at one pitch (Goertzel).
    fn at_pitch(samples: &[i16], pitch: f32) -> f32 {
        let turn = 2.0 * (TAU * pitch / 48_000.0).cos();
        let (mut one, mut two) = (0.0_f32, 0.0_f32);
        for sample in samples {
            (one, two) = (f32::from(*sample) / 32_768.0 + turn * one - two, one);
        }
        one * one + two * two - turn * one * two
    }

    #[test]
    fn it_is_where_old_ears_hear_and_never_cut_off() {
        let sound = chime(CHIME_HERTZ, 1.0);
        let (mut inside, mut outside) = (0.0, 0.0);
        for tens in 1..1000_u16 {
            let pitch = f32::from(tens) * 10.0;
            let there = if (600.0..=2500.0).contains(&pitch) { &mut inside } else { &mut outside };
            *there += at_pitch(&sound[..4800 * 4], pitch);
        }
        assert!(inside > 20.0 * outside, "{inside} inside, {outside} outside");
        let peak = sound.iter().map(|sample| sample.unsigned_abs()).max().unwrap();
        assert!((20_000..=24_000).contains(&peak), "{peak}");
    }

    #[test]
    fn it_is_the_same_each_time_lasts_two_seconds_and_clicks_nowhere() {
        let sound = chime(CHIME_HERTZ, 1.0);
        assert_eq!(sound, chime(CHIME_HERTZ, 1.0));
        assert_eq!(sound.len(), 105_600);
        assert_eq!((sound[0], sound[sound.len() - 1]), (0, 0));
        let step = sound.windows(2).map(|pair| (i32::from(pair[0]) - i32::from(pair[1])).abs()).max().unwrap();
        assert!(step < 6_000, "{step}");
    }

    #[test]
    fn it_is_softer_by_a_factor_and_silent_by_none() {
        let peak = |factor| chime(CHIME_HERTZ, factor).iter().map(|sample| sample.unsigned_abs()).max().unwrap();
        assert!((5_900..=6_000).contains(&peak(0.25)), "{}", peak(0.25));
        assert_eq!(peak(0.0), 0);
    }
}
