use super::{
    format::{decimal, percent},
    swatch::colour_name,
};
use crate::{
    colour::Rgb,
    language::Language,
    messages::MESSAGES,
    painting::{Painting, Text},
    recommend::{MatchedColour, Reason},
};

/// Words with the language they are in, which may not be the page's.
pub struct TextView {
    /// The words.
    pub text: String,
    /// BCP 47 tag.
    pub lang: &'static str,
}

impl TextView {
    /// The text in the reader's language where there is one, else in English.
    pub fn new(text: &Text, language: Language) -> TextView {
        match (language, &text.zh) {
            (Language::Zh, Some(zh)) => TextView { text: zh.clone(), lang: Language::Zh.tag() },
            _ => TextView { text: text.en.clone(), lang: Language::En.tag() },
        }
    }
}

/// A painting as a label on the wall.
pub struct PaintingView {
    /// The painting’s id.
    pub id: String,
    /// Its title.
    pub title: TextView,
    /// Its painter.
    pub artist: TextView,
    /// As the museum writes it: "1885–86".
    pub date: String,
    /// Where it hangs.
    pub museum: TextView,
    /// The museum’s page about it.
    pub page_url: Option<String>,
    /// Address of the cut-paper study.
    pub study: String,
    /// Pixels of the measured picture.
    pub width: u32,
    /// Pixels of the measured picture.
    pub height: u32,
}

impl PaintingView {
    /// The painting's facts in the reader's language.
    pub fn new(painting: &Painting, language: Language) -> PaintingView {
        PaintingView {
            id: painting.id.to_string(),
            title: TextView::new(&painting.title, language),
            artist: TextView::new(&painting.artist, language),
            date: painting.date.clone(),
            museum: TextView::new(&painting.museum, language),
            page_url: painting.page_url.clone(),
            study: format!("/paintings/{}/study.svg", painting.id),
            width: painting.width,
            height: painting.height,
        }
    }
}

impl PaintingView {
    /// Class of `static/app.css` that holds the proportions while the picture is still on its way.
    pub fn proportion(&self) -> u32 {
        proportion(self.width, self.height)
    }
}

/// Twenty times width over height, 6–50: classes `r6`…`r50`.
pub(super) fn proportion(width: u32, height: u32) -> u32 {
    let height = u64::from(height.max(1));
    ((u64::from(width) * 20 + height / 2) / height).clamp(6, 50) as u32
}

/// One stream of colour from the person's band to the painting's.
pub struct Ribbon {
    /// SVG path from the upper band (y 12) to the lower (y 44), x from 0 to 300.
    pub path: String,
    /// Its colour.
    pub hex: String,
    /// 0.15–0.9: the closer the two colours, the more solid.
    pub opacity: String,
}

/// A segment of a band 300 wide.
pub struct Segment {
    /// Left edge.
    pub x: String,
    /// Width.
    pub width: String,
    /// Its colour.
    pub hex: String,
}

/// Why a painting matches: two bands, the ribbons between them, and what to say.
pub struct MatchView {
    /// Why, in a sentence.
    pub reason: String,
    /// Whether the sentence leaves the numbers to another line.
    pub numbers: bool,
    /// Names, shares and ΔE2000 of the one or two best shared colours.
    pub shared: Vec<SharedColour>,
    /// Whether the best of them is close enough to be called shared.
    pub close: bool,
    /// The person’s colours.
    pub upper: Vec<Segment>,
    /// The painting’s colours.
    pub lower: Vec<Segment>,
    /// Which goes to which.
    pub ribbons: Vec<Ribbon>,
}

/// One colour that the person and the painting have in common.
pub struct SharedColour {
    /// Name of the person’s colour.
    pub name: String,
    /// How much of the person’s palette it is.
    pub percent: String,
    /// CIEDE2000 between the two, one digit.
    pub delta_e: String,
}

const WIDTH: f32 = 300.0;
/// Above this ΔE2000 two colours are seen as different, not as one colour shared.
const CLOSE: f32 = 12.0;

impl MatchView {
    /// The transport plan as a small drawing and one or two names.
    pub fn new(flows: &[MatchedColour], language: Language) -> MatchView {
        let share = |rgb: Rgb| flows.iter().filter(|f| f.from == rgb).map(|f| f.weight).sum::<f32>();
        let upper = Band::new(flows, |f| f.from, |f| -share(f.from));
        let lower = Band::new(flows, |f| f.to, |f| upper.centre(f.from));
        let ribbons = flows
            .iter()
            .map(|flow| {
                let above = upper.stretch(flows, flow, |f| f.from, |f| lower.centre(f.to));
                let below = lower.stretch(flows, flow, |f| f.to, |f| upper.centre(f.from));
                ribbon(above, below, flow)
            })
            .collect();
        let best = best(flows);
        let reason = Reason::of(flows);
        MatchView {
            reason: MESSAGES.get_args(language, reason.key(), &reason.arguments(language)),
            numbers: !matches!(reason, Reason::Main { .. }),
            close: best.first().is_some_and(|f| f.delta_e <= CLOSE),
            shared: best.into_iter().map(|f| shared(f, language)).collect(),
            upper: upper.segments(),
            lower: lower.segments(),
            ribbons,
        }
    }

