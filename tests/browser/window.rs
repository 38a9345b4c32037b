//! A browser's window, and what a person does in it.

use serde_json::{Value, json};
use thirtyfour::{By, WebDriver, WebElement};

use crate::{driver::Reader, support::eventually};

/// One window on one house.
pub struct Window {
    pub browser: WebDriver,
    pub reader: Reader,
    base: String,
}

impl Window {
    pub async fn new(browser: WebDriver, base: String, reader: Reader) -> Self {
        let window = Self { browser, reader, base };
        let size = json!({"width": reader.width, "height": 844, "deviceScaleFactor": 1, "mobile": reader.width < 600});
        window.devtools("Emulation.setDeviceMetricsOverride", size).await;
        window.allow_scripts(reader.scripts).await;
        window
    }

    /// Whether pages that are opened from now on may run scripts; a page that was opened without
    /// stays as it is.
    pub async fn allow_scripts(&self, allowed: bool) {
        self.devtools("Emulation.setScriptExecutionDisabled", json!({"value": !allowed})).await;
    }

    /// A command of Chrome’s own protocol (CDP).
    pub async fn devtools(&self, method: &str, parameters: Value) -> Value {
        self.browser.cdp().send_raw(method, parameters).await.unwrap()
    }

    pub async fn open(&self, path: &str) {
        let url = if path.starts_with("http") { path.to_owned() } else { format!("{}{path}", self.base) };
        self.browser.goto(url).await.unwrap();
    }

    /// The path and query of the page.
    pub async fn path(&self) -> String {
        let url = self.browser.current_url().await.unwrap();
        url.as_str().trim_start_matches(&self.base).to_owned()
    }

    /// Waits until the address is one that fits, and the page is loaded.
    pub async fn arrives(&self, what: &str, fits: impl Fn(&str) -> bool) -> String {
        eventually(what, async || {
            let path = self.path().await;
            // Between two pages there is none to ask.
            let ready = self.browser.execute("return document.readyState", vec![]).await.ok()?;
            (fits(&path) && ready.json() == "complete").then_some(path)
        })
        .await
    }

    /// Waits for an element that is shown.
    pub async fn find(&self, selector: &str) -> WebElement {
        eventually(selector, async || {
            let found = self.browser.find(By::Css(selector)).await.ok()?;
            found.is_displayed().await.ok()?.then_some(found)
        })
        .await
    }

    /// All elements, also hidden ones.
    pub async fn all(&self, selector: &str) -> Vec<WebElement> {
        self.browser.find_all(By::Css(selector)).await.unwrap()
    }

    pub async fn exists(&self, selector: &str) -> bool {
        !self.all(selector).await.is_empty()
    }

    /// Clicks an element that is shown, with the pointer, in the middle of the window, where
    /// nothing that sticks to an edge lies over it.
    pub async fn click(&self, selector: &str) {
        self.press(&self.find(selector).await).await;
    }

    pub async fn press(&self, element: &WebElement) {
        let middle = "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})";
        self.browser.execute(middle, vec![element.to_json().unwrap()]).await.unwrap();
        element.click().await.unwrap();
    }

    /// Clicks twice, as people do who click everything twice: both clicks before the page can change.
    ///
    /// Not with the pointer: chromedriver waits for ever for the second click's end where the first has led away.
    pub async fn double_click(&self, selector: &str) {
        let element = self.find(selector).await;
        let twice = "arguments[0].click(); arguments[0].click()";
        // The answer is lost where the page has gone by then.
        let _ = self.browser.execute(twice, vec![element.to_json().unwrap()]).await;
    }

    pub async fn write(&self, selector: &str, text: &str) {
        let field = self.find(selector).await;
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    /// Runs a script of the test's, also where the page may run none.
    pub async fn run(&self, script: &str) -> Value {
        self.browser.execute(script, vec![]).await.unwrap().json().clone()
    }

    /// What the page says.
    pub async fn text(&self) -> String {
        self.run("return document.body.innerText").await.as_str().unwrap_or_default().to_owned()
    }

    /// Checks that nothing went wrong behind the page since the last look: no error, nothing that
    /// the Content Security Policy stopped. Answers of the named statuses are what the test asked for.
    pub async fn is_quiet(&self, but: &[u16]) {
        let expected = |message: &str| but.iter().any(|status| message.contains(&format!("status of {status}")));
        let loud: Vec<String> = self
            .browser
            .browser_log()
            .await
            .unwrap()
            .into_iter()
            .filter(|entry| entry.level == "SEVERE" || entry.message.contains("Content Security Policy"))
            .map(|entry| entry.message)
            .filter(|message| !expected(message))
            .collect();
        assert!(loud.is_empty(), "{loud:#?}");
    }
}
