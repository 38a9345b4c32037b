//! Whole stories: their length, their facts, their variety.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::{
    emotion::{Emotion, Intensity},
    language::Language,
};

const INTENSITIES: [Intensity; 3] = [Intensity::Low, Intensity::Medium, Intensity::High];

fn painting(id: &str, facts: [&str; 4], year: i32, colours: &[&str]) -> PaintingFacts {
    let [title, artist, date, museum] = facts.map(str::to_owned);
    let colours = colours.iter().map(|&colour| colour.to_owned()).collect();
    PaintingFacts { id: id.parse().unwrap(), title, artist, year, date, museum, colours }
}

/// Three paintings with short, usual and long facts.
fn paintings(language: Language) -> [PaintingFacts; 3] {
    match language {
        Language::En => [
            painting(
                "a-1",
                ["Cliff Walk at Pourville", "Claude Monet", "1882", "Art Institute of Chicago"],
                1882,
                &["pale blue", "dark green", "white"],
            ),
            painting(
                "a-2",
                [
                    "Studies of Pierre Renoir; His Mother, Aline Charigot; Nudes; and Landscape",
                    "Pierre-Auguste Renoir",
                    "1885–86",
                    "The Metropolitan Museum of Art, New York",
                ],
                1885,
                &["dark vivid reddish brown", "light grey"],
            ),
            painting("a-3", ["Fishes", "Follower of Peter Paul Rubens", "c. 1615", "Louvre, Paris"], 1615, &["black"]),
        ],
        Language::Zh => [
            painting(
                "a-1",
                ["普尔维尔的悬崖漫步", "克劳德·莫奈", "1882", "芝加哥艺术博物馆"],
                1882,
                &["淡蓝", "墨绿", "白"],
            ),
            painting(
                "a-2",
                ["Auvers, Panoramic View", "保罗·塞尚", "1873-75", "Art Institute of Chicago"],
                1873,
                &["靛青", "赭石"],
            ),
            painting("a-3", ["千里江山图", "王希孟", "c. 1113", "北京故宫博物院"], 1113, &["石青"]),
        ],
    }
}

fn brief(language: Language, narrator: Narrator, emotion: Emotion, intensity: Intensity, seed: u64) -> Brief {
    let character = if language == Language::Zh { "小明" } else { "Mira" }.to_owned();
    Brief { paintings: paintings(language), narrator, character, emotion, intensity, language, note: None, seed }
}

/// A brief of every narrator, emotion and intensity in both languages.
fn all_briefs(seed: u64) -> impl Iterator<Item = Brief> {
    Language::ALL.into_iter().flat_map(move |language| {
        Narrator::ALL.into_iter().flat_map(move |narrator| {
            Emotion::ALL.into_iter().flat_map(move |emotion| {
                INTENSITIES.into_iter().map(move |intensity| brief(language, narrator, emotion, intensity, seed))
            })
        })
    })
}

fn sentences(story: &Story) -> Vec<String> {
    let text = story.parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join("\n");
    let pieces = text.replace(". ", "\n").replace("! ", "\n").replace("? ", "\n");
    pieces
        .split(['\n', '。', '！', '？'])
        .map(|s| s.trim_matches(['”', '“', ' ', '.']).to_owned())
        .filter(|s| s.chars().count() > 12)
        .collect()
}

#[test]
fn a_story_has_its_length_its_facts_and_its_character() {
    for seed in 0..4 {
        for brief in all_briefs(seed) {
            let story = write(&brief);
            for (part, painting) in story.parts.iter().zip(&brief.paintings) {
                let length = word_count(&part.text, brief.language);
                assert!(part_length(brief.language).contains(&length), "{length} in {brief:?}\n{}", part.text);
                assert_eq!(part.painting, painting.id);
                for fact in [&painting.title, &painting.artist, &painting.museum, &painting.year.to_string()] {
                    assert!(part.text.contains(fact.as_str()), "{fact} is missing:\n{}", part.text);
                }
                assert!(part.text.contains("\n\n"));
                assert!(!part.text.contains(['{', '}', '[', ']', '|']), "{}", part.text);
            }
            let first = story.parts[0].text.split(['.', '。']).next().unwrap();
            assert!(first.contains(&brief.character), "{first}");
            assert!(story.parts[2].text.contains(&brief.character));
            assert!((1..=80).contains(&story.title.chars().count()), "{}", story.title);
            let sentences = sentences(&story);
            assert_eq!(sentences.len(), sentences.iter().collect::<BTreeSet<_>>().len(), "{sentences:#?}");
        }
    }
}

#[test]
fn a_seed_repeats_and_another_differs() {
    for language in Language::ALL {
        for narrator in Narrator::ALL {
            let with = |seed| write(&brief(language, narrator, Emotion::ALL[2], Intensity::High, seed));
            assert_eq!(with(7), with(7));
            let different: BTreeSet<String> = (0..50).map(|seed| with(seed).parts[0].text.clone()).collect();
            assert_eq!(different.len(), 50);
        }
    }
}

