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

    let all = paintings.all().await.unwrap();
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
    assert_eq!(store.paintings().all().await.unwrap().len(), 348);
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
