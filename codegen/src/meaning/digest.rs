//! What a meaning is known by where there is no room for it, or it shall not be read.

use sha2::{Digest as _, Sha256};

use crate::meaning::said::{Said, Sink};

/// A running SHA-256 of texts and of what values say.
#[derive(Default)]
pub(crate) struct Digest {
    hash: Sha256,
}

impl Sink for Digest {
    fn take(&mut self, text: &str) {
        self.hash.update(text);
    }
}

impl Digest {
    /// Adds `text` and its end, so that two texts are not the same as one.
    pub(crate) fn text(&mut self, text: &str) {
        self.hash.update(text);
        self.end();
    }

    /// Adds what is `said`.
    pub(crate) fn said(&mut self, said: &Said<'_>) {
        said.write(self);
    }

    /// Adds the end of what was added: a byte that no text has.
    pub(crate) fn end(&mut self) {
        self.hash.update([0xff]);
    }

    /// Returns it in 64 hexadecimal digits.
    pub(crate) fn finish(self) -> String {
        let digits = self.hash.finalize().into_iter().map(|byte| format!("{byte:02x}"));
        digits.collect()
    }
}
