//! Tests are three programs, for each is linked with the whole house; and a file that no program names is never run.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const PROGRAMS: [&str; 3] = ["devices", "pages", "program"];

fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_str().unwrap().to_owned()
}

fn is_source(path: &Path) -> bool {
    path.extension().is_some_and(|end| end == "rs")
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let (folders, files): (Vec<_>, Vec<_>) = entries(folder).into_iter().partition(|path| path.is_dir());
    files.into_iter().filter(|path| is_source(path)).chain(folders.iter().flat_map(|inside| sources(inside))).collect()
}

#[test]
fn there_are_three_test_programs() {
    let found: BTreeSet<String> = entries(Path::new("tests"))
        .iter()
        .filter(|path| is_source(path) || path.join("main.rs").exists())
        .map(|path| stem(path))
        .collect();
    assert!(found.iter().eq(PROGRAMS), "{found:?}: make it a module of one of {PROGRAMS:?}");
}

#[test]
fn every_file_of_a_test_program_is_a_module_of_it() {
    for program in PROGRAMS {
        let files = sources(&Path::new("tests").join(program));
        let all: String = files.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
        let is_named = |path: &&PathBuf| stem(path) == "main" || all.contains(&format!("mod {};", stem(path)));
        let left: Vec<&PathBuf> = files.iter().filter(|path| !is_named(path)).collect();
        assert!(left.is_empty(), "{program} does not name {left:?}");
    }
}
