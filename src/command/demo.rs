//! `--demo`: an invented facility with throw-away keys.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use madoguchi::content::Content;
use madoguchi::content::pack_file::{Condition, ConditionOperator, ProfileKind};
use madoguchi::office;
use madoguchi::settings::{FACILITY_FILE, ScreenPlace};
use madoguchi::setup::SetUpAnswers;

use super::failure::CommandFailure;

/// The staff number of every demonstration.
const PIN: &str = "730952";
/// Where the throw-away words of a demonstration stand, so that review can be tried as well.
const WORDS_FILE: &str = "DEMO.txt";

/// The folder of the records.
pub(super) enum RecordsFolder {
    /// A facility's own, or a demonstration that was asked to stay.
    Lasting(PathBuf),
    /// Gone when the program ends.
    Temporary(PathBuf),
}

impl RecordsFolder {
    pub(super) fn path(&self) -> &Path {
        match self {
            Self::Temporary(path) | Self::Lasting(path) => path,
        }
    }
}

impl Drop for RecordsFolder {
    fn drop(&mut self) {
        if let Self::Temporary(path) = self {
            // If this fails, no more than a demonstration stays among the temporary files.
            let _ = fs::remove_dir_all(path);
        }
    }
}

/// Returns the folder of a demonstration: the one that was named, made if need be, or a temporary one.
pub(super) fn demo_folder(named: Option<PathBuf>, content: &Content) -> Result<RecordsFolder, CommandFailure> {
    let folder = match named {
        Some(path) => RecordsFolder::Lasting(path),
        None => RecordsFolder::Temporary(std::env::temp_dir().join(format!("madoguchi-demo-{}", std::process::id()))),
    };
    let path = folder.path();
    if path.join(FACILITY_FILE).exists() {
        // A real facility has no such file: its words are on paper only.
        return if path.join(WORDS_FILE).exists() { Ok(folder) } else { Err(not_a_demo(path)) };
    }
    let keys = office::make(path, content, &demo_answers(content))?;
    let words = format!(
        "This is a demonstration: nothing here is real.\nstaff number: {PIN}\nwords: {}\nrecovery: {}\n",
        keys.passphrase, keys.recovery_words
    );
    fs::write(path.join(WORDS_FILE), words)?;
    Ok(folder)
}

fn not_a_demo(path: &Path) -> CommandFailure {
    format!("{} is a real facility: leave --demo out, or name another folder with --data DIR", path.display()).into()
}

/// Returns the answers of an invented facility that offers everything, so that every page can be seen.
pub(super) fn demo_answers(content: &Content) -> SetUpAnswers {
    SetUpAnswers {
        name: "青空ホーム".to_owned(),
        reading: "あおぞらほーむ".to_owned(),
        identity: "ticket".to_owned(),
        digits: 0,
        profile: profile(content),
        screen: ScreenPlace::default(),
        staff: "Demo".to_owned(),
        pin: PIN.to_owned(),
    }
}

/// Returns the pack's own answers, except those that a kiosk needs before it opens.
fn profile(content: &Content) -> BTreeMap<String, String> {
    let file = content.pack().file();
    let opens = |key: &str| file.opens_when.iter().find(|condition| condition.key == key).and_then(wanted_value);
    let offered = |values: &[String]| values.iter().find(|value| *value == "offered" || *value == "yes").cloned();
    let keys = file.profile.iter();
    keys.map(|(key, own)| {
        let value = match own.kind {
            ProfileKind::OneOf => opens(key).or_else(|| offered(&own.values)).unwrap_or_else(|| own.default.clone()),
            ProfileKind::Months if own.default.is_empty() => "60".to_owned(),
            // Whoever is named in the words of a pack has a name in a demonstration.
            ProfileKind::Text if own.default.is_empty() => "｜相談員《そうだんいん》の｜佐藤《さとう》".to_owned(),
            ProfileKind::Months | ProfileKind::Text => own.default.clone(),
        };
        (key.clone(), value)
    })
    .collect()
}

fn wanted_value(condition: &Condition) -> Option<String> {
    match condition.wants {
        ConditionOperator::NoneOf => None,
        ConditionOperator::OneOf => condition.values.first().cloned(),
    }
}