    /// Key of the sentence about a single colour: shared, or only the nearest there is.
    pub fn one_key(&self) -> &'static str {
        if self.close { "match-one" } else { "match-near" }
    }
}

fn shared(flow: &MatchedColour, language: Language) -> SharedColour {
    SharedColour {
        name: colour_name(flow.from, language),
        percent: percent((flow.weight * 100.0).round() as u32, language),
        delta_e: decimal(flow.delta_e),
    }
}

/// The best pairs of different colours: much of it, and close. The second only if it is close too.
fn best(flows: &[MatchedColour]) -> Vec<&MatchedColour> {
    let worth = |f: &MatchedColour| f.weight / (f.delta_e + 3.0);
    let mut sorted: Vec<&MatchedColour> = flows.iter().collect();
    sorted.sort_by(|a, b| worth(b).total_cmp(&worth(a)));
    let Some(&first) = sorted.first() else { return Vec::new() };
    let second = sorted
        .into_iter()
        .find(|f| f.from.to_string() != first.from.to_string() && f.delta_e <= CLOSE && f.weight >= 0.04);
    std::iter::once(first).chain(second).collect()
}

/// The colours of one side, side by side on a band.
struct Band(Vec<(Rgb, f32, f32)>);

impl Band {
    /// Colours in ascending order of the mean of `order` over their flows, weighted.
    fn new(
        flows: &[MatchedColour],
        side: impl Fn(&MatchedColour) -> Rgb,
        order: impl Fn(&MatchedColour) -> f32,
    ) -> Band {
        let total: f32 = flows.iter().map(|f| f.weight).sum();
        let mut sums: Vec<(Rgb, f32, f32)> = Vec::new();
        for flow in flows {
            match sums.iter_mut().find(|(rgb, ..)| *rgb == side(flow)) {
                Some((_, rank, weight)) => {
                    *rank += order(flow) * flow.weight;
                    *weight += flow.weight;
                }
                None => sums.push((side(flow), order(flow) * flow.weight, flow.weight)),
            }
        }
        sums.sort_by(|a, b| (a.1 / a.2).total_cmp(&(b.1 / b.2)));
        let mut x = 0.0;
        for (_, start, width) in &mut sums {
            *width *= WIDTH / total;
            *start = x;
            x += *width;
        }
        Band(sums)
    }

    fn centre(&self, rgb: Rgb) -> f32 {
        self.0.iter().find(|(r, ..)| *r == rgb).map_or(0.0, |(_, start, width)| start + width / 2.0)
    }

    /// From where to where a flow's ribbon ends on its colour; flows lie in ascending `order`.
    fn stretch(
        &self,
        flows: &[MatchedColour],
        flow: &MatchedColour,
        side: impl Fn(&MatchedColour) -> Rgb,
        order: impl Fn(&MatchedColour) -> f32,
    ) -> (f32, f32) {
        let Some(&(_, start, width)) = self.0.iter().find(|(rgb, ..)| *rgb == side(flow)) else { return (0.0, 0.0) };
        let same = flows.iter().filter(|f| side(f) == side(flow));
        let (mut before, mut all) = (0.0, 0.0);
        for other in same {
            all += other.weight;
            if order(other) < order(flow) {
                before += other.weight;
            }
        }
        (start + before / all * width, start + (before + flow.weight) / all * width)
    }

    fn segments(self) -> Vec<Segment> {
        self.0
            .into_iter()
            .map(|(rgb, x, width)| Segment { x: decimal(x), width: decimal(width), hex: rgb.to_string() })
            .collect()
    }
}

fn ribbon((a0, a1): (f32, f32), (b0, b1): (f32, f32), flow: &MatchedColour) -> Ribbon {
    Ribbon {
        path: format!("M{a0:.1} 12C{a0:.1} 28 {b0:.1} 28 {b0:.1} 44H{b1:.1}C{b1:.1} 28 {a1:.1} 28 {a1:.1} 12Z"),
        hex: flow.from.to_string(),
        opacity: format!("{:.2}", (0.9 - flow.delta_e / 40.0).clamp(0.15, 0.9)),
    }
}
