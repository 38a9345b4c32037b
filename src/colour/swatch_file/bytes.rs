//! Big-endian numbers, as Adobe's formats write them.

/// What is left to read. Every method takes from the front, or gives nothing where too little is left.
#[derive(Clone, Copy)]
pub(super) struct Bytes<'a>(pub &'a [u8]);

impl<'a> Bytes<'a> {
    pub fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (head, tail) = self.0.split_at_checked(count)?;
        self.0 = tail;
        Some(head)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    pub fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_be_bytes)
    }

    pub fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_be_bytes)
    }

    pub fn f32(&mut self) -> Option<f32> {
        self.array().map(f32::from_be_bytes)
    }

    /// A text of so many UTF-16 units; a closing zero is dropped.
    pub fn utf16(&mut self, units: usize) -> Option<String> {
        let units = self.take(units.checked_mul(2)?)?.chunks_exact(2).map(|u| u16::from_be_bytes([u[0], u[1]]));
        let text: String = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        Some(text.trim_end_matches('\0').to_owned())
    }
}

/// A text as UTF-16 with a closing zero: its length in units, then the bytes.
pub(super) fn utf16(text: &str) -> (usize, Vec<u8>) {
    let units: Vec<u16> = text.encode_utf16().chain([0]).collect();
    (units.len(), units.iter().flat_map(|unit| unit.to_be_bytes()).collect())
}
