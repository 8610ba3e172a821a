//! Reads the name of a voice from the command line.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Command};

use madoguchi::settings::VoiceChoice;

/// Reads the name of a voice, and tells completions which there are.
#[derive(Clone)]
pub(super) struct VoiceParser;

impl TypedValueParser for VoiceParser {
    type Value = VoiceChoice;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<VoiceChoice, clap::Error> {
        StringValueParser::new().try_map(|name| name.parse::<VoiceChoice>()).parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let names = VoiceChoice::NAMED_VOICES.into_iter().map(|(name, _)| name).chain([VoiceChoice::FILE_PREFIX]);
        Some(Box::new(names.map(PossibleValue::new)))
    }
}
