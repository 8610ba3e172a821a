//! What README says that a command prints is what the command prints.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)] // a test may stop

mod talker;

use talker::{run, text};

/// Commands in README with what is pasted under them, from lines like `$ madoguchi gallery …`.
fn pasted(readme: &str) -> Vec<(String, String)> {
    // Between two fences stands a block; the first line of what follows a fence names its language, if it has one.
    let blocks = readme.split("```").skip(1).step_by(2);
    let command = |block: &str| block.strip_prefix("\n$ madoguchi ").map(ToOwned::to_owned);
    let split = |block: String| block.split_once('\n').map(|(command, said)| (command.to_owned(), said.to_owned()));
    blocks.filter_map(command).filter_map(split).collect()
}

#[test]
fn what_is_pasted_into_the_readme_is_what_the_commands_print() {
    let readme = std::fs::read_to_string("README.md").unwrap();
    let pasted = pasted(&readme);
    assert_eq!(pasted.len(), 9, "all pages are found");
    for (command, said) in pasted {
        let args: Vec<&str> = command.split(' ').collect();
        let printed = text(&run(&args, b"").stdout);
        assert!(printed.starts_with("== ") && printed.contains(said.trim_end()), "{command} prints\n{printed}");
        assert!(said.lines().count() > 5, "{command} is pasted whole");
    }
}