/// The share of `a`'s n-grams (of words or of Han characters) that `b` has too.
fn overlap(a: &Story, b: &Story, language: Language) -> f64 {
    let grams = |story: &Story| -> BTreeSet<Vec<String>> {
        let text: String = story.parts.iter().map(|part| part.text.clone() + " ").collect();
        let units: Vec<String> = match language {
            Language::En => text.split_whitespace().map(str::to_lowercase).collect(),
            Language::Zh => {
                text.chars().filter(|c| word_count(&c.to_string(), language) == 1).map(String::from).collect()
            }
        };
        units.windows(if language == Language::En { 4 } else { 6 }).map(<[String]>::to_vec).collect()
    };
    let (a, b) = (grams(a), grams(b));
    let shared = u32::try_from(a.intersection(&b).count()).unwrap();
    f64::from(shared) / f64::from(u32::try_from(a.len()).unwrap())
}

#[test]
fn two_seeds_share_few_phrases() {
    for language in Language::ALL {
        let mut sum = 0.0;
        let mut pairs = 0.0;
        for (narrator, emotion) in Narrator::ALL.into_iter().zip(Emotion::ALL) {
            let stories: Vec<Story> =
                (0..12).map(|seed| write(&brief(language, narrator, emotion, Intensity::Medium, seed))).collect();
            for (i, a) in stories.iter().enumerate() {
                for b in &stories[..i] {
                    sum += overlap(a, b, language);
                    pairs += 1.0;
                }
            }
        }
        let mean = sum / pairs;
        assert!(mean < 0.25, "{language}: two seeds share {mean:.3} of their phrases");
    }
}

#[test]
fn emotion_and_intensity_change_what_happens() {
    for language in Language::ALL {
        let base = write(&brief(language, Narrator::Critic, Emotion::ALL[6], Intensity::Low, 3));
        for (emotion, intensity) in [(Emotion::ALL[1], Intensity::Low), (Emotion::ALL[6], Intensity::High)] {
            let other = write(&brief(language, Narrator::Critic, emotion, intensity, 3));
            assert_ne!(base.parts[0].text, other.parts[0].text);
            assert_ne!(base.parts[2].text, other.parts[2].text);
        }
    }
}

#[test]
fn unusual_names_stand_as_they_were_typed() {
    for name in [
        "O'Brien",
        "D’Arc",
        "小明",
        "R2-D2",
        "é",
        "🙂",
        "J",
        "Wolfeschlegelsteinhausenbergerdorff-Long",
        "a b c d e f g h i j k l m n o p q r s t",
        "{title}",
        &"明".repeat(40),
        &"👍🏽".repeat(40),
    ] {
        for mut brief in all_briefs(5).step_by(7) {
            brief.character = name.to_owned();
            let story = write(&brief);
            for part in [&story.parts[0], &story.parts[2]] {
                assert!(part.text.contains(name), "{name}: {}", part.text);
            }
            for part in &story.parts {
                assert!(part_length(brief.language).contains(&word_count(&part.text, brief.language)), "{}", part.text);
            }
        }
    }
}

#[test]
fn the_note_is_quoted_in_the_second_part() {
    for mut brief in all_briefs(6).step_by(3) {
        brief.note = Some("A boat\nhas \"no\" sailor 我看见一条船".to_owned());
        let story = write(&brief);
        assert!(story.parts[1].text.contains("“A boat has ‘no’ sailor 我看见一条船"), "{}", story.parts[1].text);
    }
}

fn words(most: usize, english: bool) -> impl Strategy<Value = String> {
    let word = if english { "[A-Za-z'é-]{1,14}" } else { "[一-龥]{1,3}" };
    prop::collection::vec(word, 1..=most).prop_map(move |words| words.join(if english { " " } else { "" }))
}

fn any_painting(english: bool) -> impl Strategy<Value = PaintingFacts> {
    let date = prop_oneof!["[0-9]{3,4}", "c\\. 1[0-9]{3}", "1[0-9]{3}–[0-9]{2}", ".{0,12}"];
    let colours = prop::collection::vec(words(if english { 4 } else { 2 }, english), 0..6);
    (words(25, english), words(8, english), date, words(if english { 9 } else { 5 }, english), colours, -500..2030_i32)
        .prop_map(|(title, artist, date, museum, colours, year)| PaintingFacts {
            id: "any-1".parse().unwrap(),
            title,
            artist,
            year,
            date,
            museum,
            colours,
        })
}

fn any_brief() -> impl Strategy<Value = Brief> {
    let paintings = any::<bool>().prop_flat_map(|english| {
        (any_painting(english), any_painting(english), any_painting(english)).prop_map(|(a, b, c)| [a, b, c])
    });
    let choices = (0..5_usize, 0..15_usize, 0..3_usize, 0..Language::ALL.len());
    (paintings, choices, prop_oneof![".{0,40}", "[一-龥]{1,40}"], prop::option::of(".{0,280}"), any::<u64>()).prop_map(
        |(paintings, (narrator, emotion, intensity, language), character, note, seed)| Brief {
            paintings,
            narrator: Narrator::ALL[narrator],
            character,
            emotion: Emotion::ALL[emotion],
            intensity: INTENSITIES[intensity],
            language: Language::ALL[language],
            note,
            seed,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]
    #[test]
    fn every_part_fits_whatever_the_facts(brief in any_brief()) {
        let story = write(&brief);
        for part in &story.parts {
            let length = word_count(&part.text, brief.language);
            prop_assert!(part_length(brief.language).contains(&length), "{}\n{}", length, part.text);
        }
        prop_assert_eq!(&story, &write(&brief));
    }
}
