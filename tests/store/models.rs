use crate::bench::Bench;
use crate::fixture::{at, json};
use serde_json::json;

pub async fn the_newest_model_of_a_name_is_kept(Bench { store, .. }: Bench) {
    let models = store.models();
    assert!(models.find("ranking").await.unwrap().is_none());
    for (version, instant) in [(1, at(5)), (2, at(6))] {
        let body = json(&json!({ "version": version }));
        models.keep("ranking", &body, instant).await.unwrap();
        assert_eq!(models.find("ranking").await.unwrap(), Some((body, instant)));
    }
    assert!(models.find("another").await.unwrap().is_none());
}
