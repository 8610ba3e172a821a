//! The built-in pack: everything of the proposal has its place, in each language.

use std::collections::BTreeSet;

use furigana::is_kanji;
use jiff::civil::date;
use madoguchi::content::check::{Severity, check};
use madoguchi::content::pack_file::{InfoStep, PackStep, Statement, StatementStatus};
use madoguchi::content::{Content, ContentSource, StatementChoice};
use madoguchi::page::RowRole;
use madoguchi::resident::gallery;

use crate::every_page::{EVERYTHING, LANGUAGES, TODAY, house, houses, of_residents, of_staff};

fn screens(content: &Content) -> impl Iterator<Item = &InfoStep> {
    let steps = content.pack().chapters().iter().flat_map(|chapter| &chapter.steps);
    steps.filter_map(|step| if let PackStep::Screen(screen) = step { Some(screen) } else { None })
}

#[test]
fn the_built_in_pack_has_no_errors() {
    let found = check(&ContentSource::built_in().unwrap(), TODAY);
    let errors: Vec<_> =
        found.iter().filter(|finding| finding.level == Severity::Error).map(ToString::to_string).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn every_fact_of_the_manual_has_a_place() {
    let content = Content::built_in().unwrap();
    let all: Vec<String> = (1..=47).map(|n| format!("F{n:02}")).collect();
    assert_eq!(content.pack().file().facts, all, "the check wants a place for each of these");
    let statements = screens(&content).flat_map(|screen| &screen.statements);
    let asked = content.pack().questions().iter().flat_map(|asked| &asked.statements);
    let notes = content.pack().sources().notes.values().flat_map(|note| &note.facts);
    let placed: BTreeSet<&String> =
        statements.chain(asked).flat_map(|statement| &statement.facts).chain(notes).collect();
    for fact in &all {
        assert!(placed.contains(fact), "{fact} stands in no sentence and no note");
    }
}

/// The ids of the steps that somebody with these answers is shown, in order.
fn shown_with<'a>(content: &'a Content, answers: &[(&str, &str)]) -> Vec<&'a str> {
    let mut circumstances = house(content, ("en", TODAY), &EVERYTHING).circumstances;
    let given = answers.iter().map(|(id, answer)| ((*id).to_owned(), vec![(*answer).to_owned()]));
    circumstances.answers = given.collect();
    let chapters = content.pack().chapters().iter().filter(|chapter| circumstances.holds(&chapter.when));
    let steps = chapters.flat_map(|chapter| &chapter.steps).filter(|step| circumstances.holds(step.when()));
    steps.map(PackStep::id).collect()
}

#[test]
fn every_fact_has_a_day_on_which_it_is_looked_at_again() {
    let content = Content::built_in().unwrap();
    let asked = content.pack().questions().iter().flat_map(|asked| &asked.statements);
    for statement in screens(&content).flat_map(|screen| &screen.statements).chain(asked) {
        let promise = statement.status == StatementStatus::Promise;
        assert!(promise || statement.review_by.is_some(), "{statement:?}");
    }
    for (id, source) in &content.pack().sources().source {
        assert!(source.as_of.is_some() != source.seen.is_some(), "{id} has the date of its page or of the look at it");
    }
}

#[test]
fn both_ways_are_explained_before_the_wish_for_one_of_them() {
    let content = Content::built_in().unwrap();
    let shown = shown_with(&content, &[]);
    let place = |id: &str| shown.iter().position(|own| *own == id).unwrap_or_else(|| panic!("{id} is not shown"));
    for way in ["certificate-what", "ways-same", "ways-card", "ways-certificate"] {
        assert!(place(way) < place("use-insurance"), "{way}");
    }
    assert!(place("record-what") < place("record-keep") && place("k-record") < place("record-keep"));
}

#[test]
fn the_built_in_pack_names_what_is_told_before_a_record_is_asked_for() {
    assert!(Content::built_in().unwrap().pack().file().consent.is_some(), "content check has nothing to hold it to");
}

#[test]
fn who_has_no_card_and_wants_none_is_asked_nothing_about_a_card() {
    let content = Content::built_in().unwrap();
    let shown = shown_with(&content, &[("use-insurance", "no"), ("card-held", "no")]);
    let of_the_card = ["use", "face", "getcard", "special", "keep"];
    let chapters = content.pack().chapters().iter().filter(|chapter| of_the_card.contains(&chapter.id.as_str()));
    for step in chapters.flat_map(|chapter| &chapter.steps) {
        assert!(!shown.contains(&step.id()), "{} is shown", step.id());
    }
    assert!(["certificate-wish", "family-tell"].iter().all(|asked| shown.contains(asked)), "{shown:?}");
    let holds_one = shown_with(&content, &[("use-insurance", "no"), ("card-held", "yes")]);
    assert!(holds_one.contains(&"custody") && holds_one.contains(&"certificate-stop"), "{holds_one:?}");
    assert!(!holds_one.contains(&"face-option"), "{holds_one:?}");
    let wants_one = shown_with(&content, &[("use-insurance", "yes"), ("have-card", "no")]);
    let uses_one = shown_with(&content, &[("use-insurance", "yes"), ("have-card", "yes")]);
    assert!(uses_one.contains(&"special-need") && !uses_one.contains(&"getcard-help"), "{uses_one:?}");
    assert!(["getcard-help", "special-need"].iter().all(|asked| wants_one.contains(asked)), "{wants_one:?}");
    assert!(!wants_one.contains(&"custody"), "nobody holds a card that is still to be made: {wants_one:?}");
}

