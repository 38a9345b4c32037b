use crate::{
    emotion::{Emotion, Intensity},
    language::Language,
    messages::MESSAGES,
    story::Narrator,
};

/// What every page knows: its language, its address and its words.
#[must_use]
pub struct Page {
    /// The reader's language.
    pub language: Language,
    /// Path and query of this page, for coming back after a change of language.
    pub path: String,
    /// Title in the reader's language, without the product's name.
    pub title: String,
    /// Where in the journey this page stands, if it is part of it.
    pub journey: Option<Journey>,
    /// Address of the style sheet whose colours tint this page, such as `/palettes/{id}/colours.css`.
    pub tint: Option<String>,
    /// Whether search engines may list this page.
    pub indexable: bool,
}

/// The four steps of the journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// A picture is brought and its colours are found.
    Colours,
    /// A feeling is chosen.
    Feeling,
    /// Three paintings are picked.
    Paintings,
    /// The story is read.
    Story,
}

/// The step a page stands at, and addresses of the steps already taken.
pub struct Journey {
    /// The present step.
    pub step: Step,
    /// Address of the palette page, once there is one.
    pub palette: Option<String>,
    /// Address of the gallery page, once there is one.
    pub gallery: Option<String>,
}

/// One step as the header shows it.
pub struct StepView {
    /// Key of the step's name.
    pub key: &'static str,
    /// Taken, or being taken.
    pub done: bool,
    /// Where the page stands.
    pub present: bool,
    /// Where a step already taken can be revisited.
    pub href: Option<String>,
}

impl Journey {
    /// The four steps in order.
    pub fn steps(&self) -> [StepView; 4] {
        let feeling = self.palette.as_ref().map(|palette| format!("{palette}#feeling"));
        [
            self.view(Step::Colours, "step-colours", self.palette.clone()),
            self.view(Step::Feeling, "step-feeling", feeling),
            self.view(Step::Paintings, "step-paintings", self.gallery.clone()),
            self.view(Step::Story, "step-story", None),
        ]
    }

    fn view(&self, step: Step, key: &'static str, href: Option<String>) -> StepView {
        StepView { key, done: step <= self.step, present: step == self.step, href: href.filter(|_| step < self.step) }
    }
}

impl Page {
    /// A page titled by a message.
    pub fn new(language: Language, path: impl Into<String>, title_key: &str) -> Page {
        Page {
            language,
            path: path.into(),
            title: MESSAGES.get(language, title_key),
            journey: None,
            tint: None,
            indexable: false,
        }
    }

    /// The same page with a title of its own, such as a story's.
    pub fn titled(self, title: impl Into<String>) -> Page {
        Page { title: title.into(), ..self }
    }

    /// The same page at a step of the journey.
    pub fn at(self, step: Step, palette: Option<String>, gallery: Option<String>) -> Page {
        Page { journey: Some(Journey { step, palette, gallery }), ..self }
    }

    /// The same page tinted by a palette's style sheet.
    pub fn tinted(self, sheet: impl Into<String>) -> Page {
        Page { tint: Some(sheet.into()), ..self }
    }

    /// The same page, open to search engines.
    pub fn listed(self) -> Page {
        Page { indexable: true, ..self }
    }

    /// BCP 47 tag of the reader's language.
    pub fn lang(&self) -> &'static str {
        self.language.tag()
    }

    /// Whether the reader's language is this one (`"en"` or `"zh"`).
    pub fn speaks(&self, language: &str) -> bool {
        self.language.as_str() == language
    }

    /// A message in the reader's language.
    pub fn t(&self, key: impl AsRef<str>) -> String {
        MESSAGES.get(self.language, key.as_ref())
    }

    /// A message with arguments in the reader's language.
    pub fn t_args<V: ToString>(&self, key: &str, args: &[(&str, V)]) -> String {
        let args: Vec<_> = args.iter().map(|(name, value)| (*name, value.to_string())).collect();
        MESSAGES.get_args(self.language, key, &args)
    }

    /// An emotion's name.
    pub fn emotion(&self, emotion: &Emotion) -> String {
        self.t(format!("emotion-{}", emotion.as_str()))
    }

    /// An intensity's name.
    pub fn intensity(&self, intensity: &Intensity) -> String {
        self.intensity_named(intensity.as_str())
    }

    /// An intensity's name by its word: `"low"`, `"medium"`, `"high"`.
    pub fn intensity_named(&self, word: &str) -> String {
        self.t(format!("intensity-{word}"))
    }

    /// A narrator's name.
    pub fn narrator(&self, narrator: &Narrator) -> String {
        self.t(narrator_key(*narrator))
    }

    /// What a narrator is like, in one line.
    pub fn narrator_line(&self, narrator: &Narrator) -> String {
        self.t(format!("{}-line", narrator_key(*narrator)))
    }
}

fn narrator_key(narrator: Narrator) -> String {
    format!("narrator-{}", narrator.as_str().replace('_', "-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_steps_behind_can_be_revisited() {
        let journey =
            Journey { step: Step::Paintings, palette: Some("/palettes/1".into()), gallery: Some("/g".into()) };
        let hrefs = journey.steps().map(|step| step.href);
        assert_eq!(hrefs, [Some("/palettes/1".into()), Some("/palettes/1#feeling".into()), None, None]);
    }
}
