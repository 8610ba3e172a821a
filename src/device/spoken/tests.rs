use std::collections::VecDeque;
use std::io::{BufReader, Write};
use std::os::unix::net::UnixStream;

use super::aloud::{spelled, utterance};
use super::*;
use crate::device::lines::{Lines, Source};
use crate::device::scanned::{Pace, Scanned, Switches};
use crate::page::{Entry, EntryKind, Opening, Readings, Role, Row};
use crate::speech::{SpeechPack, Voice};
use furigana::Lang;
use furigana::RichText;

fn row(id: &str, role: Role, source: &str) -> Row {
    Row::text(id, role, RichText::parse(source).unwrap())
}

/// A page that asks, as a step of a pack is shown.
fn page() -> Page {
    Page {
        id: "lunch".to_owned(),
        lang: Lang::new("ja"),
        rows: vec![
            row("mark-demo", Role::Mark, "｜見本《みほん》です。"),
            row("progress", Role::Progress, "｜昼《ひる》ごはん  12ページの3"),
            row("lunch", Role::Heading, "｜何《なに》を｜食《た》べますか。"),
            Row::choice("lunch.rice", 1, RichText::parse("ごはん").unwrap()),
            Row::choice("lunch.bread", 2, RichText::parse("パン").unwrap()),
            row("help-line", Role::Help, "? キーの｜説明《せつめい》"),
        ],
        entry: None,
        opening: Opening::Asks,
    }
}

fn whole(page: &Page) -> Sheets {
    Sheets::whole(page.rows.len())
}

fn said(page: &Page, place: &Place) -> Said {
    Said::of(page, place, &whole(page))
}

fn words(queue: &[Utterance]) -> Vec<String> {
    queue.iter().map(|utterance| utterance.text.said()).collect()
}

#[test]
fn a_new_page_is_said_whole_its_label_before_its_place_and_choices_with_their_numbers() {
    let page = page();
    let place = Place::open(None, &page, &whole(&page));
    let queue = said(&page, &place).since(None, &page, &whole(&page));
    let ids: Vec<&str> = queue.iter().map(|utterance| utterance.id.as_str()).collect();
    assert_eq!(ids, ["mark-demo", "lunch", "progress", "lunch.rice", "lunch.bread"]);
    assert_eq!(words(&queue)[3], "いちばん、ごはん");
}

#[test]
fn a_step_says_the_row_with_the_focus_and_nothing_else() {
    let page = page();
    let mut place = Place::open(None, &page, &whole(&page));
    let before = said(&page, &place);
    place.take(&page, &whole(&page), Input::Char('2'));
    let queue = said(&page, &place).since(Some(&before), &page, &whole(&page));
    assert_eq!(words(&queue), ["にばん、パン"]);
}

#[test]
fn a_mistake_is_named_and_nothing_else_is_said_again() {
    let mut page = page();
    let place = Place::open(None, &page, &whole(&page));
    let before = said(&page, &place);
    page.rows.push(row("alert", Role::Alert, "まちがいです。"));
    let queue = said(&page, &place).since(Some(&before), &page, &whole(&page));
    assert_eq!(words(&queue), ["まちがいです。"]);
}

#[test]
fn what_is_hidden_is_never_said() {
    let mut page = page();
    page.entry = Some(Entry { kind: EntryKind::HiddenDigits, longest: 6 });
    let mut place = Place::open(None, &page, &whole(&page));
    let before = said(&page, &place);
    place.take(&page, &whole(&page), Input::Char('7'));
    let queue = said(&page, &place).since(Some(&before), &page, &whole(&page));
    assert_eq!(queue.len(), 1);
    assert!(!queue[0].text.written().contains('7'), "{queue:?}");
    page.entry = Some(Entry { kind: EntryKind::Digits, longest: 6 });
    let queue =
        said(&page, &place).since(Some(&said(&page, &Place::open(None, &page, &whole(&page)))), &page, &whole(&page));
    assert_eq!(queue[0].text.written(), "7");
}

fn content() -> Content {
    Content::built_in().unwrap()
}

fn speaker(device: &str) -> Result<Speaker, SpeechError> {
    Speaker::start(device, Voice::built_in().unwrap(), SpeechPack::built_in())
}

/// Lines that a hand writes as long as it is there.
fn face(input: &str) -> (UnixStream, Lines<Vec<u8>>) {
    let (mut hand, ear) = UnixStream::pair().unwrap();
    hand.write_all(input.as_bytes()).unwrap();
    (hand, Lines::new(BufReader::new(ear), Source::Prepared, Vec::new(), Readings::Kana))
}

