//! When a fault strikes.

use std::sync::atomic::{AtomicU64, Ordering};

use super::Fault;

/// Of so many occasions, one is struck.
const EVERY: u64 = 3;

/// The faults that are on, and how often each had its occasion.
#[derive(Debug)]
pub(crate) struct Faults {
    /// In the order of [`Fault::ALL`]; nothing for a fault that is off.
    occasions: [Option<AtomicU64>; Fault::ALL.len()],
    offset: u64,
}

impl Faults {
    /// Turns on `faults`; the first occasion that is struck depends on `seed`.
    pub(crate) fn new(faults: &[Fault], seed: u64) -> Self {
        let occasions = Fault::ALL.map(|fault| faults.contains(&fault).then(|| AtomicU64::new(0)));
        Self { occasions, offset: seed % EVERY }
    }

    /// Returns whether `fault` is on.
    pub(crate) fn has(&self, fault: Fault) -> bool {
        self.occasions[fault as usize].is_some()
    }

    /// Counts an occasion for `fault`, and returns the number of the strike if this one is struck: 0 for
    /// the first.
    pub(crate) fn strike(&self, fault: Fault) -> Option<u64> {
        let occasions = self.occasions[fault as usize].as_ref()?;
        let occasion = occasions.fetch_add(1, Ordering::Relaxed);
        (occasion % EVERY == self.offset).then_some(occasion / EVERY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_third_occasion_is_struck_from_one_that_the_seed_chooses() {
        for (seed, first) in [(0, 0), (1, 1), (2, 2), (3, 0), (u64::MAX, 0)] {
            let faults = Faults::new(&[Fault::Slow], seed);
            let strikes: Vec<_> = (0..9).filter(|_| faults.strike(Fault::Slow).is_some()).collect();
            assert_eq!(strikes, [first, first + 3, first + 6], "seed {seed}");
        }
    }

    #[test]
    fn strikes_are_numbered() {
        let faults = Faults::new(&[Fault::Reset], 1);
        let strikes: Vec<_> = (0..9).filter_map(|_| faults.strike(Fault::Reset)).collect();
        assert_eq!(strikes, [0, 1, 2]);
    }

    #[test]
    fn a_fault_that_is_off_never_strikes() {
        let faults = Faults::new(&[Fault::Slow], 0);
        assert!((0..9).all(|_| faults.strike(Fault::Reset).is_none()));
        assert!(faults.has(Fault::Slow) && !faults.has(Fault::Reset));
    }

    #[test]
    fn the_list_of_faults_is_in_the_order_of_their_declaration() {
        for (position, fault) in Fault::ALL.into_iter().enumerate() {
            assert_eq!(fault as usize, position);
            assert_eq!(Fault::named(fault.name()), Some(fault));
        }
    }
}
