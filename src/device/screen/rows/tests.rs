use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use super::super::placed_picture::SixelPicture;
use super::*;

fn painted(lines: &[&str], cursor: (u16, u16)) -> PaintedSheet {
    let mut cells = Buffer::empty(Rect::new(0, 0, 12, u16::try_from(lines.len()).unwrap()));
    for (row, line) in (0u16..).zip(lines) {
        cells.set_string(0, row, line, Style::new());
    }
    PaintedSheet { cells, cursor: Some(cursor) }
}

fn rows() -> RowWriter<Vec<u8>> {
    RowWriter::new(Vec::new(), false)
}

fn sent(rows: &mut RowWriter<Vec<u8>>, painted: &PaintedSheet) -> String {
    rows.output.clear();
    rows.show(painted.into()).unwrap();
    String::from_utf8(rows.output.clone()).unwrap()
}

#[test]
fn the_same_picture_again_is_no_byte() {
    let mut rows = rows();
    let picture = painted(&["1: はい", "2: いいえ"], (0, 0));
    assert!(!sent(&mut rows, &picture).is_empty());
    assert_eq!(sent(&mut rows, &picture), "");
}

#[test]
fn a_changed_row_is_sent_whole_and_alone() {
    let mut rows = rows();
    sent(&mut rows, &painted(&["1: はい", "はいります。", "help"], (0, 0)));
    let bytes = sent(&mut rows, &painted(&["1: はい", "はいりません。", "help"], (0, 1)));
    assert_eq!(bytes, "\x1b[2;1H\x1b[Kはいりません\x1b[2;1H");
}

#[test]
fn a_focus_that_moves_is_a_cursor_that_moves() {
    let mut rows = rows();
    sent(&mut rows, &painted(&["1: はい", "2: いいえ"], (0, 0)));
    assert_eq!(sent(&mut rows, &painted(&["1: はい", "2: いいえ"], (0, 1))), "\x1b[2;1H");
}

#[test]
fn the_cursor_is_never_moved_inside_a_row() {
    let bytes = sent(&mut rows(), &painted(&["マイナンバー", "2: いいえ"], (0, 0)));
    assert_eq!(bytes, "\x1b[0m\x1b[2J\x1b[1;1H\x1b[Kマイナンバー\x1b[2;1H\x1b[K2: いいえ\x1b[1;1H");
}

#[test]
fn another_size_is_a_new_picture() {
    let mut rows = rows();
    sent(&mut rows, &painted(&["a", "b"], (0, 0)));
    assert!(sent(&mut rows, &painted(&["a"], (0, 0))).starts_with("\x1b[0m\x1b[2J"));
    let nothing = PaintedSheet { cells: Buffer::empty(Rect::new(0, 0, 0, 0)), cursor: None };
    sent(&mut rows, &nothing);
    assert_eq!(sent(&mut rows, &nothing), "");
}

#[test]
fn colours_are_said_where_they_change_and_nothing_is_left_of_them_behind_the_last_row() {
    let mut picture = painted(&["ab"], (0, 0));
    let style = Style::new().fg(Color::Rgb(1, 2, 3)).add_modifier(Modifier::BOLD);
    picture.cells.set_style(Rect::new(0, 0, 1, 1), style);
    assert!(sent(&mut rows(), &picture).contains("\x1b[1;1H\x1b[1;38;2;1;2;3m\x1b[Ka\x1b[0mb\x1b["));
}

fn picture(row: usize, rows: usize, text: &str) -> PlacedPicture {
    PlacedPicture { col: 2, row, rows, width: 9, sixel: SixelPicture::of(text) }
}

fn pictured(rows: &mut RowWriter<Vec<u8>>, pictures: Vec<PlacedPicture>) -> String {
    rows.output.clear();
    rows.show(ScreenFrame::from(&painted(&["", "", "", "", "", "", "last"], (0, 6))).with_pictures(pictures)).unwrap();
    String::from_utf8(rows.output.clone()).unwrap()
}

