//! How a page is presented: pure functions from one page to what a screen, a line, a voice, a finger gets.

pub mod braille;
pub mod large;
pub mod lines;
pub mod pixels;
pub mod plain;
pub mod spoken;
