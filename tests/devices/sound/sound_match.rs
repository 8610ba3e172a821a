//! Finds a known sound in a recording, by comparing it at every place.

/// Samples that are taken together: 4,000 a second of 48,000 are enough to know a voice or a bell by.
const SAMPLES_PER_SUM: usize = 12;

/// Where a sound is in a recording, and how like it what is there is: 1 is the same, at whatever loudness.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct SoundMatch {
    pub(crate) at: usize,
    pub(crate) of_one: f32,
}

/// The place of a recording that is most like this sound.
pub(crate) fn best_match(recording: &[i16], sound: &[i16]) -> SoundMatch {
    let (recording, sound) = (thinned(recording), thinned(sound));
    let own = product(&sound, &sound);
    let mut best = SoundMatch::default();
    if sound.is_empty() {
        return best;
    }
    for (at, part) in recording.windows(sound.len()).enumerate() {
        let like = product(part, &sound);
        // Only where it may be the best is it known how loud all of it is.
        if like > 0.0 && like * like > best.of_one * best.of_one * own * own / 1e6 {
            let of_one = like / (product(part, part) * own).sqrt();
            if of_one > best.of_one {
                best = SoundMatch { at: at * SAMPLES_PER_SUM, of_one };
            }
        }
    }
    best
}

fn product(one: &[f32], other: &[f32]) -> f32 {
    let eights = one.chunks_exact(8).zip(other.chunks_exact(8));
    let mut sums = [0.0; 8];
    for (one, other) in eights {
        for at in 0..8 {
            sums[at] += one[at] * other[at];
        }
    }
    sums.iter().sum()
}

fn thinned(samples: &[i16]) -> Vec<f32> {
    samples.chunks_exact(SAMPLES_PER_SUM).map(|part| part.iter().map(|own| f32::from(*own)).sum()).collect()
}
