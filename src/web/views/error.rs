use askama::Template;

use super::Page;

/// One thing to mend in a form.
pub struct ErrorView {
    /// The field's name.
    pub field: String,
    /// What is wrong and what to do, in the reader's language.
    pub message: String,
}

impl ErrorView {
    /// Id that the summary links to: `paintings` are picked in the list of works.
    pub fn target(&self) -> &str {
        match self.field.as_str() {
            "paintings" => "works",
            field => field,
        }
    }

    /// The first message for a field.
    pub(super) fn of<'e>(errors: &'e [ErrorView], field: &str) -> Option<&'e str> {
        errors.iter().find(|e| e.field == field).map(|e| e.message.as_str())
    }
}

/// The page for 404 and every other error: what happened and what to do.
#[derive(Template)]
#[template(path = "error.html")]
pub struct ErrorPageView<'a> {
    /// What every page knows.
    pub page: &'a Page,
    /// HTTP status.
    pub status: u16,
    /// What happened, one or two sentences in the reader's language.
    pub what: String,
    /// What to do now.
    pub advice: String,
    /// To quote when asking for help.
    pub request_id: Option<String>,
}
