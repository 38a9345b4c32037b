use plot_palette::store::{StoreError, StoryStatus};
use serde_json::json;
use tokio::task::JoinSet;

use crate::bench::Bench;
use crate::fixture::{at, id, json, new_story, with_selection, with_story};

pub async fn versions_count_up(Bench { store, .. }: Bench) {
    let (session, _, selection) = with_selection(&store).await;
    for version in 1..=3 {
        let story = new_story(version, session, selection);
        let given = store.story_queue().insert(&story, at(3)).await.unwrap();
        assert_eq!(u128::try_from(given).unwrap(), version);
    }
    let nowhere = store.story_queue().insert(&new_story(9, session, id(99)), at(3)).await;
    assert!(matches!(nowhere, Err(StoreError::MissingReference)));
    let again = store.story_queue().insert(&new_story(1, session, selection), at(3)).await;
    assert!(matches!(again, Err(StoreError::Conflict)));
}

pub async fn eight_versions_at_once(Bench { store, .. }: Bench) {
    let (session, _, selection) = with_selection(&store).await;
    let mut requests = JoinSet::new();
    for number in 10..18 {
        let store = store.clone();
        let story = new_story(number, session, selection);
        requests.spawn(async move { store.story_queue().insert(&story, at(3)).await.unwrap() });
    }
    let mut versions = requests.join_all().await;
    versions.sort_unstable();
    assert_eq!(versions, [1, 2, 3, 4, 5, 6, 7, 8]);
}

pub async fn the_oldest_is_claimed_first(Bench { store, .. }: Bench) {
    let (session, _, selection) = with_selection(&store).await;
    let queue = store.story_queue();
    assert_eq!(queue.claim("a", at(4), at(64)).await.unwrap(), None);
    for number in [12, 11, 13] {
        queue.insert(&new_story(number, session, selection), at(3)).await.unwrap();
    }
    let story = queue.claim("a", at(4), at(64)).await.unwrap().unwrap();
    assert_eq!((story.id, story.status, story.attempts), (id(11), StoryStatus::Writing, 1));
    assert_eq!((story.worker.as_deref(), story.lease_until), (Some("a"), Some(at(64))));
    assert_eq!((story.narrator.as_str(), story.character_name.as_str()), ("time_traveller", "Ada"));
    assert_eq!(queue.claim("b", at(4), at(64)).await.unwrap().unwrap().id, id(12));
}

pub async fn eight_writers_claim_each_story_once(Bench { store, .. }: Bench) {
    let (session, _, selection) = with_selection(&store).await;
    for number in 100..140 {
        store.story_queue().insert(&new_story(number, session, selection), at(3)).await.unwrap();
    }
    let mut writers = JoinSet::new();
    for writer in 0..8 {
        let store = store.clone();
        writers.spawn(async move {
            let mut claimed = Vec::new();
            let name = format!("writer-{writer}");
            while let Some(story) = store.story_queue().claim(&name, at(4), at(64)).await.unwrap() {
                assert_eq!(story.worker.as_deref(), Some(name.as_str()));
                claimed.push(story.id);
            }
            claimed
        });
    }
    let mut claimed = writers.join_all().await.concat();
    claimed.sort();
    assert_eq!(claimed, (100..140).map(id).collect::<Vec<_>>());
}

pub async fn an_expired_lease_is_taken_over(Bench { store, .. }: Bench) {
    let (_, story) = with_story(&store).await;
    let (queue, parts) = (store.story_queue(), json(&json!(["…"])));
    queue.claim("first", at(4), at(64)).await.unwrap().unwrap();
    assert_eq!(queue.claim("second", at(63), at(123)).await.unwrap(), None);
    let taken = queue.claim("second", at(64), at(124)).await.unwrap().unwrap();
    assert_eq!((taken.id, taken.attempts), (story, 2));

    assert!(!queue.renew(story, "first", at(65), at(125)).await.unwrap());
    assert!(!queue.save_progress(story, "first", Some("Mine"), &parts, at(65)).await.unwrap());
    assert!(!queue.finish(story, "first", "Mine", &parts, 300, at(65)).await.unwrap());
    assert!(!queue.fail(story, "first", "tired", at(65)).await.unwrap());
    assert!(!queue.requeue(story, "first", at(65)).await.unwrap());
    assert_eq!(store.stories().find(story).await.unwrap(), Some(taken));
    assert!(queue.save_progress(story, "second", Some("Ours"), &parts, at(66)).await.unwrap());
}

