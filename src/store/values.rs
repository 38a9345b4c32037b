//! Values that columns hold, with a type of their own.

use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};

use super::StoreError;

/// A SHA-256. Tokens and keys are stored only as this, never in the clear.
#[derive(Clone, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(transparent)]
pub struct Digest(Vec<u8>);

impl Digest {
    /// The digest of some bytes.
    pub fn of(bytes: impl AsRef<[u8]>) -> Self {
        Self(Sha256::digest(bytes).to_vec())
    }
}

impl fmt::Debug for Digest {
    /// The first bytes in hexadecimal: enough to tell two apart in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().take(4).try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// A value as JSON text. Stored as text, because the `JSON` types of the engines differ and the
/// app never searches inside.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(transparent)]
pub struct JsonText(String);

impl JsonText {
    /// Writes a value.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when the value has no JSON form (a map whose keys are not text).
    pub fn of(value: &(impl Serialize + ?Sized)) -> Result<Self, StoreError> {
        serde_json::to_string(value).map(Self).map_err(|error| StoreError::Corrupt(error.to_string()))
    }

    /// Reads the value back.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when the text is not a `T`.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, StoreError> {
        serde_json::from_str(&self.0).map_err(|error| StoreError::Corrupt(error.to_string()))
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The seed of a story. All 64 bits are kept: the column is a signed `BIGINT` with the same bits,
/// since SQLite knows no unsigned integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(transparent)]
pub struct Seed(i64);

impl From<u64> for Seed {
    fn from(seed: u64) -> Self {
        Self(seed.cast_signed())
    }
}

impl From<Seed> for u64 {
    fn from(seed: Seed) -> Self {
        seed.0.cast_unsigned()
    }
}

/// Makes an enum that a text column holds, one word for each variant.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)+
        }

        impl $name {
            /// The word that the column holds.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }

        impl TryFrom<String> for $name {
            type Error = String;

            fn try_from(word: String) -> Result<Self, String> {
                match word.as_str() {
                    $($word => Ok(Self::$variant),)+
                    _ => Err(format!("unknown word {word:?}")),
                }
            }
        }
    };
}

words! {
    /// Where the colours of a palette come from.
    PaletteSource {
        /// A picture that the person brought.
        Upload = "upload",
        /// A frame of one of our animated gradients.
        Gradient = "gradient",
        /// Colours given as numbers, or an edit of another palette.
        Colors = "colors",
    }
}

words! {
    /// How a painting came into the collection.
    PaintingOrigin {
        /// It is part of the program.
        Builtin = "builtin",
        /// The operator added it.
        Import = "import",
    }
}

words! {
    /// How far a story is.
    StoryStatus {
        /// It waits for a writer.
        Queued = "queued",
        /// A writer holds it.
        Writing = "writing",
        /// It can be read.
        Done = "done",
        /// It will not be written.
        Failed = "failed",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_keeps_all_its_bits() {
        for seed in [0, 1, u64::MAX, 1 << 63] {
            assert_eq!(u64::from(Seed::from(seed)), seed);
        }
    }

    #[test]
    fn words_read_back_and_others_do_not() {
        for status in [StoryStatus::Queued, StoryStatus::Failed] {
            assert_eq!(StoryStatus::try_from(status.as_str().to_owned()), Ok(status));
        }
        assert!(StoryStatus::try_from("QUEUED".to_owned()).is_err());
    }

    #[test]
    fn json_that_does_not_fit_is_corrupt() {
        let text = JsonText::of("not a number").unwrap();
        assert!(matches!(text.read::<u8>(), Err(StoreError::Corrupt(_))));
    }

    #[test]
    fn a_digest_is_the_published_one() {
        // FIPS 180-4, the one-block example "abc".
        assert_eq!(format!("{:?}", Digest::of("abc")), "ba7816bf");
    }
}
