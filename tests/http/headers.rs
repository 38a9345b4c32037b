//! What every answer carries: security headers, caching, compression.

use std::collections::BTreeSet;

use crate::support::{
    Answer, House, html,
    journey::{self, id},
};

const PAGES: [&str; 7] = ["/", "/palettes/new", "/stories", "/about", "/privacy", "/licences", "/nowhere"];

#[track_caller]
fn secured(answer: &Answer, path: &str) {
    let policy = answer.header("content-security-policy");
    assert!(policy.contains("default-src 'none'"), "{path}: {policy}");
    assert!(!policy.contains("unsafe") && !policy.contains('*') && !policy.contains("http"), "{path}: {policy}");
    assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
    assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
    assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{path}");
    assert!(!answer.header("permissions-policy").is_empty(), "{path}");
    assert!(!answer.header("x-request-id").is_empty(), "{path}");
    assert_eq!(answer.header("server"), "", "{path}");
}

/// The addresses that a page loads by itself.
fn loads(page: &str) -> BTreeSet<String> {
    let tags = html::tags(page);
    let sources = tags.iter().filter(|tag| tag.is("script") || tag.is("img")).filter_map(|tag| tag.get("src"));
    let links = tags.iter().filter(|tag| tag.is("link")).filter_map(|tag| tag.get("href"));
    sources.chain(links).map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_is_secured_and_nothing_is_inline() {
    let house = House::open(&[]).await;
    let visitor = house.visitor();
    let walk = journey::walk(&visitor).await;
    let mut pages: Vec<String> = PAGES.map(str::to_owned).to_vec();
    pages.push(format!("/palettes/{}", walk.palette));
    pages.push(format!("/palettes/{}/gallery?r={}", walk.palette, walk.recommendation));
    pages.push(format!("/stories/{}", id(&walk.story)));
    let mut files = BTreeSet::new();
    for path in &pages {
        let answer = visitor.get(path).await;
        secured(&answer, path);
        assert!(
            answer.list("vary").contains("accept-language") || path == "/nowhere",
            "{path}: {}",
            answer.list("vary")
        );
        let page = answer.text();
        for tag in html::tags(&page) {
            assert_ne!(tag.name, "style", "{path}");
            assert!(!tag.is("script") || tag.get("src").is_some(), "{path}");
            for (name, value) in &tag.attributes {
                assert!(name != "style" && !name.starts_with("on"), "{path}: {name}={value}");
                assert!(!value.trim_start().to_ascii_lowercase().starts_with("javascript:"), "{path}: {value}");
            }
        }
        files.extend(loads(&page));
    }
    assert!(files.len() > 10, "{files:?}");
    for file in &files {
        assert!(file.starts_with('/') && !file.starts_with("//"), "from elsewhere: {file}");
        secured(&visitor.get(file).await.expect(200), file);
    }
    for path in ["/api/health", "/api/openapi.json", "/api/nothing", "/robots.txt"] {
        secured(&visitor.get(path).await, path);
    }
    let study = visitor.get(&format!("/paintings/{}/study.svg", walk.paintings[0])).await.expect(200);
    assert!(study.header("content-security-policy").contains("sandbox"));
}

#[tokio::test(flavor = "multi_thread")]
async fn only_our_own_pages_may_write() {
    let house = House::open(&[]).await;
    let visitor = house.visitor();
    let own = house.url("");
    let host = own.trim_start_matches("http://");
    for (headers, status) in [
        (vec![], 200),
        (vec![("sec-fetch-site", "same-origin"), ("origin", own.as_str())], 200),
        (vec![("sec-fetch-site", "none")], 200),
        (vec![("origin", own.as_str())], 200),
        (vec![("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")], 403),
        (vec![("sec-fetch-site", "same-site"), ("origin", "http://evil.localhost")], 403),
        (vec![("origin", "https://evil.example")], 403),
        (vec![("origin", "null")], 403),
        (vec![("origin", "https://evil.example"), ("x-forwarded-host", "evil.example")], 403),
    ] {
        let mut request = visitor.request("POST", "/api/preview").json(&journey::colours());
        for (name, value) in &headers {
            request = request.header(*name, *value);
        }
        let answer = visitor.send(request).await;
        assert_eq!(answer.status.as_u16(), status, "{headers:?} at {host}");
        let form = visitor.request("POST", "/language").form(&[("language", "zh")]);
        let form = headers.iter().fold(form, |form, (name, value)| form.header(*name, *value));
        assert_eq!(visitor.send(form).await.status.as_u16(), if status == 200 { 303 } else { 403 }, "{headers:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn cookies_are_kept_from_scripts_and_other_sites() {
    let house = House::open(&[]).await;
    let answer = house.visitor().post("/api/palettes", &journey::colours()).await.expect(201);
    let cookie = answer.header("set-cookie").to_ascii_lowercase();
    assert!(cookie.starts_with("pp="), "{cookie}");
    for part in ["httponly", "samesite=lax", "path=/", "max-age="] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(!cookie.contains("secure") && !cookie.contains("domain"), "{cookie}");

    let https = House::open(&[("PP_BASE_URL", "https://palette.example")]).await;
    let visitor = https.visitor();
    let answer = visitor.post("/api/palettes", &journey::colours()).await.expect(201);
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("__Host-pp=") && cookie.contains("Secure"), "{cookie}");
    assert!(answer.header("strict-transport-security").starts_with("max-age="));
    let origin = visitor.request("POST", "/api/preview").header("origin", "https://palette.example");
    visitor.send(origin.json(&journey::colours())).await.expect(200);

    // Looking around sets nothing.
    let visitor = house.visitor();
    for path in PAGES {
        assert_eq!(visitor.get(path).await.header("set-cookie"), "", "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_repeated_question_is_answered_briefly() {
    let house = House::open(&[]).await;
    let visitor = house.visitor();
    let walk = journey::walk(&visitor).await;
    let story = format!("/stories/{}", id(&walk.story));
    let gallery = format!("/palettes/{}/gallery?r={}", walk.palette, walk.recommendation);
    let api = format!("/api/palettes/{}", walk.palette);
    let study = format!("/paintings/{}/study.svg", walk.paintings[0]);
    for path in ["/", "/about", "/stills/aurora.jpg", &story, &gallery, &api, &study] {
        let first = visitor.get(path).await.expect(200);
        let tag = first.header("etag").to_owned();
        assert!(tag.starts_with("W/\"") || tag.starts_with('"'), "{path}: {tag}");
        let again = visitor.send(visitor.request("GET", path).header("if-none-match", &tag)).await.expect(304);
        assert!(again.bytes.is_empty(), "{path}");
        assert_eq!(again.header("etag"), tag);
        assert_eq!(again.header("cache-control"), first.header("cache-control"));
        assert_eq!(again.list("vary"), first.list("vary"), "{path}");
        visitor.send(visitor.request("GET", path).header("if-none-match", "\"other\"")).await.expect(200);
    }
    // Another language is another page.
    let tag = visitor.get("/").await.header("etag").to_owned();
    let other = house.reader("zh");
    other.send(other.request("GET", "/").header("if-none-match", tag)).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn files_are_kept_for_a_year_and_travel_compressed() {
    let house = House::open(&[]).await;
    let visitor = house.visitor();
    let page = visitor.get("/palettes/new").await.expect(200).text();
    let files: Vec<_> = loads(&page).into_iter().filter(|file| file.starts_with("/static/")).collect();
    assert!(
        files.iter().any(|file| file.ends_with("/app.css")) && files.iter().any(|file| file.ends_with("/forms.js"))
    );
    for file in &files {
        let plain = visitor.get(file).await.expect(200);
        assert_eq!(plain.header("cache-control"), "public, max-age=31536000, immutable", "{file}");
        assert_eq!(plain.header("content-encoding"), "", "{file}");
        assert!(plain.list("vary").contains("accept-encoding"), "{file}");
        for (accepted, coding) in [("br, gzip", "br"), ("gzip", "gzip"), ("gzip, deflate, br;q=0.9, zstd", "br")] {
            let packed =
                visitor.send(visitor.request("GET", file).header("accept-encoding", accepted)).await.expect(200);
            assert_eq!(packed.header("content-encoding"), coding, "{file}");
            assert!(packed.bytes.len() < plain.bytes.len(), "{file}");
        }
        let refused = visitor.request("GET", file).header("accept-encoding", "br;q=0, gzip;q=0");
        assert_eq!(visitor.send(refused).await.expect(200).header("content-encoding"), "", "{file}");
    }
    for path in ["/", "/api/openapi.json"] {
        let packed = visitor.send(visitor.request("GET", path).header("accept-encoding", "br")).await.expect(200);
        assert_eq!(packed.header("content-encoding"), "br", "{path}");
        assert!(packed.list("vary").contains("accept-encoding"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_head_is_an_answer_without_its_body() {
    let house = House::open(&[]).await;
    let visitor = house.visitor();
    let walk = journey::walk(&visitor).await;
    let page = visitor.get("/").await.text();
    let style = loads(&page).into_iter().find(|file| file.ends_with("/app.css")).unwrap();
    for path in ["/", "/about", "/api/health", &format!("/stories/{}", id(&walk.story)), &style] {
        let head = visitor.send(visitor.request("HEAD", path)).await.expect(200);
        assert!(head.bytes.is_empty());
        let whole = visitor.get(path).await;
        assert_eq!(head.header("content-type"), whole.header("content-type"), "{path}");
    }
    visitor.send(visitor.request("HEAD", "/nowhere")).await.expect(404);
}
