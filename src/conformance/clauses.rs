//! The clauses, as checked against EN 301 549 V3.2.1 with its Annex C, 36 CFR 1194 and the 2010 ADA Standards.

use super::clause::ClauseProof::{ByHand, NotApplicable, NotYet, Test};
use super::clause::Standard::{Ada, En301549, Section508, Wcag};
use super::clause::{ClauseProof, Standard, StandardClause};

const SAME_IN_ALL_RENDERINGS: ClauseProof =
    Test("tests/pages/renderings_agree.rs::every_row_of_every_page_is_displayed_spoken_and_brailled_alike");
const SCREEN_READERS: ClauseProof = Test(
    "tests/devices/readers/screen_readers.rs::a_whole_visit_is_told_at_each_key_by_real_screen_readers_and_ends_in_the_same_record",
);
const FOCUS_IS_SAID: ClauseProof =
    Test("src/device/voice/tests.rs::a_step_says_the_row_with_the_focus_and_nothing_else");
const SAID_AGAIN: ClauseProof =
    Test("src/device/voice/tests.rs::the_last_sentence_is_said_again_and_spelled_when_it_is_asked_for_twice");
const MISTAKE: ClauseProof = Test("src/device/voice/tests.rs::a_mistake_is_named_and_nothing_else_is_said_again");
const HIDDEN_ENTRY: ClauseProof = Test("src/device/voice/tests.rs::what_is_hidden_is_never_said");
const LOUDNESS: ClauseProof =
    Test("src/speech/speaker/tests.rs::loudness_has_six_steps_over_eighteen_decibels_and_is_never_silent");
const RECEIPT: ClauseProof =
    Test("tests/pages/walkthrough.rs::a_whole_visit_ends_in_one_record_and_the_receipt_comes_after_it");
const READ_BACK: ClauseProof = Test("tests/pages/walkthrough.rs::a_changed_answer_is_read_back_anew");
const CONTRAST: ClauseProof = Test("src/render/large/palette.rs::every_pair_of_colours_has_a_contrast_of_seven_to_one");
const DIGIT: ClauseProof = Test("src/focus/tests.rs::a_digit_moves_and_enter_decides");
const KEYS_NAMED: ClauseProof =
    Test("tests/pages/key_names.rs::nothing_that_happens_while_keys_are_tried_changes_the_visit");
const ROWS_BY_DOWN: ClauseProof = Test("src/focus/tests.rs::down_reaches_every_row_from_anywhere");
const DOUBLE_STRIKE: ClauseProof = Test("src/device/screen/filter/tests.rs::a_key_that_is_struck_twice_counts_once");
const HELD_KEY: ClauseProof = Test("src/device/screen/filter/tests.rs::a_key_that_is_held_down_counts_once");
const NO_CHORD: ClauseProof = Test("src/device/screen/keys.rs::no_key_with_ctrl_does_anything");
const SILENT_ROWS: ClauseProof = Test("src/device/screen/tests.rs::the_same_page_again_is_no_byte");
const FITS: ClauseProof = Test("tests/pages/layout.rs::every_page_of_every_pack_fits_every_screen");
const FOCUS_IS_MARKED: ClauseProof = Test("src/render/large/tests.rs::the_focus_is_marked_by_more_than_colour");
const TIME_LIMITS: ClauseProof = Test("src/settings/tests.rs::nobody_is_given_less_than_twenty_seconds");
const SILENCE_ENDS_VISIT: ClauseProof =
    Test("tests/pages/visit_endings.rs::silence_ends_a_visit_with_nothing_kept_and_everything_gone");
const PRIVATE: ClauseProof = Test("src/device/voice/tests.rs::a_private_page_is_named_and_not_said_until_it_may_be");
const ASKED_WHERE: ClauseProof =
    Test("tests/pages/private_listening.rs::it_is_asked_once_before_the_first_private_page_and_stands_in_the_record");
const PULLED_OUT: ClauseProof =
    Test("tests/pages/private_listening.rs::headphones_that_are_in_answer_it_and_pulled_out_it_is_asked_at_once");
const PAUSED: ClauseProof =
    Test("src/device/voice/tests.rs::a_sentence_that_was_interrupted_is_not_heard_and_a_pause_goes_on_with_it");
