//! Staff at the machine: set-up and review, over any face, with keys and log behind them.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use thiserror::Error;
use zeroize::Zeroize;

use crate::content::{Content, ContentError};
use crate::desk::{Desk, Turn};
use crate::device::{Face, FaceError, clock};
use crate::page::{Lang, Look};
use crate::records::{
    FacilityKeys, Note, Pseudonym, Receipt, RecordsError, Resident, Role, StaffBook, Store, Unlocked, keys,
};
use crate::review::{self, Review};
use crate::settings::SettingsError;
use crate::setup::{self, Asked, SetUp};

/// Why the work of staff ended early.
#[derive(Debug, Error)]
pub enum OfficeError {
    /// Set-up was done here before, or something else is here.
    #[error(
        "{0} is not empty: it may hold records. Set up in another folder with --data DIR, or look at this one with `madoguchi review`"
    )]
    NotEmpty(PathBuf),
    /// Words are missing.
    #[error(transparent)]
    Content(#[from] ContentError),
    /// The face is gone.
    #[error(transparent)]
    Face(#[from] FaceError),
    /// Files cannot be put in their place.
    #[error("{file}: {source}: check that the folder may be written")]
    Files {
        /// The file or folder.
        file: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// The log cannot be used.
    #[error(transparent)]
    Records(#[from] RecordsError),
    /// The facility file cannot be written.
    #[error(transparent)]
    Settings(#[from] SettingsError),
}

/// Runs set-up for this data folder. Until the words are proved to be written down, the folder stays as it is.
pub fn set_up<F: Face>(face: F, content: &Content, data: &Path, lang: Lang) -> Result<(), OfficeError> {
    refuse_if_used(data)?;
    let making = Making { data, new: beside(data) };
    let mut desk = Desk::new(face);
    let mut setup = SetUp::new(content.pack().clone(), lang);
    loop {
        let page = setup::page(&setup, content)?;
        let turn = desk.turn(&page, Look::default(), None)?;
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
        Turn::Command(command) => setup::Msg::Command(command),
        Turn::Changed | Turn::Idle | Turn::Repeated => setup::Msg::Command(crate::place::Command::Repeat),
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
    Ok(keys)
}

/// Runs review on this data folder; after so long without a key it locks itself.
pub fn review<F: Face>(
    face: F,
    content: &Content,
    data: &Path,
    (lang, patience): (Lang, Duration),
) -> Result<(), OfficeError> {
    let mut archive = Archive::open(data)?;
    let mut desk = Desk::new(face);
    let mut review = Review::new(lang, clock::now().today);
    loop {
        let page = review::page(&review, content)?;
        let turn = desk.turn(&page, Look::default(), Some(patience))?;
        let mut effects = review.update(review_msg(turn));
        while let Some(effect) = effects.pop() {
            if effect == review::Effect::End {
                desk.forget()?;
                return Ok(());
            }
            if let Some(msg) = archive.perform(effect) {
                effects = review.update(msg);
            }
        }
    }
}

fn review_msg(turn: Turn<review::Action>) -> review::Msg {
    match turn {
        Turn::Act(action) => review::Msg::Do(action),
        Turn::Closed => review::Msg::Closed,
        Turn::Command(command) => review::Msg::Command(command),
        Turn::Idle => review::Msg::Idle,
        Turn::Changed | Turn::Repeated => review::Msg::Command(crate::place::Command::Repeat),
        Turn::Typed(text) => review::Msg::Typed(text),
        Turn::Wrong(wrong) => review::Msg::Wrong(wrong),
    }
}

/// The records, with whoever unlocked them.
struct Archive<'a> {
    data: &'a Path,
    store: Store,
    book: StaffBook,
    staff: Option<Pseudonym>,
    unlocked: Option<Unlocked>,
}

impl<'a> Archive<'a> {
    fn open(data: &'a Path) -> Result<Self, OfficeError> {
        let store = Store::open_beside(data, &clock::now())?;
        Ok(Self { data, store, book: StaffBook::open(data)?, staff: None, unlocked: None })
    }

    fn perform(&mut self, effect: review::Effect) -> Option<review::Msg> {
        let done = match effect {
            review::Effect::CheckStaff(pin) => self.check_staff(pin),
            review::Effect::ClockIsWrong => self.store.note(Note::ClockDoubted, &clock::now()).map(|()| None),
            review::Effect::End => Ok(None),
            review::Effect::Link(receipt, number) => self.link(receipt, &number),
            review::Effect::List => self.store.inbox().map(|lines| Some(review::Msg::Listed(lines))),
            review::Effect::Open(receipt) => self.view(receipt),
            review::Effect::TalkedOver(receipt) => self.talk_over(receipt),
            review::Effect::Unlock(passphrase) => self.unlock(passphrase),
        };
        done.unwrap_or_else(|error| Some(review::Msg::Failed(error.to_string())))
    }

    fn check_staff(&mut self, mut pin: String) -> Result<Option<review::Msg>, RecordsError> {
        let checked = self.book.check(&pin, &clock::now());
        pin.zeroize();
        let staff = checked?;
        self.staff = Some(staff.pseudonym);
        Ok(Some(review::Msg::Staff(staff.name)))
    }

    fn unlock(&mut self, mut passphrase: String) -> Result<Option<review::Msg>, RecordsError> {
        let unlocked = keys::unlock(self.data, &passphrase);
        passphrase.zeroize();
        self.unlocked = Some(unlocked?);
        Ok(Some(review::Msg::Unlocked))
    }

    fn view(&mut self, receipt: Receipt) -> Result<Option<review::Msg>, RecordsError> {
        let (Some(staff), Some(unlocked)) = (&self.staff, &self.unlocked) else { return Ok(None) };
        let opened = self.store.view(&receipt, unlocked, staff, &clock::now())?;
        Ok(Some(review::Msg::Opened(Box::new(opened))))
    }

    fn talk_over(&mut self, receipt: Receipt) -> Result<Option<review::Msg>, RecordsError> {
        let Some(staff) = &self.staff else { return Ok(None) };
        self.store.talk_over(&receipt, staff, &clock::now())?;
        self.store.inbox().map(|lines| Some(review::Msg::Listed(lines)))
    }

    fn link(&mut self, receipt: Receipt, number: &str) -> Result<Option<review::Msg>, RecordsError> {
        let Some(staff) = &self.staff else { return Ok(None) };
        self.store.link(&receipt, &Resident::numbered(number), staff, &clock::now())?;
        self.view(receipt)
    }
}
