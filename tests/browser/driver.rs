//! Starting and stopping chromedriver and Chromium.

use std::{
    env,
    io::{BufRead as _, BufReader},
    panic::{AssertUnwindSafe, resume_unwind},
    path::PathBuf,
    process::{Child, Command, Stdio},
};

use futures_util::FutureExt as _;
use serde_json::json;
use thirtyfour::{ChromiumLikeCapabilities as _, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver};

use crate::{support::House, window::Window};

/// Whose browser it is.
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    /// What the browser asks for: `en` or `zh`.
    pub language: &'static str,
    /// Width of the window, in CSS pixels.
    pub width: u32,
    /// Whether pages may run scripts.
    pub scripts: bool,
}

/// The phone and the desk that pages are looked at on, in CSS pixels.
pub const PHONE: u32 = 390;
pub const DESK: u32 = 1280;

/// chromedriver on a port of its own; killed when dropped.
struct Driver {
    child: Child,
    address: String,
}

impl Driver {
    /// It chooses a port for IPv4 and wants the same one for IPv6, where another program may have it:
    /// then it ends, and the next one chooses again.
    fn start() -> Self {
        (0..5).find_map(|_| Self::try_start()).expect("chromedriver says its port")
    }

    fn try_start() -> Option<Self> {
        let mut command = Command::new("chromedriver");
        command.arg("--port=0").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let said = lines.by_ref().map_while(Result::ok).find_map(|line| {
            line.split("started successfully on port ").nth(1).map(|port| port.trim_end_matches('.').to_owned())
        });
        // Dropped without a port, it is waited for: it has ended.
        let driver = Self { child, address: format!("http://127.0.0.1:{}", said.as_deref().unwrap_or_default()) };
        said?;
        // Whoever reads no further must not fill the pipe.
        std::thread::spawn(move || lines.for_each(drop));
        Some(driver)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Where axe-core is, once npm has installed it.
pub fn axe() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/browser/node_modules/axe-core/axe.min.js")
}

fn is_equipped() -> bool {
    let driver = Command::new("chromedriver").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    let equipped = driver.is_ok_and(|status| status.success()) && axe().exists();
    let required = env::var("PP_TEST_REQUIRE_BROWSER").is_ok_and(|value| value == "1");
    assert!(equipped || !required, "chromedriver or tests/browser/node_modules is missing");
    if !equipped {
        println!("not run: chromedriver or tests/browser/node_modules is missing");
    }
    equipped
}

/// Opens a house and a browser, walks through, and closes both whatever happens.
pub async fn walk(reader: Reader, journey: impl AsyncFnOnce(&House, &Window)) {
    if !is_equipped() {
        return;
    }
    let house = House::open(&[]).await;
    let driver = Driver::start();
    let profile = tempfile::tempdir().unwrap();
    let browser =
        WebDriver::new(&driver.address, capabilities(reader, profile.path().to_str().unwrap())).await.unwrap();
    let window = Window::new(browser.clone(), house.url(""), reader).await;
    let outcome = AssertUnwindSafe(journey(&house, &window)).catch_unwind().await;
    if outcome.is_err() {
        println!("at {}", browser.current_url().await.map(String::from).unwrap_or_default());
    }
    browser.quit().await.unwrap();
    if let Err(failure) = outcome {
        resume_unwind(failure);
    }
}

fn capabilities(reader: Reader, profile: &str) -> thirtyfour::ChromeCapabilities {
    let mut capabilities = DesiredCapabilities::chrome();
    let language = if reader.language == "zh" { "zh-CN,zh" } else { "en-GB,en" };
    for arg in [
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        // WebGL in software: the gradients are drawn with it.
        "--use-angle=swiftshader",
        "--enable-unsafe-swiftshader",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        &format!("--user-data-dir={profile}"),
        &format!("--accept-lang={language}"),
    ] {
        capabilities.add_arg(arg).unwrap();
    }
    capabilities.add_experimental_option("prefs", json!({"intl.accept_languages": language})).unwrap();
    capabilities.set_browser_log_level(LoggingPrefsLogLevel::All).unwrap();
    capabilities
}
