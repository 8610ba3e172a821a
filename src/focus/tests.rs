use proptest::prelude::*;

use super::*;
use crate::page::EntryKind;
use furigana::Lang;
use furigana::RichText;

fn page(opening: PageKind, statements: usize, choices: u8) -> Page {
    let mut rows = vec![PageRow::text("p", RowRole::Heading, RichText::plain("見出し"))];
    rows.extend((0..statements).map(|at| PageRow::text(format!("p.s{at}"), RowRole::Statement, RichText::plain("文"))));
    rows.extend((1..=choices).map(|n| PageRow::choice(format!("p.{n}"), n, RichText::plain("答え"))));
    rows.push(PageRow::text("help", RowRole::Help, RichText::plain("0 もう一度")));
    Page { id: "p".into(), lang: Lang::new("ja"), rows, entry: None, kind: opening }
}

fn opened(page: &Page, sheets: &Pagination) -> PageFocus {
    PageFocus::open(None, page, sheets)
}

#[test]
fn a_digit_moves_and_enter_decides() {
    let page = page(PageKind::Question, 1, 4);
    let sheets = Pagination::single_sheet(page.rows.len());
    let mut place = opened(&page, &sheets);
    assert_eq!(place.handle(&page, &sheets, UserInput::Char('２')), InputOutcome::Moved);
    assert_eq!(place.handle(&page, &sheets, UserInput::Decide), InputOutcome::Choice(2));
}

#[test]
fn enter_on_a_question_chooses_nothing() {
    let page = page(PageKind::Question, 1, 4);
    let sheets = Pagination::single_sheet(page.rows.len());
    let mut place = opened(&page, &sheets);
    for _ in 0..5 {
        assert_eq!(place.handle(&page, &sheets, UserInput::Decide), InputOutcome::Invalid(InputError::NothingChosen));
    }
    assert_eq!(
        place.handle(&page, &sheets, UserInput::Line(String::new())),
        InputOutcome::Invalid(InputError::NothingChosen)
    );
}

#[test]
fn enter_goes_on_where_something_is_told() {
    let page = page(PageKind::Information, 3, 1);
    let sheets = Pagination::single_sheet(page.rows.len());
    assert_eq!(opened(&page, &sheets).handle(&page, &sheets, UserInput::Decide), InputOutcome::Choice(1));
}

#[test]
fn enter_turns_every_sheet_before_it_goes_on() {
    let page = page(PageKind::Information, 3, 1);
    let sheets = Pagination::new(vec![0..2, 2..4, 4..5]);
    let mut place = opened(&page, &sheets);
    assert_eq!(place.handle(&page, &sheets, UserInput::Decide), InputOutcome::Moved);
    assert_eq!((place.sheet(), place.row()), (1, 2));
    assert_eq!(place.handle(&page, &sheets, UserInput::Decide), InputOutcome::Moved);
    assert_eq!((place.sheet(), place.row()), (2, 4));
    assert_eq!(place.handle(&page, &sheets, UserInput::Decide), InputOutcome::Choice(1));
}

#[test]
fn turning_to_the_choices_of_a_question_preselects_none() {
    let page = page(PageKind::Question, 1, 4);
    let sheets = Pagination::new(vec![0..2, 2..6]);
    let mut place = opened(&page, &sheets);
    assert_eq!(place.handle(&page, &sheets, UserInput::Decide), InputOutcome::Moved);
    assert_eq!(place.sheet(), 1);
    assert_eq!(place.handle(&page, &sheets, UserInput::Decide), InputOutcome::Invalid(InputError::NothingChosen));
}

/// The sheets of the picture in the issue: the way on stands with the last sentence, the way back on a sheet behind it.
#[test]
fn enter_alone_never_comes_to_the_way_back_or_to_an_answer() {
    let page = page(PageKind::Information, 3, 3);
    for sheets in [vec![0..2, 2..4, 4..5, 5..7], vec![0..2, 2..5, 5..7], vec![0..4, 4..5, 5..6, 6..7]] {
        let sheets = Pagination::new(sheets);
        let mut place = opened(&page, &sheets);
        let outcomes: Vec<_> = (0..4).map(|_| place.handle(&page, &sheets, UserInput::Decide)).collect();
        let first = outcomes.iter().find(|outcome| matches!(outcome, InputOutcome::Choice(_)));
        assert_eq!(first, Some(&InputOutcome::Choice(1)), "{sheets:?}");
    }
}

