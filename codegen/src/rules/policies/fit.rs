//! How a policy and the property that it stands on go together.

use crate::catalog::Judged;
use crate::model::{Kind, Property, Virtual};
use crate::rules::PolicySite;

/// How a policy and the property that it stands on go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fit {
    /// It looks at the values that there are, or it is not known what it looks at.
    Sound,
    /// The value is computed or derived: no write of it is ever validated.
    NeverAsked,
    /// It looks at single values, and is not applied to the elements of an array.
    OnArray,
    /// It looks at other values, and lets all of these pass.
    Passes,
    /// It looks at the length of values that have none, and refuses all of them.
    Fails,
}

impl Fit {
    /// Returns how the policy of `site` and its property go together.
    pub(super) fn of(site: &PolicySite<'_, '_>) -> Self {
        let property = site.site.property;
        if matches!(property.virtual_, Virtual::Computed | Virtual::Derived(_)) {
            return Self::NeverAsked;
        }
        site.shipped().map_or(Self::Sound, |policy| Self::between(policy.judges, property))
    }

    /// Returns how a policy that `judges` such values goes together with `property`, which a client writes.
    pub(crate) fn between(judges: Judged, property: &Property<'_>) -> Self {
        match (judges, &property.kind) {
            (Judged::Text | Judged::Number, Kind::Array(items)) => match items.kind {
                Kind::Relationship(_) => Self::Sound,
                _ => Self::OnArray,
            },
            (Judged::Text, Kind::Number | Kind::Integer)
            | (
                Judged::Text | Judged::Number,
                Kind::Boolean | Kind::Object(_) | Kind::Relationship(_),
            ) => Self::Passes,
            (Judged::Length, Kind::Number | Kind::Integer | Kind::Boolean) => Self::Fails,
            _ => Self::Sound,
        }
    }
}
