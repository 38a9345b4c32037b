//! What is refused, with which status, and how it is said (RFC 9457).

use reqwest::{RequestBuilder, multipart};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{
    Answer, House, Visitor, has_han, html,
    journey::{self, id},
    pictures,
};

/// Checks that an answer is a problem that a program and a person can read.
#[track_caller]
pub fn problem(answer: &Answer, status: u16, language: &str) -> Value {
    assert_eq!(answer.status.as_u16(), status, "{}", answer.text());
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert_eq!(answer.header("content-language"), if language == "zh" { "zh-Hans" } else { "en" });
    let problem = answer.json();
    assert_eq!(problem["status"], status);
    assert!(problem["type"].as_str().unwrap().starts_with("urn:plot-palette:problem:"), "{problem}");
    assert_eq!(problem["request_id"], answer.header("x-request-id"));
    let mut said: Vec<_> = ["title", "detail"].map(|field| problem[field].as_str().unwrap()).to_vec();
    for error in problem["errors"].as_array().into_iter().flatten() {
        assert!(!error["field"].as_str().unwrap().is_empty(), "{error}");
        assert!(!error["code"].as_str().unwrap().is_empty(), "{error}");
        said.push(error["message"].as_str().unwrap());
    }
    for text in said {
        let is_key = text.starts_with("failure-") || text.starts_with("error-");
        assert!(!text.is_empty() && !is_key && !text.contains(['{', '}']), "{problem}");
        assert_eq!(has_han(text), language == "zh", "{problem}");
    }
    problem
}

/// Requests that are refused, one for each status and way to it.
fn refused(visitor: &Visitor) -> Vec<(u16, &'static str, RequestBuilder)> {
    let with_type = |path: &str, content_type: &str, body: &'static str| {
        visitor.request("POST", path).header("content-type", content_type).body(body)
    };
    let unknown = Uuid::now_v7();
    vec![
        (400, "malformed", with_type("/api/palettes", "application/json", "{")),
        (
            400,
            "malformed",
            with_type("/api/preview", "application/json", r##"{"colors":[{"hex":"#000000"}]} and more"##),
        ),
        (400, "malformed", with_type("/api/palettes", "multipart/form-data", "no boundary")),
        (422, "invalid", visitor.request("GET", "/api/stories?after=yesterday")),
        (
            403,
            "cross-site",
            visitor.request("POST", "/api/preview").header("sec-fetch-site", "cross-site").json(&json!({})),
        ),
        (404, "not-found", visitor.request("GET", "/api/nothing")),
        (404, "not-found", visitor.request("GET", "/api/palettes/17")),
        (404, "not-found", visitor.request("GET", &format!("/api/stories/{unknown}"))),
        (405, "method-not-allowed", visitor.request("PUT", "/api/palettes").json(&json!({}))),
        (405, "method-not-allowed", visitor.request("DELETE", "/api/health")),
        (415, "unsupported-type", with_type("/api/palettes", "text/plain", "#1b3a8a")),
        (415, "unsupported-type", with_type("/api/preview", "application/xml", "<a/>")),
        (422, "invalid", visitor.request("POST", "/api/preview").json(&json!({"colors": []}))),
    ]
}

pub async fn every_status_in_both_languages(house: House) {
    for language in ["en", "zh"] {
        let visitor = house.reader(language);
        // With a session, so that nothing is refused for want of one.
        journey::palette(&visitor).await;
        for (status, slug, request) in refused(&visitor) {
            let answer = visitor.send(request).await;
            let problem = problem(&answer, status, language);
            assert_eq!(problem["type"], format!("urn:plot-palette:problem:{slug}"));
            assert_eq!(problem.get("errors").is_some(), status == 422, "{problem}");
            if status == 405 {
                // RFC 9110, 15.5.6.
                assert!(answer.header("allow").contains("GET") || answer.header("allow").contains("POST"));
            }
        }
    }
}

/// Posts and checks which fields are complained about, with which codes.
async fn complains(visitor: &Visitor, path: &str, body: &Value, expected: &[(&str, &str)]) {
    let answer = visitor.post(path, body).await;
    let problem = problem(&answer, 422, "en");
    let errors = problem["errors"].as_array().unwrap();
    let found: Vec<_> =
        errors.iter().map(|error| (error["field"].as_str().unwrap(), error["code"].as_str().unwrap())).collect();
    assert_eq!(found, expected, "{body}");
}

