//! Embedded colour profiles (ICC).

use image::RgbImage;
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// Converts pixels from an embedded RGB profile to sRGB in place. A profile that is damaged, or
/// that describes other channels than the decoded ones (CMYK, grey), is passed over: the pixels
/// are then taken as sRGB, as browsers do.
pub fn to_srgb(picture: &mut RgbImage, icc: &[u8]) {
    let Ok(profile) = ColorProfile::new_from_slice(icc) else { return };
    if profile.color_space != DataColorSpace::Rgb {
        return;
    }
    let srgb = ColorProfile::new_srgb();
    let Ok(transform) = profile.create_transform_8bit(Layout::Rgb, &srgb, Layout::Rgb, TransformOptions::default())
    else {
        return;
    };
    let line = picture.width() as usize * 3;
    let mut source = vec![0; line];
    for row in picture.chunks_exact_mut(line.max(1)) {
        source.copy_from_slice(row);
        if transform.transform(&source, row).is_err() {
            row.copy_from_slice(&source);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn display_p3_red_grows_and_srgb_stays() {
        let mut picture = RgbImage::from_pixel(2, 2, image::Rgb([200, 60, 40]));
        to_srgb(&mut picture, &ColorProfile::new_srgb().encode().unwrap());
        let same = picture.get_pixel(0, 0).0;
        assert!(same.iter().zip([200, 60, 40]).all(|(a, b): (&u8, u8)| a.abs_diff(b) <= 1), "{same:?}");
        to_srgb(&mut picture, &ColorProfile::new_display_p3().encode().unwrap());
        let [r, g, _] = picture.get_pixel(1, 1).0;
        assert!(r > 210 && g < 58, "{r} {g}");
    }

    #[test]
    fn a_damaged_profile_changes_nothing() {
        let mut picture = RgbImage::from_pixel(1, 1, image::Rgb([1, 2, 3]));
        to_srgb(&mut picture, b"not a profile");
        assert_eq!(picture.into_raw(), [1, 2, 3]);
    }
}
