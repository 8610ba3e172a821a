//! The resident's walkthrough: where the person is, what each page says and does, and what becomes of it.
//!
//! A page is one file in `pages`, and an entry in the table of pages, `pages/mod.rs`. The rest of this room is what
//! pages share, in this order; a file imports only from those before it, and a page leads to others by their entries:
//! `paused_visit < pages/mod < message < walkthrough < context < resident_page < (steps, walk, answers, ending, pausing …) < pages < shown, update`.

mod alerts;
mod answers;
mod call;
mod calling;
mod context;
mod ending;
pub mod gallery;
mod heard;
mod key_words;
mod listening;
mod look;
mod message;

mod pages;
mod paused_visit;
mod pausing;
mod position;
mod private_voice;
mod resident_page;
mod rows;
mod shown;
mod steps;
mod update;
mod walk;
mod walkthrough;

pub use call::{CallEnd, CallNews, CallState, ChimeState, MessageState};
pub use context::PageSettings;
pub use message::{ResidentAction, ResidentAlert, ResidentEffect, ResidentMsg, ShownPage};
pub use pages::ResidentScreen;
pub use paused_visit::PausedVisit;
pub use position::VisitEnding;
pub use private_voice::PrivateVoice;
pub use shown::{page, shown};
pub use walkthrough::{IdentityMode, KioskConfig, Walkthrough};