/// The next inputs, as a desk meets them, until this one.
fn inputs_until(face: &mut impl Face, last: &Input) -> Vec<Input> {
    let mut all = Vec::new();
    while all.last() != Some(last) {
        all.push(face.wait(Some(Duration::from_secs(5))).unwrap().expect("it never came"));
    }
    all
}

#[test]
fn lack_of_sound_is_told_before_a_second_has_passed_and_no_key_is_lost() {
    let content = content();
    let (mut hand, lines) = face("");
    let mut face = Spoken::new(lines, speaker("hw:99"), &content);
    let began = Instant::now();
    assert_eq!(inputs_until(&mut face, &Input::Changed), [Input::Changed]);
    hand.write_all(b"2\n").unwrap();
    assert_eq!(inputs_until(&mut face, &Input::Line("2".to_owned())).len(), 1);
    assert!(began.elapsed() < Duration::from_secs(1));
    assert!(face.sound_lost().unwrap().contains("\"hw:99\""));
}

#[test]
fn what_was_shown_while_there_was_no_sound_is_said_from_its_beginning_when_there_is() {
    let content = content();
    let (_hand, mut face) = noting(&content);
    let page = page();
    face.wake();
    face.sound = Sound::Lost("it was pulled out".to_owned());
    let place = Place::open(None, &page, &face.sheets(&page, Look::default()));
    face.show(&page, &place, Look::default()).unwrap();
    let unheard = face.speech.order;
    // The device is opened.
    assert_eq!(face.wait(Some(Duration::from_secs(5))).unwrap(), Some(Input::Changed));
    assert_eq!(face.sound_lost(), None);
    face.show(&page, &place, Look::default()).unwrap();
    assert!(face.speech.order > unheard, "it is said");
    assert_eq!(face.speech.queue.len(), 5);
}

#[test]
fn nobody_is_spoken_to_before_the_first_key_and_a_new_visit_begins_like_the_first() {
    let content = content();
    let (_hand, lines) = face("+\n+\n+\n2\n");
    let mut face = Spoken::new(lines, speaker("null"), &content);
    let page = page();
    let place = Place::open(None, &page, &face.sheets(&page, Look::default()));
    face.show(&page, &place, Look::default()).unwrap();
    assert_eq!(face.speech.order, 0);
    // Whatever the first key is, it only wakes the voice; afterwards its own keys do not come through.
    assert_eq!(inputs_until(&mut face, &Input::Line("+".to_owned())).len(), 1);
    assert_eq!(inputs_until(&mut face, &Input::Line("2".to_owned())).len(), 1);
    assert_eq!(face.manner.loudness.step(), 6);
    face.show(&page, &place, Look::default()).unwrap();
    assert!(face.speech.order > 0 && face.speech.queue.len() == 5);
    face.wipe().unwrap();
    assert_eq!((face.manner, face.awake), (Manner::default(), false));
}

/// A face that notes where the voice is, and hears what it is told to.
struct Noting(Lines<Vec<u8>>, Vec<Sounding>, VecDeque<Input>);

impl Face for Noting {
    fn form(&self) -> &'static str {
        self.0.form()
    }

    fn sheets(&mut self, page: &Page, look: Look) -> Sheets {
        self.0.sheets(page, look)
    }

    fn show(&mut self, page: &Page, place: &Place, look: Look) -> Result<(), FaceError> {
        self.0.show(page, place, look)
    }

    fn wait(&mut self, patience: Option<Duration>) -> Result<Option<Input>, FaceError> {
        self.2.pop_front().map_or_else(|| self.0.wait(patience), |input| Ok(Some(input)))
    }

    fn repeat(&mut self) {
        self.0.repeat();
    }

    fn forget_keys(&mut self) -> Result<(), FaceError> {
        Ok(())
    }

    fn ring(&mut self) -> Result<(), FaceError> {
        self.0.ring()
    }

    fn rung(&mut self) -> Option<Rung> {
        self.0.rung()
    }

    fn blank(&mut self, blank: bool) -> Result<(), FaceError> {
        self.0.blank(blank)
    }

    fn wipe(&mut self) -> Result<(), FaceError> {
        self.0.wipe()
    }

    fn sounding(&mut self, event: Sounding) -> Result<(), FaceError> {
        self.1.push(event);
        Ok(())
    }
}

