//! Plain lines on standard input and output: for a pipe, a dumb terminal, a serial line, a screen reader.

use std::io::{self, BufRead, Write};
use std::thread;
use std::time::Instant;

use crate::focus::{PageFocus, Pagination, RejectedInput, UserInput};
use crate::page::{DisplayPrefs, FuriganaMode, Page, PageKind, PageRow, RowRole};
use crate::render::lines::{page_lines, prompt, row_line};

use super::error::FrontendError;
use super::event::{DeviceEvent, EventSender};
use super::surface::{Surface, SurfaceEvent};

/// The longest line that is taken for an answer, in bytes; a whole passphrase fits.
const LONGEST_LINE: usize = 1024;

/// Where lines come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineSource {
    /// A pipe or a file: they were prepared before any page was written, and each answers the page it meets.
    Prepared,
    /// A person who types them, and who sees the page first.
    Typed,
}

/// Lines that are written.
pub struct LineSurface<W> {
    output: W,
    /// What stands for furigana, which would be read a second time.
    furigana: FuriganaMode,
    shown: Vec<String>,
    page: String,
    has_shown_help: bool,
    prompt_due: bool,
}

/// Reads lines in a thread of its own, so that waiting can end in time.
pub fn listen(input: impl BufRead + Send + 'static, sender: EventSender) {
    thread::spawn(move || {
        let mut input = input;
        loop {
            let read = read_line(&mut input);
            let closed = read == UserInput::Closed;
            if sender.send(DeviceEvent::Input(Instant::now(), read)).is_err() || closed {
                return;
            }
        }
    });
}

impl<W: Write> LineSurface<W> {
    /// Makes a surface that writes lines to `output`.
    pub fn new(output: W, furigana: FuriganaMode) -> Self {
        Self { output, furigana, shown: Vec::new(), page: String::new(), has_shown_help: false, prompt_due: true }
    }

    /// Writes one line that belongs to no page, such as the mode that is announced first (rule R7, docs/rules.md).
    pub fn announce(&mut self, text: &str) -> Result<(), FrontendError> {
        writeln!(self.output, "{text}").and_then(|()| self.output.flush()).map_err(FrontendError::Gone)
    }

    fn write(&mut self, page: &Page, look: DisplayPrefs) -> io::Result<()> {
        let readings = if look.furigana == FuriganaMode::Shown { self.furigana } else { look.furigana };
        let all = page_lines(page, readings);
        let alert = page.rows.iter().find(|row| row.role == RowRole::Alert).map(|row| row_line(row, readings));
        let same = page.id == self.page && all == self.shown;
        let new: Vec<String> = match alert {
            // Before the mistake: one that stands there already is not written again.
            _ if same && !self.prompt_due => Vec::new(),
            // A mistake is named, and nothing else is said again (rule R9, docs/rules.md).
            Some(alert) if page.id == self.page && !self.shown.is_empty() => vec![alert],
            _ if same => Vec::new(),
            _ => self.whole_page(page, readings, &all),
        };
        for line in &new {
            writeln!(self.output, "{line}")?;
        }
        // A prompt invites an answer, and what is typed on a page that is busy is dropped
        // (docs/decisions/0013-keys-during-a-slow-save.md).
        if self.prompt_due && page.kind != PageKind::Busy {
            write!(self.output, "{}", prompt(page))?;
            self.prompt_due = false;
        }
        self.page.clone_from(&page.id);
        self.shown = all;
        self.output.flush()
    }

    /// Returns the whole page under an empty line; what the keys do is said once (rule R10, docs/rules.md).
    fn whole_page(&mut self, page: &Page, readings: FuriganaMode, all: &[String]) -> Vec<String> {
        let mut new = Vec::with_capacity(all.len() + 2);
        if !self.page.is_empty() {
            new.push(String::new());
        }
        new.extend_from_slice(all);
        let help = page.rows.iter().find(|row| row.role == RowRole::Help && !self.has_shown_help);
        new.extend(help.map(|row: &PageRow| row_line(row, readings)));
        self.has_shown_help = true;
        new
    }
}

impl<W: Write> Surface for LineSurface<W> {
    fn presentation_name(&self) -> &'static str {
        "lines"
    }

    fn sheets(&mut self, page: &Page, _look: DisplayPrefs) -> Pagination {
        Pagination::single_sheet(page.rows.len())
    }

    fn show(&mut self, page: &Page, _place: &PageFocus, look: DisplayPrefs) -> Result<(), FrontendError> {
        self.write(page, look).map_err(FrontendError::Gone)
    }

    fn repeat(&mut self) {
        self.shown.clear();
    }

    fn ring(&mut self) -> Result<(), FrontendError> {
        write!(self.output, "\u{7}").and_then(|()| self.output.flush()).map_err(FrontendError::Gone)
    }

    /// Notes that a line was answered: a prompt is due behind it.
    fn handle_event(&mut self, event: SurfaceEvent<'_>) -> Result<(), FrontendError> {
        self.prompt_due |= matches!(event, SurfaceEvent::Took(_));
        Ok(())
    }

    fn clear(&mut self) -> Result<(), FrontendError> {
        self.shown.clear();
        self.page.clear();
        self.has_shown_help = false;
        Ok(())
    }
}

