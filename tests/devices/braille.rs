//! Braille displays behind a real brltty.

mod braille_visit;
mod virtual_display;
