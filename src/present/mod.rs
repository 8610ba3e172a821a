//! How a page is presented: pure functions from one page to what a screen, a line, a voice gives.

pub mod large;
pub mod lines;
pub mod spoken;
