//! What keeps a configuration from being deployed.

use std::collections::{BTreeSet, HashSet};

use crate::catalog::Product;
use crate::deploy::end::{other_ends, own_ends};
use crate::deploy::{End, Step};
use crate::diagnostic::Diagnostic;
use crate::diff::Side;
use crate::fingerprint;
use crate::model::Model;
use crate::span::Location;

/// Returns the errors of `wanted` that `tenant` does not have yet: whoever changes one thing need not
/// mend everything.
#[must_use]
pub fn new_errors(tenant: &[Diagnostic], wanted: &[Diagnostic]) -> Vec<Diagnostic> {
    let is_error = |finding: &&Diagnostic| finding.is_error();
    let held: HashSet<_> = fingerprint::of(tenant.iter().filter(is_error)).into_iter().collect();
    let errors: Vec<_> = wanted.iter().filter(is_error).collect();
    let fingerprints = fingerprint::of(errors.iter().copied());
    let new = errors.into_iter().zip(fingerprints);
    new.filter(|(_, fingerprint)| !held.contains(fingerprint))
        .map(|(error, _)| error.clone())
        .collect()
}

/// Returns an error for each end of `wanted` that lacks another end that it names, as far as `steps`
/// touch either: a relationship has all of its ends or none.
#[must_use]
pub fn one_sided(wanted: Side<'_>, steps: &[Step], product: Product) -> Vec<Diagnostic> {
    let touched = steps.iter().filter_map(|step| match step {
        Step::Declare(end) | Step::Remove(end) => Some(end),
        Step::Configure => None,
    });
    let touched: BTreeSet<_> = touched.collect();
    let mut errors = Vec::new();
    let (own, pairs) = (own_ends(wanted.model, product), pairs(wanted.model));
    for pair in &pairs {
        let (end, other) = pair;
        let Some(declared) = own.get(end) else { continue };
        let is_whole = pairs.contains(&(other.clone(), end.clone()));
        if is_whole || !touched.contains(end) && !touched.contains(other) {
            continue;
        }
        let span = declared.property.name.span;
        let location = Location { source: declared.object.source(), span };
        let message = format!("expected `{other}` as the other end of `{end}`, found none");
        let error = Diagnostic::error("relationship-one-sided", location, message);
        errors.push(error.at(end.to_string()).with_hint(
            "declare all ends, each with the other as its `reversePropertyName`, or none",
        ));
    }
    errors
}

/// Returns each end of `model` with each other end that it names.
fn pairs(model: &Model<'_>) -> BTreeSet<(End, End)> {
    let declared = model.objects.iter().flat_map(|object| {
        object.properties().iter().map(move |property| (&object.name.value, property))
    });
    let named = declared.flat_map(|(object, property)| {
        let end = End::new(object, &property.name.value);
        other_ends(property).into_iter().map(move |other| (end.clone(), other))
    });
    named.collect()
}
