//! Where a finding was published.

use serde::Serialize;

/// A publication, as it is cited in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Source {
    /// The authors.
    pub authors: &'static str,
    /// The year of publication.
    pub year: u16,
    /// The journal with volume, or the book.
    pub journal: &'static str,
}

const fn source(authors: &'static str, year: u16, journal: &'static str) -> Source {
    Source { authors, year, journal }
}

/// 4,598 people of 30 nations chose emotions for twelve colour terms.
pub(super) const JONAUSKAITE: Source = source("Jonauskaite et al.", 2020, "Psychological Science 31, 1245–1260");
/// Blue hues are no sadder than others once lightness and chroma are equal.
pub(super) const SCHLOSS: Source =
    source("Schloss, Witzel, Lai", 2020, "Journal of the Optical Society of America A 37, 813–824");
/// What colours mean to buyers in several cultures.
pub(super) const ASLAM: Source = source("Aslam", 2006, "Journal of Marketing Communications 12, 15–30");
/// Anger, envy, fear and jealousy in five nations.
pub(super) const HUPKA: Source = source("Hupka et al.", 1997, "Journal of Cross-Cultural Psychology 28, 156–171");
/// Pleasure, arousal and dominance of Munsell colours.
pub(super) const VALDEZ: Source =
    source("Valdez, Mehrabian", 1994, "Journal of Experimental Psychology: General 123, 394–409");
/// Ratings and skin conductance while looking at colours.
pub(super) const WILMS: Source = source("Wilms, Oberfeld", 2018, "Psychological Research 82, 896–914");
/// Scales of single colours.
pub(super) const OU_SINGLE: Source =
    source("Ou, Luo, Woodcock, Wright", 2004, "Color Research & Application 29, 232–240");
/// Pairs of colours.
pub(super) const OU_PAIRS: Source =
    source("Ou, Luo, Woodcock, Wright", 2004, "Color Research & Application 29, 292–298");
/// Colours are liked for the things that have them.
pub(super) const PALMER: Source =
    source("Palmer, Schloss", 2010, "Proceedings of the National Academy of Sciences 107, 8877–8882");
/// 4,105 works of art and the emotions that people named.
pub(super) const MOHAMMAD: Source = source("Mohammad, Kiritchenko", 2018, "LREC 2018, WikiArt Emotions");
