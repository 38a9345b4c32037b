//! The journey in a real browser: headless Chromium, driven by Debian's chromedriver, with axe-core
//! (every WCAG 2.0–2.2 A and AA rule) on every page.
//!
//! Without a chromedriver, or without axe-core (`npm ci --prefix tests/browser`), the tests do nothing
//! but say so; with `PP_TEST_REQUIRE_BROWSER=1` they then fail.

// Clippy knows tests by their attribute only, and the journeys are called from them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

mod support;

#[path = "browser/audit.rs"]
mod audit;
#[path = "browser/driver.rs"]
mod driver;
#[path = "browser/habits.rs"]
mod habits;
#[path = "browser/scripted.rs"]
mod scripted;
#[path = "browser/unscripted.rs"]
mod unscripted;
#[path = "browser/window.rs"]
mod window;
