//! Somebody with a browser's manners: cookies, a language, no redirect followed unseen.

use reqwest::{
    Client, RequestBuilder, StatusCode,
    header::{ACCEPT, ACCEPT_LANGUAGE, HeaderMap, HeaderValue},
    multipart::{Form, Part},
    redirect::Policy,
};
use serde_json::Value;

/// A client with cookies of its own. Clones are the same person.
#[derive(Clone)]
pub struct Visitor {
    client: Client,
    base: String,
}

/// An answer, read to its end.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Visitor {
    pub fn new(base: String, accept_language: &str) -> Self {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_LANGUAGE, HeaderValue::from_str(accept_language).unwrap());
        let client = Client::builder()
            .cookie_store(true)
            .default_headers(headers)
            .redirect(Policy::none())
            .timeout(std::time::Duration::from_mins(2))
            .build()
            .unwrap();
        Self { client, base }
    }

    /// The same person, finding the house at another address: cookies belong to the host.
    pub fn moved(&self, base: String) -> Self {
        Self { client: self.client.clone(), base }
    }

    pub fn request(&self, method: &str, path: &str) -> RequestBuilder {
        let path = path.strip_prefix(&self.base).unwrap_or(path);
        self.client.request(method.parse().unwrap(), format!("{}{path}", self.base))
    }

    pub async fn send(&self, request: RequestBuilder) -> Answer {
        Answer::of(request.send().await.unwrap()).await
    }

    /// A page or a file.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.request("GET", path)).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.send(self.request("DELETE", path)).await
    }

    /// JSON to the API.
    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.send(self.request("POST", path).json(body)).await
    }

    /// JSON to the API under an idempotency key.
    pub async fn post_once(&self, path: &str, body: &Value, key: &str) -> Answer {
        self.send(self.request("POST", path).header("Idempotency-Key", key).json(body)).await
    }

    /// An urlencoded form, as a browser sends it.
    pub async fn submit(&self, path: &str, fields: &[(String, String)]) -> Answer {
        self.send(self.request("POST", path).header(ACCEPT, "text/html").form(fields)).await
    }

    /// A picture to the API.
    pub async fn upload(&self, bytes: Vec<u8>, file_name: &str) -> Answer {
        let part = Part::bytes(bytes).file_name(file_name.to_owned());
        self.send(self.request("POST", "/api/palettes").multipart(Form::new().part("image", part))).await
    }
}

impl Answer {
    pub async fn of(response: reqwest::Response) -> Self {
        let (status, headers) = (response.status(), response.headers().clone());
        Self { status, headers, bytes: response.bytes().await.unwrap().to_vec() }
    }

    /// Checks the status, and shows the body where it is another.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}", String::from_utf8_lossy(&self.bytes));
        self
    }

    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// A header's text, empty where it is missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// All values of a header, joined as RFC 9110 joins them, in lower case.
    pub fn list(&self, name: &str) -> String {
        let values: Vec<_> = self.headers.get_all(name).iter().map(|value| value.to_str().unwrap()).collect();
        values.join(", ").to_ascii_lowercase()
    }

    /// Where a 303 leads.
    #[track_caller]
    pub fn leads_to(&self) -> String {
        assert_eq!(self.status.as_u16(), 303, "{}", self.text());
        self.header("location").to_owned()
    }
}
