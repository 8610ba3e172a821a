//! Full-width digits, letters and signs, as an input method may send them, and the narrow ones that they mean.
//!
//! Unicode's compatibility forms (NFKC) would do more than is wanted: they also make 1 of ① and 平成 of ㍻.

/// Returns the ASCII character that a full-width one means (U+FF01 to U+FF5E, and the wide space); every other
/// character as it is.
pub fn narrow(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        other => other,
    }
}

/// Returns the value of a decimal digit of either width.
pub fn digit(c: char) -> Option<u8> {
    narrow(c).to_digit(10).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wide_character_of_ascii_becomes_its_narrow_one_and_nothing_else_changes() {
        let wide: String = ('！'..='～').map(narrow).collect();
        let ascii: String = ('!'..='~').collect();
        assert_eq!(wide, ascii);
        assert_eq!(narrow('\u{3000}'), ' ');
        for same in ['a', '1', '①', 'ｱ', '。', '￥', '㍻'] {
            assert_eq!(narrow(same), same);
        }
    }

    #[test]
    fn digits_of_either_width_have_their_value() {
        assert_eq!(['0', '9', '０', '９'].map(digit), [Some(0), Some(9), Some(0), Some(9)]);
        assert_eq!(['a', '一', '①', '٣'].map(digit), [None; 4]);
    }
}