pub async fn every_field_says_what_is_wrong(house: House) {
    let visitor = house.visitor();
    let walk = journey::walk(&visitor).await;
    let colour = json!({"hex": "#1b3a8a", "weight": 0.5});
    for (colours, field, code) in [
        (json!([]), "colors", "colors-count"),
        (json!(vec![colour.clone(); 13]), "colors", "colors-count"),
        (json!([{"hex": "blue"}]), "colors[0].hex", "hex"),
        (json!([colour, {"hex": "#1b3a8a", "weight": 0}]), "colors[1].weight", "weight"),
        (json!([{"hex": "#1b3a8a", "weight": -1}]), "colors[0].weight", "weight"),
        (json!([{"hex": 7}]), "colors[0].hex", "json-kind"),
        (json!([{"weight": 1}]), "colors[0].hex", "json-missing"),
        (json!("#1b3a8a"), "colors", "json-kind"),
        (json!([["#1b3a8a", 1]]), "colors[0]", "json-kind"),
    ] {
        complains(&visitor, "/api/palettes", &json!({"colors": colours}), &[(field, code)]).await;
        complains(&visitor, "/api/preview", &json!({"colors": colours}), &[(field, code)]).await;
    }
    complains(&visitor, "/api/preview", &json!({}), &[("colors", "json-missing")]).await;
    let parent = json!({"colors": [colour], "parent": Uuid::now_v7()});
    complains(&visitor, "/api/palettes", &parent, &[("parent", "parent-unknown")]).await;

    let path = format!("/api/palettes/{}/recommendations", walk.palette);
    for limit in [0, 51] {
        complains(&visitor, &path, &json!({"limit": limit}), &[("limit", "limit-range")]).await;
        complains(&visitor, "/api/preview", &json!({"colors": [colour], "limit": limit}), &[("limit", "limit-range")])
            .await;
        let listed = visitor.get(&format!("/api/stories?limit={}", limit * 2)).await;
        assert_eq!(problem(&listed, 422, "en")["errors"][0]["field"], "limit");
    }
    complains(&visitor, &path, &json!({"emotion": "joy"}), &[("emotion", "json-choice")]).await;

    let path = format!("/api/recommendations/{}/selection", walk.recommendation);
    let works = &walk.paintings;
    for (field, value, expected) in [
        ("paintings", json!(works[..2]), ("paintings", "paintings-missing")),
        ("paintings", json!([works[0], works[0], works[1]]), ("paintings", "paintings-same")),
        ("paintings", json!([works[0], "met-0", works[1]]), ("paintings[1]", "painting-unknown")),
        ("narrator", json!("bard"), ("narrator", "json-choice")),
        ("emotion", json!("joy"), ("emotion", "json-choice")),
        ("intensity", json!("huge"), ("intensity", "json-choice")),
        ("character", json!(""), ("character", "character-missing")),
        ("character", json!(" \t\u{3000}"), ("character", "character-missing")),
        ("character", json!("x".repeat(41)), ("character", "character-too-long")),
        ("note", json!("画".repeat(281)), ("note", "note-too-long")),
    ] {
        let mut choice = journey::choice(works, "poet", "Mira");
        choice[field] = value;
        complains(&visitor, &path, &choice, &[expected]).await;
    }
    // Everything that has to be mended is said at once.
    let all = json!({"paintings": [], "narrator": "poet", "character": "", "emotion": "fear", "note": "x".repeat(300)});
    let expected = [("paintings", "paintings-missing"), ("character", "character-missing"), ("note", "note-too-long")];
    complains(&visitor, &path, &all, &expected).await;
    // What people count as one character is one.
    let mut choice = journey::choice(works, "poet", &"👩‍🎨".repeat(40));
    choice["note"] = json!("画".repeat(280));
    visitor.post(&path, &choice).await.expect(201);

    for (field, value, code) in [
        ("writer", json!("shakespeare"), "writer-unknown"),
        ("seed", json!(1_u64 << 53), "seed-range"),
        ("language", json!("fr"), "json-choice"),
    ] {
        let mut wish = json!({"selection_id": walk.selection});
        wish[field] = value;
        complains(&visitor, "/api/stories", &wish, &[(field, code)]).await;
    }
    complains(
        &visitor,
        "/api/stories",
        &json!({"selection_id": Uuid::now_v7()}),
        &[("selection_id", "selection-unknown")],
    )
    .await;

    for key in ["", "clé", &"k".repeat(256)] {
        let answer = visitor.post_once("/api/palettes", &journey::colours(), key).await;
        assert_eq!(problem(&answer, 422, "en")["errors"][0]["code"], "idempotency-key", "{key}");
    }
    let empty = visitor.request("POST", "/api/palettes").multipart(multipart::Form::new().text("source", "gradient"));
    assert_eq!(problem(&visitor.send(empty).await, 422, "en")["errors"][0]["field"], "image");
}

