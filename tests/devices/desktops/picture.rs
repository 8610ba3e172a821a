//! Photographs of a screen: how far two are apart, and the pictures that people looked at.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The letters of every photograph.
pub(crate) const FONT: &str = "/usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Bold.ttf";
/// Pictures that people looked at and found right, a quarter as wide and high, in grays.
const REFERENCE: &str = "tests/devices/desktops/reference";
/// Pixels of a photograph, across and down, that are one of a reference.
const BLOCK: usize = 4;
/// Grays, of 255, by which a block may be brighter or darker: letters are smoothed otherwise by another release.
const GRAY_TOLERANCE: u8 = 64;

/// What was on a screen, in colours.
#[derive(Clone, Default)]
pub(crate) struct ScreenPicture {
    width: usize,
    height: usize,
    /// Red, green and blue of each pixel, row by row.
    rgb: Vec<u8>,
}

impl ScreenPicture {
    /// A picture as grim and `ImageMagick` write it: a PPM of 8 bits.
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let (size, pixels) = header(bytes, b"P6");
        assert_eq!(pixels.len(), size.0 * size.1 * 3);
        Self { width: size.0, height: size.1, rgb: pixels.to_vec() }
    }

    pub(crate) fn size(&self) -> (usize, usize) {
        (self.width, self.height)
    }

    /// How many pixels are not the same; all of them if the sizes are not.
    pub(crate) fn differing(&self, other: &Self) -> usize {
        if self.size() != other.size() {
            return self.rgb.len().max(other.rgb.len()) / 3;
        }
        self.rgb.chunks(3).zip(other.rgb.chunks(3)).filter(|(own, their)| own != their).count()
    }

    /// Whether all of it has one colour.
    pub(crate) fn is_blank(&self) -> bool {
        self.rgb.chunks(3).all(|pixel| pixel == &self.rgb[..3])
    }

    /// How many pixels between two heights have not the colour of the corner, which is the ground.
    pub(crate) fn ink(&self, top: usize, bottom: usize) -> usize {
        let ground = &self.rgb[self.rgb.len() - 3..];
        let rows = &self.rgb[top * self.width * 3..bottom * self.width * 3];
        rows.chunks(3).filter(|pixel| *pixel != ground).count()
    }

    /// The share of blocks that look otherwise.
    pub(crate) fn apart(&self, other: &Self) -> f64 {
        self.small().apart(&other.small())
    }

    /// How far it is from the picture of this name, which is made anew if `MADOGUCHI_PICTURES=new` says so.
    pub(crate) fn apart_from_reference(&self, name: &str) -> f64 {
        let path = Path::new(REFERENCE).join(format!("{name}.png"));
        if std::env::var_os("MADOGUCHI_PICTURES").is_some_and(|value| value == "new") {
            self.small().write(&path);
        }
        assert!(path.is_file(), "{} is not there: MADOGUCHI_PICTURES=new makes it, then look at it", path.display());
        self.small().apart(&GrayPicture::from_file(&path))
    }

    /// Writes it where somebody can look at it.
    pub(crate) fn save_for_people(&self, name: &str) -> PathBuf {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.png"));
        self.write(&path, 256);
        path
    }

    /// Writes it with so many colours.
    pub(crate) fn write(&self, path: &Path, colours: usize) {
        let mut ppm = format!("P6\n{} {}\n255\n", self.width, self.height).into_bytes();
        ppm.extend(&self.rgb);
        let colours = colours.to_string();
        convert(&["ppm:-", "+dither", "-colors", &colours, "-strip", "-define", "png:compression-level=9"], &ppm, path);
    }

    fn small(&self) -> GrayPicture {
        let (width, height) = (self.width / BLOCK, self.height / BLOCK);
        let mut levels = Vec::with_capacity(width * height);
        for y in 0..height {
            levels.extend((0..width).map(|x| self.level(x * BLOCK, y * BLOCK)));
        }
        GrayPicture { width, height, levels }
    }

    /// How bright a block is.
    fn level(&self, left: usize, top: usize) -> u8 {
        let rows = (top..top + BLOCK).map(|y| (y * self.width + left) * 3);
        let sum: usize = rows.flat_map(|at| &self.rgb[at..at + BLOCK * 3]).map(|part| usize::from(*part)).sum();
        u8::try_from(sum / (BLOCK * BLOCK * 3)).unwrap()
    }
}

/// A small picture without colours.
struct GrayPicture {
    width: usize,
    height: usize,
    levels: Vec<u8>,
}

impl GrayPicture {
    fn from_file(path: &Path) -> Self {
        let pgm = Command::new("convert").arg(path).args(["-depth", "8", "pgm:-"]).output().unwrap().stdout;
        let ((width, height), levels) = header(&pgm, b"P5");
        Self { width, height, levels: levels.to_vec() }
    }

    fn write(&self, path: &Path) {
        let mut pgm = format!("P5\n{} {}\n255\n", self.width, self.height).into_bytes();
        pgm.extend(&self.levels);
        fs::create_dir_all(REFERENCE).unwrap();
        convert(&["pgm:-", "+dither", "-colors", "16", "-strip", "-define", "png:compression-level=9"], &pgm, path);
    }

    fn apart(&self, other: &Self) -> f64 {
        if (self.width, self.height) != (other.width, other.height) {
            return 1.0;
        }
        let otherwise =
            self.levels.iter().zip(&other.levels).filter(|(own, their)| own.abs_diff(**their) > GRAY_TOLERANCE).count();
        let share = |count: usize| f64::from(u32::try_from(count).unwrap());
        share(otherwise) / share(self.levels.len())
    }
}

/// Width and height, and what stands behind them.
fn header<'a>(bytes: &'a [u8], kind: &[u8]) -> ((usize, usize), &'a [u8]) {
    let mut parts = bytes.splitn(4, u8::is_ascii_whitespace);
    assert_eq!(parts.next(), Some(kind), "the picture has another format");
    let mut number = || std::str::from_utf8(parts.next().unwrap()).unwrap().parse::<usize>().unwrap();
    let size = (number(), number());
    let rest = parts.next().and_then(|rest| rest.strip_prefix(b"255\n"));
    (size, rest.expect("8 bits a colour"))
}

fn convert(words: &[&str], input: &[u8], path: &Path) {
    let mut child = Command::new("convert").args(words).arg(path).stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    assert!(child.wait().unwrap().success(), "{}", path.display());
}
