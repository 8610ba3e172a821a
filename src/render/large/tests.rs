use proptest::prelude::*;

mod faults;
mod whole;

use super::*;
use crate::focus::{PageFocus, UserInput};
use crate::page::{EntryField, EntryKind, FuriganaMode, PageKind, PageRow, RowRole, TextSize, Theme};
use furigana::Lang;
use furigana::RichText;

fn rich(source: &str) -> RichText {
    RichText::parse(source).unwrap()
}

fn said(id: &str, role: RowRole, source: &str) -> PageRow {
    PageRow::text(id, role, rich(source))
}

fn page(rows: Vec<PageRow>, opening: PageKind) -> Page {
    Page { id: "p".into(), lang: Lang::new("ja-simple"), rows, entry: None, kind: opening }
}

/// The page of the picture `text-drawing-80x24.png`, in the kiosk's frame.
fn insurance_card() -> Page {
    page(
        vec![
            said("mark", RowRole::Mark, "これは ｜見本《みほん》です。"),
            said("progress", RowRole::Progress, "はじめに  12ページの3"),
            said("h", RowRole::Heading, "マイナ｜保険証《ほけんしょう》の ｜使《つか》い｜方《かた》"),
            said(
                "s1",
                RowRole::Statement,
                "マイナンバーカードは ｜健康保険証《けんこうほけんしょう》として ｜使《つか》えます。",
            ),
            said(
                "s2",
                RowRole::Statement,
                "｜病院《びょういん》や ｜薬局《やっきょく》で、｜顔《かお》を カメラに ｜見《み》せると、 あなたの ｜保険《ほけん》を ｜確認《かくにん》できます。",
            ),
            PageRow::choice("c1", 1, rich("｜使《つか》い｜方《かた》を ｜聞《き》く")),
            PageRow::choice("c2", 2, rich("｜同意《どうい》する")),
            PageRow::choice("c3", 3, rich("｜職員《しょくいん》を ｜呼《よ》ぶ")),
            said("help", RowRole::Help, "0 もう｜一度《いちど》  * ｜戻《もど》る  ? キーの｜説明《せつめい》"),
        ],
        PageKind::Question,
    )
}

fn look(readings: FuriganaMode, amount: TextSize) -> DisplayPrefs {
    DisplayPrefs { furigana: readings, text_size: amount, ..DisplayPrefs::default() }
}

/// All sheets as a person sees them when stepping through the page.
fn pictures(page: &Page, look: DisplayPrefs, size: ScreenSize) -> String {
    let layout = layout(page, look, size);
    let mut place = PageFocus::open(None, page, &layout.pagination);
    let mut seen = Vec::new();
    for sheet in 0..layout.sheets.len() {
        for _ in 0..50 {
            if place.sheet() == sheet {
                break;
            }
            place.handle(page, &layout.pagination, UserInput::Next);
        }
        assert_eq!(place.sheet(), sheet, "stepping reaches every sheet");
        seen.push(paint_page(&layout, page, &place, &Palette::coloured(Theme::default())).rows().join("\n"));
    }
    seen.join("\n────────\n")
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => ("[一二三四五六七八九十百千日月火水木金土医師証]{1,6}", "[あいうかきくさしすたちつなに][あいうかきょっゃしんー]{0,11}")
            .prop_map(|(base, reading)| format!("｜{base}《{reading}》")),
        3 => "[かきくけさしすなにはひほまみ][かきくけさしすなにはひまみむゃょっー]{0,12}",
        1 => "[アイウカキクマ][アイナンバーカド]{0,14}",
        1 => "[a-zA-Z]{1,45}",
        1 => "[0-9]{1,20}",
        1 => ("[かきくけ]{1,3}", "[a-z]{1,6}").prop_map(|(kana, latin)| format!("「{kana}」（{latin}）")),
    ]
}

fn sentence(words: usize) -> impl Strategy<Value = RichText> {
    let parts =
        prop::collection::vec((word(), prop::sample::select(vec!["", "", " ", " ", "　", "、", "、 "])), 1..words);
    (parts, prop::sample::select(vec!["", "。", "？"])).prop_map(|(parts, end)| {
        let text: String = parts.into_iter().map(|(word, after)| word + after).collect();
        rich(&format!("{}{end}", text.trim_end_matches([' ', '　', '、'])))
    })
}

