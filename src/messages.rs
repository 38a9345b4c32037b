//! Every visible word, in both languages, from `locales/*.ftl` (Fluent).

use std::sync::LazyLock;

use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue, concurrent::FluentBundle};
use unic_langid::LanguageIdentifier;

use crate::language::Language;

/// The messages of both languages.
pub struct Messages {
    en: FluentBundle<FluentResource>,
    zh: FluentBundle<FluentResource>,
}

/// The embedded messages. That both files parse and match is a test's business.
pub static MESSAGES: LazyLock<Messages> = LazyLock::new(|| Messages {
    en: bundle(Language::En, include_str!("../locales/en.ftl")),
    zh: bundle(Language::Zh, include_str!("../locales/zh.ftl")),
});

fn bundle(language: Language, source: &str) -> FluentBundle<FluentResource> {
    let identifier: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
    // Isolation marks would show as boxes in copied text, and all our texts run left to right.
    bundle.set_use_isolating(false);
    let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(partial, _)| partial);
    bundle.add_resource_overriding(resource);
    bundle
}

impl Messages {
    /// The message of a key.
    pub fn get(&self, language: Language, key: &str) -> String {
        self.get_args(language, key, &[])
    }

    /// The message of a key with its arguments filled in. The argument `count` is a number, so
    /// that plural forms work; all others are texts. An unknown key shows itself.
    pub fn get_args(&self, language: Language, key: &str, args: &[(&str, String)]) -> String {
        let bundle = match language {
            Language::En => &self.en,
            Language::Zh => &self.zh,
        };
        let mut filled = FluentArgs::new();
        for (name, value) in args {
            let value =
                if *name == "count" { FluentValue::try_number(value) } else { FluentValue::from(value.clone()) };
            filled.set((*name).to_owned(), value);
        }
        let mut errors: Vec<FluentError> = Vec::new();
        match bundle.get_message(key).and_then(|message| message.value()) {
            Some(pattern) => bundle.format_pattern(pattern, Some(&filled), &mut errors).into_owned(),
            None => key.to_owned(),
        }
    }

    /// Whether a key has a message in a language.
    pub fn has(&self, language: Language, key: &str) -> bool {
        match language {
            Language::En => self.en.has_message(key),
            Language::Zh => self.zh.has_message(key),
        }
    }
}
