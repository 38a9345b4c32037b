//! The gallery's form: three paintings, a narrator, a name → a story.

use actix_web::{
    HttpRequest, HttpResponse,
    http::StatusCode,
    web::{Bytes, Data, Path},
};
use serde::Deserialize;
use uuid::Uuid;

use super::{errors, gallery as page};
use crate::{
    emotion::{Emotion, Intensity},
    error::{AppError, FieldError},
    journey::{
        App, capture, gallery,
        selection::{self, Choice},
        story::{self, Wish},
    },
    language::Language,
    story::Narrator,
    web::{
        form::urlencoded,
        idempotency::{Answer, Key, once},
        session::Visitor,
        speaks::Speaks,
        views::{Page, SelectionForm},
    },
};

/// The form as it arrives; whatever is missing or wrong is said beside its field.
#[derive(Deserialize)]
struct Submitted {
    recommendation: Uuid,
    #[serde(default)]
    first: String,
    #[serde(default)]
    second: String,
    #[serde(default)]
    third: String,
    narrator: Option<Narrator>,
    #[serde(default)]
    character: String,
    emotion: Emotion,
    intensity: Option<Intensity>,
    #[serde(default)]
    note: String,
    language: Option<Language>,
    #[serde(default)]
    key: String,
}

/// Takes the choice, queues the story and goes to it; or shows the page again with everything kept.
pub async fn submit(
    request: HttpRequest,
    id: Path<Uuid>,
    body: Bytes,
    speaks: Speaks,
    visitor: Visitor,
    app: Data<App>,
) -> Result<HttpResponse, AppError> {
    let session = visitor.owner().await?;
    let form: Submitted = urlencoded(&request, &body)?;
    let language = form.language.unwrap_or(speaks.0);
    let key = Key::of_form(&request, &form.key, &body);
    let (shared, choice, recommendation) = (app.clone().into_inner(), choice(&form), form.recommendation);
    let outcome = once(&app, session, key, async move {
        let selection = selection::choose(&shared, session, recommendation, choice).await?;
        let wish = Wish { language, writer: None, seed: None };
        let kept = story::begin(&shared, session, selection, wish).await?;
        Ok(Answer::see_other(format!("/stories/{}", kept.id)))
    })
    .await;
    match outcome {
        Err(AppError::Invalid(fields)) => {
            let palette = capture::find(&app, session, *id).await?.palette;
            let found = gallery::find(&app, session, form.recommendation).await?;
            let back = format!("/palettes/{id}/gallery?r={}", found.id);
            let narrator = form.narrator;
            let draft = page::Draft { form: kept(form, language), narrator, errors: errors(&named(fields), speaks.0) };
            let view = Page::new(speaks.0, back, "gallery-title");
            page::render(&app, session, view, StatusCode::UNPROCESSABLE_ENTITY, &palette, &found, draft).await
        }
        outcome => outcome,
    }
}

fn choice(form: &Submitted) -> Choice {
    let picked = [&form.first, &form.second, &form.third];
    Choice {
        paintings: picked.into_iter().filter(|id| !id.is_empty()).cloned().collect(),
        narrator: form.narrator,
        character: form.character.clone(),
        emotion: form.emotion,
        intensity: form.intensity,
        note: Some(form.note.clone()),
    }
}

fn kept(form: Submitted, language: Language) -> SelectionForm {
    SelectionForm {
        first: form.first,
        second: form.second,
        third: form.third,
        character: form.character,
        note: form.note,
        intensity: form.intensity.unwrap_or(Intensity::Medium),
        language,
    }
}

/// The API calls the three radio groups `paintings`; on the page the first of them is `first`.
fn named(fields: Vec<FieldError>) -> Vec<FieldError> {
    let rename = |field: FieldError| {
        if field.field.starts_with("paintings") { FieldError { field: "paintings".to_owned(), ..field } } else { field }
    };
    fields.into_iter().map(rename).collect()
}
