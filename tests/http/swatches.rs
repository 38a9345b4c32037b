//! Palettes as files of other programs, out and in, and frames around pictures.

use plot_palette::colour::swatch_file::SwatchFormat;
use serde_json::{Value, json};

use crate::support::{
    House, html,
    journey::{self, id},
    pictures,
};

fn hexes(palette: &Value) -> Vec<&str> {
    palette["colors"].as_array().unwrap().iter().map(|colour| colour["hex"].as_str().unwrap()).collect()
}

pub async fn a_palette_leaves_and_comes_back_in_every_format(house: House) {
    let visitor = house.visitor();
    let colours = json!({"colors": [{"hex": "#1b3a8a", "weight": 6}, {"hex": "#ffd700", "weight": 3}, {"hex": "#101010", "weight": 1}]});
    let palette = visitor.post("/api/palettes", &colours).await.expect(201).json();
    for format in SwatchFormat::ALL {
        let path = format!("/api/palettes/{}/swatches/{format}", id(&palette));
        let file = visitor.get(&path).await.expect(200);
        assert_eq!(file.header("content-type"), format.media_type());
        assert!(file.header("content-disposition").starts_with("attachment; filename=\"plot-palette-"));
        assert!(file.header("content-disposition").ends_with(&format!(".{}\"", format.extension())));
        let back = visitor.upload(file.bytes, "renamed.bin").await.expect(201).json();
        assert_eq!(hexes(&back), hexes(&palette), "{format}");
        for (back, sent) in back["colors"].as_array().unwrap().iter().zip([0.6, 0.3, 0.1]) {
            assert!((back["weight"].as_f64().unwrap() - sent).abs() < 2e-3, "{format}: {back}");
        }
        assert!(back["image"].is_null());
    }
    visitor.get(&format!("/api/palettes/{}/swatches/psd", id(&palette))).await.expect(404);
    house.visitor().get(&format!("/api/palettes/{}/swatches/css", id(&palette))).await.expect(404);
}

pub async fn a_swatch_file_that_cannot_be_read_says_why(house: House) {
    let visitor = house.visitor();
    for (bytes, code) in [
        (&b"ASEF\0\x01\0\0\0\0\0\x02\0\x01"[..], "swatches-broken"),
        (b"GIMP Palette\nName: none\n#\n", "swatches-none"),
        (b"{\"size\": {\"$value\": 3}}", "swatches-none"),
    ] {
        let refused = visitor.upload(bytes.to_vec(), "palette").await.expect(422).json();
        assert_eq!(refused["errors"][0]["field"], "image", "{refused}");
        assert_eq!(refused["errors"][0]["code"], code, "{refused}");
    }
}

pub async fn a_frame_is_left_out_and_counted_after_all(house: House) {
    let visitor = house.visitor();
    let picture = pictures::framed([250, 248, 244], &pictures::halves([200, 30, 40], [20, 60, 160], 400, 300), 60);
    let palette = visitor.upload(pictures::png(&picture), "framed.png").await.expect(201).json();
    assert!(!hexes(&palette).contains(&"#faf8f4"), "{palette}");
    for side in ["left", "top", "right", "bottom"] {
        assert!((0.08..0.18).contains(&palette["frame"][side].as_f64().unwrap()), "{}", palette["frame"]);
    }

    let page = visitor.get(&format!("/palettes/{}", id(&palette))).await.expect(200).text();
    let form = html::form(&page, "/frame");
    let whole = visitor.submit(&form.action, &form.untouched().0).await.leads_to();
    assert_eq!(visitor.submit(&form.action, &form.untouched().0).await.leads_to(), whole, "a double click is one wish");
    let counted = visitor.get(&format!("/api{whole}")).await.expect(200).json();
    assert!(hexes(&counted).contains(&"#faf8f4"), "{counted}");
    assert_eq!((&counted["parent"], &counted["frame"]), (&palette["id"], &Value::Null));
    visitor.get(counted["image"]["url"].as_str().unwrap()).await.expect(200);
    assert!(!visitor.get(&whole).await.text().contains("/frame\""));

    let path = format!("/api/palettes/{}/frame", id(&palette));
    let made = visitor.post(&path, &json!({})).await.expect(201).json();
    assert_eq!(hexes(&made), hexes(&counted));
    visitor.post(&format!("/api/palettes/{}/frame", id(&counted)), &json!({})).await.expect(404);
    house.visitor().post(&path, &json!({})).await.expect(404);
    let plain = id(&journey::palette(&visitor).await);
    visitor.post(&format!("/api/palettes/{plain}/frame"), &json!({})).await.expect(404);
}
