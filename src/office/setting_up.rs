//! Set-up at the machine: what is made stands beside the data folder until it is proved that the words are written down.

use std::fs;
use std::path::{Path, PathBuf};

use zeroize::Zeroize;

use super::{OfficeError, keys as key_help};
use crate::content::Content;
use crate::desk::{Desk, Turn};
use crate::device::{Face, clock};
use crate::page::{Lang, Look};
use crate::place::{Command, Unclear, Wrong};
use crate::records::{FacilityKeys, Note, Role, StaffBook, Store, keys};
use crate::settings::ScreenPlace;
use crate::setup::{self, Asked, SetUp};

/// Runs set-up for this data folder. Until the words are proved to be written down, the folder stays as it is.
pub fn set_up<F: Face>(face: F, content: &Content, data: &Path, lang: Lang) -> Result<(), OfficeError> {
    refuse_if_used(data)?;
    let making = Making { data, new: beside(data) };
    let mut desk = Desk::new(face);
    let mut setup = SetUp::new(content.pack().clone(), lang);
    loop {
        let page = setup::page(&setup, content)?;
        let mut turn = desk.turn(&page, Look::default(), None)?;
        if key_help::are_asked_for(&turn) {
            let told = (content.staff_words(&page.lang)?, &page.lang);
            turn = key_help::explained(&mut desk, told, key_help::IN_SET_UP, (Look::default(), None))?;
        }
        let mut effects = setup.update(setup_msg(turn));
        while let Some(effect) = effects.pop() {
            match effect {
                setup::Effect::Create(asked) => effects = setup.update(making.create_told(content, asked)),
                setup::Effect::Settle => effects = setup.update(making.settle_told()),
                setup::Effect::End => {
                    making.clear();
                    desk.forget()?;
                    return Ok(());
                }
            }
        }
    }
}

fn setup_msg(turn: Turn<setup::Action>) -> setup::Msg {
    match turn {
        Turn::Act(action) => setup::Msg::Do(action),
        Turn::Closed => setup::Msg::Closed,
        // These keys have no meaning here, and say so.
        Turn::Command(Command::Colours | Command::Furigana | Command::Size | Command::Staff) => {
            setup::Msg::Wrong(Wrong::Unclear(Unclear::OtherKey))
        }
        Turn::Command(command) => setup::Msg::Command(command),
        Turn::Changed | Turn::Headphones(_) | Turn::Idle | Turn::Likely(_) | Turn::Repeated | Turn::Tried(_) => {
            setup::Msg::Command(Command::Repeat)
        }
        Turn::Typed(text) => setup::Msg::Typed(text),
        Turn::Wrong(wrong) => setup::Msg::Wrong(wrong),
    }
}

/// Set-up never touches a folder in which something is.
pub fn refuse_if_used(data: &Path) -> Result<(), OfficeError> {
    match fs::read_dir(data).map(|mut entries| entries.next().is_some()) {
        Ok(true) => Err(OfficeError::NotEmpty(data.to_owned())),
        Ok(false) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(source) => Err(OfficeError::Files { file: data.to_owned(), source }),
    }
}

/// The folder in which everything is made before it is put in its place.
fn beside(data: &Path) -> PathBuf {
    let name = data.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    data.with_file_name(format!("{name}.setting-up"))
}

/// Makes keys, log, staff book and facility file.
struct Making<'a> {
    data: &'a Path,
    new: PathBuf,
}

impl Making<'_> {
    fn create_told(&self, content: &Content, mut asked: Box<Asked>) -> setup::Msg {
        let made = self.create(content, &asked);
        asked.pin.zeroize();
        made.unwrap_or_else(|error| setup::Msg::Failed(error.to_string()))
    }

    fn create(&self, content: &Content, asked: &Asked) -> Result<setup::Msg, OfficeError> {
        self.clear();
        let keys = make(&self.new, content, asked)?;
        Ok(setup::Msg::Created { passphrase: keys.passphrase.clone(), recovery: keys.recovery_words.clone() })
    }

    fn settle_told(&self) -> setup::Msg {
        let put = fs::rename(&self.new, self.data);
        let synced = put.and_then(|()| fs::File::open(self.data.parent().unwrap_or(Path::new("/")))?.sync_all());
        match synced {
            Ok(()) => setup::Msg::Settled,
            Err(source) => setup::Msg::Failed(OfficeError::Files { file: self.data.to_owned(), source }.to_string()),
        }
    }

    /// What was made and not put in its place opens nothing and is of no use.
    fn clear(&self) {
        // That it is not there is as good.
        let _ = fs::remove_dir_all(&self.new);
    }
}

/// Makes everything of a facility in a folder; the demo does the same with throw-away words.
pub fn make(dir: &Path, content: &Content, asked: &Asked) -> Result<keys::NewKeys, OfficeError> {
    let now = clock::now();
    let keys = FacilityKeys::generate()?;
    let mut store = Store::create(dir, &keys.public, &asked.name, &now)?;
    keys.write(dir)?;
    let mut staff = StaffBook::create(dir)?;
    let pseudonym = staff.add(&asked.staff, Role::Responsible, &asked.pin, &now)?;
    store.note(Note::StaffAdded { pseudonym }, &now)?;
    asked.facility(content.pack()).write(dir)?;
    if asked.screen != ScreenPlace::default() {
        asked.screen.write(dir)?;
    }
    Ok(keys)
}
