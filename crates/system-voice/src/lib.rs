//! What the kiosk and the program that holds the system's voice say to each other, a line at a time.

/// Runs the examples of the README, so that they stay true.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct SystemVoiceReadme;

#[cfg(any(test, fuzzing))]
pub mod fuzzing;

use std::fmt;
use std::str::FromStr;

/// What the voice is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VoiceRequest {
    /// To say this behind whatever it is saying.
    Say {
        /// The number by which the answers name it.
        number: u64,
        /// How fast, in percent of its own pace.
        pace: u32,
        /// How loud, in percent.
        loudness: u32,
        /// The words.
        text: String,
    },
    /// To be silent.
    Stop,
    /// Whether it lives, down to the system's own service.
    Ping(u64),
}

/// What the voice answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VoiceReply {
    /// It can speak, with the voice of this name.
    Ready(String),
    /// It cannot, and why.
    Lacks(String),
    /// The words with this number began to sound.
    Began(u64),
    /// They were said to their end.
    Ended(u64),
    /// They were interrupted.
    Stopped(u64),
    /// They cannot be said, and why.
    Failed(u64, String),
    /// It lives.
    Pong(u64),
}

/// A line that is none of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownLine;

/// Returns a text as one line: control characters, NUL among them, would end lines or whole programs.
fn single_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

impl fmt::Display for VoiceRequest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Say { number, pace, loudness, text } => {
                write!(out, "say {number} {pace} {loudness} {}", single_line(text))
            }
            Self::Stop => out.write_str("stop"),
            Self::Ping(number) => write!(out, "ping {number}"),
        }
    }
}

impl fmt::Display for VoiceReply {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ready(voice) => write!(out, "ready {}", single_line(voice)),
            Self::Lacks(why) => write!(out, "lacks {}", single_line(why)),
            Self::Began(number) => write!(out, "began {number}"),
            Self::Ended(number) => write!(out, "ended {number}"),
            Self::Stopped(number) => write!(out, "stopped {number}"),
            Self::Failed(number, why) => write!(out, "failed {number} {}", single_line(why)),
            Self::Pong(number) => write!(out, "pong {number}"),
        }
    }
}

/// Splits a line into its first word, and the rest behind one space.
fn split_word(text: &str) -> (&str, &str) {
    text.split_once(' ').unwrap_or((text, ""))
}

fn number<N: FromStr>(text: &str) -> Result<N, UnknownLine> {
    text.parse().map_err(|_| UnknownLine)
}

impl FromStr for VoiceRequest {
    type Err = UnknownLine;

    fn from_str(text: &str) -> Result<Self, UnknownLine> {
        match split_word(text) {
            ("say", rest) => {
                let (own, rest) = split_word(rest);
                let (pace, rest) = split_word(rest);
                let (loudness, words) = split_word(rest);
                let (pace, loudness) = (number(pace)?, number(loudness)?);
                Ok(Self::Say { number: number(own)?, pace, loudness, text: single_line(words) })
            }
            ("stop", "") => Ok(Self::Stop),
            ("ping", own) => Ok(Self::Ping(number(own)?)),
            _ => Err(UnknownLine),
        }
    }
}

impl FromStr for VoiceReply {
    type Err = UnknownLine;

    fn from_str(text: &str) -> Result<Self, UnknownLine> {
        match split_word(text) {
            ("ready", voice) => Ok(Self::Ready(single_line(voice))),
            ("lacks", why) => Ok(Self::Lacks(single_line(why))),
            ("began", own) => Ok(Self::Began(number(own)?)),
            ("ended", own) => Ok(Self::Ended(number(own)?)),
            ("stopped", own) => Ok(Self::Stopped(number(own)?)),
            ("failed", rest) => {
                let (own, why) = split_word(rest);
                Ok(Self::Failed(number(own)?, single_line(why)))
            }
            ("pong", own) => Ok(Self::Pong(number(own)?)),
            _ => Err(UnknownLine),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn nul_and_control_characters_stay_in_no_line() {
        let said = VoiceRequest::Say { number: 7, pace: 85, loudness: 60, text: "は\0い\n\u{1b}stop".to_owned() };
        assert_eq!(said.to_string(), "say 7 85 60 は い  stop");
        assert_eq!(
            "say 7 85 60 a\0b".parse(),
            Ok(VoiceRequest::Say { number: 7, pace: 85, loudness: 60, text: "a b".into() })
        );
    }

    proptest! {
        #[test]
        fn what_is_said_is_understood(number: u64, pace: u32, loudness: u32, text in "[^\\p{C}]{0,40}") {
            let asked = [VoiceRequest::Say { number, pace, loudness, text: text.clone() }, VoiceRequest::Stop, VoiceRequest::Ping(number)];
            for one in asked {
                prop_assert_eq!(one.to_string().parse(), Ok(one));
            }
            let told = [
                VoiceReply::Ready(text.clone()), VoiceReply::Lacks(text.clone()), VoiceReply::Began(number), VoiceReply::Ended(number),
                VoiceReply::Stopped(number), VoiceReply::Failed(number, text), VoiceReply::Pong(number),
            ];
            for one in told {
                prop_assert_eq!(one.to_string().parse(), Ok(one));
            }
        }

        #[test]
        fn no_line_panics_and_none_is_two(text in "(say|stop|ping|ready|failed)?[ 0-9]{0,6}\\PC{0,20}.{0,20}") {
            prop_assert!(text.parse::<VoiceReply>().is_err() || !text.parse::<VoiceReply>().unwrap().to_string().contains('\n'));
            prop_assert!(text.parse::<VoiceRequest>().is_err() || !text.parse::<VoiceRequest>().unwrap().to_string().contains('\n'));
        }
    }
}
