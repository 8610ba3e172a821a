//! The order of the kiosk's modules and the doors to the outside, as `src/lib.rs` draws them, without circles of files.
//!
//! What belongs to a member (cryptography, the database, braille displays, the system voice) the compiler holds.

use std::path::Path;

#[allow(dead_code)] // the log's own test asks for more
#[path = "../../crates/consent-log/tests/log/imports.rs"]
mod imports;

use imports::{ImportGraph, ModulePath, circles, outside, sources};

/// A module may use only what stands before it.
const ORDER: [&str; 23] = [
    "conformance",
    "line_number",
    "screens",
    "qr",
    "page",
    "focus",
    "content",
    "page_builder",
    "resident",
    "settings",
    "review",
    "setup",
    "outage",
    "render",
    "speech",
    "device",
    "page_loop",
    "kiosk",
    "office",
    "fuzzing",
    "command",
    "main",
    "lib",
];

/// What comes from outside, and the only places that may touch it.
const DOORS: &[(&str, &[&str])] = &[
    ("ratatui", &["src/render/large", "src/device/screen"]),
    ("crossterm", &["src/device/screen"]),
    ("swash", &["src/render/pixels"]),
    ("budoux", &["src/render/large"]),
    ("fluent_bundle", &["src/content"]),
    ("fluent_syntax", &["src/content"]),
    ("unic_langid", &["src/content"]),
    ("qrcode", &["src/qr"]),
    ("jbonsai", &["src/speech"]),
    ("jpreprocess_core", &["src/speech"]),
    ("jpreprocess_jpcommon", &["src/speech"]),
    ("jpreprocess_njd", &["src/speech"]),
    ("alsa", &["src/speech"]),
    (
        "std::fs",
        &["src/content", "src/speech", "src/settings", "src/office", "src/device", "src/command", "src/fuzzing.rs"],
    ),
    // The one socket of the program is that of the braille display, in a member.
    ("std::net", &[]),
];

/// The module that a file belongs to: the first part of its path.
fn top(module: &ModulePath) -> ModulePath {
    vec![module.first().cloned().unwrap_or_else(|| "lib".to_owned())]
}

#[test]
fn a_module_uses_only_what_stands_before_it() {
    let rank = |name: &str| {
        let place = ORDER.iter().position(|own| *own == name);
        place.unwrap_or_else(|| panic!("{name} is not in the order: give it a place in tests/pages/layers.rs"))
    };
    let modules = ImportGraph::of(Path::new("src"), "madoguchi").between(top);
    assert_eq!(modules.len(), ORDER.len(), "{:?}", modules.keys().collect::<Vec<_>>());
    for (own, others) in &modules {
        for other in others {
            assert!(rank(&other[0]) < rank(&own[0]), "{} uses {}, which stands behind it", own[0], other[0]);
        }
    }
}

#[test]
fn no_two_files_import_each_other_not_even_by_way_of_others() {
    let files = ImportGraph::of(Path::new("src"), "madoguchi").between(Clone::clone);
    assert!(files.len() > 200, "{} files were read", files.len());
    let circles = circles(&files);
    assert!(circles.is_empty(), "files import in a circle:\n{}", circles.join("\n"));
}

#[test]
fn the_outside_comes_in_at_its_doors_only() {
    let mut wrong = Vec::new();
    // A file of tests alone may look at files.
    let is_program =
        |file: &Path| !file.ends_with("tests.rs") && !file.components().any(|part| part.as_os_str() == "tests");
    for file in sources(Path::new("src")).into_iter().filter(|file| is_program(file)) {
        let (shown, paths) = (file.display().to_string(), outside(Path::new("src"), &file, "madoguchi"));
        for path in paths.iter().map(|path| path.join("::")) {
            let opens = |door: &&(&str, &[&str])| path == door.0 || path.starts_with(&format!("{}::", door.0));
            for (outside, doors) in DOORS.iter().filter(opens) {
                if !doors.iter().any(|door| shown.starts_with(door)) {
                    wrong.push(format!("{shown} touches {outside} ({path}): only {doors:?} may"));
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
