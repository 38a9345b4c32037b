use plot_palette::store::StoreError;

use uuid::Uuid;

use crate::bench::Bench;
use crate::fixture::{
    id, new_painting, recommendation, selection_row, with_paintings, with_palette, with_selection, with_session,
};

pub async fn an_offer_comes_back_in_order(Bench { store, .. }: Bench) {
    with_paintings(&store).await;
    let session = with_session(&store, 1).await;
    let palette = with_palette(&store, 2, session).await;
    let offer = recommendation(3, palette, &[7, 2, 9, 1, 10, 3]);
    store.recommendations().insert(&offer).await.unwrap();
    assert_eq!(store.recommendations().find(id(3), session).await.unwrap(), Some(offer));
    let empty = recommendation(4, palette, &[]);
    store.recommendations().insert(&empty).await.unwrap();
    assert_eq!(store.recommendations().find(id(4), session).await.unwrap(), Some(empty));
}

pub async fn an_offer_belongs_to_its_session(Bench { store, .. }: Bench) {
    let (_, palette, selection) = with_selection(&store).await;
    let stranger = with_session(&store, 100).await;
    assert_eq!(store.recommendations().find(id(3), stranger).await.unwrap(), None);
    assert_eq!(store.recommendations().latest(palette, stranger).await.unwrap(), None);
    assert!(store.recommendations().shown(palette, stranger).await.unwrap().is_empty());
    assert_eq!(store.user_selections().find_for_session(selection, stranger).await.unwrap(), None);
}

pub async fn the_latest_and_all_that_was_shown(Bench { store, .. }: Bench) {
    with_paintings(&store).await;
    let session = with_session(&store, 1).await;
    let palette = with_palette(&store, 2, session).await;
    let other = with_palette(&store, 3, session).await;
    let offers = store.recommendations();
    assert_eq!(offers.latest(palette, session).await.unwrap(), None);
    offers.insert(&recommendation(11, palette, &[1, 2])).await.unwrap();
    offers.insert(&recommendation(12, palette, &[2, 3])).await.unwrap();
    offers.insert(&recommendation(13, other, &[9])).await.unwrap();
    assert_eq!(offers.latest(palette, session).await.unwrap().unwrap().row.id, id(12));
    let mut shown = offers.shown(palette, session).await.unwrap();
    shown.sort();
    assert_eq!(shown, [1, 2, 3].map(|number| new_painting(number).id));
}

pub async fn an_offer_is_kept_whole_or_not_at_all(Bench { store, .. }: Bench) {
    with_paintings(&store).await;
    let session = with_session(&store, 1).await;
    let palette = with_palette(&store, 2, session).await;
    let offers = store.recommendations();
    let unknown = offers.insert(&recommendation(3, palette, &[1, 99])).await;
    assert!(matches!(unknown, Err(StoreError::MissingReference)));
    let twice = offers.insert(&recommendation(4, palette, &[1, 1])).await;
    assert!(matches!(twice, Err(StoreError::Conflict)));
    let nowhere = offers.insert(&recommendation(5, id(99), &[1])).await;
    assert!(matches!(nowhere, Err(StoreError::MissingReference)));
    for number in [3, 4, 5] {
        assert_eq!(offers.find(id(number), session).await.unwrap(), None);
    }
    offers.insert(&recommendation(3, palette, &[1])).await.unwrap();
}

pub async fn a_selection_comes_back(Bench { store, .. }: Bench) {
    let (session, _, selection) = with_selection(&store).await;
    let row = selection_row(4, id(3));
    assert_eq!(store.user_selections().find_for_session(selection, session).await.unwrap(), Some(row.clone()));
    assert_eq!(store.user_selections().find(selection).await.unwrap(), Some(row));
    assert_eq!(store.user_selections().find(id(99)).await.unwrap(), None);
}

pub async fn a_selection_needs_its_paintings(Bench { store, .. }: Bench) {
    with_selection(&store).await;
    let mut row = selection_row(9, id(3));
    "met-9999".clone_into(&mut row.third_painting);
    let outcome = store.user_selections().insert(&row).await;
    assert!(matches!(outcome, Err(StoreError::MissingReference)));
}

pub async fn what_was_shown_and_picked(Bench { store, .. }: Bench) {
    let (session, palette, first) = with_selection(&store).await;
    store.recommendations().insert(&recommendation(6, palette, &[9, 3, 5])).await.unwrap();
    store.user_selections().insert(&selection_row(7, id(6))).await.unwrap();
    // The same choice once more, for another narrator.
    store.user_selections().insert(&selection_row(8, id(6))).await.unwrap();
    let count = async |after| store.user_selections().count_after(after).await.unwrap();
    assert_eq!((count(Uuid::nil()).await, count(first).await, count(id(7)).await), (2, 1, 0));
    let shown = store.user_selections().shown(10).await.unwrap();
    let of = |selection| shown.iter().filter(move |row| row.selection_id == selection);
    // The second offer held only painting 3 of the three that were picked.
    assert_eq!(of(first).map(|row| row.picked).collect::<Vec<_>>(), [true, true, true]);
    assert_eq!(of(id(7)).map(|row| row.picked).collect::<Vec<_>>(), [false, true, false]);
    let row = &shown[4];
    assert_eq!((&row.painting_id, row.emotion.as_deref()), (&new_painting(3).id, Some("happiness")));
    assert_eq!(row.colors, store.palettes().find_for_session(palette, session).await.unwrap().unwrap().colors);
    assert_eq!(store.user_selections().shown(1).await.unwrap().len(), 3);
}