/// Reads one line, or what came in its place; never keeps more than `LONGEST_LINE` bytes of it.
fn read_line(input: &mut impl BufRead) -> UserInput {
    let mut line = Vec::new();
    let mut too_long = false;
    loop {
        // Piece by piece and not by `read_line`: a line without an end would fill the memory.
        let Ok(part) = input.fill_buf() else { return UserInput::Closed };
        if part.is_empty() {
            let nothing = line.is_empty() && !too_long;
            return if nothing { UserInput::Closed } else { decode_line(&line, too_long) };
        }
        let end = part.iter().position(|byte| *byte == b'\n');
        let piece = part.get(..end.unwrap_or(part.len())).unwrap_or_default();
        too_long |= line.len() + piece.len() > LONGEST_LINE;
        if !too_long {
            line.extend_from_slice(piece);
        }
        let used = end.map_or(part.len(), |end| end + 1);
        input.consume(used);
        if end.is_some() {
            return decode_line(&line, too_long);
        }
    }
}

fn decode_line(line: &[u8], too_long: bool) -> UserInput {
    if too_long {
        return UserInput::Rejected(RejectedInput::TooLong);
    }
    // As serial lines and Windows end their lines.
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    match std::str::from_utf8(line) {
        Ok(text) if !text.chars().any(char::is_control) => UserInput::Line(text.to_owned()),
        Ok(_) | Err(_) => UserInput::Rejected(RejectedInput::NotText),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use proptest::prelude::*;

    use super::*;
    use crate::page::PageKind;
    use furigana::Lang;
    use furigana::RichText;

    /// What is written for a question, then for the same one with a mistake.
    #[test]
    fn the_prompt_is_last_and_short_and_a_mistake_is_one_line() {
        let rich = |source: &str| RichText::parse(source).unwrap();
        let rows = vec![
            PageRow::text("q", RowRole::Question, rich("｜電気《でんき》を つけますか。")),
            PageRow::choice("yes", 1, rich("はい")),
            PageRow::choice("back", 8, rich("もどる")),
            PageRow::text("help", RowRole::Help, rich("0 もう ｜一度《いちど》")),
        ];
        let mut page = Page { id: "q".into(), lang: Lang::new("ja"), rows, entry: None, kind: PageKind::Question };
        let place = PageFocus::open(None, &page, &Pagination::single_sheet(4));
        let mut face = LineSurface::new(Vec::new(), FuriganaMode::Kana);
        face.show(&page, &place, DisplayPrefs::default()).unwrap();
        face.handle_event(SurfaceEvent::Took(&UserInput::Line("7".into()))).unwrap();
        page.rows.push(PageRow::text("alert", RowRole::Alert, rich("まちがい。7は ありません。")));
        face.show(&page, &place, DisplayPrefs::default()).unwrap();
        let written = String::from_utf8(std::mem::take(&mut face.output)).unwrap();
        assert_eq!(
            written,
            "でんきを つけますか。\n1: はい\n8: もどる\n0 もう いちど\n1 8? まちがい。7は ありません。\n1 8? "
        );
        face.show(&page, &place, DisplayPrefs::default()).unwrap();
        assert!(face.output.is_empty(), "nothing is written when nothing changed");
    }

    fn all(bytes: &[u8]) -> Vec<UserInput> {
        let mut input = Cursor::new(bytes);
        let mut read = Vec::new();
        loop {
            let one = read_line(&mut input);
            if one == UserInput::Closed {
                return read;
            }
            read.push(one);
        }
    }

    #[test]
    fn lines_are_read_with_any_ending() {
        assert_eq!(
            all(b"1\r\n2\n3"),
            [UserInput::Line("1".into()), UserInput::Line("2".into()), UserInput::Line("3".into())]
        );
    }

    #[test]
    fn a_megabyte_without_an_end_is_one_line_that_is_too_long() {
        let mut bytes = vec![b'1'; 1 << 20];
        bytes.extend_from_slice(b"\n2\n");
        assert_eq!(all(&bytes), [UserInput::Rejected(RejectedInput::TooLong), UserInput::Line("2".into())]);
    }

    #[test]
    fn bytes_that_are_no_text_choose_nothing() {
        assert_eq!(all(b"\xff\xfe1\n"), [UserInput::Rejected(RejectedInput::NotText)]);
        assert_eq!(all(b"1\x1b[A\n"), [UserInput::Rejected(RejectedInput::NotText)]);
        assert_eq!(all(b"1\x00\n"), [UserInput::Rejected(RejectedInput::NotText)]);
    }

    proptest! {
        #[test]
        fn every_line_end_gives_one_input(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let ends = bytes.iter().filter(|byte| **byte == b'\n').count();
            let last = usize::from(!bytes.is_empty() && bytes.last() != Some(&b'\n'));
            prop_assert_eq!(all(&bytes).len(), ends + last);
        }
    }
}
