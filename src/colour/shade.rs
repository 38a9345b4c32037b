//! The English words for a lightness, a chroma and a hue.
//!
//! The form is that of the ISCC-NBS method (Kelly & Judd, "Color: Universal Language and Dictionary of Names", NBS Special
//! Publication 440, 1976): a hue word, before it a word for lightness (very dark, dark, light, pale) and one for chroma
//! (greyish, muted or soft, vivid). The hue words are fewer and those of every day ("teal", "sand"), and the borders are
//! set by eye in L\*, C\* and the hue of Oklab instead of Munsell's three.

/// A hue word and what is ordinary for it.
struct Noun {
    word: &'static str,
    /// The L\* at which the bare word is used; "dark" and "light" are meant relative to it.
    lightness: f32,
    /// Whether the word says already that the colour is not vivid.
    quiet: bool,
}

/// The word for much chroma.
const VIVID: &str = "vivid";

/// Names a colour of L\* 0–100, C\* from 0 and a hue in degrees of Oklab.
pub(super) fn shade(lightness: f32, chroma: f32, hue: f32) -> String {
    let words = if is_neutral(lightness, chroma) {
        neutral(lightness, chroma, hue)
    } else {
        let noun = noun(lightness, chroma, hue);
        let chroma_word = chroma_word(lightness, chroma, &noun);
        [lightness_word(lightness, &noun, chroma_word == VIVID), chroma_word, noun.word]
    };
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// Near black and near white an eye needs more chroma to see a hue.
fn is_neutral(lightness: f32, chroma: f32) -> bool {
    let least = match lightness {
        l if l < 10.0 => 10.0,
        l if l < 20.0 => 7.0,
        l if l > 93.0 => 7.5,
        _ => 5.0,
    };
    chroma < least
}

fn neutral(lightness: f32, chroma: f32, hue: f32) -> [&'static str; 3] {
    let tint = match (chroma, hue) {
        (..2.0, _) => "",
        (_, 20.0..130.0) => "warm",
        _ => "cool",
    };
    match lightness {
        ..4.0 => ["", "", "black"],
        ..16.0 => ["", "", "near-black"],
        ..38.0 => ["dark", tint, "grey"],
        ..64.0 => ["", tint, "grey"],
        ..80.0 => ["light", tint, "grey"],
        ..92.0 => ["pale", tint, "grey"],
        _ => ["", tint, "white"],
    }
}

fn noun(lightness: f32, chroma: f32, hue: f32) -> Noun {
    let loud = |word, lightness| Noun { word, lightness, quiet: false };
    let quiet = |word, lightness| Noun { word, lightness, quiet: true };
    let reddish = !(32.0..330.0).contains(&hue);
    match hue {
        _ if reddish && lightness >= 63.0 => quiet("pink", 76.0),
        20.0..32.0 if chroma < 30.0 && lightness < 48.0 => quiet("brown", 36.0),
        32.0..112.0 => earthy(lightness, chroma, hue),
        ..12.0 | 352.0.. => loud("rose", 48.0),
        ..32.0 => loud("red", 50.0),
        ..130.0 => loud("yellow-green", 72.0),
        ..158.0 if lightness > 80.0 && chroma > 60.0 => loud("green", 85.0),
        ..158.0 => loud("green", 55.0),
        ..178.0 => loud("sea-green", 58.0),
        ..210.0 if lightness < 52.0 => loud("teal", 44.0),
        ..210.0 => loud("turquoise", 76.0),
        ..240.0 if lightness >= 60.0 => loud("sky blue", 76.0),
        ..278.0 => loud("blue", 43.0),
        ..318.0 if lightness >= 66.0 => quiet("lavender", 74.0),
        ..306.0 => loud("violet", 42.0),
        ..331.0 if lightness < 50.0 || hue < 320.0 => loud("purple", 36.0),
        _ => loud("magenta", 52.0),
    }
}

/// From vermilion to yellow people use many words, and dark or dull they are other colours altogether.
fn earthy(lightness: f32, chroma: f32, hue: f32) -> Noun {
    let loud = |word, lightness| Noun { word, lightness, quiet: false };
    let quiet = |word, lightness| Noun { word, lightness, quiet: true };
    match hue {
        95.0.. if lightness < 66.0 => quiet("olive", 46.0),
        _ if lightness < 52.0 && chroma < 62.0 => quiet("brown", 36.0),
        _ if lightness >= 86.0 && chroma < 30.0 => quiet("cream", 92.0),
        65.0.. if lightness >= 68.0 && chroma < 32.0 => quiet("sand", 76.0),
        _ if lightness < 72.0 && chroma < 38.0 => quiet("tan", 62.0),
        ..68.0 if lightness >= 70.0 && chroma < 52.0 => quiet("peach", 80.0),
        65.0.. if lightness < 70.0 => loud("ochre", 60.0),
        ..40.0 => loud("vermilion", 56.0),
        ..72.0 => loud("orange", 68.0),
        ..90.0 => loud("amber", 76.0),
        _ => loud("yellow", 88.0),
    }
}

fn lightness_word(lightness: f32, noun: &Noun, vivid: bool) -> &'static str {
    match lightness - noun.lightness {
        ..-28.0 if lightness < 20.0 => "very dark",
        ..-11.5 => "dark",
        // What is pale has little chroma.
        22.0.. if lightness >= 74.0 && !vivid => "pale",
        11.0.. => "light",
        _ => "",
    }
}

fn chroma_word(lightness: f32, chroma: f32, noun: &Noun) -> &'static str {
    // In the dark, sRGB has less chroma to offer and less of it looks strong.
    let vivid = if lightness < 40.0 && !noun.quiet { 46.0 } else { 62.0 };
    match chroma {
        // A cream or a pale pink has little chroma and nothing of grey.
        ..13.0 if noun.quiet && lightness >= 80.0 => "",
        ..13.0 => "greyish",
        ..24.0 if noun.quiet => "",
        ..24.0 if lightness >= 60.0 => "soft",
        ..24.0 => "muted",
        c if c >= vivid => VIVID,
        _ => "",
    }
}
