//! Identifiers and revisions that follow from a seed.

use crate::Flavour;

/// The source of identifiers and revisions: the same seed gives the same ones in the same order, also
/// across a restart.
#[derive(Clone, Debug, Default)]
pub(crate) struct Serial {
    seed: u64,
    used: u64,
}

impl Serial {
    /// The key of the journal that says how many were used.
    pub(crate) const KEY: &'static str = "serial";

    pub(super) fn new(seed: u64) -> Self {
        Self { seed, used: 0 }
    }

    /// Goes on behind `used` ones.
    pub(super) fn resume(&mut self, used: u64) {
        self.used = used;
    }

    /// Returns how many were used.
    pub(super) fn used(&self) -> u64 {
        self.used
    }

    /// Returns a number that no other call returns.
    pub(crate) fn next(&mut self) -> u64 {
        self.used += 1;
        self.used
    }

    /// Returns an identifier in the form of a random UUID.
    pub(crate) fn uuid(&mut self) -> String {
        let number = self.next();
        uuid(mix(self.seed ^ mix(number)), mix(number.rotate_left(32) ^ mix(!self.seed)))
    }

    /// Returns the revision that follows `previous`: `UUID-NUMBER` on AIC, a small number on
    /// OpenIDM.
    pub(crate) fn revision(&mut self, previous: Option<&str>, flavour: Flavour) -> String {
        let number = self.next();
        match flavour {
            Flavour::Aic => {
                let server = uuid(mix(self.seed), mix(!self.seed));
                format!("{server}-{number}")
            }
            Flavour::Idm => {
                let previous = previous.and_then(|previous| previous.parse::<u64>().ok());
                previous.map_or(0, |previous| previous.saturating_add(1)).to_string()
            }
        }
    }
}

/// Returns the UUID of version 4 with the bits of two numbers.
fn uuid(high: u64, low: u64) -> String {
    let high = (high & !0xf000) | 0x4000;
    let low = (low & !(0b11 << 62)) | (0b10 << 62);
    format!(
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        high >> 32,
        (high >> 16) & 0xffff,
        high & 0xffff,
        low >> 48,
        low & 0xffff_ffff_ffff
    )
}

/// Returns a number all of whose bits depend on all bits of `number` (the finaliser of `SplitMix64`).
fn mix(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_identifiers_and_another_seed_others() {
        let three = |seed| {
            let mut serial = Serial::new(seed);
            [serial.uuid(), serial.uuid(), serial.uuid()]
        };
        assert_eq!(three(7), three(7));
        assert_ne!(three(7)[0], three(8)[0]);
    }

    #[test]
    fn an_identifier_is_a_uuid_of_version_four_and_never_comes_twice() {
        let mut serial = Serial::new(0);
        let mut seen = HashSet::new();
        for _ in 0..10_000 {
            let uuid = serial.uuid();
            assert_eq!((uuid.len(), &uuid[14..15]), (36, "4"), "{uuid}");
            assert!(matches!(&uuid[19..20], "8" | "9" | "a" | "b"), "{uuid}");
            assert!(seen.insert(uuid));
        }
    }

    #[test]
    fn a_restart_goes_on_with_other_identifiers() {
        let mut first = Serial::new(3);
        let before = first.uuid();
        let mut second = Serial::new(3);
        second.resume(first.used());
        assert_ne!(second.uuid(), before);
    }

    #[test]
    fn a_revision_has_the_form_of_the_flavour() {
        let mut serial = Serial::new(1);
        let first = serial.revision(None, Flavour::Aic);
        let second = serial.revision(Some(&first), Flavour::Aic);
        assert_eq!(first[..36], second[..36]);
        assert!(first.ends_with("-1") && second.ends_with("-2"), "{first} {second}");
        assert_eq!(serial.revision(None, Flavour::Idm), "0");
        assert_eq!(serial.revision(Some("0"), Flavour::Idm), "1");
    }
}
