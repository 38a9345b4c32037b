//! The files of `static/`, embedded by `build/assets.rs`.

/// One embedded file.
#[derive(Debug)]
pub struct Asset {
    /// Its name in `static/`.
    pub name: &'static str,
    /// Its address: it holds the hash of all files, so it may be cached for a year.
    pub route: &'static str,
    /// Its media type.
    pub content_type: &'static str,
    /// Its bytes as they are.
    pub plain: &'static [u8],
    /// Its brotli form, for texts.
    pub brotli: Option<&'static [u8]>,
    /// Its gzip form, for texts.
    pub gzip: Option<&'static [u8]>,
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The file at an address.
pub fn find(route: &str) -> Option<&'static Asset> {
    ALL.iter().copied().find(|asset| asset.route == route)
}
