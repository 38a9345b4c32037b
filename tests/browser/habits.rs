//! Habits of real people: everything clicked twice, the back button at every step.

use sqlx::{Connection as _, SqliteConnection};

use crate::{
    driver::{DESK, PHONE, Reader, walk},
    scripted,
    support::{House, eventually},
    unscripted,
};

/// How many rows a table has, looked up beside the server.
async fn rows(house: &House, table: &str) -> i64 {
    let file = format!("sqlite://{}", house.data().join("plot-palette.db").display());
    let mut connection = SqliteConnection::connect(&file).await.unwrap();
    let count = sqlx::query_scalar(sqlx::AssertSqlSafe(format!("SELECT COUNT(*) FROM {table}")));
    count.fetch_one(&mut connection).await.unwrap()
}

const SCRIPTED: Reader = Reader { language: "en", width: DESK, scripts: true };
const UNSCRIPTED: Reader = Reader { language: "en", width: PHONE, scripts: false };

#[tokio::test(flavor = "multi_thread")]
async fn everything_clicked_twice_is_done_once() {
    walk(SCRIPTED, async |house, window| {
        window.open("/palettes/new").await;
        window.find(".stage canvas").await;
        window.double_click(".stage [data-do=capture]").await;
        window.arrives("the palette", |path| path.starts_with("/palettes/") && path != "/palettes/new").await;
        assert_eq!(rows(house, "palettes").await, 1);
        window.click("label.card.emotion").await;
        window.double_click(".dock button").await;
        let gallery = window.arrives("the gallery", |path| path.contains("/gallery?r=")).await;
        assert_eq!(rows(house, "recommendations").await, 1);
        window.find(".picker").await;
        window.double_click("button[form=more]").await;
        window.arrives("other paintings", |path| path.contains("/gallery?r=") && path != gallery).await;
        assert_eq!(rows(house, "recommendations").await, 2);
        scripted::choose(window, "Mira").await;
        window.double_click("#selection .actions button").await;
        window.arrives("the story", |path| path.starts_with("/stories/")).await;
        window.find(".after").await;
        assert_eq!((rows(house, "user_selections").await, rows(house, "stories").await), (1, 1));
        window.double_click("form[action$='/share'] button").await;
        window.find("#share-url").await;
        let story = window.path().await;
        window.double_click("form[action$='/again'] button").await;
        let told = story.split('#').next().unwrap();
        window.arrives("another story", |path| path.starts_with("/stories/") && !path.starts_with(told)).await;
        window.find(".after").await;
        assert_eq!(rows(house, "stories").await, 2);
        window.double_click("form.language button").await;
        window.is_quiet(&[]).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_scripts_as_well() {
    walk(UNSCRIPTED, async |house, window| {
        // The first visit makes the session that everything after belongs to.
        unscripted::to_the_gallery(window).await;
        window.open("/palettes/new").await;
        window.double_click("#stills li:nth-child(3) button").await;
        window.arrives("the palette", |path| path.starts_with("/palettes/") && path != "/palettes/new").await;
        assert_eq!(rows(house, "palettes").await, 2);
        window.click("label.card.emotion").await;
        window.double_click(".dock button").await;
        window.arrives("the gallery", |path| path.contains("/gallery?r=")).await;
        assert_eq!(rows(house, "recommendations").await, 2);
        unscripted::choose(window, [(1, "first"), (2, "second"), (3, "third")], "Mira").await;
        window.double_click("#selection .actions button").await;
        window.arrives("the story", |path| path.starts_with("/stories/")).await;
        assert_eq!((rows(house, "user_selections").await, rows(house, "stories").await), (1, 1));
        window.find(".after").await;
        let story = window.path().await;
        window.double_click("form[action$='/again'] button").await;
        window.arrives("another story", |path| path.starts_with("/stories/") && path != story).await;
        window.find(".after").await;
        assert_eq!(rows(house, "stories").await, 2);
        window.is_quiet(&[]).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_way_back_is_open_at_every_step() {
    walk(SCRIPTED, async |house, window| {
        let palette = scripted::capture(window).await;
        let gallery = scripted::feel(window).await;
        scripted::choose(window, "Mira").await;
        let story = scripted::write(window).await;

        let back = async |path: &str| {
            window.browser.back().await.unwrap();
            window.arrives(path, |now| now == path).await;
        };
        back(&gallery).await;
        // What was picked and typed is still there.
        assert_eq!(window.find("#character").await.value().await.unwrap().as_deref(), Some("Mira"));
        eventually("three picks", async || (window.all(".tray .slot:not(.free)").await.len() == 3).then_some(())).await;
        back(&palette).await;
        let checked = window.run("return document.querySelectorAll('[name=emotion]:checked').length").await;
        assert_eq!(checked, 1);
        back("/palettes/new").await;
        window.find(".stage canvas").await;
        for path in [&palette, &gallery, &story] {
            window.browser.forward().await.unwrap();
            window.arrives(path, |now| now == path).await;
        }
        // Back and something else is a new story; the first one stays.
        back(&gallery).await;
        window.click("label.narrator:has([value=detective])").await;
        let second = scripted::write(window).await;
        assert_ne!(second, story);
        assert_eq!(rows(house, "stories").await, 2);
        window.open(&story).await;
        window.find(".after").await;
        window.is_quiet(&[]).await;
    })
    .await;
}
