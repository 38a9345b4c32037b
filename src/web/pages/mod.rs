//! The pages: each file reads a request, calls the journey, and fills a view.

pub mod capture;
pub mod gallery;
pub mod home;
pub mod palette;
pub mod pictures;
pub mod plain;
pub mod selection;
pub mod shared;
pub mod stories;
pub mod story;

use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header::CONTENT_LANGUAGE},
};
use askama::Template;

use super::{
    failure,
    views::{ErrorView, Page},
};
use crate::{
    error::{AppError, FieldError},
    language::Language,
};

/// A page as an answer.
fn html(status: StatusCode, page: &Page, view: &impl Template) -> Result<HttpResponse, AppError> {
    let body = view.render().map_err(|error| AppError::Internal(error.to_string()))?;
    Ok(HttpResponse::build(status)
        .content_type("text/html; charset=utf-8")
        .insert_header((CONTENT_LANGUAGE, page.lang()))
        .body(body))
}

/// Path and query of a request, to come back to.
fn here(request: &HttpRequest) -> String {
    request.uri().path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string)
}

/// Field errors in the reader's language.
fn errors(fields: &[FieldError], language: Language) -> Vec<ErrorView> {
    fields
        .iter()
        .map(|error| ErrorView { field: error.field.clone(), message: failure::message(error, language) })
        .collect()
}
