//! `/api/preview`

use actix_web::{HttpResponse, web::Data};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    contract::{self, ColourInput, ColourView, EmotionView, PaintingView},
    emotion::Emotion,
    error::AppError,
    journey::{
        App,
        gallery::{self, Wish},
    },
    web::{failure::Problem, json::Json},
};

/// Colours to try.
#[derive(Deserialize, ToSchema)]
pub struct PreviewInput {
    /// 1–12 colours; weights are normalised.
    #[schema(min_items = 1, max_items = 12)]
    colors: Vec<ColourInput>,
    /// The emotion that was chosen.
    emotion: Option<Emotion>,
    /// How many paintings, 1–50.
    #[schema(minimum = 1, maximum = 50, default = 10)]
    limit: Option<usize>,
    /// "Surprise me": how far from the nearest to go, 0 (the nearest) to 100.
    #[serde(default)]
    #[schema(maximum = 100, default = 0)]
    surprise: u8,
}

/// What such a palette would give.
#[derive(Serialize, ToSchema)]
pub struct Preview {
    /// The colours with normalised weights and names.
    colors: Vec<ColourView>,
    /// All 15 emotions, best first.
    emotions: Vec<EmotionView>,
    /// The paintings, closest first unless people's choices or a surprise changed the order.
    paintings: Vec<PaintingView>,
}

/// Shows emotions and paintings for colours; keeps nothing.
#[utoipa::path(post, path = "/api/preview", tag = "journey", request_body = PreviewInput,
    params(("Idempotency-Key" = Option<String>, Header, description = "Accepted and without effect: nothing is stored")),
    responses((status = 200, body = Preview), (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 413, body = Problem, content_type = "application/problem+json"), (status = 415, body = Problem, content_type = "application/problem+json"), (status = 422, body = Problem, content_type = "application/problem+json")))]
pub async fn preview(input: Json<PreviewInput>, app: Data<App>) -> Result<HttpResponse, AppError> {
    let palette = contract::swatches(&input.0.colors)?;
    let PreviewInput { emotion, limit, surprise, .. } = input.0;
    let limit = limit.unwrap_or(gallery::SHOWN);
    let hung = gallery::look(&app, &palette, Wish { emotion, limit, surprise, ..Wish::default() }).await?;
    Ok(HttpResponse::Ok().json(Preview {
        colors: contract::colours(&palette),
        emotions: contract::emotions(&app.moods.mood(&palette)),
        paintings: hung.iter().map(|hung| PaintingView::new(&hung.painting, &hung.found)).collect(),
    }))
}
