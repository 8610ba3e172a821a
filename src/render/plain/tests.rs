use proptest::prelude::*;

use super::*;
use crate::focus::UserInput;
use crate::page::{EntryField, EntryKind, PageKind};
use furigana::Lang;
use furigana::RichText;

const SCREEN: ScreenSize = ScreenSize { cols: 80, rows: 24 };

fn rich(source: &str) -> RichText {
    RichText::parse(source).unwrap()
}

fn said(id: &str, role: RowRole, source: &str) -> PageRow {
    PageRow::text(id, role, rich(source))
}

fn page(opening: PageKind) -> Page {
    let rows = vec![
        said("mark", RowRole::Mark, "｜見本《みほん》です。"),
        said("progress", RowRole::Progress, "はじめに  12ページの 3"),
        said("h", RowRole::Heading, "マイナ｜保険証《ほけんしょう》の ｜使《つか》い｜方《かた》"),
        said(
            "s1",
            RowRole::Statement,
            "｜病院《びょういん》や ｜薬局《やっきょく》で、｜顔《かお》を カメラに ｜見《み》せると、 あなたの ｜保険《ほけん》を ｜確認《かくにん》できます。",
        ),
        PageRow::choice("c1", 1, rich("｜使《つか》い｜方《かた》を ｜聞《き》く")),
        PageRow::choice("c2", 2, rich("｜同意《どうい》する")),
        said("help", RowRole::Help, "0 もう ｜一度《いちど》  * もどる"),
    ];
    Page { id: "p".into(), lang: Lang::new("ja-simple"), rows, entry: None, kind: opening }
}

fn dealt(page: &Page, size: ScreenSize) -> PlainLayout {
    paginate_plain(page, DisplayPrefs::default(), size, &ScreenReaderPrefs::default())
}

/// The text under the cursor after these keys: what a braille line shows and most readers say.
fn under_cursor(page: &Page, size: ScreenSize, keys: &[UserInput]) -> String {
    let dealt = dealt(page, size);
    let mut place = PageFocus::open(None, page, &dealt.pagination);
    for key in keys {
        place.handle(page, &dealt.pagination, key.clone());
    }
    let written = dealt.sheet_at(page, &place);
    written.rows[written.cursor.unwrap().1].clone()
}

#[test]
fn a_page_is_one_thing_a_row_in_kana_with_help_on_the_last_row() {
    let page = page(PageKind::Question);
    let dealt = dealt(&page, SCREEN);
    let place = PageFocus::open(None, &page, &dealt.pagination);
    let written = dealt.sheet_at(&page, &place);
    let rows: Vec<&str> = written.rows.iter().map(String::as_str).filter(|row| !row.is_empty()).collect();
    assert_eq!(
        rows,
        [
            "みほんです。",
            "はじめに  12ページの 3",
            "マイナほけんしょうの つかいかた",
            "びょういんや やっきょくで、かおを",
            "カメラに みせると、 あなたの ほけんを",
            "かくにんできます。",
            "1: つかいかたを きく",
            "2: どういする",
            "0 もう いちど  * もどる",
        ]
    );
    assert_eq!(written.rows.len(), 24);
    assert_eq!(written.rows[23], "0 もう いちど  * もどる");
}

#[test]
fn the_cursor_begins_on_the_title_and_meets_every_line() {
    let page = page(PageKind::Information);
    let mut met = Vec::new();
    for many in 0..7 {
        met.push(under_cursor(&page, SCREEN, &vec![UserInput::Next; many]));
    }
    assert_eq!(
        met,
        [
            "マイナほけんしょうの つかいかた",
            "びょういんや やっきょくで、かおを",
            "カメラに みせると、 あなたの ほけんを",
            "かくにんできます。",
            "1: つかいかたを きく",
            "2: どういする",
            "はじめに  12ページの 3",
        ]
    );
    let back = [UserInput::Char('1'), UserInput::Previous];
    assert_eq!(under_cursor(&page, SCREEN, &back), "かくにんできます。");
}

#[test]
fn a_digit_is_a_cursor_on_the_choice_and_enter_on_a_page_that_tells_goes_to_the_first() {
    assert_eq!(under_cursor(&page(PageKind::Question), SCREEN, &[UserInput::Char('2')]), "2: どういする");
    assert_eq!(under_cursor(&page(PageKind::Information), SCREEN, &[UserInput::Decide]), "1: つかいかたを きく");
}

