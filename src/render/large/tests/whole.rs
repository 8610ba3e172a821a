//! Every character of a page is drawn, once and in order.

use super::faults::faults;
use super::*;

proptest! {
    #[test]
    fn every_character_is_drawn_once_and_in_order_inside_the_screen(
        page in any_page(), look in any_look(), cols in 40u16..=240, rows in 12u16..=67
    ) {
        let faults = faults(&page, look, ScreenSize::new(cols, rows));
        prop_assert!(faults.is_empty(), "{:#?}", faults);
    }
}

#[test]
fn a_word_that_no_line_holds_is_shared_out_with_its_reading() {
    let long = "｜後期高齢者医療被保険者証等交付申請書《こうきこうれいしゃいりょうひほけんしゃしょうとうこうふしんせいしょ》。";
    let page = page(vec![said("s", RowRole::Statement, long)], PageKind::Question);
    assert_eq!(faults(&page, DisplayPrefs::default(), ScreenSize::new(40, 12)), [""; 0]);
}
