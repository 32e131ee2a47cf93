//! What a change is known by from one run to the next, wherever it stands.

use std::collections::HashMap;

use crate::diff::{Change, Side, Written};
use crate::hash::Hash;
use crate::review::meaning::Meaning;

/// Gives changes their fingerprints.
pub(super) struct Fingerprints<'m> {
    old: Meaning<'m>,
    new: Meaning<'m>,
    /// How many changes had the same hash so far.
    seen: HashMap<u64, u64>,
}

impl<'m> Fingerprints<'m> {
    pub(super) fn new(old: Side<'m>, new: Side<'m>) -> Self {
        let meaning = |side: Side<'m>| Meaning::new(side.documents);
        Self { old: meaning(old), new: meaning(new), seen: HashMap::new() }
    }

    /// Returns the fingerprint of `change`. Of several changes that agree in kind, path and meaning,
    /// each has its number in the hash.
    pub(super) fn of(&mut self, change: &Change<'_>) -> String {
        let mut hash = Hash::new();
        hash.text(change.kind.name());
        hash.text(&change.path);
        hash_side(&mut hash, &self.old, change.written.old.as_ref());
        hash_side(&mut hash, &self.new, change.written.new.as_ref());
        let number = self.seen.entry(hash.number()).or_default();
        hash.bytes(&number.to_le_bytes());
        *number += 1;
        hash.finish()
    }
}

/// Adds what is written on one side, or that nothing is.
fn hash_side(hash: &mut Hash, meaning: &Meaning<'_>, written: Option<&Written<'_>>) {
    let value = written.and_then(|written| Some((written.location.source, written.value?)));
    match value {
        Some((source, value)) => hash.bytes(&meaning.digest(source, value).to_le_bytes()),
        None => hash.text("nothing"),
    }
}
