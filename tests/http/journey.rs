//! The contract of the API, step by step.

use std::collections::{BTreeSet, HashMap};

use plot_palette::{language::Language, story::word_count};
use serde_json::{Value, json};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use crate::support::{
    House, has_han,
    journey::{self, id},
};

const EMOTIONS: [&str; 15] = [
    "happiness",
    "love",
    "optimism",
    "trust",
    "anticipation",
    "surprise",
    "fear",
    "sadness",
    "anger",
    "disgust",
    "gratitude",
    "humility",
    "arrogance",
    "pessimism",
    "disagreeableness",
];
const BASIC: [&str; 12] =
    ["black", "blue", "brown", "green", "grey", "orange", "pink", "purple", "red", "turquoise", "white", "yellow"];

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("no number: {value}"))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}"))
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap_or_else(|| panic!("no list: {value}"))
}

#[track_caller]
fn sums_to_one(numbers: impl Iterator<Item = f64>) {
    let sum: f64 = numbers.sum();
    assert!((sum - 1.0).abs() < 1e-3, "the sum is {sum}");
}

fn is_hex(text: &str) -> bool {
    text.len() == 7
        && text.starts_with('#')
        && text[1..].chars().all(|c| c.is_ascii_digit() || ('a'..='f').contains(&c))
}

pub async fn a_palette_of_colours(house: House) {
    let visitor = house.visitor();
    let given = json!({"colors": [{"hex": "#1b3a8a", "weight": 3}, {"hex": "#d18b1f", "weight": 1}]});
    let answer = visitor.post("/api/palettes", &given).await.expect(201);
    let palette = answer.json();
    assert_eq!(answer.header("location"), format!("/api/palettes/{}", id(&palette)));
    assert_eq!(answer.header("content-type"), "application/json");

    let colours = list(&palette["colors"]);
    assert_eq!(colours.iter().map(|colour| text(&colour["hex"])).collect::<Vec<_>>(), ["#1b3a8a", "#d18b1f"]);
    assert_eq!(colours.iter().map(|colour| number(&colour["weight"])).collect::<Vec<_>>(), [0.75, 0.25]);
    for colour in colours {
        assert_eq!(list(&colour["lab"]).len(), 3);
        assert!((0.0..=100.0).contains(&number(&colour["lab"][0])));
        assert!(!text(&colour["name"]["en"]).is_empty());
        assert!(has_han(text(&colour["name"]["zh"])));
        assert!(BASIC.contains(&text(&colour["basic"])));
    }
    assert_eq!(colours[0]["basic"], "blue");

    let basic = palette["basic"].as_object().unwrap();
    assert_eq!(basic.keys().map(String::as_str).collect::<BTreeSet<_>>(), BTreeSet::from(BASIC));
    sums_to_one(basic.values().map(number));

    let emotions = list(&palette["emotions"]);
    let named: BTreeSet<_> = emotions.iter().map(|emotion| text(&emotion["emotion"])).collect();
    assert_eq!(named, BTreeSet::from(EMOTIONS));
    sums_to_one(emotions.iter().map(|emotion| number(&emotion["score"])));
    let lifts: Vec<f64> = emotions.iter().map(|emotion| number(&emotion["lift"])).collect();
    assert!(lifts.is_sorted_by(|a, b| a >= b), "{lifts:?}");
    let levels: Vec<_> = emotions.iter().map(|emotion| text(&emotion["intensity"])).collect();
    assert!(levels.iter().all(|level| ["low", "medium", "high"].contains(level)), "{levels:?}");

    assert!(palette.as_object().unwrap().contains_key("image") && palette["image"].is_null());
    let made = text(&palette["created_at"]);
    assert!(made.ends_with('Z'), "{made}");
    assert!(OffsetDateTime::parse(made, &Rfc3339).is_ok());
    assert_eq!(visitor.get(&format!("/api/palettes/{}", id(&palette))).await.expect(200).json(), palette);
}

pub async fn an_edit_names_its_parent(house: House) {
    let visitor = house.visitor();
    let parent = id(&journey::palette(&visitor).await);
    let edit = json!({"colors": [{"hex": "#abcdef"}], "parent": parent});
    let edited = visitor.post("/api/palettes", &edit).await.expect(201).json();
    assert_eq!(text(&edited["parent"]), parent);
    assert_ne!(id(&edited), parent);
    assert_eq!(edited["colors"][0]["weight"], 1.0);
}