const SILENT_AT_A_KEY: ClauseProof = Test(
    "tests/devices/sound/voice_latency.rs::a_key_is_followed_by_sound_and_by_silence_before_anybody_waits_for_them",
);
const BY_EAR: ClauseProof = Test(
    "tests/devices/sound/visit_by_sound.rs::a_whole_visit_is_made_by_sound_alone_and_nothing_is_said_that_the_furigana_do_not_say",
);
const BY_FINGER: ClauseProof = Test(
    "tests/devices/braille/braille_visit.rs::a_whole_visit_by_braille_alone_and_one_by_the_speech_log_alone_end_in_the_same_record",
);
const BY_SWITCH: ClauseProof = Test("src/device/switches/tests.rs::a_whole_visit_is_made_with_one_switch");
const SCAN_RESTS: ClauseProof =
    Test("src/device/switches/tests.rs::after_its_rounds_the_focus_rests_and_a_press_only_wakes_it");
const BRAILLE_LABEL: ClauseProof =
    ByHand("put a braille label beside the keys that says: press any key, and it speaks");

const fn clause(
    standard: Standard,
    number: &'static str,
    asks: &'static str,
    proofs: &'static [ClauseProof],
) -> StandardClause {
    StandardClause { standard, number, requirement: asks, proofs }
}

