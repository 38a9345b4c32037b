//! What is said about colours and about the collection as a whole; surprises, and learning from choices.

use std::collections::BTreeSet;

use plot_palette::{
    journey::ranking,
    recommend::{FEWEST, State},
};
use serde_json::{Value, json};

use crate::support::{
    House,
    journey::{self, id},
};

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn distances(shown: &Value) -> Vec<f64> {
    list(&shown["paintings"]).iter().map(|painting| painting["distance"].as_f64().unwrap()).collect()
}

pub async fn tools_speak_of_every_colour(house: House) {
    let visitor = house.visitor();
    let colours = json!({"colors": [{"hex": "#d62728"}, {"hex": "#2ca02c"}, {"hex": "#ffffff"}]});
    let palette = visitor.post("/api/palettes", &colours).await.expect(201).json();
    let path = format!("/api/palettes/{}/tools", id(&palette));
    let tools = visitor.get(&path).await.expect(200).json();
    assert_eq!(list(&tools["contrast"]).len(), 3, "each pair once");
    assert_eq!(list(&tools["vision"]).len(), 3);
    let confused = list(&tools["vision"]).iter().filter(|vision| !list(&vision["confusions"]).is_empty()).count();
    assert!(confused >= 1, "red and green: {tools}");
    assert!(tools["harmony"]["hues"][2].is_null(), "white has no hue");
    assert_eq!((list(&tools["opposite"]).len(), list(&tools["tints"]).len()), (3, 3));
    house.visitor().get(&path).await.expect(404);
}

pub async fn emotions_come_with_confidence_and_research(house: House) {
    let palette = journey::palette(&house.visitor()).await;
    for emotion in list(&palette["emotions"]) {
        assert!((0.0..=1.0).contains(&emotion["probability"].as_f64().unwrap()), "{emotion}");
        assert!(["low", "medium", "high"].contains(&emotion["confidence"].as_str().unwrap()), "{emotion}");
    }
    let research = list(&palette["research"]);
    assert!((3..=5).contains(&research.len()));
    for finding in research {
        assert!(finding["source"]["year"].as_u64().unwrap() > 1950 && finding["text"]["zh"].is_string(), "{finding}");
    }
}

pub async fn the_map_has_every_painting_and_its_family(house: House) {
    let visitor = house.visitor();
    let map = visitor.get("/api/map").await.expect(200).json();
    let families = list(&map["families"]);
    assert!((6..=12).contains(&families.len()), "{families:?}");
    let members: u64 = families.iter().map(|family| family["count"].as_u64().unwrap()).sum();
    let paintings = list(&map["paintings"]);
    assert_eq!((members, paintings.len() as u64), (map["count"].as_u64().unwrap(), map["count"].as_u64().unwrap()));
    for place in paintings {
        let [x, y] = ["x", "y"].map(|axis| place[axis].as_f64().unwrap());
        assert!((0.0..=1.0).contains(&x) && (0.0..=1.0).contains(&y), "{place}");
        assert!((place["family"].as_u64().unwrap() as usize) < families.len(), "{place}");
    }
    let part = visitor.get("/api/map?limit=20").await.expect(200).json();
    assert!((10..=20).contains(&list(&part["paintings"]).len()));
    visitor.get("/api/map?limit=0").await.expect(422);
}

pub async fn a_surprise_goes_further_and_repeats(house: House) {
    let visitor = house.visitor();
    let colours = json!([{"hex": "#1b3a8a", "weight": 0.7}, {"hex": "#d18b1f", "weight": 0.3}]);
    let preview = async |surprise: u8| {
        let wish = json!({"colors": colours, "surprise": surprise});
        visitor.post("/api/preview", &wish).await.expect(200).json()
    };
    let (near, far) = (preview(0).await, preview(100).await);
    assert!(distances(&near).is_sorted(), "{:?}", distances(&near));
    assert!(distances(&far).iter().sum::<f64>() > distances(&near).iter().sum());
    assert_eq!(preview(100).await, far);
    for painting in list(&near["paintings"]) {
        assert!(!painting["reason"]["en"].as_str().unwrap().is_empty() && painting["reason"]["zh"].is_string());
    }

    let palette = id(&journey::palette(&visitor).await);
    let path = format!("/api/palettes/{palette}/recommendations");
    let shown = visitor.post(&path, &json!({"surprise": 60})).await.expect(201).json();
    assert_eq!(shown["surprise"], 60);
    assert_eq!(visitor.get(&format!("/api/recommendations/{}", id(&shown))).await.json(), shown);
    let page = visitor.get(&format!("/palettes/{palette}/gallery")).await.expect(200).text();
    assert!(page.contains(r#"name="surprise""#) && page.contains(r#"value="60""#));
    let refused = visitor.post(&path, &json!({"surprise": 101})).await.expect(422).json();
    assert_eq!(refused["errors"][0]["field"], "surprise");
}

pub async fn choices_are_learned_from(house: House) {
    let visitor = house.visitor();
    let app = house.app();
    let train = async || {
        let now = app.clock.now();
        ranking::learn(&app.store, app.collection.now(), app.moods.clone(), now).await.unwrap().ranker.report
    };
    assert_eq!(train().await.state, State::TooFew);
    // Somebody who always picks the three lightest of what is shown, whatever their place.
    let lightness = |painting: &Value| -> f64 {
        let matched = list(&painting["match"]).iter();
        let light = |hex: &str| hex.parse::<plot_palette::colour::Rgb>().unwrap().lab().l;
        matched.map(|m| m["weight"].as_f64().unwrap() * f64::from(light(m["to_hex"].as_str().unwrap()))).sum()
    };
    for number in 0..FEWEST + 10 {
        let hex = |shift: usize| format!("#{:06x}", (number * 275_719 + shift * 3_331_717) % 0x00ff_ffff);
        let colours = json!({"colors": [{"hex": hex(0)}, {"hex": hex(1)}, {"hex": hex(2)}]});
        let palette = id(&visitor.post("/api/palettes", &colours).await.expect(201).json());
        let path = format!("/api/palettes/{palette}/recommendations");
        let shown = visitor.post(&path, &json!({"limit": 10})).await.expect(201).json();
        let mut paintings = list(&shown["paintings"]).to_vec();
        paintings.sort_by(|a, b| lightness(b).total_cmp(&lightness(a)));
        let picked: BTreeSet<_> = paintings[..3].iter().map(id).collect();
        let choice = json!({"paintings": picked, "narrator": "poet", "character": "Ada", "emotion": "love"});
        visitor.post(&format!("/api/recommendations/{}/selection", id(&shown)), &choice).await.expect(201);
    }
    let report = train().await;
    assert_eq!((report.state, report.choices), (State::Learned, FEWEST + 10), "{report:?}");
    assert!(report.learned > report.plain + 0.1, "{report:?}");
    // What was learned is in use as soon as the process looks at it.
    assert!(app.ranking.now().is_plain());
    app.ranking.follow(&app.store, app.collection.now(), app.moods.clone(), app.clock.now()).await.unwrap();
    assert!(!app.ranking.now().is_plain());
}
