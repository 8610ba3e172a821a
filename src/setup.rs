//! Set-up: the facility, its keys, the first member of staff. Pure, like the walkthrough.

pub mod gallery;
mod message;
mod pages;
mod prepared;
mod prepared_file;
mod screen;
mod set_up_page;
mod state;
mod update;

pub use message::{SetUpAction, SetUpAlert, SetUpAnswers, SetUpEffect, SetUpMsg};
pub use pages::page;
pub use prepared::PreparedAnswers;
pub use prepared_file::example;
pub use screen::SetUpScreen;
pub use state::SetUp;
