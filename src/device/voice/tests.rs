use std::time::Duration;

use super::snapshot::{spelled, utterance};
use super::*;
use crate::page::{EntryField, EntryKind, PageKind, PageRow, RowRole};
use crate::speech::{SpeechPack, Voice};
use furigana::Lang;
use furigana::RichText;

fn row(id: &str, role: RowRole, source: &str) -> PageRow {
    PageRow::text(id, role, RichText::parse(source).unwrap())
}

/// A page that asks, as a step of a pack is shown.
fn page() -> Page {
    Page {
        id: "lunch".to_owned(),
        lang: Lang::new("ja"),
        rows: vec![
            row("mark-demo", RowRole::Mark, "｜見本《みほん》です。"),
            row("progress", RowRole::Progress, "｜昼《ひる》ごはん  12ページの3"),
            row("lunch", RowRole::Heading, "｜何《なに》を｜食《た》べますか。"),
            PageRow::choice("lunch.rice", 1, RichText::parse("ごはん").unwrap()),
            PageRow::choice("lunch.bread", 2, RichText::parse("パン").unwrap()),
            row("help-line", RowRole::Help, "? キーの｜説明《せつめい》"),
        ],
        entry: None,
        kind: PageKind::Question,
    }
}

fn whole(page: &Page) -> Pagination {
    Pagination::single_sheet(page.rows.len())
}

fn said(page: &Page, place: &PageFocus) -> PageSnapshot {
    PageSnapshot::of(page, place, &whole(page))
}

fn words(queue: &[Utterance]) -> Vec<String> {
    queue.iter().map(|utterance| utterance.text.spoken()).collect()
}

#[test]
fn a_new_page_is_said_whole_its_label_before_its_place_and_choices_with_their_numbers() {
    let page = page();
    let place = PageFocus::open(None, &page, &whole(&page));
    let queue = said(&page, &place).changes_since(None, &page, &whole(&page));
    let ids: Vec<&str> = queue.iter().map(|utterance| utterance.id.as_str()).collect();
    assert_eq!(ids, ["mark-demo", "lunch", "progress", "lunch.rice", "lunch.bread"]);
    assert_eq!(words(&queue)[3], "いちばん、ごはん");
}

#[test]
fn a_step_says_the_row_with_the_focus_and_nothing_else() {
    let page = page();
    let mut place = PageFocus::open(None, &page, &whole(&page));
    let before = said(&page, &place);
    place.handle(&page, &whole(&page), UserInput::Char('2'));
    let queue = said(&page, &place).changes_since(Some(&before), &page, &whole(&page));
    assert_eq!(words(&queue), ["にばん、パン"]);
}

#[test]
fn a_mistake_is_named_and_nothing_else_is_said_again() {
    let mut page = page();
    let place = PageFocus::open(None, &page, &whole(&page));
    let before = said(&page, &place);
    page.rows.push(row("alert", RowRole::Alert, "まちがいです。"));
    let queue = said(&page, &place).changes_since(Some(&before), &page, &whole(&page));
    assert_eq!(words(&queue), ["まちがいです。"]);
}

#[test]
fn what_is_hidden_is_never_said() {
    let mut page = page();
    page.entry = Some(EntryField { kind: EntryKind::HiddenDigits, longest: 6 });
    let mut place = PageFocus::open(None, &page, &whole(&page));
    let before = said(&page, &place);
    place.handle(&page, &whole(&page), UserInput::Char('7'));
    let queue = said(&page, &place).changes_since(Some(&before), &page, &whole(&page));
    assert_eq!(queue.len(), 1);
    assert!(!queue[0].text.written().contains('7'), "{queue:?}");
    page.entry = Some(EntryField { kind: EntryKind::Digits, longest: 6 });
    let queue = said(&page, &place).changes_since(
        Some(&said(&page, &PageFocus::open(None, &page, &whole(&page)))),
        &page,
        &whole(&page),
    );
    assert_eq!(queue[0].text.written(), "7");
}

fn content() -> Content {
    Content::built_in().unwrap()
}

fn speaker(device: &str) -> Result<Speaker, SpeechError> {
    Speaker::start(device, Voice::built_in().unwrap(), SpeechPack::built_in())
}

