//! Requests a second, and how long they take, on loopback: `cargo bench --bench http`.
//!
//! The first row is the limit: the same server answering with an embedded file that needs no work.
//! Client and server share the cores, so real servers do better; the ratios are what counts.

#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench prints, and stops where it cannot go on"
)]

use std::{
    path::Path,
    time::{Duration, Instant},
};

use plot_palette::{
    clock::Clock,
    config::{Settings, Sources},
    web::Server,
};
use reqwest::{Client, RequestBuilder, multipart};
use serde_json::{Value, json};

const CONCURRENT: usize = 16;
const REQUESTS: usize = 2000;

#[tokio::main]
async fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let base = serve(folder.path()).await;
    let client = Client::builder().cookie_store(true).build().expect("a client");
    let (palette, picture) = prepare(&client, &base).await;

    let style = style_address(&client, &base).await;
    println!("{:<38} {:>9} {:>9} {:>9} {:>8}", "request", "per s", "p50 ms", "p95 ms", "of limit");
    let limit = measure("static file (the limit)", REQUESTS, None, || client.get(format!("{base}{style}"))).await;
    let limit = Some(limit);
    measure("GET /api/health", REQUESTS, limit, || client.get(format!("{base}/api/health"))).await;
    measure("GET /", REQUESTS, limit, || client.get(format!("{base}/"))).await;
    measure("GET /palettes/{id}", REQUESTS, limit, || client.get(format!("{base}/palettes/{palette}"))).await;
    let study = format!("{base}/paintings/{}/study.svg", first_painting(&client, &base).await);
    measure("GET study.svg", REQUESTS / 4, limit, || client.get(&study)).await;
    let colors = json!({"colors": [{"hex": "#1b3a8a", "weight": 0.5}, {"hex": "#d18b1f", "weight": 0.3}, {"hex": "#f6f3ec", "weight": 0.2}]});
    measure("POST /api/preview", REQUESTS, limit, || client.post(format!("{base}/api/preview")).json(&colors)).await;
    measure("POST /api/palettes (colours)", REQUESTS / 4, limit, || {
        client.post(format!("{base}/api/palettes")).json(&colors)
    })
    .await;
    measure("POST /api/palettes (1 MP JPEG)", REQUESTS / 20, limit, || {
        let part = multipart::Part::bytes(picture.clone()).file_name("picture.jpg");
        client.post(format!("{base}/api/palettes")).multipart(multipart::Form::new().part("image", part))
    })
    .await;
}

async fn serve(data: &Path) -> String {
    let data = data.display().to_string();
    let pairs = [("PP_DATA_DIR", data.as_str()), ("PP_BIND", "127.0.0.1:0")];
    let settings = Settings::load(&Sources::from_pairs(pairs)).expect("settings");
    let server = Server::build(settings, Clock::system()).await.expect("a server");
    let base = format!("http://{}", server.address().expect("an address"));
    tokio::spawn(server.run_until(std::future::pending()));
    base
}

async fn prepare(client: &Client, base: &str) -> (String, Vec<u8>) {
    let picture = image::RgbImage::from_fn(1250, 800, |x, y| {
        let grain = (x.wrapping_mul(7919) ^ y.wrapping_mul(104_729)) % 24;
        image::Rgb([(x / 6) as u8, (y / 4) as u8, (120 + grain) as u8])
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Jpeg).expect("a JPEG");
    let made: Value = client
        .post(format!("{base}/api/palettes"))
        .json(&json!({"colors": [{"hex": "#1b3a8a"}, {"hex": "#d18b1f"}]}))
        .send()
        .await
        .expect("an answer")
        .json()
        .await
        .expect("JSON");
    (made["id"].as_str().expect("an id").to_owned(), bytes.into_inner())
}

async fn style_address(client: &Client, base: &str) -> String {
    let page = client.get(format!("{base}/")).send().await.expect("an answer").text().await.expect("a page");
    let start = page.find("/static/").expect("a static file");
    page[start..].split('"').next().expect("an address").to_owned()
}

async fn first_painting(client: &Client, base: &str) -> String {
    let found = client.post(format!("{base}/api/preview")).json(&json!({"colors": [{"hex": "#1b3a8a"}]})).send().await;
    let found: Value = found.expect("an answer").json().await.expect("JSON");
    found["paintings"][0]["id"].as_str().expect("an id").to_owned()
}

/// Sends `count` requests, a few at once; every answer must be a success. Returns requests a second.
async fn measure(name: &str, count: usize, limit: Option<f64>, request: impl Fn() -> RequestBuilder) -> f64 {
    let started = Instant::now();
    let mut times: Vec<Duration> = Vec::with_capacity(count);
    let mut left = (0..count).map(|_| request());
    loop {
        let batch: Vec<_> = left
            .by_ref()
            .take(CONCURRENT)
            .map(|request| {
                tokio::spawn(async move {
                    let sent = Instant::now();
                    let answer = request.send().await.expect("an answer");
                    assert!(answer.status().is_success(), "{}", answer.status());
                    answer.bytes().await.expect("a body");
                    sent.elapsed()
                })
            })
            .collect();
        if batch.is_empty() {
            break;
        }
        for task in batch {
            times.push(task.await.expect("a task"));
        }
    }
    let rate = count as f64 / started.elapsed().as_secs_f64();
    times.sort();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1000.0;
    let ratio = limit.map_or(1.0, |limit| rate / limit);
    println!("{name:<38} {rate:>9.0} {:>9.2} {:>9.2} {:>7.0}%", at(0.5), at(0.95), ratio * 100.0);
    rate
}