fn any_page() -> impl Strategy<Value = Page> {
    let sign = || prop::option::of(sentence(6));
    let body = prop::collection::vec(sentence(25), 0..8);
    let choices = prop::collection::vec(sentence(10), 0..9);
    let heads = (sign(), sign(), prop::option::of(sentence(8)), any::<bool>());
    (heads, body, choices, sign(), sign(), prop::option::of(0usize..64)).prop_map(
        |((mark, progress, title, asks), body, choices, alert, help, longest)| {
            let row = |id: &str, role, text: Option<RichText>| text.map(|text| PageRow::text(id, role, text));
            let mut rows: Vec<PageRow> = Vec::new();
            rows.extend(row("mark", RowRole::Mark, mark));
            rows.extend(row("progress", RowRole::Progress, progress));
            rows.extend(row("title", if asks { RowRole::Question } else { RowRole::Heading }, title));
            rows.extend((0..).zip(body).map(|(at, text)| PageRow::text(format!("s{at}"), RowRole::Statement, text)));
            rows.extend((1u8..).zip(choices).map(|(at, text)| PageRow::choice(format!("c{at}"), at, text)));
            rows.extend(row("alert", RowRole::Alert, alert));
            rows.extend(row("help", RowRole::Help, help));
            let entry = longest.map(|longest| EntryField { kind: EntryKind::Text, longest });
            Page { entry, ..page(rows, if asks { PageKind::Question } else { PageKind::Information }) }
        },
    )
}

fn any_look() -> impl Strategy<Value = DisplayPrefs> {
    let readings = prop::sample::select(vec![FuriganaMode::Shown, FuriganaMode::Hidden, FuriganaMode::Kana]);
    (readings, prop::sample::select(TextSize::ALL.to_vec())).prop_map(|(readings, amount)| look(readings, amount))
}

proptest! {
    #[test]
    fn stepping_from_row_to_row_comes_by_every_sheet(
        page in any_page(), look in any_look(), cols in 8u16..100, rows in 1u16..30
    ) {
        prop_assume!(page.rows.iter().any(|row| !matches!(row.role, RowRole::Mark | RowRole::Alert | RowRole::Help)));
        let layout = layout(&page, look, ScreenSize::new(cols, rows));
        for way in [UserInput::Next, UserInput::Previous] {
            let mut place = PageFocus::open(None, &page, &layout.pagination);
            let mut seen = std::collections::BTreeSet::from([place.sheet()]);
            for _ in 0..2 * (page.rows.len() + layout.sheets.len()) {
                place.handle(&page, &layout.pagination, way.clone());
                seen.insert(place.sheet());
            }
            prop_assert_eq!(seen.len(), layout.sheets.len(), "{:?} {:?}", way, layout.pagination);
        }
    }

    #[test]
    fn no_size_panics_and_every_row_is_dealt(
        page in any_page(), look in any_look(), cols in 0u16..60, rows in 0u16..14
    ) {
        let layout = layout(&page, look, ScreenSize::new(cols, rows));
        let mut place = PageFocus::open(None, &page, &layout.pagination);
        prop_assert_eq!(layout.sheets.len(), layout.pagination.count());
        for row in 0..page.rows.len() {
            prop_assert!((0..layout.pagination.count()).any(|sheet| layout.pagination.rows(sheet).contains(&row)));
        }
        for _ in 0..6 {
            let painted = paint_page(&layout, &page, &place, &Palette::coloured(Theme::default()));
            prop_assert!(painted.cursor.is_none_or(|(col, row)| col < cols && row < rows));
            place.handle(&page, &layout.pagination, UserInput::Next);
        }
    }
}

fn every_size(page: &Page, look: DisplayPrefs) -> String {
    let sizes = [(40, 12), (80, 24), (120, 40)];
    let picture = |(cols, rows)| format!("{cols}x{rows}\n{}", pictures(page, look, ScreenSize::new(cols, rows)));
    sizes.map(picture).join("\n════════\n")
}

