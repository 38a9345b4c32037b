//! `/palettes/{id}/gallery`: ten paintings, and why.

use actix_web::{
    HttpRequest, HttpResponse,
    http::StatusCode,
    web::{Bytes, Data, Path, Query},
};
use serde::Deserialize;
use uuid::Uuid;

use super::{here, html};
use crate::{
    colour::Palette,
    emotion::{Emotion, Intensity},
    error::AppError,
    journey::{
        App, capture,
        gallery::{self, Gallery, Wish},
    },
    story::Narrator,
    web::{
        form::urlencoded,
        idempotency::{Answer, Key, once},
        session::Visitor,
        speaks::Speaks,
        views::{ChoiceView, CutColours, ErrorView, GalleryView, NarratorView, Page, SelectionForm, Step, SwatchView},
    },
};

/// Which of the palette's galleries.
#[derive(Deserialize)]
pub struct Which {
    r: Option<Uuid>,
}

/// The form of the palette page, and of "show me others".
#[derive(Deserialize)]
struct FeelingForm {
    emotion: Option<Emotion>,
    #[serde(default)]
    key: String,
    more: Option<String>,
    surprise: Option<u8>,
}

/// What a gallery page shows beside the paintings.
pub struct Draft {
    /// What was typed so far.
    pub form: SelectionForm,
    /// The narrator that was chosen.
    pub narrator: Option<Narrator>,
    /// What has to be mended.
    pub errors: Vec<ErrorView>,
}

/// The page. Without `r` the palette's latest gallery; before there is one, back to the palette.
pub async fn show(
    request: HttpRequest,
    id: Path<Uuid>,
    which: Query<Which>,
    speaks: Speaks,
    visitor: Visitor,
    app: Data<App>,
) -> Result<HttpResponse, AppError> {
    let session = visitor.owner().await?;
    let palette = capture::find(&app, session, *id).await?.palette;
    let found = match which.r {
        Some(recommendation) => gallery::find(&app, session, recommendation).await?,
        None => match gallery::latest(&app, session, *id).await? {
            Some(found) => found,
            None => {
                return Ok(HttpResponse::SeeOther()
                    .insert_header(("location", format!("/palettes/{id}#feeling")))
                    .finish());
            }
        },
    };
    if found.palette != *id {
        return Err(AppError::NotFound);
    }
    let form = SelectionForm::blank(intensity(&app, &palette, found.emotion), speaks.0);
    let draft = Draft { form, narrator: None, errors: Vec::new() };
    let page = Page::new(speaks.0, here(&request), "gallery-title");
    render(&app, session, page, StatusCode::OK, &palette, &found, draft).await
}

/// Keeps the feeling, finds paintings and goes to them.
pub async fn recommend(
    request: HttpRequest,
    id: Path<Uuid>,
    body: Bytes,
    visitor: Visitor,
    app: Data<App>,
) -> Result<HttpResponse, AppError> {
    let session = visitor.owner().await?;
    let form: FeelingForm = urlencoded(&request, &body)?;
    let key = Key::of_form(&request, &form.key, &body);
    let shared = app.clone().into_inner();
    let wish = Wish { emotion: form.emotion, surprise: form.surprise.unwrap_or_default(), ..Wish::default() };
    once(&app, session, key, async move {
        let found = if form.more.is_some() {
            gallery::recommend_others(&shared, session, *id, wish).await?
        } else {
            gallery::recommend(&shared, session, *id, wish).await?
        };
        Ok(Answer::see_other(format!("/palettes/{id}/gallery?r={}", found.id)))
    })
    .await
}

/// Fills the page.
pub async fn render(
    app: &App,
    session: Uuid,
    page: Page,
    status: StatusCode,
    palette: &Palette,
    found: &Gallery,
    draft: Draft,
) -> Result<HttpResponse, AppError> {
    let more = gallery::has_others(app, session, found.palette).await?;
    let page = page
        .at(Step::Paintings, Some(format!("/palettes/{}", found.palette)), None)
        .tinted(format!("/palettes/{}/colours.css", found.palette));
    let view = GalleryView {
        page: &page,
        palette: found.palette.to_string(),
        recommendation: found.id.to_string(),
        swatches: SwatchView::list(palette, page.language),
        cut: CutColours::new(palette),
        emotion: feeling(app, palette, found.emotion),
        surprise: found.surprise,
        paintings: found
            .paintings
            .iter()
            .map(|hung| ChoiceView::new(&hung.painting, &hung.found, page.language))
            .collect(),
        narrators: NarratorView::list(draft.narrator),
        form: draft.form,
        key: format!("choose-{}", found.id),
        more_key: more.then(|| format!("more-{}", found.id)),
        errors: draft.errors,
    };
    html(status, &page, &view)
}

/// The chosen emotion, else the one that the colours suggest most.
fn feeling(app: &App, palette: &Palette, chosen: Option<Emotion>) -> Emotion {
    chosen.unwrap_or_else(|| app.moods.mood(palette).0.first().map_or(Emotion::Happiness, |score| score.emotion))
}

/// The palette's own intensity for its emotion.
fn intensity(app: &App, palette: &Palette, chosen: Option<Emotion>) -> Intensity {
    let mood = app.moods.mood(palette);
    let emotion = chosen.or_else(|| mood.0.first().map(|score| score.emotion));
    mood.0.iter().find(|score| Some(score.emotion) == emotion).map_or(Intensity::Medium, |score| score.intensity)
}
