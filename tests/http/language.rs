//! Two languages: asked for by the browser, chosen by the person.

use crate::support::{House, has_han, html};

fn lang(page: &str) -> String {
    html::tags(page).iter().find(|tag| tag.is("html")).unwrap().get("lang").unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_browser_asks_and_the_person_decides() {
    let house = House::open(&[]).await;
    for (asked, expected) in [
        ("en-GB,en;q=0.9", "en"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans"),
        ("zh-TW", "zh-Hans"),
        ("fr-FR,de;q=0.5", "en"),
        ("fr, zh;q=0.3, en;q=0.2", "zh-Hans"),
    ] {
        let answer = house.reader(asked).get("/palettes/new").await.expect(200);
        assert_eq!(lang(&answer.text()), expected, "{asked}");
        assert_eq!(answer.header("content-language"), expected);
        assert!(answer.list("vary").contains("accept-language") && answer.list("vary").contains("cookie"));
    }

    let visitor = house.reader("en");
    let page = visitor.get("/about?a=1&b=2").await.text();
    let switch = html::form(&page, "/language");
    assert_eq!(switch.offers("language"), ["zh"]);
    let fields = switch.untouched().with("language", "zh");
    assert_eq!(fields.get("back"), Some("/about?a=1&b=2"));
    assert_eq!(visitor.submit("/language", &fields.0).await.leads_to(), "/about?a=1&b=2");
    for path in ["/", "/about", "/palettes/new", "/stories", "/privacy", "/licences", "/nowhere"] {
        let page = visitor.get(path).await.text();
        assert_eq!(lang(&page), "zh-Hans", "{path}");
        assert!(has_han(&html::text(&page)));
    }
    assert_eq!(visitor.get("/api/nothing").await.header("content-language"), "zh-Hans");
    let back = html::form(&visitor.get("/").await.text(), "/language");
    assert_eq!(back.offers("language"), ["en"]);
    visitor.submit("/language", &back.untouched().with("language", "en").0).await.leads_to();
    assert_eq!(lang(&visitor.get("/").await.text()), "en");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_switch_leads_nowhere_else() {
    let house = House::open(&[]).await;
    let visitor = house.visitor();
    for back in ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "", "about"] {
        let fields = [("language".to_owned(), "zh".to_owned()), ("back".to_owned(), back.to_owned())];
        assert_eq!(visitor.submit("/language", &fields).await.leads_to(), "/", "{back}");
    }
    let unknown = visitor.submit("/language", &[("language".to_owned(), "fr".to_owned())]).await;
    assert!(unknown.status.is_client_error());
}

/// No page in Chinese shows an English sentence of ours, and no page shows the key of a message.
#[tokio::test(flavor = "multi_thread")]
async fn every_word_is_in_the_readers_language() {
    let house = House::open(&[]).await;
    for language in ["en", "zh"] {
        let visitor = house.reader(language);
        for path in ["/", "/palettes/new", "/stories", "/about", "/privacy", "/licences", "/nowhere"] {
            let said = html::text(&visitor.get(path).await.text());
            for start in ["home-", "capture-", "stories-", "about-", "privacy-", "licences-", "failure-", "nav-"] {
                let key = said.split_whitespace().find(|word| word.starts_with(start) && word.len() > start.len());
                // A word such as "about-face" would be caught, too; there is none.
                assert_eq!(key, None, "{path} in {language}");
            }
        }
        let page = html::text(&visitor.get("/palettes/new").await.text());
        assert_eq!(page.contains("Bring a picture"), language == "en", "{page}");
    }
}
