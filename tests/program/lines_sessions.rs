//! Visits and review in lines, through a pipe: what staff see of what a person said, and what they do with it.

use std::fs;

use crate::pipe_session::DemoFolder;

const FLU: &str = "tests/packs/influenza";

#[test]
fn a_visit_in_lines_ends_in_a_record_that_verifies_and_that_review_shows() {
    let demo = DemoFolder::new(FLU);
    let receipt = demo.visit();
    assert!(demo.is_whole().contains("1 records"));
    let mut review = demo.review();
    assert!(review.shows("1 of 1 records are waiting for you"), "{:#?}", review.page);
    review.choose(&receipt);
    assert!(review.shows("Would you like the influenza vaccination? Yes, I would like it"), "{:#?}", review.page);
    review.say("1");
    assert!(review.shows("4: I want to talk with staff"), "the words that were shown: {:#?}", review.page);
    review.say("8").choose("Talked over").choose("As the person").choose("There is no need");
    assert!(review.shows("0 of 1 records are waiting for you"), "{:#?}", review.page);
    review.say("9");
    assert!(demo.is_whole().contains("the log is whole"));
}

#[test]
fn an_earlier_answer_is_taken_back_and_staff_see_it() {
    let demo = DemoFolder::new(FLU);
    let receipt = demo.visit();
    let mut kiosk = demo.kiosk("en");
    kiosk.say("").choose("English").say("1").say("1").choose("earlier").say(&receipt);
    kiosk.choose("all").choose("I am").say("2");
    assert_ne!(kiosk.receipt(), receipt);
    kiosk.close();
    let mut review = demo.review();
    assert!(review.shows("answers taken back"), "{:#?}", review.page);
    review.choose(&receipt);
    assert!(review.shows("(taken back "), "{:#?}", review.page);
}

#[test]
fn staff_tie_find_correct_hold_print_and_take_back_in_one_session_through_a_pipe() {
    let demo = DemoFolder::new(FLU);
    let receipt = demo.visit();
    let mut review = demo.review();
    review.choose(&receipt).choose("More").choose("Link this record");
    review.say("123456789018");
    assert!(review.shows("looks like a My Number"), "{:#?}", review.page);
    review.say("30125").say("髙橋 花子").say("たかはし はなこ").say("２０３");
    assert!(review.shows("Person: 髙橋 花子"), "{:#?}", review.page);
    review.say("1").choose("Correct this answer").choose("No, I would not").say("pressed the wrong key");
    assert!(review.shows("reason: pressed the wrong key"), "{:#?}", review.page);
    review.choose("More").choose("Put it on hold").say("a complaint");
    review.choose("Talked over").choose("We will arrange").choose("In a week");
    assert!(review.shows("0 of 1 records are waiting for you"), "it rests for a week: {:#?}", review.page);
    review.choose("Other work").choose("look at again");
    assert!(review.shows("髙橋 花子"), "{:#?}", review.page);
    review.say("8").choose("Find a person");
    for part in ["高橋", "ハナ", "203", "花", "hana"] {
        review.say(part);
        assert!(review.shows("Records of 髙橋 花子"), "{part} finds nobody: {:#?}", review.page);
        review.say("8");
    }
    review.say("高").choose("Print all");
    let printed = fs::read_dir(demo.data().join("prints")).unwrap().next().unwrap().unwrap();
    let text = fs::read_to_string(printed.path()).unwrap();
    for told in ["髙橋 花子", &receipt, "Yes, I would like it", "Demo read it.", "Demo talked with you."] {
        assert!(text.contains(told), "{told:?} is not printed:\n{text}");
    }
    review.say("0").choose(&receipt).say("1").choose("takes this answer back").choose("Yes, the person said so");
    assert!(review.shows(" by Demo, at the person's request"), "{:#?}", review.page);
    review.choose("More").choose("Who has looked");
    assert!(review.shows("Demo talked with you."), "{:#?}", review.page);
    drop(review.close());
    assert!(demo.is_whole().contains("the log is whole"));
}