fn number_page() -> Page {
    let rows = vec![
        said("q", RowRole::Question, "あなたの ｜番号《ばんごう》を ｜入力《にゅうりょく》して ください。"),
        said("s1", RowRole::Statement, "この ｜施設《しせつ》で ｜使《つか》う 4けたの ｜番号《ばんごう》です。"),
        said("alert", RowRole::Alert, "まちがい：「あ」。 ｜数字《すうじ》だけを ｜入力《にゅうりょく》できます。"),
        said("help", RowRole::Help, "0 もう｜一度《いちど》  * ｜戻《もど》る  ? キーの｜説明《せつめい》"),
    ];
    let entry = EntryField { kind: EntryKind::HiddenDigits, longest: 12 };
    Page { entry: Some(entry), ..page(rows, PageKind::Question) }
}

#[test]
fn a_page_with_furigana_at_three_sizes() {
    insta::assert_snapshot!(every_size(&insurance_card(), DisplayPrefs::default()));
}

#[test]
fn a_page_a_sentence_at_a_time() {
    insta::assert_snapshot!(every_size(&insurance_card(), look(FuriganaMode::Shown, TextSize::OneSentence)));
}

#[test]
fn a_page_without_furigana_and_in_kana() {
    let size = ScreenSize::new(60, 20);
    let hidden = pictures(&insurance_card(), look(FuriganaMode::Hidden, TextSize::Full), size);
    let kana = pictures(&insurance_card(), look(FuriganaMode::Kana, TextSize::Full), size);
    insta::assert_snapshot!(format!("{hidden}\n════════\n{kana}"));
}

#[test]
fn a_page_that_takes_typing_and_has_something_to_say() {
    insta::assert_snapshot!(every_size(&number_page(), DisplayPrefs::default()));
}

/// A page at its place after these keys.
fn after(page: &Page, keys: &[UserInput], size: ScreenSize) -> PaintedSheet {
    let layout = layout(page, DisplayPrefs::default(), size);
    let mut place = PageFocus::open(None, page, &layout.pagination);
    for key in keys {
        place.handle(page, &layout.pagination, key.clone());
    }
    paint_page(&layout, page, &place, &Palette::coloured(Theme::default()))
}

#[test]
fn the_cursor_is_on_the_focus_then_on_what_was_said() {
    let focused = after(&insurance_card(), &[UserInput::Char('2')], ScreenSize::new(80, 24));
    let row = |painted: &PaintedSheet| painted.rows()[usize::from(painted.cursor.unwrap().1)].clone();
    assert_eq!(row(&focused), "＞  2   同意 する");
    let alerted = after(&number_page(), &[], ScreenSize::new(80, 24));
    assert!(row(&alerted).starts_with("！ まちがい"), "{}", row(&alerted));
}

#[test]
fn what_is_typed_is_seen_as_dots_where_it_must_not_be_read() {
    let typed = [UserInput::Char('4'), UserInput::Char('7')];
    let painted = after(&number_page(), &typed, ScreenSize::new(80, 24));
    let (col, row) = painted.cursor.unwrap();
    assert_eq!(painted.rows()[usize::from(row)].trim(), "・・");
    assert_eq!(col, 3 + 4);
    assert!(!painted.rows().concat().contains("47"));
}

#[test]
fn the_focus_is_marked_by_more_than_colour() {
    let painted = after(&insurance_card(), &[UserInput::Char('2')], ScreenSize::new(80, 24));
    let marked: Vec<String> = painted.rows().into_iter().filter(|row| row.contains('＞')).collect();
    assert_eq!(marked, ["＞  2   同意 する"]);
}

#[test]
fn choices_weigh_the_same_on_every_screen_that_can_hold_them() {
    for (cols, rows) in [(40, 12), (60, 16), (80, 24), (240, 67)] {
        let layout = layout(&insurance_card(), DisplayPrefs::default(), ScreenSize::new(cols, rows));
        let choices = |sheet: &&Vec<PlacedLine>| sheet.iter().any(|strip| strip.role == RowRole::Choice);
        assert_eq!(layout.sheets.iter().filter(choices).count(), 1, "{cols}x{rows}");
    }
}

#[test]
fn control_characters_never_reach_the_screen() {
    let page =
        page(vec![PageRow::text("s", RowRole::Statement, RichText::plain("a\u{1b}[2Jb\tc\u{7}"))], PageKind::Question);
    let painted = after(&page, &[], ScreenSize::new(40, 12));
    assert!(painted.rows().concat().contains("a [2Jb c"));
}
