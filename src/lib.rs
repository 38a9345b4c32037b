//! Plot & Palette: a picture in, a story out.
//!
//! The journey is the architecture; a module imports only modules below it:
//!
//! ```text
//! Upload ──media──▶ Pixels ──colour──▶ Palette ──emotion──▶ Mood ──recommend──▶ Recommendation ──journey──▶ Selection ──story──▶ Story
//! ```
//!
//! [`colour`], [`emotion`], [`painting`] and [`story`] are pure; [`recommend`] holds the index; [`media`] opens
//! pictures; [`store`] keeps rows; [`journey`] is what a person can do, called alike by [`web`] and [`cli`].

pub mod analytics;
pub mod assets;
pub mod catalogue;
pub mod cli;
pub mod clock;
pub mod colour;
pub mod config;
pub mod contract;
pub mod emotion;
pub mod error;
pub mod jobs;
pub mod journey;
pub mod language;
pub mod media;
pub mod messages;
pub mod painting;
pub mod recommend;
pub mod store;
pub mod story;
pub mod telemetry;
pub mod web;
