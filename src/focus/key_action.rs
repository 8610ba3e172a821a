//! Everything that a key can do, each written once: its name, its characters and where it is explained.
//!
//! A new command is a variant of `Command`, a row of `ACTIONS` here, the code that performs it, its words (`key-does`,
//! and `key-help` where it is explained) and its key in `assets/keys.toml`. Everything else is derived from the row.

use furigana::width::narrow;
use strum::VariantArray;

/// Keys that mean one thing on every page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, VariantArray)]
pub enum PageCommand {
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
    pub fn from_char(c: char) -> Option<Self> {
        match KeyAction::from_char(c) {
            KeyAction::Voice(key) => Some(key),
            KeyAction::Command(_)
            | KeyAction::Decide
            | KeyAction::Digit(_)
            | KeyAction::Erase
            | KeyAction::Next
            | KeyAction::Nothing
            | KeyAction::Previous
            | KeyAction::Touch => None,
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
pub enum KeyAction {
    /// To the next row.
    Next,
    /// To the row before.
    Previous,
    /// Decides on the row with the focus.
    Decide,
    /// Takes back the last character.
    Erase,
    /// Something that means the same on every page.
    Command(PageCommand),
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
pub(crate) enum HelpScope {
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
    pub(crate) action: KeyAction,
    /// Its name in a table of keys, and the part of `key-does` and of `key-help` with its words.
    pub(crate) name: &'static str,
    /// The characters that do it by themselves, on a page on which no text is typed.
    pub(crate) characters: &'static [char],
    /// Whether they do it also among typed digits, and as the only character of a typed line.
    among_digits: bool,
    /// Where the page about the keys has a line about it.
    pub(crate) help_scope: HelpScope,
}

/// The part of `key-does` and of `key-help` with the words for digits; their names in a table of keys are `digit-1` and
/// so on.
pub(crate) const DIGIT: &str = "digit";

/// Everything that a key can do but choose by its digit, in the order in which it is explained.
pub(crate) const ACTIONS: &[ActionRow] = &[
    // `#`, `*` and the digits are all keys of some keypads: a whole visit must be possible with them
    // (docs/rules.md#keys).
    action_row("decide", KeyAction::Decide)
        .with_characters(&['#'])
        .with_digits()
        .with_help_scope(HelpScope::Everywhere),
    action_row("next", KeyAction::Next).with_characters(&[' ']).with_help_scope(HelpScope::WithKeyboard),
    action_row("previous", KeyAction::Previous),
    action_row("erase", KeyAction::Erase),
    command_row("repeat", PageCommand::Repeat).with_characters(&['0', 'r']).with_help_scope(HelpScope::Everywhere),
    command_row("back", PageCommand::Back)
        .with_characters(&['*', '/'])
        .with_digits()
        .with_help_scope(HelpScope::Everywhere),
    // For Esc: a slow line cuts an arrow key into pieces that begin like Esc, so Esc itself may only ask
    // (docs/rules.md#keys).
    command_row("ask-back", PageCommand::AskBack),
    command_row("key-help", PageCommand::KeyHelp).with_characters(&['?']).with_digits(),
    command_row("try-keys", PageCommand::TryKeys),
    command_row("size", PageCommand::Size).with_help_scope(HelpScope::WithKeyboard),
    command_row("furigana", PageCommand::Furigana).with_help_scope(HelpScope::WithKeyboard),
    command_row("staff", PageCommand::Staff).with_help_scope(HelpScope::WithKeyboard),
    command_row("colours", PageCommand::Colours).with_help_scope(HelpScope::WithKeyboard),
    command_row("blank", PageCommand::Blank).with_help_scope(HelpScope::WithKeyboard),
    voice_row("louder", VoiceKey::Louder).with_characters(&['+']).with_help_scope(HelpScope::WithVoice),
    voice_row("softer", VoiceKey::Softer).with_characters(&['-']),
    voice_row("slower", VoiceKey::Slower).with_help_scope(HelpScope::WithVoice),
    voice_row("faster", VoiceKey::Faster),
    voice_row("pause", VoiceKey::Pause).with_characters(&['p']).with_help_scope(HelpScope::WithVoice),
    voice_row("sentence", VoiceKey::Sentence).with_characters(&['.']).with_help_scope(HelpScope::WithVoice),
    voice_row("spell", VoiceKey::Spell).with_characters(&['s']),
    action_row("touch", KeyAction::Touch),
    action_row("nothing", KeyAction::Nothing),
];

const fn action_row(name: &'static str, means: KeyAction) -> ActionRow {
    ActionRow { action: means, name, characters: &[], among_digits: false, help_scope: HelpScope::Nowhere }
}

const fn command_row(name: &'static str, command: PageCommand) -> ActionRow {
    action_row(name, KeyAction::Command(command))
}

const fn voice_row(name: &'static str, key: VoiceKey) -> ActionRow {
    action_row(name, KeyAction::Voice(key))
}

impl ActionRow {
    const fn with_characters(self, characters: &'static [char]) -> Self {
        Self { characters, ..self }
    }

    const fn with_digits(self) -> Self {
        Self { among_digits: true, ..self }
    }

    const fn with_help_scope(self, explained: HelpScope) -> Self {
        Self { help_scope: explained, ..self }
    }

    /// Returns the row of an action; digits have none.
    pub(crate) fn for_action(means: KeyAction) -> Option<&'static Self> {
        ACTIONS.iter().find(|row| row.action == means)
    }

    fn for_char(c: char) -> Option<&'static Self> {
        // Full-width and capital letters come from an input method or Caps Lock that somebody left on.
        let c = narrow(c).to_ascii_lowercase();
        ACTIONS.iter().find(|row| row.characters.contains(&c))
    }
}

impl KeyAction {
    /// Returns what a character does by itself, on a page on which nothing is typed.
    pub fn from_char(c: char) -> Self {
        let digit = Some(narrow(c)).filter(|c| matches!(c, '1'..='9')).map(Self::Digit);
        digit.or(ActionRow::for_char(c).map(|row| row.action)).unwrap_or(Self::Nothing)
    }

    /// Returns what a character does among typed digits, or alone in a typed line, if it is not what is typed.
    pub(super) fn from_char_among_digits(c: char) -> Option<Self> {
        ActionRow::for_char(c).filter(|row| row.among_digits).map(|row| row.action)
    }

    /// Returns the command that it is, if it is one.
    pub(crate) fn as_command(self) -> Option<PageCommand> {
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
        let commands = PageCommand::VARIANTS.iter().copied().map(KeyAction::Command);
        for means in commands.chain(VoiceKey::VARIANTS.iter().copied().map(KeyAction::Voice)) {
            assert_eq!(ACTIONS.iter().filter(|row| row.action == means).count(), 1, "{means:?}");
        }
        for row in ACTIONS {
            assert_eq!(ACTIONS.iter().filter(|own| own.name == row.name).count(), 1, "{}", row.name);
            for c in row.characters {
                assert_eq!(ACTIONS.iter().filter(|own| own.characters.contains(c)).count(), 1, "{c:?}");
                assert_eq!(KeyAction::from_char(*c), row.action, "{c:?}");
            }
        }
    }

    #[test]
    fn an_action_needs_a_digit_where_digits_are_typed() {
        assert_eq!(['#', '＊', '/', '?'].map(KeyAction::from_char_among_digits).iter().flatten().count(), 4);
        assert_eq!([' ', '0', '3', '+', 'r'].map(KeyAction::from_char_among_digits), [None; 5]);
    }
}
