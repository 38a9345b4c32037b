//! `serve`: the server.

use std::time::Duration;

use clap::Args;
use tokio::runtime::Runtime;

use super::{Common, output};
use crate::{clock::Clock, config::Settings, telemetry, web::Server};

/// Arguments of `serve`.
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// Address and port to listen on [PP_BIND; default 127.0.0.1:8080]
    #[arg(long, value_name = "ADDRESS")]
    bind: Option<String>,
    /// Open the browser once the server answers
    #[arg(long)]
    open: bool,
}

/// Serves until the process is told to stop.
pub fn run(common: &Common, args: &ServeArgs) -> anyhow::Result<()> {
    let settings = common.settings(args.bind.as_deref())?;
    let sentry = telemetry::start(&settings)?;
    let runtime = runtime()?;
    let outcome = runtime.block_on(serve(settings, args.open));
    // A picture that is still being decoded is not waited for: its request is gone.
    runtime.shutdown_timeout(Duration::from_secs(2));
    if let Some(guard) = sentry {
        guard.close(Some(Duration::from_secs(2)));
    }
    outcome
}

/// The runtime of every command that waits for something.
pub(super) fn runtime() -> anyhow::Result<Runtime> {
    Ok(tokio::runtime::Builder::new_multi_thread().enable_all().build()?)
}

async fn serve(settings: Settings, open_browser: bool) -> anyhow::Result<()> {
    let public = settings.base_url.clone();
    let server = Server::build(settings, Clock::system()).await?;
    let address = server.address()?;
    let here = format!("http://{address}/");
    output::line(&format!("Plot & Palette {} listens on {here}", telemetry::RELEASE))?;
    if let Some(public) = public {
        output::line(&format!("and people find it at {public}"))?;
    }
    output::line(&format!("its data is kept in {}", server.app().settings.data_dir.display()))?;
    ready();
    if open_browser && let Err(error) = open::that_detached(&here) {
        output::complain(&format!("no browser could be opened ({error}): open {here} yourself"));
    }
    server.run_until(stopped()).await
}

/// Tells systemd, where it started us, that people may come.
fn ready() {
    if let Err(error) = sd_notify::notify(&[sd_notify::NotifyState::Ready]) {
        tracing::warn!(%error, "systemd could not be told that the server is ready");
    }
}

/// Ends with Ctrl-C or, on Unix, SIGTERM.
async fn stopped() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
