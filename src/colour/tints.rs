//! Lighter and darker relatives of a colour.

use ::palette::Oklch;

use super::Rgb;

/// How many tints, and how many shades, a colour gets.
pub const STEPS: usize = 5;

/// [`STEPS`] tints of a colour, from itself (left out) towards white (left out), lightness rising in equal steps.
///
/// They lie on the straight line of Oklab (Ottosson 2020) to white, so that chroma falls as lightness rises and the hue
/// stays.
#[must_use]
pub fn tints(rgb: Rgb) -> [Rgb; STEPS] {
    towards(rgb, 1.0)
}

/// [`STEPS`] shades of a colour, from itself (left out) towards black (left out), lightness falling in equal steps.
#[must_use]
pub fn shades(rgb: Rgb) -> [Rgb; STEPS] {
    towards(rgb, 0.0)
}

fn towards(rgb: Rgb, lightness: f32) -> [Rgb; STEPS] {
    let own = rgb.oklch();
    std::array::from_fn(|i| {
        let part = (i + 1) as f32 / (STEPS + 1) as f32;
        let l = own.l + (lightness - own.l) * part;
        Rgb::from_oklch(Oklch { l, chroma: own.chroma * (1.0 - part), hue: own.hue })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn greys_lie_between_black_and_white() {
        let steps = |colours: [Rgb; STEPS]| colours.map(|rgb| rgb.to_string()).join(" ");
        assert_eq!(steps(shades(Rgb::new(0, 0, 0))), ["#000000"; STEPS].join(" "));
        assert_eq!(steps(tints(Rgb::new(255, 255, 255))), ["#ffffff"; STEPS].join(" "));
        assert!(tints(Rgb::new(0, 0, 0)).iter().all(|rgb| rgb.r == rgb.g && rgb.g == rgb.b));
    }

    proptest! {
        #[test]
        fn lightness_rises_in_tints_and_falls_in_shades(r: u8, g: u8, b: u8) {
            let rgb = Rgb { r, g, b };
            // Rounding to eight bits may turn a step that is smaller than itself.
            let rising = |colours: &[Rgb]| colours.windows(2).all(|pair| pair[0].oklch().l < pair[1].oklch().l + 0.004);
            let mut up = vec![rgb];
            up.extend(tints(rgb));
            let mut down: Vec<Rgb> = shades(rgb).into_iter().rev().collect();
            down.push(rgb);
            prop_assert!(rising(&up) && rising(&down), "{:?} {:?}", up, down);
        }
    }
}