/// A voice on a device that nobody hears, at a page that somebody is there to hear.
fn said_to_somebody<'a>(content: &'a Content, page: &Page) -> PageVoice<'a> {
    let mut voice = PageVoice::new(speaker("null"), content);
    voice.wake();
    shows(&mut voice, page, &PageFocus::open(None, page, &whole(page)));
    voice
}

fn shows(voice: &mut PageVoice<'_>, page: &Page, place: &PageFocus) {
    voice.show(page, place, &whole(page));
}

/// Nothing is pressed until the voice is silent.
fn until_silent(voice: &mut PageVoice<'_>) {
    while voice.speaks() {
        voice.take_events();
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// The page is said to its end.
fn listened<'a>(content: &'a Content, page: &Page) -> PageVoice<'a> {
    let mut voice = said_to_somebody(content, page);
    until_silent(&mut voice);
    voice
}

#[test]
fn each_sentence_is_told_of_when_it_begins_and_ends_and_counts_as_heard_then() {
    let content = content();
    let mut voice = listened(&content, &page());
    let rows = [0, 2, 1, 3, 4];
    let told = rows.iter().flat_map(|row| [SpeechProgress::Began(*row), SpeechProgress::Ended(*row)]);
    assert_eq!(voice.take_progress(), told.collect::<Vec<_>>());
    assert_eq!(voice.take_heard_rows(), ["lunch", "progress", "lunch.rice", "lunch.bread"]);
    assert!(voice.take_heard_rows().is_empty(), "it is told once");
}

#[test]
fn nobody_is_spoken_to_before_the_first_key_and_a_new_visit_begins_like_the_first() {
    let content = content();
    let mut voice = PageVoice::new(speaker("null"), &content);
    let page = page();
    let place = PageFocus::open(None, &page, &whole(&page));
    shows(&mut voice, &page, &place);
    assert_eq!(voice.speech.order, 0);
    // Whatever the first key is, it only wakes the voice; afterwards its own keys do not come through.
    let louder = UserInput::Line("+".to_owned());
    assert_eq!(voice.take_input(louder.clone()), Some(louder.clone()));
    assert_eq!((voice.take_input(louder.clone()), voice.take_input(louder)), (None, None));
    assert_eq!(voice.take_input(UserInput::Line("2".to_owned())), Some(UserInput::Line("2".to_owned())));
    assert_eq!(voice.settings.loudness.step(), 6);
    shows(&mut voice, &page, &place);
    assert!(voice.speech.order > 0 && voice.speech.queue.len() == 5);
    voice.clear();
    assert_eq!((voice.settings, voice.awake), (SpeechSettings::default(), false));
}

#[test]
fn what_was_shown_while_there_was_no_sound_is_said_from_its_beginning_when_there_is() {
    let content = content();
    let mut voice = PageVoice::new(speaker("null"), &content);
    let page = page();
    voice.wake();
    voice.sound = SoundState::Lost("it was pulled out".to_owned());
    let place = PageFocus::open(None, &page, &whole(&page));
    shows(&mut voice, &page, &place);
    let unheard = voice.speech.order;
    // The device is opened.
    while !voice.poll_sound() {
        std::thread::sleep(Duration::from_millis(1));
    }
    assert_eq!(voice.sound_lost(), None);
    shows(&mut voice, &page, &place);
    assert!(voice.speech.order > unheard, "it is said");
    assert_eq!(voice.speech.queue.len(), 5);
}

#[test]
fn a_sentence_that_was_interrupted_is_not_heard_and_a_pause_goes_on_with_it() {
    let content = content();
    let mut voice = said_to_somebody(&content, &page());
    // Two of five were heard when the key came.
    (voice.speech.heard, voice.row) = (2, Some(1));
    voice.hush();
    voice.note_stopped();
    assert_eq!(voice.take_progress().last(), Some(&SpeechProgress::Stopped(1)));
    voice.perform(VoiceKey::Pause);
    assert!(voice.speech.paused);
    voice.perform(VoiceKey::Pause);
    assert_eq!(words(&voice.speech.queue)[1..], ["いちばん、ごはん", "にばん、パン"]);
    assert!(!voice.speech.paused);
}

