//! Logs to standard error, and errors to Sentry where a DSN is set.

use std::{
    borrow::Cow,
    io::{self, IsTerminal as _},
    sync::Arc,
};

use sentry::{
    ClientInitGuard,
    integrations::tracing::{BreadcrumbLayer, ErrorLayer, SpanLayer},
};
use tracing_subscriber::{
    EnvFilter, Layer as _, filter::LevelFilter, fmt, layer::SubscriberExt as _, util::SubscriberInitExt as _,
};

use crate::config::{ConfigError, LogFormat, Settings};

/// Version and commit of this build.
pub const RELEASE: &str = concat!(env!("CARGO_PKG_VERSION"), "+", env!("PP_COMMIT"));

/// The commit of this build, or `unknown`.
pub const COMMIT: &str = env!("PP_COMMIT");

/// Share of requests whose timing is sent to Sentry.
const TRACED: f32 = 0.1;

/// Starts logging and reporting. Keep the guard: dropping it sends what is still waiting.
///
/// # Errors
/// `RUST_LOG` is not a filter.
pub fn start(settings: &Settings) -> Result<Option<ClientInitGuard>, ConfigError> {
    let filter = EnvFilter::try_new(&settings.log).map_err(|error| ConfigError::Invalid {
        name: "RUST_LOG",
        why: format!("'{}' is not a filter such as info,sqlx=warn: {error}", settings.log),
    })?;
    let lines = match settings.log_format {
        LogFormat::Text => fmt::layer().with_ansi(io::stderr().is_terminal()).with_writer(io::stderr).boxed(),
        LogFormat::Json => fmt::layer().json().flatten_event(true).with_writer(io::stderr).boxed(),
    };
    let sentry = settings.sentry_dsn.as_ref().map(|dsn| reporter(dsn.expose()));
    let reported = sentry.as_ref().map(|_| {
        let errors = ErrorLayer::new().with_filter(LevelFilter::ERROR);
        let trail = BreadcrumbLayer::new().with_filter(LevelFilter::INFO);
        SpanLayer::new().with_filter(LevelFilter::INFO).and_then(errors).and_then(trail)
    });
    // A second call (several servers in one test process) keeps the first subscriber.
    let _ = tracing_subscriber::registry().with(filter).with(lines).with(reported).try_init();
    Ok(sentry)
}

/// No personal data: no addresses, no cookies, no bodies.
fn reporter(dsn: &str) -> ClientInitGuard {
    let mut options = sentry::ClientOptions::default().traces_sample_rate(TRACED);
    options.release = Some(Cow::Borrowed(RELEASE));
    options.send_default_pii = false;
    options.max_request_body_size = sentry::MaxRequestBodySize::None;
    options.before_send = Some(Arc::new(|mut event| {
        // An address may hold a share token; headers tell one reader from another. Method and route are enough.
        if let Some(request) = &mut event.request {
            *request = sentry::protocol::Request { method: request.method.take(), ..Default::default() };
        }
        Some(event)
    }));
    sentry::init((dsn, options))
}
