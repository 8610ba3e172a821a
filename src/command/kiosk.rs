//! `madoguchi`: the resident's kiosk.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use brlapi::ServerConfig;
use madoguchi::content::{Circumstances, Content};
use madoguchi::device::call_spool::{self, CallSpool};
use madoguchi::device::clock;
use madoguchi::device::switches::{ScanPace, SwitchCount};
use madoguchi::kiosk::{IdleTimeouts, Kiosk, KioskRecords, StaffCallConfig};
use madoguchi::page::{DisplayPrefs, FuriganaMode, Theme};
use madoguchi::resident::{KioskConfig, PrivateVoice, Walkthrough};
use madoguchi::settings::{Facility, MachineConfig, ReaderMode};
use madoguchi::speech::speaker::{Ringer, Speaker};
use madoguchi::speech::{SpeechError, headphones};

use super::demo::RecordsFolder;
use super::failure::CommandFailure;
use super::kiosk_parts::KioskParts;
use super::options::{GlobalOptions, KioskOptions};
use super::surface::{self, PresentationChoice};
use super::{outage, voice};

/// Serves one person after the other, until the input ends or the machine stops it. If it cannot, a screen says so.
pub(super) fn serve(shared: &GlobalOptions, options: &KioskOptions) -> Result<ExitCode, CommandFailure> {
    match ReadyKiosk::new(shared, options) {
        Ok(ready) => ready.serve(),
        Err(failure) => outage::show_outage(shared, options, failure),
    }
}

/// A kiosk that can serve.
struct ReadyKiosk {
    content: Content,
    /// Held until the kiosk ends: a temporary folder is removed with it.
    _folder: RecordsFolder,
    machine: MachineConfig,
    presenting: PresentationChoice,
    house: KioskConfig,
    keeping: KioskRecords,
    speaker: Option<Result<Speaker, SpeechError>>,
    letters: surface::LargeTextSetup,
    private: PrivateVoice,
    display: Option<ServerConfig>,
    calling: StaffCallConfig,
}

impl ReadyKiosk {
    fn new(shared: &GlobalOptions, options: &KioskOptions) -> Result<Self, CommandFailure> {
        let KioskParts { content, folder, machine, facility, profile, store, staff, troubles } =
            KioskParts::new(shared)?;
        let presenting = PresentationChoice::resolve(shared, &machine);
        let choice = machine.voice(options.voice.as_ref(), presenting.reader);
        // Before the start is noted: one that ends at a broken voice file is none.
        let speaker = voice::speaker(&choice, &machine, shared)?;
        let mut keeping = KioskRecords::new(store, staff, troubles, shared.demo);
        keeping.note_start()?;
        let house = KioskConfig {
            pack: content.pack().clone(),
            circumstances: Circumstances::new(clock::today(), profile, speaker.is_some()),
            identity: facility.identity().unwrap_or_default(),
            lang: machine.lang(shared.lang.as_deref(), content.languages())?.unwrap_or_else(|| first(&content)),
            look: look(presenting, machine.theme),
            form: presenting.form(),
        };
        let letters = surface::LargeTextSetup::new(shared, &machine, folder.path());
        // Without a voice nothing private is said, and nobody has to be asked where to hear it.
        let private = if speaker.is_some() { machine.private_voice() } else { PrivateVoice::Anywhere };
        let display = machine.braille(options.braille)?;
        let calling = staff_call_config(&machine, &facility, shared.demo);
        Ok(Self {
            content,
            _folder: folder,
            machine,
            presenting,
            house,
            keeping,
            speaker,
            letters,
            private,
            display,
            calling,
        })
    }

    fn serve(self) -> Result<ExitCode, CommandFailure> {
        let (content, machine) = (&self.content, &self.machine);
        let told = content.messages(&self.house.lang)?;
        let mut speaker = self.speaker;
        // Before the speaker goes into the frontend: the chime takes its own handle from it.
        let ringer = ringer(speaker.as_mut(), machine);
        let opened = surface::open(self.presenting, told, (machine, &self.letters))?;
        let mut frontend = opened.frontend.with_chime(ringer, machine.chime_night);
        if let Some(display) = self.display {
            let double_strike = Duration::from_millis(machine.double_key_ms);
            frontend = frontend.with_braille(display, double_strike, opened.keys)?;
        }
        if let Some(speaker) = speaker {
            frontend = frontend.with_voice(speaker, content);
            if let Some(headphones) = headphones::watch(machine.headphones.as_deref()) {
                frontend = frontend.with_headphones(headphones);
            }
        }
        if let Some(switches) = switches(machine) {
            frontend = frontend.with_switches(switches);
        }
        let (visit, still_there) = machine.idle_timeouts();
        let walk = Walkthrough::new(self.house).with_private_voice(self.private);
        let timeouts = IdleTimeouts { visit, still_there };
        Kiosk::new(walk, content, self.keeping, timeouts).with_calling(self.calling).serve(frontend)?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Starts the chime, on the thread of the voice where both play on one device: many can be opened only once.
fn ringer(speaker: Option<&mut Result<Speaker, SpeechError>>, machine: &MachineConfig) -> Result<Ringer, SpeechError> {
    let beside = speaker.filter(|_| !machine.chimes_elsewhere());
    let beside = beside.and_then(|speaker| speaker.as_mut().ok()?.take_ringer());
    beside.map_or_else(|| Ringer::start(&machine.chime_device()), Ok)
}

fn switches(machine: &MachineConfig) -> Option<SwitchCount> {
    let step = Duration::from_secs(machine.scan_seconds);
    match machine.switches {
        1 => Some(SwitchCount::One(ScanPace { step, rounds: machine.rescans })),
        2 => Some(SwitchCount::Two),
        _ => None,
    }
}

fn first(content: &Content) -> furigana::Lang {
    content.languages().first().cloned().unwrap_or_else(|| furigana::Lang::new("ja"))
}

/// Returns how this machine calls staff. A demonstration uses the folder for calls only if one is named.
fn staff_call_config(machine: &MachineConfig, facility: &Facility, demo: bool) -> StaffCallConfig {
    let packaged = || Some(PathBuf::from(call_spool::SPOOL_DIR)).filter(|folder| !demo && folder.is_dir());
    let spool = machine.call_spool.clone().or_else(packaged).map(CallSpool::new);
    if let Some(spool) = &spool {
        // Calls that an earlier run left behind mean nothing any more.
        spool.clear();
    }
    StaffCallConfig {
        chime_interval: Duration::from_secs(machine.call_repeat_seconds),
        spool,
        kiosk_location: machine.call_place(facility),
    }
}

/// Returns how pages look. Screen readers read kanji wrongly or not at all, and furigana twice (rule R13, docs/rules.md).
fn look(presenting: PresentationChoice, theme: Theme) -> DisplayPrefs {
    let readings = match presenting.reader {
        ReaderMode::Lines | ReaderMode::Screen => presenting.text.readings(),
        ReaderMode::Off => FuriganaMode::Shown,
    };
    DisplayPrefs { furigana: readings, theme, ..DisplayPrefs::default() }
}
