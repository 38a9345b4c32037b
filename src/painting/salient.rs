//! The six salient colours of a study.
//!
//! Plain averages turn everything to mud and lose the orange sun of *Impression, Sunrise*. So chromatic pixels
//! weigh more, chroma counts twice in the distance, and the result's chroma is raised a little.

use palette::{IntoColor, LinSrgb, Oklab, Srgb};

use crate::colour::{Rgb, Swatch};

/// Colours of a study.
const COLOURS: usize = 6;
/// Oklab chroma at which a pixel weighs twice as much as a grey one.
const CHROMA_UNIT: f32 = 0.06;
/// How much more chroma the study has than the painting: cut paper is a little purer than paint.
const CHROMA_GAIN: f32 = 1.15;
/// How often the clusters are refined; the change is invisible well before.
const ROUNDS: usize = 24;
/// Colours nearer than this to one another are one paper, …
const SAME_PAPER: f32 = 0.06;
/// … or, in a picture of little contrast, nearer than this share of its spread.
const SAME_SHARE: f32 = 0.5;
/// Deviation of lightness that papers should have: a dim picture gains contrast within [`GAINS`].
const CONTRAST: f32 = 0.14;
/// Least and most that the papers' lightnesses lie farther from their mean than the painting's.
const GAINS: (f32, f32) = (1.12, 1.6);
/// Lightness that black gains: even black paper throws back some light, and its shadows must show on it.
const BLACK_PAPER: f32 = 0.12;

/// Distance² in Oklab with chroma counted twice.
pub(super) fn distance2(a: Oklab<f32>, b: Oklab<f32>) -> f32 {
    let (l, a, b) = (a.l - b.l, a.a - b.a, a.b - b.b);
    l * l + 4.0 * (a * a + b * b)
}

/// Root mean square distance of the pixels from their mean.
pub(super) fn spread(pixels: &[Oklab<f32>]) -> f32 {
    let count = pixels.len() as f32;
    let mean = pixels.iter().fold(Oklab::new(0.0, 0.0, 0.0), |sum, &p| sum + p) / count;
    (pixels.iter().map(|&p| distance2(p, mean)).sum::<f32>() / count).sqrt()
}

/// How light and how contrasty a picture is, and so what paper stands for each of its colours.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tone {
    mean: f32,
    gain: f32,
}

impl Tone {
    /// Measures pixels, of which there is at least one.
    pub fn of(pixels: &[Oklab<f32>]) -> Self {
        let count = pixels.len() as f32;
        let mean = pixels.iter().map(|p| p.l).sum::<f32>() / count;
        let deviation = (pixels.iter().map(|p| (p.l - mean).powi(2)).sum::<f32>() / count).sqrt();
        Self { mean, gain: (CONTRAST / deviation.max(1e-3)).clamp(GAINS.0, GAINS.1) }
    }

    /// The paper for a colour of this picture.
    pub fn paper(self, colour: Oklab<f32>) -> Rgb {
        let lightness = (self.mean + (colour.l - self.mean) * self.gain).clamp(0.0, 1.0);
        let raised = Oklab::new(
            lightness + BLACK_PAPER * (1.0 - lightness).powi(3),
            colour.a * CHROMA_GAIN,
            colour.b * CHROMA_GAIN,
        );
        let light: LinSrgb<f32> = raised.into_color();
        let (r, g, b) = Srgb::<u8>::from_linear(light).into_components();
        Rgb { r, g, b }
    }
}

fn weight(colour: Oklab<f32>) -> f32 {
    1.0 + (colour.a * colour.a + colour.b * colour.b) / (CHROMA_UNIT * CHROMA_UNIT)
}

/// Up to six salient colours with their areas, the largest first; `pixels` are not empty.
pub(super) fn salient(pixels: &[Oklab<f32>]) -> Vec<Swatch> {
    let weights: Vec<f32> = pixels.iter().map(|&p| weight(p)).collect();
    let mut centres = seeds(pixels, &weights);
    for _ in 0..ROUNDS {
        let mut sums = vec![(Oklab::new(0.0_f32, 0.0, 0.0), 0.0_f32); centres.len()];
        for (&pixel, &weight) in pixels.iter().zip(&weights) {
            let (sum, total) = &mut sums[nearest(pixel, &centres)];
            *sum += pixel * weight;
            *total += weight;
        }
        centres = sums.into_iter().filter(|s| s.1 > 0.0).map(|(sum, total)| sum / total).collect();
    }
    let apart = SAME_PAPER.min(SAME_SHARE * spread(pixels));
    merge(&mut centres, pixels, &weights, apart);
    swatches(pixels, &weights, &centres)
}

