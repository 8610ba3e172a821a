//! `madoguchi doctor`: what this machine can do, and the mend for what it cannot.

mod call_findings;
mod finding;

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use jiff::civil::Date;

use brlapi::DisplayError;
use consent_log::sqlite_version;
use madoguchi::content::ContentSource;
use madoguchi::content::check::{Severity, check};
use madoguchi::device::keys::KeyTable;
use madoguchi::device::{clock, keypad, screen};
use madoguchi::resident::PrivateVoice;
use madoguchi::settings::{self, Facility, MachineConfig, ReaderMode, VoiceChoice};
use madoguchi::speech::{CREDIT, SpeechPack, Voice, espeak, headphones, self_test, system};

use super::failure::CommandFailure;
use super::options::{GlobalOptions, KioskOptions};
use finding::DoctorFinding;

/// Examines everything, and fails if something is wrong.
pub(super) fn examine(shared: &GlobalOptions, options: &KioskOptions, call: bool) -> Result<ExitCode, CommandFailure> {
    let data = settings::data_dir(shared.data.clone())?;
    let findings = [
        ("terminal", terminal()),
        ("characters", characters()),
        (
            "screen reader",
            DoctorFinding::Good(
                "--reader screen or --reader lines, kana or kanji by --reader-text; brltty reads the console"
                    .to_owned(),
            ),
        ),
        ("words", words(shared)),
        ("clock", clock_of_machine(shared, clock::today())),
        ("SQLite", DoctorFinding::Good(sqlite_version().to_owned())),
        ("facility", facility(&data)),
        (
            "settings",
            shared.machine(&data).map_or_else(
                |error| DoctorFinding::Wrong(error.to_string()),
                |_| DoctorFinding::Good("well written".to_owned()),
            ),
        ),
        ("keys", keys(shared, &data)),
        ("records", records(&data)),
        ("paused visits", paused_visits(&data)),
        ("braille display", braille(shared, options, &data)),
        ("backup", backup(&data)),
        ("voice", voice(shared, options, &data)),
        ("system's voice", has_system_voice()),
        ("sound", sound(shared, options, &data)),
        ("headphones", headphones(shared, &data)),
        ("chime", call_findings::chime(&shared.machine(&data).unwrap_or_default(), call)),
        ("call for staff", call_for_staff(shared, &data, call)),
        ("English voice", english()),
        ("large text", large_text(shared, &data)),
    ];
    let mut out = io::stdout().lock();
    for (name, finding) in &findings {
        let (mark, text) = match finding {
            DoctorFinding::Good(text) => ("ok     ", text),
            DoctorFinding::Missing(text) => ("without", text),
            DoctorFinding::Wrong(text) => ("WRONG  ", text),
        };
        writeln!(out, "{mark} {name}: {text}")?;
    }
    let wrong = findings.iter().any(|(_, finding)| matches!(finding, DoctorFinding::Wrong(_)));
    Ok(if wrong { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn terminal() -> DoctorFinding {
    if !io::stdout().is_terminal() || !io::stdin().is_terminal() {
        return DoctorFinding::Missing("this is not a terminal: only --reader lines works here".to_owned());
    }
    match screen::terminal_size() {
        // The smallest screen on which every page fits (tests/pages/layout.rs).
        Ok((cols, rows)) if cols >= 40 && rows >= 12 => DoctorFinding::Good(format!("{cols} columns, {rows} rows")),
        Ok((cols, rows)) => {
            DoctorFinding::Wrong(format!("{cols} columns, {rows} rows: make it 40 by 12 or more, or the font smaller"))
        }
        Err(error) => DoctorFinding::Wrong(format!("its size is unknown ({error}): use --reader lines")),
    }
}

fn characters() -> DoctorFinding {
    // The order of POSIX, which counts an empty variable as not set.
    let set = ["LC_ALL", "LC_CTYPE", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    let locale = set.unwrap_or_default();
    let utf8 = locale.to_lowercase().replace('-', "").contains("utf8");
    if utf8 {
        DoctorFinding::Good(locale)
    } else {
        DoctorFinding::Missing(format!("the locale {locale:?} is not UTF-8: set LANG=ja_JP.UTF-8 or C.UTF-8"))
    }
}

fn words(shared: &GlobalOptions) -> DoctorFinding {
    let source = shared.content.as_deref().map_or_else(ContentSource::built_in, ContentSource::folder);
    let source = match source {
        Ok(source) => source,
        Err(error) => return DoctorFinding::Wrong(error.to_string()),
    };
    let found = check(&source, clock::today());
    match found.iter().find(|finding| finding.level == Severity::Error) {
        Some(error) => DoctorFinding::Wrong(format!("{error} (madoguchi content check)")),
        None if found.is_empty() => DoctorFinding::Good("no errors, nothing is out of date".to_owned()),
        None => DoctorFinding::Good(format!("no errors, {} warnings (madoguchi content check)", found.len())),
    }
}

/// Examines the clock: it cannot be earlier than the day the pack was made, as it is without a battery.
fn clock_of_machine(shared: &GlobalOptions, today: Date) -> DoctorFinding {
    // A pack that cannot be read is told by the line of the words.
    if let Ok(built) = shared.content().map(|content| content.pack().built())
        && today < built
    {
        return DoctorFinding::Wrong(format!(
            "{today} in Japan, and the explanations were made on {built}: the clock is wrong, as after a flat battery; set it with `timedatectl set-time`, or records get wrong dates"
        ));
    }
    DoctorFinding::Good(format!(
        "{today} in Japan: if that is wrong, set it with `timedatectl set-time`; staff confirm it at review"
    ))
}

fn facility(data: &Path) -> DoctorFinding {
    match Facility::read(data) {
        Ok(_) => DoctorFinding::Good(format!("set up in {}", data.display())),
        Err(error) => DoctorFinding::Missing(error.to_string()),
    }
}

fn keys(shared: &GlobalOptions, data: &Path) -> DoctorFinding {
    let machine = shared.machine(data).unwrap_or_default();
    // The keypad before the table: without it the right table is of no use.
    let unread = machine.keypads.iter().find_map(|path| keypad::examine(path).err().map(|error| (path, error)));
    if let Some((path, error)) = unread {
        return DoctorFinding::Wrong(format!(
            "the keypad {} cannot be read ({error}): plug it in, and add the kiosk's user to the group `input`",
            path.display()
        ));
    }
    match (KeyTable::of(machine.keys.as_deref()), machine.keys) {
        (Ok(_), None) => DoctorFinding::Good("as they come (assets/keys.toml)".to_owned()),
        (Ok(_), Some(file)) => DoctorFinding::Good(format!("{}: every action has a key", file.display())),
        (Err(error), _) => DoctorFinding::Wrong(error.to_string()),
    }
}

/// Examines the braille display behind brltty; a machine without one is not wrong.
fn braille(shared: &GlobalOptions, options: &KioskOptions, data: &Path) -> DoctorFinding {
    let machine = shared.machine(data).unwrap_or_default();
    let server = match machine.braille(options.braille) {
        Ok(Some(server)) => server,
        Ok(None) => return DoctorFinding::Missing("none is looked for: braille = \"off\" is set".to_owned()),
        Err(error) => return DoctorFinding::Wrong(error.to_string()),
    };
    match brlapi::probe(&server) {
        Ok(cells) => DoctorFinding::Good(format!("{cells} cells, by brltty at {}", server.host)),
        // Most machines have no display: that is no fault.
        Err(error) if error.is_normal() => DoctorFinding::Missing(error.to_string()),
        Err(DisplayError::KeyFile { file, source }) if source.kind() == io::ErrorKind::PermissionDenied => {
            DoctorFinding::Missing(format!(
                "it cannot be seen from here: this user may not read {}. The kiosk needs no key, for brltty lets in whoever sits at the machine's own screen (polkit); look with `sudo madoguchi doctor`",
                file.display()
            ))
        }
        Err(error) => DoctorFinding::Wrong(error.to_string()),
    }
}

/// Examines the voice that the settings name.
fn voice(shared: &GlobalOptions, options: &KioskOptions, data: &Path) -> DoctorFinding {
    let found =
        shared.machine(data).map_err(|error| error.to_string()).and_then(|machine| chosen_voice(&machine, options));
    match found {
        Ok((VoiceChoice::Silent, _)) => DoctorFinding::Missing("madoguchi.toml asks for none".to_owned()),
        Ok((VoiceChoice::System, _)) => system_voice(),
        Ok((VoiceChoice::File(file), Some(_))) => DoctorFinding::Good(file.display().to_string()),
        Ok(_) => DoctorFinding::Good(format!("built in: {CREDIT}")),
        Err(error) => DoctorFinding::Wrong(error),
    }
}

/// Examines whether the system's voice could be chosen; it is not started, for that takes seconds.
fn has_system_voice() -> DoctorFinding {
    match system::find_program() {
        Ok(program) => DoctorFinding::Good(format!("{}, for --voice system", program.display())),
        Err(error) => DoctorFinding::Missing(error.to_string()),
    }
}

/// Examines the system's voice, which was chosen, by asking what it would speak Japanese with.
fn system_voice() -> DoctorFinding {
    match system::find_program().and_then(|program| system::examine(&program, "ja")) {
        Ok(voice) => DoctorFinding::Good(format!("the system's: {voice}")),
        Err(error) => DoctorFinding::Missing(error.to_string()),
    }
}

fn chosen_voice(machine: &MachineConfig, options: &KioskOptions) -> Result<(VoiceChoice, Option<Voice>), String> {
    let choice = machine.voice(options.voice.as_ref(), ReaderMode::Off);
    let voice = super::voice::load(&choice).map_err(|error| error.to_string())?;
    Ok((choice, voice))
}

/// Plays a sentence where somebody may hear it.
fn sound(shared: &GlobalOptions, options: &KioskOptions, data: &Path) -> DoctorFinding {
    let machine = shared.machine(data).unwrap_or_default();
    let device = machine.sound_device();
    let Ok((_, Some(voice))) = chosen_voice(&machine, options) else {
        return DoctorFinding::Missing("nothing was played, for there is no voice".to_owned());
    };
    let packs = super::voice::pack(shared).unwrap_or_else(|_| SpeechPack::built_in());
    match self_test::play_sentence(&device, voice, packs) {
        Err(error) => DoctorFinding::Missing(error.to_string()),
        // A muted control takes the sound without an error: only the mixer knows.
        Ok(first) => match self_test::find_muted_control(&device) {
            Some(control) => DoctorFinding::Missing(format!(
                "{control} of {device:?} is muted: turn it up with `alsamixer`, or `amixer sset {control} 70% unmute`"
            )),
            None => DoctorFinding::Good(format!(
                "a sentence was played on {device:?}, on its way after {} ms; if nobody heard it, turn the loudspeaker up",
                first.as_millis()
            )),
        },
    }
}

/// Examines whether headphones are seen to come and go, and says what the voice does with private words.
fn headphones(shared: &GlobalOptions, data: &Path) -> DoctorFinding {
    let machine = shared.machine(data).unwrap_or_default();
    let rule = match machine.private_voice() {
        PrivateVoice::Anywhere => "what is private is said on any device",
        PrivateVoice::Ask => "the person is asked once where to hear what is private",
        PrivateVoice::Headphones => "what is private is said in headphones only",
    };
    match headphones::watch(machine.headphones.as_deref()) {
        Some(_) => DoctorFinding::Good(format!("they are seen when they are put in; {rule}")),
        None => DoctorFinding::Missing(format!(
            "nothing tells when they are put in (name its input device with headphones in madoguchi.toml); {rule}"
        )),
    }
}

/// Examines how the kiosk would draw on this terminal, and how large in millimetres.
fn large_text(shared: &GlobalOptions, data: &Path) -> DoctorFinding {
    let machine = shared.machine(data).unwrap_or_default();
    match screen::probe(&super::surface::pixel_config(shared, &machine)) {
        Ok(told) => DoctorFinding::Good(told),
        Err(lack) => DoctorFinding::Missing(format!("characters of the terminal: {lack}")),
    }
}

fn english() -> DoctorFinding {
    if espeak::is_installed() {
        DoctorFinding::Good("espeak-ng".to_owned())
    } else {
        DoctorFinding::Missing(
            "English is shown and not spoken: install it with `apt-get install espeak-ng`".to_owned(),
        )
    }
}

/// Examines what calls staff besides the chime; tries it if asked to.
fn call_for_staff(shared: &GlobalOptions, data: &Path, tries: bool) -> DoctorFinding {
    let machine = shared.machine(data).unwrap_or_default();
    if tries { call_findings::try_message(&machine, data) } else { call_findings::message(&machine) }
}

/// Examines when a backup was made and rehearsed.
fn backup(data: &Path) -> DoctorFinding {
    if !data.join(settings::FACILITY_FILE).exists() {
        return DoctorFinding::Missing("there is nothing to keep before set-up".to_owned());
    }
    let cared = match consent_log::last_maintenance(data) {
        Ok(cared) => cared,
        Err(error) => return DoctorFinding::Wrong(error.to_string()),
    };
    match (cared.backup, cared.drill) {
        (None, _) => {
            DoctorFinding::Missing("none was made: put in a stick, then `madoguchi records backup DIR`".to_owned())
        }
        (Some(made), Some(tried)) if tried >= made => {
            DoctorFinding::Good(format!("made on {made}, rehearsed on {tried}"))
        }
        (Some(made), _) => {
            DoctorFinding::Missing(format!("made on {made} and not rehearsed since: `madoguchi records drill DIR`"))
        }
    }
}

/// Examines how many visits go on another day, and whether one more could be kept.
fn paused_visits(data: &Path) -> DoctorFinding {
    if !data.join(settings::FACILITY_FILE).exists() {
        return DoctorFinding::Missing("there are none before set-up".to_owned());
    }
    let report = match consent_log::examine_paused_visits(data) {
        Ok(report) => report,
        Err(error) => return DoctorFinding::Wrong(error.to_string()),
    };
    let waiting =
        format!("{} wait to go on; each is deleted after {} days", report.waiting, consent_log::PAUSED_VISIT_DAYS);
    if report.unreadable.is_empty() {
        return DoctorFinding::Good(waiting);
    }
    let unreadable: Vec<String> = report.unreadable.iter().map(ToString::to_string).collect();
    DoctorFinding::Wrong(format!(
        "{waiting}. What cannot be read is never deleted by itself: {}",
        unreadable.join("; ")
    ))
}

fn records(data: &Path) -> DoctorFinding {
    if !data.join(settings::FACILITY_FILE).exists() {
        return DoctorFinding::Missing("there are none before set-up".to_owned());
    }
    match consent_log::verify(data) {
        Ok(whole) => DoctorFinding::Good(format!("{} events, {} records, whole", whole.events, whole.records)),
        Err(error) => DoctorFinding::Wrong(error.to_string()),
    }
}