pub async fn a_renewed_lease_holds(Bench { store, .. }: Bench) {
    let (_, story) = with_story(&store).await;
    let queue = store.story_queue();
    queue.claim("first", at(4), at(64)).await.unwrap().unwrap();
    assert!(queue.renew(story, "first", at(50), at(110)).await.unwrap());
    assert_eq!(queue.claim("second", at(70), at(130)).await.unwrap(), None);
    assert!(!queue.renew(story, "first", at(110), at(170)).await.unwrap());
    assert!(!queue.renew(story, "First", at(70), at(170)).await.unwrap());
}

pub async fn progress_and_end(Bench { store, .. }: Bench) {
    let (_, story) = with_story(&store).await;
    let queue = store.story_queue();
    queue.claim("a", at(4), at(64)).await.unwrap().unwrap();
    let some = json(&json!([{"painting": "met-0003", "text": "从前"}]));
    assert!(queue.save_progress(story, "a", None, &some, at(5)).await.unwrap());
    let row = store.stories().find(story).await.unwrap().unwrap();
    assert_eq!((row.title, row.parts, row.status), (None, Some(some), StoryStatus::Writing));

    let all = json(&json!([{"text": "从前"}, {"text": "后来"}, {"text": "如今"}]));
    assert!(queue.finish(story, "a", "蓝色的海", &all, 6, at(6)).await.unwrap());
    let row = store.stories().find(story).await.unwrap().unwrap();
    assert_eq!((row.title.as_deref(), row.parts, row.word_count), (Some("蓝色的海"), Some(all), Some(6)));
    assert_eq!((row.status, row.worker, row.lease_until), (StoryStatus::Done, None, None));
    assert_eq!((row.created_at, row.updated_at), (at(3), at(6)));
    assert_eq!(queue.claim("b", at(1_000), at(1_060)).await.unwrap(), None);
    assert!(!queue.renew(story, "a", at(7), at(67)).await.unwrap());
}

pub async fn a_failure_and_a_return_to_the_queue(Bench { store, .. }: Bench) {
    let (_, story) = with_story(&store).await;
    let queue = store.story_queue();
    queue.claim("a", at(4), at(64)).await.unwrap().unwrap();
    assert!(queue.requeue(story, "a", at(5)).await.unwrap());
    let row = store.stories().find(story).await.unwrap().unwrap();
    assert_eq!((row.status, row.worker, row.lease_until), (StoryStatus::Queued, None, None));

    assert_eq!(queue.claim("b", at(6), at(66)).await.unwrap().unwrap().attempts, 2);
    assert!(queue.fail(story, "b", "the model is silent", at(7)).await.unwrap());
    let row = store.stories().find(story).await.unwrap().unwrap();
    assert_eq!((row.status, row.failure.as_deref()), (StoryStatus::Failed, Some("the model is silent")));
    assert_eq!(queue.claim("a", at(1_000), at(1_060)).await.unwrap(), None);
}

pub async fn places_in_the_queue(Bench { store, .. }: Bench) {
    let (session, _, selection) = with_selection(&store).await;
    for number in 11..=13 {
        store.story_queue().insert(&new_story(number, session, selection), at(3)).await.unwrap();
    }
    assert_eq!(store.stories().queue_position(id(13)).await.unwrap(), Some(3));
    store.story_queue().claim("a", at(4), at(64)).await.unwrap().unwrap();
    let mut places = Vec::new();
    for number in 11..=14 {
        places.push(store.stories().queue_position(id(number)).await.unwrap());
    }
    assert_eq!(places, [None, Some(1), Some(2), None]);
}