#[test]
fn kanji_stand_alone_for_voices_that_know_them() {
    let listener = ScreenReaderPrefs { furigana: FuriganaMode::Hidden, announcement: None };
    let plain = paginate_plain(&page(PageKind::Question), DisplayPrefs::default(), SCREEN, &listener);
    assert_eq!(
        plain.lines_of(3).collect::<Vec<_>>(),
        ["病院や 薬局で、顔を カメラに 見せると、", "あなたの 保険を 確認できます。"]
    );
    assert!(plain.texts().all(|text| !text.contains('\u{200b}')));
}

#[test]
fn the_cursor_goes_to_what_was_said_and_then_back_to_the_focus() {
    let mut page = page(PageKind::Question);
    page.rows.push(said("alert", RowRole::Alert, "まちがい。7は ありません。"));
    assert_eq!(under_cursor(&page, SCREEN, &[]), "まちがい。7は ありません。");
    assert_eq!(under_cursor(&page, SCREEN, &[UserInput::Char('1')]), "1: つかいかたを きく");
}

#[test]
fn the_cursor_is_behind_what_is_typed_and_hidden_digits_are_stars() {
    let mut page = page(PageKind::Question);
    page.entry = Some(EntryField { kind: EntryKind::HiddenDigits, longest: 8 });
    assert_eq!(
        under_cursor(&page, SCREEN, &[]),
        "マイナほけんしょうの つかいかた",
        "before anything is typed it is on the title"
    );
    let typed = [UserInput::Char('4'), UserInput::Char('2')];
    assert_eq!(under_cursor(&page, SCREEN, &typed), "**");
    page.entry = Some(EntryField { kind: EntryKind::Text, longest: 200 });
    let many = vec![UserInput::Char('あ'); 120];
    assert!(column_width(&under_cursor(&page, SCREEN, &many)) < MAX_COLUMNS);
}

#[test]
fn what_is_announced_is_the_first_row() {
    let listener =
        ScreenReaderPrefs { announcement: Some("Rows for a screen reader.".into()), ..ScreenReaderPrefs::default() };
    let page = page(PageKind::Information);
    let plain = paginate_plain(&page, DisplayPrefs::default(), SCREEN, &listener);
    let place = PageFocus::open(None, &page, &plain.pagination);
    assert_eq!(plain.sheet_at(&page, &place).rows[0], "Rows for a screen reader.");
}

fn sentence() -> impl Strategy<Value = RichText> {
    let word = prop_oneof![
        4 => ("[一二三水火土医師証]{1,6}", "[あいうかきょっゃしんー]{1,9}").prop_map(|(base, reading)| format!("｜{base}《{reading}》")),
        3 => "[かきくけさしすなにはをも]{1,8}",
        1 => "[アイナンバー]{1,30}",
        1 => "[a-zA-Z]{1,50}",
        1 => "[０-９]{1,9}",
        1 => "「[かき]{1,3}」、",
    ];
    let parts = prop::collection::vec((word, prop::sample::select(vec!["", "", " ", "　", "、"])), 1..14);
    parts.prop_map(|parts| rich(&parts.into_iter().map(|(word, after)| word + after).collect::<String>()))
}

fn any_page() -> impl Strategy<Value = Page> {
    let rows = (
        prop::option::of(sentence()),
        prop::collection::vec(sentence(), 0..8),
        prop::collection::vec(sentence(), 0..9),
    );
    let more = (prop::option::of(sentence()), any::<bool>(), any::<bool>());
    (rows, more).prop_map(|((mark, body, choices), (alert, tells, typed))| {
        let mut rows = vec![said("h", RowRole::Heading, "みだし")];
        rows.extend(mark.map(|text| PageRow::text("mark", RowRole::Mark, text)));
        rows.extend((0..).zip(body).map(|(at, text)| PageRow::text(format!("s{at}"), RowRole::Statement, text)));
        rows.extend((1u8..).zip(choices).map(|(at, text)| PageRow::choice(format!("c{at}"), at, text)));
        rows.extend(alert.map(|text| PageRow::text("alert", RowRole::Alert, text)));
        rows.push(said("help", RowRole::Help, "0 もう ｜一度《いちど》"));
        let opening = if tells { PageKind::Information } else { PageKind::Question };
        let entry = typed.then_some(EntryField { kind: EntryKind::Digits, longest: 5 });
        Page { id: "p".into(), lang: Lang::new("ja"), rows, entry, kind: opening }
    })
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, ' ' | '\u{3000}')).collect()
}

