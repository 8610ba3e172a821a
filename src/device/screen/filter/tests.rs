use proptest::prelude::*;

use super::*;
use crate::focus::{KeyAction, PageCommand, ProbedKey, RejectedInput};

fn ms(milliseconds: u64) -> Duration {
    Duration::from_millis(milliseconds)
}

/// What comes of keys at these times, in milliseconds.
fn meant(keys: &[(u64, KeyCode)]) -> Vec<UserInput> {
    meant_by(KeyFilter::new(KeyIntervals::default()), keys)
}

fn meant_by(mut filter: KeyFilter, keys: &[(u64, KeyCode)]) -> Vec<UserInput> {
    let mut meant = Vec::new();
    for (at, stroke) in keys {
        filter.press(ms(*at), *stroke);
        meant.extend(std::iter::from_fn(|| filter.next(ms(*at))));
    }
    let end = keys.last().map_or(0, |(at, _)| *at) + 1000;
    meant.extend(std::iter::from_fn(|| filter.next(ms(end))));
    assert_eq!(filter.due(), None, "nothing is kept for ever");
    meant
}

fn typed(text: &str, apart: u64) -> Vec<(u64, KeyCode)> {
    let key = |c| if c == '\n' { KeyCode::Enter } else { KeyCode::Char(c) };
    (0..).zip(text.chars()).map(|(at, c)| (at * apart, key(c))).collect()
}

const BURST_INPUT: UserInput = UserInput::Rejected(RejectedInput::Burst);

#[test]
fn a_key_that_is_struck_twice_counts_once() {
    let one = KeyCode::Char('1');
    assert_eq!(meant(&[(0, one), (100, one)]), [UserInput::Char('1')]);
    assert_eq!(meant(&[(0, one), (299, one)]), [UserInput::Char('1')]);
    assert_eq!(meant(&[(0, one), (300, one)]), [UserInput::Char('1'), UserInput::Char('1')]);
    assert_eq!(meant(&[(0, one), (100, KeyCode::Enter)]), [UserInput::Char('1'), UserInput::Decide]);
}

#[test]
fn keys_that_are_forgotten_mean_nothing_however_certain_they_were() {
    let (one, two) = (KeyCode::Char('1'), KeyCode::Char('2'));
    let after = |before: &[(u64, KeyCode)], later: &[(u64, KeyCode)]| {
        let mut filter = KeyFilter::new(KeyIntervals::default());
        for (at, stroke) in before {
            filter.press(ms(*at), *stroke);
        }
        filter.forget(ms(1000));
        assert_eq!(filter.take_likely(), None);
        // What was not certain yet is by now.
        assert_eq!(filter.next(ms(1000)), None);
        // Something else, long after.
        meant_by(filter, &[later, &[(9000, KeyCode::Down)]].concat())
    };
    assert_eq!(
        after(&[(0, two), (400, KeyCode::Enter), (990, one)], &[]),
        [UserInput::Next],
        "the last one is not certain yet"
    );
    assert_eq!(
        after(&[(0, two)], &[(1000, two), (1400, KeyCode::Enter)]),
        [UserInput::Char('2'), UserInput::Decide, UserInput::Next]
    );
    // Who waits too long sees keys late; what counts is when they were pressed.
    assert_eq!(after(&[], &[(900, two), (950, KeyCode::Enter), (1500, one)]), [UserInput::Char('1'), UserInput::Next]);
    // An Enter that is held on is no second one.
    let held: Vec<(u64, KeyCode)> = (0..20).map(|at| (1000 + at * 33, KeyCode::Enter)).collect();
    assert_eq!(after(&[(967, KeyCode::Enter)], &held), [UserInput::Next]);
    let scanned = typed("12345678\n", 2);
    assert_eq!(after(&scanned, &[]), [UserInput::Next], "nor is a scanner told of");
}

