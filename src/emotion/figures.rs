//! Figures on each emotion, with their sources.

use super::Emotion;
use crate::colour::BasicTerm::{
    self, Black, Blue, Brown, Green, Grey, Orange, Pink, Purple, Red, Turquoise, White, Yellow,
};

/// What is known about one emotion.
pub(super) struct Figures {
    /// How often annotators name it for any painting, as a share of all fifteen: the mean fraction of annotators per
    /// painting over the 3,841 paintings of WikiArt Emotions (Mohammad & Kiritchenko 2018) that have colours, divided
    /// by the sum over the fifteen.
    pub(super) base: f32,
    /// Where it lies in pleasure, arousal and dominance, −1 to 1, and in heat.
    pub(super) place: [f32; 4],
    /// How strongly it is tied to colour terms, as a share of people.
    pub(super) links: &'static [(BasicTerm, f32)],
}

/// The figures of an emotion.
///
/// Places of happiness, love, surprise, fear, sadness, anger and disgust: Russell & Mehrabian, "Evidence for a
/// three-factor theory of emotions", J. Res. Pers. 11 (1977), 273–294. Of gratitude, optimism (hope), arrogance (pride),
/// pessimism (fears confirmed) and disagreeableness (reproach): Gebhard, "ALMA", AAMAS 2005. Of trust, anticipation and
/// humility, for which neither has a value, and all heat: our own reading, kept small.
///
/// Links with two digits: Jonauskaite et al., Psychol. Sci. 31 (2020), 1245–1260, with joy and pleasure as happiness,
/// contentment as trust, relief as optimism. Links of .10 to .30 in steps of .05 are our own reading of what that
/// survey names without being strongest (black with fear, red with anger, grey with disappointment) and of the terms
/// nearest to the emotions it does not ask about. Blue has no link with sadness: Schloss et al. 2020.
pub(super) const fn figures(emotion: Emotion) -> Figures {
    let (base, place, links): (f32, [f32; 4], &[(BasicTerm, f32)]) = match emotion {
        Emotion::Happiness => (
            0.1508,
            [0.76, 0.48, 0.35, 0.2],
            &[(Yellow, 0.52), (Orange, 0.44), (Purple, 0.25), (Turquoise, 0.25), (Green, 0.10)],
        ),
        Emotion::Love => (0.0498, [0.87, 0.54, -0.18, 0.5], &[(Red, 0.68), (Pink, 0.50)]),
        Emotion::Optimism => {
            (0.0722, [0.20, 0.20, -0.10, 0.0], &[(White, 0.43), (Blue, 0.35), (Yellow, 0.30), (Turquoise, 0.25)])
        }
        Emotion::Trust => (0.1042, [0.40, -0.40, 0.10, -0.2], &[(Green, 0.39), (Blue, 0.30), (Brown, 0.15)]),
        Emotion::Anticipation => {
            (0.1123, [0.15, 0.35, 0.0, -0.2], &[(Turquoise, 0.20), (Orange, 0.15), (Blue, 0.15), (Red, 0.10)])
        }
        Emotion::Surprise => {
            (0.1240, [0.40, 0.67, -0.13, 0.0], &[(Yellow, 0.25), (Orange, 0.20), (Purple, 0.15), (Pink, 0.10)])
        }
        Emotion::Fear => (0.0676, [-0.64, 0.60, -0.43, -0.3], &[(Black, 0.30), (Purple, 0.10)]),
        Emotion::Sadness => (0.0630, [-0.63, -0.27, -0.33, -0.2], &[(Black, 0.51), (Grey, 0.30)]),
        Emotion::Anger => (0.0210, [-0.51, 0.59, 0.25, 0.5], &[(Red, 0.30), (Black, 0.25)]),
        Emotion::Disgust => (0.0409, [-0.60, 0.35, 0.11, 0.2], &[(Brown, 0.36), (Green, 0.20)]),
        Emotion::Gratitude => {
            (0.0307, [0.40, 0.20, -0.30, 0.2], &[(Pink, 0.15), (White, 0.20), (Green, 0.15), (Orange, 0.10)])
        }
        Emotion::Humility => (0.0862, [0.05, -0.35, -0.30, 0.1], &[(Brown, 0.30), (Grey, 0.20), (White, 0.10)]),
        Emotion::Arrogance => (0.0278, [0.40, 0.30, 0.30, 0.2], &[(Purple, 0.30), (Red, 0.20), (Black, 0.10)]),
        Emotion::Pessimism => (0.0282, [-0.50, -0.30, -0.70, -0.1], &[(Grey, 0.30), (Black, 0.20), (Brown, 0.15)]),
        Emotion::Disagreeableness => (0.0216, [-0.30, -0.10, 0.40, 0.0], &[(Brown, 0.20), (Grey, 0.15), (Green, 0.10)]),
    };
    Figures { base, place, links }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_shares_sum_to_one() {
        let sum: f32 = Emotion::ALL.map(|emotion| figures(emotion).base).iter().sum();
        assert!((sum - 1.0).abs() < 1e-3, "{sum}");
    }
}