#[test]
fn no_answer_comes_before_another_for_being_yes() {
    let content = Content::built_in().unwrap();
    for step in content.pack().chapters().iter().flat_map(|chapter| &chapter.steps) {
        if let PackStep::Wish(wish) = step {
            let ids: Vec<&str> = wish.options.iter().map(|option| option.id.as_str()).collect();
            assert!(ids.ends_with(&["later", "talk"]), "{}: {ids:?}", wish.id);
        }
    }
}

#[test]
fn each_step_of_the_pack_is_met_by_somebody_in_each_language() {
    let content = Content::built_in().unwrap();
    for lang in LANGUAGES {
        let met: BTreeSet<&str> = of_residents(lang).iter().map(|page| page.id.as_str()).collect();
        for step in content.pack().chapters().iter().flat_map(|chapter| &chapter.steps) {
            assert!(met.contains(step.id()), "nobody meets {} in {lang}", step.id());
        }
        for asked in content.pack().questions() {
            assert!(met.contains(asked.id.as_str()), "nobody meets {} in {lang}", asked.id);
        }
        for detail in content.pack().details() {
            assert!(met.contains(detail.id.as_str()), "nobody is asked {} in {lang}", detail.id);
        }
    }
}

#[test]
fn every_kanji_on_every_japanese_page_has_its_reading_and_every_page_can_be_said() {
    for lang in ["ja-simple", "ja"] {
        for page in of_residents(lang) {
            for row in &page.rows {
                let bare =
                    row.text.spans().iter().find(|span| span.reading.is_none() && span.base.chars().any(is_kanji));
                assert!(bare.is_none() || page.id == "ask-language", "{lang} {} {}: {bare:?}", page.id, row.id);
                let said = row.text.spoken();
                assert!(!said.chars().any(is_kanji) || page.id == "ask-language", "{} {}: {said}", page.id, row.id);
            }
        }
    }
}

#[test]
fn all_choices_of_a_question_are_equal_in_kind() {
    for page in of_residents("ja-simple") {
        let roles: BTreeSet<bool> = page.choices().map(|(row, _)| page.rows[row].role == RowRole::Choice).collect();
        assert!(roles.len() <= 1, "{}", page.id);
        let numbers: Vec<u8> = page.choices().map(|(_, number)| number).collect();
        let distinct: BTreeSet<&u8> = numbers.iter().collect();
        assert_eq!(numbers.len(), distinct.len(), "a digit chooses two things on {}", page.id);
    }
}

#[test]
fn yes_and_no_keep_their_places_on_every_page() {
    for page in of_residents("ja-simple") {
        for (word, place) in [("はい", 1), ("いいえ", 2)] {
            // An answer that is read back is no choice between the two.
            let mut choices = page.rows.iter().filter(|row| row.number.is_some() && !row.id.starts_with("answer."));
            let row = choices.find(|row| row.text.written() == word);
            assert!(row.is_none_or(|row| row.number == Some(place)), "{word} is not {place} on {}", page.id);
        }
    }
}

#[test]
fn a_sentence_outside_its_dates_is_never_shown() {
    let content = Content::built_in().unwrap();
    let dated = |statement: &&Statement| statement.review_by.is_some();
    let built = content.pack().built();
    for statement in screens(&content).flat_map(|screen| &screen.statements).filter(dated) {
        for today in [date(2020, 1, 1), statement.review_by.unwrap().tomorrow().unwrap()] {
            let circumstances = house(&content, ("en", today), &EVERYTHING).circumstances;
            assert_eq!(
                circumstances.statement_choice(statement, built),
                StatementChoice::Replaced("ask-staff".into()),
                "{}",
                statement.id
            );
        }
    }
}

#[test]
fn on_a_clock_that_is_years_wrong_a_whole_visit_still_works() {
    let content = Content::built_in().unwrap();
    for today in [date(1999, 12, 31), date(2099, 1, 1)] {
        let all = gallery::pages(&content, houses(&content, "ja-simple", today)).unwrap();
        assert!(all.iter().any(|page| page.rows.iter().any(|row| row.id == "receipt-code")));
        assert!(all.iter().all(|page| page.rows.iter().all(|row| row.id != "certificate-old.s1")));
    }
}

