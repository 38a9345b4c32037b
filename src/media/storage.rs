//! Where the copies live: a folder under the data folder, under random names.

use std::{
    fmt, fs, io,
    path::{Path, PathBuf},
    str::FromStr,
};

use uuid::Uuid;

use super::Copies;

/// The random name of a kept picture. It says nothing about whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PictureKey(Uuid);

/// Which of the two copies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variant {
    /// The large one.
    Display,
    /// The small one.
    Thumbnail,
}

impl fmt::Display for PictureKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.simple().fmt(f)
    }
}

impl FromStr for PictureKey {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

/// A folder of pictures. Writing is atomic: a file is there whole or not at all.
#[derive(Debug, Clone)]
pub struct Pictures {
    root: PathBuf,
}

impl Pictures {
    /// Opens the folder, making it where it is missing.
    ///
    /// # Errors
    /// The folder cannot be made.
    pub fn open(root: impl Into<PathBuf>) -> io::Result<Self> {
        let root = root.into();
        let mut folder = fs::DirBuilder::new();
        folder.recursive(true);
        // Other users of the machine have no business with people's pictures.
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
        folder.create(&root)?;
        Ok(Self { root })
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Keeps both copies under a new name. Blocking.
    ///
    /// # Errors
    /// The disk is full or the folder cannot be written; nothing is left behind.
    pub fn keep(&self, copies: &Copies) -> io::Result<PictureKey> {
        let key = PictureKey(Uuid::new_v4());
        let kept = self
            .write(key, Variant::Display, &copies.display)
            .and_then(|()| self.write(key, Variant::Thumbnail, &copies.thumbnail));
        if let Err(error) = kept {
            self.forget(key);
            return Err(error);
        }
        Ok(key)
    }

    /// Keeps the same copies once more under a name of their own, so that each owner can forget hers. Blocking.
    ///
    /// # Errors
    /// As [`Pictures::keep`]; also where the copies are gone.
    pub fn again(&self, key: PictureKey) -> io::Result<PictureKey> {
        let read = |variant| fs::read(self.path(key, variant));
        let again = PictureKey(Uuid::new_v4());
        let kept = [Variant::Display, Variant::Thumbnail]
            .into_iter()
            .try_for_each(|variant| self.write(again, variant, &read(variant)?));
        if let Err(error) = kept {
            self.forget(again);
            return Err(error);
        }
        Ok(again)
    }

    /// The file of one copy.
    pub fn path(&self, key: PictureKey, variant: Variant) -> PathBuf {
        let name = key.to_string();
        let end = match variant {
            Variant::Display => "jpg",
            Variant::Thumbnail => "thumb.jpg",
        };
        self.root.join(&name[..2]).join(format!("{name}.{end}"))
    }

    /// Removes both copies, as far as they are there.
    pub fn forget(&self, key: PictureKey) {
        for variant in [Variant::Display, Variant::Thumbnail] {
            if let Err(error) = fs::remove_file(self.path(key, variant))
                && error.kind() != io::ErrorKind::NotFound
            {
                tracing::warn!(%key, %error, "a picture could not be removed");
            }
        }
    }

    fn write(&self, key: PictureKey, variant: Variant, bytes: &[u8]) -> io::Result<()> {
        let path = self.path(key, variant);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let draft = path.with_extension("part");
        let written = fs::write(&draft, bytes).and_then(|()| fs::rename(&draft, &path));
        if written.is_err() {
            // The first error is the one to report; a draft that was never made is no second one.
            let _ = fs::remove_file(&draft);
        }
        written
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_finds_and_forgets() {
        let folder = tempfile::tempdir().unwrap();
        let pictures = Pictures::open(folder.path().join("uploads")).unwrap();
        let copies = Copies { display: b"large".to_vec(), thumbnail: b"small".to_vec(), width: 1, height: 1 };
        let key = pictures.keep(&copies).unwrap();
        assert_eq!(key.to_string().parse::<PictureKey>().unwrap(), key);
        assert_eq!(fs::read(pictures.path(key, Variant::Thumbnail)).unwrap(), b"small");
        pictures.forget(key);
        assert!(!pictures.path(key, Variant::Display).exists());
    }
}
