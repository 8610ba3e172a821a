//! The command line of madoguchi.
fn main() {}
