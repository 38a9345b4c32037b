//! `/palettes/{id}`: the colours, and what they feel like.

use actix_web::{
    HttpRequest, HttpResponse,
    http::StatusCode,
    web::{Bytes, Data, Path},
};
use askama::Template as _;
use serde::Deserialize;
use uuid::Uuid;

use super::{here, html};
use crate::{
    error::AppError,
    journey::{App, capture, gallery},
    web::{
        form::urlencoded,
        idempotency::{Answer, Key, once},
        session::Visitor,
        speaks::Speaks,
        views::{ColoursView, CutColours, EmotionView, FindingView, Page, PaletteView, PictureView, Step, SwatchView},
    },
};

/// The page.
pub async fn show(
    request: HttpRequest,
    id: Path<Uuid>,
    speaks: Speaks,
    visitor: Visitor,
    app: Data<App>,
) -> Result<HttpResponse, AppError> {
    let session = visitor.owner().await?;
    let captured = capture::find(&app, session, *id).await?;
    let latest = gallery::latest(&app, session, *id).await?;
    let address = format!("/palettes/{id}");
    let page = Page::new(speaks.0, here(&request), "palette-title")
        .at(Step::Feeling, Some(address.clone()), None)
        .tinted(format!("{address}/colours.css"));
    let view = PaletteView {
        page: &page,
        id: captured.id.to_string(),
        picture: captured.picture.map(|picture| PictureView {
            url: format!("{address}/picture.jpg"),
            width: picture.width,
            height: picture.height,
        }),
        framed: captured.frame.is_some(),
        swatches: SwatchView::list(&captured.palette, speaks.0),
        cut: CutColours::new(&captured.palette),
        emotions: EmotionView::list(
            &app.moods.mood(&captured.palette),
            latest.as_ref().and_then(|gallery| gallery.emotion),
        ),
        research: FindingView::list(&captured.palette),
        // Changes with what was shown last: choosing a feeling again later is a new wish.
        key: latest.map_or_else(|| "first".to_owned(), |gallery| gallery.id.to_string()),
    };
    html(StatusCode::OK, &page, &view)
}

/// The form "count the frame after all".
#[derive(Deserialize)]
struct FrameForm {
    #[serde(default)]
    key: String,
}

/// Counts the frame and goes to the new palette.
pub async fn count_frame(
    request: HttpRequest,
    id: Path<Uuid>,
    body: Bytes,
    visitor: Visitor,
    app: Data<App>,
) -> Result<HttpResponse, AppError> {
    let session = visitor.owner().await?;
    let form: FrameForm = urlencoded(&request, &body)?;
    let key = Key::of_form(&request, &form.key, &body);
    let shared = app.clone().into_inner();
    once(&app, session, key, async move {
        let captured = capture::with_frame(&shared, session, *id).await?;
        Ok(Answer::see_other(format!("/palettes/{}", captured.id)))
    })
    .await
}

/// The palette's own style sheet.
pub async fn colours(id: Path<Uuid>, visitor: Visitor, app: Data<App>) -> Result<HttpResponse, AppError> {
    let captured = capture::find(&app, visitor.owner().await?, *id).await?;
    style(&captured.palette)
}

/// A palette as a style sheet. Palettes never change, so it may be kept.
pub fn style(palette: &crate::colour::Palette) -> Result<HttpResponse, AppError> {
    let sheet = ColoursView::new(palette).render().map_err(|error| AppError::Internal(error.to_string()))?;
    Ok(HttpResponse::Ok()
        .content_type("text/css; charset=utf-8")
        .insert_header(("cache-control", "private, max-age=86400"))
        .body(sheet))
}