/// A face that notes what sounds on a device that nobody hears, and the hand that keeps its input open.
fn noting(content: &Content) -> (UnixStream, Spoken<'_, Noting>) {
    let (hand, lines) = face("");
    (hand, Spoken::new(Noting(lines, Vec::new(), VecDeque::new()), speaker("null"), content))
}

/// The page is said to somebody who is there; nothing is pressed until the voice is silent.
fn listened(face: &mut Spoken<'_, Noting>, page: &Page) {
    face.wake();
    let place = Place::open(None, page, &face.sheets(page, Look::default()));
    face.show(page, &place, Look::default()).unwrap();
    assert_eq!(face.wait(Some(Duration::from_millis(1))).unwrap(), None);
}

#[test]
fn each_sentence_is_told_of_when_it_begins_and_ends_and_counts_as_heard_then() {
    let content = content();
    let (_hand, mut face) = noting(&content);
    listened(&mut face, &page());
    let rows = [0, 2, 1, 3, 4];
    let told = rows.iter().flat_map(|row| [Sounding::Began(*row), Sounding::Ended(*row)]);
    assert_eq!(face.face.1, told.collect::<Vec<_>>());
    assert_eq!(face.heard(), ["lunch", "progress", "lunch.rice", "lunch.bread"]);
    assert!(face.heard().is_empty(), "it is told once");
}

#[test]
fn what_is_said_while_the_kiosk_is_busy_is_said_to_its_end_before_the_next_page_is() {
    let content = content();
    let (_hand, mut face) = noting(&content);
    face.wake();
    let mut busy = page();
    busy.rows.truncate(1);
    busy.opening = Opening::Busy;
    let place = Place::open(None, &busy, &face.sheets(&busy, Look::default()));
    face.show(&busy, &place, Look::default()).unwrap();
    face.finish_saying().unwrap();
    assert_eq!(face.face.1, [Sounding::Began(0), Sounding::Ended(0)]);
    let began = Instant::now();
    face.finish_saying().unwrap();
    assert!(began.elapsed() < LISTEN, "nothing is said: nothing is waited for");
}

#[test]
fn a_sentence_that_was_interrupted_is_not_heard_and_a_pause_goes_on_with_it() {
    let content = content();
    let (_hand, mut face) = noting(&content);
    let page = page();
    face.wake();
    let place = Place::open(None, &page, &face.sheets(&page, Look::default()));
    face.show(&page, &place, Look::default()).unwrap();
    // Two of five were heard when the key came.
    (face.speech.heard, face.row) = (2, Some(1));
    face.hush();
    face.stopped().unwrap();
    assert_eq!(face.face.1.last(), Some(&Sounding::Stopped(1)));
    face.take(VoiceKey::Pause);
    assert!(face.speech.paused);
    face.take(VoiceKey::Pause);
    assert_eq!(words(&face.speech.queue)[1..], ["いちばん、ごはん", "にばん、パン"]);
    assert!(!face.speech.paused);
}

#[test]
fn the_last_sentence_is_said_again_and_spelled_when_it_is_asked_for_twice() {
    let content = content();
    let (_hand, mut face) = noting(&content);
    listened(&mut face, &page());
    face.take(VoiceKey::Sentence);
    assert_eq!(words(&face.speech.queue), ["にばん、パン"]);
    face.take(VoiceKey::Sentence);
    assert_eq!(words(&face.speech.queue), ["に、ば、ん、パ、ン"]);
    face.take(VoiceKey::Sentence);
    assert_eq!(words(&face.speech.queue), ["に、ば、ん、パ、ン"], "the sentence, not what was spelled");
    face.take(VoiceKey::Softer);
    assert_eq!(words(&face.speech.queue)[0], "おとのおおきさ さん");
}

#[test]
fn of_steps_that_follow_each_other_only_the_one_that_holds_is_told() {
    let content = content();
    let (_hand, mut face) = noting(&content);
    listened(&mut face, &page());
    for keys in [[VoiceKey::Louder, VoiceKey::Softer], [VoiceKey::Faster, VoiceKey::Slower]] {
        for key in keys {
            // None of them was heard to its end when the next key came.
            face.take(key);
        }
        let told = words(&face.speech.queue);
        assert_eq!(told.len(), 1, "{told:?}");
    }
    face.take(VoiceKey::Softer);
    assert_eq!(words(&face.speech.queue), ["おとのおおきさ さん"]);
}

