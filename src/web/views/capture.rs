use askama::Template;

use super::{ErrorView, Page};

/// `/palettes/new`: catch a moving colour or bring a picture.
#[derive(Template)]
#[template(path = "capture.html")]
pub struct CaptureView<'a> {
    /// What every page knows.
    pub page: &'a Page,
    /// Server-made stills of the gradients, for browsers without JavaScript.
    pub stills: Vec<StillView>,
    /// Idempotency key shared by the forms of the page.
    pub key: String,
    /// Largest picture taken, in megabytes.
    pub max_megabytes: u32,
    /// What has to be mended, if the form came back.
    pub errors: Vec<ErrorView>,
}

/// One still of a gradient; its name has the message `gradient-{name}`.
pub struct StillView {
    /// `aurora`, `dusk` or `ink`; the picture is `/stills/{name}.jpg`.
    pub name: &'static str,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
}

impl StillView {
    /// Key of the still's name.
    pub fn key(&self) -> String {
        format!("gradient-{}", self.name)
    }
}
