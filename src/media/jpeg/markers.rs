//! The markers of a JPEG (ITU-T T.81, B.1): its header, and whether its scans are all there.

use std::ops::Range;

use crate::media::{MediaError, limits::broken};

const SOI: u8 = 0xd8;
const EOI: u8 = 0xd9;
const SOS: u8 = 0xda;
const APP1: u8 = 0xe1;
const APP2: u8 = 0xe2;
/// Progressive, with Huffman or arithmetic coding.
const PROGRESSIVE: [u8; 2] = [0xc2, 0xca];
const EXIF: &[u8] = b"Exif\0\0";
const ICC: &[u8] = b"ICC_PROFILE\0";
/// A few bytes can ask for one more pass over the whole picture: encoders write about ten scans, and none a hundred.
const MOST_SCANS: usize = 100;

/// What stands before the first scan.
#[derive(Debug, Default)]
pub struct Header {
    pub width: u32,
    pub height: u32,
    /// Sampling factors of each component: how many blocks across and down one unit of it has.
    pub sampling: Vec<(u8, u8)>,
    /// The scans refine each other, so that all coefficients are held until the last.
    pub progressive: bool,
    /// Exif data, which say how the camera was held.
    pub exif: Vec<u8>,
    /// The colour profile, put together from its parts.
    pub icc: Vec<u8>,
    /// Where the first scan's data begin.
    data: usize,
}

impl Header {
    /// Reads the markers up to the first scan.
    pub fn read(bytes: &[u8]) -> Result<Self, MediaError> {
        let header = Self::walk(bytes).ok_or_else(|| broken("the JPEG has no complete header"))?;
        if header.width == 0 || header.height == 0 || header.sampling.is_empty() {
            return Err(broken("the JPEG has no pixels"));
        }
        Ok(header)
    }

    fn walk(bytes: &[u8]) -> Option<Self> {
        let mut header = Self::default();
        let mut at = 0;
        loop {
            let (marker, segment) = segment(bytes, at)?;
            at = segment.end;
            let segment = bytes.get(segment)?;
            match marker {
                EOI => return None,
                SOS => {
                    // One component alone: the others follow in scans of their own.
                    header.progressive |= usize::from(*segment.first()?) < header.sampling.len();
                    header.data = at;
                    return Some(header);
                }
                // Frame headers: all of this row but the tables of Huffman and arithmetic codes and an extension.
                0xc0..=0xcf if ![0xc4, 0xc8, 0xcc].contains(&marker) => {
                    let number =
                        |i: usize| Some(u32::from(u16::from_be_bytes([*segment.get(i)?, *segment.get(i + 1)?])));
                    (header.height, header.width) = (number(1)?, number(3)?);
                    let components = segment.get(6..)?.chunks_exact(3).take(usize::from(*segment.get(5)?));
                    header.sampling = components.map(|part| (part[1] >> 4, part[1] & 15)).collect();
                    header.progressive = PROGRESSIVE.contains(&marker);
                }
                APP1 if header.exif.is_empty() => {
                    header.exif = segment.strip_prefix(EXIF).unwrap_or_default().to_vec();
                }
                // Two bytes count the parts; encoders write them in order.
                APP2 => header.icc.extend(segment.strip_prefix(ICC).and_then(|part| part.get(2..)).unwrap_or_default()),
                _ => {}
            }
        }
    }

    /// Whether its colours are mixed of four inks instead of light.
    pub fn is_inks(&self) -> bool {
        self.sampling.len() == 4
    }

    /// Coefficients for each pixel: 3, or 1.5 where the two of colour are halved both ways.
    pub fn samples_a_pixel(&self) -> f64 {
        let [across, down] =
            [|s: &(u8, u8)| s.0, |s: &(u8, u8)| s.1].map(|of| self.sampling.iter().map(of).max().unwrap_or(1));
        let unit = f64::from(across.max(1)) * f64::from(down.max(1));
        self.sampling.iter().map(|(h, v)| f64::from(*h) * f64::from(*v) / unit).sum()
    }

