use plot_palette::store::Timestamp;
use time::macros::datetime;

use crate::bench::Bench;
use crate::fixture::{at, id, selection_row, session_row, with_selection};

pub async fn instants_come_back_to_the_microsecond_and_sort(Bench { store, .. }: Bench) {
    let instants = [
        datetime!(1000-01-01 00:00:00 UTC),
        datetime!(1999-12-31 23:59:59.999999 UTC),
        datetime!(2026-03-01 12:00:00 UTC),
        datetime!(2026-03-01 12:00:00.000001 UTC),
        datetime!(2026-03-01 12:00:00.1 UTC),
        datetime!(2026-03-01 20:00:00.123456789 +8),
        datetime!(9999-12-31 23:59:59.999999 UTC),
    ]
    .map(Timestamp::from);
    for (number, instant) in (1..).zip(instants) {
        let mut row = session_row(number);
        row.expires_at = instant;
        store.sessions().insert(&row).await.unwrap();
        let before = at(0).min(Timestamp::from(datetime!(0999-12-31 00:00 UTC)));
        let found = store.sessions().by_token(&row.token_hash, before).await.unwrap();
        assert_eq!(found.unwrap().expires_at, instant);
    }
    for (earlier, instant) in instants.into_iter().enumerate() {
        let purged = store.sessions().purge_expired(instant, 99).await.unwrap();
        assert_eq!(purged.sessions, 1, "instant {earlier}");
    }
}

pub async fn every_script_comes_back(Bench { store, .. }: Bench) {
    with_selection(&store).await;
    let names = ["小明", "Zoë", "Zoë", "👩‍🎨🏳️‍🌈", "𠮷野家", "עדה", "O'Brien \"; DROP TABLE users; --", "\u{0}\\%_\n"];
    for (number, name) in (10..).zip(names) {
        let mut row = selection_row(number, id(3));
        row.character_name = name.to_owned();
        row.note = Some(name.repeat(20));
        store.user_selections().insert(&row).await.unwrap();
        assert_eq!(store.user_selections().find(row.id).await.unwrap(), Some(row));
    }
}

pub async fn case_and_trailing_spaces_are_kept(Bench { store, .. }: Bench) {
    with_selection(&store).await;
    for (number, name) in (10..).zip(["Ada", "ADA", "Ada  ", "  Ada", " ", ""]) {
        let mut row = selection_row(number, id(3));
        row.character_name = name.to_owned();
        row.note = Some(name.to_owned());
        store.user_selections().insert(&row).await.unwrap();
        assert_eq!(store.user_selections().find(row.id).await.unwrap(), Some(row));
    }
}

pub async fn forty_characters_of_any_script_fit(Bench { store, .. }: Bench) {
    with_selection(&store).await;
    // Forty of the longest characters that people see as one: a family of four, seven code points.
    for (number, character) in (10..).zip(["a", "画", "👨‍👩‍👧‍👦"]) {
        let mut row = selection_row(number, id(3));
        row.character_name = character.repeat(40);
        row.note = Some(character.repeat(280));
        store.user_selections().insert(&row).await.unwrap();
        assert_eq!(store.user_selections().find(row.id).await.unwrap(), Some(row));
    }
}
