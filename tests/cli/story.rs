//! `story`: three paintings, a narrator and a name in; a story out.

use plot_palette::story::word_count;

use crate::program::{Desk, Run};

const THREE: &str = "masterpalettes-mona-lisa,masterpalettes-great-wave,masterpalettes-five-oxen";

fn story(desk: &Desk, more: &[&str]) -> Run {
    let usual = ["story", "--paintings", THREE, "--narrator", "detective", "--emotion", "fear", "--character", "Mira"];
    desk.run(&[&usual[..], more].concat())
}

#[test]
fn a_story_as_the_api_gives_it() {
    let desk = Desk::new();
    for (language, range) in [("en", 90..=110), ("zh", 140..=186)] {
        for intensity in ["low", "medium", "high"] {
            let args = ["--language", language, "--intensity", intensity, "--seed", "3", "--format", "json"];
            let story = story(&desk, &args).expect(0).json();
            for (field, expected) in [
                ("status", "done"),
                ("narrator", "detective"),
                ("emotion", "fear"),
                ("intensity", intensity),
                ("character", "Mira"),
                ("language", language),
                ("writer", "builtin"),
            ] {
                assert_eq!(story[field], expected);
            }
            assert_eq!(story["seed"], 3);
            let parts = story["parts"].as_array().unwrap();
            let told: Vec<_> = parts.iter().map(|part| part["painting"].as_str().unwrap()).collect();
            assert_eq!(told.join(","), THREE);
            let counts: Vec<_> = parts
                .iter()
                .map(|part| word_count(part["text"].as_str().unwrap(), language.parse().unwrap()))
                .collect();
            assert!(counts.iter().all(|count| range.contains(count)), "{counts:?}");
            assert_eq!(story["word_count"], counts.iter().sum::<usize>());
        }
    }
    assert!(!desk.path("data").exists(), "nothing is kept");
}

#[test]
fn the_same_seed_is_the_same_story() {
    let desk = Desk::new();
    let (a, b, c) = (story(&desk, &["--seed", "5"]), story(&desk, &["--seed", "5"]), story(&desk, &["--seed", "6"]));
    let (a, b, c) = (a.expect(0).out, b.expect(0).out, c.expect(0).out);
    assert_eq!(a, b);
    assert_ne!(a, c);
    assert!(a.contains("Mira") && a.matches("* * *").count() == 2, "{a}");
    let noted = story(&desk, &["--seed", "5", "--note", "a small red boat"]).expect(0).out;
    assert_ne!(noted, a, "the note is used");
}

#[test]
fn what_makes_no_story_is_said() {
    let desk = Desk::new();
    let with = |paintings: &str, character: &str, emotion: &str| {
        desk.run(&[
            "story",
            "--paintings",
            paintings,
            "--narrator",
            "poet",
            "--emotion",
            emotion,
            "--character",
            character,
        ])
    };
    for (paintings, character, emotion) in [
        ("masterpalettes-mona-lisa,masterpalettes-great-wave", "Mira", "fear"),
        ("masterpalettes-mona-lisa,masterpalettes-great-wave,masterpalettes-mona-lisa", "Mira", "fear"),
        ("masterpalettes-mona-lisa,masterpalettes-great-wave,none-0", "Mira", "fear"),
        (THREE, "", "fear"),
        (THREE, "an extraordinarily long name of forty-one characters", "fear"),
        (THREE, "Mira", "joy"),
    ] {
        let run = with(paintings, character, emotion).expect(2);
        assert!(run.out.is_empty() && !run.complaints.is_empty());
    }
}