#[test]
fn what_a_facility_does_not_offer_is_not_offered() {
    let content = Content::built_in().unwrap();
    let nothing = [("city_visit", "not-offered"), ("city_support", "not-offered")];
    let pages = gallery::pages(&content, vec![house(&content, ("ja-simple", TODAY), &nothing)]).unwrap();
    let rows: BTreeSet<&str> = pages.iter().flat_map(|page| &page.rows).map(|row| row.id.as_str()).collect();
    for absent in ["keep-facility.s1", "custody.facility", "use-visit", "start-free.s5", "custody-certificate.facility"]
    {
        assert!(!rows.contains(absent), "{absent} is shown");
    }
    for there in ["keep-not-offered", "keep-certificate-not-offered", "custody.self", "retention-open"] {
        assert!(rows.contains(there), "{there} is not shown");
    }
    for told in ["getcard-visit.s5", "getcard-support.s6"] {
        let row = pages.iter().flat_map(|page| &page.rows).find(|row| row.id == told).unwrap();
        assert!(row.text.written().ends_with("ここに 来ません。"), "{told}: {}", row.text.written());
    }
}

#[test]
fn staff_find_a_note_and_a_question_for_everything_that_needs_one() {
    let content = Content::built_in().unwrap();
    for lang in content.staff_languages() {
        let words = content.staff_messages(lang).unwrap();
        for screen in screens(&content).filter(|screen| screen.staff_note) {
            assert!(words.has(&format!("note-{}", screen.id)), "{lang} {}", screen.id);
        }
        for key in content.pack().file().profile.keys() {
            assert!(words.has(&format!("profile-{}", key.replace('_', "-"))), "{lang} {key}");
        }
    }
}

#[test]
fn staff_read_each_note_and_what_each_sentence_rests_on_in_review() {
    let content = Content::built_in().unwrap();
    let asked = content.pack().questions().iter().map(|asked| (&asked.id, &asked.statements));
    let told: Vec<_> = screens(&content).map(|screen| (&screen.id, &screen.statements)).chain(asked).collect();
    for lang in content.staff_languages() {
        let pages = of_staff(lang.tag());
        let on_page = |page: &str, row: &str| {
            pages.iter().any(|own| own.id.starts_with(page) && own.rows.iter().any(|own| own.id == row))
        };
        for screen in screens(&content).filter(|screen| screen.staff_note) {
            assert!(on_page("review-notes-of-", &format!("note-{}", screen.id)), "{lang} {}", screen.id);
        }
        assert!(on_page("review-answer-notes-", "note-certificate-who"), "{lang}: no note beside a certificate-wish");
        for (id, statements) in &told {
            for statement in *statements {
                let row = format!("{id}.{}", statement.id);
                assert!(on_page("review-sources-", &format!("{row}.basis")), "{lang} {row}");
            }
        }
        for source in content.pack().sources().source.keys() {
            let row = format!("source.{source}");
            let is_used = told
                .iter()
                .flat_map(|(_, own)| *own)
                .any(|own| own.facts.contains(source) || own.sources.contains(source));
            assert_eq!(on_page("review-sources-", &row), is_used, "{lang} {row}");
        }
    }
}

#[test]
fn whom_to_ask_and_whom_to_complain_to_is_told_also_where_nobody_is_named() {
    for lang in LANGUAGES {
        let pages = of_residents(lang);
        let text = |page: &str, row: &str| {
            let rows = pages.iter().filter(|own| own.id == page).flat_map(|own| &own.rows);
            rows.into_iter().find(|own| own.id == row).unwrap_or_else(|| panic!("{lang} {page} {row}")).text.written()
        };
        assert!(text("start-welcome", "start-welcome.s1").contains("青空ホーム"));
        assert!(text("start-welcome", "start-welcome.s6").contains("相談員の佐藤"));
        assert!(text("start-free", "start-free.s6").contains("施設長の鈴木"));
        let staff = if lang == "en" { "staff" } else { "職員" };
        for (page, open) in [("start-welcome", "contact-open"), ("start-free", "complaints-open")] {
            assert!(text(page, open).contains(staff), "{lang} {open}");
        }
    }
}

#[test]
fn review_shows_a_house_that_named_nobody_the_sentences_its_residents_hear() {
    let content = Content::built_in().unwrap();
    for lang in content.staff_languages() {
        let pages = of_staff(lang.tag());
        let text = |row: &str| {
            let rows = pages.iter().filter(|own| own.id.starts_with("review-sources-")).flat_map(|own| &own.rows);
            rows.into_iter().find(|own| own.id == row).unwrap_or_else(|| panic!("{lang} {row}")).text.written()
        };
        let staff = if lang.is_japanese() { "職員" } else { "any member of staff" };
        let day = if lang.is_japanese() { "施設が決めた日" } else { "a date set by the facility" };
        for (row, part) in [("start-welcome.s6", staff), ("start-free.s6", staff), ("record-rights.s2", day)] {
            assert!(text(row).contains(part), "{lang} {row}: {}", text(row));
        }
        // What depends on a visit or on the machine is shown as it is written: there is neither in review.
        assert!(text("start-welcome.s3").contains(if lang.is_japanese() { "声" } else { "voice" }), "{lang}");
    }
}
