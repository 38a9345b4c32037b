//! The journey in a browser that may run no script.

use crate::{
    audit::audit,
    driver::{DESK, PHONE, Reader, walk},
    support::{has_han, pictures},
    window::Window,
};

/// From a still to the gallery.
pub async fn to_the_gallery(window: &Window) {
    window.open("/palettes/new").await;
    window.click("#stills li:nth-child(2) button").await;
    window.arrives("the palette", |path| path.starts_with("/palettes/") && path != "/palettes/new").await;
    window.click("label.card.emotion:nth-of-type(2)").await;
    window.click(".dock button").await;
    window.arrives("the gallery", |path| path.contains("/gallery?r=")).await;
    assert_eq!(window.run("return document.querySelector('.tray').hidden").await, true, "scripts run");
}

/// Picks by the radio groups, in another order than they hang.
pub async fn choose(window: &Window, places: [(usize, &str); 3], character: &str) {
    for (work, place) in places {
        window.click(&format!(".work:nth-child({work}) label:has([name={place}])")).await;
    }
    window.click("label.narrator:has([value=historian])").await;
    window.write("#character", character).await;
}

async fn journey(reader: Reader) {
    walk(reader, async |house, window| {
        window.open("/").await;
        audit(window).await;
        window.click(".hero a.button").await;
        window.arrives("the capture page", |path| path == "/palettes/new").await;
        assert_eq!(window.run("return document.querySelector('.stage').hidden").await, true, "scripts run");
        audit(window).await;
        to_the_gallery(window).await;
        audit(window).await;

        let character = if reader.language == "zh" { "小明" } else { "Mira" };
        choose(window, [(3, "first"), (3, "second"), (1, "third")], character).await;
        window.click("#selection .actions button").await;
        window.find("#errors").await;
        audit(window).await;
        assert_eq!(window.find("#character").await.value().await.unwrap().as_deref(), Some(character));
        window.click(".work:nth-child(2) label:has([name=second])").await;
        window.click("#selection .actions button").await;
        let story = window.arrives("the story", |path| path.starts_with("/stories/")).await;
        // The page reloads itself until the story is there.
        window.find(".after").await;
        let prose = window.all(".part .prose").await;
        assert_eq!(prose.len(), 3);
        assert_eq!(has_han(&prose[0].text().await.unwrap()), reader.language == "zh");
        audit(window).await;

        window.click("form[action$='/share'] button").await;
        let link = window.find("#share-url").await.value().await.unwrap().unwrap();
        window.open(&link).await;
        assert!(window.text().await.contains(character));
        window.open(&story).await;
        window.click("form[action$='/unshare'] button").await;
        window.find("form[action$='/share'] button").await;
        window.click("form[action$='/again'] button").await;
        window.arrives("another story", |path| path.starts_with("/stories/") && !path.starts_with(&story)).await;
        window.find(".after").await;

        // The other language, and back at the same page.
        let here = window.path().await;
        window.click("form.language button").await;
        let other = if reader.language == "zh" { "en" } else { "zh-Hans" };
        window.find(&format!("html[lang={other}] .after")).await;
        assert_eq!(window.path().await, here);
        window.is_quiet(&[422]).await;
        assert_eq!(house.uploads().len(), 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_phone_in_english() {
    journey(Reader { language: "en", width: PHONE, scripts: false }).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_desk_in_chinese() {
    journey(Reader { language: "zh", width: DESK, scripts: false }).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_is_brought() {
    walk(Reader { language: "en", width: DESK, scripts: false }, async |_, window| {
        let folder = tempfile::tempdir().unwrap();
        let (good, bad) = (folder.path().join("photo.jpg"), folder.path().join("cut.jpg"));
        let bytes = pictures::jpeg(&pictures::gradient(900, 600));
        std::fs::write(&bad, &bytes[..bytes.len() / 2]).unwrap();
        std::fs::write(&good, bytes).unwrap();
        window.open("/palettes/new").await;
        window.find("#image").await.send_keys(bad.to_str().unwrap()).await.unwrap();
        window.click("#upload .actions button").await;
        window.find("#errors").await;
        audit(window).await;
        window.is_quiet(&[422]).await;
        window.find("#image").await.send_keys(good.to_str().unwrap()).await.unwrap();
        window.click("#upload .actions button").await;
        window.arrives("the palette", |path| path.starts_with("/palettes/") && path != "/palettes/new").await;
        assert_eq!(window.all(".swatches li").await.len(), 5);
        window.is_quiet(&[]).await;
    })
    .await;
}
