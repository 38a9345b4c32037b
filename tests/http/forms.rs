//! The pages as a browser without JavaScript goes through them: links, forms, redirects.

use reqwest::multipart;

use crate::support::{
    House, Visitor, eventually,
    html::{self, Fields},
    pictures,
};

/// From the capture page to the palette page, with a still. Returns the palette page's address.
pub async fn capture(visitor: &Visitor) -> String {
    let page = visitor.get("/palettes/new").await.expect(200).text();
    let forms = html::forms(&page);
    let stills = forms.iter().find(|form| !form.offers("still").is_empty()).expect("a form with stills");
    assert!(stills.multipart);
    let offered = stills.offers("still");
    assert!(offered.len() >= 3, "{offered:?}");
    send(visitor, &stills.action, &stills.untouched().with("still", offered[1].as_str())).await
}

/// Sends a multipart form of texts and follows where it leads.
async fn send(visitor: &Visitor, action: &str, fields: &Fields) -> String {
    let form =
        fields.0.iter().fold(multipart::Form::new(), |form, (name, value)| form.text(name.clone(), value.clone()));
    visitor.send(visitor.request("POST", action).multipart(form)).await.leads_to()
}

/// From the palette page to the gallery, with the third of the emotions offered.
pub async fn feel(visitor: &Visitor, palette: &str) -> String {
    let page = visitor.get(palette).await.expect(200).text();
    let form = html::form(&page, "/gallery");
    let emotions = form.offers("emotion");
    assert_eq!(emotions.len(), 15);
    visitor.submit(&form.action, &form.untouched().with("emotion", emotions[2].as_str()).0).await.leads_to()
}

/// The gallery's form, filled in: the third, first and second painting, the detective, and a name.
pub async fn chosen(visitor: &Visitor, gallery: &str) -> (String, Fields) {
    let page = visitor.get(gallery).await.expect(200).text();
    let form = html::form(&page, "/selection");
    let paintings = form.offers("first");
    assert_eq!(paintings.len(), 10);
    assert_eq!(form.offers("narrator").len(), 5);
    let fields = form
        .untouched()
        .with("first", paintings[2].as_str())
        .with("second", paintings[0].as_str())
        .with("third", paintings[1].as_str())
        .with("narrator", "detective")
        .with("character", "Zoë <O’Brien> & \"co\"")
        .with("note", "Is that a cat?");
    (form.action, fields)
}

/// The story's page once it is finished: until then it refreshes itself.
pub async fn read(visitor: &Visitor, story: &str) -> String {
    eventually("the page is finished", async || {
        let page = visitor.get(story).await.expect(200).text();
        (!page.contains("http-equiv=\"refresh\"")).then_some(page)
    })
    .await
}

pub async fn the_whole_journey_without_javascript(house: House) {
    let visitor = house.visitor();
    let home = visitor.get("/").await.expect(200).text();
    assert!(html::tags(&home).iter().any(|tag| tag.get("href") == Some("/palettes/new")));

    let palette = capture(&visitor).await;
    assert!(palette.starts_with("/palettes/"));
    let page = visitor.get(&palette).await.expect(200).text();
    let pictures: Vec<_> = html::tags(&page).into_iter().filter(|tag| tag.is("img")).collect();
    for picture in &pictures {
        visitor.get(picture.get("src").unwrap()).await.expect(200);
        assert!(picture.get("alt").is_some() && picture.get("width").is_some() && picture.get("height").is_some());
    }
    let gallery = feel(&visitor, &palette).await;
    let page = visitor.get(&gallery).await.expect(200).text();
    let reasons = html::text(&page).matches("ΔE").count();
    assert!(reasons >= 10, "{reasons} reasons");

    let (action, fields) = chosen(&visitor, &gallery).await;
    let story = visitor.submit(&action, &fields.0).await.leads_to();
    assert!(story.starts_with("/stories/"));
    let page = read(&visitor, &story).await;
    let said = html::text(&page);
    assert!(said.contains("Zoë <O’Brien> & \"co\""), "{said}");
    assert!(!page.contains("<O’Brien>"), "not escaped");
    assert_eq!(page.matches("data-part=").count(), 3);
    let words = said.split_whitespace().count();
    assert!(words > 300, "{words} words on the page");

    // It is kept: among the stories, and after a reload.
    let shelf = visitor.get("/stories").await.expect(200).text();
    assert!(html::tags(&shelf).iter().any(|tag| tag.get("href") == Some(&story)));
    assert_eq!(read(&visitor, &story).await, page);
    // The way back is open at every step.
    for step in [&palette, &gallery] {
        visitor.get(step).await.expect(200);
    }
}

