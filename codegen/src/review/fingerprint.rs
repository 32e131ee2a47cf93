//! What a change is known by from one run to the next, wherever it stands.

use std::collections::HashMap;

use crate::diff::{Change, Consumer, Impact, Kind, Pair, Side, Written};
use crate::meaning::{Digest, Node, Reading};

/// How many digits of a hash are shown: enough that nobody makes another change of the same.
const DIGITS: usize = 16;

/// Gives changes their fingerprints.
pub(super) struct Fingerprints<'m> {
    sides: Pair<Side<'m>>,
    /// How many changes had the same hash so far.
    seen: HashMap<String, u64>,
}

impl<'m> Fingerprints<'m> {
    pub(super) fn new(old: Side<'m>, new: Side<'m>) -> Self {
        Self { sides: Pair::of(old, new), seen: HashMap::new() }
    }

    /// Returns the fingerprint of `change`, which is judged as `impact` by itself: what is approved as
    /// harmless is not so where what else is there makes the same text do harm. Of several changes that
    /// agree in all that is said of them and in what both sides mean, each has its number in the hash.
    pub(super) fn of(&mut self, change: &Change<'m>, impact: &Impact) -> String {
        let known = self.known_by(change, impact);
        let number = self.seen.entry(known.clone()).or_default();
        let mut digest = Digest::default();
        digest.text(&known);
        digest.text(&number.to_string());
        *number += 1;
        digest.finish()[..DIGITS].to_owned()
    }

    /// Returns the hash of what changed, of what else is part of it, of what both sides mean, and of what
    /// that does to whom; not what it does to generated code, for that depends on the settings.
    fn known_by(&self, change: &Change<'m>, impact: &Impact) -> String {
        let mut digest = Digest::default();
        digest.text(change.kind.name());
        digest.text(&change.path);
        optional(&mut digest, old_name(change));
        optional(&mut digest, change.key.as_deref());
        optional(&mut digest, change.other_end.as_deref());
        let key = change.key.as_deref().and_then(|key| key.rsplit('.').next());
        let Pair { old, new } = change.written;
        written(&mut digest, self.sides.old.zip(old), key);
        written(&mut digest, self.sides.new.zip(new), key);
        for consumer in Consumer::ALL.into_iter().filter(|consumer| *consumer != Consumer::Rust) {
            digest.text(impact.of(consumer).name());
        }
        digest.finish()
    }
}

/// Returns what was called otherwise before.
fn old_name<'c>(change: &'c Change<'_>) -> Option<&'c str> {
    match change.kind {
        Kind::TypeRenamed => change.object.old.map(|object| &*object.name.value),
        Kind::PropRenamed | Kind::PropReplaced | Kind::PropRestored => {
            change.property.old.map(|property| &*property.name.value)
        }
        _ => None,
    }
}

/// Adds `part`, or that there is none.
fn optional(digest: &mut Digest, part: Option<&str>) {
    digest.text(if part.is_some() { "some" } else { "none" });
    digest.text(part.unwrap_or_default());
}

/// Adds what is written on one side under `key`, or that nothing is.
fn written<'m>(digest: &mut Digest, side: Option<(Side<'m>, Written<'m>)>, key: Option<&str>) {
    let Some((side, Written { location, value: Some(value) })) = side else {
        return digest.text("nothing");
    };
    let node = Node::new(value, Reading::of_servers(side.documents, location.source));
    digest.said(&node.under(key.unwrap_or_default()).said());
    digest.end();
}
