//! The terminal of this process, asked what it can show before anybody listens to keys, and taken as a screen.

use std::io::{self, Stdout};

use super::super::FrontendError;
use super::letters::{Lack, Letters, Wish};
use super::session::Session;
use super::{Drawing, Screen, Size, asked, session};
use crate::settings::Draw;

impl Screen<Stdout> {
    /// Takes the terminal on standard input and output.
    ///
    /// # Errors
    /// `NoTerminal` where there is none, `Gone` where it cannot be used.
    pub fn open(drawing: Drawing) -> Result<Self, FrontendError> {
        Ok(Self::taken(Session::enter()?, drawing))
    }

    /// Takes the terminal as `open` does, for letters as they are wished for; and says why they are characters
    /// where they are.
    ///
    /// # Errors
    /// As `open`.
    pub fn open_large(drawing: Drawing, wish: &Wish) -> Result<(Self, Option<Lack>), FrontendError> {
        let session = Session::enter()?;
        // Nobody listens to keys yet, so that no answer of the terminal is taken for one.
        let letters = ask(wish).map_err(FrontendError::Gone)?;
        let mut screen = Self::taken(session, drawing);
        let lack = match letters {
            Err(lack) => Some(lack),
            Ok(letters) => {
                screen.letters = Some(letters);
                screen.measure();
                screen.letters.as_mut().and_then(Letters::new_lack)
            }
        };
        Ok((screen, lack))
    }

    fn taken(session: Session, drawing: Drawing) -> Self {
        let mut screen = Screen::new(io::stdout(), drawing);
        screen.session = Some(session);
        screen
    }
}

/// Asks the terminal what it can show, unless nobody wants to know.
fn ask(wish: &Wish) -> io::Result<Result<Letters, Lack>> {
    if wish.draw == Draw::Text {
        return Ok(Err(Lack::Asked));
    }
    session::send(asked::QUESTION)?;
    Ok(Letters::wished(wish, asked::hear()))
}

/// Asks the terminal and the machine as the kiosk would, and says in a line how large letters would be.
///
/// # Errors
/// Why they would be characters of the terminal.
pub fn trial(wish: &Wish) -> Result<String, Lack> {
    let asked = || session::send(asked::QUESTION).map(|()| asked::hear()).unwrap_or_default();
    let answers = session::raw(asked).unwrap_or_default();
    let mut letters = Letters::wished(wish, answers)?;
    if let Ok(size) = rustix::termios::tcgetwinsize(io::stdout()) {
        letters.measure(Size::new(size.ws_col, size.ws_row), (size.ws_xpixel, size.ws_ypixel));
    }
    letters.told()
}
