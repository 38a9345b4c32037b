//! Making a picture smaller while its lines arrive: each block of pixels becomes one.

use image::RgbImage;

use super::copies::DISPLAY_SIDE;

/// What a picture is read for, which decides how small it may become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// At least [`ENOUGH`] pixels where the picture has them, each one of the picture's own, so that a flat picture
    /// keeps exactly its colours.
    Palette,
    /// A longest side of at least [`DISPLAY_SIDE`] where the picture has it; a pixel is the mean of its block.
    Copies,
}

/// Pixels from which a palette no longer changes to the eye: a picture of 256 × 256.
const ENOUGH: u32 = 256 * 256;

impl Goal {
    /// Whether a picture of this size serves the purpose.
    pub fn is_met_by(self, width: u32, height: u32) -> bool {
        match self {
            Self::Palette => u64::from(width) * u64::from(height) >= u64::from(ENOUGH),
            Self::Copies => width.max(height) >= DISPLAY_SIDE,
        }
    }

    /// The side of the largest blocks that still leave a picture that serves the purpose.
    fn block(self, width: u32, height: u32) -> u32 {
        match self {
            Self::Palette => (u64::from(width) * u64::from(height) / u64::from(ENOUGH)).isqrt() as u32,
            Self::Copies => width.max(height) / DISPLAY_SIDE,
        }
        .max(1)
    }
}

/// A picture that grows line by line.
pub struct Blocks {
    goal: Goal,
    block: usize,
    width: usize,
    height: usize,
    /// Lines seen.
    lines: usize,
    /// Sums of the blocks that are being filled.
    sums: Vec<[u32; 3]>,
    pixels: Vec<u8>,
}

impl Blocks {
    /// For a picture of this size, in pixels.
    pub fn new(goal: Goal, width: u32, height: u32) -> Self {
        let block = goal.block(width, height) as usize;
        let (width, height) = (width as usize, height as usize);
        let across = width.div_ceil(block);
        Self {
            goal,
            block,
            width,
            height,
            lines: 0,
            sums: vec![[0; 3]; across],
            pixels: Vec::with_capacity(across * height.div_ceil(block) * 3),
        }
    }

    /// Takes the next line, of as many pixels as the picture is wide.
    pub fn push(&mut self, line: &[[u8; 3]]) {
        let first = self.lines - self.lines % self.block;
        let last = (first + self.block).min(self.height) - 1;
        match self.goal {
            // The pixel in the middle of each block: blocks at the edges may be smaller.
            Goal::Palette if self.lines == first.midpoint(last) => {
                self.pixels.extend(line.chunks(self.block).flat_map(|block| block[(block.len() - 1) / 2]));
            }
            Goal::Palette => {}
            Goal::Copies if self.block == 1 => self.pixels.extend_from_slice(line.as_flattened()),
            Goal::Copies => self.add(line, last - first + 1, self.lines == last),
        }
        self.lines += 1;
    }

    /// Adds a line to the sums; after the last of the `lines` of a block writes the means.
    fn add(&mut self, line: &[[u8; 3]], lines: usize, is_last: bool) {
        for (sum, block) in self.sums.iter_mut().zip(line.chunks(self.block)) {
            for pixel in block {
                for (sum, value) in sum.iter_mut().zip(pixel) {
                    *sum += u32::from(*value);
                }
            }
            if is_last {
                let count = (block.len() * lines) as u32;
                self.pixels.extend(sum.map(|sum| ((sum + count / 2) / count) as u8));
                *sum = [0; 3];
            }
        }
    }

    /// The picture; lines that never came are black.
    pub fn finish(mut self) -> RgbImage {
        let (width, height) = (self.width.div_ceil(self.block), self.height.div_ceil(self.block));
        self.pixels.resize(width * height * 3, 0);
        RgbImage::from_raw(width as u32, height as u32, self.pixels).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reduced(goal: Goal, width: u32, height: u32, pixel: impl Fn(u32, u32) -> [u8; 3]) -> RgbImage {
        let mut blocks = Blocks::new(goal, width, height);
        for y in 0..height {
            blocks.push(&(0..width).map(|x| pixel(x, y)).collect::<Vec<_>>());
        }
        blocks.finish()
    }

    #[test]
    fn for_a_palette_pixels_are_picked_and_enough() {
        for (width, height) in [(2000, 1000), (1, 300_000), (613, 1777), (256, 256), (3, 5)] {
            let picture =
                reduced(Goal::Palette, width, height, |x, y| if (x + y) % 2 == 0 { [1, 2, 3] } else { [200, 0, 9] });
            let count = picture.width() * picture.height();
            assert!((ENOUGH.min(width * height)..=4 * ENOUGH).contains(&count), "{width} × {height}: {count}");
            assert!(picture.pixels().all(|p| [[1, 2, 3], [200, 0, 9]].contains(&p.0)));
        }
    }

    #[test]
    fn for_copies_blocks_are_averaged() {
        let picture = reduced(Goal::Copies, 3201, 3, |x, y| [if x % 2 == 0 { 100 } else { 200 }, (y * 50) as u8, 7]);
        assert_eq!(picture.dimensions(), (1601, 2));
        assert_eq!(picture.get_pixel(0, 0).0, [150, 25, 7]);
        assert_eq!(picture.get_pixel(1600, 1).0, [100, 100, 7]);
    }

    #[test]
    fn small_pictures_are_read_whole() {
        for goal in [Goal::Palette, Goal::Copies] {
            let picture = reduced(goal, 300, 200, |x, y| [x as u8, y as u8, 0]);
            assert_eq!(picture.get_pixel(299, 199).0, [43, 199, 0]);
        }
    }
}
