//! One page at a time in front of a person: shows it and takes keys until one means something.

use std::time::Duration;

use crate::device::{Face, FaceError, Telling};
use crate::page::{ActionPage, Look, Page};
use crate::place::{Command, Input, Outcome, Place, Sheets, Tried, Wrong};

/// What a person did with a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turn<A> {
    /// A choice was decided on.
    Act(A),
    /// What stands around the page has changed: it is to be made anew.
    Changed,
    /// The input has ended.
    Closed,
    /// A command other than those the desk itself answers (repeat, blank).
    Command(Command),
    /// Headphones were put in, or pulled out.
    Headphones(bool),
    /// Nothing was done for the whole time.
    Idle,
    /// What will come if the key that was just pressed is a person's; nothing is to be done for it.
    Likely(Box<Turn<A>>),
    /// The page was asked for again.
    Repeated,
    /// A key is to be named.
    Tried(Tried),
    /// Something was typed and Enter pressed.
    Typed(String),
    /// Nothing was chosen, and why.
    Wrong(Wrong),
}

impl Turn<u8> {
    /// Returns the same with the action of a number in its place; a number without one chooses nothing.
    fn with_action<A>(self, action: &impl Fn(u8) -> Option<A>) -> Turn<A> {
        match self {
            Self::Act(number) => {
                action(number).map_or_else(|| Turn::Wrong(Wrong::NoSuchNumber(number.to_string())), Turn::Act)
            }
            Self::Changed => Turn::Changed,
            Self::Closed => Turn::Closed,
            Self::Command(command) => Turn::Command(command),
            Self::Headphones(plugged) => Turn::Headphones(plugged),
            Self::Idle => Turn::Idle,
            Self::Likely(turn) => Turn::Likely(Box::new(turn.with_action(action))),
            Self::Repeated => Turn::Repeated,
            Self::Tried(tried) => Turn::Tried(tried),
            Self::Typed(text) => Turn::Typed(text),
            Self::Wrong(wrong) => Turn::Wrong(wrong),
        }
    }
}

/// A face with a person in front of it.
pub struct Desk<F> {
    face: F,
    place: Option<Place>,
    blank: bool,
    /// A picture stands in the place of the page until a key is pressed.
    pictured: bool,
    /// The kiosk was busy: what was pressed before the next page stands there means nothing.
    was_busy: bool,
}

impl<F: Face> Desk<F> {
    /// A desk with this face.
    pub fn new(face: F) -> Self {
        Self { face, place: None, blank: false, pictured: false, was_busy: false }
    }

    /// The face.
    pub fn face(&mut self) -> &mut F {
        &mut self.face
    }

    /// The face without the desk.
    pub fn leave(self) -> F {
        self.face
    }

    /// Shows the page and waits until the person does something that is more than moving on it.
    pub fn turn<A: Clone>(
        &mut self,
        page: &ActionPage<A>,
        look: Look,
        patience: Option<Duration>,
    ) -> Result<Turn<A>, FaceError> {
        let turn = self.turn_of(page, look, patience)?;
        Ok(turn.with_action(&|number| page.action(number).cloned()))
    }

    /// The same for a page of which only the numbers are known.
    fn turn_of(&mut self, page: &Page, look: Look, patience: Option<Duration>) -> Result<Turn<u8>, FaceError> {
        let mut sheets = self.face.sheets(page, look);
        let mut place = Place::open(self.place.take(), page, &sheets);
        loop {
            if !self.pictured {
                self.face.show(page, &place, look)?;
            }
            if std::mem::take(&mut self.was_busy) {
                self.face.forget_keys()?;
            }
            let Some(input) = self.face.wait(patience)? else {
                self.pictured = false;
                self.place = Some(place);
                return Ok(Turn::Idle);
            };
            if input == Input::Changed {
                self.place = Some(place);
                return Ok(Turn::Changed);
            }
            if let Input::Headphones(plugged) = input {
                self.place = Some(place);
                return Ok(Turn::Headphones(plugged));
            }
            if let Input::Likely(input) = input {
                if let Some(likely) = self.likely(page, (&place, &sheets), *input) {
                    self.place = Some(place);
                    return Ok(likely);
                }
                continue;
            }
            if self.pictured && input != Input::Closed {
                self.pictured = false;
                continue;
            }
            if self.blank && input != Input::Closed {
                self.unblank()?;
                continue;
            }
            match place.take(page, &sheets, input) {
                Outcome::Stay => {}
                Outcome::Moved => sheets = self.again(page, look, &mut place, &sheets),
                Outcome::Command(Command::Blank) => self.blank()?,
                outcome @ (Outcome::Choice(_)
                | Outcome::Closed
                | Outcome::Command(_)
                | Outcome::Tried(_)
                | Outcome::Typed(_)
                | Outcome::Wrong(_)) => {
                    let turn = Self::ended(&mut self.face, outcome, page, &sheets, &mut place);
                    self.place = Some(place);
                    return Ok(turn);
                }
            }
        }
    }

