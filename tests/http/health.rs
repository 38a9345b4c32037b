//! What an uptime monitor sees.

use serde_json::json;

use crate::{
    refusals::problem,
    support::{House, journey},
};

pub async fn a_house_with_its_database_is_healthy(house: House) {
    let answer = house.visitor().get("/api/health").await.expect(200);
    assert_eq!(answer.header("cache-control"), "no-store");
    let health = answer.json();
    assert_eq!(health["status"], "healthy");
    assert_eq!(health["database"], "connected");
    assert_eq!(health["version"], env!("CARGO_PKG_VERSION"));
    assert!(!health["commit"].as_str().unwrap().is_empty());
    assert!(health["catalogue"]["paintings"].as_u64().unwrap() >= 300, "{health}");
    assert!(health["uptime_s"].is_u64());
}

pub async fn a_house_without_its_database_says_so(house: House) {
    let visitor = house.visitor();
    let walk = journey::walk(&visitor).await;
    house.app().store.close().await;

    let answer = visitor.get("/api/health").await.expect(503);
    let health = answer.json();
    assert_eq!(health["status"], "unhealthy");
    let reason = health["database"].as_str().unwrap();
    assert!(!reason.is_empty() && reason != "connected", "{reason}");
    let secret = house.app().settings.database_url.expose().to_owned();
    let text = answer.text();
    assert!(!text.contains(&secret) && !text.contains("pp_test") && !text.contains("://"), "{text}");

    let refused = visitor.post("/api/palettes", &journey::colours()).await;
    assert_eq!(problem(&refused, 503, "en")["type"], "urn:plot-palette:problem:unavailable");
    assert!(!refused.header("retry-after").is_empty());
    visitor.get(&format!("/stories/{}", walk.story["id"].as_str().unwrap())).await.expect(503);
    // What needs no rows is still there.
    visitor.get("/about").await.expect(200);
    visitor.post("/api/preview", &json!({"colors": [{"hex": "#1b3a8a"}]})).await.expect(200);
}

/// The description of the API names every address that there is, and no other.
#[tokio::test(flavor = "multi_thread")]
async fn the_description_is_complete() {
    let house = House::open(&[]).await;
    let document = house.visitor().get("/api/openapi.json").await.expect(200).json();
    assert!(document["openapi"].as_str().unwrap().starts_with("3."), "{}", document["openapi"]);
    let mut described = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            assert!(operation["responses"].as_object().is_some_and(|answers| !answers.is_empty()), "{path}");
            described.push(format!("{} {path}", method.to_uppercase()));
        }
    }
    described.sort();
    let expected = [
        "DELETE /api/stories/{id}/share",
        "GET /api/health",
        "GET /api/map",
        "GET /api/palettes/{id}",
        "GET /api/palettes/{id}/swatches/{format}",
        "GET /api/palettes/{id}/tools",
        "GET /api/recommendations/{id}",
        "GET /api/stories",
        "GET /api/stories/{id}",
        "GET /api/stories/{id}/events",
        "POST /api/palettes",
        "POST /api/palettes/{id}/frame",
        "POST /api/palettes/{id}/recommendations",
        "POST /api/preview",
        "POST /api/recommendations/{id}/selection",
        "POST /api/stories",
        "POST /api/stories/{id}/share",
    ];
    assert_eq!(described, expected);

    // Every reference leads somewhere.
    let whole = document.to_string();
    for reference in whole.split("\"$ref\":\"#").skip(1) {
        let pointer = reference.split('"').next().unwrap();
        assert!(document.pointer(pointer).is_some(), "{pointer}");
    }
}
