//! What is used of what the product limits, before and after.

use std::collections::BTreeMap;

use crate::catalog::{Catalog, ExtensionFamily, Origin, Product};
use crate::config::Config;
use crate::model::{Object, Property};
use crate::review::Reviewed;
use crate::slots::{self, FamilySlots};

/// How much of something that is limited a type uses.
#[derive(Clone, Copy, Debug)]
pub struct Capacity<'m> {
    /// The type.
    pub object: &'m str,
    /// What is limited.
    pub resource: Resource,
    /// How much the old side uses.
    pub old: usize,
    /// How much the new side uses.
    pub new: usize,
    /// How much there is: of slots, what the new side declares, for a tenant has no others.
    pub limit: usize,
}

/// What is limited.
#[derive(Clone, Copy, Debug)]
pub enum Resource {
    /// The extension slots of a family; used is what has an alias or a title of its own.
    Slots(&'static ExtensionFamily),
    /// Relationships that the vendor does not ship.
    Relationships,
    /// Properties that the vendor does not ship, without relationships.
    Attributes,
}

impl Resource {
    /// Returns the name, as reports spell it: that of a family is how its properties begin.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Slots(family) => family.prefix,
            Self::Relationships => "custom relationships",
            Self::Attributes => "custom attributes",
        }
    }

    /// Returns whether `property`, one of `object` itself, takes some of it.
    pub(super) fn counts(self, object: &Object<'_>, property: &Property<'_>) -> bool {
        let is_of_kind = match self {
            Self::Slots(_) => return false,
            Self::Relationships => property.relationship().is_some(),
            Self::Attributes => property.relationship().is_none(),
        };
        let origin = Catalog::embedded().origin(&object.name.value, &property.name.value);
        is_of_kind && origin == Origin::Own
    }
}

/// Returns what is used on either side by the types that `changes` are about, by name, where `configs`
/// are the settings of the old side and of the new one; what neither uses is left out.
pub(super) fn between<'m>(changes: &[Reviewed<'m>], configs: [&Config; 2]) -> Vec<Capacity<'m>> {
    if configs[1].product != Product::Aic {
        return Vec::new(); // the limits are those of the directory of AIC
    }
    let objects = changes.iter().map(|reviewed| reviewed.change.object);
    let objects = objects.filter_map(|object| Some((object.new?, object.old)));
    let touched: BTreeMap<&str, _> =
        objects.map(|(new, old)| (&*new.name.value, (new, old))).collect();
    touched
        .into_values()
        .flat_map(|(new, old)| of_slots(old, new, configs).into_iter().chain(of_own(old, new)))
        .filter(|capacity| capacity.old > 0 || capacity.new > 0)
        .collect()
}

/// Returns what is used of each family of slots.
fn of_slots<'m>(
    old: Option<&Object<'_>>,
    new: &'m Object<'_>,
    [old_config, new_config]: [&Config; 2],
) -> Vec<Capacity<'m>> {
    let before = old.and_then(|old| slots::usage_of(old, old_config));
    let before = before.map_or_else(Vec::new, |usage| usage.families);
    let used = |families: &[FamilySlots<'_>], prefix| {
        let family = families.iter().find(|of_family| of_family.family.prefix == prefix);
        family.map_or(0, |of_family| of_family.used.len())
    };
    let after = slots::usage_of(new, new_config).map_or_else(Vec::new, |usage| usage.families);
    let capacities = after.iter().map(|of_family| Capacity {
        object: &new.name.value,
        resource: Resource::Slots(of_family.family),
        old: used(&before, of_family.family.prefix),
        new: of_family.used.len(),
        limit: of_family.used.len() + of_family.left.len(),
    });
    capacities.collect()
}

/// Returns what is used of what a tenant may add of its own.
fn of_own<'m>(old: Option<&Object<'_>>, new: &'m Object<'_>) -> Vec<Capacity<'m>> {
    let catalog = Catalog::embedded();
    let shipped = catalog.managed_type(&new.name.value);
    if shipped.is_some_and(|shipped| shipped.is_untouchable) {
        return Vec::new();
    }
    let attributes = shipped.and_then(|shipped| catalog.custom_attribute_limit(shipped));
    let limits = [
        (Resource::Relationships, catalog.custom_relationship_limit()),
        (Resource::Attributes, attributes),
    ];
    let limits = limits.into_iter().filter_map(|(resource, limit)| Some((resource, limit?)));
    let capacities = limits.map(|(resource, limit)| Capacity {
        object: &new.name.value,
        resource,
        old: old.map_or(0, |old| count_own(old, resource)),
        new: count_own(new, resource),
        limit,
    });
    capacities.collect()
}

/// Returns how many properties of the kind that `resource` limits a tenant made.
fn count_own(object: &Object<'_>, resource: Resource) -> usize {
    object.properties().iter().filter(|property| resource.counts(object, property)).count()
}
