//! Inputs that are closed before they begin, and outputs that take nothing.

use std::fs::File;
use std::process::Stdio;

use crate::pipe_session::{DemoFolder, command, text};

const FLU: &str = "tests/packs/influenza";

#[test]
fn an_input_that_is_closed_before_it_begins_is_the_end_and_keeps_nothing() {
    let demo = DemoFolder::new(FLU);
    let data = demo.data().display().to_string();
    for lang in ["ja-simple", "ja", "en"] {
        let output = command(&["--demo", "--data", &data, "--content", FLU, "--reader", "lines", "--lang", lang])
            .stdin(Stdio::null())
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", text(&output.stderr));
    }
    assert!(demo.is_whole().contains("0 records"));
}

#[test]
fn an_output_that_takes_nothing_is_named_in_one_line() {
    let demo = DemoFolder::new(FLU);
    let data = demo.data().display().to_string();
    demo.run(&["--demo", "--reader", "lines"], b"");
    let full = File::options().write(true).open("/dev/full").unwrap();
    let output = command(&["--demo", "--data", &data, "--content", FLU, "--reader", "lines"])
        .stdin(Stdio::null())
        .stdout(full)
        .output()
        .unwrap();
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.lines().count() == 1 && !said.contains("panicked"), "{said}");
    assert!(demo.is_whole().contains("the log is whole"));
}
