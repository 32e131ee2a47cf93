//! The steps from one configuration to another, in the order in which a tenant can take them.

use std::collections::BTreeSet;
use std::fmt;

use crate::catalog::Product;
use crate::deploy::configuration::rest_state;
use crate::deploy::end::{other_ends, own_ends};
use crate::deploy::{End, state};
use crate::diff::Side;

/// One step from one configuration to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// An end goes, through the schema service.
    Remove(End),
    /// Everything but the ends is written, as one document.
    Configure,
    /// An end is made or replaced, through the schema service.
    Declare(End),
}

impl fmt::Display for Step {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Remove(end) => write!(formatter, "remove the relationship `{end}`"),
            Self::Configure => formatter.write_str("write the configuration"),
            Self::Declare(end) => write!(formatter, "declare the relationship `{end}`"),
        }
    }
}

/// Returns the steps from `tenant` to `wanted`: ends go first, types come before the ends that refer to
/// them, and all ends of a relationship come together. None where the two say the same.
#[must_use]
pub fn steps(tenant: Side<'_>, wanted: Side<'_>, product: Product) -> Vec<Step> {
    let (held, asked) = (own_ends(tenant.model, product), own_ends(wanted.model, product));
    let gone = held.keys().filter(|end| !asked.contains_key(end)).cloned().map(Step::Remove);
    let mut steps: Vec<_> = gone.collect();
    let is_same_rest = rest_state(tenant, product)
        .zip(rest_state(wanted, product))
        .is_some_and(|(held, asked)| held == asked);
    if !is_same_rest {
        steps.push(Step::Configure); // where a side cannot be edited, its step says why
    }
    let is_same = |end: &End| {
        let (held, asked) = (held.get(end), asked.get(end));
        held.zip(asked)
            .is_some_and(|(held, asked)| state(held.property.value) == state(asked.property.value))
    };
    let mut open: BTreeSet<_> = asked.keys().filter(|end| !is_same(end)).collect();
    while let Some(end) = open.pop_first() {
        steps.push(Step::Declare(end.clone()));
        let others = other_ends(asked[end].property).into_iter();
        steps.extend(others.filter(|other| open.remove(other)).map(Step::Declare));
    }
    steps
}
