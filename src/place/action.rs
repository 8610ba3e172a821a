//! Everything that a key can do, each written once: its name, its characters and where it is explained.
//!
//! A new command is a variant of `Command`, a row of `ACTIONS` here, the code that performs it, its words (`key-does`,
//! and `key-help` where it is explained) and its key in `assets/keys.toml`. Everything else is derived from the row.

use furigana::width::narrow;
use strum::VariantArray;

/// Keys that mean one thing on every page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, VariantArray)]
pub enum Command {
    /// To the page before.
    Back,
    /// Esc: asks whether to go back, and does nothing else.
    AskBack,
    /// Blanks the screen, and shows it again.
    Blank,
    /// The next colours.
    Colours,
    /// The next way of showing readings.
    Furigana,
    /// What the keys do.
    KeyHelp,
    /// This page again, from its beginning.
    Repeat,
    /// How much is shown at a time.
    Size,
    /// Calls staff.
    Staff,
    /// Names keys from now on instead of following them, and no longer.
    TryKeys,
}

/// Keys of the voice; without a voice they mean nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, VariantArray)]
pub enum VoiceKey {
    /// A step faster.
    Faster,
    /// A step louder.
    Louder,
    /// Stops, and goes on at the sentence that was stopped.
    Pause,
    /// The last sentence again.
    Sentence,
    /// A step slower.
    Slower,
    /// A step softer.
    Softer,
    /// The last sentence, kana by kana.
    Spell,
}

impl VoiceKey {
    /// Returns the key that is this character, on pages on which it is not typed.
    pub fn of(c: char) -> Option<Self> {
        match Means::of_char(c) {
            Means::Voice(key) => Some(key),
            Means::Command(_)
            | Means::Decide
            | Means::Digit(_)
            | Means::Erase
            | Means::Next
            | Means::Nothing
            | Means::Previous
            | Means::Touch => None,
        }
    }

    /// Returns whether it goes one step, so that people press it several times in a row.
    pub fn is_step(self) -> bool {
        match self {
            Self::Faster | Self::Louder | Self::Slower | Self::Softer => true,
            Self::Pause | Self::Sentence | Self::Spell => false,
        }
    }
}

/// What a key can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Means {
    /// To the next row.
    Next,
    /// To the row before.
    Previous,
    /// Decides on the row with the focus.
    Decide,
    /// Takes back the last character.
    Erase,
    /// Something that means the same on every page.
    Command(Command),
    /// Something of the voice.
    Voice(VoiceKey),
    /// A digit, as if it were typed.
    Digit(char),
    /// To the choice under the finger, and the second time decides on it.
    Touch,
    /// Nothing; it says that it has no meaning.
    Nothing,
}

/// Where the page about the keys has a line about an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Explained {
    /// Everywhere.
    Everywhere,
    /// Where single keys are pressed, not whole lines typed.
    WithKeyboard,
    /// There too, if there is a voice.
    WithVoice,
    /// Nowhere: the line of another action includes it, or it is explained where it is needed.
    Nowhere,
}

/// One thing that a key can do.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ActionRow {
    /// What it does.
    pub(crate) means: Means,
    /// Its name in a table of keys, and the part of `key-does` and of `key-help` with its words.
    pub(crate) name: &'static str,
    /// The characters that do it by themselves, on a page on which no text is typed.
    pub(crate) characters: &'static [char],
    /// Whether they do it also among typed digits, and as the only character of a typed line.
    among_digits: bool,
    /// Where the page about the keys has a line about it.
    pub(crate) explained: Explained,
}

/// The part of `key-does` and of `key-help` with the words for digits; their names in a table of keys are `digit-1` and
/// so on.
pub(crate) const DIGIT: &str = "digit";

