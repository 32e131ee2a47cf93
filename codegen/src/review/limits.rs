//! Which changes pass a limit of the product.

use crate::diff::{Change, Consumer, Harm, Verdict, source};
use crate::model::{Object, Property};
use crate::review::{Capacity, Resource, Reviewed};

/// Judges those of `changes` as harmful that use more of what `capacity` tells of than there is.
pub(super) fn judge(changes: &mut [Reviewed<'_>], capacity: &[Capacity<'_>]) {
    for passed in capacity.iter().filter(|it| it.new > it.limit && it.new > it.old) {
        for reviewed in changes.iter_mut().filter(|reviewed| takes(&reviewed.change, passed)) {
            if let Some(harm) = harm(passed) {
                reviewed.impact.worsen(harm);
            }
        }
    }
}

/// Returns whether `change` takes some of what `capacity` tells of.
fn takes(change: &Change<'_>, capacity: &Capacity<'_>) -> bool {
    let Some(object) = change.object.new.filter(|object| object.name.value == capacity.object)
    else {
        return false;
    };
    match (change.property.old, change.property.new) {
        (None, Some(property)) => {
            is_own(object, property) && capacity.resource.counts(object, property)
        }
        _ => change.object.old.is_none(),
    }
}

/// Returns whether `property` is one of `object` itself, not inside of another one.
fn is_own(object: &Object<'_>, property: &Property<'_>) -> bool {
    let own = object.property(&property.name.value);
    own.is_some_and(|own| std::ptr::eq(own, property))
}

/// Returns whom it harms that more is used than `passed` allows.
fn harm(passed: &Capacity<'_>) -> Option<Harm> {
    let Capacity { object, resource, new, limit, .. } = passed;
    let counted = format!("`{object}` then has {new} {}", resource.name());
    let (consumers, verdict, because, rule): (&'static [Consumer], _, _, _) = match resource {
        Resource::Slots(_) => return None, // there are no more than there are names
        Resource::Relationships => (
            &[Consumer::Wire, Consumer::Records],
            Verdict::Breaking,
            format!("{counted}, and the directory has room for {limit}"),
            "custom-rel-count-10",
        ),
        Resource::Attributes => (
            &[Consumer::Wire],
            Verdict::Risky,
            format!(
                "{counted}, and the vendor advises {limit} at most: each adds to the cost of every write"
            ),
            "custom-count-12",
        ),
    };
    let todo = format!("keep the rest on a type of your own; `mosaic explain {rule}` says more");
    Some(Harm { consumers, verdict, because, todo, source: source::RULE_BOOK })
}
