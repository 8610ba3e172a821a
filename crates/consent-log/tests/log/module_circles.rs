//! The log is in rooms. Neither its files and rooms nor the files of the other members import in a circle.

use std::path::Path;

use crate::imports::{ImportGraph, ModulePath, circles};

/// Returns the room of a file: the folder that it is in.
fn room(module: &ModulePath) -> ModulePath {
    module.iter().take(1).cloned().collect()
}

#[test]
fn neither_files_nor_rooms_import_in_a_circle() {
    let imports = ImportGraph::of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "consent_log");
    assert!(imports.len() > 50, "{} files were read", imports.len());
    let files = circles(&imports.between(Clone::clone));
    assert!(files.is_empty(), "files import in a circle:\n{}", files.join("\n"));
    let rooms = circles(&imports.between(room));
    assert!(rooms.is_empty(), "rooms import in a circle:\n{}", rooms.join("\n"));
}

#[test]
fn no_two_files_of_another_member_import_each_other() {
    let members = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for (folder, library) in
        [("brlapi", "brlapi"), ("furigana", "furigana"), ("system-voice", "system_voice"), ("tenji", "tenji")]
    {
        let imports = ImportGraph::of(&members.join(folder).join("src"), library);
        assert!(imports.len() > 2, "{folder}: {} files were read", imports.len());
        let files = circles(&imports.between(Clone::clone));
        assert!(files.is_empty(), "files of {folder} import in a circle:\n{}", files.join("\n"));
    }
}
