//! The files that a kiosk needs to serve, opened, and why it may not open to residents with them.

use thiserror::Error;

use consent_log::{RecordStore, StaffBook};
use madoguchi::content::{Circumstances, Content, FacilityProfile};
use madoguchi::device::clock;
use madoguchi::device::trouble_log::TroubleLog;
use madoguchi::office;
use madoguchi::settings::{Facility, MachineConfig};

use super::demo::RecordsFolder;
use super::failure::CommandFailure;
use super::options::GlobalOptions;

/// Why a facility that is set up does not open to residents.
#[derive(Debug, Error)]
pub(super) enum NotOpenError {
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
pub(super) struct KioskParts {
    pub(super) content: Content,
    pub(super) folder: RecordsFolder,
    pub(super) machine: MachineConfig,
    pub(super) facility: Facility,
    pub(super) profile: FacilityProfile,
    pub(super) store: RecordStore,
    pub(super) staff: StaffBook,
    pub(super) troubles: TroubleLog,
}

impl KioskParts {
    /// Opens everything. Writes nothing, except that it finishes a set-up that a power cut interrupted.
    pub(super) fn new(shared: &GlobalOptions) -> Result<Self, CommandFailure> {
        let content = shared.content()?;
        let folder = shared.data(&content)?;
        let data = folder.path();
        office::finish_proved(data)?;
        let machine = shared.machine(data)?;
        // Before the log: in a folder that is not set up, that is the reason to tell.
        let facility = Facility::read(data)?;
        let profile = open_profile(&facility, &content)?;
        let store = RecordStore::open(data, &clock::now())?;
        let (staff, troubles) = (StaffBook::open(data)?, TroubleLog::open(data)?);
        Ok(Self { content, folder, machine, facility, profile, store, staff, troubles })
    }
}

/// Returns the facility's profile, if the kiosk may open to residents with it.
fn open_profile(facility: &Facility, content: &Content) -> Result<FacilityProfile, CommandFailure> {
    let pack = content.pack();
    if facility.pack != pack.id() {
        return Err(NotOpenError::WrongPack { of: facility.pack.clone(), pack: pack.id().to_owned() }.into());
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
            Err(NotOpenError::Unsettled { key: condition.key.clone(), value: value.to_owned() }.into())
        }
    }
}
