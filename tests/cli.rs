//! The command line, as a person and a script use it: the built program in a folder of its own.

// Clippy knows tests by their attribute only, and helpers are called from them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

mod support;

#[path = "cli/catalogue.rs"]
mod catalogue;
#[path = "cli/palette.rs"]
mod palette;
#[path = "cli/program.rs"]
mod program;
#[path = "cli/sentry.rs"]
mod sentry;
#[path = "cli/serve.rs"]
mod serve;
#[path = "cli/settings.rs"]
mod settings;
#[path = "cli/story.rs"]
mod story;
