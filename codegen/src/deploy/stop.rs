//! What keeps a configuration from being deployed.

use std::collections::{BTreeSet, HashSet};

use crate::catalog::Product;
use crate::deploy::Step;
use crate::deploy::end::{other_end, own_ends};
use crate::diagnostic::Diagnostic;
use crate::diff::Side;
use crate::fingerprint;
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

/// Returns an error for each end of `wanted` that lacks its other end, as far as `steps` touch either: a
/// relationship has both ends or none.
#[must_use]
pub fn one_sided(wanted: Side<'_>, steps: &[Step], product: Product) -> Vec<Diagnostic> {
    let touched = steps.iter().filter_map(|step| match step {
        Step::Declare(end) | Step::Remove(end) => Some(end),
        Step::Configure => None,
    });
    let touched: BTreeSet<_> = touched.collect();
    let mut errors = Vec::new();
    for (end, declared) in own_ends(wanted.model, product) {
        let Some(other) = declared.property.relationship().and_then(other_end) else { continue };
        let back = other.find(wanted.model).and_then(|property| property.relationship());
        let is_whole = back.and_then(other_end).as_ref() == Some(&end);
        if is_whole || !touched.contains(&end) && !touched.contains(&other) {
            continue;
        }
        let span = declared.property.name.span;
        let location = Location { source: declared.object.source(), span };
        let message = format!("expected `{other}` as the other end of `{end}`, found none");
        let error = Diagnostic::error("relationship-one-sided", location, message);
        errors.push(error.at(end.to_string()).with_hint(
            "declare both ends, each with the other as its `reversePropertyName`, or neither",
        ));
    }
    errors
}
