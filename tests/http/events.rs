//! The story as it is written, over server-sent events.

use serde_json::{Value, json};

use crate::support::{
    House, Visitor,
    events::{Event, parse, told},
    eventually,
    journey::{self, id},
};

async fn listen(visitor: &Visitor, story: &str, received: Option<usize>) -> Vec<Event> {
    let mut request = visitor.request("GET", &format!("/api/stories/{story}/events"));
    if let Some(received) = received {
        request = request.header("Last-Event-ID", received.to_string());
    }
    let answer = visitor.send(request).await.expect(200);
    assert!(answer.header("content-type").starts_with("text/event-stream"));
    assert_eq!(answer.header("x-accel-buffering"), "no");
    assert!(answer.header("cache-control").contains("no-store"));
    parse(&answer.text())
}

/// The whole text of a finished story, and how many characters each part has.
fn text_of(story: &Value) -> (String, Vec<usize>) {
    let parts: Vec<_> =
        story["parts"].as_array().unwrap().iter().map(|part| part["text"].as_str().unwrap().to_owned()).collect();
    (parts.concat(), parts.iter().map(|part| part.chars().count()).collect())
}

pub async fn a_finished_story_is_told_whole(house: House) {
    let visitor = house.visitor();
    let walk = journey::walk(&visitor).await;
    let (text, _) = text_of(&walk.story);
    let events = listen(&visitor, &id(&walk.story), None).await;
    assert_eq!(told(&events), text);

    let parts: Vec<_> = events.iter().filter(|event| event.name == "part").map(|event| event.data.clone()).collect();
    let expected: Vec<_> =
        (0..3).map(|index| json!({"index": index, "painting": walk.story["parts"][index]["painting"]})).collect();
    assert_eq!(parts, expected);
    let last = events.last().unwrap();
    assert_eq!((last.name.as_str(), &last.data), ("done", &json!({"id": id(&walk.story)})));
    assert_eq!(events.iter().filter(|event| event.name == "done").count(), 1);

    // An id is the number of characters that were sent so far.
    let mut sent = 0;
    for event in events.iter().filter(|event| event.name == "delta") {
        sent += event.data["text"].as_str().unwrap().chars().count();
        assert_eq!(event.id, Some(sent));
    }
}

pub async fn a_broken_stream_goes_on_where_it_broke(house: House) {
    let visitor = house.visitor();
    let walk = journey::walk(&visitor).await;
    let zh = journey::story(&visitor, &json!({"selection_id": walk.selection, "language": "zh"})).await;
    for story in [&walk.story, &zh] {
        let (text, lengths) = text_of(story);
        let (first, second, all) = (lengths[0], lengths[0] + lengths[1], text.chars().count());
        for cut in [0, 1, 7, 48, first - 1, first, first + 1, second - 1, second, second + 1, all - 1, all, all + 99] {
            let events = listen(&visitor, &id(story), Some(cut)).await;
            assert_eq!(told(&events), text.chars().skip(cut).collect::<String>(), "after {cut} of {all}");
            assert_eq!(events.last().unwrap().name, "done");
            // A part is announced once, by the stream that begins it.
            let announced = events.iter().filter(|event| event.name == "part").count();
            let begun_later = [0, first, second].iter().filter(|start| **start >= cut).count();
            assert_eq!(announced, begun_later, "after {cut} of {all}");
        }
    }
    let odd = visitor.request("GET", &format!("/api/stories/{}/events", id(&walk.story)));
    let answer = visitor.send(odd.header("Last-Event-ID", "nonsense")).await.expect(200);
    assert_eq!(told(&parse(&answer.text())), text_of(&walk.story).0);
}

pub async fn a_story_is_told_while_it_waits(house: House) {
    let visitor = house.visitor();
    let walk = journey::walk(&visitor).await;
    let queued = visitor.post("/api/stories", &json!({"selection_id": walk.selection})).await.expect(202).json();
    let events = listen(&visitor, &id(&queued), None).await;
    let story = eventually("the story is done", async || {
        let story = visitor.get(&format!("/api/stories/{}", id(&queued))).await.json();
        (story["status"] == "done").then_some(story)
    })
    .await;
    assert_eq!(told(&events), text_of(&story).0);
    visitor.get(&format!("/api/stories/{}/events", uuid::Uuid::now_v7())).await.expect(404);
}