#[test]
fn with_the_words_on_a_stick_only_the_staff_number_is_typed_and_without_it_the_mend_is_told() {
    let demo = DemoFolder::new(FLU);
    demo.visit();
    let stick = demo.dir.path().join("stick.txt");
    let path = stick.display().to_string();
    let args = ["review", "--reader", "lines", "--lang", "en", "--key", &path];
    let mut without = demo.talk(&args);
    without.say(&demo.pin());
    assert!(without.shows("Plug it in and start again"), "{:#?}", without.page);
    drop(without.close());
    fs::write(&stick, format!("{}\n", demo.words())).unwrap();
    let mut with = demo.talk(&args);
    with.say(&demo.pin());
    assert!(with.shows("Today is"), "{:#?}", with.page);
}

#[test]
fn the_staff_book_is_kept_by_whoever_is_responsible_and_erasing_wants_two() {
    let demo = DemoFolder::new(FLU);
    let receipt = demo.visit();
    let mut review = demo.review();
    review.choose("Other work").choose("Staff: register").choose("Register a member").say("森 二郎").choose("reviewer");
    review.say("593061").say("593062");
    assert!(review.shows("The two staff numbers differ"), "{:#?}", review.page);
    review.say("593061").say("593061");
    assert!(review.shows("森 二郎 (reviewer)"), "{:#?}", review.page);
    review.say("8").say("1").choose(&receipt).choose("More").choose("Erase this").choose("The person asked");
    review.say(&demo.pin());
    assert!(review.shows("This needs two people"), "{:#?}", review.page);
    review.say("593061");
    assert!(review.shows("0 of 0 records"), "{:#?}", review.page);
    review.choose("Other work").choose("All records");
    assert!(review.shows("erased") && review.shows(&receipt), "that it was there stays: {:#?}", review.page);
    review.say("8").choose("Staff: register").choose("Demo").choose("is leaving");
    review.choose("Yes, stop the staff number");
    assert!(review.shows("First make another member of staff responsible"), "{:#?}", review.page);
    review.say("1").say("8").choose("森 二郎").choose("is leaving").choose("Yes, stop the staff number");
    assert!(!review.shows("森 二郎 (reviewer)"), "{:#?}", review.page);
    drop(review.close());
    let mut gone = demo.talk(&["review", "--reader", "lines", "--lang", "en"]);
    gone.say("593061");
    assert!(gone.shows("Nobody has this staff number"), "{:#?}", gone.page);
    drop(gone.close());
    assert!(demo.is_whole().contains("the log is whole"));
}

#[test]
fn a_mistyped_receipt_is_not_found_and_says_so() {
    let demo = DemoFolder::new(FLU);
    let receipt = demo.visit();
    let wrong = receipt.replace(' ', "").chars().rev().collect::<String>();
    let mut kiosk = demo.kiosk("en");
    kiosk.say("").choose("English").say("1").say("1").choose("earlier").say(&wrong);
    assert!(kiosk.shows("There is no record with that code"), "{:#?}", kiosk.page);
}

#[test]
fn review_opens_nothing_with_a_wrong_number_or_wrong_words() {
    let demo = DemoFolder::new(FLU);
    demo.visit();
    let mut review = demo.talk(&["review", "--reader", "lines", "--lang", "en"]);
    review.say("111111");
    assert!(!review.shows("passphrase that opens"), "{:#?}", review.page);
    review.say(&demo.pin()).say("wrong words");
    assert!(!review.shows("Today is"), "{:#?}", review.page);
    review.say(&demo.words());
    assert!(review.shows("Today is"), "{:#?}", review.page);
}

#[test]
fn staff_who_say_that_the_date_is_wrong_see_no_record() {
    let demo = DemoFolder::new(FLU);
    demo.visit();
    let mut review = demo.talk(&["review", "--reader", "lines", "--lang", "en"]);
    review.say(&demo.pin()).say(&demo.words()).choose("No, the clock");
    assert!(review.shows("Please set the clock first"));
}