    /// Shows and says a page that stands while the kiosk is busy.
    pub fn show_busy(&mut self, page: &Page, look: Look) -> Result<(), FaceError> {
        let sheets = self.face.sheets(page, look);
        let place = Place::open(None, page, &sheets);
        // Nothing that was chosen before is chosen when the same page comes again, as where it could not be recorded.
        self.place = None;
        (self.pictured, self.was_busy) = (false, true);
        self.face.show(page, &place, look)
    }

    /// What an input would lead to: a voice may begin with it. Nothing is decided and nothing is shown.
    fn likely(&mut self, page: &Page, (place, sheets): (&Place, &Sheets), input: Input) -> Option<Turn<u8>> {
        if self.blank || self.pictured {
            return None;
        }
        let mut would = place.clone();
        let turn = match would.take(page, sheets, input) {
            Outcome::Moved => {
                self.face.foresee(page, &would, sheets, Telling::Changes);
                None
            }
            Outcome::Choice(number) => Some(Turn::Act(number)),
            Outcome::Command(Command::Repeat) => {
                would.restart(page, sheets);
                self.face.foresee(page, &would, sheets, Telling::Whole);
                None
            }
            Outcome::Command(Command::Blank) | Outcome::Closed | Outcome::Stay => None,
            Outcome::Command(command) => Some(Turn::Command(command)),
            Outcome::Tried(tried) => Some(Turn::Tried(tried)),
            Outcome::Typed(text) => Some(Turn::Typed(text)),
            Outcome::Wrong(wrong) => Some(Turn::Wrong(wrong)),
        };
        would.forget_typed();
        turn.map(|turn| Turn::Likely(Box::new(turn)))
    }

    /// The page that would come next, for a voice that may begin with it.
    pub fn foresee(&mut self, page: &Page, look: Look) {
        let sheets = self.face.sheets(page, look);
        let place = Place::open(self.place.clone(), page, &sheets);
        self.face.foresee(page, &place, &sheets, Telling::Changes);
    }

    /// Deals the page out again, for the window may have another size; the place stays in it.
    fn again(&mut self, page: &Page, look: Look, place: &mut Place, before: &Sheets) -> Sheets {
        let sheets = self.face.sheets(page, look);
        if sheets != *before {
            *place = Place::open(Some(place.clone()), page, &sheets);
        }
        sheets
    }

    fn ended(face: &mut F, outcome: Outcome, page: &Page, sheets: &Sheets, place: &mut Place) -> Turn<u8> {
        match outcome {
            Outcome::Choice(number) => Turn::Act(number),
            Outcome::Closed => Turn::Closed,
            Outcome::Command(Command::Repeat) => {
                place.restart(page, sheets);
                face.repeat();
                Turn::Repeated
            }
            Outcome::Command(command) => Turn::Command(command),
            Outcome::Tried(tried) => Turn::Tried(tried),
            Outcome::Typed(text) => Turn::Typed(text),
            Outcome::Wrong(wrong) => Turn::Wrong(wrong),
            Outcome::Moved | Outcome::Stay => Turn::Repeated,
        }
    }

    /// Forgets where the person was, as between two people.
    pub fn forget(&mut self) -> Result<(), FaceError> {
        if let Some(place) = &mut self.place {
            place.forget_typed();
        }
        self.place = None;
        (self.blank, self.pictured) = (false, false);
        self.face.wipe()
    }

    /// Shows a picture of characters until a key is pressed; `false` where this face shows none.
    pub fn picture(&mut self, rows: &[String]) -> Result<bool, FaceError> {
        self.pictured = self.face.picture(rows)?;
        Ok(self.pictured)
    }

    /// Brings a blank screen back, where nobody can be expected to press a key for it.
    pub fn show_again(&mut self) -> Result<(), FaceError> {
        if self.blank { self.unblank() } else { Ok(()) }
    }

    fn blank(&mut self) -> Result<(), FaceError> {
        self.blank = true;
        self.face.blank(true)
    }

    /// The first key only brings the page back, so that nobody decides on what they cannot see.
    fn unblank(&mut self) -> Result<(), FaceError> {
        self.blank = false;
        self.face.blank(false)
    }
}
