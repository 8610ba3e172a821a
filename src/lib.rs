//! The map of madoguchi: a kiosk that explains one thing to one person, asks what they wish and
//! keeps a record that staff can trust.
//!
//! ```text
//!   key · line · silence                                   words (Fluent, locales/)   pack (assets/)
//!            |                                                          \                  /
//!     device::Frontend -> Input ──> Place ──> Msg ──> Walkthrough::update    content::Content
//!                                                    |          \             |
//!                                              Vec<Effect>     state ──> resident::page ─> Page
//!                                                    |                                     |
//!                                       records · reset · staff call        large · lines · spoken · braille
//!                                (results come back as Msg)                  |       |        |        |
//!                                                                         screen   stdout   voice    BrlAPI
//! ```
//!
//! A module uses only what stands before it in this order (`tests/pages/layers.rs` holds it to that):
//! `conformance < line_number < screens < qr < page < focus < content < page_builder < resident < settings < review <
//! setup < outage < render < speech < device < page_loop < kiosk < office < fuzzing < command < main < lib`.

pub mod conformance;
pub mod content;
pub mod device;
pub mod focus;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
pub mod kiosk;
mod line_number;
pub mod office;
pub mod outage;
pub mod page;
mod page_builder;
pub mod page_loop;
pub mod qr;
pub mod render;
pub mod resident;
pub mod review;
mod screens;
pub mod settings;
pub mod setup;
pub mod speech;
