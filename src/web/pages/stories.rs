//! `/stories`: what this session has written.

use std::{collections::HashMap, sync::Arc};

use actix_web::{
    HttpRequest, HttpResponse,
    http::StatusCode,
    web::{Data, Query},
};
use serde::Deserialize;
use uuid::Uuid;

use super::{here, html, story as own};
use crate::{
    error::AppError,
    journey::{
        App,
        story::{self, Kept},
    },
    language::Language,
    painting::{Painting, PaintingId},
    web::{
        session::Visitor,
        speaks::Speaks,
        views::{Page, PaintingView, StoriesView, StoryCardView, SwatchView, date},
    },
};

/// Stories on one page.
const SHOWN: u32 = 20;

/// Where the list goes on.
#[derive(Deserialize)]
pub struct From {
    after: Option<Uuid>,
}

/// The page.
pub async fn show(
    request: HttpRequest,
    from: Query<From>,
    speaks: Speaks,
    visitor: Visitor,
    app: Data<App>,
) -> Result<HttpResponse, AppError> {
    let mut kept = match visitor.session().await? {
        Some(session) => story::list(&app, session, from.after, SHOWN + 1).await?,
        None => Vec::new(),
    };
    let more = kept.len() > SHOWN as usize;
    kept.truncate(SHOWN as usize);
    let next = kept.last().filter(|_| more).map(|story| format!("/stories?after={}", story.id));
    let page = Page::new(speaks.0, here(&request), "stories-title");
    let paintings = app.collection.paintings(kept.iter().flat_map(|story| &story.paintings)).await?;
    let stories = kept.iter().map(|story| card(&paintings, story, speaks.0)).collect();
    html(StatusCode::OK, &page, &StoriesView { page: &page, stories, next })
}

fn card(paintings: &HashMap<PaintingId, Arc<Painting>>, kept: &Kept, language: Language) -> StoryCardView {
    StoryCardView {
        id: kept.id.to_string(),
        title: kept.title.clone(),
        lang: kept.language.tag(),
        status: own::status(kept.status),
        narrator: kept.narrator,
        emotion: kept.emotion,
        character: kept.character.clone(),
        date: date(kept.created_at, language),
        swatches: SwatchView::list(&kept.colours, language),
        paintings: kept
            .paintings
            .iter()
            .filter_map(|id| paintings.get(id))
            .map(|painting| PaintingView::new(painting, language))
            .collect(),
    }
}
