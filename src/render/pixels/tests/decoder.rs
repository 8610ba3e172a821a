//! A sixel decoder of its own, written from the description of the VT340: it shares nothing with the encoder.

use crate::render::pixels::Bitmap;

/// The bitmap that a terminal sees. Dots that were never drawn would be number 255.
pub(super) fn decoded(text: &str) -> Bitmap {
    let body = text.strip_prefix("\x1bP0;1;0q").and_then(|rest| rest.strip_suffix("\x1b\\")).expect("a sixel string");
    let mut reader = SixelReader { chars: body.chars().collect(), at: 0 };
    assert_eq!(reader.next(), Some('"'));
    let size = reader.numbers();
    let (width, height) = (size[2], size[3]);
    let mut bitmap = Bitmap { width, colours: Vec::new(), dots: vec![255; width * height] };
    let (mut x, mut y, mut colour) = (0, 0, 0);
    while let Some(sign) = reader.next() {
        match sign {
            '#' => {
                let numbers = reader.numbers();
                colour = numbers[0];
                if numbers.len() == 5 {
                    assert_eq!((numbers[1], numbers[0]), (2, bitmap.colours.len()), "RGB, in order");
                    let part = |part: usize| u8::try_from((part * 255 + 50) / 100).unwrap();
                    bitmap.colours.push([part(numbers[2]), part(numbers[3]), part(numbers[4])]);
                }
            }
            '$' => x = 0,
            '-' => (x, y) = (0, y + 6),
            '!' => {
                let many = reader.numbers()[0];
                let sign = reader.next().unwrap();
                draw(&mut bitmap, (x, y), (sign, many), colour);
                x += many;
            }
            '?'..='~' => {
                draw(&mut bitmap, (x, y), (sign, 1), colour);
                x += 1;
            }
            other => panic!("{other:?} is no sixel"),
        }
    }
    bitmap
}

fn draw(bitmap: &mut Bitmap, (x, y): (usize, usize), (sign, many): (char, usize), colour: usize) {
    let bits = u32::from(sign) - 63;
    for row in (0..6).filter(|row| bits >> row & 1 == 1) {
        for column in x..x + many {
            assert!(column < bitmap.width, "a dot beyond the right edge");
            let dot = bitmap.dots.get_mut((y + row) * bitmap.width + column).expect("a dot below the picture");
            *dot = u8::try_from(colour).unwrap();
        }
    }
}

struct SixelReader {
    chars: Vec<char>,
    at: usize,
}

impl SixelReader {
    fn next(&mut self) -> Option<char> {
        let next = self.chars.get(self.at).copied();
        self.at += 1;
        next
    }

    fn numbers(&mut self) -> Vec<usize> {
        let from = self.at;
        while self.chars.get(self.at).is_some_and(|c| c.is_ascii_digit() || *c == ';') {
            self.at += 1;
        }
        let text: String = self.chars[from..self.at].iter().collect();
        text.split(';').map(|number| number.parse().unwrap()).collect()
    }
}
