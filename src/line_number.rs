//! The line of a byte in a text, for messages about files.

/// Returns the line of a byte, from 1. It counts up to the byte, so that a place behind the end is on the last line.
pub(crate) fn line_of(text: impl AsRef<[u8]>, byte: usize) -> usize {
    1 + text.as_ref().iter().take(byte).filter(|own| **own == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::line_of;

    #[test]
    fn the_end_of_a_line_still_stands_on_it() {
        assert_eq!([0, 1, 2, 3, 9].map(|byte| line_of("a\nb", byte)), [1, 1, 2, 2, 2]);
    }
}
