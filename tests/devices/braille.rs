//! Braille displays: behind a real brltty, and behind a server that says what brltty says in hard cases.

mod braille_visit;
mod brltty_client;
mod fake_brlapi;
mod virtual_display;
