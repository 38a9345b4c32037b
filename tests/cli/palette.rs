//! `palette` and `recommend`: colours in and out, without a server or a database.

use serde_json::json;

use crate::{program::Desk, support::pictures};

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("one.png", &pictures::png(&pictures::flat([0x1b, 0x3a, 0x8a], 8, 6)));
    desk.put("two.jpg", &pictures::png(&pictures::halves([200, 30, 40], [20, 60, 160], 60, 40)));
    desk.put("many.jpg", &pictures::jpeg(&pictures::gradient(300, 200)));
    desk.put("no.jpg", b"I am a text.");
    desk
}

#[test]
fn json_is_an_array_in_the_given_order() {
    let desk = desk();
    let given = ["many.jpg", "one.png", "two.jpg", "one.png"];
    let run = desk.run(&[&["palette", "--format", "json"], &given[..]].concat()).expect(0);
    assert!(run.complaints.is_empty(), "{}", run.complaints);
    let palettes = run.json();
    let files: Vec<_> = palettes.as_array().unwrap().iter().map(|palette| palette["file"].as_str().unwrap()).collect();
    assert_eq!(files, given);
    assert_eq!((&palettes[0]["width"], &palettes[0]["height"]), (&json!(300), &json!(200)));
    assert_eq!(palettes[0]["colors"].as_array().unwrap().len(), 5);
    let colour = &palettes[1]["colors"][0];
    assert_eq!((&colour["hex"], &colour["weight"], &colour["basic"]), (&json!("#1b3a8a"), &json!(1.0), &json!("blue")));
    assert!(colour["lab"].is_array() && colour["name"]["en"].is_string() && colour["name"]["zh"].is_string());
    assert_eq!(palettes[1], palettes[3]);
    let weights: f64 = palettes[0]["colors"].as_array().unwrap().iter().map(|c| c["weight"].as_f64().unwrap()).sum();
    assert!((weights - 1.0).abs() < 1e-3);
    assert!(!desk.path("data").exists(), "nothing is kept");
}

#[test]
fn a_bad_file_is_named_and_the_others_are_printed() {
    let desk = desk();
    let run = desk.run(&["palette", "--format", "json", "one.png", "no.jpg", "gone.png", "two.jpg"]).expect(1);
    let palettes = run.json();
    let files: Vec<_> = palettes.as_array().unwrap().iter().map(|palette| palette["file"].as_str().unwrap()).collect();
    assert_eq!(files, ["one.png", "two.jpg"]);
    assert!(run.complaints.contains("no.jpg") && run.complaints.contains("gone.png"), "{}", run.complaints);
}

#[test]
fn every_format_says_the_same_colours() {
    let desk = desk();
    let text = desk.run(&["palette", "one.png", "two.jpg"]).expect(0).out;
    assert!(text.contains("one.png") && text.contains("#1b3a8a") && text.contains("#c81e28"), "{text}");

    let css = desk.run(&["palette", "--format", "css", "two.jpg"]).expect(0).out;
    assert!(css.contains("#c81e28") && css.contains("#143ca0") && css.contains("--"), "{css}");

    let gpl = desk.run(&["palette", "--format", "gpl", "two.jpg"]).expect(0).out;
    assert!(gpl.starts_with("GIMP Palette\n"), "{gpl}");
    let rows: Vec<Vec<&str>> = gpl.lines().map(|line| line.split_whitespace().collect()).collect();
    assert!(rows.iter().any(|row| row.starts_with(&["200", "30", "40"])), "{gpl}");

    let ase = desk.run(&["palette", "--format", "ase", "two.jpg"]).expect(0).bytes;
    assert!(ase.starts_with(b"ASEF\0\x01\0\0"), "{ase:?}");
    let rgb: Vec<_> = ase.windows(4).filter(|window| window == b"RGB ").collect();
    assert_eq!(rgb.len(), 2);

    let several = desk.run(&["palette", "--format", "css", "one.png", "two.jpg"]).expect(2);
    assert!(several.out.is_empty() && several.complaints.contains("one"), "{}", several.complaints);
}

#[test]
fn every_swatch_file_is_read_back() {
    let desk = desk();
    let colours = |file: &str| {
        let run = desk.run(&["palette", "--format", "json", file]).expect(0);
        run.json()[0].clone()
    };
    let first = colours("two.jpg");
    for format in ["css", "scss", "gpl", "ase", "aco", "tokens", "svg", "png"] {
        let file = desk.run(&["palette", "--format", format, "two.jpg"]).expect(0).bytes;
        // The name is no help: the content decides.
        desk.put("swatches", &file);
        let again = colours("swatches");
        assert_eq!((&again["format"], &again["found"]), (&json!(format), &json!(2)));
        assert!(again["width"].is_null() && first["format"].is_null());
        for (a, b) in again["colors"].as_array().unwrap().iter().zip(first["colors"].as_array().unwrap()) {
            assert_eq!((&a["hex"], &a["name"]), (&b["hex"], &b["name"]), "{format}");
            assert!((a["weight"].as_f64().unwrap() - b["weight"].as_f64().unwrap()).abs() < 2e-3, "{format}");
        }
        let same = desk.run(&["recommend", "swatches", "--format", "json", "--limit", "1"]).expect(0).json();
        assert!(same["paintings"][0]["id"].is_string());
    }
    desk.put("cut.ase", b"ASEF\0\x01\0\0\0\0\0\x05");
    let run = desk.run(&["palette", "cut.ase"]).expect(1);
    assert!(run.complaints.contains("cut.ase") && run.complaints.contains("damaged"), "{}", run.complaints);
}

