//! As much of HTML as a browser without JavaScript needs to go through a form. It reads what our
//! templates write, not everything that is HTML.

/// One tag with its attributes, and the text up to the next tag.
#[derive(Debug, Clone)]
pub struct Tag {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub text: String,
}

/// A form with its controls, also those that name it by `form=`.
#[derive(Debug, Clone)]
pub struct Form {
    pub action: String,
    pub multipart: bool,
    pub controls: Vec<Tag>,
}

impl Tag {
    pub fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| name == attribute).map(|(_, value)| value.as_str())
    }

    pub fn is(&self, name: &str) -> bool {
        self.name == name
    }
}

/// All tags of a page; closing tags are named `/name`.
pub fn tags(page: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    for piece in page.split('<').skip(1) {
        if piece.starts_with('!') {
            continue;
        }
        let (inside, text) = split_tag(piece);
        let name_end = inside.find(|c: char| c.is_whitespace()).unwrap_or(inside.len());
        let name = inside[..name_end].trim_end_matches('/').to_ascii_lowercase();
        tags.push(Tag { name, attributes: attributes(&inside[name_end..]), text: unescape(text) });
    }
    tags
}

/// At the `>` that is not within quotes.
fn split_tag(piece: &str) -> (&str, &str) {
    let mut quoted = false;
    let end = piece.find(|c| {
        quoted ^= c == '"';
        c == '>' && !quoted
    });
    end.map_or((piece, ""), |end| (&piece[..end], &piece[end + 1..]))
}

fn attributes(mut rest: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            return found;
        }
        let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
        let name = rest[..end].to_owned();
        rest = &rest[end..];
        let mut value = String::new();
        if let Some(quoted) = rest.strip_prefix("=\"") {
            let end = quoted.find('"').expect("a quote that closes");
            value = unescape(&quoted[..end]);
            rest = &quoted[end + 1..];
        }
        found.push((name, value));
    }
}

/// The entities that askama writes, and the few that templates write by name.
pub fn unescape(text: &str) -> String {
    [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\"")]
        .iter()
        .fold(text.to_owned(), |text, (entity, character)| text.replace(entity, character))
        .replace("&#38;", "&")
        .replace("&amp;", "&")
}

/// What a page says, without its tags and with single spaces.
pub fn text(page: &str) -> String {
    let words: Vec<String> = tags(page).into_iter().map(|tag| tag.text).collect();
    words.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The forms of a page.
pub fn forms(page: &str) -> Vec<Form> {
    let tags = tags(page);
    let mut forms: Vec<(Option<String>, Form)> = Vec::new();
    let mut open = false;
    for tag in &tags {
        match tag.name.as_str() {
            "form" => {
                let action = tag.get("action").expect("a form with an action").to_owned();
                assert_eq!(tag.get("method"), Some("post"), "{action}");
                let multipart = tag.get("enctype") == Some("multipart/form-data");
                forms.push((tag.get("id").map(str::to_owned), Form { action, multipart, controls: Vec::new() }));
                open = true;
            }
            "/form" => open = false,
            "input" | "button" | "textarea" | "select" | "option" => match tag.get("form") {
                Some(id) => {
                    // The form may come later on the page; buttons outside are looked up by it.
                    if let Some((_, form)) = forms.iter_mut().find(|(name, _)| name.as_deref() == Some(id)) {
                        form.controls.push(tag.clone());
                    }
                }
                None if open => forms.last_mut().expect("an open form").1.controls.push(tag.clone()),
                None => {}
            },
            _ => {}
        }
    }
    forms.into_iter().map(|(_, form)| form).collect()
}

/// The form that is sent to an address ending so.
#[track_caller]
pub fn form(page: &str, action_end: &str) -> Form {
    let found = forms(page).into_iter().find(|form| form.action.ends_with(action_end));
    found.unwrap_or_else(|| panic!("no form to …{action_end} on: {}", text(page)))
}

impl Form {
    /// What is sent when nothing is touched: hidden fields, checked boxes, typed texts.
    pub fn untouched(&self) -> Fields {
        let mut fields = Vec::new();
        let mut select = None;
        for control in &self.controls {
            let name = control.get("name").unwrap_or_default().to_owned();
            let value = control.get("value").unwrap_or_default().to_owned();
            match (control.name.as_str(), control.get("type").unwrap_or("text")) {
                ("input", "radio" | "checkbox") if control.get("checked").is_none() => {}
                ("input", "file") | ("button", _) => {}
                ("input", _) => fields.push((name, value)),
                ("textarea", _) => fields.push((name, control.text.clone())),
                ("select", _) => select = Some(name),
                ("option", _) => fields.extend(select.take().map(|name| (name, value))),
                _ => {}
            }
        }
        Fields(fields)
    }

    /// Every value that a group of radio buttons, or of buttons, offers.
    pub fn offers(&self, name: &str) -> Vec<String> {
        let named = self.controls.iter().filter(|control| control.get("name") == Some(name));
        named.filter_map(|control| control.get("value")).map(str::to_owned).collect()
    }
}

/// Names and values as they are sent.
#[derive(Debug, Clone)]
pub struct Fields(pub Vec<(String, String)>);

impl Fields {
    /// Fills a field in.
    #[must_use]
    pub fn with(self, name: &str, value: impl Into<String>) -> Self {
        let mut filled = self.without(name);
        filled.0.push((name.to_owned(), value.into()));
        filled
    }

    /// Leaves a field out.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.0.retain(|(known, _)| known != name);
        self
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}