#[test]
fn answers_between_sentences_are_read_on_to_and_not_chosen() {
    let mut page = page(PageKind::Information, 2, 3);
    // As answers are read back: a question, its answer, a question, its answer, then the way on.
    let rows = [0, 1, 4, 2, 5, 3, 6].map(|row| page.rows[row].clone());
    page.rows = rows.to_vec();
    let sheets = Pagination::new(vec![0..2, 2..3, 3..4, 4..5, 5..7]);
    let mut place = opened(&page, &sheets);
    for sheet in 1..5 {
        assert_eq!(place.handle(&page, &sheets, UserInput::Decide), InputOutcome::Moved);
        assert_eq!(place.sheet(), sheet);
    }
    assert_eq!(place.handle(&page, &sheets, UserInput::Decide), InputOutcome::Choice(1));
}

#[test]
fn a_mistake_takes_nobody_from_the_answers_to_which_they_read_on() {
    let mut page = page(PageKind::Question, 2, 4);
    let sheets = Pagination::new(vec![0..2, 2..3, 3..7]);
    let mut place = opened(&page, &sheets);
    for _ in 0..2 {
        place.handle(&page, &sheets, UserInput::Decide);
    }
    assert_eq!(place.handle(&page, &sheets, UserInput::Decide), InputOutcome::Invalid(InputError::NothingChosen));
    page.rows.push(PageRow::text("wrong", RowRole::Alert, RichText::plain("何も選んでいません")));
    // With what was said less stands on a sheet.
    let sheets = Pagination::new(vec![0..2, 2..3, 3..5, 5..7]);
    let place = PageFocus::open(Some(place), &page, &sheets);
    assert!(sheets.rows(place.sheet()).contains(&3), "{place:?}");
}

#[test]
fn a_wrong_number_says_so_and_moves_nothing() {
    let page = page(PageKind::Question, 1, 4);
    let sheets = Pagination::single_sheet(page.rows.len());
    let mut place = opened(&page, &sheets);
    let before = place.clone();
    assert_eq!(
        place.handle(&page, &sheets, UserInput::Char('7')),
        InputOutcome::Invalid(InputError::NoSuchNumber("7".into()))
    );
    assert_eq!(place, before);
}

#[test]
fn a_line_with_a_number_chooses_and_decides() {
    let page = page(PageKind::Question, 1, 4);
    let sheets = Pagination::single_sheet(page.rows.len());
    let mut place = opened(&page, &sheets);
    assert_eq!(place.handle(&page, &sheets, UserInput::Line(" ３ ".into())), InputOutcome::Choice(3));
    assert_eq!(place.handle(&page, &sheets, UserInput::Line("0".into())), InputOutcome::Command(PageCommand::Repeat));
    assert_eq!(place.handle(&page, &sheets, UserInput::Line("*".into())), InputOutcome::Command(PageCommand::Back));
    assert_eq!(
        place.handle(&page, &sheets, UserInput::Line("12".into())),
        InputOutcome::Invalid(InputError::NoSuchNumber("12".into()))
    );
}

#[test]
fn digits_are_typed_where_a_number_is_asked_for() {
    let mut page = page(PageKind::Question, 1, 0);
    page.entry = Some(EntryField { kind: EntryKind::Digits, longest: 3 });
    let sheets = Pagination::single_sheet(page.rows.len());
    let mut place = opened(&page, &sheets);
    for c in ['1', '２', '0'] {
        assert_eq!(place.handle(&page, &sheets, UserInput::Char(c)), InputOutcome::Moved);
    }
    assert_eq!(place.handle(&page, &sheets, UserInput::Char('4')), InputOutcome::Invalid(InputError::EntryFull));
    assert_eq!(place.handle(&page, &sheets, UserInput::Char('x')), InputOutcome::Invalid(InputError::OnlyDigits));
    assert_eq!(place.handle(&page, &sheets, UserInput::Decide), InputOutcome::Typed("120".into()));
    assert_eq!(place.typed(), "");
}

#[test]
fn enter_on_a_choice_is_that_choice_where_something_is_typed_too_and_typing_on_is_typing_again() {
    let mut page = page(PageKind::Question, 1, 1);
    page.entry = Some(EntryField { kind: EntryKind::HiddenDigits, longest: 4 });
    let sheets = Pagination::single_sheet(page.rows.len());
    let to_the_choice = |place: &mut PageFocus| {
        while page.rows[place.row()].number.is_none() {
            assert_eq!(place.handle(&page, &sheets, UserInput::Next), InputOutcome::Moved);
        }
    };
    let mut place = opened(&page, &sheets);
    to_the_choice(&mut place);
    assert!(matches!(place.handle(&page, &sheets, UserInput::Decide), InputOutcome::Choice(_)));
    assert_eq!(place.handle(&page, &sheets, UserInput::Char('7')), InputOutcome::Moved);
    assert_eq!(place.handle(&page, &sheets, UserInput::Decide), InputOutcome::Typed("7".into()));
}