#[test]
fn tools_say_more_about_a_palette() {
    let desk = desk();
    let json = desk.run(&["palette", "--format", "json", "--tools", "two.jpg"]).expect(0).json();
    let tools = &json[0]["tools"];
    assert_eq!(tools["contrast"].as_array().unwrap().len(), 1);
    assert!(tools["contrast"][0]["ratio"].as_f64().unwrap() > 1.0);
    assert_eq!(tools["vision"].as_array().unwrap().len(), 3);
    assert_eq!(tools["opposite"].as_array().unwrap().len(), 2);
    assert_eq!(tools["tints"][0]["shades"].as_array().unwrap().len(), 5);
    assert_eq!(tools["harmony"]["hues"].as_array().unwrap().len(), 2);

    let text = desk.run(&["palette", "--tools", "two.jpg"]).expect(0).out;
    for word in ["harmony", "contrast", "protan", "opposite", "tints"] {
        assert!(text.contains(word), "{text}");
    }
    let without = desk.run(&["palette", "--format", "json", "two.jpg"]).expect(0).json();
    assert!(without[0]["tools"].is_null());
    desk.run(&["palette", "--format", "css", "--tools", "two.jpg"]).expect(2);
}

#[test]
fn a_mood_comes_with_its_research() {
    let desk = desk();
    let moods = desk.run(&["palette", "--mood", "--format", "json", "one.png"]).expect(0).json();
    assert_eq!(moods[0]["emotions"].as_array().unwrap().len(), 15);
    assert!(moods[0]["research"][0]["text"]["en"].as_str().unwrap().contains("blue"), "{}", moods[0]["research"]);
    let text = desk.run(&["palette", "--mood", "one.png"]).expect(0).out;
    assert!(text.contains("confidence") && text.contains("Schloss"), "{text}");
    desk.run(&["palette", "--mood", "--format", "css", "one.png"]).expect(2);
}

#[test]
fn a_frame_is_counted_only_when_asked() {
    let desk = desk();
    let framed = pictures::framed([250, 248, 244], &pictures::halves([200, 30, 40], [20, 60, 160], 400, 300), 60);
    desk.put("framed.png", &pictures::png(&framed));
    let without = desk.run(&["palette", "--format", "json", "framed.png"]).expect(0).json();
    assert_eq!(without[0]["colors"].as_array().unwrap().len(), 2, "{without}");
    assert!(without[0]["frame"]["left"].as_f64().unwrap() > 0.1, "{without}");
    let with = desk.run(&["palette", "--with-frame", "--format", "json", "framed.png"]).expect(0).json();
    assert_eq!((with[0]["colors"].as_array().unwrap().len(), &with[0]["frame"]), (3, &json!(null)), "{with}");
    assert!(desk.run(&["palette", "framed.png"]).expect(0).out.contains("without its frame"));
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let desk = desk();
    let mut child = desk.command(&["catalogue", "list"]).stdout(std::process::Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert!(child.wait().unwrap().success());
}

#[test]
fn paintings_are_found_by_colours_and_by_a_picture() {
    let desk = desk();
    let colours = desk.run(&["recommend", "#1b3a8a:0.7,#d18b1f:0.3", "--format", "json"]).expect(0).json();
    let paintings = colours["paintings"].as_array().unwrap();
    assert_eq!(paintings.len(), 10);
    let distances: Vec<f64> = paintings.iter().map(|painting| painting["distance"].as_f64().unwrap()).collect();
    assert!(distances[0] < distances[9], "{distances:?}");
    let weights: f64 = paintings[0]["match"].as_array().unwrap().iter().map(|m| m["weight"].as_f64().unwrap()).sum();
    assert!((weights - 1.0).abs() < 1e-3);

    let same = desk.run(&["recommend", "#1b3a8a", "--format", "json", "--limit", "3"]).expect(0).json();
    let file = desk.run(&["recommend", "one.png", "--format", "json", "--limit", "3"]).expect(0).json();
    assert_eq!(file, same);
    let text = desk.run(&["recommend", "one.png", "--limit", "2"]).expect(0).out;
    assert!(text.contains(same["paintings"][0]["id"].as_str().unwrap()) && text.contains("ΔE"), "{text}");

    for wrong in [&["recommend", "#blue"][..], &["recommend", "#1b3a8a", "--limit", "51"], &["recommend", "#1b3a8a:0"]]
    {
        desk.run(wrong).expect(2);
    }
    for unreadable in ["no.jpg", "gone.png"] {
        let run = desk.run(&["recommend", unreadable]).expect(1);
        assert!(run.complaints.contains(unreadable), "{}", run.complaints);
    }
}
