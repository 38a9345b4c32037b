//! Anonymous sessions: a cookie with a random token, made by the first request that stores something.

use std::future::{Ready, ready};

use actix_web::{
    Error, FromRequest, HttpMessage as _, HttpRequest,
    body::MessageBody,
    cookie::{Cookie, SameSite, time::Duration},
    dev::{Payload, ServiceRequest, ServiceResponse},
    middleware::Next,
    web::Data,
};
use uuid::Uuid;

use crate::{
    error::AppError,
    journey::{App, SESSION_DAYS, session},
};

/// The person behind a request, as far as a session knows them.
pub struct Visitor(HttpRequest);

/// The session that this request belongs to, once it is known.
#[derive(Clone, Copy)]
struct Known(Option<Uuid>);

/// The cookie to send with the answer.
struct Fresh(Cookie<'static>);

impl Visitor {
    /// The session, if there is one.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn session(&self) -> Result<Option<Uuid>, AppError> {
        let known = self.0.extensions().get::<Known>().copied();
        if let Some(Known(session)) = known {
            return Ok(session);
        }
        let app = self.app()?;
        let mut session = None;
        if let Some(sent) = self.0.cookie(cookie_name(&app))
            && let Some(opened) = session::find(&app, sent.value()).await?
        {
            session = Some(opened.id);
            if opened.renewed {
                self.0.extensions_mut().insert(Fresh(cookie(&app, sent.value().to_owned())));
            }
        }
        self.0.extensions_mut().insert(Known(session));
        Ok(session)
    }

    /// The session, or [`AppError::NotFound`]: nobody without a session owns anything.
    ///
    /// # Errors
    /// See above.
    pub async fn owner(&self) -> Result<Uuid, AppError> {
        self.session().await?.ok_or(AppError::NotFound)
    }

    /// The session, made now where there is none.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn session_or_new(&self) -> Result<Uuid, AppError> {
        if let Some(session) = self.session().await? {
            return Ok(session);
        }
        let app = self.app()?;
        let (session, token) = session::begin(&app).await?;
        let mut extensions = self.0.extensions_mut();
        extensions.insert(Fresh(cookie(&app, token)));
        extensions.insert(Known(Some(session)));
        Ok(session)
    }

    fn app(&self) -> Result<Data<App>, AppError> {
        self.0.app_data::<Data<App>>().cloned().ok_or_else(|| AppError::Internal("no application state".to_owned()))
    }
}

fn cookie(app: &App, token: String) -> Cookie<'static> {
    Cookie::build(cookie_name(app), token)
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(app.settings.is_https())
        .max_age(Duration::days(SESSION_DAYS))
        .finish()
}

/// `__Host-` binds the cookie to this very host, but only works over https.
fn cookie_name(app: &App) -> &'static str {
    if app.settings.is_https() { "__Host-pp" } else { "pp" }
}

impl FromRequest for Visitor {
    type Error = std::convert::Infallible;
    type Future = Ready<Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self(request.clone())))
    }
}

/// Sends the cookie of a session that this request made or renewed.
pub async fn deliver(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let mut response = next.call(request).await?;
    let fresh = response.request().extensions_mut().remove::<Fresh>();
    if let Some(Fresh(cookie)) = fresh {
        response.response_mut().add_cookie(&cookie)?;
    }
    Ok(response)
}
