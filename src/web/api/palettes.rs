//! `/api/palettes`

use actix_web::{
    HttpMessage as _, HttpRequest, HttpResponse,
    dev::Payload,
    http::{
        StatusCode,
        header::{CACHE_CONTROL, CONTENT_DISPOSITION},
    },
    web::{Bytes, Data, Path},
};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    colour::swatch_file::{self, SwatchFormat},
    contract::{self, ColourInput, PaletteImage, PaletteView, ToolsView},
    error::AppError,
    journey::{
        App,
        capture::{self, Captured},
    },
    store::PaletteSource,
    web::{
        failure::Problem,
        form::{self, PictureForm},
        idempotency::{Answer, Key, once},
        json,
        session::Visitor,
        speaks::Speaks,
    },
};

/// A palette given as colours.
#[derive(Deserialize, ToSchema)]
pub struct PaletteInput {
    /// 1–12 colours; weights are normalised.
    #[schema(min_items = 1, max_items = 12)]
    colors: Vec<ColourInput>,
    /// The palette that this one edits.
    parent: Option<Uuid>,
}

/// A picture as a multipart form.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the multipart body for the document")]
pub struct PictureInput {
    /// JPEG, PNG, WebP, GIF, BMP or TIFF, or a swatch file (ASE, ACO, GPL, CSS, SCSS, design tokens, SVG); at most 20 MB and 60 megapixels unless configured otherwise.
    #[schema(value_type = String, format = Binary)]
    image: Vec<u8>,
}

/// Makes a palette of a picture or of given colours.
#[utoipa::path(post, path = "/api/palettes", tag = "journey",
    params(("Idempotency-Key" = Option<String>, Header, description = "The same key in the same session gives the same answer for 24 h")),
    request_body(content((PictureInput = "multipart/form-data"), (PaletteInput = "application/json"))),
    responses((status = 201, body = PaletteView, headers(("location" = String))), (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 413, body = Problem, content_type = "application/problem+json"), (status = 415, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json")))]
pub async fn create(
    request: HttpRequest,
    payload: actix_web::web::Payload,
    visitor: Visitor,
    app: Data<App>,
) -> Result<HttpResponse, AppError> {
    let key = Key::of_header(&request)?;
    let mut payload: Payload = payload.into_inner();
    let shared = app.clone().into_inner();
    if request.content_type().eq_ignore_ascii_case("application/json") {
        let body = read_body(&request, &mut payload).await?;
        let PaletteInput { colors, parent } = json::parse(&body)?;
        let palette = contract::swatches(&colors)?;
        let session = visitor.session_or_new().await?;
        return once(&app, session, key, async move {
            created(&shared, &capture::from_colours(&shared, session, palette, parent).await?)
        })
        .await;
    }
    let _place = form::place(&app, &request).await?;
    let form = PictureForm::read(&request, &mut payload, app.limits()).await?;
    let image = form.image.ok_or_else(|| AppError::field("image", "image-missing"))?;
    let source = if form.source.is_some_and(|source| *source == "gradient") {
        PaletteSource::Gradient
    } else {
        PaletteSource::Upload
    };
    let session = visitor.session_or_new().await?;
    once(&app, session, key, async move {
        created(&shared, &capture::from_file(&shared, session, image.data, source).await?)
    })
    .await
}

/// A palette of this session.
#[utoipa::path(get, path = "/api/palettes/{id}", tag = "journey", params(("id" = Uuid, Path)),
    responses((status = 200, body = PaletteView), (status = 404, body = Problem, content_type = "application/problem+json")))]
pub async fn show(id: Path<Uuid>, visitor: Visitor, app: Data<App>) -> Result<HttpResponse, AppError> {
    let captured = capture::find(&app, visitor.owner().await?, *id).await?;
    Ok(HttpResponse::Ok().json(view(&app, &captured)))
}