/// Drops, of two colours nearer than `apart`, the one of less weight.
fn merge(centres: &mut Vec<Oklab<f32>>, pixels: &[Oklab<f32>], weights: &[f32], apart: f32) {
    let mut shares = vec![0.0_f32; centres.len()];
    for (&pixel, weight) in pixels.iter().zip(weights) {
        shares[nearest(pixel, centres)] += weight;
    }
    let mut order: Vec<usize> = (0..centres.len()).collect();
    order.sort_by(|&a, &b| shares[b].total_cmp(&shares[a]));
    let mut kept: Vec<Oklab<f32>> = Vec::new();
    for centre in order.into_iter().map(|i| centres[i]) {
        if kept.iter().all(|&k| distance2(k, centre) >= apart * apart) {
            kept.push(centre);
        }
    }
    *centres = kept;
}

fn nearest(pixel: Oklab<f32>, centres: &[Oklab<f32>]) -> usize {
    let distance = |i: &usize| distance2(pixel, centres[*i]);
    (0..centres.len()).min_by(|a, b| distance(a).total_cmp(&distance(b))).unwrap_or(0)
}

/// Well spread starting colours: each next one is the pixel with the most weight × distance² to those before it.
fn seeds(pixels: &[Oklab<f32>], weights: &[f32]) -> Vec<Oklab<f32>> {
    let total: f32 = weights.iter().sum();
    let mean = pixels.iter().zip(weights).fold(Oklab::new(0.0, 0.0, 0.0), |sum, (&p, &w)| sum + p * (w / total));
    let first = pixels[nearest(mean, pixels)];
    let mut centres = vec![first];
    let mut gaps: Vec<f32> = pixels.iter().map(|&p| distance2(p, first)).collect();
    while centres.len() < COLOURS {
        let pull = |i: &usize| gaps[*i] * weights[*i];
        let Some(next) = (0..pixels.len()).max_by(|a, b| pull(a).total_cmp(&pull(b))) else { break };
        if gaps[next] <= 0.0 {
            break;
        }
        centres.push(pixels[next]);
        for (gap, &pixel) in gaps.iter_mut().zip(pixels) {
            *gap = gap.min(distance2(pixel, pixels[next]));
        }
    }
    centres
}

/// Colours and areas: half by count of pixels, half by their salience, so that accents get some paper.
fn swatches(pixels: &[Oklab<f32>], weights: &[f32], centres: &[Oklab<f32>]) -> Vec<Swatch> {
    let total: f32 = weights.iter().sum();
    let even = 1.0 / pixels.len() as f32;
    let mut areas = vec![0.0_f32; centres.len()];
    for (&pixel, &weight) in pixels.iter().zip(weights) {
        areas[nearest(pixel, centres)] += 0.5 * (even + weight / total);
    }
    let tone = Tone::of(pixels);
    let mut swatches: Vec<Swatch> = Vec::new();
    for (&centre, &weight) in centres.iter().zip(&areas).filter(|(_, area)| **area > 0.0) {
        let rgb = tone.paper(centre);
        match swatches.iter_mut().find(|s| s.rgb == rgb) {
            Some(same) => same.weight += weight,
            None => swatches.push(Swatch { rgb, weight }),
        }
    }
    swatches.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.rgb.cmp(&b.rgb)));
    swatches
}

#[cfg(test)]
mod tests {
    use super::*;

    fn oklab(rgb: [u8; 3]) -> Oklab<f32> {
        Srgb::from(rgb).into_linear::<f32>().into_color()
    }

    #[test]
    fn one_colour_gives_one_paper() {
        assert_eq!(salient(&[oklab([120, 120, 120]); 9]).len(), 1);
    }

    #[test]
    fn a_small_bright_colour_is_kept() {
        let mut pixels: Vec<_> = (0..990_u16).map(|i| oklab([(90 + i % 60) as u8, 110, 120])).collect();
        pixels.extend([oklab([240, 90, 20]); 10]);
        let found = salient(&pixels);
        assert!(found.iter().any(|s| s.rgb.r > 200 && s.rgb.b < 80), "{found:?}");
        assert!((found.iter().map(|s| s.weight).sum::<f32>() - 1.0).abs() < 1e-4);
    }
}
