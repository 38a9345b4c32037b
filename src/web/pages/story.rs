//! `/stories/{id}`: the story, also while it is written.

use actix_web::{
    HttpRequest, HttpResponse,
    http::StatusCode,
    web::{Bytes, Data, Path},
};
use serde::Deserialize;
use uuid::Uuid;

use super::{here, html};
use crate::{
    error::AppError,
    journey::{
        App,
        story::{self, Kept},
    },
    language::Language,
    painting::PaintingId,
    store,
    story::Narrator,
    web::{
        form::urlencoded,
        idempotency::{Answer, Key, once},
        origin,
        session::Visitor,
        speaks::Speaks,
        views::{Page, PaintingView, PartView, ShareView, Step, StoryStatus, StoryText, StoryView, SwatchView, date},
    },
};

/// "Write it again", perhaps in another voice.
#[derive(Deserialize)]
struct AgainForm {
    narrator: Option<Narrator>,
    #[serde(default)]
    key: String,
}

/// The page.
pub async fn show(
    request: HttpRequest,
    id: Path<Uuid>,
    speaks: Speaks,
    visitor: Visitor,
    app: Data<App>,
) -> Result<HttpResponse, AppError> {
    let session = visitor.owner().await?;
    let kept = story::find(&app, session, *id).await?;
    let newest = story::list(&app, session, None, 1).await?.first().map_or(kept.id, |newest| newest.id);
    let palette = format!("/palettes/{}", kept.palette);
    let gallery = format!("{palette}/gallery?r={}", kept.recommendation);
    let mut page = Page::new(speaks.0, here(&request), "story-title")
        .at(Step::Story, Some(palette), Some(gallery.clone()))
        .tinted(format!("/palettes/{}/colours.css", kept.palette));
    if let Some(title) = &kept.title {
        page = page.titled(title.clone());
    }
    let view = StoryView {
        page: &page,
        id: kept.id.to_string(),
        status: status(kept.status),
        share: kept
            .share
            .as_ref()
            .map(|token| ShareView { url: format!("{}/s/{token}", origin::base(&app, &request)) }),
        // Changes with every story that is asked for: a double click is one wish, a second visit another.
        key: format!("again-{newest}"),
        gallery,
        story: text(&app, &kept, speaks.0).await?,
    };
    html(StatusCode::OK, &page, &view)
}

/// Queues another version and goes to it.
pub async fn again(
    request: HttpRequest,
    id: Path<Uuid>,
    body: Bytes,
    visitor: Visitor,
    app: Data<App>,
) -> Result<HttpResponse, AppError> {
    let session = visitor.owner().await?;
    let form: AgainForm = urlencoded(&request, &body)?;
    let key = Key::of_form(&request, &form.key, &body);
    let shared = app.clone().into_inner();
    once(&app, session, key, async move {
        let kept = story::again(&shared, session, *id, form.narrator).await?;
        Ok(Answer::see_other(format!("/stories/{}", kept.id)))
    })
    .await
}

/// Makes the share link.
pub async fn share(id: Path<Uuid>, visitor: Visitor, app: Data<App>) -> Result<HttpResponse, AppError> {
    story::share(&app, visitor.owner().await?, *id).await?;
    Ok(HttpResponse::SeeOther().insert_header(("location", format!("/stories/{id}#share"))).finish())
}

/// Takes it back.
pub async fn unshare(id: Path<Uuid>, visitor: Visitor, app: Data<App>) -> Result<HttpResponse, AppError> {
    story::unshare(&app, visitor.owner().await?, *id).await?;
    Ok(HttpResponse::SeeOther().insert_header(("location", format!("/stories/{id}#share"))).finish())
}

/// A story as it is read.
pub async fn text(app: &App, kept: &Kept, language: Language) -> Result<StoryText, AppError> {
    let paintings = app.collection.paintings(&kept.paintings).await?;
    let part = |(number, id): (usize, &PaintingId)| {
        let painting = paintings.get(id)?;
        let written = kept.parts.get(number).map_or("", |part| part.text.as_str());
        Some(PartView::new(PaintingView::new(painting, language), written))
    };
    Ok(StoryText {
        title: kept.title.clone(),
        narrator: kept.narrator,
        character: kept.character.clone(),
        emotion: kept.emotion,
        intensity: kept.intensity,
        language: kept.language,
        parts: kept.paintings.iter().enumerate().filter_map(part).collect(),
        swatches: SwatchView::list(&kept.colours, language),
        date: date(kept.created_at, language),
    })
}

/// How far the writing is, for a view.
pub fn status(status: store::StoryStatus) -> StoryStatus {
    match status {
        store::StoryStatus::Queued => StoryStatus::Queued,
        store::StoryStatus::Writing => StoryStatus::Writing,
        store::StoryStatus::Done => StoryStatus::Done,
        store::StoryStatus::Failed => StoryStatus::Failed,
    }
}
