//! `madoguchi setup` and `madoguchi review`.

use std::process::ExitCode;
use std::time::Duration;

use madoguchi::content::Content;
use madoguchi::device::Face;
use madoguchi::office::{self, Sitting};
use madoguchi::page::Lang;
use madoguchi::settings::{self, Facility, SettingsError};

use super::face::{self, Presenting, WithFace};
use super::{Failure, Shared};

/// After so long without a key it is asked whether somebody is there.
const PATIENCE: Duration = Duration::from_secs(120);
/// After so long without an answer to that, the records lock themselves.
const STILL_THERE: Duration = Duration::from_secs(40);

struct SettingUp<'a> {
    content: &'a Content,
    data: std::path::PathBuf,
    lang: Lang,
}

impl WithFace for SettingUp<'_> {
    fn run<F: Face>(self, face: F) -> Result<(), Failure> {
        Ok(office::set_up(face, self.content, &self.data, self.lang)?)
    }
}

/// Runs set-up.
pub(super) fn set_up(shared: &Shared) -> Result<ExitCode, Failure> {
    if shared.demo {
        return Err("a demonstration needs no set-up: start `madoguchi --demo`".into());
    }
    let content = shared.content()?;
    let data = settings::data_dir(shared.data.clone())?;
    office::refuse_if_used(&data)?;
    let machine = shared.machine(&data)?;
    let lang = staff_lang(shared, &content)?;
    let presenting = Presenting::asked(shared, &machine)?;
    let letters = face::Letters::new(shared, &machine, &data)?;
    let told = content.staff_words(&lang)?;
    face::with(presenting, told, (&machine, &letters), SettingUp { content: &content, data, lang })?;
    Ok(ExitCode::SUCCESS)
}

struct Reviewing<'a> {
    content: &'a Content,
    data: &'a std::path::Path,
    lang: Lang,
}

impl WithFace for Reviewing<'_> {
    fn run<F: Face>(self, face: F) -> Result<(), Failure> {
        let sitting = Sitting { lang: self.lang, patience: PATIENCE, still_there: STILL_THERE };
        Ok(office::review(face, self.content, self.data, &sitting)?)
    }
}

/// Runs review.
pub(super) fn review(shared: &Shared) -> Result<ExitCode, Failure> {
    let content = shared.content()?;
    let folder = shared.data(&content)?;
    let data = folder.path();
    Facility::read(data)?;
    let machine = shared.machine(data)?;
    let lang = staff_lang(shared, &content)?;
    let presenting = Presenting::asked(shared, &machine)?;
    let letters = face::Letters::new(shared, &machine, data)?;
    let told = content.staff_words(&lang)?;
    face::with(presenting, told, (&machine, &letters), Reviewing { content: &content, data, lang })?;
    Ok(ExitCode::SUCCESS)
}

/// Staff are addressed in Japanese unless they ask for another of their languages.
fn staff_lang(shared: &Shared, content: &Content) -> Result<Lang, SettingsError> {
    let offered: Vec<Lang> = content.staff_languages().cloned().collect();
    let Some(tag) = &shared.lang else { return Ok(Lang::new("ja")) };
    let known = offered.iter().find(|lang| lang.tag() == tag).cloned();
    known.ok_or_else(|| SettingsError::NotAllowed {
        name: "--lang".to_owned(),
        value: tag.clone(),
        mend: format!("for staff, write one of {}", offered.iter().map(Lang::tag).collect::<Vec<_>>().join(", ")),
    })
}
