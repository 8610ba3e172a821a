//! `madoguchi`: the resident's kiosk.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use thiserror::Error;

use brlapi::Server;
use consent_log::{StaffBook, Store};
use madoguchi::content::{Circumstances, Content, Profile};
use madoguchi::device::clock;
use madoguchi::device::spool::{self, Spool};
use madoguchi::device::switches::{ScanPace, SwitchCount};
use madoguchi::device::trouble::TroubleLog;
use madoguchi::kiosk::{Calling, IdleTimeouts, Keeping, Kiosk};
use madoguchi::office;
use madoguchi::page::{Look, Readings, Theme};
use madoguchi::settings::{Facility, MachineConfig, Reader};
use madoguchi::speech::speaker::{Ringer, Speaker};
use madoguchi::speech::{SpeechError, headphones};
use madoguchi::walkthrough::{House, PrivateVoice, Walkthrough};

use super::demo::Folder;
use super::surface::{self, Presenting};
use super::{Failure, KioskOptions, Shared, outage, voice};

/// Serves one person after the other, until the input ends or the machine stops it. If it cannot, a screen says so.
pub(super) fn serve(shared: &Shared, options: &KioskOptions) -> Result<ExitCode, Failure> {
    match Ready::new(shared, options) {
        Ok(ready) => ready.serve(),
        Err(failure) => outage::instead(shared, options, failure),
    }
}

/// Why a facility that is set up does not open to residents.
#[derive(Debug, Error)]
pub(super) enum NotOpen {
    /// The facility has not said something yet.
    #[error(
        "the kiosk does not open to residents before {key} is settled (now {value:?}): talk with whoever is responsible, then write it under [profile] in facility.toml"
    )]
    Unsettled {
        /// The key of the profile.
        key: String,
        /// What stands there now.
        value: String,
    },
    /// Another pack.
    #[error(
        "the facility was set up for the pack {of:?}, and this one is {pack:?}: set up again in another folder with --data DIR"
    )]
    WrongPack {
        /// The pack of the facility.
        of: String,
        /// The pack that is here.
        pack: String,
    },
}

/// The files and settings of a kiosk, opened.
pub(super) struct Opened {
    content: Content,
    folder: Folder,
    machine: MachineConfig,
    facility: Facility,
    profile: Profile,
    store: Store,
    staff: StaffBook,
    troubles: TroubleLog,
}

impl Opened {
    /// Opens everything. Writes nothing, except that it finishes a set-up that a power cut interrupted.
    pub(super) fn new(shared: &Shared) -> Result<Self, Failure> {
        let content = shared.content()?;
        let folder = shared.data(&content)?;
        let data = folder.path();
        office::finish_proved(data)?;
        let machine = shared.machine(data)?;
        // Before the log: in a folder that is not set up, that is the reason to tell.
        let facility = Facility::read(data)?;
        let profile = open_profile(&facility, &content)?;
        let store = Store::open(data, &clock::now())?;
        let (staff, troubles) = (StaffBook::open(data)?, TroubleLog::open(data)?);
        Ok(Self { content, folder, machine, facility, profile, store, staff, troubles })
    }
}

/// A kiosk that can serve.
struct Ready {
    content: Content,
    /// Held until the kiosk ends: a temporary folder is removed with it.
    _folder: Folder,
    machine: MachineConfig,
    presenting: Presenting,
    house: House,
    keeping: Keeping,
    speaker: Option<Result<Speaker, SpeechError>>,
    letters: surface::Letters,
    private: PrivateVoice,
    display: Option<Server>,
    calling: Calling,
}

impl Ready {
    fn new(shared: &Shared, options: &KioskOptions) -> Result<Self, Failure> {
        let Opened { content, folder, machine, facility, profile, store, staff, troubles } = Opened::new(shared)?;
        let presenting = Presenting::asked(shared, &machine);
        let choice = machine.voice(options.voice.as_ref(), presenting.reader);
        // Before the start is noted: one that ends at a broken voice file is none.
        let speaker = voice::speaker(&choice, &machine, shared)?;
        let mut keeping = Keeping::new(store, staff, troubles, shared.demo);
        keeping.started()?;
        let house = House {
            pack: content.pack().clone(),
            circumstances: Circumstances::new(clock::today(), profile, speaker.is_some()),
            identity: facility.identity().unwrap_or_default(),
            lang: machine.lang(shared.lang.as_deref(), content.languages())?.unwrap_or_else(|| first(&content)),
            look: look(presenting, machine.theme),
            form: presenting.form(),
        };
        let letters = surface::Letters::new(shared, &machine, folder.path());
        // Without a voice nothing private is said, and nobody has to be asked where to hear it.
        let private = if speaker.is_some() { machine.private_voice() } else { PrivateVoice::Anywhere };
        let display = machine.braille(options.braille)?;
        let calling = calling(&machine, &facility, shared.demo);
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

    fn serve(self) -> Result<ExitCode, Failure> {
        let (content, machine) = (&self.content, &self.machine);
        let told = content.words(&self.house.lang)?;
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
fn calling(machine: &MachineConfig, facility: &Facility, demo: bool) -> Calling {
    let packaged = || Some(PathBuf::from(spool::FOLDER)).filter(|folder| !demo && folder.is_dir());
    let spool = machine.call_spool.clone().or_else(packaged).map(Spool::new);
    if let Some(spool) = &spool {
        // Calls that an earlier run left behind mean nothing any more.
        spool.clear();
    }
    Calling { every: Duration::from_secs(machine.call_repeat_seconds), spool, place: machine.call_place(facility) }
}

/// Returns how pages look. Screen readers read kanji wrongly or not at all, and furigana twice (rule R13, docs/rules.md).
fn look(presenting: Presenting, theme: Theme) -> Look {
    let readings = match presenting.reader {
        Reader::Lines | Reader::Screen => presenting.text.readings(),
        Reader::Off => Readings::Shown,
    };
    Look { readings, theme, ..Look::default() }
}

/// Returns the facility's profile, if the kiosk may open to residents with it.
fn open_profile(facility: &Facility, content: &Content) -> Result<Profile, Failure> {
    let pack = content.pack();
    if facility.pack != pack.id() {
        return Err(NotOpen::WrongPack { of: facility.pack.clone(), pack: pack.id().to_owned() }.into());
    }
    let profile = facility.profile(pack)?;
    // The day of the pack, not today: whether a facility is ready must not change with the clock.
    let circumstances = Circumstances::new(pack.built(), profile.clone(), false);
    let missing =
        pack.file().opens_when.iter().find(|condition| !circumstances.holds(std::slice::from_ref(*condition)));
    match missing {
        None => Ok(profile),
        Some(condition) => {
            let value = circumstances.profile.value(&condition.key).unwrap_or_default();
            Err(NotOpen::Unsettled { key: condition.key.clone(), value: value.to_owned() }.into())
        }
    }
}