#[test]
fn a_receipt_code_is_spelled_digit_by_digit_by_names_that_are_long_enough() {
    let mut page = page();
    page.rows = vec![row("receipt-code", Role::Statement, "2053 1")];
    let spelled = spelled(&utterance("receipt-code", page.rows[0].text.clone(), &page.lang));
    assert_eq!(spelled.text.written(), "にー、0、ごー、3、1");
}

/// A key that is likely, on the way to where a choice has the focus; the place to which it would lead.
#[test]
fn a_sentence_that_is_interrupted_while_it_sounds_never_counts_as_heard() {
    let content = content();
    let (_hand, mut face) = noting(&content);
    let page = Page { rows: vec![row("long", Role::Statement, &"あいうえお".repeat(2000))], ..page() };
    face.wake();
    let place = Place::open(None, &page, &face.sheets(&page, Look::default()));
    face.show(&page, &place, Look::default()).unwrap();
    while face.row.is_none() {
        face.hear_news().unwrap();
    }
    face.hush();
    while face.speaks() {
        face.hear_news().unwrap();
    }
    face.hear_news().unwrap();
    assert!(face.heard().is_empty());
}

#[test]
fn small_kana_and_long_vowels_are_spelled_by_their_names() {
    let word = RichText::parse("｜郵便局《ゆうびんきょく》の ｜切手《きって》とカード").unwrap();
    let spelled = spelled(&utterance("stamp", word, &Lang::new("ja"))).text.written();
    assert!(spelled.starts_with("ゆ、う、び、ん、き、ちいさい よ、く"), "{spelled}");
    assert!(spelled.ends_with("き、ちいさい つ、て、と、カ、のばす ぼう、ド"), "{spelled}");
}

fn likely_two(face: &mut Spoken<'_, Noting>, page: &Page) -> Place {
    face.face.2.extend([Input::Likely(Box::new(Input::Char('2')))]);
    let likely = face.wait(Some(Duration::from_secs(1))).unwrap();
    assert_eq!(likely, Some(Input::Likely(Box::new(Input::Char('2')))));
    let mut would = Place::open(None, page, &whole(page));
    would.take(page, &whole(page), Input::Char('2'));
    face.foresee(page, &would, &whole(page), Telling::Changes);
    would
}

#[test]
fn the_voice_begins_with_what_is_likely_and_does_not_say_it_twice_when_it_is_certain() {
    let content = content();
    let (_hand, mut face) = noting(&content);
    let page = page();
    listened(&mut face, &page);
    let would = likely_two(&mut face, &page);
    assert_eq!(words(&face.speech.queue), ["にばん、パン"]);
    let order = face.speech.order;
    // The page that is still shown may be shown once more: that is no news.
    let place = Place::open(None, &page, &whole(&page));
    face.show(&page, &place, Look::default()).unwrap();
    face.face.2.push_back(Input::Char('2'));
    assert_eq!(face.wait(Some(Duration::from_secs(1))).unwrap(), Some(Input::Char('2')));
    face.show(&page, &would, Look::default()).unwrap();
    assert_eq!(face.speech.order, order, "it is said once");
    assert_eq!(face.wait(Some(Duration::from_millis(1))).unwrap(), None);
    assert_eq!(face.face.1.last(), Some(&Sounding::Ended(4)), "and to its end");
}

#[test]
fn what_was_likely_and_is_not_is_silent_and_what_is_shown_is_said() {
    let content = content();
    let (_hand, mut face) = noting(&content);
    let mut page = page();
    listened(&mut face, &page);
    likely_two(&mut face, &page);
    let guessed = face.speech.order;
    face.face.2.push_back(Input::Unclear(crate::place::Unclear::Burst));
    face.wait(Some(Duration::from_secs(1))).unwrap();
    assert!(!face.speaker.as_ref().unwrap().is_newest(guessed), "it goes on");
    let place = Place::open(None, &page, &whole(&page));
    page.rows.push(row("alert", Role::Alert, "まちがいです。"));
    face.show(&page, &place, Look::default()).unwrap();
    assert_eq!(words(&face.speech.queue), ["まちがいです。"]);
}