pub async fn too_much_is_too_much(house: House) {
    drop(house);
    let house = House::open(&[("PP_MAX_UPLOAD_MB", "1"), ("PP_MAX_MEGAPIXELS", "1")]).await;
    let visitor = house.visitor();
    let long = json!({"colors": [{"hex": "#000000"}], "more": "x".repeat(300 * 1024)});
    problem(&visitor.post("/api/palettes", &long).await, 413, "en");
    problem(&visitor.post("/api/preview", &long).await, 413, "en");

    let heavy = visitor.upload(vec![0xff; 1100 * 1024], "heavy.jpg").await;
    assert_eq!(problem(&heavy, 413, "en")["type"], "urn:plot-palette:problem:picture-too-large");
    let wide = visitor.upload(pictures::png(&pictures::flat([9, 9, 9], 1001, 1000)), "wide.png").await;
    let wide = problem(&wide, 413, "en");
    assert_eq!(wide["type"], "urn:plot-palette:problem:picture-too-many-pixels");
    assert!(wide["detail"].as_str().unwrap().contains('2'), "{wide}");
    visitor.upload(pictures::png(&pictures::flat([9, 9, 9], 1000, 1000)), "fits.png").await.expect(201);
    assert_eq!(house.uploads().len(), 2);
}

pub async fn pages_say_it_as_pages(house: House) {
    for (language, lang) in [("en", "en"), ("zh", "zh-Hans")] {
        let visitor = house.reader(language);
        journey::palette(&visitor).await;
        let story = Uuid::now_v7();
        for (status, method, path) in [
            (404, "GET", "/nowhere".to_owned()),
            (404, "GET", format!("/stories/{story}")),
            (404, "GET", "/palettes/17".to_owned()),
            (404, "GET", "/s/nothing".to_owned()),
            (404, "GET", "/stills/none.jpg".to_owned()),
            (404, "GET", "/static/000000000000/app.css".to_owned()),
            (404, "GET", "/paintings/none-0/study.svg".to_owned()),
            (405, "GET", "/language".to_owned()),
            (405, "GET", format!("/stories/{story}/again")),
            (422, "GET", "/stories?after=yesterday".to_owned()),
            (415, "POST", "/language".to_owned()),
        ] {
            let request = visitor.request(method, &path).header("accept", "text/html,application/xhtml+xml");
            let answer = visitor.send(request).await.expect(status);
            assert_eq!(answer.header("content-type"), "text/html; charset=utf-8", "{path}");
            let page = answer.text();
            assert!(page.contains(&format!("<html lang=\"{lang}\">")), "{path}");
            let said = html::text(&page);
            assert!(said.contains(answer.header("x-request-id")), "{said}");
            assert!(!said.contains("failure-") && !said.contains("error-"), "{said}");
            assert_eq!(answer.header("cache-control"), "no-store");
        }
        // A program that asks a page's address for JSON gets JSON.
        let asked = visitor.request("GET", "/nowhere").header("accept", "application/json");
        problem(&visitor.send(asked).await, 404, language);
    }
    // The addresses that a refused form leaves in the address bar lead back to the form.
    let visitor = house.visitor();
    let palette = id(&journey::palette(&visitor).await);
    assert_eq!(visitor.get("/palettes").await.leads_to(), "/palettes/new");
    let gallery = visitor.get(&format!("/palettes/{palette}/selection")).await.leads_to();
    assert_eq!(gallery, format!("/palettes/{palette}/gallery"));
    let feeling = [("emotion".to_owned(), "joy".to_owned())];
    let answer = visitor.submit(&format!("/palettes/{palette}/gallery"), &feeling).await;
    assert!(answer.status.is_client_error(), "{}", answer.status);
}
