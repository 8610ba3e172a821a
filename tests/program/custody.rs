//! Cards in the locker, by the program itself: what staff type, what they read, what is refused.

use crate::pipe_session::{DemoFolder, text};

const FLU: &str = "tests/packs/influenza";

/// A demonstration whose one member of staff handles cards.
fn facility() -> DemoFolder {
    let demo = DemoFolder::new(FLU);
    demo.kiosk("en").close();
    done(&demo, &["appoint", "Demo"], "");
    demo
}

fn custody(demo: &DemoFolder, words: &[&str], typed: &str) -> std::process::Output {
    let typed = format!("{}\n{typed}\n", demo.pin());
    demo.run(&[&["custody"], words].concat(), typed.as_bytes())
}

#[track_caller]
fn done(demo: &DemoFolder, words: &[&str], typed: &str) -> String {
    let output = custody(demo, words, typed);
    assert!(output.status.success(), "{words:?}: {}{}", text(&output.stdout), text(&output.stderr));
    text(&output.stdout)
}

#[track_caller]
fn refused(demo: &DemoFolder, words: &[&str], typed: &str, why: &str) {
    let output = custody(demo, words, typed);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{words:?}: {said}");
    assert!(said.contains(why) && said.lines().count() == 1, "{words:?} says {said:?}, not {why:?}");
}

#[test]
fn a_card_is_received_given_out_counted_and_followed_by_name() {
    let demo = facility();
    done(&demo, &["receive", "12", "--paper", "A-17"], "30125\nHanako\nはなこ\n203");
    done(&demo, &["receive", "12:certificate", "--paper", "A-18"], "30125\nHanako\n\n203");
    done(&demo, &["out", "12"], "clinic, with her daughter");
    let shown = done(&demo, &["show"], "");
    assert!(
        shown.contains("12\tpaper A-17\tout since 20") && shown.contains("12:certificate\tpaper A-18\tin the locker"),
        "{shown}"
    );
    assert!(!shown.contains("Hanako"), "names need the words");
    assert_eq!(done(&demo, &["show", "--out-longer-than", "0"], ""), "", "it went out today");
    let count = custody(&demo, &["count", "12"], "");
    let said = text(&count.stdout);
    assert_eq!(count.status.code(), Some(1), "a count that does not agree fails");
    assert!(said.contains("ABSENT 12:certificate") && said.contains("UNEXPECTED 12:"), "{said}");
    done(&demo, &["back", "12"], "");
    assert!(done(&demo, &["count", "12", "12:certificate"], "").starts_with("2 where"));
    let history = done(&demo, &["history"], &demo.words());
    assert!(history.contains("30125 Hanako 203\tclinic, with her daughter\tDemo"), "{history}");
    assert_eq!(history.lines().count(), 4, "{history}");
    assert!(done(&demo, &["keepers"], "").contains("Demo\tsince 20"));
    assert!(demo.is_whole().contains("the log is whole"));
}

#[test]
fn what_staff_do_wrong_is_said_in_one_line_with_the_mend() {
    let demo = facility();
    done(&demo, &["receive", "12", "--paper", "A-17"], "30125\n\n\n");
    refused(&demo, &["out", "13"], "clinic", "slot 13 is empty");
    refused(&demo, &["back", "12"], "", "12 is in the locker");
    refused(&demo, &["receive", "12", "--paper", "A-18"], "1\n\n\n", "take another slot");
    refused(&demo, &["receive", "13", "--paper", "A-18"], "1234 5678 9018\n\n\n", "My Number");
    refused(&demo, &["out", "12"], "暗証番号は 1234", "PIN");
    refused(&demo, &["appoint", "Nobody"], "", "Nobody");
    let wrong = demo.run(&["custody", "out", "12"], b"1111\n\n");
    assert_eq!(wrong.status.code(), Some(1));
    let paper = demo.run(&["custody", "receive", "14", "--paper", "123456789018"], b"");
    assert_eq!(paper.status.code(), Some(2), "a My Number is no number of a paper");
    assert!(text(&paper.stderr).contains("My Number"), "{}", text(&paper.stderr));
}

#[test]
fn a_count_fails_for_what_is_absent_alone_and_for_what_should_not_be_there_alone() {
    let demo = facility();
    done(&demo, &["receive", "12", "--paper", "A-17"], "30125\n\n\n");
    done(&demo, &["count", "12"], "");
    for (seen, word) in [(&["count"][..], "ABSENT 12"), (&["count", "12", "13"], "UNEXPECTED 13")] {
        let count = custody(&demo, seen, "");
        let said = text(&count.stdout);
        assert_eq!(count.status.code(), Some(1), "{said}");
        assert!(said.contains(word) && said.lines().count() == 2, "{said}");
    }
}
