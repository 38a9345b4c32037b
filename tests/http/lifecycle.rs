//! Stopping and starting again.

use std::sync::Arc;

use plot_palette::{
    journey::session,
    store::{NewStory, Seed},
};
use serde_json::json;
use tokio::net::TcpStream;
use uuid::Uuid;

use crate::support::{
    Answer, House,
    events::{parse, told},
    eventually,
    journey::{self, id},
    pictures,
};

pub async fn a_restart_keeps_everything(mut house: House) {
    let visitor = house.visitor();
    let palette = visitor.upload(pictures::png(&pictures::gradient(80, 60)), "kept.png").await.expect(201).json();
    let walk = journey::walk(&visitor).await;
    let share = format!("/api/stories/{}/share", id(&walk.story));
    let share = visitor.post(&share, &json!({})).await.expect(201).json();
    let once = visitor.post_once("/api/palettes", &journey::colours(), "across").await.expect(201).json();
    let kept = [
        format!("/api/palettes/{}", id(&palette)),
        palette["image"]["url"].as_str().unwrap().to_owned(),
        palette["image"]["thumbnail"].as_str().unwrap().to_owned(),
        format!("/api/recommendations/{}", walk.recommendation),
        format!("/api/stories/{}", id(&walk.story)),
        "/api/stories".to_owned(),
        format!("/s/{}/colours.css", share["token"].as_str().unwrap()),
    ];
    let mut before = Vec::new();
    for path in &kept {
        before.push(visitor.get(path).await.expect(200).bytes);
    }
    let visitor = house.restart(&visitor).await;
    for (path, bytes) in kept.iter().zip(before) {
        assert!(visitor.get(path).await.expect(200).bytes == bytes, "{path} has changed");
    }
    let again = visitor.post_once("/api/palettes", &journey::colours(), "across").await.expect(201).json();
    assert_eq!(again, once, "the same key is the same request, also after a restart");
}

pub async fn a_stop_lets_a_request_finish(mut house: House) {
    let visitor = house.visitor();
    journey::palette(&visitor).await;
    let app = Arc::clone(house.app());
    let turns = app.free_to_decode();
    let picture = pictures::jpeg(&pictures::gradient(4200, 2800));
    let uploading = tokio::spawn({
        let visitor = visitor.clone();
        async move { visitor.upload(picture, "slow.jpg").await }
    });
    eventually("the picture is being read", async || (app.free_to_decode() < turns).then_some(())).await;
    drop(app);
    let address = house.address();
    house.stop().await;
    let palette = uploading.await.unwrap().expect(201).json();
    assert!(TcpStream::connect(address).await.is_err(), "it still listens");

    let visitor = house.restart(&visitor).await;
    visitor.get(&format!("/api/palettes/{}", id(&palette))).await.expect(200);
}

pub async fn a_stop_ends_streams_and_a_start_ends_stories(mut house: House) {
    let visitor = house.visitor();
    let first = visitor.post("/api/palettes", &journey::colours()).await.expect(201);
    let token = first.header("set-cookie").split(['=', ';']).nth(1).unwrap().to_owned();
    let walk = journey::walk(&visitor).await;

    // Put into the queue without ringing for a writer: it waits for one.
    let app = Arc::clone(house.app());
    let session_id = session::find(&app, &token).await.unwrap().unwrap().id;
    let story = NewStory {
        id: Uuid::now_v7(),
        session_id,
        selection_id: walk.selection.parse().unwrap(),
        language: "en".to_owned(),
        writer: "builtin".to_owned(),
        seed: Seed::from(5),
    };
    app.store.story_queue().insert(&story, app.clock.now().into()).await.unwrap();
    drop(app);
    let path = format!("/api/stories/{}/events", story.id);
    let stream = visitor.request("GET", &path).send().await.unwrap();
    assert_eq!(stream.status(), 200);
    let reading = tokio::spawn(Answer::of(stream));

    let visitor = house.restart(&visitor).await;
    // Ended by the stop, or told to its end just before it; never broken off within an event.
    let mut heard = parse(&reading.await.unwrap().text());
    let received = heard.iter().filter_map(|event| event.id).max().unwrap_or(0);
    let rest = visitor.request("GET", &path).header("Last-Event-ID", received.to_string());
    heard.extend(parse(&visitor.send(rest).await.expect(200).text()));
    let done = journey::finished(&visitor, &story.id.to_string()).await;
    let text: String = done["parts"].as_array().unwrap().iter().map(|part| part["text"].as_str().unwrap()).collect();
    assert_eq!(told(&heard), text);
}
