//! The five voices that tell a story.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// Who tells the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Narrator {
    /// Sober; connects facts and invents nothing about the painting.
    Historian,
    /// Images and rhythm, in the present tense.
    Poet,
    /// Suspense, and a reveal at the end.
    Detective,
    /// Reads composition, colour and light.
    Critic,
    /// Witty, and never happy with the plumbing.
    TimeTraveller,
}

impl Narrator {
    /// All five, in the order in which pages offer them.
    pub const ALL: [Self; 5] = [Self::Historian, Self::Poet, Self::Detective, Self::Critic, Self::TimeTraveller];

    /// The name in the API, in forms and in file names.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Historian => "historian",
            Self::Poet => "poet",
            Self::Detective => "detective",
            Self::Critic => "critic",
            Self::TimeTraveller => "time_traveller",
        }
    }
}

impl fmt::Display for Narrator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The text names no narrator.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown narrator “{0}”: historian, poet, detective, critic or time_traveller")]
pub struct UnknownNarrator(pub String);

impl FromStr for Narrator {
    type Err = UnknownNarrator;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|narrator| narrator.as_str() == text).ok_or_else(|| UnknownNarrator(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_back() {
        for narrator in Narrator::ALL {
            assert_eq!(narrator.to_string().parse(), Ok(narrator));
            let json = serde_json::to_string(&narrator).unwrap();
            assert_eq!(json, format!("\"{narrator}\""));
        }
        assert!("Poet".parse::<Narrator>().is_err());
    }
}
