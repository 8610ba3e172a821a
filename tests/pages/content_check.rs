//! `content check`: each way in which a pack can be wrong is found, with file, line and mend.

use std::fs;
use std::path::Path;

use furigana::RichText;
use jiff::civil::{Date, date};
use madoguchi::content::ContentSource;
use madoguchi::content::check::{ContentFinding, Severity, check};
use proptest::prelude::*;
use tempfile::TempDir;

const LUNCH: &str = "tests/packs/lunch";
const TODAY: Date = date(2026, 11, 23);
const EASY: &str = "locales/ja-simple/lunch.ftl";

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

/// The lunch pack after one text in each of these files was replaced by another.
pub(crate) fn lunch_after(changes: &[(&str, &str, &str)]) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    copy(Path::new(LUNCH), dir.path());
    for (file, old, new) in changes {
        let path = dir.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(old), "{file} does not hold {old:?}");
        fs::write(&path, text.replacen(old, new, 1)).unwrap();
    }
    dir
}

/// What is found in the lunch pack after one text in one file was replaced by another.
pub(crate) fn found_after(file: &str, old: &str, new: &str) -> Vec<ContentFinding> {
    let dir = lunch_after(&[(file, old, new)]);
    check(&ContentSource::folder(dir.path()).unwrap(), TODAY)
}

/// The file is broken in this way, and the finding names rule, file, line and these words.
#[track_caller]
pub(crate) fn finds(file: &str, (old, new): (&str, &str), rule: &str, words: &str) {
    let found = found_after(file, old, new);
    let hit = found.iter().find(|finding| finding.rule == rule && finding.what.contains(words));
    let Some(hit) = hit else { panic!("no [{rule}] with {words:?} in {found:#?}") };
    assert!(hit.line >= 1 && hit.file.starts_with('/'), "{hit}");
}

