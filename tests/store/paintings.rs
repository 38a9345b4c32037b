use std::time::{Duration, Instant};

use plot_palette::store::{Digest, NewPainting, PaintingOrigin, Synced};
use serde_json::json;

use crate::bench::{Bench, open};
use crate::fixture::{at, json, new_painting};

pub async fn a_sync_inserts_updates_and_leaves(Bench { store, .. }: Bench) {
    let paintings = store.paintings();
    assert_eq!((paintings.count().await.unwrap(), paintings.version().await.unwrap()), (0, 0));
    let mut wanted: Vec<_> = (1..=3).map(new_painting).collect();
    let synced = paintings.sync(&wanted, PaintingOrigin::Import, at(0)).await.unwrap();
    assert_eq!(synced, Synced { inserted: 3, updated: 0 });
    let again = paintings.sync(&wanted, PaintingOrigin::Import, at(1)).await.unwrap();
    assert_eq!(again, Synced::default());
    assert_eq!(paintings.version().await.unwrap(), 1);

    wanted.remove(0);
    wanted[0].facts = json(&json!({"title": {"en": "Another"}}));
    wanted[0].year = -400;
    wanted.push(new_painting(4));
    let changed = paintings.sync(&wanted, PaintingOrigin::Builtin, at(2)).await.unwrap();
    assert_eq!(changed, Synced { inserted: 1, updated: 1 });
    assert_eq!((paintings.count().await.unwrap(), paintings.version().await.unwrap()), (4, 2));

    let mut all = paintings.find(&["met-0004", "met-0001", "met-0002", "met-0003", "met-9999"]).await.unwrap();
    all.sort_by(|a, b| a.id.cmp(&b.id));
    assert_eq!(all.len(), 4);
    assert_eq!(all.iter().map(|row| row.year).collect::<Vec<_>>(), [1831, -400, 1831, 1831]);
    assert_eq!(all[1].facts, wanted[0].facts);
    assert_eq!(all[1].digest, Digest::of(wanted[0].facts.as_str()));
    assert_eq!((all[1].created_at, all[1].updated_at), (at(0), at(2)));
    assert_eq!((all[0].origin, all[3].origin), (PaintingOrigin::Import, PaintingOrigin::Builtin));
}

pub async fn a_sync_of_the_whole_collection_is_quick(Bench { store, .. }: Bench) {
    let facts = json(&json!({"coefficients": "x".repeat(2_000)}));
    let wanted: Vec<_> = (0..348).map(|number| NewPainting { facts: facts.clone(), ..new_painting(number) }).collect();
    let started = Instant::now();
    store.paintings().sync(&wanted, PaintingOrigin::Builtin, at(0)).await.unwrap();
    // It takes a tenth of this; other tests may run at the same time.
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
    assert_eq!(store.paintings().index().await.unwrap().len(), 348);
}

pub async fn a_retired_painting_leaves_the_index_and_keeps_its_facts(Bench { store, .. }: Bench) {
    let paintings = store.paintings();
    let wanted: Vec<_> = (1..=3).map(new_painting).collect();
    paintings.sync(&wanted, PaintingOrigin::Import, at(0)).await.unwrap();
    let index = paintings.index().await.unwrap();
    assert_eq!(index.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(), ["met-0001", "met-0002", "met-0003"]);
    assert_eq!((&index[0].palette, index[0].year), (&wanted[0].palette, 1831));

    let gone = ["met-0002".to_owned(), "met-9999".to_owned()];
    assert_eq!(paintings.retire(&gone, true, at(1)).await.unwrap(), 1);
    assert_eq!(paintings.retire(&gone, true, at(2)).await.unwrap(), 0);
    assert_eq!((paintings.count().await.unwrap(), paintings.version().await.unwrap()), (2, 2));
    assert_eq!(paintings.index().await.unwrap().len(), 2);
    assert_eq!(paintings.find(&["met-0002"]).await.unwrap()[0].facts, wanted[1].facts);
    // Starting again does not bring it back: the operator took it out.
    paintings.sync(&wanted, PaintingOrigin::Import, at(3)).await.unwrap();
    assert_eq!(paintings.count().await.unwrap(), 2);

    assert_eq!(paintings.retire(&gone, false, at(4)).await.unwrap(), 1);
    assert_eq!((paintings.count().await.unwrap(), paintings.version().await.unwrap()), (3, 3));
}

pub async fn a_large_collection_is_asked_for_in_pieces(Bench { store, .. }: Bench) {
    let wanted: Vec<_> = (0..1201).map(new_painting).collect();
    store.paintings().sync(&wanted, PaintingOrigin::Import, at(0)).await.unwrap();
    assert_eq!(store.paintings().sync(&wanted, PaintingOrigin::Import, at(1)).await.unwrap(), Synced::default());
    let ids: Vec<&str> = wanted.iter().map(|painting| painting.id.as_str()).collect();
    assert_eq!(store.paintings().find(&ids).await.unwrap().len(), 1201);
}

pub async fn two_processes_sync_at_once(Bench { store, url }: Bench) {
    let other = open(&url).await;
    let wanted: Vec<_> = (0..150).map(new_painting).collect();
    let (first, second) = tokio::join!(
        store.paintings().sync(&wanted, PaintingOrigin::Builtin, at(0)),
        other.paintings().sync(&wanted, PaintingOrigin::Builtin, at(0)),
    );
    assert_eq!(first.unwrap().inserted + second.unwrap().inserted, 150);
    assert_eq!(other.paintings().version().await.unwrap(), 1);
    other.close().await;
}
