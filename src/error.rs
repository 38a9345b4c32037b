//! The one error of the journey. Each boundary (pages, API, command line) decides how to say it.

use crate::{media::MediaError, store::StoreError};

/// Something that a person can put right, at one field of what was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// Where it is, as sent: `character`, `colors[2].hex`.
    pub field: String,
    /// What it is, in kebab case; its message is `error-<code>`.
    pub code: &'static str,
    /// Arguments of the message.
    pub args: Vec<(&'static str, String)>,
}

impl FieldError {
    /// An error without arguments.
    pub fn new(field: impl Into<String>, code: &'static str) -> Self {
        Self { field: field.into(), code, args: Vec::new() }
    }

    /// Adds an argument for the message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}

/// Why a step of the journey was not taken.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// There is nothing here, or it is somebody else's: the two look alike from outside.
    #[error("not found")]
    NotFound,
    /// The request cannot be read at all (400).
    #[error("malformed request: {0}")]
    Malformed(String),
    /// Read, but not acceptable: field by field (422).
    #[error("invalid input")]
    Invalid(Vec<FieldError>),
    /// The body is of a type that is not taken here (415).
    #[error("unsupported content type")]
    UnsupportedType,
    /// The body is too large (413); the limit in bytes.
    #[error("body larger than {0} bytes")]
    BodyTooLarge(usize),
    /// A picture was not accepted.
    #[error(transparent)]
    Picture(#[from] MediaError),
    /// Sent from another site's page (403).
    #[error("cross-site request refused")]
    CrossSite,
    /// The same thing is being done already (409).
    #[error("a request with this idempotency key is still being answered")]
    InProgress,
    /// Too much at once; try again shortly (503).
    #[error("busy")]
    Busy,
    /// The database does not answer or refuses.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The disk refuses.
    #[error("pictures folder: {0}")]
    Disk(#[from] std::io::Error),
    /// A fault of ours.
    #[error("internal error: {0}")]
    Internal(String),
}

impl AppError {
    /// One field's error.
    pub fn field(field: impl Into<String>, code: &'static str) -> Self {
        Self::Invalid(vec![FieldError::new(field, code)])
    }
}
