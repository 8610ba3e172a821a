use proptest::prelude::*;

use super::*;
use crate::page::{Amount, EntryKind, Lang, Opening, Readings, Row};
use crate::place::{Input, Place};
use crate::ruby::RichText;

fn rich(source: &str) -> RichText {
    RichText::parse(source).unwrap()
}

fn said(id: &str, role: Role, source: &str) -> Row<()> {
    Row::text(id, role, rich(source))
}

fn page(rows: Vec<Row<()>>, opening: Opening) -> Page<()> {
    Page { id: "p".into(), lang: Lang::new("ja-simple"), rows, entry: None, opening }
}

/// The page of the picture `text-drawing-80x24.png`, in the kiosk's frame.
fn insurance_card() -> Page<()> {
    page(
        vec![
            said("mark", Role::Mark, "これは ｜見本《みほん》です。"),
            said("progress", Role::Progress, "はじめに  12ページの3"),
            said("h", Role::Heading, "マイナ｜保険証《ほけんしょう》の ｜使《つか》い｜方《かた》"),
            said(
                "s1",
                Role::Statement,
                "マイナンバーカードは ｜健康保険証《けんこうほけんしょう》として ｜使《つか》えます。",
            ),
            said(
                "s2",
                Role::Statement,
                "｜病院《びょういん》や ｜薬局《やっきょく》で、｜顔《かお》を カメラに ｜見《み》せると、 あなたの ｜保険《ほけん》を ｜確認《かくにん》できます。",
            ),
            Row::choice("c1", 1, (), rich("｜使《つか》い｜方《かた》を ｜聞《き》く")),
            Row::choice("c2", 2, (), rich("｜同意《どうい》する")),
            Row::choice("c3", 3, (), rich("｜職員《しょくいん》を ｜呼《よ》ぶ")),
            said("help", Role::Help, "0 もう｜一度《いちど》  * ｜戻《もど》る  ? キーの｜説明《せつめい》"),
        ],
        Opening::Asks,
    )
}

fn look(readings: Readings, amount: Amount) -> Look {
    Look { readings, amount }
}

/// All sheets as a person sees them when stepping through the page.
fn pictures(page: &Page<()>, look: Look, size: Size, manner: Manner) -> String {
    let layout = layout(page, look, size, manner);
    let mut place = Place::open(None, page, &layout.dealt);
    let mut seen = Vec::new();
    for sheet in 0..layout.sheets.len() {
        for _ in 0..50 {
            if place.sheet() == sheet {
                break;
            }
            place.take(page, &layout.dealt, Input::Next);
        }
        assert_eq!(place.sheet(), sheet, "stepping reaches every sheet");
        seen.push(paint(&layout, page, &place, &Palette::coloured()).rows().join("\n"));
    }
    seen.join("\n────────\n")
}

#[test]
fn pr() {
    for (c, r) in [(40, 12), (80, 24), (120, 40)] {
        println!("{c}x{r}\n{}", pictures(&insurance_card(), Look::default(), Size::new(c, r), Manner::Sighted));
    }
    println!(
        "{}",
        pictures(&insurance_card(), look(Readings::Shown, Amount::OneSentence), Size::new(80, 24), Manner::Sighted)
    );
    println!("{}", pictures(&insurance_card(), Look::default(), Size::new(80, 24), Manner::Reader));
    println!(
        "{}",
        pictures(&insurance_card(), look(Readings::Hidden, Amount::Full), Size::new(40, 12), Manner::Sighted)
    );
}
