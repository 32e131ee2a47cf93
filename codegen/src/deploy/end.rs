//! The ends of the relationships that a tenant added.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::catalog::{Catalog, Origin, Product};
use crate::model::{Model, Object, Property, Relationship};

/// One end of a relationship: a property of a type.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct End {
    /// The type that has the property.
    pub object: String,
    /// The property.
    pub property: String,
}

impl End {
    /// Returns the end called `property` of the type called `object`.
    #[must_use]
    pub fn new(object: &str, property: &str) -> Self {
        Self { object: object.to_owned(), property: property.to_owned() }
    }

    /// Returns the property that the end is in `model`, where it is there and refers to something.
    #[must_use]
    pub fn find<'m, 'a>(&self, model: &'m Model<'a>) -> Option<&'m Property<'a>> {
        let property = model.object(&self.object)?.property(&self.property)?;
        property.relationship().is_some().then_some(property)
    }
}

impl fmt::Display for End {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}", self.object, self.property)
    }
}

/// An end as it is declared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Declared<'m, 'a> {
    pub(super) object: &'m Object<'a>,
    pub(super) property: &'m Property<'a>,
}

/// Returns the ends that go through the schema service: those that the vendor does not ship. A
/// self-managed server has none, for it is given its mapping as a file.
pub(super) fn own_ends<'m, 'a>(
    model: &'m Model<'a>,
    product: Product,
) -> BTreeMap<End, Declared<'m, 'a>> {
    if product == Product::Idm {
        return BTreeMap::new();
    }
    let declared = model.objects.iter().flat_map(|object| {
        object.properties().iter().map(move |property| Declared { object, property })
    });
    let own = declared.filter(|Declared { object, property }| {
        let origin = Catalog::embedded().origin(&object.name.value, &property.name.value);
        property.relationship().is_some() && origin == Origin::Own
    });
    own.map(|own| (End::new(&own.object.name.value, &own.property.name.value), own)).collect()
}

/// Returns the other ends that `property` says that there are: one for each type that it leads to.
pub(super) fn other_ends(property: &Property<'_>) -> BTreeSet<End> {
    let ends = property.relationship().into_iter().flat_map(Relationship::other_ends);
    ends.map(|(object, reverse)| End::new(object, &reverse)).collect()
}