#[test]
fn keys_that_wait_are_named_from_the_page_on_that_names_them() {
    let mut filter = KeyFilter::new(KeyIntervals::default());
    for (at, stroke) in [(0, KeyCode::Home), (5, KeyCode::Char('1')), (10, KeyCode::Enter)] {
        filter.press(ms(at), stroke);
    }
    assert_eq!(filter.next(ms(100)), Some(UserInput::Command(PageCommand::TryKeys)));
    filter.set_naming(true);
    let tried = |stroke, means| Some(UserInput::KeyProbe(ProbedKey { code: stroke, action: means }));
    assert_eq!(filter.next(ms(100)), tried(KeyCode::Char('1'), KeyAction::Digit('1')));
    assert_eq!(filter.next(ms(100)), tried(KeyCode::Enter, KeyAction::Decide));
    filter.press(ms(5000), KeyCode::Function(17));
    assert_eq!(filter.take_likely(), tried(KeyCode::Function(17), KeyAction::Nothing));
    assert_eq!(filter.next(ms(5100)), tried(KeyCode::Function(17), KeyAction::Nothing));
    filter.set_naming(false);
    filter.press(ms(9000), KeyCode::Function(17));
    assert_eq!(filter.next(ms(9100)), Some(UserInput::Rejected(RejectedInput::OtherKey)));
}

#[test]
fn a_key_that_is_held_down_counts_once() {
    for apart in [10, 25, 33, 90] {
        let held: Vec<(u64, KeyCode)> = (0..200).map(|at| (at * apart, KeyCode::Enter)).collect();
        assert_eq!(meant(&held), [UserInput::Decide], "{apart} ms");
    }
}

#[test]
fn a_key_that_is_held_until_the_system_repeats_it_counts_once() {
    // The first repetition comes after a longer while: on the console, in a window of cage, under X.
    for (delay, apart) in [(250, 33), (600, 40), (660, 40), (500, 50)] {
        let repeats = (0..50).map(|at| (delay + at * apart, KeyCode::Enter));
        let mut keys: Vec<(u64, KeyCode)> = [(0, KeyCode::Enter)].into_iter().chain(repeats).collect();
        assert_eq!(meant(&keys), [UserInput::Decide], "{delay}, {apart} ms");
        let end = delay + 49 * apart;
        keys.extend([(end + 400, KeyCode::Enter), (end + 450, KeyCode::Char('1'))]);
        assert_eq!(meant(&keys), [UserInput::Decide, UserInput::Decide, UserInput::Char('1')], "pressed anew");
    }
}

#[test]
fn what_may_be_a_key_that_is_held_is_certain_sixty_milliseconds_later() {
    let mut filter = KeyFilter::new(KeyIntervals::default());
    filter.press(ms(0), KeyCode::Enter);
    assert_eq!(filter.next(ms(30)), Some(UserInput::Decide));
    assert!(!filter.press(ms(500), KeyCode::Enter), "nothing is silenced by it");
    assert_eq!(
        (filter.take_likely(), filter.next(ms(559)), filter.next(ms(560))),
        (None, None, Some(UserInput::Decide))
    );
    assert!(filter.press(ms(1600), KeyCode::Enter), "nobody waits with a key that rested for a second");
    assert_eq!(filter.next(ms(1630)), Some(UserInput::Decide));
}

#[test]
fn a_finger_that_trembles_means_one_press_and_a_new_one_after_a_rest() {
    let trembles = (0..12).map(|at| (at * 90, KeyCode::Enter));
    let keys: Vec<(u64, KeyCode)> = trembles.chain([(11 * 90 + 300, KeyCode::Enter)]).collect();
    assert_eq!(meant(&keys), [UserInput::Decide, UserInput::Decide]);
}

#[test]
fn each_step_of_the_voice_counts_as_fast_as_a_finger_strikes_and_a_key_that_is_held_is_one() {
    for (stroke, input) in [
        (KeyCode::Char('+'), UserInput::Char('+')),
        (KeyCode::Char('-'), UserInput::Char('-')),
        (KeyCode::Function(3), UserInput::Voice(VoiceKey::Slower)),
        (KeyCode::Function(4), UserInput::Voice(VoiceKey::Faster)),
    ] {
        let strikes = |apart: u64| -> Vec<(u64, KeyCode)> { (0..5).map(|at| (at * apart, stroke)).collect() };
        assert_eq!(meant(&strikes(125)), vec![input.clone(); 5], "{stroke:?}");
        assert_eq!(meant(&strikes(40)), [input], "{stroke:?} is held");
    }
}

#[test]
fn a_key_that_is_dropped_silences_nobody() {
    let one = KeyCode::Char('1');
    let mut filter = KeyFilter::new(KeyIntervals::default());
    let mut silences = |at: u64, stroke: KeyCode| filter.press(ms(at), stroke);
    assert!(silences(0, one));
    assert!(!silences(10, one) && !silences(60, one) && !silences(250, one), "it trembles");
    assert!(silences(270, KeyCode::Enter), "another key");
    assert!(!silences(400, KeyCode::Enter) && silences(800, KeyCode::Char('+')));
    for (at, c) in (2000..).step_by(5).zip("4901234".chars()) {
        silences(at, KeyCode::Char(c));
    }
    assert!(!silences(2150, KeyCode::Enter), "the late end of a burst, which is told of already");
}

