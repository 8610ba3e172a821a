//! The words of every language and the packs that say what is asked when.

pub mod pack;
