//! Set-up: the facility, its keys, the first member of staff. Pure, like the walkthrough.

pub mod gallery;
mod message;
mod pages;
mod prepared;
mod prepared_file;
mod set_up_page;
mod state;
mod update;

pub use message::{SetUpAction, SetUpAlert, SetUpAnswers, SetUpEffect, SetUpMsg};
pub use pages::SetUpScreen;
pub use prepared::PreparedAnswers;
pub use prepared_file::example;
pub use set_up_page::page;
pub use state::SetUp;