#[test]
fn the_same_page_redrawn_keeps_the_place_and_puts_the_cursor_on_what_was_said() {
    let mut page = page(PageKind::Question, 1, 4);
    let sheets = Pagination::single_sheet(page.rows.len());
    let mut place = opened(&page, &sheets);
    place.handle(&page, &sheets, UserInput::Char('2'));
    let focus = place.row();
    page.rows.push(PageRow::text("wrong", RowRole::Alert, RichText::plain("その番号はありません")));
    let mut place = PageFocus::open(Some(place), &page, &sheets);
    assert_eq!((place.row(), place.cursor(&page)), (focus, page.rows.len() - 1));
    place.handle(&page, &sheets, UserInput::Next);
    assert_eq!(place.cursor(&page), place.row());
}

proptest! {
    #[test]
    fn down_reaches_every_row_from_anywhere(
        statements in 0usize..6, choices in 0u8..6, cuts in prop::collection::btree_set(1usize..12, 0..4), tells: bool
    ) {
        let page = page(if tells { PageKind::Information } else { PageKind::Question }, statements, choices);
        let sheets = sheets_cut(page.rows.len(), cuts.into_iter());
        let mut place = opened(&page, &sheets);
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..=page.rows.len() + sheets.count() {
            seen.insert(place.row());
            prop_assert!(sheets.rows(place.sheet()).contains(&place.row()));
            place.handle(&page, &sheets, UserInput::Next);
        }
        prop_assert_eq!(seen.into_iter().collect::<Vec<_>>(), focusable_rows(&page).collect::<Vec<_>>());
    }

    #[test]
    fn nothing_but_enter_and_hash_decides(keys in prop::collection::vec(any::<char>(), 0..40)) {
        let page = page(PageKind::Question, 2, 5);
        let sheets = Pagination::new(vec![0..3, 3..8]);
        let mut place = opened(&page, &sheets);
        for key in keys.into_iter().filter(|key| narrow(*key) != '#') {
            prop_assert!(!matches!(place.handle(&page, &sheets, UserInput::Char(key)), InputOutcome::Choice(_) | InputOutcome::Typed(_)));
        }
    }
}

fn sheets_cut(rows: usize, cuts: impl Iterator<Item = usize>) -> Pagination {
    let mut ranges = Vec::new();
    let mut from = 0;
    for cut in cuts.filter(|cut| *cut < rows) {
        ranges.push(from..cut);
        from = cut;
    }
    ranges.push(from..rows);
    Pagination::new(ranges)
}

#[test]
fn a_row_that_comes_to_stand_before_the_focus_does_not_move_it() {
    let mut page = page(PageKind::Question, 1, 4);
    let sheets = Pagination::single_sheet(page.rows.len());
    let mut place = opened(&page, &sheets);
    place.handle(&page, &sheets, UserInput::Char('2'));
    page.rows.insert(0, PageRow::text("mark-no-sound", RowRole::Mark, RichText::plain("音が出ません。")));
    let sheets = Pagination::single_sheet(page.rows.len());
    let mut place = PageFocus::open(Some(place), &page, &sheets);
    assert_eq!(place.handle(&page, &sheets, UserInput::Decide), InputOutcome::Choice(2));
}

#[test]
fn a_row_that_is_touched_gets_the_focus_and_decides_nothing() {
    let page = page(PageKind::Question, 1, 4);
    let sheets = Pagination::single_sheet(page.rows.len());
    let mut place = opened(&page, &sheets);
    let row = page.row_with_number(3).unwrap();
    assert_eq!(place.handle(&page, &sheets, UserInput::Row(row)), InputOutcome::Moved);
    assert_eq!(place.handle(&page, &sheets, UserInput::Row(row)), InputOutcome::Unchanged);
    assert_eq!(
        place.handle(&page, &sheets, UserInput::Row(page.rows.len() - 1)),
        InputOutcome::Unchanged,
        "the help has no focus"
    );
    assert_eq!(place.handle(&page, &sheets, UserInput::Row(99)), InputOutcome::Unchanged);
    assert_eq!(place.row(), row);
}