/// Everything that a key can do but choose by its digit, in the order in which it is explained.
pub(crate) const ACTIONS: &[ActionRow] = &[
    // `#`, `*` and the digits are all keys of some keypads: a whole visit must be possible with them
    // (docs/rules.md#keys).
    row("decide", Means::Decide).by(&['#']).among_digits().explained(Explained::Everywhere),
    row("next", Means::Next).by(&[' ']).explained(Explained::WithKeyboard),
    row("previous", Means::Previous),
    row("erase", Means::Erase),
    command("repeat", Command::Repeat).by(&['0', 'r']).explained(Explained::Everywhere),
    command("back", Command::Back).by(&['*', '/']).among_digits().explained(Explained::Everywhere),
    // For Esc: a slow line cuts an arrow key into pieces that begin like Esc, so Esc itself may only ask
    // (docs/rules.md#keys).
    command("ask-back", Command::AskBack),
    command("key-help", Command::KeyHelp).by(&['?']).among_digits(),
    command("try-keys", Command::TryKeys),
    command("size", Command::Size).explained(Explained::WithKeyboard),
    command("furigana", Command::Furigana).explained(Explained::WithKeyboard),
    command("staff", Command::Staff).explained(Explained::WithKeyboard),
    command("colours", Command::Colours).explained(Explained::WithKeyboard),
    command("blank", Command::Blank).explained(Explained::WithKeyboard),
    voice("louder", VoiceKey::Louder).by(&['+']).explained(Explained::WithVoice),
    voice("softer", VoiceKey::Softer).by(&['-']),
    voice("slower", VoiceKey::Slower).explained(Explained::WithVoice),
    voice("faster", VoiceKey::Faster),
    voice("pause", VoiceKey::Pause).by(&['p']).explained(Explained::WithVoice),
    voice("sentence", VoiceKey::Sentence).by(&['.']).explained(Explained::WithVoice),
    voice("spell", VoiceKey::Spell).by(&['s']),
    row("touch", Means::Touch),
    row("nothing", Means::Nothing),
];

const fn row(name: &'static str, means: Means) -> ActionRow {
    ActionRow { means, name, characters: &[], among_digits: false, explained: Explained::Nowhere }
}

const fn command(name: &'static str, command: Command) -> ActionRow {
    row(name, Means::Command(command))
}

const fn voice(name: &'static str, key: VoiceKey) -> ActionRow {
    row(name, Means::Voice(key))
}

impl ActionRow {
    const fn by(self, characters: &'static [char]) -> Self {
        Self { characters, ..self }
    }

    const fn among_digits(self) -> Self {
        Self { among_digits: true, ..self }
    }

    const fn explained(self, explained: Explained) -> Self {
        Self { explained, ..self }
    }

    /// Returns the row of an action; digits have none.
    pub(crate) fn of(means: Means) -> Option<&'static Self> {
        ACTIONS.iter().find(|row| row.means == means)
    }

    fn of_char(c: char) -> Option<&'static Self> {
        // Full-width and capital letters come from an input method or Caps Lock that somebody left on.
        let c = narrow(c).to_ascii_lowercase();
        ACTIONS.iter().find(|row| row.characters.contains(&c))
    }
}

impl Means {
    /// Returns what a character does by itself, on a page on which nothing is typed.
    pub fn of_char(c: char) -> Self {
        let digit = Some(narrow(c)).filter(|c| matches!(c, '1'..='9')).map(Self::Digit);
        digit.or(ActionRow::of_char(c).map(|row| row.means)).unwrap_or(Self::Nothing)
    }

    /// Returns what a character does among typed digits, or alone in a typed line, if it is not what is typed.
    pub(super) fn among_digits(c: char) -> Option<Self> {
        ActionRow::of_char(c).filter(|row| row.among_digits).map(|row| row.means)
    }

    /// Returns the command that it is, if it is one.
    pub(crate) fn command(self) -> Option<Command> {
        match self {
            Self::Command(command) => Some(command),
            Self::Decide
            | Self::Digit(_)
            | Self::Erase
            | Self::Next
            | Self::Nothing
            | Self::Previous
            | Self::Touch
            | Self::Voice(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_has_one_row_and_every_name_and_character_one_action() {
        let commands = Command::VARIANTS.iter().copied().map(Means::Command);
        for means in commands.chain(VoiceKey::VARIANTS.iter().copied().map(Means::Voice)) {
            assert_eq!(ACTIONS.iter().filter(|row| row.means == means).count(), 1, "{means:?}");
        }
        for row in ACTIONS {
            assert_eq!(ACTIONS.iter().filter(|own| own.name == row.name).count(), 1, "{}", row.name);
            for c in row.characters {
                assert_eq!(ACTIONS.iter().filter(|own| own.characters.contains(c)).count(), 1, "{c:?}");
                assert_eq!(Means::of_char(*c), row.means, "{c:?}");
            }
        }
    }

    #[test]
    fn an_action_needs_a_digit_where_digits_are_typed() {
        assert_eq!(['#', '＊', '/', '?'].map(Means::among_digits).iter().flatten().count(), 4);
        assert_eq!([' ', '0', '3', '+', 'r'].map(Means::among_digits), [None; 5]);
    }
}
