//! Whether a JPEG is all there. Decoders fill the missing part of a cut file with grey and
//! report success; a palette with grey that the picture never had would be a lie.

const SOI: u8 = 0xd8;
const EOI: u8 = 0xd9;
const SOS: u8 = 0xda;

/// Whether the file's markers lead from its start to its end-of-image marker (ITU-T T.81, B.1).
pub fn is_complete(bytes: &[u8]) -> bool {
    walk(bytes).is_some()
}

fn walk(bytes: &[u8]) -> Option<()> {
    let mut at = 0;
    loop {
        // A marker is 0xFF, perhaps repeated, and a byte that says which.
        while *bytes.get(at)? != 0xff {
            at += 1;
        }
        while *bytes.get(at)? == 0xff {
            at += 1;
        }
        let marker = *bytes.get(at)?;
        at += 1;
        match marker {
            EOI => return Some(()),
            // Stuffed zero, temporary marker, restarts, start: no length follows.
            0x00 | 0x01 | 0xd0..=0xd7 | SOI => {}
            _ => {
                let length = usize::from(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]));
                at += length.max(2);
                if marker == SOS {
                    at = next_marker(bytes, at)?;
                }
            }
        }
    }
}

/// The first marker at or after `at` that is neither stuffing nor a restart.
fn next_marker(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += bytes.get(at..)?.iter().position(|&byte| byte == 0xff)?;
        match *bytes.get(at + 1)? {
            0x00 | 0xd0..=0xd7 => at += 2,
            0xff => at += 1,
            _ => return Some(at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_end_inside_a_segment_or_a_scan_does_not_count() {
        assert!(is_complete(&[0xff, 0xd8, 0xff, 0xd9]));
        assert!(!is_complete(&[0xff, 0xd8]));
        // A thumbnail's end inside an application segment.
        assert!(!is_complete(&[0xff, 0xd8, 0xff, 0xe1, 0, 4, 0xff, 0xd9]));
        // A stuffed 0xFF and a restart in the scan, then the end.
        assert!(is_complete(&[0xff, 0xd8, 0xff, 0xda, 0, 2, 7, 0xff, 0, 0xff, 0xd0, 9, 0xff, 0xd9]));
        assert!(!is_complete(&[0xff, 0xd8, 0xff, 0xda, 0, 2, 7, 0xff, 0, 0xff, 0xd0, 9]));
    }

    proptest! {
        #[test]
        fn any_bytes_end_in_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = is_complete(&bytes);
        }
    }
}
