//! The web: one server, one route table, pages and API over the same journey.

mod api;
mod assets;
mod conditional;
mod csrf;
mod failure;
mod form;
mod head;
mod headers;
mod idempotency;
mod json;
mod licences;
mod origin;
mod pages;
mod routes;
mod server;
mod session;
mod span;
mod speaks;
mod views;

pub use api::openapi;
pub use server::{Server, build_app};
