//! Files that are no pictures, or that would be too much: refused in words, and nothing is kept.

use reqwest::multipart::{Form, Part};

use crate::{
    refusals::problem,
    support::{House, has_han, html, pictures},
};

const SVG: &str = r#"<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>"#;

/// Each with its name, the status and the kind of problem.
fn files() -> Vec<(&'static str, Vec<u8>, u16, &'static str)> {
    let jpeg = pictures::jpeg(&pictures::gradient(200, 150));
    let png = pictures::png(&pictures::gradient(200, 150));
    let mut garbled = png.clone();
    let middle = garbled.len() / 2;
    garbled[middle..middle + 64].fill(0xaa);
    vec![
        ("empty.jpg", Vec::new(), 422, "picture-empty"),
        ("text.jpg", b"I am a text that calls itself a picture.\n".to_vec(), 415, "picture-unsupported"),
        ("drawing.svg", SVG.as_bytes().to_vec(), 415, "picture-unsupported"),
        ("page.png", b"<!doctype html><script>alert(1)</script>".to_vec(), 415, "picture-unsupported"),
        ("paper.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec(), 415, "picture-unsupported"),
        (
            "noise.png",
            (0..4096_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect(),
            415,
            "picture-unsupported",
        ),
        ("cut.jpg", jpeg[..jpeg.len() / 2].to_vec(), 422, "picture-broken"),
        ("head.jpg", jpeg[..20].to_vec(), 422, "picture-broken"),
        ("cut.png", png[..png.len() / 2].to_vec(), 422, "picture-broken"),
        ("garbled.png", garbled, 422, "picture-broken"),
        ("bomb.png", pictures::png_header(60_000, 60_000), 413, "picture-too-many-pixels"),
        ("none.png", pictures::png_header(0, 10), 422, "picture-broken"),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn the_api_says_what_is_wrong() {
    let house = House::open(&[]).await;
    for language in ["en", "zh"] {
        let visitor = house.reader(language);
        for (name, bytes, status, slug) in files() {
            let answer = visitor.upload(bytes, name).await;
            let said = problem(&answer, status, language);
            assert_eq!(said["type"], format!("urn:plot-palette:problem:{slug}"), "{name}");
        }
    }
    assert_eq!(house.uploads().len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_says_it_and_asks_again() {
    let house = House::open(&[]).await;
    for language in ["en", "zh"] {
        let visitor = house.reader(language);
        let key = html::form(&visitor.get("/palettes/new").await.text(), "/palettes").untouched();
        for (name, bytes, status, _) in files() {
            let part = Part::bytes(bytes).file_name(name);
            let form = Form::new().text("key", key.get("key").unwrap().to_owned()).part("image", part);
            let answer = visitor.send(visitor.request("POST", "/palettes").multipart(form)).await.expect(status);
            assert_eq!(answer.header("content-type"), "text/html; charset=utf-8", "{name}");
            let page = answer.text();
            let errors = page.split("id=\"errors\"").nth(1).unwrap_or_else(|| panic!("{name}: {page}"));
            let said = html::text(&format!("<p {}", errors.split("</ul>").next().unwrap()));
            assert_eq!(has_han(&said), language == "zh", "{name}: {said}");
            assert!(!said.contains("failure-") && !said.contains("error-"), "{name}: {said}");
            // The forms are there for another try.
            assert!(html::forms(&page).iter().filter(|form| form.action == "/palettes").count() >= 2, "{name}");
        }
    }
    assert_eq!(house.uploads().len(), 0);
}

/// A picture whose promised pixels would not fit is refused by its head alone, quickly and often.
#[tokio::test(flavor = "multi_thread")]
async fn many_bombs_at_once_are_refused() {
    let house = House::open(&[]).await;
    let visitor = house.visitor();
    let bombs = (0..16).map(|_| visitor.upload(pictures::png_header(60_000, 60_000), "bomb.png"));
    for answer in futures_util::future::join_all(bombs).await {
        problem(&answer, 413, "en");
    }
}
