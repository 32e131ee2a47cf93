//! Whether a policy refuses more or less once it is given something else.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use crate::catalog::{Bound, Catalog, CatalogParameter};
use crate::diff::Pair;
use crate::diff::impact::site::{name, shown};
use crate::json::{Kind, Value};
use crate::meaning::strings;

/// What a policy refuses beside what it refused before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Strictness {
    /// Less: `what` says what it is given.
    Loosened(String),
    /// More: `what` says what it is given.
    Tightened(String),
    /// Nobody can tell.
    Unknown,
}

impl Strictness {
    /// Returns it for a policy that was changed in one parameter of the vendor's; unknown for every other.
    pub(super) fn of(policies: Pair<Value<'_>>) -> Self {
        Self::known(policies).unwrap_or(Self::Unknown)
    }

    fn known(policies: Pair<Value<'_>>) -> Option<Self> {
        let (old, new) = policies.both()?;
        let [before, id] = [old, new].map(|policy| policy.get("policyId").and_then(Value::as_str));
        let id = id.filter(|id| before.as_ref() == Some(id))?;
        let shipped = Catalog::embedded().policy(&id)?;
        let (old, new) = (old.get("params")?, new.get("params")?);
        let [parameter] = &*shipped.parameters else { return None };
        let is_other = |params: Value<'_>| params.members().any(|it| !it.key.is(parameter.name));
        if is_other(old) || is_other(new) {
            return None;
        }
        let (old, new) = (old.get(parameter.name)?, new.get(parameter.name)?);
        let what = format!("{} is {}, and was {}", name(parameter.name), shown(new), shown(old));
        match compared(parameter, old, new)? {
            Ordering::Less => Some(Self::Loosened(what)),
            Ordering::Greater => Some(Self::Tightened(what)),
            Ordering::Equal => None,
        }
    }
}

/// Returns how much is refused with `new`, compared to `old`.
fn compared(parameter: &CatalogParameter, old: Value<'_>, new: Value<'_>) -> Option<Ordering> {
    match parameter.bound {
        Some(Bound::Shortest | Bound::Contained | Bound::Least) => {
            number(new)?.partial_cmp(&number(old)?)
        }
        Some(Bound::Longest | Bound::Greatest) => number(old)?.partial_cmp(&number(new)?),
        None if parameter.lists_forbidden || parameter.names_properties => {
            let set = |value| -> Option<BTreeSet<_>> {
                Some(strings(parameter, value)?.into_iter().collect())
            };
            let (old, new) = (set(old)?, set(new)?);
            let grows = new.is_superset(&old);
            (grows || new.is_subset(&old)).then(|| new.len().cmp(&old.len()))
        }
        None => None,
    }
}

/// Returns the number that `value` is or, as JavaScript compares, spells.
fn number(value: Value<'_>) -> Option<f64> {
    match value.kind() {
        Kind::Number => value.as_number()?.as_f64(),
        _ => value.as_str()?.trim().parse().ok(),
    }
}