#[test]
fn the_last_sentence_is_said_again_and_spelled_when_it_is_asked_for_twice() {
    let content = content();
    let mut voice = listened(&content, &page());
    voice.perform(VoiceKey::Sentence);
    assert_eq!(words(&voice.speech.queue), ["にばん、パン"]);
    voice.perform(VoiceKey::Sentence);
    assert_eq!(words(&voice.speech.queue), ["に、ば、ん、パ、ン"]);
    voice.perform(VoiceKey::Sentence);
    assert_eq!(words(&voice.speech.queue), ["に、ば、ん、パ、ン"], "the sentence, not what was spelled");
    voice.perform(VoiceKey::Softer);
    assert_eq!(words(&voice.speech.queue)[0], "おとのおおきさ さん");
}

#[test]
fn of_steps_that_follow_each_other_only_the_one_that_holds_is_told() {
    let content = content();
    let mut voice = listened(&content, &page());
    for keys in [[VoiceKey::Louder, VoiceKey::Softer], [VoiceKey::Faster, VoiceKey::Slower]] {
        for key in keys {
            // None of them was heard to its end when the next key came.
            voice.perform(key);
        }
        let told = words(&voice.speech.queue);
        assert_eq!(told.len(), 1, "{told:?}");
    }
    voice.perform(VoiceKey::Softer);
    assert_eq!(words(&voice.speech.queue), ["おとのおおきさ さん"]);
}

#[test]
fn a_sentence_that_is_interrupted_while_it_sounds_never_counts_as_heard() {
    let content = content();
    let page = Page { rows: vec![row("long", RowRole::Statement, &"あいうえお".repeat(2000))], ..page() };
    let mut voice = said_to_somebody(&content, &page);
    while voice.row.is_none() {
        voice.take_events();
    }
    voice.hush();
    until_silent(&mut voice);
    voice.take_events();
    assert!(voice.take_heard_rows().is_empty());
}

/// A key that is likely, on the way to where a choice has the focus; the place to which it would lead.
fn likely_two(voice: &mut PageVoice<'_>, page: &Page) -> PageFocus {
    assert!(voice.take_likely(&UserInput::Char('2')));
    let mut would = PageFocus::open(None, page, &whole(page));
    would.handle(page, &whole(page), UserInput::Char('2'));
    voice.prefetch((page, &would, &whole(page)), SpeechScope::Changes);
    would
}

#[test]
fn the_voice_begins_with_what_is_likely_and_does_not_say_it_twice_when_it_is_certain() {
    let content = content();
    let page = page();
    let mut voice = listened(&content, &page);
    let would = likely_two(&mut voice, &page);
    assert_eq!(words(&voice.speech.queue), ["にばん、パン"]);
    let order = voice.speech.order;
    // The page that is still shown may be shown once more: that is no news.
    shows(&mut voice, &page, &PageFocus::open(None, &page, &whole(&page)));
    assert_eq!(voice.take_input(UserInput::Char('2')), Some(UserInput::Char('2')));
    shows(&mut voice, &page, &would);
    assert_eq!(voice.speech.order, order, "it is said once");
    until_silent(&mut voice);
    assert_eq!(voice.take_progress().last(), Some(&SpeechProgress::Ended(4)), "and to its end");
}

#[test]
fn what_was_likely_and_is_not_is_silent_and_what_is_shown_is_said() {
    let content = content();
    let mut page = page();
    let mut voice = listened(&content, &page);
    likely_two(&mut voice, &page);
    let guessed = voice.speech.order;
    voice.take_input(UserInput::Rejected(crate::focus::RejectedInput::Burst));
    assert!(!voice.speaker.as_ref().unwrap().is_newest(guessed), "it goes on");
    let place = PageFocus::open(None, &page, &whole(&page));
    page.rows.push(row("alert", RowRole::Alert, "まちがいです。"));
    shows(&mut voice, &page, &place);
    assert_eq!(words(&voice.speech.queue), ["まちがいです。"]);
}

