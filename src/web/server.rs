//! Building, starting and stopping the server.

use std::{
    net::{SocketAddr, TcpListener},
    sync::Arc,
    time::Duration,
};

use actix_web::{
    App as ActixApp, Error, HttpServer,
    body::MessageBody,
    dev::{ServiceFactory, ServiceRequest, ServiceResponse},
    middleware::{Compress, from_fn},
    web::{self, Data},
};
use anyhow::Context as _;
use tracing_actix_web::TracingLogger;

use super::{conditional, csrf, failure, head, headers, routes, session, span};
use crate::{clock::Clock, config::Settings, jobs, journey::App};

/// How long a stop waits for requests under way.
const DRAIN: u64 = 10;
/// How long a stop waits for work in the background.
const FINISH: Duration = Duration::from_secs(10);

/// A server that is bound and ready to run.
pub struct Server {
    app: Arc<App>,
    listener: TcpListener,
}

impl Server {
    /// Opens everything and binds the address.
    ///
    /// # Errors
    /// What could not be opened, with its name.
    pub async fn build(settings: Settings, clock: Clock) -> anyhow::Result<Self> {
        let bind = settings.bind;
        let listener = TcpListener::bind(bind)
            .with_context(|| format!("{bind} cannot be listened on (PP_BIND): is another program there?"))?;
        let (app, events) = App::open(settings, clock).await?;
        jobs::start(&app, events);
        Ok(Self { app, listener })
    }

    /// The address that it listens on; with port 0 in the settings, the one that the system chose.
    ///
    /// # Errors
    /// The system does not say.
    pub fn address(&self) -> anyhow::Result<SocketAddr> {
        Ok(self.listener.local_addr()?)
    }

    /// The application's state.
    pub fn app(&self) -> &Arc<App> {
        &self.app
    }

    /// Serves until `stop` ends; then drains requests, finishes work in the background and closes the store.
    ///
    /// # Errors
    /// The listener fails.
    pub async fn run_until(self, stop: impl Future<Output = ()>) -> anyhow::Result<()> {
        let Self { app, listener } = self;
        let data = Data::from(app.clone());
        let http = HttpServer::new(move || build_app(data.clone()))
            .listen(listener)
            .context("listening")?
            // Pictures come over slow lines; a head does not.
            .client_request_timeout(Duration::from_secs(20))
            .shutdown_timeout(DRAIN)
            .disable_signals()
            .run();
        let handle = http.handle();
        let serving = tokio::spawn(http);
        stop.await;
        tracing::info!("stopping");
        app.stopping.cancel();
        handle.stop(true).await;
        serving.await.context("the server")?.context("the server")?;
        app.finishing.cancel();
        app.tasks.close();
        if tokio::time::timeout(FINISH, app.tasks.wait()).await.is_err() {
            tracing::warn!("work in the background did not end in time; it is taken up at the next start");
        }
        app.store.close().await;
        Ok(())
    }
}

/// The application as production and tests run it.
pub fn build_app(
    data: Data<App>,
) -> ActixApp<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = Error,
        InitError = (),
    >,
> {
    let app = data.clone();
    // The last layer is the outermost.
    ActixApp::new()
        .app_data(data)
        .configure(move |config: &mut web::ServiceConfig| routes::routes(config, &app))
        .default_service(web::to(routes::unknown))
        .wrap(from_fn(head::as_get))
        .wrap(from_fn(session::deliver))
        .wrap(from_fn(csrf::check))
        .wrap(from_fn(failure::render))
        .wrap(from_fn(conditional::answer))
        .wrap(Compress::default())
        .wrap(from_fn(headers::add))
        .wrap(sentry::integrations::actix::Sentry::new())
        .wrap(TracingLogger::<span::Root>::new())
}
