use askama::Template;

use super::Page;

/// `/about`: sources and method, honestly.
#[derive(Template)]
#[template(path = "about.html")]
pub struct AboutView<'a> {
    /// What every page knows.
    pub page: &'a Page,
    /// Number of paintings in the catalogue, formatted.
    pub paintings: String,
}

/// `/privacy`: what is kept and for how long.
#[derive(Template)]
#[template(path = "privacy.html")]
pub struct PrivacyView<'a> {
    /// What every page knows.
    pub page: &'a Page,
}

/// `/licences`: ours and those of what is built in.
#[derive(Template)]
#[template(path = "licences.html")]
pub struct LicencesView<'a> {
    /// What every page knows.
    pub page: &'a Page,
    /// Every licence, ours first.
    pub licences: Vec<LicenceView>,
}

/// One licence and what stands under it.
pub struct LicenceView {
    /// SPDX expression.
    pub licence: String,
    /// Names with versions.
    pub works: Vec<String>,
}