/// What can be said about a palette's colours beside each other: harmony, contrast, colour vision, relatives.
#[utoipa::path(get, path = "/api/palettes/{id}/tools", tag = "journey", params(("id" = Uuid, Path)),
    responses((status = 200, body = ToolsView), (status = 404, body = Problem, content_type = "application/problem+json")))]
pub async fn tools(id: Path<Uuid>, visitor: Visitor, app: Data<App>) -> Result<HttpResponse, AppError> {
    let captured = capture::find(&app, visitor.owner().await?, *id).await?;
    Ok(HttpResponse::Ok().json(contract::tools(&captured.palette)))
}

/// The palette as a file of another program.
#[utoipa::path(get, path = "/api/palettes/{id}/swatches/{format}", tag = "journey",
    params(("id" = Uuid, Path), ("format" = String, Path, description = "`ase`, `aco`, `gpl`, `css`, `scss`, `tokens`, `svg` or `png`")),
    responses((status = 200, body = Vec<u8>, content_type = "application/octet-stream"), (status = 404, body = Problem, content_type = "application/problem+json")))]
pub async fn swatches(
    address: Path<(Uuid, String)>,
    speaks: Speaks,
    visitor: Visitor,
    app: Data<App>,
) -> Result<HttpResponse, AppError> {
    let (id, format) = address.into_inner();
    let format: SwatchFormat = format.parse().map_err(|_| AppError::NotFound)?;
    let captured = capture::find(&app, visitor.owner().await?, id).await?;
    let name = format!("plot-palette-{}.{}", captured.created_at.date(), format.extension());
    let file = swatch_file::write(format, &captured.palette, "Plot & Palette", speaks.0);
    Ok(HttpResponse::Ok()
        .content_type(format.media_type())
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .insert_header((CACHE_CONTROL, "private, max-age=86400"))
        .body(file))
}

/// Counts the frame that was left out of a palette's picture: a new palette of the whole picture.
#[utoipa::path(post, path = "/api/palettes/{id}/frame", tag = "journey",
    params(("id" = Uuid, Path), ("Idempotency-Key" = Option<String>, Header, description = "The same key in the same session gives the same answer for 24 h")),
    responses((status = 201, body = PaletteView, headers(("location" = String))), (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json")))]
pub async fn count_frame(
    request: HttpRequest,
    id: Path<Uuid>,
    visitor: Visitor,
    app: Data<App>,
) -> Result<HttpResponse, AppError> {
    let session = visitor.owner().await?;
    let key = Key::of_header(&request)?;
    let shared = app.clone().into_inner();
    once(&app, session, key, async move { created(&shared, &capture::with_frame(&shared, session, *id).await?) }).await
}

fn created(app: &App, captured: &Captured) -> Result<Answer, AppError> {
    Answer::json(StatusCode::CREATED, Some(format!("/api/palettes/{}", captured.id)), &view(app, captured))
}

fn view(app: &App, captured: &Captured) -> PaletteView {
    let image = captured.picture.map(|picture| PaletteImage {
        url: format!("/palettes/{}/picture.jpg", captured.id),
        thumbnail: format!("/palettes/{}/thumbnail.jpg", captured.id),
        width: picture.width,
        height: picture.height,
    });
    PaletteView {
        id: captured.id,
        colors: contract::colours(&captured.palette),
        basic: contract::basic(&captured.palette),
        emotions: contract::emotions(&app.moods.mood(&captured.palette)),
        research: contract::research(&captured.palette),
        image,
        frame: captured.frame.as_ref().map(|frame| frame.margins.into()),
        parent: captured.parent,
        created_at: captured.created_at,
    }
}

async fn read_body(request: &HttpRequest, payload: &mut Payload) -> Result<Bytes, AppError> {
    use actix_web::FromRequest as _;
    Bytes::from_request(request, payload).await.map_err(|error| {
        match error.as_response_error().status_code().as_u16() {
            413 => AppError::BodyTooLarge(json::MOST),
            _ => AppError::Malformed(error.to_string()),
        }
    })
}
