//! A running product: the real server on a free port, with a data folder and a database of its own.

use std::{
    net::SocketAddr,
    panic::{AssertUnwindSafe, resume_unwind},
    path::{Path, PathBuf},
    sync::Arc,
    thread,
};

use futures_util::FutureExt as _;
use plot_palette::{
    clock::Clock,
    config::{Settings, Sources},
    journey::App,
    web::Server,
};
use tempfile::TempDir;
use tokio::sync::oneshot;

use super::{Visitor, database};

/// The product as one test has it. It stops when this is dropped.
pub struct House {
    data: TempDir,
    settings: Vec<(&'static str, String)>,
    running: Option<Running>,
}

struct Running {
    address: SocketAddr,
    app: Arc<App>,
    stop: oneshot::Sender<()>,
    thread: thread::JoinHandle<anyhow::Result<()>>,
}

impl House {
    /// Opens a house on SQLite, with settings beyond the usual ones.
    pub async fn open(settings: &[(&'static str, &str)]) -> Self {
        Self::build(settings.iter().map(|(name, value)| (*name, (*value).to_owned())).collect()).await
    }

    async fn build(settings: Vec<(&'static str, String)>) -> Self {
        let mut house = Self { data: tempfile::tempdir().unwrap(), settings, running: None };
        house.start().await;
        house
    }

    /// Starts the server on the same data and waits until it listens.
    pub async fn start(&mut self) {
        let folder = self.data.path().to_str().unwrap();
        let usual = [("PP_BIND", "127.0.0.1:0"), ("PP_DATA_DIR", folder)];
        let given = self.settings.iter().map(|(name, value)| (*name, value.as_str()));
        let settings = Settings::load(&Sources::from_pairs(usual.into_iter().chain(given))).unwrap();
        let (ready, built) = oneshot::channel();
        let (stop, stopped) = oneshot::channel::<()>();
        // A runtime of its own, so that the server meets nothing of the test's.
        let thread = thread::spawn(move || {
            tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?.block_on(async {
                let server = Server::build(settings, Clock::system()).await?;
                let _ = ready.send((server.address()?, server.app().clone()));
                server
                    .run_until(async {
                        let _ = stopped.await;
                    })
                    .await
            })
        });
        let Ok((address, app)) = built.await else {
            panic!("the server did not start: {:?}", thread.join().map_err(|_| "panic"));
        };
        self.running = Some(Running { address, app, stop, thread });
    }

    /// Tells the server to stop and waits until it has.
    pub async fn stop(&mut self) {
        let Some(Running { app, stop, thread, .. }) = self.running.take() else { return };
        drop(app);
        let _ = stop.send(());
        tokio::task::spawn_blocking(|| thread.join()).await.unwrap().unwrap().unwrap();
    }

    fn running(&self) -> &Running {
        self.running.as_ref().expect("the server was stopped")
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.running().address
    }

    /// The address of a page.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address())
    }

    /// The server's own state, for what cannot be seen from outside.
    pub fn app(&self) -> &Arc<App> {
        &self.running().app
    }

    /// Somebody who has never been here.
    pub fn visitor(&self) -> Visitor {
        Visitor::new(self.url(""), "en")
    }

    /// The same, with an `Accept-Language` of their own.
    pub fn reader(&self, accept_language: &str) -> Visitor {
        Visitor::new(self.url(""), accept_language)
    }

    /// Stops, starts again, and brings a visitor along to the new address.
    pub async fn restart(&mut self, visitor: &Visitor) -> Visitor {
        self.stop().await;
        self.start().await;
        visitor.moved(self.url(""))
    }

    /// The folder of its data.
    pub fn data(&self) -> &Path {
        self.data.path()
    }

    /// Every file of people's pictures.
    pub fn uploads(&self) -> Vec<PathBuf> {
        let mut folders = vec![self.data().join("uploads")];
        let mut files = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() { folders.push(path) } else { files.push(path) }
            }
        }
        files
    }
}

impl Drop for House {
    fn drop(&mut self) {
        if let Some(Running { app, stop, thread, .. }) = self.running.take() {
            drop(app);
            let _ = stop.send(());
            let _ = thread.join();
        }
    }
}

/// Runs a case in a house on SQLite.
pub async fn on_sqlite<F: Future<Output = ()>>(case: fn(House) -> F) {
    case(House::build(Vec::new()).await).await;
}

/// Runs a case in a house on MySQL or MariaDB, where the tests are given one.
pub async fn on_mysql<F: Future<Output = ()>>(case: fn(House) -> F) {
    let Some(url) = database::create().await else { return };
    let settings = vec![("DATABASE_URL", url.clone())];
    // Caught, so that a case that fails leaves no database behind.
    let outcome = AssertUnwindSafe(async { case(House::build(settings).await).await }).catch_unwind().await;
    database::remove(&url).await;
    if let Err(failure) = outcome {
        resume_unwind(failure);
    }
}
