//! Which queries a real tenant could not answer from an index.

use std::collections::BTreeSet;

use mosaic::filter::{Filter, Operator, Scalar};
use mosaic_codegen::model::IndexClass;

use crate::{
    filter,
    schema::{ObjectType, Property},
    sort::Order,
    store::{ID, REVISION},
};

/// How a directory would answer a filter.
enum Plan {
    /// From an index.
    Index,
    /// By reading every entry, for want of an index on these properties.
    Scan(BTreeSet<String>),
}

/// Returns the properties for want of whose index a directory would read every entry to answer a
/// query; none where it would not, and where every entry was asked for.
pub(crate) fn missing(
    object_type: &ObjectType,
    filter: &Filter,
    order: &Order,
) -> BTreeSet<String> {
    match plan(object_type, filter) {
        Plan::Index => BTreeSet::new(),
        Plan::Scan(mut names) => {
            let sorted = order.fields().filter(|pointer| !is_indexed(object_type, pointer, "pr"));
            names.extend(sorted.filter_map(|pointer| pointer.first().cloned()));
            names
        }
    }
}

/// Returns a stored property that has to be equal to a text for a filter to match, and the text.
///
/// Only properties that the type declares are found: each that is asked for is indexed here, too.
pub(crate) fn equality<'f>(
    object_type: &ObjectType,
    filter: &'f Filter,
) -> Option<(&'f str, &'f str)> {
    let is_stored = |name: &str| {
        name == ID || object_type.property(name).is_some_and(Property::is_stored_and_open)
    };
    match filter {
        Filter::And(parts) => parts.iter().find_map(|part| equality(object_type, part)),
        Filter::Comparison { field, operator: Operator::Equal, value: Scalar::Text(text) } => {
            let [name] = &field[..] else { return None };
            is_stored(name).then_some((name.as_str(), text.as_str()))
        }
        _ => None,
    }
}

/// One part of a conjunction is enough to find a few entries; of alternatives, every one counts; and
/// no index says which entries do not match. A parser lets groups be 63 deep.
fn plan(object_type: &ObjectType, filter: &Filter) -> Plan {
    match filter {
        Filter::Literal(true) => Plan::Scan(BTreeSet::new()),
        Filter::Literal(false) => Plan::Index,
        Filter::Present(pointer) => leaf(object_type, pointer, "pr"),
        Filter::Comparison { field, operator, .. } => leaf(object_type, field, operator.word()),
        Filter::And(parts) => {
            let plans = parts.iter().map(|part| plan(object_type, part));
            plans.reduce(cheaper).unwrap_or(Plan::Index)
        }
        Filter::Or(parts) => {
            let plans = parts.iter().map(|part| plan(object_type, part));
            plans.reduce(dearer).unwrap_or(Plan::Index)
        }
        Filter::Not(_) => {
            let fields = filter::fields(filter).into_iter();
            Plan::Scan(fields.filter_map(|field| field.pointer.first().cloned()).collect())
        }
    }
}

fn leaf(object_type: &ObjectType, pointer: &[String], operator: &str) -> Plan {
    if is_indexed(object_type, pointer, operator) {
        return Plan::Index;
    }
    Plan::Scan(pointer.first().cloned().into_iter().collect())
}

fn cheaper(one: Plan, other: Plan) -> Plan {
    match (one, other) {
        (Plan::Scan(mut names), Plan::Scan(more)) => {
            names.extend(more);
            Plan::Scan(names)
        }
        _ => Plan::Index,
    }
}

fn dearer(one: Plan, other: Plan) -> Plan {
    match (one, other) {
        (Plan::Index, Plan::Index) => Plan::Index,
        (Plan::Scan(names), Plan::Index) | (Plan::Index, Plan::Scan(names)) => Plan::Scan(names),
        (Plan::Scan(mut names), Plan::Scan(more)) => {
            names.extend(more);
            Plan::Scan(names)
        }
    }
}

fn is_indexed(object_type: &ObjectType, pointer: &[String], operator: &str) -> bool {
    match pointer.first().map(String::as_str) {
        None | Some(REVISION) => false,
        Some(ID) => object_type.id_index == IndexClass::Indexed,
        Some(name) => match object_type.property(name) {
            Some(property) => property.is_indexed_for(operator),
            None => object_type.custom_prefix.is_none(),
        },
    }
}
