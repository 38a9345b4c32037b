//! A small copy of a picture in linear light, which the figures are measured on.

use image::RgbImage;
use palette::{IntoColor, LinSrgb, Oklab, Srgb};

/// A picture in linear light: red, green and blue 0–1, row by row.
#[derive(Debug, Clone)]
pub(super) struct Raster {
    pub width: usize,
    pub height: usize,
    pub pixels: Vec<LinSrgb<f32>>,
}

impl Raster {
    /// The picture averaged down so that its longest side has at most `longest` pixels.
    ///
    /// Averages of linear light are what an eye sees from afar; averages of encoded values are too dark.
    pub fn of(picture: &RgbImage, longest: usize) -> Self {
        let (from_width, from_height) = (picture.width() as usize, picture.height() as usize);
        let scale = (longest as f64 / from_width.max(from_height) as f64).min(1.0);
        let side = |n: usize| ((n as f64 * scale).round() as usize).max(1);
        let (width, height) = (side(from_width), side(from_height));
        let light: Vec<f32> = (0..=255_u8).map(|v| Srgb::new(v, v, v).into_linear::<f32>().red).collect();

        let mut sums = vec![(LinSrgb::new(0.0_f32, 0.0, 0.0), 0.0_f32); width * height];
        for (x, y, pixel) in picture.enumerate_pixels() {
            let column = x as usize * width / from_width;
            let row = y as usize * height / from_height;
            let [r, g, b] = pixel.0.map(|v| light[usize::from(v)]);
            let (sum, count) = &mut sums[row * width + column];
            *sum += LinSrgb::new(r, g, b);
            *count += 1.0;
        }
        let pixels = sums.into_iter().map(|(sum, count)| sum / count).collect();
        Self { width, height, pixels }
    }

    /// The same pixels in Oklab (Ottosson 2020): L 0–1, a and b about −0.4 to 0.4.
    pub fn oklab(&self) -> Vec<Oklab<f32>> {
        self.pixels.iter().map(|&light| light.into_color()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    #[test]
    fn averages_light_not_code_values() {
        let checks = RgbImage::from_fn(8, 8, |x, y| Rgb([if (x + y) % 2 == 0 { 255 } else { 0 }; 3]));
        let raster = Raster::of(&checks, 2);
        assert_eq!((raster.width, raster.height), (2, 2));
        assert!(raster.pixels.iter().all(|p| (p.red - 0.5).abs() < 1e-4));
    }

    #[test]
    fn never_enlarges() {
        let raster = Raster::of(&RgbImage::new(3, 1), 128);
        assert_eq!((raster.width, raster.height), (3, 1));
    }
}