#[test]
fn the_interval_can_be_set_and_switched_off() {
    let twice = [(0, KeyCode::Down), (400, KeyCode::Down)];
    let filter = |double_strike| KeyFilter::new(KeyIntervals { double_strike, ..KeyIntervals::default() });
    assert_eq!(meant_by(filter(ms(500)), &twice).len(), 1);
    assert_eq!(meant_by(filter(ms(0)), &[(0, KeyCode::Down), (40, KeyCode::Down)]).len(), 2);
}

#[test]
fn the_interval_of_a_scanner_can_be_set_and_switched_off() {
    let filter = |scanner| KeyFilter::new(KeyIntervals { scanner, ..KeyIntervals::default() });
    assert_eq!(meant_by(filter(ms(60)), &typed("4912345", 50)), [BURST_INPUT]);
    assert_eq!(meant_by(filter(ms(10)), &typed("4912345", 20)).len(), 7);
    assert_eq!(meant_by(filter(ms(0)), &typed("4912345", 1)).len(), 7);
}

#[test]
fn double_letters_are_typed_where_letters_are_asked_for() {
    let mut filter = KeyFilter::new(KeyIntervals::default());
    filter.set_entry(Some(EntryKind::Text));
    assert_eq!(meant_by(filter, &typed("ss", 120)).len(), 2);
}

#[test]
fn a_scanner_is_one_unclear_input_and_its_enter_decides_nothing() {
    assert_eq!(meant(&typed("4912345\n", 5)), [BURST_INPUT]);
    assert_eq!(meant(&typed("111111\n", 5)), [BURST_INPUT]);
    assert_eq!(meant(&typed("4912345678904\n", 29)), [BURST_INPUT]);
}

#[test]
fn the_late_enter_of_a_scanner_belongs_to_it() {
    let mut keys = typed("4912345", 5);
    keys.push((150, KeyCode::Enter));
    assert_eq!(meant(&keys), [BURST_INPUT]);
    keys.push((900, KeyCode::Enter));
    assert_eq!(meant(&keys), [BURST_INPUT, UserInput::Decide]);
}

#[test]
fn a_person_is_never_taken_for_a_scanner() {
    assert_eq!(meant(&typed("4912345", 31)).len(), 7);
    assert_eq!(meant(&typed("12\n", 1)), [UserInput::Char('1'), UserInput::Char('2'), UserInput::Decide]);
}

#[test]
fn a_split_arrow_is_an_arrow_and_never_a_way_back() {
    let split = [(0, KeyCode::Esc), (20, KeyCode::Char('[')), (60, KeyCode::Char('B'))];
    assert_eq!(meant(&split), [UserInput::Next]);
    assert_eq!(meant(&[(0, KeyCode::Esc)]), [UserInput::Command(PageCommand::AskBack)]);
}

