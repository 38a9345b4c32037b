use plot_palette::store::{StoreError, StoryStatus};

use crate::bench::Bench;
use crate::fixture::{at, id, new_story, with_selection, with_session, with_story};

pub async fn a_story_comes_back(Bench { store, .. }: Bench) {
    let (session, story) = with_story(&store).await;
    let row = store.stories().find_for_session(story, session).await.unwrap().unwrap();
    assert_eq!((row.id, row.session_id, row.selection_id, row.palette_id), (story, session, id(4), id(2)));
    assert_eq!((row.version, row.status, row.attempts), (1, StoryStatus::Queued, 0));
    assert_eq!(u64::from(row.seed), u64::MAX - 1);
    assert_eq!((row.language.as_str(), row.writer.as_str()), ("zh", "builtin"));
    assert_eq!((row.emotion.as_str(), row.intensity.as_str()), ("happiness", "high"));
    assert_eq!((row.title, row.parts, row.word_count, row.failure), (None, None, None, None));
    assert_eq!((row.worker, row.lease_until, row.share_token), (None, None, None));
    assert_eq!((row.created_at, row.updated_at), (at(3), at(3)));
}

pub async fn a_story_belongs_to_its_session(Bench { store, .. }: Bench) {
    let (_, story) = with_story(&store).await;
    let stranger = with_session(&store, 100).await;
    assert_eq!(store.stories().find_for_session(story, stranger).await.unwrap(), None);
    assert!(store.stories().list(stranger, None, 10).await.unwrap().is_empty());
    assert_eq!(store.stories().count(stranger).await.unwrap(), 0);
    assert_eq!(store.stories().share(story, stranger, "token", at(4)).await.unwrap(), None);
    assert!(!store.stories().unshare(story, stranger, at(4)).await.unwrap());
    assert_eq!(store.stories().find_shared("token").await.unwrap(), None);
}

pub async fn lists_page_from_the_newest(Bench { store, .. }: Bench) {
    let (session, _, selection) = with_selection(&store).await;
    for number in 11..=15 {
        store.story_queue().insert(&new_story(number, session, selection), at(3)).await.unwrap();
    }
    let mut pages = Vec::new();
    let mut after = None;
    loop {
        let page = store.stories().list(session, after, 2).await.unwrap();
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        pages.push(page.iter().map(|story| story.id).collect::<Vec<_>>());
    }
    assert_eq!(pages, [vec![id(15), id(14)], vec![id(13), id(12)], vec![id(11)]]);
    assert_eq!(store.stories().count(session).await.unwrap(), 5);
}

pub async fn a_shared_story_is_found_by_its_token(Bench { store, .. }: Bench) {
    let (session, story) = with_story(&store).await;
    let stories = store.stories();
    assert_eq!(stories.share(story, session, "first", at(4)).await.unwrap().as_deref(), Some("first"));
    assert_eq!(stories.share(story, session, "second", at(5)).await.unwrap().as_deref(), Some("first"));
    assert_eq!(stories.find_shared("first").await.unwrap().unwrap().id, story);
    assert_eq!(stories.find_shared("second").await.unwrap(), None);
    assert!(stories.unshare(story, session, at(6)).await.unwrap());
    assert_eq!(stories.find_shared("first").await.unwrap(), None);
    assert_eq!(stories.share(story, session, "third", at(7)).await.unwrap().as_deref(), Some("third"));
}

pub async fn share_tokens_are_exact_and_unique(Bench { store, .. }: Bench) {
    let (session, story) = with_story(&store).await;
    let stories = store.stories();
    store.story_queue().insert(&new_story(6, session, id(4)), at(3)).await.unwrap();
    stories.share(story, session, "Token", at(4)).await.unwrap();
    for other in ["token", "Token ", "Tokén", "Token画", ""] {
        assert_eq!(stories.find_shared(other).await.unwrap(), None, "{other:?}");
    }
    assert!(matches!(stories.share(id(6), session, "Token", at(4)).await, Err(StoreError::Conflict)));
    assert_eq!(stories.share(id(6), session, "token", at(4)).await.unwrap().as_deref(), Some("token"));
}
