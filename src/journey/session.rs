//! Anonymous sessions: whose rows are whose.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use time::Duration;
use uuid::Uuid;

use super::App;
use crate::{
    error::AppError,
    store::{Digest, SessionRow, Timestamp},
};

/// Days that a session lives after the last visit.
pub const SESSION_DAYS: i64 = 90;

/// A session that a token opens.
#[derive(Debug, Clone, Copy)]
pub struct Opened {
    /// Whose rows these are.
    pub id: Uuid,
    /// Whether its end was moved just now, so that the cookie's end has to move too.
    pub renewed: bool,
}

/// The session of a cookie's token; moves its end when the last visit is an hour ago.
///
/// # Errors
/// The store does not answer.
pub async fn find(app: &App, token: &str) -> Result<Option<Opened>, AppError> {
    // A token is 43 characters; anything else was not made here and costs no query.
    if token.len() != 43 {
        return Ok(None);
    }
    let now: Timestamp = app.clock.now().into();
    let Some(session) = app.store.sessions().by_token(&digest(app, token), now).await? else { return Ok(None) };
    // Asked here, since even an update of no row takes SQLite's write lock.
    let due = session.updated_at <= now - Duration::HOUR;
    let renewed = due && app.store.sessions().touch(session.id, now, now + Duration::days(SESSION_DAYS)).await?;
    Ok(Some(Opened { id: session.id, renewed }))
}

/// Begins a session. Returns its id and the token for the cookie (256 random bits).
///
/// # Errors
/// The store does not answer, or the system gives no randomness.
pub async fn begin(app: &App) -> Result<(Uuid, String), AppError> {
    let token = random_token::<32>()?;
    let now = app.clock.now().into();
    let row = SessionRow {
        id: Uuid::now_v7(),
        user_id: None,
        token_hash: digest(app, &token),
        created_at: now,
        updated_at: now,
        expires_at: now + Duration::days(SESSION_DAYS),
    };
    app.store.sessions().insert(&row).await?;
    Ok((row.id, token))
}

/// `N` random bytes as URL-safe text.
///
/// # Errors
/// The system gives no randomness.
pub(super) fn random_token<const N: usize>() -> Result<String, AppError> {
    let mut bytes = [0_u8; N];
    getrandom::fill(&mut bytes).map_err(|error| AppError::Internal(error.to_string()))?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

/// Only this is stored: whoever reads the table without the key can neither use nor test a token.
fn digest(app: &App, token: &str) -> Digest {
    Digest::of(format!("{}:{token}", app.secret.expose()))
}