    /// Whether the markers lead from the first scan to the end of the picture. Decoders fill the missing part of a cut
    /// file with grey and report success; a palette with grey that the picture never had would be a lie.
    pub fn is_complete(&self, bytes: &[u8]) -> bool {
        let end = || {
            let mut at = self.data;
            for _ in 0..MOST_SCANS {
                at = next_marker(bytes, at)?;
                loop {
                    let (marker, segment) = segment(bytes, at)?;
                    at = segment.end;
                    match marker {
                        EOI => return Some(()),
                        SOS => break,
                        _ => {}
                    }
                }
            }
            None
        };
        end().is_some()
    }
}

/// The next marker at or after `at` and where its data lie (none for the markers that stand alone).
fn segment(bytes: &[u8], at: usize) -> Option<(u8, Range<usize>)> {
    let mut at = at + memchr::memchr(0xff, bytes.get(at..)?)?;
    // A marker is 0xFF, perhaps repeated, and a byte that says which.
    while *bytes.get(at)? == 0xff {
        at += 1;
    }
    let marker = *bytes.get(at)?;
    at += 1;
    // Stuffed zero, temporary marker, restarts, start, end: no length follows.
    if matches!(marker, 0x00 | 0x01 | 0xd0..=0xd7 | SOI | EOI) {
        return Some((marker, at..at));
    }
    let length = usize::from(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]));
    Some((marker, at + 2..at + length.max(2)))
}

/// The first marker at or after `at` that is neither stuffing nor a restart.
fn next_marker(bytes: &[u8], from: usize) -> Option<usize> {
    let data = bytes.get(from..)?;
    let marks = memchr::memchr_iter(0xff, data);
    let marker = |&at: &usize| data.get(at + 1).is_some_and(|next| !matches!(next, 0x00 | 0xd0..=0xd7 | 0xff));
    marks.into_iter().find(marker).map(|at| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Whether a JPEG with a frame of one pixel is complete with these bytes from its scan on.
    fn complete(before: &[u8], scan: &[u8]) -> bool {
        let frame = [0xff, 0xc0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0];
        let bytes = [&[0xff, 0xd8], before, &frame, &[0xff, SOS, 0, 8, 1, 1, 0, 0, 63, 0], scan].concat();
        Header::read(&bytes).is_ok_and(|header| header.is_complete(&bytes))
    }

    #[test]
    fn an_end_inside_a_segment_or_a_scan_does_not_count() {
        assert!(complete(&[], &[0xff, 0xd9]));
        assert!(!complete(&[], &[]));
        // A thumbnail's end inside an application segment.
        assert!(complete(&[0xff, 0xe1, 0, 4, 0xff, 0xd9], &[0xff, 0xd9]));
        assert!(!complete(&[0xff, 0xd9], &[0xff, 0xd9]));
        // A stuffed 0xFF and a restart in the scan, then a table, then the end.
        assert!(complete(&[], &[7, 0xff, 0, 0xff, 0xd0, 9, 0xff, 0xff, 0xc4, 0, 3, 9, 0xff, 0xd9]));
        assert!(!complete(&[], &[7, 0xff, 0, 0xff, 0xd0, 9]));
    }

    #[test]
    fn more_scans_than_any_encoder_writes_are_refused() {
        let scans = |n: usize| [[0xff, SOS, 0, 2, 5].repeat(n), vec![0xff, 0xd9]].concat();
        assert!(complete(&[], &scans(MOST_SCANS - 1)));
        assert!(!complete(&[], &scans(MOST_SCANS)));
    }

    proptest! {
        #[test]
        fn any_bytes_end_in_an_answer(bytes in proptest::collection::vec(prop_oneof![Just(0xff), any::<u8>()], 0..400)) {
            if let Ok(header) = Header::read(&bytes) {
                let _ = header.is_complete(&bytes);
            }
        }
    }
}
