//! Reads sentences back from what a sound device was given, by comparing every sample with the voice that made it.

use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use madoguchi::speech::speaker::Loudness;
use madoguchi::speech::{Pace, Sentence, Voice};

/// Samples by which the beginning of a sentence is known.
const MARK_SAMPLES: usize = 200;
/// Samples that may be left of a sentence that was interrupted: it fades for 3 ms, and of one that was interrupted as
/// it began fewer came before than are known by.
const FADED_SAMPLES: usize = 200 + MARK_SAMPLES;

/// A sentence as it comes out of the device, without its silence.
struct KnownSentence {
    sentence: Sentence,
    /// All its samples; made when it is heard.
    samples: Vec<i16>,
}

/// One thing that was heard.
pub(crate) struct HeardSentence {
    pub(crate) sentence: Sentence,
    /// It was heard to its end; it was interrupted otherwise.
    pub(crate) whole: bool,
}

/// A recording that grows while it is listened to.
pub(crate) struct VoiceRecording {
    file: PathBuf,
    taken: u64,
    odd: Option<u8>,
    /// Samples that are not silence and that belong to no sentence yet.
    waiting: Vec<i16>,
    voice: Voice,
    known: Vec<KnownSentence>,
    begins: HashMap<Vec<i16>, Vec<usize>>,
}

impl VoiceRecording {
    /// Of a device that writes its samples into this file.
    pub(crate) fn of(file: &Path) -> Self {
        let voice = Voice::built_in().unwrap();
        let (known, begins) = (Vec::new(), HashMap::new());
        Self { file: file.to_owned(), taken: 0, odd: None, waiting: Vec::new(), voice, known, begins }
    }

    /// What may be said.
    pub(crate) fn learn(&mut self, sentences: Vec<Sentence>) {
        for sentence in sentences {
            let mark = sounding(&mut self.voice, &sentence, MARK_SAMPLES);
            self.begins.entry(mark).or_default().push(self.known.len());
            self.known.push(KnownSentence { sentence, samples: Vec::new() });
        }
    }

    /// Takes what has been recorded since; whether there was any sound in it.
    pub(crate) fn listen(&mut self) -> bool {
        let before = self.waiting.len();
        let Ok(mut file) = File::open(&self.file) else { return false };
        std::io::Seek::seek(&mut file, std::io::SeekFrom::Start(self.taken)).unwrap();
        let mut bytes: Vec<u8> = self.odd.take().into_iter().collect();
        self.taken += u64::try_from(file.read_to_end(&mut bytes).unwrap()).unwrap();
        let pairs = bytes.chunks_exact(2);
        self.odd = pairs.remainder().first().copied();
        // Zeros are left out: how many there are between sentences depends on the machine, not on the voice.
        self.waiting.extend(pairs.map(|pair| i16::from_le_bytes([pair[0], pair[1]])).filter(|sample| *sample != 0));
        self.waiting.len() > before
    }

    /// The next sentence that has begun and is over. `more` tells whether sound may still be coming.
    #[track_caller]
    pub(crate) fn next(&mut self, more: bool) -> Option<HeardSentence> {
        let from = (0..=FADED_SAMPLES).find(|from| self.begin_at(*from).is_some());
        let Some(from) = from else {
            let enough =
                self.waiting.len() >= FADED_SAMPLES + MARK_SAMPLES || (!more && self.waiting.len() >= MARK_SAMPLES);
            assert!(!enough, "sound that is on no page: {} samples", self.waiting.len());
            return None;
        };
        let candidates = self.begin_at(from).unwrap().clone();
        let rest = &self.waiting[from..];
        let mut best = (0, candidates[0]);
        for at in candidates {
            let known = &mut self.known[at];
            if known.samples.is_empty() {
                known.samples = sounding(&mut self.voice, &known.sentence, usize::MAX);
            }
            let same = rest.iter().zip(&known.samples).take_while(|(heard, made)| heard == made).count();
            best = best.max((same, at));
        }
        let (same, at) = best;
        let known = &self.known[at];
        let whole = same == known.samples.len();
        if !whole && more && same == rest.len() {
            // It is still being said.
            return None;
        }
        let heard = HeardSentence { sentence: known.sentence.clone(), whole };
        self.waiting.drain(..from + same);
        Some(heard)
    }

    fn begin_at(&self, from: usize) -> Option<&Vec<usize>> {
        self.begins.get(self.waiting.get(from..from + MARK_SAMPLES)?)
    }
}

/// The first samples of a sentence that are not silence, as a visit begins: at the plain pace and loudness.
pub(crate) fn sounding(voice: &mut Voice, sentence: &Sentence, most: usize) -> Vec<i16> {
    let mut synthesis = voice.begin(sentence, Pace::Plain).unwrap().louder(Loudness::default().factor());
    let mut sounding = Vec::new();
    let mut more = true;
    while more && sounding.len() < most {
        let mut samples = Vec::new();
        more = synthesis.next(&mut samples);
        sounding.extend(samples.into_iter().filter(|sample| *sample != 0));
    }
    sounding.truncate(most);
    sounding
}
