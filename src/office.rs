//! Set-up, review and the resting kiosk at the machine: pure state joined with a frontend, the keys and the log.

mod error;
mod facility_builder;
mod key_help;
mod prepared_file;
mod print_files;
mod review_app;
mod review_config;
mod set_up_app;
mod staff_session;
mod standby;

pub use error::OfficeError;
pub use facility_builder::{finish_proved, make, refuse_if_used};
pub use prepared_file::read_prepared;
pub use review_app::review;
pub use review_config::ReviewConfig;
pub use set_up_app::set_up;
pub use standby::{StandbyConfig, stand_by};