pub async fn ten_paintings_with_reasons(house: House) {
    let visitor = house.visitor();
    let palette = journey::palette(&visitor).await;
    let own: BTreeSet<_> = list(&palette["colors"]).iter().map(|colour| text(&colour["hex"])).collect();
    let path = format!("/api/palettes/{}/recommendations", id(&palette));
    let answer = visitor.post(&path, &json!({"emotion": "sadness"})).await.expect(201);
    let shown = answer.json();
    assert_eq!(answer.header("location"), format!("/api/recommendations/{}", id(&shown)));

    let paintings = list(&shown["paintings"]);
    assert_eq!(paintings.len(), 10);
    assert_eq!(paintings.iter().map(id).collect::<BTreeSet<_>>().len(), 10);
    let mut works = HashMap::new();
    for painting in paintings {
        *works.entry(text(&painting["artist"]["en"])).or_insert(0) += 1;
        assert!(!text(&painting["title"]["en"]).is_empty());
        assert!(has_han(text(&painting["artist"]["zh"])), "{}", painting["artist"]);
        assert!((-500..2030).contains(&painting["year"].as_i64().unwrap()));
        assert!(!text(&painting["museum"]).is_empty());
        assert!(painting["page_url"].is_null() || text(&painting["page_url"]).starts_with("https://"));
        assert!(painting["image"]["width"].as_u64().unwrap() > 0 && painting["image"]["height"].as_u64().unwrap() > 0);
        assert_eq!(painting["image"]["kind"], "study");
        assert!(number(&painting["distance"]) >= 0.0);
        let matched = list(&painting["match"]);
        sums_to_one(matched.iter().map(|colour| number(&colour["weight"])));
        for colour in matched {
            assert!(own.contains(text(&colour["from_hex"])), "{colour}");
            assert!(is_hex(text(&colour["to_hex"])), "{colour}");
            assert!(number(&colour["delta_e"]) >= 0.0);
        }
    }
    assert!(works.values().all(|count| *count <= 2), "{works:?}");
    let study = visitor.get(text(&paintings[0]["image"]["url"])).await.expect(200);
    assert_eq!(study.header("content-type"), "image/svg+xml");
    assert!(study.bytes.len() < 12 * 1024);

    assert_eq!(visitor.get(&format!("/api/recommendations/{}", id(&shown))).await.expect(200).json(), shown);
}

pub async fn paintings_can_be_left_out(house: House) {
    let visitor = house.visitor();
    let palette = id(&journey::palette(&visitor).await);
    let path = format!("/api/palettes/{palette}/recommendations");
    let first = journey::paintings(&visitor.post(&path, &json!({})).await.expect(201).json());
    let others = visitor.post(&path, &json!({"exclude": first, "limit": 50})).await.expect(201).json();
    let others = journey::paintings(&others);
    assert_eq!(others.len(), 50);
    assert!(others.iter().all(|painting| !first.contains(painting)));
    let one = visitor.post(&path, &json!({"limit": 1})).await.expect(201).json();
    assert_eq!(journey::paintings(&one), first[..1]);
}

pub async fn a_preview_keeps_nothing(house: House) {
    let visitor = house.visitor();
    let mut wish = journey::colours();
    wish["limit"] = json!(3);
    wish["emotion"] = json!("love");
    let answer = visitor.post("/api/preview", &wish).await.expect(200);
    assert_eq!(answer.header("set-cookie"), "");
    let preview = answer.json();
    assert_eq!(list(&preview["emotions"]).len(), 15);
    assert_eq!(list(&preview["paintings"]).len(), 3);
    assert!(preview.get("id").is_none());

    let palette = journey::palette(&visitor).await;
    assert_eq!(preview["emotions"], palette["emotions"]);
}

/// A story's words, part by part.
fn parts(story: &Value) -> Vec<&str> {
    list(&story["parts"]).iter().map(|part| text(&part["text"])).collect()
}

