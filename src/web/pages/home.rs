//! `/`: what this is, and one button.

use actix_web::{HttpRequest, HttpResponse, http::StatusCode, web::Data};

use super::{here, html};
use crate::{
    error::AppError,
    journey::{App, samples},
    painting::{Painting, PaintingId},
    web::{
        speaks::Speaks,
        views::{HomeView, Page, PaintingView, SampleView, integer},
    },
};

/// Studies on the wall, chosen by eye for their colours and shapes.
const WALL: [&str; 5] = [
    "masterpalettes-the-ninth-wave",
    "masterpalettes-red-fuji",
    "masterpalettes-woman-with-a-parasol",
    "masterpalettes-goldfish",
    "masterpalettes-cafe-terrace-at-night",
];

/// The page.
pub async fn show(request: HttpRequest, speaks: Speaks, app: Data<App>) -> Result<HttpResponse, AppError> {
    let language = speaks.0;
    let index = &app.collection.now().index;
    let view = |painting: &Painting| PaintingView::new(painting, language);
    let chosen = WALL.iter().filter_map(|id| id.parse().ok()).filter(|id| index.position(id).is_some());
    // A collection without these still has a wall.
    let first = index.by_id().take(WALL.len()).filter_map(|position| index.id(position).parse().ok());
    let ids: Vec<PaintingId> = chosen.chain(first).take(WALL.len()).collect();
    let paintings = app.collection.paintings(&ids).await?;
    let wall = ids.iter().filter_map(|id| paintings.get(id)).map(|painting| view(painting)).collect();
    let samples = samples(&app.collection, language).await?.into_iter().map(|sample| SampleView {
        title: sample.story.title,
        opening: sample.story.parts[0].text.split("\n\n").next().unwrap_or_default().to_owned(),
        narrator: sample.narrator,
        emotion: sample.emotion,
        painting: view(&sample.painting),
    });
    let page = Page::new(language, here(&request), "home-title").listed();
    let view = HomeView { page: &page, wall, samples: samples.collect(), paintings: integer(index.len() as u64) };
    html(StatusCode::OK, &page, &view)
}
