//! `/palettes/new`: bring a picture or catch a gradient.

use actix_web::{
    HttpRequest, HttpResponse,
    dev::Payload,
    http::StatusCode,
    web::{Bytes, Data, Payload as Body},
};

use super::{errors, here, html, pictures::still_jpeg};
use crate::{
    error::{AppError, FieldError},
    journey::{App, capture},
    language::Language,
    media::{self, Still},
    store::PaletteSource,
    web::{
        failure,
        form::{self, PictureForm},
        idempotency::{Answer, Key, once},
        session::Visitor,
        speaks::Speaks,
        views::{CaptureView, ErrorView, Page, Step, StillView},
    },
};

/// The form's hidden key. What makes two submissions different is the picture, which counts too.
const KEY: &str = "new";

/// The page.
pub async fn show(request: HttpRequest, speaks: Speaks, app: Data<App>) -> Result<HttpResponse, AppError> {
    page(&here(&request), speaks.0, &app, StatusCode::OK, Vec::new())
}

/// Takes a picture or the name of a still, and goes to its palette.
pub async fn submit(
    request: HttpRequest,
    payload: Body,
    speaks: Speaks,
    visitor: Visitor,
    app: Data<App>,
) -> Result<HttpResponse, AppError> {
    match accept(&request, payload.into_inner(), &visitor, &app).await {
        Err(error @ (AppError::Picture(_) | AppError::Invalid(_))) => {
            let (status, messages) = match &error {
                AppError::Invalid(fields) => (StatusCode::UNPROCESSABLE_ENTITY, errors(fields, speaks.0)),
                other => {
                    let (status, message) = failure::sentence(other, speaks.0);
                    (status, vec![ErrorView { field: "image".to_owned(), message }])
                }
            };
            page("/palettes/new", speaks.0, &app, status, messages)
        }
        outcome => outcome,
    }
}

async fn accept(
    request: &HttpRequest,
    mut payload: Payload,
    visitor: &Visitor,
    app: &Data<App>,
) -> Result<HttpResponse, AppError> {
    let _place = form::place(app, request).await?;
    let form = PictureForm::read(request, &mut payload, app.limits()).await?;
    let chosen = form.still.as_deref().map(String::as_str).filter(|name| !name.is_empty());
    let image = form.image.filter(|image| !image.data.is_empty() || chosen.is_none());
    let (bytes, source) = match (image, chosen) {
        // An empty file field without a name is what a browser sends when nothing was chosen.
        (Some(image), None) if image.data.is_empty() && image.file_name.as_deref().unwrap_or_default().is_empty() => {
            return Err(AppError::Invalid(vec![FieldError::new("image", "image-missing")]));
        }
        (Some(image), _) => {
            let caught = form.source.is_some_and(|source| *source == "gradient");
            (image.data, if caught { PaletteSource::Gradient } else { PaletteSource::Upload })
        }
        (None, Some(name)) => {
            let still: Still = name.parse().map_err(|_| AppError::field("still", "still-unknown"))?;
            (Bytes::from_static(still_jpeg(still).await?), PaletteSource::Gradient)
        }
        (None, None) => return Err(AppError::Invalid(vec![FieldError::new("image", "image-missing")])),
    };
    let key = form.key.as_deref().map_or(KEY, String::as_str);
    let key = Key::of_form(request, key, &bytes);
    let session = visitor.session_or_new().await?;
    let shared = app.clone().into_inner();
    once(app, session, key, async move {
        let captured = capture::from_file(&shared, session, bytes, source).await?;
        Ok(Answer::see_other(format!("/palettes/{}", captured.id)))
    })
    .await
}

fn page(
    path: &str,
    language: Language,
    app: &App,
    status: StatusCode,
    errors: Vec<ErrorView>,
) -> Result<HttpResponse, AppError> {
    let page = Page::new(language, path, "capture-title").at(Step::Colours, None, None).listed();
    let still =
        |still: &Still| StillView { name: still.as_str(), width: media::STILL_WIDTH, height: media::STILL_HEIGHT };
    let view = CaptureView {
        page: &page,
        stills: Still::ALL.iter().map(still).collect(),
        key: KEY.to_owned(),
        max_megabytes: (app.settings.max_upload_bytes / 1024 / 1024) as u32,
        errors,
    };
    html(status, &page, &view)
}
