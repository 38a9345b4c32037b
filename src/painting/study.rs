//! The cut-paper study of a painting: flat layered shapes with shadows, an SVG drawn from figures alone.

mod assign;
mod bezier;
mod contour;
mod curve;
mod grid;
mod layers;

use askama::Template;

use self::{contour::Point, grid::Grid, layers::Layer};
use super::{Composition, Painting, accent, cosine::Coefficients};
use crate::colour::Rgb;

/// Longer side of a sheet, in its own units.
const LONGEST: f32 = 1000.0;
/// Places of the longer side at which scores are computed.
const PLACES: f32 = 80.0;
/// Most that one side is longer than the other; a scroll's ends are cut off.
const LONGEST_RATIO: f32 = 4.0;

/// How the paper is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Finish {
    /// No filters: shadows are offset shapes. For grids, cards and thumbnails; always under 12 KB.
    #[default]
    Flat,
    /// Soft shadows and a fine grain by filters, which are slow to paint: for one large study of a page.
    Paper,
}

/// The study of a painting, as a standalone SVG document.
#[must_use]
pub fn svg(painting: &Painting, finish: Finish) -> String {
    let title = format!("Cut-paper study after {} by {}", painting.title.en, painting.artist.en);
    svg_of(&painting.composition, painting.width, painting.height, &title, finish)
}

/// The study of any picture of this composition and these proportions, as a standalone SVG document.
///
/// `title` is plain text; it is escaped here. A composition that does not read gives a plain sheet of its first colour.
#[must_use]
pub fn svg_of(composition: &Composition, width: u32, height: u32, title: &str, finish: Finish) -> String {
    let sheet = Sheet::of(width, height);
    let colours = composition.colours.swatches();
    let (ground, mut layers) = match Coefficients::decode(&composition.coefficients) {
        Some(coefficients) => {
            let [across, down] = sheet.places();
            layers::pile(sheet, &assign::scores(colours, &coefficients, across, down), colours)
        }
        None => (colours[0].rgb, Vec::new()),
    };
    layers.extend(layers::accents(sheet, &accent::decode(&composition.accents).unwrap_or_default()));
    let drawing = Drawing {
        id: name(composition),
        sheet,
        // XML allows no control characters, not even escaped.
        title: &title.replace(char::is_control, ""),
        ground,
        layers: &layers,
        paper: finish == Finish::Paper,
    };
    // Rendering into a String fails only if a filter does, and these cannot.
    drawing.render().unwrap_or_default()
}

/// Size of the drawing, in its own units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Sheet {
    width: u16,
    height: u16,
}

impl Sheet {
    fn of(width: u32, height: u32) -> Self {
        let (width, height) = (width.max(1) as f32, height.max(1) as f32);
        let ratio = (width / height).clamp(1.0 / LONGEST_RATIO, LONGEST_RATIO);
        let side = |share: f32| (LONGEST * share.min(1.0)).round() as u16;
        Self { width: side(ratio), height: side(1.0 / ratio) }
    }

    /// Places across and down.
    fn places(self) -> [usize; 2] {
        [self.width, self.height].map(|side| (f32::from(side) / LONGEST * PLACES).round() as usize)
    }

    /// A place of the grid on the sheet.
    fn place(self, grid: &Grid, [x, y]: Point) -> Point {
        [
            (x + 0.5) * f32::from(self.width) / grid.width as f32,
            (y + 0.5) * f32::from(self.height) / grid.height() as f32,
        ]
    }
}

/// A short name for the ids of this drawing, so that several can stand in one page (FNV-1a of the figures).
fn name(composition: &Composition) -> String {
    let hash = composition
        .coefficients
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("s{hash:08x}")
}

