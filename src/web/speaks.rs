//! Which language the reader of an answer has.

use std::future::{Ready, ready};

use actix_web::{FromRequest, HttpRequest, dev::Payload, http::header::ACCEPT_LANGUAGE};

use crate::language::Language;

/// Name of the cookie that keeps the reader's own choice.
pub const COOKIE: &str = "lang";

/// The reader's language: what they chose here, else what their browser asks for.
#[derive(Debug, Clone, Copy)]
pub struct Speaks(pub Language);

/// The reader's language.
pub fn language(request: &HttpRequest) -> Language {
    let chosen = request.cookie(COOKIE).and_then(|cookie| cookie.value().parse().ok());
    chosen.unwrap_or_else(|| {
        let accepted = request.headers().get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        accepted.map_or(Language::En, Language::negotiate)
    })
}

impl FromRequest for Speaks {
    type Error = std::convert::Infallible;
    type Future = Ready<Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self(language(request))))
    }
}
