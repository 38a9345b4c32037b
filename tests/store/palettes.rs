use plot_palette::store::{JsonText, PaletteSource, StoreError};
use serde_json::{Value, json};

use crate::bench::Bench;
use crate::fixture::{id, json, palette_row, with_palette, with_session};

pub async fn a_palette_comes_back(Bench { store, .. }: Bench) {
    let session = with_session(&store, 1).await;
    let full = palette_row(2, session);
    let mut bare = palette_row(3, session);
    bare.source = PaletteSource::Colors;
    bare.parent_id = Some(full.id);
    bare.image_key = None;
    (bare.image_width, bare.image_height) = (None, None);
    for row in [full, bare] {
        store.palettes().insert(&row).await.unwrap();
        assert_eq!(store.palettes().find(row.id).await.unwrap(), Some(row.clone()));
        assert_eq!(store.palettes().find_for_session(row.id, session).await.unwrap(), Some(row));
    }
    assert_eq!(store.palettes().find(id(9)).await.unwrap(), None);
}

pub async fn a_palette_belongs_to_its_session(Bench { store, .. }: Bench) {
    let owner = with_session(&store, 1).await;
    let stranger = with_session(&store, 2).await;
    let palette = with_palette(&store, 3, owner).await;
    assert!(store.palettes().find_for_session(palette, owner).await.unwrap().is_some());
    assert_eq!(store.palettes().find_for_session(palette, stranger).await.unwrap(), None);
}

pub async fn a_palette_needs_its_session(Bench { store, .. }: Bench) {
    let orphan = store.palettes().insert(&palette_row(1, id(99))).await;
    assert!(matches!(orphan, Err(StoreError::MissingReference)));
    let session = with_session(&store, 1).await;
    let mut row = palette_row(2, session);
    row.parent_id = Some(id(99));
    assert!(matches!(store.palettes().insert(&row).await, Err(StoreError::MissingReference)));
    row.parent_id = None;
    store.palettes().insert(&row).await.unwrap();
    assert!(matches!(store.palettes().insert(&row).await, Err(StoreError::Conflict)));
}

pub async fn a_big_palette_comes_back(Bench { store, .. }: Bench) {
    let session = with_session(&store, 1).await;
    let megabyte: Value = json!({"text": "画".repeat(350_000)});
    let mut row = palette_row(2, session);
    row.colors = json(&megabyte);
    store.palettes().insert(&row).await.unwrap();
    let found = store.palettes().find(row.id).await.unwrap().unwrap();
    assert!(found.colors.as_str().len() > 1_000_000);
    assert_eq!(found.colors.read::<Value>().unwrap(), megabyte);
    assert!(matches!(found.colors.read::<Vec<u8>>(), Err(StoreError::Corrupt(_))));
    assert_eq!(JsonText::of(&0.32_f32).unwrap().as_str(), "0.32");
}

pub async fn an_edit_outlives_its_parent_session(Bench { store, .. }: Bench) {
    let first = with_session(&store, 1).await;
    let second = with_session(&store, 2).await;
    let parent = with_palette(&store, 3, first).await;
    let mut edit = palette_row(4, second);
    edit.parent_id = Some(parent);
    store.palettes().insert(&edit).await.unwrap();
    store.sessions().delete(first).await.unwrap();
    assert_eq!(store.palettes().find(parent).await.unwrap(), None);
    assert_eq!(store.palettes().find(edit.id).await.unwrap().unwrap().parent_id, None);
}
