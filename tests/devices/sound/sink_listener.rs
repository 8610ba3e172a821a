//! Records what comes out of a sink of the sound server, and when.

use std::io::Read;
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use crate::kiosk::wait_for;
use crate::sound::null_sound_server::NullSoundServer;

/// Samples above this are sound: 50 dB under full scale.
const SOUND_LEVEL: u16 = 100;
/// Samples of silence after which a sink plays at once what it is given: half a second.
const SETTLED_SAMPLES: usize = 24_000;

/// Samples that came at once, and when.
type SampleChunk = (Instant, Vec<i16>);

/// What comes out of a sink, and when it came.
pub(crate) struct SinkListener {
    child: Child,
    heard: Arc<Mutex<Vec<SampleChunk>>>,
}

impl SinkListener {
    pub(crate) fn at(quiet: &NullSoundServer) -> Self {
        Self::at_sink(quiet, "quiet")
    }

    /// At the sink of this name.
    pub(crate) fn at_sink(quiet: &NullSoundServer, sink: &str) -> Self {
        let monitor = format!("{sink}.monitor");
        // As short as parec takes them: what it holds back would count as the delay of the kiosk.
        let args = ["-d", &monitor, "--latency-msec=4", "--process-time-msec=2", "--raw", "--format=s16le"];
        let mut command = quiet.command("parec", &args);
        let mut child = command.args(["--rate=48000", "--channels=1"]).stdout(Stdio::piped()).spawn().unwrap();
        let mut sound = child.stdout.take().unwrap();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let noted = Arc::clone(&heard);
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            let mut odd = 0;
            while let Ok(many @ 1..) = sound.read(&mut bytes[odd..]) {
                let (came, all) = (Instant::now(), odd + many);
                let pairs = bytes[..all].chunks_exact(2);
                let samples: Vec<i16> = pairs.map(|pair| i16::from_le_bytes([pair[0], pair[1]])).collect();
                noted.lock().unwrap().push((came, samples));
                // A read may end in the middle of a sample.
                odd = all % 2;
                bytes[0] = bytes[all - 1];
            }
        });
        let ear = Self { child, heard };
        // A sink without a card begins with a pause of up to two seconds, in which it plays nobody anything.
        let taken = |ear: &Self| ear.heard.lock().unwrap().iter().map(|(_, samples)| samples.len()).sum::<usize>();
        wait_for("silence", || (taken(&ear) > SETTLED_SAMPLES).then_some(()));
        ear
    }

    /// From what is done until the first sound.
    #[track_caller]
    pub(crate) fn sound_after(&self, act: impl FnOnce()) -> Duration {
        let began = Instant::now();
        act();
        let first = || {
            let heard = self.heard.lock().unwrap();
            let since = heard.iter().rev().take_while(|(came, _)| *came > began);
            since.filter(|(_, samples)| is_sound(samples)).last().map(|(came, _)| *came)
        };
        wait_for("sound", first) - began
    }

    /// When something was heard last.
    pub(crate) fn last(&self) -> Option<Instant> {
        self.heard.lock().unwrap().iter().rev().find(|(_, heard)| is_sound(heard)).map(|(at, _)| *at)
    }

    /// From what is done until the last sound before a silence of a quarter of a second.
    pub(crate) fn silence_after(&self, act: impl FnOnce()) -> Duration {
        let began = Instant::now();
        act();
        thread::sleep(Duration::from_millis(250));
        self.last().map_or(Duration::ZERO, |last| last.saturating_duration_since(began))
    }

    /// Everything that came since.
    pub(crate) fn since(&self, began: Instant) -> Vec<i16> {
        let heard = self.heard.lock().unwrap();
        heard.iter().filter(|(at, _)| *at >= began).flat_map(|(_, samples)| samples.iter().copied()).collect()
    }
}

fn is_sound(samples: &[i16]) -> bool {
    samples.iter().any(|sample| sample.unsigned_abs() > SOUND_LEVEL)
}

impl Drop for SinkListener {
    fn drop(&mut self) {
        // It ends with its server.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