#[test]
fn a_picture_that_stays_is_no_byte_and_one_that_changes_takes_only_its_rows() {
    let mut rows = rows();
    let first = pictured(&mut rows, vec![picture(0, 2, "<A>"), picture(2, 2, "<B>"), picture(4, 2, "<C>")]);
    assert!(first.contains("\x1b[1;3H<A>") && first.contains("\x1b[5;3H<C>"), "{first:?}");
    assert_eq!(pictured(&mut rows, vec![picture(0, 2, "<A>"), picture(2, 2, "<B>"), picture(4, 2, "<C>")]), "");
    let next = pictured(&mut rows, vec![picture(0, 2, "<A>"), picture(2, 2, "<D>"), picture(4, 2, "<C>")]);
    assert_eq!(next, "\x1b[?25l\x1b[3;3H<D>\x1b[7;1H\x1b[?25h", "it covers the one before");
}

#[test]
fn where_a_picture_was_nothing_is_left_of_it() {
    let mut rows = rows();
    pictured(&mut rows, vec![picture(0, 3, "<A>"), picture(3, 2, "<B>")]);
    let moved = pictured(&mut rows, vec![picture(0, 2, "<A>")]);
    for row in 1..=5 {
        assert!(moved.contains(&format!("\x1b[{row};1H\x1b[K")), "row {row}: {moved:?}");
    }
    assert!(!moved.contains("<B>") && moved.contains("<A>"));
}

#[test]
fn a_picture_beside_one_that_changes_is_drawn_again_for_its_row_was_erased() {
    let mut rows = rows();
    let count = |text, width| PlacedPicture { width, ..picture(1, 1, text) };
    pictured(&mut rows, vec![picture(0, 2, "<help>"), count("<1/2>", 7), picture(4, 1, "<C>")]);
    let next = pictured(&mut rows, vec![picture(0, 2, "<help>"), count("<2/2>", 5), picture(4, 1, "<C>")]);
    assert!(next.contains("<help>") && next.contains("<2/2>") && !next.contains("<C>"), "{next:?}");
}

#[test]
fn the_ground_to_the_end_of_a_row_is_an_erase_and_no_spaces() {
    let mut picture = painted(&["ab"], (0, 0));
    picture.cells.set_style(Rect::new(0, 0, 12, 1), Style::new().fg(Color::Rgb(9, 9, 9)).bg(Color::Rgb(1, 2, 3)));
    assert!(sent(&mut rows(), &picture).contains("\x1b[38;2;9;9;9;48;2;1;2;3m\x1b[Kab\x1b[0m"));
    picture.cells.set_style(Rect::new(0, 0, 12, 1), Style::new().add_modifier(Modifier::REVERSED));
    assert!(sent(&mut rows(), &picture).contains("\x1b[Kab          \x1b[0m"), "an erase is not reversed");
}

#[test]
fn what_rows_have_in_common_is_said_once_and_long_spaces_are_no_characters() {
    let mut picture = painted(&["a         b", "", "      c"], (0, 0));
    picture.cells.set_style(Rect::new(0, 0, 12, 3), Style::new().fg(Color::Rgb(9, 9, 9)).bg(Color::Rgb(1, 2, 3)));
    let bytes = sent(&mut rows(), &picture);
    let look = "\x1b[38;2;9;9;9;48;2;1;2;3m";
    assert_eq!(
        bytes,
        format!("\x1b[0m\x1b[2J\x1b[1;1H{look}\x1b[Ka\x1b[9Cb\x1b[2;1H\x1b[K\x1b[3;1H\x1b[K\x1b[6Cc\x1b[0m\x1b[1;1H")
    );
}

#[test]
fn a_bar_of_another_colour_is_erased_and_not_written_as_spaces() {
    let mut cells = Buffer::empty(Rect::new(0, 0, 30, 1));
    cells.set_style(Rect::new(4, 0, 20, 1), Style::new().bg(Color::Rgb(1, 2, 3)));
    let bytes = sent(&mut rows(), &PaintedSheet { cells, cursor: None });
    assert_eq!(bytes, "\x1b[0m\x1b[2J\x1b[1;1H\x1b[K    \x1b[48;2;1;2;3m\x1b[20X\x1b[20C\x1b[0m");
}

#[test]
fn a_write_that_fails_leaves_the_next_picture_to_be_sent_whole() {
    struct BrokenOutput;
    impl Write for BrokenOutput {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::Error::from_raw_os_error(5))
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut rows = RowWriter::new(BrokenOutput, true);
    assert!(rows.show((&painted(&["a"], (0, 0))).into()).is_err());
    assert!(rows.last_frame.is_none());
}