pub async fn an_upload_goes_the_same_way(house: House) {
    let visitor = house.visitor();
    let page = visitor.get("/palettes/new").await.expect(200).text();
    let forms = html::forms(&page);
    let upload = forms.iter().find(|form| form.offers("still").is_empty() && form.multipart).expect("an upload form");
    let file = upload.controls.iter().find(|control| control.get("type") == Some("file")).unwrap();
    let bytes = pictures::jpeg(&pictures::gradient(300, 200));
    let part = multipart::Part::bytes(bytes).file_name("IMG_0001.JPG");
    let form =
        upload.untouched().0.into_iter().fold(multipart::Form::new(), |form, (name, value)| form.text(name, value));
    let form = form.part(file.get("name").unwrap().to_owned(), part);
    let palette = visitor.send(visitor.request("POST", &upload.action).multipart(form)).await.leads_to();
    let page = visitor.get(&palette).await.expect(200).text();
    assert!(page.contains(&format!("{palette}/picture.jpg")));
    let kept = visitor.get(&format!("/api{palette}")).await.expect(200).json();
    assert_eq!(kept["colors"].as_array().unwrap().len(), 5);
    feel(&visitor, &palette).await;
}

pub async fn errors_keep_what_was_typed(house: House) {
    for language in ["en", "zh"] {
        let visitor = house.reader(language);
        let gallery = feel(&visitor, &capture(&visitor).await).await;
        let (action, fields) = chosen(&visitor, &gallery).await;
        let other = if language == "en" { "zh" } else { "en" };
        let fields = fields.with("character", "  ").with("intensity", "high").with("language", other);
        let answer = visitor.submit(&action, &fields.0).await.expect(422);
        let page = answer.text();
        assert!(page.contains("id=\"errors\""), "{page}");
        let form = html::form(&page, "/selection");
        let kept = form.untouched();
        for name in
            ["recommendation", "first", "second", "third", "narrator", "note", "intensity", "language", "emotion"]
        {
            assert_eq!(kept.get(name), fields.get(name), "{name}");
        }
        let wrong = form.controls.iter().find(|control| control.get("name") == Some("character")).unwrap();
        assert_eq!(wrong.get("aria-invalid"), Some("true"));

        // The page is a page of its own: mended, it goes on.
        let story = visitor.submit(&form.action, &kept.with("character", "Mira").0).await.leads_to();
        let page = read(&visitor, &story).await;
        let lang = if other == "zh" { "zh-Hans" } else { "en" };
        assert!(page.contains(&format!("<div class=\"parts\" lang=\"{lang}\"")), "{page}");
    }
}

pub async fn a_painting_in_two_places_is_refused(house: House) {
    let visitor = house.visitor();
    let gallery = feel(&visitor, &capture(&visitor).await).await;
    let (action, fields) = chosen(&visitor, &gallery).await;
    let first = fields.get("first").unwrap().to_owned();
    for fields in [fields.clone().with("second", first), fields.clone().with("third", "")] {
        let page = visitor.submit(&action, &fields.0).await.expect(422).text();
        let form = html::form(&page, "/selection");
        assert_eq!(form.untouched().get("first"), fields.get("first"));
        assert_eq!(form.untouched().get("character"), fields.get("character"));
        let errors = page.split("id=\"errors\"").nth(1).expect("messages").split("</div>").next().unwrap();
        assert!(html::text(&format!("<p {errors}")).len() > 20, "{errors}");
        // The message leads to something that is on the page.
        let target = errors.split("href=\"#").nth(1).unwrap().split('"').next().unwrap();
        assert!(page.contains(&format!("id=\"{target}\"")), "#{target} leads nowhere");
    }
    let page = visitor.submit(&action, &fields.without("narrator").0).await.expect(422).text();
    assert!(page.contains("id=\"error-narrator\""));
}

pub async fn a_missing_picture_is_asked_for(house: House) {
    let visitor = house.visitor();
    let empty = multipart::Part::bytes(Vec::new()).file_name("").mime_str("application/octet-stream").unwrap();
    let form = multipart::Form::new().text("key", "k").part("image", empty);
    let page = visitor.send(visitor.request("POST", "/palettes").multipart(form)).await.expect(422).text();
    assert!(page.contains("id=\"errors\""));
    let form = multipart::Form::new().text("key", "k").text("still", "mona-lisa");
    let page = visitor.send(visitor.request("POST", "/palettes").multipart(form)).await.expect(422).text();
    assert!(page.contains("id=\"errors\""));
}

pub async fn the_gallery_waits_for_a_feeling(house: House) {
    let visitor = house.visitor();
    let palette = capture(&visitor).await;
    let back = visitor.get(&format!("{palette}/gallery")).await.leads_to();
    assert!(back.starts_with(&palette), "{back}");
    let gallery = feel(&visitor, &palette).await;
    let page = visitor.get(&gallery).await.expect(200).text();
    // Without naming it, the last one is meant.
    let latest = visitor.get(&format!("{palette}/gallery")).await.expect(200).text();
    assert_eq!(html::form(&latest, "/selection").offers("first"), html::form(&page, "/selection").offers("first"));
    // A gallery belongs to its palette.
    let other = capture(&visitor).await;
    let recommendation = gallery.split("r=").nth(1).unwrap();
    let foreign = visitor.get(&format!("{other}/gallery?r={recommendation}")).await;
    assert!(other == palette || foreign.status == 404);
}
