//! The limits that the policies of a property set together.

use crate::catalog::{Bound, Catalog};
use crate::json::{Kind, Value};
use crate::model::{Policy, Property};
use crate::span::{Span, Spanned};

/// The narrowest limits that hold for every value of a property.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Limits {
    /// The length of a text from below.
    pub(super) shortest: Option<Limit>,
    /// The length of a text from above.
    pub(super) longest: Option<Limit>,
    /// How many characters of several kinds a text must hold in all.
    pub(super) contained: Option<Limit>,
    /// A number from below.
    pub(super) least: Option<Limit>,
    /// A number from above.
    pub(super) greatest: Option<Limit>,
}

/// One limit, and where it is set.
pub(super) type Limit = Spanned<f64>;

impl Limits {
    /// Returns what the entries of `policies` say.
    pub(super) fn of(property: &Property<'_>, catalog: &'static Catalog) -> Self {
        let mut limits = Self::default();
        for policy in property.policies() {
            limits.add(policy, catalog);
        }
        limits
    }

    fn add(&mut self, policy: Policy<'_>, catalog: &'static Catalog) {
        let id = policy.id();
        let Some(shipped) = id.get().and_then(|id| catalog.policy(id)) else {
            return;
        };
        for parameter in &shipped.parameters {
            let given = policy.params().and_then(|params| params.get(parameter.name));
            if let (Some(bound), Some(given)) = (parameter.bound, given)
                && let Some(number) = number(given)
            {
                self.bound(bound, number, given.span());
            }
        }
    }

    fn bound(&mut self, bound: Bound, number: f64, span: Span) {
        let (place, is_narrower): (_, fn(f64, f64) -> bool) = match bound {
            Bound::Shortest => (&mut self.shortest, |new, old| new > old),
            Bound::Longest => (&mut self.longest, |new, old| new < old),
            Bound::Least => (&mut self.least, |new, old| new > old),
            Bound::Greatest => (&mut self.greatest, |new, old| new < old),
            Bound::Contained => {
                let before = self.contained.map_or(0.0, |limit| limit.value);
                self.contained = Some(Limit::new(before + number, span));
                return;
            }
        };
        if place.is_none_or(|old| is_narrower(number, old.value)) {
            *place = Some(Limit::new(number, span));
        }
    }
}

/// Returns the number that `value` is or, as JavaScript compares, spells.
fn number(value: Value<'_>) -> Option<f64> {
    let number = match value.kind() {
        Kind::Number => value.as_number()?.as_f64(),
        _ => value.as_str()?.trim().parse().ok(),
    };
    number.filter(|number| number.is_finite())
}