/// Grain and soft shadows only with `paper`; without, every shadow is three offset shapes.
#[derive(Template)]
#[template(
    ext = "svg",
    source = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{ sheet.width }} {{ sheet.height }}" preserveAspectRatio="xMidYMid slice" role="img"><title>{{ title }}</title><defs>
{%- for layer in layers %}<path id="{{ id }}-{{ loop.index }}" d="{{ layer.path }}"/>{% endfor -%}
<linearGradient id="{{ id }}-light" x2="1" y2="1"><stop stop-color="#fff" stop-opacity=".13"/><stop offset=".5" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".13"/></linearGradient>
{%- if paper -%}
<filter id="{{ id }}-lift" filterUnits="userSpaceOnUse" x="-40" y="-40" width="{{ sheet.width + 80 }}" height="{{ sheet.height + 80 }}"><feDropShadow dx="7" dy="10" stdDeviation="9" flood-color="#0d0a12" flood-opacity=".5"/></filter>
<filter id="{{ id }}-grain" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency=".7" numOctaves="3" seed="7"/><feDiffuseLighting lighting-color="#fff" surfaceScale=".9" diffuseConstant="1.08"><feDistantLight azimuth="225" elevation="62"/></feDiffuseLighting><feComposite in="SourceGraphic" operator="arithmetic" k1="1" k2="0" k3="0" k4="0"/></filter>
{%- endif -%}
</defs><g{% if paper %} filter="url(#{{ id }}-grain)"{% endif %}><rect width="{{ sheet.width }}" height="{{ sheet.height }}" fill="{{ ground }}"/>
{%- for layer in layers -%}
{%- if paper -%}
<g filter="url(#{{ id }}-lift)"><use href="#{{ id }}-{{ loop.index }}" x="-1.5" y="-2" fill="{{ layer.edge() }}"/><use href="#{{ id }}-{{ loop.index }}" fill="{{ layer.rgb }}"/></g>
{%- else -%}
<g fill="#0d0a12" stroke="#0d0a12" stroke-linejoin="round"><use href="#{{ id }}-{{ loop.index }}" x="5" y="8" stroke-width="18" opacity=".06"/><use href="#{{ id }}-{{ loop.index }}" x="5" y="7" stroke-width="12" opacity=".07"/><use href="#{{ id }}-{{ loop.index }}" x="4" y="6" stroke-width="7" opacity=".09"/><use href="#{{ id }}-{{ loop.index }}" x="4" y="6" stroke-width="2" opacity=".12"/></g><use href="#{{ id }}-{{ loop.index }}" x="-1.5" y="-2" fill="{{ layer.edge() }}"/><use href="#{{ id }}-{{ loop.index }}" fill="{{ layer.rgb }}"/>
{%- endif -%}
{%- endfor -%}
<rect width="{{ sheet.width }}" height="{{ sheet.height }}" fill="url(#{{ id }}-light)"/></g></svg>"##
)]
struct Drawing<'a> {
    id: String,
    sheet: Sheet,
    title: &'a str,
    ground: Rgb,
    layers: &'a [Layer],
    paper: bool,
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use image::RgbImage;
    use proptest::prelude::*;

    use super::*;
    use crate::painting::figures;

    fn seascape() -> Composition {
        let picture = RgbImage::from_fn(240, 160, |x, y| match (x, y) {
            _ if x.abs_diff(170).pow(2) + y.abs_diff(40).pow(2) < 36 => image::Rgb([240, 100, 30]),
            (_, 0..70) => image::Rgb([170, 185, 200]),
            (0..90, 120..) => image::Rgb([90, 110, 40]),
            _ => image::Rgb([40, 80, 110]),
        });
        figures(&picture).composition
    }

    #[test]
    fn is_one_well_formed_document_without_style_or_script() {
        for finish in [Finish::Flat, Finish::Paper] {
            let svg = svg_of(&seascape(), 240, 160, "Cut-paper study after <Sea> & \u{1}“Sun”", finish);
            let document = roxmltree::Document::parse(&svg).unwrap();
            let root = document.root_element();
            assert_eq!(root.attribute("viewBox"), Some("0 0 1000 667"));
            assert_eq!(root.attribute("role"), Some("img"));
            assert_eq!(root.first_element_child().unwrap().text(), Some("Cut-paper study after <Sea> & “Sun”"));
            let elements = || document.descendants().filter(roxmltree::Node::is_element);
            assert!(
                elements().all(|e| !e.has_attribute("style") && !["script", "style"].contains(&e.tag_name().name()))
            );
            assert_eq!(elements().any(|e| e.tag_name().name() == "filter"), finish == Finish::Paper);

            let ids: Vec<&str> = elements().filter_map(|e| e.attribute("id")).collect();
            assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len(), "ids are unique");
            for target in elements().filter_map(|e| e.attribute("href")) {
                assert!(ids.contains(&target.trim_start_matches('#')), "{target}");
            }
        }
    }

    #[test]
    fn the_same_figures_give_the_same_drawing() {
        let once = svg_of(&seascape(), 240, 160, "", Finish::Flat);
        assert_eq!(once, svg_of(&seascape(), 240, 160, "", Finish::Flat));
        assert_ne!(once, svg_of(&seascape(), 160, 240, "", Finish::Flat));
    }

    #[test]
    fn a_simple_view_takes_few_pieces() {
        let svg = svg_of(&seascape(), 240, 160, "", Finish::Flat);
        let document = roxmltree::Document::parse(&svg).unwrap();
        let paths = document.descendants().filter_map(|n| n.attribute("d"));
        let pieces: usize = paths.map(|d| d.matches('M').count()).sum();
        assert!((3..=6).contains(&pieces), "water, meadow, sun and a little between: {svg}");
    }

    #[test]
    fn figures_that_do_not_read_give_a_plain_sheet() {
        let broken = Composition { coefficients: "?".into(), accents: "?".into(), ..seascape() };
        assert!(!svg_of(&broken, 0, 0, "", Finish::Flat).contains("<path"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn any_picture_gives_a_small_study(
            pixels in prop::collection::vec(any::<[u8; 3]>(), 48),
            across in 1_u32..4000,
            down in 1_u32..4000,
        ) {
            let picture = RgbImage::from_fn(32, 24, |x, y| image::Rgb(pixels[(y / 4 * 8 + x / 4) as usize]));
            let svg = svg_of(&figures(&picture).composition, across, down, "", Finish::Flat);
            prop_assert!(svg.len() < 12_000, "{} bytes", svg.len());
            prop_assert!(roxmltree::Document::parse(&svg).is_ok());
        }
    }
}