#[test]
fn the_packs_that_are_shipped_have_no_errors() {
    for dir in [LUNCH, "tests/packs/influenza"] {
        let found = check(&ContentSource::folder(Path::new(dir)).unwrap(), TODAY);
        let errors: Vec<_> = found.iter().filter(|finding| finding.level == Severity::Error).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
}

#[test]
fn a_missing_sentence_is_named_with_its_language() {
    finds(EASY, ("    .s1 = スープと パンが あります。\n", ""), "ids", "\"food-what.s1\" is missing");
}

#[test]
fn words_that_nothing_uses_are_left_over() {
    finds(EASY, ("faq-hot =", "faq-cold = さむいですか。\nfaq-hot ="), "ids", "\"faq-cold\" is used by nothing");
    finds(EASY, ("    .s1 = あついです。", "    .s1 = あついです。\n    .s2 = あついです。"), "ids", "faq-hot.s2");
    finds(EASY, ("faq-hot =", "-dish = さら\nfaq-hot ="), "ids", "the term \"-dish\"");
}

#[test]
fn a_term_or_a_message_that_nothing_defines_is_named_where_it_is_used() {
    finds(EASY, ("faq-hot =", "faq-hot = { -nowhere }"), "ids", "Unknown term: -nowhere");
    finds(EASY, ("    .s1 = あついです。", "    .s1 = { nothing }"), "ids", "Unknown message: nothing");
}

#[test]
fn a_finding_names_the_line_on_which_it_stands() {
    let found = found_after(EASY, "｜記録《きろく》しても", "記録しても");
    let finding = found.iter().find(|finding| finding.rule == "L1").unwrap();
    let text = fs::read_to_string(Path::new(LUNCH).join(EASY)).unwrap();
    assert!(text.lines().nth(finding.line - 1).unwrap().starts_with("lunch-keep ="), "{finding}");
    assert_eq!(finding.what, "lunch-keep: 「記録」 has no reading: write ｜記録《よみ》");
}

#[test]
fn furigana_that_is_not_well_written_is_an_error() {
    finds(EASY, ("｜記録《きろく》", "｜記録《きろく"), "L1", "lunch-keep");
    finds(EASY, ("｜記録《きろく》", "｜記録《キロク》"), "L1", "hiragana only");
}

#[test]
fn one_word_is_read_in_one_way() {
    finds(EASY, ("｜職員《しょくいん》と", "｜職員《しょくにん》と"), "L2", "職員");
}

#[test]
fn long_sentences_are_errors() {
    let long = "スープと パンと スープと パンと スープと パンと スープと パンが あります。";
    finds(EASY, ("スープと パンが あります。", long), "L3", "at most 30");
}

#[test]
fn hard_sentences_are_errors() {
    let sentence = "スープと パンが あります。";
    for (new, rule, word) in [
        ("スープと パンが ある。", "L6", "does not end"),
        ("スープを たべなければ なりません。", "L7", "say it straight"),
        ("｜資格確認証明《しかくかくにんしょうめい》です。", "L8", "資格確認証明"),
        ("スープはパンです。", "L14", "スープはパンです"),
        ("｜三人《さんにん》です。", "L15", "三人"),
        ("｜15時《じゅうごじ》です。", "L15", "15時"),
        ("｜2026年《にせんにじゅうろくねん》です。", "L12", "〈令和8年〉"),
        ("｜2026年《にせんにじゅうろくねん》〈｜令和9年《れいわきゅうねん》〉です。", "L12", "〈令和8年〉"),
    ] {
        finds(EASY, (sentence, new), rule, word);
    }
}

#[test]
fn a_phrase_that_is_heard_as_another_word_is_a_warning() {
    let sentence = "スープと パンが あります。";
    finds(EASY, (sentence, "｜日《ひ》と パンが あります。"), "L21", "「日と」 (ひと) sounds like 人");
    finds(EASY, (sentence, "パンは ｜荷《に》は あります。"), "L21", "「荷は」 (にわ) sounds like 庭");
    let plain = found_after(EASY, sentence, "｜人《ひと》と パンが ひとに あります。");
    assert!(plain.iter().all(|finding| finding.rule != "L21"), "{plain:#?}");
}

#[test]
fn what_is_kept_although_it_sounds_like_another_word_is_on_a_page() {
    let folder = fs::read_dir("locales/ja-simple/mynumber").unwrap().map(|file| file.unwrap().path());
    let files = folder.chain([Path::new("locales/ja-simple/kiosk.ftl").to_owned()]);
    let words: String = files.map(|file| fs::read_to_string(file).unwrap()).collect();
    let written = RichText::parse(&words).unwrap().written();
    let kept = fs::read_to_string("assets/speech/homophones-kept.tsv").unwrap();
    let rows = kept.lines().filter(|row| !row.starts_with('#')).map(|row| row.split_once('\t').unwrap());
    let left: Vec<&str> = rows.map(|(phrase, _)| phrase).filter(|phrase| !written.contains(phrase)).collect();
    assert!(left.is_empty(), "no page has {left:?}: take them out of the list");
}

#[test]
fn what_is_long_to_hear_or_wide_to_show_is_a_warning() {
    let sentence = "スープと パンが あります。";
    let long = "スープと パンと スープと パンと スープと パンと スープと パンが あります。";
    finds(EASY, (sentence, long), "L4", "morae");
    finds(EASY, (sentence, "あいうえおかきくけこさしすせそたちつてとなに です。"), "L13", "cannot be broken");
}

#[test]
fn a_term_that_is_explained_in_two_ways_is_a_warning() {
    let two = "    .s1 = スープと パンが あります。\nk-food = スープは";
    let other = "    .s1 = { -dish }〈あつい もの〉です。\n\n-dish = スープ\nk-food = { -dish }〈しる〉は";
    finds(EASY, (two, other), "L11", "other words");
}

#[test]
fn a_screen_of_many_sentences_is_an_error() {
    let many: String =
        (3..=7).map(|at| format!("{{ id = \"s{at}\", status = \"promise\", scope = \"facility\" }}, ")).collect();
    let (first, more) = ("statement = [", format!("statement = [{many}"));
    finds("chapters/start.toml", (first, &more), "L5", "has 7 sentences");
}

#[test]
fn a_word_that_may_be_unknown_is_a_warning() {
    let found = found_after(EASY, "スープと パンが", "スープと カプセルが");
    let finding = found.iter().find(|finding| finding.rule == "L9").unwrap();
    assert_eq!(finding.level, Severity::Warning);
}

#[test]
fn what_a_key_is_called_is_known_in_easy_words_too() {
    let unknown = |word: &str| {
        let found = found_after(EASY, "スープと パンが", &format!("スープと {word}が"));
        found.iter().any(|finding| finding.rule == "L9" && finding.what.contains(word))
    };
    assert!(!unknown("デリート") && unknown("カプセル"));
}

#[test]
fn wrong_spellings_of_official_terms_are_errors() {
    let toml = "katakana =";
    let found = found_after("pack.toml", toml, "misspellings = { \"昼ごはん\" = \"昼食\" }\nkatakana =");
    assert!(found.iter().any(|finding| finding.rule == "L10" && finding.what.contains("昼食")), "{found:#?}");
}

#[test]
fn a_broken_ftl_file_is_named_with_its_line() {
    finds(EASY, ("soup = ", "soup "), "files", "projectfluent.org");
    finds(EASY, ("bread = ", "soup = スープ\nbread = "), "files", "stands twice");
}

#[test]
fn a_broken_pack_file_is_named_with_its_line() {
    let found = found_after("chapters/food.toml", "right = 2", "right = = 2");
    assert_eq!((found.len(), found[0].line), (1, 12), "{found:#?}");
    finds("chapters/food.toml", ("kind = \"check\"", "kind = \"quiz\""), "files", "quiz");
    finds("chapters/food.toml", ("right = 2", "wrong = 2"), "files", "right");
    finds("pack.toml", ("built = \"2026-11-01\"", "built = \"2026-13-01\""), "files", "month");
}

#[test]
fn an_unknown_language_is_named() {
    finds("pack.toml", ("\"en\"]", "\"en\", \"xx\"]"), "files", "xx");
}

#[test]
fn conditions_that_can_never_hold_are_errors() {
    let file = "chapters/food.toml";
    finds(file, ("answer.have-allergy = yes", "answer.have-allergy = maybe"), "pack", "one of no, yes");
    finds(file, ("answer.have-allergy = yes", "answer.soup = yes"), "pack", "nothing before this asks");
    finds(file, ("answer.have-allergy = yes", "profile.kitchen = yes"), "pack", "profile.kitchen");
    let twice = "answer.have-allergy = yes\", \"answer.have-allergy = no";
    finds(file, ("answer.have-allergy = yes", twice), "pack", "never shown");
}

#[test]
fn steps_that_cannot_work_are_errors() {
    let file = "chapters/food.toml";
    finds(file, ("right = 2", "right = 4"), "pack", "none of its 3 options");
    finds(file, ("id = \"food-allergy\"", "id = \"food-what\""), "pack", "the id of two things");
    finds(file, ("follow = \"soup-which\"", "follow = \"soup-kind\""), "pack", "soup-kind");
    finds(file, (", { id = \"talk\" }]", "]"), "pack", "talk with staff");
    finds("chapters/start.toml", ("gate = \"operator\"", "gate = \"keep\""), "pack", "2 gates of kind Keep");
    finds("pack.toml", ("\"food\", \"end\"", "\"end\", \"food\""), "pack", "wrong order");
    finds("details.toml", ("id = \"helper-role\"", "id = \"helper\""), "pack", "helper-role");
}

/// What the lunch pack would tell before its gate, if its first sentence said all of it.
const CONSENT: &str = r#"
[consent]
who = ["start-hello.s1"]
topic = ["start-hello.s1"]
purpose = ["start-hello.s1"]
recorded = ["start-hello.s1"]
readers = ["start-hello.s1"]
retention = ["start-hello.s1"]
refusal = ["start-hello.s1"]
rights = ["start-hello.s1"]
check = "k-food"
"#;

/// The lunch pack with that table, changed in this way, has an error with these words.
#[track_caller]
fn consent_finds((old, new): (&str, &str), words: &str) {
    assert!(CONSENT.contains(old), "{old:?} is not there");
    let last = "katakana = [\"コーン\"]\n";
    finds("pack.toml", (last, &format!("{last}{}", CONSENT.replacen(old, new, 1))), "pack", words);
}

#[test]
fn a_record_is_asked_for_after_what_one_has_to_know_for_it() {
    finds("pack.toml", ("id = \"lunch\"", "id = \"lunch\" "), "pack", "does not name what is told before");
    let readers = "readers = [\"start-hello.s1\"]";
    consent_finds((readers, "readers = []"), "names no statement for \"readers\"");
    consent_finds((readers, "readers = [\"start-hello.s7\"]"), "no screen has this statement");
    consent_finds((readers, "readers = [\"food-what.s1\"]"), "\"food-what.s1\" (readers) stands after");
    consent_finds((readers, "readers = [\"start-hello.s2\"]"), "\"retention\" of [consent] is told before \"readers\"");
    consent_finds(("[consent]", "short = [\"soup\"]\n[consent]"), "the short way leaves out \"start-hello\"");
    // The check of the lunch pack is about food and stands behind the gate.
    consent_finds((readers, readers), "names the check \"k-food\"");
    let first = "id = \"s1\", status = \"promise\"";
    let for_some = format!("{first}, when = [\"system.voice = yes\"]");
    let dir = tempfile::tempdir().unwrap();
    copy(Path::new(LUNCH), dir.path());
    for (file, old, new) in
        [("pack.toml", "[profile", format!("{CONSENT}\n[profile")), ("chapters/start.toml", first, for_some)]
    {
        let text = fs::read_to_string(dir.path().join(file)).unwrap();
        fs::write(dir.path().join(file), text.replacen(old, &new, 1)).unwrap();
    }
    let found = check(&ContentSource::folder(dir.path()).unwrap(), TODAY);
    assert!(found.iter().any(|finding| finding.what.contains("is not told to everybody")), "{found:#?}");
}

#[test]
fn dates_and_sources_are_checked() {
    let file = "chapters/start.toml";
    finds(file, (", fallback = \"fallback-ask\"", ""), "dates", "review_by and a fallback");
    finds(file, ("review_by = \"2026-12-31\"", "review_by = \"2026-10-31\""), "dates", "was due for review");
    finds(file, ("review_by = \"2026-12-31\"", "review_by = \"2026-11-15\""), "dates", "out of date since 2026-11-15");
    finds(file, ("as_of = \"2026-10-01\", ", ""), "dates", "without a date");
    finds(file, ("sources = [\"T01\"]", "sources = [\"T02\"]"), "sources", "T02");
    finds(file, ("sources = [\"T01\"]", "sources = []"), "sources", "rests on nothing");
    finds("sources.toml", ("invented for tests", "青空"), "L1", "readings");
    finds(
        "sources.toml",
        ("from = \"invented", "from.ja = \"invented"),
        "sources",
        "T01 has no title in en: write from.en",
    );
    finds("sources.toml", ("from = \"invented for tests\"", "from.ja = \"青空\"\nfrom.en = \"x\""), "L1", "readings");
    finds("sources.toml", ("\"several\"", "\"unverified\""), "sources", "nobody has verified");
    finds("sources.toml", ("as_of = \"2026-10-01\"", ""), "sources", "give it as_of");
    finds(
        "sources.toml",
        ("as_of = \"2026-10-01\"", "as_of = \"2026-10-01\"\nseen = \"2026-11-01\""),
        "sources",
        "T01",
    );
    let nowhere = "[note.nowhere]\nstatus = \"promise\"\n[source.T01]";
    finds("sources.toml", ("[source.T01]", nowhere), "sources", "no screen has note-nowhere");
    finds(file, ("kind = \"screen\"", "kind = \"screen\"\nstaff_note = true"), "sources", "rests on nothing");
    finds("pack.toml", ("katakana =", "facts = [\"F99\"]\nkatakana ="), "L19", "F99");
}

#[test]
fn a_folder_without_a_pack_says_so() {
    let dir = tempfile::tempdir().unwrap();
    let error = ContentSource::folder(dir.path()).unwrap_err().to_string();
    assert!(error.contains("pack.toml"), "{error}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn no_file_of_words_makes_the_check_panic(junk in "[｜《》あ漢= .{}$\\-a\n5年時は〈]{0,60}|\\PC{0,60}") {
        let found = found_after(EASY, "faq-hot = ", &format!("faq-hot = {junk}\n    .s9 = {junk}\nfaq-warm = "));
        prop_assert!(!found.is_empty());
    }
}
