//! The order of the modules and the doors to the outside, as `src/lib.rs` draws them.

use std::fs;
use std::path::{Path, PathBuf};

/// A module may use only what stands before it.
const ORDER: [&str; 28] = [
    "conformance",
    "line_number",
    "ruby",
    "braille",
    "privacy",
    "qr",
    "page",
    "place",
    "content",
    "consent",
    "walkthrough",
    "script",
    "gallery",
    "settings",
    "records",
    "review",
    "setup",
    "outage",
    "present",
    "speech",
    "device",
    "desk",
    "kiosk",
    "office",
    "fuzzing",
    "command",
    "main",
    "system_voice",
];

/// What comes from outside, and the only places that may touch it.
const DOORS: &[(&str, &[&str])] = &[
    ("ratatui", &["src/present/large", "src/device/screen"]),
    ("crossterm", &["src/device/screen"]),
    ("swash", &["src/present/pixels"]),
    ("budoux", &["src/present/large"]),
    ("fluent_bundle", &["src/content"]),
    ("fluent_syntax", &["src/content"]),
    ("unic_langid", &["src/content"]),
    ("rusqlite", &["src/records"]),
    ("crypto_box", &["src/records"]),
    ("argon2", &["src/records"]),
    ("encoding_rs", &["src/records/export"]),
    ("qrcode", &["src/qr"]),
    ("jbonsai", &["src/speech"]),
    ("jpreprocess", &["src/speech"]),
    ("alsa::", &["src/speech"]),
    ("tts::", &["src/system_voice.rs"]),
    (
        "std::fs",
        &[
            "src/braille/display",
            "src/content",
            "src/speech",
            "src/records",
            "src/settings",
            "src/office",
            "src/device",
            "src/command",
            "src/present/pixels/tests.rs",
        ],
    ),
    // The one socket of the program is that of the braille display.
    ("std::net", &["src/braille/display"]),
];

fn sources(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The module that a file belongs to: the first part of its path under `src`.
fn module(path: &Path) -> String {
    let inside = path.strip_prefix("src").unwrap();
    inside.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs").to_owned()
}

fn code(path: &Path) -> Vec<(usize, String)> {
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().enumerate().map(|(at, line)| (at + 1, line.to_owned()));
    lines
        .take_while(|(_, line)| line.trim() != "#[cfg(test)]")
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .collect()
}

/// Modules of this crate that a line names: `crate::x` or `madoguchi::x`.
fn used(line: &str) -> Vec<String> {
    let after = |mark: &'static str| line.split(mark).skip(1);
    after("crate::")
        .chain(after("madoguchi::"))
        .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
        .collect()
}

#[test]
fn a_module_uses_only_what_stands_before_it() {
    let rank = |name: &str| ORDER.iter().position(|own| *own == name);
    let mut wrong = Vec::new();
    for path in sources(Path::new("src")) {
        let own = module(&path);
        if own == "lib" {
            continue;
        }
        let Some(here) = rank(&own) else {
            panic!("{} is not in the order: give it a place in tests/pages/layers.rs", path.display())
        };
        for (line, text) in code(&path) {
            for other in used(&text) {
                if rank(&other).is_some_and(|there| there > here) {
                    wrong.push(format!("{}:{line} uses {other}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_outside_comes_in_at_its_doors_only() {
    let mut wrong = Vec::new();
    for path in sources(Path::new("src")) {
        let shown = path.display().to_string();
        for (line, text) in code(&path) {
            for (outside, doors) in DOORS {
                if text.contains(outside) && !doors.iter().any(|door| shown.starts_with(door)) {
                    wrong.push(format!("{shown}:{line} touches {outside}: only {doors:?} may"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_name_says_nothing() {
    for path in sources(Path::new("src")) {
        for empty in ["util", "helper", "manager", "common", "misc"] {
            assert!(!path.display().to_string().contains(empty), "{}: name it after what it is", path.display());
        }
    }
}