async fn story_in(house: House, language: &str, character: &str, range: std::ops::RangeInclusive<usize>) {
    let visitor = house.visitor();
    let palette = id(&journey::palette(&visitor).await);
    let shown = journey::recommendation(&visitor, &palette).await;
    let mut picked = journey::paintings(&shown);
    picked.swap(0, 2);
    for narrator in ["historian", "poet", "detective", "critic", "time_traveller"] {
        let mut choice = journey::choice(&picked, narrator, character);
        choice["intensity"] = json!("high");
        choice["note"] = json!("a small red boat");
        let selection = journey::selection(&visitor, &id(&shown), &choice).await;
        let wish = json!({"selection_id": selection, "language": language});
        let answer = visitor.post("/api/stories", &wish).await.expect(202);
        let queued = answer.json();
        assert_eq!(answer.header("location"), format!("/api/stories/{}", id(&queued)));
        assert!(["queued", "writing", "done"].contains(&text(&queued["status"])));

        let story = journey::finished(&visitor, &id(&queued)).await;
        for (field, expected) in [
            ("narrator", narrator),
            ("emotion", "happiness"),
            ("intensity", "high"),
            ("language", language),
            ("writer", "builtin"),
        ] {
            assert_eq!(text(&story[field]), expected);
        }
        assert!(!text(&story["title"]).is_empty());
        let told: Vec<_> = list(&story["parts"]).iter().map(|part| text(&part["painting"])).collect();
        assert_eq!(told, picked[..3]);
        let words: Vec<_> = parts(&story).iter().map(|part| word_count(part, language.parse().unwrap())).collect();
        assert!(words.iter().all(|count| range.contains(count)), "{narrator}: {words:?}");
        assert_eq!(story["word_count"], words.iter().sum::<usize>());
        assert!(parts(&story).concat().contains(character), "{story}");
    }
}

pub async fn a_story_in_english(house: House) {
    story_in(house, "en", "Zoë O’Brien", 90..=110).await;
}

pub async fn a_story_in_chinese(house: House) {
    story_in(house, "zh", "小明", 140..=186).await;
}

pub async fn a_seed_repeats_its_story(house: House) {
    let visitor = house.visitor();
    let walk = journey::walk(&visitor).await;
    let with_seed = async |seed: u64| {
        journey::story(&visitor, &json!({"selection_id": walk.selection, "seed": seed, "writer": "builtin"})).await
    };
    let (first, again, other) = (with_seed(7).await, with_seed(7).await, with_seed(8).await);
    assert_eq!(first["parts"], again["parts"]);
    assert_ne!(id(&first), id(&again));
    assert_ne!(first["parts"], other["parts"]);
    assert_eq!(Language::En.as_str(), text(&first["language"]));
}

pub async fn stories_are_listed_page_by_page(house: House) {
    let visitor = house.visitor();
    assert_eq!(visitor.get("/api/stories").await.expect(200).json()["stories"], json!([]));
    let walk = journey::walk(&visitor).await;
    let mut made = vec![id(&walk.story)];
    for _ in 0..4 {
        made.push(id(&journey::story(&visitor, &json!({"selection_id": walk.selection})).await));
    }
    made.reverse();

    let mut listed = Vec::new();
    let mut next = "/api/stories?limit=2".to_owned();
    loop {
        let page = visitor.get(&next).await.expect(200).json();
        listed.extend(list(&page["stories"]).iter().map(id));
        let Some(after) = page["next"].as_str() else { break };
        assert_eq!(list(&page["stories"]).len(), 2);
        next = format!("/api/stories?limit=2&after={after}");
    }
    assert_eq!(listed, made);
    let whole = visitor.get("/api/stories").await.expect(200).json();
    assert_eq!(list(&whole["stories"]).iter().map(id).collect::<Vec<_>>(), made);
    assert_eq!(whole["stories"][4], walk.story);
}

pub async fn a_story_is_shared_and_taken_back(house: House) {
    let (visitor, stranger) = (house.visitor(), house.visitor());
    let walk = journey::walk(&visitor).await;
    let path = format!("/api/stories/{}/share", id(&walk.story));
    let share = visitor.post(&path, &json!({})).await.expect(201).json();
    assert_eq!(share, visitor.post(&path, &json!({})).await.expect(201).json());
    let public = format!("/s/{}", text(&share["token"]));
    assert_eq!(text(&share["url"]), house.url(&public));

    let page = stranger.get(&public).await.expect(200);
    assert!(page.text().contains("Mira"));
    assert_eq!(page.header("x-robots-tag"), "noindex");
    stranger.get(&format!("{public}/colours.css")).await.expect(200);
    // The link opens the story, not the rows behind it.
    stranger.get(&format!("/api/stories/{}", id(&walk.story))).await.expect(404);

    visitor.delete(&path).await.expect(204);
    stranger.get(&public).await.expect(404);
    stranger.get(&format!("{public}/colours.css")).await.expect(404);
    let renewed = visitor.post(&path, &json!({})).await.expect(201).json();
    assert_ne!(renewed["token"], share["token"]);
}