fn any_stroke() -> impl Strategy<Value = KeyCode> {
    prop_oneof![
        5 => any::<char>().prop_map(KeyCode::Char),
        5 => prop::sample::select("0123456789[O~ABPM;*#".chars().map(KeyCode::Char).collect::<Vec<_>>()),
        1 => (1u8..=12).prop_map(KeyCode::Function),
        3 => prop::sample::select(vec![
            KeyCode::BackTab, KeyCode::Down, KeyCode::Enter, KeyCode::Erase, KeyCode::Esc, KeyCode::Insert, KeyCode::Left,
            KeyCode::Other, KeyCode::PageDown, KeyCode::PageUp, KeyCode::Paste, KeyCode::Right, KeyCode::Tab, KeyCode::Up,
        ]),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_hundred_thousand_random_keys_give_no_more_inputs_than_keys(
        keys in prop::collection::vec((0u64..400, any_stroke()), 1000)
    ) {
        let mut at = 0;
        let keys: Vec<(u64, KeyCode)> = keys.into_iter().map(|(after, stroke)| { at += after / 4; (at, stroke) }).collect();
        prop_assert!(meant(&keys).len() <= keys.len());
    }

    #[test]
    fn keys_far_apart_are_all_meant(keys in prop::collection::vec(any_stroke(), 0..50)) {
        let apart: Vec<(u64, KeyCode)> = (0..).zip(&keys).map(|(at, stroke)| (at * 400, *stroke)).collect();
        let all: Vec<UserInput> = keys.iter().map(|stroke| KeyTable::default().input(*stroke, false)).collect();
        prop_assert_eq!(meant(&apart), all);
    }

    #[test]
    fn no_burst_ever_decides(text in "[0-9a-z]{6,40}", apart in 0u64..30) {
        prop_assume!(text.chars().any(|c| !text.starts_with(c)) || text.len() > 5);
        prop_assert_eq!(meant(&typed(&format!("{text}\n"), apart)), [BURST_INPUT]);
    }
}

#[test]
fn what_a_key_is_likely_to_mean_is_told_once_and_becomes_certain_unless_a_burst_follows() {
    let mut filter = KeyFilter::new(KeyIntervals::default());
    filter.press(ms(0), KeyCode::Char('2'));
    assert_eq!(
        (filter.next(ms(0)), filter.take_likely(), filter.take_likely()),
        (None, Some(UserInput::Char('2')), None)
    );
    assert_eq!(filter.next(ms(30)), Some(UserInput::Char('2')));
    // The same key at once is no second strike, and is not foretold as one.
    filter.press(ms(100), KeyCode::Char('2'));
    assert_eq!((filter.take_likely(), filter.next(ms(400))), (None, None));
    for (at, c) in (1000..).step_by(5).zip("4901234".chars()) {
        filter.press(ms(at), KeyCode::Char(c));
        assert_eq!(filter.take_likely().is_some(), at == 1000, "only the first of a burst may be a person's");
    }
    assert_eq!(filter.next(ms(1100)), Some(BURST_INPUT));
    filter.press(ms(1150), KeyCode::Enter);
    assert_eq!((filter.take_likely(), filter.next(ms(1300))), (None, None), "the late end of the burst");
}

/// What is typed into a field of this kind by keys so far apart.
fn written(kind: EntryKind, text: &str, apart: u64) -> String {
    let mut filter = KeyFilter::new(KeyIntervals::default());
    filter.set_entry(Some(kind));
    let sign = |input| {
        if let UserInput::Char(c) = input {
            c
        } else if input == UserInput::Decide {
            '\n'
        } else {
            '!'
        }
    };
    meant_by(filter, &typed(text, apart)).into_iter().map(sign).collect()
}

#[test]
fn where_words_are_typed_everything_that_comes_at_once_is_taken() {
    for text in ["あおぞらえん", "ささき", "ああああ", "aab", "legal winner thank year wave", "青空苑すずき"]
    {
        for kind in [EntryKind::Text, EntryKind::HiddenText] {
            assert_eq!(written(kind, text, 0), text, "{kind:?}");
        }
    }
    assert_eq!(
        written(EntryKind::Text, &"あい".repeat(3000), 0).chars().count(),
        MAX_TEXT_KEYS,
        "as much as is sensible"
    );
}

#[test]
fn the_enter_of_a_paste_or_of_a_scanner_decides_nothing_where_words_are_typed() {
    assert_eq!(written(EntryKind::Text, "あおぞらえん\n", 0), "あおぞらえん");
    assert_eq!(written(EntryKind::Text, "4901234567894\n", 5), "4901234567894");
    assert_eq!(written(EntryKind::HiddenText, "legal winner\nthank year\n", 0), "legal winnerthank year");
    let mut filter = KeyFilter::new(KeyIntervals::default());
    filter.set_entry(Some(EntryKind::Text));
    let mut keys = typed("あおぞらえん", 0);
    // The scanner's end comes late; what a person types on is taken, and so is their own Enter.
    keys.extend([(100, KeyCode::Enter), (200, KeyCode::Char('ん')), (600, KeyCode::Enter)]);
    let meant = meant_by(filter, &keys);
    assert_eq!(meant.len(), 8, "{meant:?}");
    assert_eq!(meant.last(), Some(&UserInput::Decide));
}

#[test]
fn where_digits_are_typed_a_burst_is_still_a_scanner() {
    for kind in [EntryKind::Digits, EntryKind::HiddenDigits] {
        assert_eq!(written(kind, "4901234567894\n", 0), "!");
    }
}

#[test]
fn a_key_that_bounces_is_still_one_letter() {
    assert_eq!(written(EntryKind::Text, "aa", 10), "a");
    assert_eq!(written(EntryKind::Text, "aa", 50), "aa");
}