#[test]
fn what_was_foreseen_and_silenced_by_another_key_is_said_when_it_is_shown() {
    let content = content();
    let page = page();
    let mut voice = listened(&content, &page);
    let would = likely_two(&mut voice, &page);
    // The key is held: each of its repetitions silences the voice.
    voice.hush();
    voice.take_input(UserInput::Char('2'));
    shows(&mut voice, &page, &would);
    assert!(voice.speaker.as_ref().unwrap().is_newest(voice.speech.order), "it is said");
    assert_eq!(words(&voice.speech.queue), ["にばん、パン"]);
}

#[test]
fn before_somebody_is_there_and_for_keys_of_the_voice_nothing_is_foreseen() {
    let content = content();
    let mut voice = PageVoice::new(speaker("null"), &content);
    assert!(!voice.take_likely(&UserInput::Char('2')));
    let mut voice = listened(&content, &page());
    assert!(voice.take_likely(&UserInput::Char('2')));
    assert!(!voice.take_likely(&UserInput::Char('+')));
    assert_eq!(voice.settings.loudness.step(), 4);
}

#[test]
fn a_private_page_is_named_and_not_said_until_it_may_be() {
    let content = content();
    let mut voice = PageVoice::new(speaker("null"), &content);
    let page = page();
    voice.wake();
    voice.keep_private(true);
    let mut place = PageFocus::open(None, &page, &whole(&page));
    shows(&mut voice, &page, &place);
    assert_eq!(voice.speech.queue.len(), 1);
    assert_eq!(voice.speech.queue[0].id, "private-voice");
    let order = voice.speech.order;
    place.handle(&page, &whole(&page), UserInput::Char('2'));
    shows(&mut voice, &page, &place);
    assert_eq!(voice.speech.order, order, "where the focus is on it is private as well");
    voice.keep_private(false);
    shows(&mut voice, &page, &place);
    assert_eq!(voice.speech.queue.len(), 5);
    assert!(!voice.take_heard_rows().contains(&"private-voice".to_owned()));
}

#[test]
fn headphones_that_are_put_in_wake_the_voice_and_pulled_out_silence_it() {
    let content = content();
    let mut voice = PageVoice::new(speaker("null"), &content);
    let (jack, told) = std::sync::mpsc::channel();
    voice.watch_headphones(told);
    let page = page();
    let place = PageFocus::open(None, &page, &whole(&page));
    shows(&mut voice, &page, &place);
    assert_eq!(voice.speech.order, 0, "nobody is there");
    jack.send(true).unwrap();
    assert_eq!(voice.poll_headphones(), Some(UserInput::Headphones(true)));
    shows(&mut voice, &page, &place);
    assert_eq!(voice.speech.queue.len(), 5);
    jack.send(false).unwrap();
    let order = voice.speech.order;
    assert_eq!(voice.poll_headphones(), Some(UserInput::Headphones(false)));
    assert!(!voice.speaker.as_ref().unwrap().is_newest(order), "it goes on");
}

#[test]
fn a_receipt_code_is_spelled_digit_by_digit_by_names_that_are_long_enough() {
    let mut page = page();
    page.rows = vec![row("receipt-code", RowRole::Statement, "2053 1")];
    let spelled = spelled(&utterance("receipt-code", page.rows[0].text.clone(), &page.lang));
    assert_eq!(spelled.text.written(), "にー、0、ごー、3、1");
}

#[test]
fn small_kana_and_long_vowels_are_spelled_by_their_names() {
    let word = RichText::parse("｜郵便局《ゆうびんきょく》の ｜切手《きって》とカード").unwrap();
    let spelled = spelled(&utterance("stamp", word, &Lang::new("ja"))).text.written();
    assert!(spelled.starts_with("ゆ、う、び、ん、き、ちいさい よ、く"), "{spelled}");
    assert!(spelled.ends_with("き、ちいさい つ、て、と、カ、のばす ぼう、ド"), "{spelled}");
}

#[test]
fn a_row_that_is_touched_again_is_said_again() {
    let page = page();
    let mut place = PageFocus::open(None, &page, &whole(&page));
    place.handle(&page, &whole(&page), UserInput::Row(4));
    let mut before = said(&page, &place);
    assert!(said(&page, &place).changes_since(Some(&before), &page, &whole(&page)).is_empty());
    before.note_press(&UserInput::Row(4));
    assert_eq!(words(&said(&page, &place).changes_since(Some(&before), &page, &whole(&page))), ["にばん、パン"]);
}
