//! What is accepted, and why a picture was not.

/// What is accepted.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Largest file, in bytes.
    pub bytes: usize,
    /// Largest picture, in pixels (width × height), read from the header.
    pub pixels: u64,
}

/// Why a picture was not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MediaError {
    /// No bytes at all.
    #[error("the file is empty")]
    Empty,
    /// More bytes than allowed.
    #[error("the file is larger than {limit} bytes")]
    TooLarge {
        /// The limit, in bytes.
        limit: usize,
    },
    /// More pixels than allowed.
    #[error("the picture has {pixels} pixels, more than {limit}")]
    TooManyPixels {
        /// Width × height.
        pixels: u64,
        /// The limit, in pixels.
        limit: u64,
    },
    /// Not a picture format that is read here; what it seems to be, where that is known.
    #[error("not a picture that can be read here ({found})")]
    Unsupported {
        /// `SVG`, `PDF`, `HEIC`, `AVIF`, `text`, or `unknown`.
        found: &'static str,
    },
    /// The right format, but damaged or cut short.
    #[error("the picture is damaged or incomplete: {0}")]
    Broken(String),
}

/// [`MediaError::Broken`] with what a library said.
pub(super) fn broken(error: impl std::fmt::Display) -> MediaError {
    MediaError::Broken(error.to_string())
}
