//! The rooms that meet foreign bytes, taken from the product's source by path: they are pure or nearly so, and compile
//! in a minute, where the whole server with its database drivers takes ten, under the sanitizer more.

#[path = "../../src/colour/mod.rs"]
pub mod colour;
#[path = "../../src/language.rs"]
pub mod language;
#[path = "../../src/media/mod.rs"]
pub mod media;
