//! The same request twice is one row.

use std::collections::BTreeSet;

use futures_util::future::join_all;
use serde_json::json;

use crate::support::{
    House,
    journey::{self, id},
};

pub async fn the_same_key_gives_the_same_answer(house: House) {
    let visitor = house.visitor();
    let first = visitor.post_once("/api/palettes", &journey::colours(), "one").await.expect(201);
    let again = visitor.post_once("/api/palettes", &journey::colours(), "one").await.expect(201);
    assert_eq!(first.json(), again.json());
    assert_eq!(first.header("location"), again.header("location"));
    let other = visitor.post_once("/api/palettes", &journey::colours(), "two").await.expect(201);
    assert_ne!(id(&first.json()), id(&other.json()));

    let path = format!("/api/palettes/{}/recommendations", id(&first.json()));
    let shown = visitor.post_once(&path, &json!({}), "one").await.expect(201).json();
    assert_eq!(shown, visitor.post_once(&path, &json!({}), "one").await.expect(201).json());

    let path = format!("/api/recommendations/{}/selection", id(&shown));
    let choice = journey::choice(&journey::paintings(&shown), "poet", "Mira");
    let chosen = visitor.post_once(&path, &choice, "one").await.expect(201).json();
    assert_eq!(chosen, visitor.post_once(&path, &choice, "one").await.expect(201).json());

    let wish = json!({"selection_id": id(&chosen)});
    let story = visitor.post_once("/api/stories", &wish, "one").await.expect(202).json();
    assert_eq!(id(&story), id(&visitor.post_once("/api/stories", &wish, "one").await.expect(202).json()));
    journey::finished(&visitor, &id(&story)).await;
    assert_eq!(visitor.get("/api/stories").await.json()["stories"].as_array().unwrap().len(), 1);
}

pub async fn the_same_key_many_times_at_once_makes_one_row(house: House) {
    let visitor = house.visitor();
    let walk = journey::walk(&visitor).await;
    let wish = json!({"selection_id": walk.selection});
    let answers = join_all((0..8).map(|_| visitor.post_once("/api/stories", &wish, "double-click"))).await;
    let stories: BTreeSet<_> = answers.into_iter().map(|answer| id(&answer.expect(202).json())).collect();
    assert_eq!(stories.len(), 1);
    assert_eq!(visitor.get("/api/stories").await.json()["stories"].as_array().unwrap().len(), 2);
}

pub async fn a_key_belongs_to_its_session_and_its_address(house: House) {
    let (visitor, other) = (house.visitor(), house.visitor());
    let mine = visitor.post_once("/api/palettes", &journey::colours(), "key").await.expect(201).json();
    let theirs = other.post_once("/api/palettes", &journey::colours(), "key").await.expect(201).json();
    assert_ne!(id(&mine), id(&theirs));
    let second = id(&visitor.post_once("/api/palettes", &journey::colours(), "key 2").await.expect(201).json());
    let shown = |palette: String| {
        let visitor = visitor.clone();
        async move {
            let path = format!("/api/palettes/{palette}/recommendations");
            id(&visitor.post_once(&path, &json!({}), "key").await.expect(201).json())
        }
    };
    assert_ne!(shown(id(&mine)).await, shown(second).await);
}

pub async fn a_refused_request_does_not_use_its_key_up(house: House) {
    let visitor = house.visitor();
    let walk = journey::walk(&visitor).await;
    let path = format!("/api/recommendations/{}/selection", walk.recommendation);
    visitor.post_once(&path, &journey::choice(&walk.paintings, "poet", " "), "key").await.expect(422);
    visitor.post_once(&path, &journey::choice(&walk.paintings, "poet", "Mira"), "key").await.expect(201);
}

pub async fn a_new_key_is_a_new_version(house: House) {
    let visitor = house.visitor();
    let walk = journey::walk(&visitor).await;
    let mut versions = vec![walk.story["version"].clone()];
    for key in ["a", "b"] {
        let wish = json!({"selection_id": walk.selection});
        let queued = visitor.post_once("/api/stories", &wish, key).await.expect(202).json();
        versions.push(journey::finished(&visitor, &id(&queued)).await["version"].clone());
    }
    assert_eq!(versions, [1, 2, 3]);
}
