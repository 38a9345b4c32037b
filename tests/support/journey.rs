//! The steps of the journey through the API, each checked for its status only.

use serde_json::{Value, json};

use super::{Visitor, eventually};

/// Everything that one walk through the API made.
pub struct Walk {
    pub palette: String,
    pub recommendation: String,
    pub paintings: Vec<String>,
    pub selection: String,
    pub story: Value,
}

pub fn id(body: &Value) -> String {
    body["id"].as_str().unwrap_or_else(|| panic!("no id: {body}")).to_owned()
}

/// Five colours of a sea at dusk.
pub fn colours() -> Value {
    json!({"colors": [
        {"hex": "#1b3a8a", "weight": 0.32}, {"hex": "#d18b1f", "weight": 0.28}, {"hex": "#0e1424", "weight": 0.2},
        {"hex": "#f2e6c8", "weight": 0.12}, {"hex": "#7d9fb5", "weight": 0.08},
    ]})
}

pub async fn palette(visitor: &Visitor) -> Value {
    visitor.post("/api/palettes", &colours()).await.expect(201).json()
}

pub async fn recommendation(visitor: &Visitor, palette: &str) -> Value {
    let path = format!("/api/palettes/{palette}/recommendations");
    visitor.post(&path, &json!({"emotion": "happiness"})).await.expect(201).json()
}

pub fn paintings(recommendation: &Value) -> Vec<String> {
    recommendation["paintings"].as_array().unwrap().iter().map(id).collect()
}

/// A choice of three paintings.
pub fn choice(paintings: &[String], narrator: &str, character: &str) -> Value {
    json!({"paintings": paintings[..3], "narrator": narrator, "character": character, "emotion": "happiness"})
}

pub async fn selection(visitor: &Visitor, recommendation: &str, choice: &Value) -> String {
    let path = format!("/api/recommendations/{recommendation}/selection");
    id(&visitor.post(&path, choice).await.expect(201).json())
}

/// Asks for a story and waits for its end.
pub async fn story(visitor: &Visitor, wish: &Value) -> Value {
    let queued = visitor.post("/api/stories", wish).await.expect(202).json();
    finished(visitor, &id(&queued)).await
}

/// A story once it is done.
pub async fn finished(visitor: &Visitor, story: &str) -> Value {
    let path = format!("/api/stories/{story}");
    eventually("the story is done", async || {
        let story = visitor.get(&path).await.expect(200).json();
        assert_ne!(story["status"], "failed", "{story}");
        (story["status"] == "done").then_some(story)
    })
    .await
}

/// The whole way, in English, with the historian.
pub async fn walk(visitor: &Visitor) -> Walk {
    let palette = id(&palette(visitor).await);
    let shown = recommendation(visitor, &palette).await;
    let paintings = paintings(&shown);
    let recommendation = id(&shown);
    let selection = selection(visitor, &recommendation, &choice(&paintings, "historian", "Mira")).await;
    let story = story(visitor, &json!({"selection_id": selection})).await;
    Walk { palette, recommendation, paintings, selection, story }
}
