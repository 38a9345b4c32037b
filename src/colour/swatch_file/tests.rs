//! What all formats have in common: there and back, and no harm from foreign bytes.

use proptest::prelude::*;

use super::*;

fn sample() -> Palette {
    let swatch = |hex: &str, weight| Swatch { rgb: hex.parse().unwrap(), weight };
    Palette::new([swatch("#1b3a8a", 0.75), swatch("#ffd700", 0.25)]).unwrap()
}

fn golden(format: SwatchFormat) -> String {
    String::from_utf8(write(format, &sample(), "Night\nand */ <day> & \"more\"", Language::En)).unwrap()
}

#[test]
fn css_is_as_it_was() {
    assert_eq!(
        golden(SwatchFormat::Css),
        "/* Night and * / <day> & \"more\" */\n:root {\n  --colour-1: #1b3a8a; /* dark vivid blue, 75 % */\n  \
         --colour-2: #ffd700; /* vivid yellow, 25 % */\n}\n"
    );
}

#[test]
fn scss_is_as_it_was() {
    assert_eq!(
        golden(SwatchFormat::Scss),
        "// Night and */ <day> & \"more\"\n$colour-1: #1b3a8a; // dark vivid blue, 75 %\n$colour-2: #ffd700; // vivid \
         yellow, 25 %\n"
    );
}

#[test]
fn gpl_is_as_it_was() {
    assert_eq!(
        golden(SwatchFormat::Gpl),
        "GIMP Palette\nName: Night and */ <day> & \"more\"\nColumns: 2\n#\n 27  58 138\tdark vivid blue, 75 %\n255 215   \
         0\tvivid yellow, 25 %\n"
    );
}

#[test]
fn svg_is_as_it_was() {
    assert_eq!(
        golden(SwatchFormat::Svg),
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 200" lang="en">
  <title>Night and */ &lt;day&gt; &amp; &quot;more&quot;</title>
  <rect x="0" width="750" height="200" fill="#1b3a8a"><title>dark vivid blue, 75 %</title></rect>
  <rect x="750" width="250" height="200" fill="#ffd700"><title>vivid yellow, 25 %</title></rect>
</svg>
"##
    );
}

#[test]
fn tokens_are_as_they_were() {
    let json: serde_json::Value = serde_json::from_str(&golden(SwatchFormat::Tokens)).unwrap();
    let expected = serde_json::json!({ "palette": {
        "$type": "color",
        "$description": "Night and */ <day> & \"more\"",
        "colour-01": {
            "$value": { "colorSpace": "srgb", "components": [0.10588, 0.22745, 0.54118], "alpha": 1, "hex": "#1b3a8a" },
            "$description": "dark vivid blue",
            "$extensions": { "plot-palette": { "weight": 0.75 } },
        },
        "colour-02": {
            "$value": { "colorSpace": "srgb", "components": [1.0, 0.84314, 0.0], "alpha": 1, "hex": "#ffd700" },
            "$description": "vivid yellow",
            "$extensions": { "plot-palette": { "weight": 0.25 } },
        },
    } });
    assert_eq!(json, expected);
}

fn black() -> Palette {
    Palette::new([Swatch { rgb: Rgb::new(0, 0, 0), weight: 1.0 }]).unwrap()
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().chain([0]).flat_map(u16::to_be_bytes).collect()
}

#[test]
fn aco_is_as_it_was() {
    let expected = [&[0, 1, 0, 1][..], &[0; 10], &[0, 2, 0, 1], &[0; 10], &[0, 0, 0, 9], &utf16("黑, 100 %")].concat();
    assert_eq!(write(SwatchFormat::Aco, &black(), "", Language::Zh), expected);
}

#[test]
fn ase_is_as_it_was() {
    let expected = [
        &b"ASEF\0\x01\0\0\0\0\0\x03\xc0\x01\0\0\0\x0c\0\x05"[..],
        &utf16("Noir"),
        b"\0\x01\0\0\0\x2e\0\x0d",
        &utf16("black, 100 %"),
        b"RGB \0\0\0\0\0\0\0\0\0\0\0\0\0\0",
        b"\xc0\x02\0\0\0\0",
    ]
    .concat();
    assert_eq!(write(SwatchFormat::Ase, &black(), "Noir", Language::En), expected);
}

#[test]
fn words_and_formats_go_together() {
    for format in SwatchFormat::ALL {
        assert_eq!(format.to_string().parse(), Ok(format));
        assert!(format.media_type().contains('/') && !format.extension().starts_with('.'));
    }
    assert!("gif".parse::<SwatchFormat>().is_err());
}

