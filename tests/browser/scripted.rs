//! The journey with JavaScript.

use thirtyfour::WebElement;

use crate::{
    audit::audit,
    driver::{DESK, PHONE, Reader, walk},
    support::{eventually, has_han, pictures},
    window::Window,
};

/// Captures a frame of a moving gradient and comes to its palette. Returns the palette's path.
pub async fn capture(window: &Window) -> String {
    window.open("/palettes/new").await;
    window.find(".stage canvas").await;
    window.click(".stage [data-do=capture]").await;
    window.arrives("the palette", |path| path.starts_with("/palettes/") && path != "/palettes/new").await
}

/// Chooses the second feeling and comes to the gallery.
pub async fn feel(window: &Window) -> String {
    let cards = window.all("label.card.emotion").await;
    assert_eq!(cards.len(), 15);
    window.press(&cards[1]).await;
    window.click(".dock button").await;
    window.arrives("the gallery", |path| path.contains("/gallery?r=")).await
}

/// The titles in the tray, in order.
async fn tray(window: &Window) -> Vec<String> {
    let titles = "return [...document.querySelectorAll('.tray .slot:not(.free) b')].map((title) => title.textContent)";
    serde_json::from_value(window.run(titles).await).unwrap()
}

async fn pickers(window: &Window) -> Vec<WebElement> {
    window.find(".picker").await;
    window.all(".picker").await
}

/// Picks three paintings by pointer, moves one, chooses the poet, and names somebody.
pub async fn choose(window: &Window, character: &str) {
    let pickers = pickers(window).await;
    assert_eq!(pickers.len(), 10);
    for index in [3, 0, 7] {
        window.press(&pickers[index]).await;
    }
    let before = tray(window).await;
    assert_eq!(before.len(), 3);
    let earlier = window.all(".tray [data-step=\"-1\"]").await;
    window.press(&earlier[2]).await;
    let after = tray(window).await;
    assert_eq!(after, [before[0].clone(), before[2].clone(), before[1].clone()]);
    window.click("label.narrator:has([value=poet])").await;
    window.write("#character", character).await;
}

/// Sends the form and waits until the story is finished and its page complete.
pub async fn write(window: &Window) -> String {
    window.click("#selection .actions button").await;
    let story = window.arrives("the story", |path| path.starts_with("/stories/")).await;
    window.find(".after").await;
    story
}

async fn journey(reader: Reader) {
    walk(reader, async |house, window| {
        window.open("/").await;
        audit(window).await;
        window.click(".hero a.button").await;
        window.arrives("the capture page", |path| path == "/palettes/new").await;
        window.find(".stage canvas").await;
        audit(window).await;
        window.click(".stage [data-do=next]").await;
        window.click(".stage [data-do=pause]").await;

        capture(window).await;
        assert_eq!(house.uploads().len(), 2);
        let swatches = window.all(".swatches li").await.len();
        assert!((2..=5).contains(&swatches), "{swatches} colours of a gradient");
        audit(window).await;

        feel(window).await;
        audit(window).await;
        let character = if reader.language == "zh" { "小明" } else { "Mira" };
        choose(window, character).await;
        audit(window).await;

        let story = write(window).await;
        let prose = window.all(".part .prose").await;
        assert_eq!(prose.len(), 3);
        let told = window.text().await;
        assert!(told.contains(character));
        assert_eq!(has_han(&prose[0].text().await.unwrap()), reader.language == "zh");
        audit(window).await;

        window.click("form[action$='/share'] button").await;
        let link = window.find("#share-url").await.value().await.unwrap().unwrap();
        audit(window).await;
        window.open(&link).await;
        assert!(window.text().await.contains(character));
        audit(window).await;

        // Coming back another day.
        window.open("/stories").await;
        audit(window).await;
        window.click(&format!("a[href='{story}']")).await;
        window.arrives("the story", |path| path == story).await;
        assert!(window.exists(".part .prose p").await);
        for path in ["/about", "/privacy", "/licences"] {
            window.open(path).await;
            audit(window).await;
        }
        window.is_quiet(&[]).await;
        window.open("/nowhere").await;
        audit(window).await;
        window.is_quiet(&[404]).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_phone_in_english() {
    journey(Reader { language: "en", width: PHONE, scripts: true }).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_desk_in_english() {
    journey(Reader { language: "en", width: DESK, scripts: true }).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_phone_in_chinese() {
    journey(Reader { language: "zh", width: PHONE, scripts: true }).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_desk_in_chinese() {
    journey(Reader { language: "zh", width: DESK, scripts: true }).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_is_brought() {
    walk(Reader { language: "en", width: PHONE, scripts: true }, async |house, window| {
        let folder = tempfile::tempdir().unwrap();
        let (good, bad) = (folder.path().join("photo.jpg"), folder.path().join("text.jpg"));
        std::fs::write(&good, pictures::jpeg_with_camera_data(&pictures::gradient(2400, 1600), 6)).unwrap();
        std::fs::write(&bad, "I am a text.").unwrap();

        window.open("/palettes/new").await;
        let field = window.find("#image").await;
        field.send_keys(bad.to_str().unwrap()).await.unwrap();
        window.click("#upload .actions button").await;
        let problem = window.find("#problem").await.text().await.unwrap();
        assert!(problem.contains("not a picture"), "{problem}");
        assert_eq!(window.path().await, "/palettes/new");
        audit(window).await;
        window.is_quiet(&[415]).await;

        field.send_keys(good.to_str().unwrap()).await.unwrap();
        window.find("#upload .preview").await;
        audit(window).await;
        window.click("#upload .actions button").await;
        window.arrives("the palette", |path| path.starts_with("/palettes/") && path != "/palettes/new").await;
        let size = window.run("const {naturalWidth, naturalHeight} = document.querySelector('.palette img'); return [naturalWidth, naturalHeight]");
        assert_eq!(size.await, serde_json::json!([1067, 1600]), "upright, and made smaller");
        assert_eq!(house.uploads().len(), 2);
        audit(window).await;
        window.is_quiet(&[]).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_keys_do_what_the_pointer_does() {
    walk(Reader { language: "en", width: DESK, scripts: true }, async |_, window| {
        window.open("/palettes/new").await;
        window.find(".stage canvas").await;
        window.browser.action_chain().send_keys(" ").perform().await.unwrap();
        window.arrives("the palette", |path| path.starts_with("/palettes/") && path != "/palettes/new").await;
        let gallery = feel(window).await;
        pickers(window).await[0].focus().await.unwrap();
        for key in ["2", "5", "0"] {
            window.browser.action_chain().send_keys(key).perform().await.unwrap();
        }
        assert_eq!(tray(window).await.len(), 3);
        let said = window.find(".tray").await.text().await.unwrap();
        assert!(!said.is_empty());
        // The picks survive another ten paintings.
        let picked = tray(window).await;
        window.click("button[form=more]").await;
        window.arrives("other paintings", |path| path.contains("/gallery?r=") && path != gallery).await;
        eventually("the picks are back", async || (tray(window).await == picked).then_some(())).await;
        window.click("label.narrator:has([value=critic])").await;
        window.write("#character", "Mira").await;
        write(window).await;
        window.is_quiet(&[]).await;
    })
    .await;
}