#[test]
fn what_was_foreseen_and_silenced_by_another_key_is_said_when_it_is_shown() {
    let content = content();
    let (_hand, mut face) = noting(&content);
    let page = page();
    listened(&mut face, &page);
    let would = likely_two(&mut face, &page);
    // The key is held: each of its repetitions silences the voice.
    face.hush();
    face.face.2.push_back(Input::Char('2'));
    face.wait(Some(Duration::from_secs(1))).unwrap();
    face.show(&page, &would, Look::default()).unwrap();
    assert!(face.speaker.as_ref().unwrap().is_newest(face.speech.order), "it is said");
    assert_eq!(words(&face.speech.queue), ["にばん、パン"]);
}

#[test]
fn before_somebody_is_there_and_for_keys_of_the_voice_nothing_is_foreseen() {
    let content = content();
    let (_hand, mut face) = noting(&content);
    let page = page();
    face.face.2.extend([Input::Likely(Box::new(Input::Char('2'))), Input::Char('2')]);
    assert_eq!(face.wait(Some(Duration::from_secs(1))).unwrap(), Some(Input::Char('2')));
    listened(&mut face, &page);
    face.face.2.extend([Input::Likely(Box::new(Input::Char('+'))), Input::Char('3')]);
    assert_eq!(face.wait(Some(Duration::from_secs(1))).unwrap(), Some(Input::Char('3')));
    assert_eq!(face.manner.loudness.step(), 4);
}

#[test]
fn a_private_page_is_named_and_not_said_until_it_may_be() {
    let content = content();
    let (_hand, mut face) = noting(&content);
    let page = page();
    face.wake();
    face.keep_private(true);
    let mut place = Place::open(None, &page, &face.sheets(&page, Look::default()));
    face.show(&page, &place, Look::default()).unwrap();
    assert_eq!(face.speech.queue.len(), 1);
    assert_eq!(face.speech.queue[0].id, "private-voice");
    let order = face.speech.order;
    place.take(&page, &whole(&page), Input::Char('2'));
    face.show(&page, &place, Look::default()).unwrap();
    assert_eq!(face.speech.order, order, "where the focus is on it is private as well");
    face.keep_private(false);
    face.show(&page, &place, Look::default()).unwrap();
    assert_eq!(face.speech.queue.len(), 5);
    assert!(!face.heard().contains(&"private-voice".to_owned()));
}

#[test]
fn headphones_that_are_put_in_wake_the_voice_and_pulled_out_silence_it() {
    let content = content();
    let (_hand, face) = noting(&content);
    let (jack, told) = std::sync::mpsc::channel();
    let mut face = face.with_headphones(told);
    let page = page();
    let place = Place::open(None, &page, &face.sheets(&page, Look::default()));
    face.show(&page, &place, Look::default()).unwrap();
    assert_eq!(face.speech.order, 0, "nobody is there");
    jack.send(true).unwrap();
    assert_eq!(face.wait(None).unwrap(), Some(Input::Headphones(true)));
    face.show(&page, &place, Look::default()).unwrap();
    assert_eq!(face.speech.queue.len(), 5);
    jack.send(false).unwrap();
    let order = face.speech.order;
    loop {
        // Sound may be told of first.
        if face.wait(None).unwrap() == Some(Input::Headphones(false)) {
            break;
        }
    }
    assert!(!face.speaker.as_ref().unwrap().is_newest(order), "it goes on");
}

#[test]
fn the_focus_that_goes_by_itself_waits_until_the_page_was_said_to_its_end() {
    let content = content();
    let (_hand, mut face) = noting(&content);
    face.wake();
    let pace = Pace { step: Duration::from_millis(1), rounds: 3 };
    let mut face = Scanned::new(face, Some(Switches::One(pace)));
    let page = page();
    let place = Place::open(None, &page, &face.sheets(&page, Look::default()));
    face.show(&page, &place, Look::default()).unwrap();
    while face.wait(None).unwrap() == Some(Input::Changed) {}
    assert_eq!(face.heard(), ["lunch", "progress", "lunch.rice", "lunch.bread"], "it stood for a millisecond");
}

#[test]
fn a_row_that_is_touched_again_is_said_again() {
    let page = page();
    let mut place = Place::open(None, &page, &whole(&page));
    place.take(&page, &whole(&page), Input::Row(4));
    let mut before = said(&page, &place);
    assert!(said(&page, &place).since(Some(&before), &page, &whole(&page)).is_empty());
    before.pressed(&Input::Row(4));
    assert_eq!(words(&said(&page, &place).since(Some(&before), &page, &whole(&page))), ["にばん、パン"]);
}