#[test]
fn the_first_twelve_different_colours_are_kept() {
    let lines: String = (0..40).map(|i| format!("--c{i}: rgb({}, 0, 0);\n", i / 2)).collect();
    let read = read(lines.as_bytes()).unwrap();
    assert_eq!((read.format, read.found, read.palette.swatches().len()), (SwatchFormat::Css, 20, 12));
    assert!(read.palette.swatches().iter().all(|swatch| (swatch.weight - 1.0 / 12.0).abs() < 1e-6));
}

#[test]
fn names_that_only_look_like_shares_are_none() {
    let read = read(b"GIMP Palette\n0 0 0 black 100%\n128 128 128 black 50%\n").unwrap();
    assert!(read.palette.swatches().iter().all(|swatch| (swatch.weight - 0.5).abs() < 1e-6));
}

#[test]
fn what_is_no_swatch_file_says_so() {
    let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    for bytes in [&b""[..], b"I am a text.", b"\xff\xd8\xff\xe0", picture, b"<html></html>", b"--size: 12px;"] {
        assert_eq!(read(bytes), Err(SwatchFileError::NotASwatchFile));
    }
    assert_eq!(read(&vec![0xff; MOST_BYTES + 1]), Err(SwatchFileError::NotASwatchFile));
    assert_eq!(read(b"{}"), Err(SwatchFileError::NoColours(SwatchFormat::Tokens)));
    assert_eq!(read(b"{"), Err(SwatchFileError::Broken(SwatchFormat::Tokens)));
    assert_eq!(read(b"<svg"), Err(SwatchFileError::Broken(SwatchFormat::Svg)));
    assert_eq!(read(b"GIMP Palette\n"), Err(SwatchFileError::NoColours(SwatchFormat::Gpl)));
    assert_eq!(read(b"ASEF\0\x01\0\0\0\0\0\x01"), Err(SwatchFileError::Broken(SwatchFormat::Ase)));
    let long = format!("GIMP Palette\n{}", "#\n".repeat(MOST_BYTES / 2));
    assert_eq!(read(long.as_bytes()), Err(SwatchFileError::TooLarge));
}

#[test]
fn a_byte_order_mark_is_no_hindrance() {
    for text in ["\u{feff}GIMP Palette\n1 2 3\n", "\u{feff}--a: #010203", "\u{feff}{\"a\":{\"$value\":\"#010203\"}}"] {
        assert_eq!(read(text.as_bytes()).unwrap().palette.swatches()[0].rgb, Rgb::new(1, 2, 3), "{text}");
    }
}

fn palettes() -> impl Strategy<Value = Palette> {
    let swatch = (any::<[u8; 3]>(), 1e-3_f32..1.0).prop_map(|(rgb, weight)| Swatch { rgb: rgb.into(), weight });
    prop::collection::vec(swatch, 1..=12).prop_map(|mut swatches| {
        swatches.sort_by_key(|swatch| swatch.rgb);
        swatches.dedup_by_key(|swatch| swatch.rgb);
        Palette::new(swatches).unwrap()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_format_reads_back(palette in palettes(), title in ".*", chinese: bool) {
        let language = if chinese { Language::Zh } else { Language::En };
        for format in SwatchFormat::ALL {
            let read = read(&write(format, &palette, &title, language)).unwrap();
            let colours = |palette: &Palette| palette.swatches().iter().map(|s| s.rgb).collect::<Vec<_>>();
            prop_assert_eq!(read.format, format);
            prop_assert_eq!(read.found, palette.swatches().len());
            prop_assert_eq!(colours(&read.palette), colours(&palette), "{}", format);
            // A strip of 1200 pixels cuts shares to half a pixel, and twelve colours push each other a little.
            let tolerance = if format == SwatchFormat::Png { 5e-3 } else { 5e-6 };
            for (a, b) in read.palette.swatches().iter().zip(palette.swatches()) {
                prop_assert!((a.weight - b.weight).abs() < tolerance, "{}: {} {}", format, a.weight, b.weight);
            }
        }
    }

    #[test]
    fn damage_is_an_error_or_a_palette(palette in palettes(), at: prop::sample::Index, byte: u8, cut: prop::sample::Index) {
        for format in SwatchFormat::ALL {
            let mut file = write(format, &palette, "", Language::En);
            let (at, cut) = (at.index(file.len()), cut.index(file.len()) + 1);
            file[at] = byte;
            // Neither may panic; what is read has colours.
            for bytes in [&file[..], &file[..cut]] {
                prop_assert!(read(bytes).is_ok_and(|read| read.found > 0) || read(bytes).is_err());
            }
        }
    }
}
