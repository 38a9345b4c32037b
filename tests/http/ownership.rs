//! What one session made does not exist for another.

use serde_json::json;
use uuid::Uuid;

use crate::support::{
    House, Visitor,
    journey::{self, id},
    pictures,
};

/// Somebody with rows of their own, and somebody without any.
async fn strangers(house: &House) -> [Visitor; 2] {
    let other = house.visitor();
    journey::palette(&other).await;
    [other, house.visitor()]
}

pub async fn nobody_else_reads_or_changes_a_row(house: House) {
    let visitor = house.visitor();
    let walk = journey::walk(&visitor).await;
    let (palette, shown, story) = (&walk.palette, &walk.recommendation, id(&walk.story));
    let choice = journey::choice(&walk.paintings, "poet", "Eve");
    let form = [("emotion".to_owned(), "fear".to_owned()), ("key".to_owned(), "k".to_owned())];
    for stranger in strangers(&house).await {
        for path in [
            format!("/api/palettes/{palette}"),
            format!("/api/recommendations/{shown}"),
            format!("/api/stories/{story}"),
            format!("/api/stories/{story}/events"),
            format!("/palettes/{palette}"),
            format!("/palettes/{palette}/colours.css"),
            format!("/palettes/{palette}/gallery?r={shown}"),
            format!("/stories/{story}"),
        ] {
            stranger.get(&path).await.expect(404);
        }
        stranger.post(&format!("/api/palettes/{palette}/recommendations"), &json!({})).await.expect(404);
        stranger.post(&format!("/api/recommendations/{shown}/selection"), &choice).await.expect(404);
        stranger.post(&format!("/api/stories/{story}/share"), &json!({})).await.expect(404);
        stranger.delete(&format!("/api/stories/{story}/share")).await.expect(404);
        for path in [
            format!("/palettes/{palette}/gallery"),
            format!("/stories/{story}/again"),
            format!("/stories/{story}/share"),
            format!("/stories/{story}/unshare"),
        ] {
            stranger.submit(&path, &form).await.expect(404);
        }
        assert_eq!(stranger.get("/api/stories").await.expect(200).json()["stories"], json!([]));
        assert!(!stranger.get("/stories").await.expect(200).text().contains(&story));
    }
    assert_eq!(visitor.get("/api/stories").await.json()["stories"], json!([walk.story]));
}

pub async fn nobody_else_sees_a_picture(house: House) {
    let visitor = house.visitor();
    let bytes = pictures::png(&pictures::gradient(64, 48));
    let palette = visitor.upload(bytes, "mine.png").await.expect(201).json();
    for kind in ["url", "thumbnail"] {
        let path = palette["image"][kind].as_str().unwrap();
        let answer = visitor.get(path).await.expect(200);
        assert_eq!(answer.header("content-type"), "image/jpeg");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert!(answer.header("cache-control").starts_with("private"), "{}", answer.header("cache-control"));
        for stranger in strangers(&house).await {
            stranger.get(path).await.expect(404);
        }
    }
    // A shared story shows its colours, never the picture.
    let shown = journey::recommendation(&visitor, &id(&palette)).await;
    let choice = journey::choice(&journey::paintings(&shown), "poet", "Mira");
    let selection = journey::selection(&visitor, &id(&shown), &choice).await;
    let story = journey::story(&visitor, &json!({"selection_id": selection})).await;
    let share = visitor.post(&format!("/api/stories/{}/share", id(&story)), &json!({})).await.expect(201).json();
    let page = house.visitor().get(share["url"].as_str().unwrap()).await.expect(200).text();
    assert!(!page.contains("picture.jpg") && !page.contains(&id(&palette)), "{page}");
}

pub async fn a_selection_of_somebody_else_is_no_selection(house: House) {
    let visitor = house.visitor();
    let walk = journey::walk(&visitor).await;
    let [other, nobody] = strangers(&house).await;
    // Neither the status nor a word tells whether there is such a row.
    for (path, wish, unknown) in [
        ("/api/stories", json!({"selection_id": walk.selection}), json!({"selection_id": Uuid::now_v7()})),
        (
            "/api/palettes",
            json!({"colors": [{"hex": "#000000"}], "parent": walk.palette}),
            json!({"colors": [{"hex": "#000000"}], "parent": Uuid::now_v7()}),
        ),
    ] {
        let (theirs, missing) = (other.post(path, &wish).await, other.post(path, &unknown).await);
        assert!([404, 422].contains(&theirs.status.as_u16()), "{}", theirs.text());
        assert_eq!(theirs.status, missing.status);
        assert_eq!(theirs.json()["errors"], missing.json()["errors"]);
    }
    let wish = json!({"selection_id": walk.selection});
    let refused = nobody.post("/api/stories", &wish).await.status.as_u16();
    assert!([404, 422].contains(&refused), "{refused}");

    // The paintings that one palette was shown are not on offer for another.
    let palette = id(&journey::palette(&other).await);
    let path = format!("/api/palettes/{palette}/recommendations");
    let far = other.post(&path, &json!({"exclude": walk.paintings})).await.expect(201).json();
    let path = format!("/api/recommendations/{}/selection", id(&far));
    let refused = other.post(&path, &journey::choice(&walk.paintings, "poet", "Eve")).await.expect(422).json();
    assert_eq!(refused["errors"][0]["field"], "paintings[0]");
}