/// All clauses.
pub const CLAUSES: &[StandardClause] = &[
    clause(
        En301549,
        "5.1.2.2",
        "usable without bringing assistive technology; an own headset is fine",
        &[SAME_IN_ALL_RENDERINGS, FOCUS_IS_SAID],
    ),
    clause(En301549, "5.1.3.1", "what is needed on screen is also spoken", &[SAME_IN_ALL_RENDERINGS]),
    clause(
        En301549,
        "5.1.3.2",
        "speech comes by a loudspeaker or a standard jack that is reached without sight",
        &[
            Test("tests/devices/sound/missing_sound.rs::speech_begins_when_headphones_are_put_in"),
            Test("src/speech/speaker/tests.rs::a_missing_device_is_told_of_with_its_mend_and_does_not_stop_anything"),
            ByHand("the jack is on the front and can be felt"),
        ],
    ),
    clause(
        En301549,
        "5.1.3.3",
        "what is said is what is shown now, with the focus",
        &[SAME_IN_ALL_RENDERINGS, FOCUS_IS_SAID],
    ),
    clause(
        En301549,
        "5.1.3.4",
        "speech can be interrupted and repeated; better also paused",
        &[SILENT_AT_A_KEY, SAID_AGAIN, PAUSED],
    ),
    clause(
        En301549,
        "5.1.3.5",
        "a key or new speech ends the old speech",
        &[
            SILENT_AT_A_KEY,
            Test(
                "src/speech/speaker/tests.rs::a_sentence_of_ten_thousand_characters_begins_at_once_and_is_silent_at_once",
            ),
        ],
    ),
    clause(En301549, "5.1.3.6", "what is no text has words", &[SAME_IN_ALL_RENDERINGS]),
    clause(En301549, "5.1.3.7", "video has spoken words", &[NotApplicable("there is no video")]),
    clause(En301549, "5.1.3.8", "what is masked is not spoken", &[HIDDEN_ENTRY]),
    clause(
        En301549,
        "5.1.3.9",
        "what is private sounds only where the person alone hears it, or where they chose it",
        &[PRIVATE, ASKED_WHERE, PULLED_OUT],
    ),
    clause(
        En301549,
        "5.1.3.10",
        "no other sound together with speech",
        &[NotApplicable("nothing sounds but speech and a bell that calls staff")],
    ),
    clause(En301549, "5.1.3.11", "loudness in headphones is changed without sight", &[LOUDNESS]),
    clause(
        En301549,
        "5.1.3.12",
        "loudness of a loudspeaker is changed in steps, to 65 dBA and more",
        &[LOUDNESS, ByHand("measure 65 dBA at one metre with the loudspeaker of the place")],
    ),
    clause(
        En301549,
        "5.1.3.13",
        "loudness is as before after every use",
        &[Test(
            "src/device/voice/tests.rs::nobody_is_spoken_to_before_the_first_key_and_a_new_visit_begins_like_the_first",
        )],
    ),
    clause(
        En301549,
        "5.1.3.14",
        "speech is in the language that is shown",
        &[Test("tests/pages/gallery.rs::english_is_said_as_it_is_written_numbers_too"), SAME_IN_ALL_RENDERINGS],
    ),
    clause(En301549, "5.1.3.15", "a mistake is named, and what is wrong with it", &[MISTAKE, SCREEN_READERS]),
    clause(
        En301549,
        "5.1.3.16",
        "what is needed to check and to prove what was done is spoken",
        &[READ_BACK, RECEIPT, SCREEN_READERS, BY_EAR],
    ),
    clause(
        En301549,
        "5.1.4",
        "a capital H of 0.7 degrees or more, without serifs, light on dark or dark on light",
        &[
            CONTRAST,
            ByHand(
                "measure a capital H at 60 cm: 7.3 mm or more; make the font of the terminal larger, or draw in pixels",
            ),
        ],
    ),
    clause(En301549, "5.1.5", "what sounds is also seen", &[SAME_IN_ALL_RENDERINGS]),
    clause(
        En301549,
        "5.1.6.1",
        "without a keyboard: used without vision",
        &[
            BY_FINGER,
            BY_SWITCH,
            ByHand("a keypad, a switch or a braille display is plugged in: try it with the screen covered"),
        ],
    ),
    clause(En301549, "5.1.6.2", "the focus is never trapped", &[ROWS_BY_DOWN]),
    clause(En301549, "5.1.7", "nothing has to be spoken to it", &[NotApplicable("it does not listen")]),
    clause(
        En301549,
        "5.2",
        "what makes it accessible is switched on by those who need it",
        &[
            Test("tests/pages/visit_endings.rs::the_next_person_finds_the_kiosk_as_the_first_one_did"),
            Test("tests/pages/walkthrough.rs::the_colours_change_by_key_and_by_menu"),
            BRAILLE_LABEL,
        ],
    ),
    clause(En301549, "5.3", "never only one trait of the body", &[NotApplicable("it knows nobody by face or finger")]),
    clause(
        En301549,
        "5.4",
        "information for accessibility is kept when it is passed on",
        &[Test("crates/consent-log/tests/log/export.rs::json_read_back_says_what_the_log_says")],
    ),
    clause(
        En301549,
        "5.5.1",
        "used without grasping, pinching or twisting",
        &[ByHand("the keys of the place need one finger")],
    ),
    clause(En301549, "5.5.2", "each key is found without vision and without being set off", &[DIGIT, KEYS_NAMED]),
    clause(En301549, "5.6", "a state that is switched is heard, felt and seen", &[SAME_IN_ALL_RENDERINGS]),
    clause(En301549, "5.7", "a key that repeats can be switched off or waits", &[HELD_KEY]),
    clause(
        En301549,
        "5.8",
        "a key that is struck twice counts once, up to half a second or more",
        &[DOUBLE_STRIKE, Test("src/device/screen/filter/tests.rs::the_interval_can_be_set_and_switched_off")],
    ),
    clause(En301549, "5.9", "never two keys at once", &[NO_CHORD]),
    clause(
        Section508,
        "402.1",
        "closed functionality is usable without other technology than a headset",
        &[SAME_IN_ALL_RENDERINGS, BY_EAR],
    ),
    clause(Section508, "402.2", "it speaks", &[SAME_IN_ALL_RENDERINGS, FOCUS_IS_SAID]),
    clause(Section508, "402.2.1", "all that is shown is spoken", &[SAME_IN_ALL_RENDERINGS]),
    clause(Section508, "402.2.2", "what is needed to check what was done is spoken", &[READ_BACK, RECEIPT]),
    clause(
        Section508,
        "402.2.3",
        "by a loudspeaker or a jack that everybody can use",
        &[ByHand("the jack is on the front and can be felt")],
    ),
    clause(
        Section508,
        "402.2.4",
        "speech can be interrupted, repeated and paused",
        &[SILENT_AT_A_KEY, SAID_AGAIN, PAUSED],
    ),
    clause(Section508, "402.2.5", "braille says how speech is begun", &[BRAILLE_LABEL]),
    clause(Section508, "402.3.1", "private listening has a change of loudness", &[LOUDNESS, PRIVATE]),
    clause(
        Section508,
        "402.3.2",
        "other listening goes up to 65 dB and comes back after each use",
        &[LOUDNESS, ByHand("measure 65 dBA at one metre with the loudspeaker of the place")],
    ),
    clause(
        Section508,
        "402.4",
        "letters 4.8 mm high or more, without serifs, with contrast",
        &[CONTRAST, ByHand("measure a capital I on the screen")],
    ),
    clause(Section508, "402.5", "signs with changing words", &[NotApplicable("it is no sign")]),
    clause(
        Ada,
        "707.4",
        "as much privacy for everybody",
        &[
            Test("src/device/screen/tests.rs::a_blank_screen_holds_nothing_until_it_is_brought_back"),
            PRIVATE,
            ASKED_WHERE,
        ],
    ),
    clause(Ada, "707.5", "speech output", &[SAME_IN_ALL_RENDERINGS, HIDDEN_ENTRY]),
    clause(
        Ada,
        "707.5.1",
        "speech can be interrupted and repeated, and its loudness changed",
        &[SILENT_AT_A_KEY, SAID_AGAIN, LOUDNESS],
    ),
    clause(Ada, "707.5.2", "receipts and what is needed to check them are spoken", &[READ_BACK, RECEIPT]),
    clause(
        Ada,
        "707.6.1",
        "keys are told apart by touch and do nothing when they are only touched",
        &[DIGIT, KEYS_NAMED, ByHand("the five has a mark")],
    ),
    clause(
        Ada,
        "707.6.2",
        "number keys as on a telephone or as on a calculator",
        &[ByHand("use a keypad with twelve keys and a mark on the five")],
    ),
    clause(
        Ada,
        "707.6.3.2",
        "function keys have raised signs",
        &[ByHand("Enter a circle, Clear an arrow to the left, Cancel a cross, plus and minus")],
    ),
    clause(
        Ada,
        "707.7.1",
        "the screen is seen from 1015 mm above the floor",
        &[ByHand("measure it where the machine stands")],
    ),
    clause(
        Ada,
        "707.7.2",
        "letters without serifs, 4.8 mm high or more, with contrast",
        &[CONTRAST, ByHand("measure a capital I on the screen")],
    ),
    clause(Ada, "707.8", "braille says how speech is begun", &[BRAILLE_LABEL]),
    clause(Wcag, "1.4.1", "colour is never the only sign", &[FOCUS_IS_MARKED]),
    clause(Wcag, "1.4.3, 1.4.6", "a contrast of 7:1 or more", &[CONTRAST]),
    clause(Wcag, "1.4.4, 1.4.10", "larger letters and small screens lose nothing", &[FITS]),
    clause(Wcag, "2.1.1, 2.1.2", "everything by keys, and no trap", &[ROWS_BY_DOWN, BY_EAR]),
    clause(
        Wcag,
        "2.2.1",
        "a warning before time is up, 20 seconds and more to go on, as often as is wanted",
        &[TIME_LIMITS, SILENCE_ENDS_VISIT],
    ),
    clause(
        Wcag,
        "2.2.2, 2.3.1",
        "nothing moves without an end, nothing flashes",
        &[SILENT_ROWS, SCAN_RESTS, SCREEN_READERS],
    ),
    clause(
        Wcag,
        "2.4.3, 2.4.7, 2.4.11",
        "the focus goes in order, is seen and is not hidden",
        &[ROWS_BY_DOWN, Test("src/render/large/tests.rs::the_cursor_is_on_the_focus_then_on_what_was_said")],
    ),
    clause(
        Wcag,
        "3.1.1, 3.1.5",
        "the language is known, and words are easy",
        &[
            Test("tests/pages/content.rs::the_built_in_pack_has_no_errors"),
            Test("tests/pages/gallery.rs::english_is_said_as_it_is_written_numbers_too"),
        ],
    ),
    clause(
        Wcag,
        "3.2.3, 3.2.4, 3.2.6",
        "the same keys, the same words, help at the same place",
        &[Test(
            "tests/pages/gallery.rs::back_and_everything_else_and_help_stand_at_the_same_place_in_the_same_words_on_every_page",
        )],
    ),
    clause(Wcag, "3.3.1, 3.3.2, 3.3.3", "mistakes are named, and what is allowed", &[MISTAKE, SCREEN_READERS]),
    clause(
        Wcag,
        "3.3.4",
        "what was decided can be checked, changed and taken back",
        &[
            READ_BACK,
            Test("tests/pages/visit_endings.rs::an_earlier_answer_is_taken_back_with_the_receipt_and_two_keys"),
        ],
    ),
    clause(
        Wcag,
        "3.3.7",
        "nothing is asked twice",
        &[Test("tests/pages/conformance.rs::on_the_straight_way_nothing_is_asked_twice")],
    ),
    clause(
        Wcag,
        "3.3.8",
        "no test of memory at the door",
        &[NotYet(
            "a resident needs none; staff type a number that they know by heart (the seven words are read from paper or a file)",
        )],
    ),
    clause(
        Wcag,
        "4.1.2, 4.1.3",
        "name, role and state reach other technology",
        &[SCREEN_READERS, Test("src/device/screen/tests.rs::for_a_reader_a_step_is_a_cursor_and_nothing_else")],
    ),
];
