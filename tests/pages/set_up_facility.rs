//! A facility that was set up as one is, and kiosks in it.

use std::path::Path;
use std::time::Duration;

use consent_log::{RecordStore, StaffBook};
use madoguchi::content::pack_file::{ConditionOperator, ProfileKind};
use madoguchi::content::{Circumstances, Content};
use madoguchi::device::clock;
use madoguchi::device::trouble_log::TroubleLog;
use madoguchi::kiosk::{IdleTimeouts, Kiosk, KioskRecords};
use madoguchi::office;
use madoguchi::page::DisplayPrefs;
use madoguchi::resident::{IdentityMode, KioskConfig, Walkthrough};
use madoguchi::settings::{Facility, ScreenPlace};
use madoguchi::setup::SetUpAnswers;

/// The PIN of the only member of staff.
pub(crate) const PIN: &str = "730952";

/// The folder of a facility, as set-up makes it.
pub(crate) struct SetUpFacility<'a> {
    content: &'a Content,
    data: tempfile::TempDir,
}

impl<'a> SetUpFacility<'a> {
    pub(crate) fn new(content: &'a Content) -> Self {
        let data = tempfile::tempdir().unwrap();
        office::make(data.path(), content, &asked(content)).unwrap();
        Self { content, data }
    }

    pub(crate) fn folder(&self) -> &Path {
        self.data.path()
    }

    /// How a record is tied to a person here.
    pub(crate) fn identity(&self) -> IdentityMode {
        Facility::read(self.data.path()).unwrap().identity().unwrap()
    }

    /// A kiosk at rest, with records that are tied to a person in this way.
    pub(crate) fn kiosk(&self, identity: IdentityMode) -> Kiosk<'a> {
        let (content, data, now) = (self.content, self.data.path(), clock::now());
        let profile = Facility::read(data).unwrap().profile(content.pack()).unwrap();
        let house = KioskConfig {
            pack: content.pack().clone(),
            circumstances: Circumstances::new(now.today, profile, true),
            identity,
            lang: content.languages()[0].clone(),
            look: DisplayPrefs::default(),
            form: "screen",
        };
        let store = RecordStore::open(data, &now).unwrap();
        let (staff, troubles) = (StaffBook::open(data).unwrap(), TroubleLog::open(data).unwrap());
        let keeping = KioskRecords::new(store, staff, troubles, false);
        let timeouts = IdleTimeouts { visit: Duration::from_secs(180), still_there: Duration::from_secs(40) };
        Kiosk::new(Walkthrough::new(house), content, keeping, timeouts)
    }
}

/// A house that offers what a house may offer.
fn asked(content: &Content) -> SetUpAnswers {
    let file = content.pack().file();
    let opens = |key: &str| {
        let condition = file.opens_when.iter().find(|own| own.key == key && own.wants == ConditionOperator::OneOf)?;
        condition.values.first().cloned()
    };
    // Whatever is offered, and every detail of a visit: tests look at them.
    let taken = ["offered", "yes", "recorded"];
    let offered = |values: &[String]| values.iter().find(|value| taken.contains(&value.as_str())).cloned();
    let profile = file.profile.iter().map(|(key, own)| {
        let value = match own.kind {
            ProfileKind::Months => "60".to_owned(),
            ProfileKind::OneOf => opens(key).or_else(|| offered(&own.values)).unwrap_or_else(|| own.default.clone()),
            ProfileKind::Text => own.default.clone(),
        };
        (key.clone(), value)
    });
    SetUpAnswers {
        name: "青空の家".to_owned(),
        reading: "あおぞらのいえ".to_owned(),
        identity: "ticket".to_owned(),
        digits: 0,
        profile: profile.collect(),
        screen: ScreenPlace::default(),
        staff: "山田".to_owned(),
        pin: PIN.to_owned(),
    }
}
