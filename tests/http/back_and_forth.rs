//! Double clicks, the back button, second thoughts.

use std::collections::BTreeSet;

use futures_util::future::join_all;

use crate::{
    forms::{capture, chosen, feel, read},
    support::{Answer, House, Visitor, html},
};

/// How many of a session's stories there are.
async fn stories(visitor: &Visitor) -> usize {
    visitor.get("/api/stories").await.json()["stories"].as_array().unwrap().len()
}

pub async fn a_form_sent_again_is_one_row_and_a_changed_one_another(house: House) {
    let visitor = house.visitor();
    let palette = capture(&visitor).await;
    assert_eq!(capture(&visitor).await, palette, "the same still from the same page");

    let page = visitor.get(&palette).await.text();
    let form = html::form(&page, "/gallery");
    let feeling = |emotion: &str| form.untouched().with("emotion", emotion).0;
    let (first, again) = (
        visitor.submit(&form.action, &feeling("love")).await.leads_to(),
        visitor.submit(&form.action, &feeling("love")).await.leads_to(),
    );
    assert_eq!(first, again);
    let other = visitor.submit(&form.action, &feeling("fear")).await.leads_to();
    assert_ne!(first, other, "back, and another feeling");

    let (action, fields) = chosen(&visitor, &first).await;
    let clicks = join_all((0..4).map(|_| visitor.submit(&action, &fields.0))).await;
    let told: BTreeSet<_> = clicks.iter().map(Answer::leads_to).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(stories(&visitor).await, 1);
    let changed = fields.with("narrator", "critic");
    let second = visitor.submit(&action, &changed.0).await.leads_to();
    assert!(!told.contains(&second));
    assert_eq!(stories(&visitor).await, 2);
}

pub async fn the_story_can_be_told_again_and_shared(house: House) {
    let (visitor, stranger) = (house.visitor(), house.visitor());
    let gallery = feel(&visitor, &capture(&visitor).await).await;
    let (action, fields) = chosen(&visitor, &gallery).await;
    let story = visitor.submit(&action, &fields.0).await.leads_to();
    let page = read(&visitor, &story).await;

    let again = html::form(&page, "/again");
    let fields = again.untouched().0;
    let clicks = join_all((0..2).map(|_| visitor.submit(&again.action, &fields))).await;
    let told: BTreeSet<_> = clicks.iter().map(Answer::leads_to).collect();
    assert_eq!(told.len(), 1, "a double click: {told:?}");
    let second = told.into_iter().next().unwrap();
    assert_ne!(second, story);
    assert_ne!(html::text(&read(&visitor, &second).await), html::text(&page));
    // The first is as it was, and asking once more is a new wish.
    let reloaded = read(&visitor, &story).await;
    let form = html::form(&reloaded, "/again");
    let third = visitor.submit(&form.action, &form.untouched().with("narrator", "poet").0).await.leads_to();
    assert!(third != second && third != story);
    read(&visitor, &third).await;
    assert_eq!(stories(&visitor).await, 3);

    let share = html::form(&page, "/share");
    let back = visitor.submit(&share.action, &share.untouched().0).await.leads_to();
    assert!(back.starts_with(&story));
    let page = visitor.get(&story).await.text();
    let tags = html::tags(&page);
    let link = tags.iter().find(|tag| tag.get("id") == Some("share-url")).expect("the link").get("value").unwrap();
    assert_eq!(visitor.submit(&share.action, &[]).await.leads_to(), back, "sharing twice");
    let public = stranger.get(link.strip_prefix(&house.url("")).expect("an address here")).await.expect(200).text();
    for image in html::tags(&public).iter().filter(|tag| tag.is("img")) {
        stranger.get(image.get("src").unwrap()).await.expect(200);
    }
    assert!(html::forms(&public).iter().all(|form| form.action == "/language"), "a reader changes nothing");

    let stop = html::form(&page, "/unshare");
    visitor.submit(&stop.action, &stop.untouched().0).await.leads_to();
    stranger.get(link.strip_prefix(&house.url("")).unwrap()).await.expect(404);
}

pub async fn show_me_others_never_repeats(house: House) {
    let visitor = house.visitor();
    let all = visitor.get("/api/health").await.json()["catalogue"]["paintings"].as_u64().unwrap() as usize;
    let mut gallery = feel(&visitor, &capture(&visitor).await).await;
    let mut seen = BTreeSet::new();
    loop {
        let page = visitor.get(&gallery).await.expect(200).text();
        let shown = html::form(&page, "/selection").offers("first");
        assert!(!shown.is_empty(), "an empty gallery after {} of {all}", seen.len());
        for painting in shown {
            assert!(seen.insert(painting.clone()), "{painting} again");
        }
        let Some(more) = html::forms(&page).into_iter().find(|form| form.action.ends_with("/gallery")) else { break };
        let fields = more.untouched();
        assert_eq!(fields.get("more"), Some("1"));
        let next = visitor.submit(&more.action, &fields.0).await.leads_to();
        assert_eq!(visitor.submit(&more.action, &fields.0).await.leads_to(), next, "a double click");
        gallery = next;
    }
    assert_eq!(seen.len(), all);

    // A painting of any of these galleries may be chosen in the last.
    let (action, fields) = {
        let page = visitor.get(&gallery).await.text();
        let form = html::form(&page, "/selection");
        let mut earlier = seen.iter();
        let mut pick = || earlier.next().unwrap().as_str();
        let fields = form.untouched().with("first", pick()).with("second", pick()).with("third", pick());
        (form.action, fields.with("narrator", "poet").with("character", "Mira"))
    };
    visitor.submit(&action, &fields.0).await.leads_to();
}
