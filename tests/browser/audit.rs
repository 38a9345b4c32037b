//! axe-core on a page, by day and by night, and a few rules that it has not.

use serde_json::{Value, json};

use crate::{driver::axe, window::Window};

/// Runs every WCAG A and AA rule and gives the violations.
const RUN: &str = r"
    const done = arguments[arguments.length - 1];
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
    const options = {runOnly: {type: 'tag', values: tags}, rules: {'target-size': {enabled: true}}, resultTypes: ['violations']};
    const told = (violation) => violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}: ${node.failureSummary}`);
    axe.run(document, options).then(({violations, passes}) => done({violations: violations.flatMap(told), passes: passes.length}),
        (error) => done({violations: [String(error)], passes: 0}));
";

/// Elements that stick out of the window to the right, and whether the page scrolls sideways.
const WIDE: &str = r"
    const page = document.documentElement;
    return page.scrollWidth > page.clientWidth ? page.scrollWidth : 0;
";

/// Checks the page as it is, light and dark.
pub async fn audit(window: &Window) {
    let path = window.path().await;
    let source = std::fs::read_to_string(axe()).unwrap();
    // axe waits for its own promises; the page's scripts were skipped when it was opened.
    window.allow_scripts(true).await;
    for scheme in ["light", "dark"] {
        emulate(window, scheme).await;
        window.browser.execute(source.as_str(), vec![]).await.unwrap();
        let found = window.browser.execute_async(RUN, vec![]).await.unwrap().json().clone();
        let violations = found["violations"].as_array().unwrap();
        assert!(violations.is_empty(), "{path}, {scheme}, {:?}: {violations:#?}", window.reader);
        assert!(found["passes"].as_u64().unwrap() > 5, "{path}: axe looked at nothing: {found}");
    }
    emulate(window, "light").await;
    window.allow_scripts(window.reader.scripts).await;
    let wide = window.run(WIDE).await;
    assert_eq!(wide, 0, "{path} is wider than {}", window.reader.width);
    let lang = window.run("return document.documentElement.lang").await;
    assert_eq!(lang, if window.reader.language == "zh" { "zh-Hans" } else { "en" }, "{path}");
    let headings = window.run("return document.querySelectorAll('h1').length").await;
    assert_eq!(headings, 1, "headings of {path}");
}

/// Day or night, without motion: a colour on its way to another would be measured half way.
async fn emulate(window: &Window, scheme: &str) {
    let feature = |name: &str, value: &str| -> Value { json!({"name": name, "value": value}) };
    let features = [feature("prefers-color-scheme", scheme), feature("prefers-reduced-motion", "reduce")];
    window.devtools("Emulation.setEmulatedMedia", json!({"features": features})).await;
}
