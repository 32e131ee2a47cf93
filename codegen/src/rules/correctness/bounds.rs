//! What bounds the length of a text and the size of a number: keys of a declaration, and policies.

use crate::json::Value;
use crate::model::Keyword;
use crate::rules::Site;

/// The keys that bound the same from below and from above.
pub(super) const PAIRS: [(Keyword, Keyword); 2] =
    [(Keyword::MinLength, Keyword::MaxLength), (Keyword::Minimum, Keyword::Maximum)];

/// One bound.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bound<'a> {
    /// How much.
    pub(super) limit: f64,
    /// The number, as written.
    pub(super) value: Value<'a>,
    /// The policy that takes it; nothing where it is the value of the key.
    pub(super) policy: Option<&'static str>,
}

/// Returns the bounds that `keyword` and the policy with a parameter of this name set for a property.
pub(super) fn bounds<'a>(
    site: &Site<'_, 'a>,
    keyword: Keyword,
) -> impl Iterator<Item = Bound<'a>> + use<'a> {
    let property = site.property;
    let key = property.written(keyword).and_then(|value| Bound::of(value, None));
    let mut policies = Vec::new();
    if property.policy_list().is_some()
        && let Some(known) = site.context().catalog.policy_with_parameter(keyword.name())
    {
        let same = property.policies().filter(|policy| policy.id().text() == Some(known.id));
        let limits = same.filter_map(|policy| policy.params()?.get(keyword.name()));
        policies.extend(limits.filter_map(|value| Bound::of(value, Some(known.id))));
    }
    key.into_iter().chain(policies)
}

/// Returns a lower and an upper bound that no value keeps both, where a key sets one of them.
pub(super) fn contradiction<'a>(
    site: &Site<'_, 'a>,
    (low, high): (Keyword, Keyword),
) -> Option<(Bound<'a>, Bound<'a>)> {
    // `policy-contradiction` reports what policies alone say
    site.property.written(low).or_else(|| site.property.written(high))?;
    let lower = bounds(site, low).max_by(|one, other| one.limit.total_cmp(&other.limit))?;
    let upper = bounds(site, high).min_by(|one, other| one.limit.total_cmp(&other.limit))?;
    let has_key = lower.policy.is_none() || upper.policy.is_none();
    (has_key && lower.limit > upper.limit).then_some((lower, upper))
}

impl<'a> Bound<'a> {
    fn of(value: Value<'a>, policy: Option<&'static str>) -> Option<Self> {
        let limit = value.as_number()?.as_f64()?;
        Some(Self { limit, value, policy })
    }
}