proptest! {
    #[test]
    fn every_row_is_written_whole_in_lines_that_fit(page in any_page(), cols in 4usize..100, rows in 0usize..30, kanji: bool) {
        let furigana = if kanji { FuriganaMode::Hidden } else { FuriganaMode::Kana };
        let listener = ScreenReaderPrefs { furigana, announcement: None };
        let dealt = paginate_plain(&page, DisplayPrefs::default(), ScreenSize { cols, rows }, &listener);
        for (at, row) in page.rows.iter().enumerate() {
            let written: String = dealt.lines_of(at).collect();
            let number = row.number.map(|number| format!("{number}:")).unwrap_or_default();
            let words = if kanji { row.text.written() } else { row.text.kana() };
            let half = |c: char| if ('０'..='９').contains(&c) { char::from_u32(u32::from(c) - 0xfee0).unwrap() } else { c };
            prop_assert_eq!(bare(&written), format!("{number}{}", bare(&words).chars().map(half).collect::<String>()));
        }
        prop_assert!(dealt.texts().all(|text| column_width(text) <= cols.min(MAX_COLUMNS)));
    }

    #[test]
    fn down_meets_every_line_of_every_row_that_can_have_the_focus(page in any_page(), cols in 8usize..60, rows in 1usize..26) {
        let dealt = dealt(&page, ScreenSize { cols, rows });
        let mut place = PageFocus::open(None, &page, &dealt.pagination);
        place.handle(&page, &dealt.pagination, UserInput::Next);
        let mut met = std::collections::BTreeSet::new();
        for _ in 0..dealt.texts().count() {
            let written = dealt.sheet_at(&page, &place);
            let under = written.rows[written.cursor.unwrap().1].clone();
            prop_assert_eq!(&under, dealt.lines_of(place.row()).nth(place.row_line()).unwrap());
            met.insert((place.row(), place.row_line()));
            place.handle(&page, &dealt.pagination, UserInput::Next);
        }
        let fixed = |row: &PageRow| matches!(row.role, RowRole::Alert | RowRole::Help | RowRole::Mark);
        let all = page.rows.iter().enumerate().filter(|(_, row)| !fixed(row)).map(|(at, _)| dealt.lines_of(at).count()).sum::<usize>();
        prop_assert_eq!(met.len(), all);
    }

    #[test]
    fn no_size_panics(page in any_page(), cols in 0usize..60, rows in 0usize..14, keys in prop::collection::vec(0u8..5, 0..12)) {
        let dealt = dealt(&page, ScreenSize { cols, rows });
        let mut place = PageFocus::open(None, &page, &dealt.pagination);
        for key in keys {
            let written = dealt.sheet_at(&page, &place);
            prop_assert_eq!(written.rows.len(), rows);
            prop_assert!(written.cursor.is_none_or(|(col, row)| col < cols && row < rows));
            let input = [UserInput::Next, UserInput::Previous, UserInput::Decide, UserInput::Char('1'), UserInput::Erase][usize::from(key)].clone();
            place.handle(&page, &dealt.pagination, input);
        }
    }
}

#[test]
fn what_was_just_said_is_lifted_only_into_a_free_row_and_takes_the_cursor_with_it() {
    let mut page = page(PageKind::Question);
    page.rows.insert(6, said("alert", RowRole::Alert, "まちがい。7は ありません。"));
    for rows in 3..30 {
        let dealt = dealt(&page, ScreenSize { cols: 40, rows });
        let before = dealt.sheet_at(&page, &PageFocus::open(None, &page, &dealt.pagination));
        let mut after = before.clone();
        after.lift_alert();
        let texts = |written: &PlainSheet| -> Vec<String> {
            written.rows.iter().filter(|row| !row.is_empty()).cloned().collect()
        };
        assert_eq!(texts(&after), texts(&before), "{rows} rows: nothing is lost");
        let under = |written: &PlainSheet| written.cursor.map(|(_, row)| written.rows[row].clone());
        assert_eq!(under(&after), under(&before), "{rows} rows");
        let free = before
            .alert_rows
            .start
            .checked_sub(1)
            .is_some_and(|row| before.page_rows.contains(&row) && before.rows[row].is_empty());
        assert_eq!(after != before, free && !before.alert_rows.is_empty(), "{rows} rows");
    }
}
