//! A hash that is the same in every version, on every machine.

/// A running 64-bit FNV-1a hash.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hash {
    state: u64,
}

impl Hash {
    pub(crate) const fn new() -> Self {
        Self { state: 0xcbf2_9ce4_8422_2325 }
    }

    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.state = (self.state ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// Adds `text` and its end, so that two texts are not the same as one.
    pub(crate) fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
        self.bytes(&[0xff]);
    }

    /// Returns the hash as 16 hexadecimal digits.
    pub(crate) fn finish(self) -> String {
        format!("{:016x}", self.state)
    }
}
